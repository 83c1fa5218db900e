package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an agreement gives it gives until its last minute, and the register says in one sentence why. */
@OneDoorTest
class AgreementsTest {
    private static final String REASON = "Missing since this morning, found on the line";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Planning planning;

    @Autowired
    DomainTime time;

    private Person person;
    private Account clinician;
    private String constabulary = "";
    private Visitor officer;
    private Visitor privacy;

    @BeforeEach
    void somebodyWithAPlan() {
        time.set(Instant.parse("2024-03-04T09:00:00Z"), 0);
        person = planning.somebody();
        clinician = cast.clinician(Doing.PCN);
        planning.published(planning.visit(port, clinician), person.personId());
        constabulary = "Constabulary " + Planning.word();
        UUID police = planning.organisation("police", constabulary);
        officer = planning.visit(port, cast.account("police", police, null));
        privacy = planning.officer(port, clinician.organisationId());
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private String card() {
        return "/people/" + person.personId() + "/crisis-plan";
    }

    @Test
    @Shows("C4.02")
    void thePoliceCardStopsAtTheMinuteTheAgreementEndsAndTheWordsSayWhy() {
        Page none = officer.open("/crisis-plan");
        assertThat(none.status()).isEqualTo(403);
        assertThat(none.text()).contains(constabulary + " may not see crisis plans", "there is no agreement");
        String reference = planning.agree(privacy, List.of(constabulary), "4 3 2024", "4 3 2024", "17:00");
        Page entry = privacy.open("/agreements/" + reference);
        assertThat(entry.text())
                .contains("Who sees it " + constabulary, "To keep somebody safe who is met in a crisis")
                .contains("Crisis plan, I Am", "Substantial public interest", "DPIA-17")
                .contains("4 Mar 2024 at 00:00", "4 Mar 2024 at 17:00", "Review by 4 Mar 2024", "In force");

        time.set(Instant.parse("2024-03-04T16:30:00Z"), 0);
        assertThat(Planning.open(officer, person, "vital", REASON).text())
                .contains("Open to you until 17:30", "Said-CP12");
        assertThat(privacy.open("/agreements?asks=" + constabulary.replace(" ", "+") + "&keeps=R1L&what=crisis-plan")
                        .document()
                        .select("#why")
                        .text())
                .isEqualTo(
                        "Yes. %s may see crisis plans that %s keeps, because agreement %s is in force until Mon 4 Mar 2024 at 17:00: to keep somebody safe who is met in a crisis, on the basis of substantial public interest, safeguarding included."
                                .formatted(constabulary, planning.name(clinician.organisationId()), reference));
        time.set(Instant.parse("2024-03-04T16:59:59Z"), 0);
        assertThat(officer.open(card()).status()).isEqualTo(200);

        time.set(Instant.parse("2024-03-04T17:00:00Z"), 0);
        Page ended = officer.open(card());
        assertThat(ended.status()).isEqualTo(403);
        assertThat(ended.text())
                .contains("because agreement %s ended on Mon 4 Mar 2024 at 17:00 and nothing has taken its place"
                        .formatted(reference))
                .doesNotContain("Said-");
        assertThat(officer.open("/crisis-plan").text()).contains("ended on Mon 4 Mar 2024 at 17:00");
        assertThat(officer.open("/").hasLink("Crisis plan")).isFalse();
        assertThat(privacy.open("/agreements/" + reference).text()).contains("Ended");

        planning.agree(privacy, List.of(constabulary), "4 3 2024", "30 6 2024", "");
        assertThat(officer.open(card()).status()).isEqualTo(200);
        time.set(Instant.parse("2024-03-04T17:30:00Z"), 0); // the hour is over
        assertThat(officer.open(card()).status()).isEqualTo(404);
    }

    @Test
    void anAgreementEndedEarlyStopsAtOnceAndStaysInTheRegisterWithTheReason() {
        String reference = planning.agree(privacy, List.of(constabulary), "1 3 2024", "30 6 2024", "");
        assertThat(Planning.open(officer, person, "safeguarding", REASON).status())
                .isEqualTo(200);
        Page page = privacy.open("/agreements/" + reference);
        Page refused = page.form("/end").with("why", " ").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say why it ends now");
        Page ended = refused.form("/end")
                .with("why", "The review found that too much was shown")
                .send();
        assertThat(ended.text())
                .contains("From now on nothing is shown by it", "The review found that too much was shown");
        assertThat(officer.open(card()).status()).isEqualTo(403);
        assertThat(officer.open("/agreements/" + reference).text()).contains("Ended before its time");
        assertThat(officer.open("/agreements/new").status()).isEqualTo(403);
        Visitor elsewhere = planning.officer(port, cast.navigator().organisationId());
        String other = planning.agree(privacy, List.of(constabulary), "1 3 2024", "30 6 2024", "");
        assertThat(elsewhere.open("/agreements/" + other).document().select("form[action$=/end]"))
                .isEmpty();
    }

    @Test
    void withoutABasisOrAReasonNothingOpensAndWhatThePoliceDoIsNotDirectCare() {
        planning.agree(privacy, List.of(constabulary), "1 3 2024", "30 6 2024", "");
        Page form = officer.open("/crisis-plan");
        assertThat(form.text()).doesNotContain("Direct care");
        Page refused = Planning.open(officer, person, "care", "Need it");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose on what basis you must see it", "Say why in 20 characters or more");
        assertThat(refused.document().select("input[name=familyName]").val()).isEqualTo(person.familyName());
        assertThat(officer.open(card()).status()).isEqualTo(404);
        // Somebody without a plan and somebody unknown are answered alike.
        Person without = planning.somebody();
        String known = Planning.open(officer, without, "vital", REASON)
                .document()
                .select(".nhsuk-error-summary")
                .text();
        assertThat(known).contains("No crisis plan is known by these details");
        assertThat(officer.open("/people/" + without.personId() + "/crisis-plan")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAgreementThatCannotBeIsRefusedFieldByField() {
        Page refused = privacy.open("/agreements/new")
                .form("/agreements/new")
                .with("title", "")
                .with("parties", "Nobody by this name")
                .with("until-day", "31")
                .with("until-month", "2")
                .with("until-year", "2025")
                .with("until-time", "25 o'clock")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Enter what the agreement is called", "No organisation is known as \"Nobody by this name\"")
                .contains("Say what it is for", "Choose what is shared", "Choose on what lawful basis")
                .contains(
                        "First day must be a real date", "Last day must be a real date", "The time must be like 17:00")
                .contains("Enter the reference of the data protection impact assessment");
        assertThat(refused.document().select("textarea[name=parties]").text()).isEqualTo("Nobody by this name");
    }

    @Test
    void aFormGoneBackToAndChangedIsNotTakenForTheFirst() {
        Page form = privacy.open("/agreements/new");
        String title = "Plans shared " + Planning.word();
        String first = filled(form, title).send().path();
        assertThat(first).startsWith("/agreements/");
        Page again = filled(form, title + " anew").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains(SentBefore.WORDS);
        assertThat(again.document().select("input[name=title]").val()).isEqualTo(title + " anew");
        Page second = again.form("/agreements/new").send();
        assertThat(second.path()).startsWith("/agreements/").isNotEqualTo(first);
        assertThat(second.text()).contains(title + " anew");
    }

    private Form filled(Page page, String title) {
        return page.form("/agreements/new")
                .with("title", title)
                .with("parties", constabulary)
                .with("purpose", "To keep somebody safe who is met in a crisis")
                .with("class", "i-am")
                .with("basis", "public")
                .with("from-day", "4")
                .with("from-month", "3")
                .with("from-year", "2024")
                .with("until-day", "4")
                .with("until-month", "4")
                .with("until-year", "2024")
                .with("review-day", "4")
                .with("review-month", "4")
                .with("review-year", "2024")
                .with("dpia", "DPIA-18");
    }
}
