package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
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
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long somebody is in A&E for their mental health, why it was long, and who is asked beside liaison where alcohol is part of it. */
@OneDoorTest
class EdStaysTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    private Visitor liaison;

    @BeforeEach
    void morning() {
        contacting.at("2018-05-14T09:00:00Z");
        liaison = contacting.clinician(port, "liaison-colchester");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Form form(Visitor by, String from, String... more) {
        return Contacting.liaison(
                contacting.form(by, ContactKind.LIAISON, Cast.somebody(new Random())),
                "liaison-colchester",
                from,
                more);
    }

    private Page open(UUID id) {
        return liaison.open(Contacting.path(id));
    }

    private static String there(Page page, UUID id) {
        return page.document().select("#e-" + id).text();
    }

    @Test
    @Shows("C3.02b")
    void eachStayInAeCountsDownFourHoursFromWhenTheyCameASlowOneSaysWhyAndTheAimIsNone() {
        // Who came at nine and was referred at ten has three hours left, from when they came and not from the referral.
        Visitor department = contacting.visit(port, cast.account("clinician", Organisation.idOfOds("RDE"), null));
        Page early = form(department, "emergency-department")
                .with("arrived", "2018-05-14T11:00")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("When they came cannot be in the future");
        UUID slow = Contacting.id(
                early.form("/liaison").with("arrived", "2018-05-14T09:00").send());
        UUID quick = Contacting.id(form(liaison, "emergency-department").send());
        UUID ward = Contacting.id(form(liaison, "ward").send());
        Page now = liaison.open("/crisis/contacts/in-ae");
        assertThat(there(now, slow)).contains("Colchester Hospital", "09:00", "3 h 0 min left", "Not seen yet");
        assertThat(there(now, quick)).contains("10:00", "4 h 0 min left");
        assertThat(there(now, ward)).isEmpty();
        assertThat(there(department.open("/crisis/contacts/in-ae"), slow)).contains("3 h 0 min left");
        assertThat(there(contacting.clinician(port, "liaison-pah").open("/crisis/contacts/in-ae"), slow))
                .isEmpty();

        // The work of liaison ends; the four hours go on until somebody says that they left.
        contacting.at("2018-05-14T10:30:00Z");
        open(slow).posting("/seen").with("mode", "face-to-face").send();
        Page home = open(slow)
                .posting("/outcome")
                .with("outcome", "home-plan")
                .with("plan", "With her brother tonight, and the crisis line")
                .with("next", "Her own team sees her tomorrow")
                .send();
        assertThat(home.document().select("#k-ED_4H").text()).contains("Due in 1 h 30 min");
        assertThat(there(liaison.open("/crisis/contacts/in-ae"), slow)).contains("Home, with a plan");
        Page left = open(quick).posting("/left").send();
        assertThat(left.document().select("#k-ED_4H").text()).contains("Met in 1 h 30 min");
        assertThat(there(liaison.open("/crisis/contacts/in-ae"), quick)).isEmpty();

        // Late is late, and says why.
        contacting.at("2018-05-14T13:00:00Z");
        assertThat(there(liaison.open("/crisis/contacts/in-ae"), slow)).contains("Breached", "1 h");
        Visitor manager = contacting.manager(port);
        Page before = manager.open("/crisis/contacts/figures?month=2018-05");
        assertThat(before.document().select("#over").text()).isEqualTo("1");
        assertThat(Night.row(before, "In A&E still, or nobody has said that they left"))
                .contains("*");
        Page bare = open(slow).posting("/left").with("at", "2018-05-14T13:45").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("It was more than four hours, from Mon 14 May 2018 at 09:00: say why");
        assertThat(bare.document().select("#left-at").val()).isEqualTo("2018-05-14T13:45");
        Page said = bare.posting("/left").with("breach", "transport").send();
        assertThat(said.document().select("#k-ED_4H").text()).contains("Missed by 45 min");
        assertThat(said.text()).contains("More than four hours: waited for transport");

        Page month = manager.open("/crisis/contacts/figures?month=2018-05");
        assertThat(month.document().select("#stays").text())
                .contains("In A&E for more than four hours: 1", "The aim is none");
        assertThat(month.document().select("#clear").text()).contains("1 too many");
        assertThat(month.document().select("tr:contains(Colchester Hospital)").stream()
                        .map(row -> row.text())
                        .filter(row -> row.contains("More than four hours"))
                        .findFirst()
                        .orElse(""))
                .contains("Came 2", "Left within four hours 1", "There now, in time 0", "More than four hours 1");
        assertThat(Night.row(month, "Waited for transport")).contains("*");
        assertThat(month.document().select("#ed-2018-05").text()).contains("2", "1");
        Page next = manager.open("/crisis/contacts/figures?month=2018-06");
        assertThat(next.document().select("#over").text()).isEqualTo("0");
        assertThat(next.document().select("#clear").text()).contains("1 month in a row without one");

        // They left in time after all: the record is put right, the reason goes, and both entries stay.
        Page right = open(slow).posting("/left").with("at", "2018-05-14T13:00").send();
        assertThat(right.document().select("#k-ED_4H").text()).contains("Met in 4 h");
        assertThat(right.text()).contains("Waited for transport");
        assertThat(manager.open("/crisis/contacts/figures?month=2018-05")
                        .document()
                        .select("#over")
                        .text())
                .isEqualTo("0");
        Page unsaid = open(slow).posting("/came").with("at", "2018-05-14T08:30").send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("It was more than four hours then, until Mon 14 May 2018 at 13:00: say why");
        Page later = unsaid.posting("/came").with("breach", "transport").send();
        assertThat(later.document().select("#k-ED_4H").text()).contains("Missed by 30 min");
        assertThat(later.text()).contains("More than four hours: waited for transport");

        // Nobody leaves before they came, and is lost from the list by a slip.
        Page before8 =
                open(slow).posting("/left").with("at", "2018-05-14T01:00").send();
        assertThat(before8.status()).isEqualTo(422);
        assertThat(before8.text()).contains("They came at Mon 14 May 2018 at 08:30: they left after that");
        Page after = open(slow).posting("/came").with("at", "2018-05-14T13:50").send();
        assertThat(after.status()).isEqualTo(422);
        assertThat(after.text()).contains("They left at Mon 14 May 2018 at 13:00: they came before that");
        Page ofWard = liaison.open(Contacting.path(ward));
        assertThat(ofWard.document().select("#stay")).isEmpty();
    }

    @Test
    @Shows("C3.02c")
    void theAlcoholFlagOpensAReferralToAlcoholLiaisonBesideTheOneToMentalHealthLiaison() {
        Person person = planning.somebody();
        Form flagged = Contacting.liaison(
                contacting.form(liaison, ContactKind.LIAISON, Contacting.of(person)),
                "liaison-colchester",
                "emergency-department",
                "alcohol",
                "yes");
        Page asked = flagged.send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Say whether they want to see the alcohol liaison nurse");
        UUID id = Contacting.id(
                asked.form("/liaison").with("alcoholConsent", "given").send());
        Page page = open(id);
        String reference = page.document().select("dl a[href^=/referrals/OD-]").text();
        assertThat(page.document().select("dl").text()).contains("Alcohol liaison Asked beside this: " + reference);
        assertThat(page.document().select("#k-PLS_ED_1H").text()).contains("Due in 1 h"); // neither waits for the other
        assertThat(contacting.found(id).reference()).isNull();

        // The referral is its own, about the same person, with what was said, for the alcohol nurse of this hospital.
        Page referral = liaison.open("/referrals/" + reference);
        assertThat(referral.text())
                .contains(
                        person.headed(),
                        "For the alcohol liaison nurse of Colchester Hospital",
                        Contacting.STORY,
                        contacting.found(id).number());
        Visitor centre = contacting.visit(port, cast.navigator());
        assertThat(centre.open("/referrals/" + reference).text()).contains("alcohol liaison nurse");

        // Sent again it is one; said no, or not flagged, it is none; flagged later it is made then.
        liaison.open(Contacting.path(id) + "/correct")
                .form("/correct")
                .with("words", "Drank a bottle before he came")
                .send();
        assertThat(open(id).document().select("dl a[href^=/referrals/OD-]")).hasSize(1);
        UUID refused =
                Contacting.id(form(liaison, "emergency-department", "alcohol", "yes", "alcoholConsent", "refused")
                        .send());
        assertThat(open(refused).document().select("dl").text()).doesNotContain("Alcohol liaison");
        assertThat(open(refused).text()).contains("Do they want to see the alcohol liaison nurse");
        UUID later = Contacting.id(form(liaison, "emergency-department").send());
        assertThat(open(later).document().select("dl").text()).doesNotContain("Alcohol liaison");
        Page right = liaison.open(Contacting.path(later) + "/correct")
                .form("/correct")
                .with("alcohol", "yes")
                .with("alcoholConsent", "not-asked")
                .send();
        assertThat(right.document().select("dl").text()).contains("Alcohol liaison Asked beside this: OD-");
        assertThat(contacting
                        .clinician(port, Doing.PCN)
                        .open(Contacting.path(id))
                        .status())
                .isEqualTo(404);
    }
}
