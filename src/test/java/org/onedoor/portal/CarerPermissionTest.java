package org.onedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Scenario E11: Ms A permits her brother two things, takes one back, and sees who looked. Through pages alone. */
@OneDoorTest
class CarerPermissionTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Family families;

    @Autowired
    Planning planning;

    @Autowired
    Copied log;

    @Autowired
    DomainTime time;

    private Family.Met family;
    private Person person;
    private Visitor she;
    private Visitor brother;
    private Visitor team;

    @BeforeEach
    void msAndHerBrother() {
        at("2024-03-14T10:00:00Z");
        family = families.meet(port);
        person = family.person();
        she = family.she();
        brother = family.brother();
        team = family.team();
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private void at(String instant) {
        time.set(Instant.parse(instant), 0);
    }

    @Test
    @Shows("C3.11b")
    void whatSheGrantsHerBrotherSeesToTheSecondAndNoLonger() {
        family.marker();
        iAmThreeTimes();
        family.invite("Tom");
        at("2024-03-15T14:00:00Z"); // Friday
        assertThat(family.permit("15 9 2024", "appointments", "crisis-plan").text())
                .contains("Permitted", "Appointments, from Fri 15 Mar 2024 at 14:00 until Sun 15 Sep 2024 at 23:59");

        at("2024-03-15T14:05:00Z");
        Page his = brother.open("/me").follow("Crisis plan");
        assertThat(his.text()).contains("Said-CP04-helps", "Said-CP12", "SecondName");
        assertThat(his.text()).doesNotContain("Said-CP07-diagnosis", "Said-CP11", person.spacedNhsNumber());
        Page first = brother.open("/me");
        assertThat(first.path()).isEqualTo(family.page(""));
        assertThat(first.text()).contains("Fri 22 Mar 2024 at 14:30", "video");
        // What is not permitted is not there at all.
        assertThat(first.text())
                .doesNotContain(
                        "hidden",
                        "not permitted",
                        "iagnosis",
                        "What the care is for",
                        "low mood",
                        "Where referrals stand",
                        family.reference())
                .doesNotContain("Said-");
        assertThat(brother.open(family.page("/i-am")).status()).isEqualTo(404);
        assertNoMarker(first, his);

        at("2024-03-15T20:10:00Z");
        Page empty = first.form("/tell").with("words", " ").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Write what you have seen");
        Page told = first.form("/tell")
                .with("words", "She has not slept for three nights")
                .send();
        assertThat(told.text())
                .contains("Thank you. The team has what you wrote", "by the end of the next working day")
                .contains("has not said yet that it read it");
        String observed = told.text().replaceAll("(?s).*?(OB-\\w{4}-\\w{4}).*", "$1");
        Page tasks = team.tasksWith(observed);
        assertThat(tasks.text()).contains("A carer told your team something: read it", observed);

        at("2024-03-18T09:00:00Z"); // Monday
        Page withdrawn = she.open("/me/sharing");
        String permission = withdrawn
                .document()
                .select(".onedoor-sharing__one:contains(Crisis plan) form")
                .attr("action");
        assertThat(withdrawn.form(permission).send().text())
                .contains("Withdrawn. From now on they are told nothing of it");
        at("2024-03-18T09:00:01Z");
        Page refused = brother.open(family.page("/crisis-plan"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("You are not permitted to see this any longer: crisis plan")
                .contains("It was withdrawn on Mon 18 Mar 2024 at 09:00", "Only the person can permit it again")
                .doesNotContain("Said-");
        assertThat(brother.open(family.page("")).text())
                .contains("Fri 22 Mar 2024 at 14:30")
                .doesNotContain("Crisis plan");
        log.now();
        assertThat(she.open("/me/sharing").document().select("#shown ~ *").text())
                .contains("Fri 15 Mar 2024 at 14:05", "Test carer", "Saw your crisis plan (crisis plan)")
                .contains("You permitted Tom to be told about crisis plan until Sun 15 Sep 2024 at 23:59")
                .contains("They were refused: nothing was shown to them");

        night();
        assertNoMarker(brother.open(family.page("")), brother.open(family.page("/crisis-plan")));

        at("2024-09-15T22:59:59Z"); // a second before midnight in London
        assertThat(brother.open(family.page("")).text()).contains("There are no appointments ahead");
        at("2024-09-15T23:00:00Z");
        assertThat(brother.open(family.page("")).text()).doesNotContain("ppointments");
    }

    /** At two in the morning of the 20th a clinician of A&E, who has no relationship with her, breaks the glass. */
    private void night() {
        at("2024-03-20T02:00:00Z");
        UUID hospital = Organisation.idOfOds("RAJ");
        Account doctor = cast.account("clinician", hospital, null);
        Visitor privacy = planning.officer(port, hospital);
        Visitor ward = planning.visit(port, doctor);
        assertThat(ward.open("/people/" + person.personId()).status()).isEqualTo(404);
        Page seen = ward.open("/emergency")
                .form("/emergency")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("ground", "danger")
                .with("reason", "Brought in unconscious, nobody with her to ask")
                .with("password", "demo")
                .send();
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        List<String> headings = seen.document().select("main h2").eachText();
        int iAm = headings.indexOf("I Am");
        assertThat(headings.subList(0, 3)).contains("I Am", "Crisis plan");
        assertThat(iAm).isLessThan(headings.indexOf("Crisis plan"));
        assertThat(seen.document().select("#i-am").text())
                .contains("Call me Annie, third time", "Version 3")
                .doesNotContain("second time");
        assertThat(seen.text()).contains("Said-CP04-helps", "Said-CP07-diagnosis", "Said-CP11-whole");
        assertThat(privacy.tasksWith("Review: somebody of your organisation broke the glass")
                        .text())
                .contains("Review: somebody of your organisation broke the glass", "21 Mar");
        log.now();
        at("2024-03-20T08:00:00Z");
        Page looked = she.open("/me/who-looked");
        assertThat(looked.document().select("tbody tr").getFirst().text())
                .contains("Wed 20 Mar 2024 at 02:00", "A clinician", "in an emergency: somebody is in serious danger");
        Page asked = looked.follow("I do not recognise this")
                .form("/me/who-looked/" + id(looked))
                .with("words", "Who was that?")
                .send();
        assertThat(asked.text()).contains("You get an answer in writing within ten working days", "WL-");
        assertThat(privacy.tasksWith("A person does not recognise").text())
                .contains("A person does not recognise who looked");
    }

    private static String id(Page looked) {
        return looked.document().select("tbody tr").getFirst().id().substring(2);
    }

    private void iAmThreeTimes() {
        assertThat(she.open("/me/i-am").form("/me/i-am").send().text()).contains("Fill in at least one part");
        for (String time : List.of("first", "second", "third")) {
            Page kept = she.open("/me/i-am")
                    .form("/me/i-am")
                    .with("i-am-name", "Call me Annie, " + time + " time")
                    .send();
            assertThat(kept.text()).contains("of your I Am is kept");
        }
    }

    private static void assertNoMarker(Page... pages) {
        for (Page page : pages) {
            assertThat(page.text()).doesNotContainIgnoringCase("abuse").doesNotContain("perpetrator", "Sensitive");
        }
    }

    @Test
    @Shows("V35")
    void aCarerWhoMayBeToldNothingTellsTheTeamAndLearnsThatTheyReadIt() {
        family.invite("Tom");
        Page nothing = brother.open("/me");
        assertThat(nothing.document().select("main h2").eachText()).containsExactly("Tell the team");
        for (String closed : List.of("/crisis-plan", "/i-am")) {
            assertThat(brother.open(family.page(closed)).status()).as(closed).isEqualTo(404);
        }
        Page told = nothing.form("/tell").with("words", "She gave her cat away").send();
        String reference = told.text().replaceAll("(?s).*?(OB-\\w{4}-\\w{4}).*", "$1");
        assertThat(told.text()).contains("It is on the record as yours");
        Page read = team.tasksWith(reference).follow(reference);
        assertThat(read.text()).contains("Tom, brother", "She gave her cat away", "marked as a carer's");
        assertThat(read.form("/read").send().text()).contains("The carer sees that your team has read it");
        assertThat(team.tasksWith(reference).text()).doesNotContain(reference);
        assertThat(brother.open("/me").text()).contains("The team read it on Thu 14 Mar 2024 at 10:00. Thank you");
        assertThat(team.open("/people/" + person.personId() + "/timeline").text())
                .contains("A carer told the team", "From Tom, brother: She gave her cat away");
        Visitor elsewhere = planning.visit(port, cast.clinician("crht"));
        assertThat(elsewhere.open("/observations/" + reference).status()).isEqualTo(404);
        assertThat(brother.open("/people/" + person.personId()).status()).isIn(403, 404);
        assertThat(brother.open("/me/sharing").status()).isIn(403, 404);
    }

    @Test
    void aPermissionThatCannotBeIsRefusedAndWhatWasChosenIsKept() {
        family.invite("Tom");
        Page refused = family.permit("31 2 2024", "appointments");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The last day must be a real date");
        assertThat(refused.document().select("input[value=appointments]").hasAttr("checked"))
                .isTrue();
        assertThat(family.permit("1 3 2024", "appointments").text()).contains("not be over already");
        assertThat(family.permit("1 9 2024").text()).contains("Choose at least one thing");
        Page staff = team.open("/people/" + person.personId() + "/sharing")
                .form("/permit")
                .with("topic", "progress")
                .with("until-day", "1")
                .with("until-month", "9")
                .with("until-year", "2024")
                .with("capacity", "lacks")
                .send();
        assertThat(staff.text()).contains("Choose at least one thing");
        Page note = team.open("/people/" + person.personId() + "/sharing")
                .form("/permit")
                .with("topic", "appointments")
                .with("until-day", "1")
                .with("until-month", "9")
                .with("until-year", "2024")
                .with("capacity", "lacks")
                .send();
        assertThat(note.status()).isEqualTo(422);
        assertThat(note.text()).contains("Write who decided this, when, and how they came to it");
        assertThat(note.form("/permit")
                        .with("note", "Dr Fair saw her alone on 3 March")
                        .with("topic", "appointments")
                        .send()
                        .text())
                .contains("decided in their best interests", "Dr Fair saw her alone on 3 March");
    }

    @Test
    void aCarerWhoIsTakenAwayIsToldNothingAndTheSameOneIsNotAddedTwice() {
        family.invite("Tom");
        family.permit("15 9 2024", "appointments");
        assertThat(brother.open(family.page("")).text()).contains("ppointments");
        Page twice = she.open("/me/sharing")
                .form("/carers")
                .with("name", "tom")
                .with("relation", "Brother")
                .send();
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("tom is a carer here already");
        Page added = she.open("/me/sharing")
                .form("/carers")
                .with("name", "Ann")
                .with("relation", "neighbour")
                .send();
        String link = added.text().replaceAll("(?s).*(/me/invited/[\\w-]+).*", "$1");
        for (String each : List.of("Tom", "Ann")) {
            Page sharing = she.open("/me/sharing");
            String id = sharing.document()
                    .select("section:has(h2:contains(" + each + "))")
                    .getFirst()
                    .id();
            assertThat(sharing.form("/carers/" + id.substring(2) + "/end")
                            .send()
                            .text())
                    .contains("Taken away")
                    .doesNotContain(each + ", ");
        }
        assertThat(brother.open(family.page("")).status()).isEqualTo(404);
        assertThat(brother.open(link)
                        .form("/me/invited/" + link.substring(link.lastIndexOf('/') + 1))
                        .send()
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(brother.open("/me").text()).doesNotContain("Tell the team");
        assertThat(team.open("/people/" + person.personId() + "/timeline").text())
                .contains("A carer was taken away");
        family.invite("Tom");
    }
}
