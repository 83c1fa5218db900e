package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Home treatment is considered before a bed, and its caseload is who was taken on and not discharged. */
@OneDoorTest
class HomeTreatmentTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Night night;

    @Autowired
    DetentionRepository cases;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Form considered(Visitor team, String outcome) {
        return contacting
                .form(team, ContactKind.HOME_TREATMENT, Cast.somebody(new Random()))
                .with("from", "liaison")
                .with("mode", "telephone")
                .with("outcome", outcome);
    }

    @Test
    void whoWasTakenOnStandsOnTheCaseloadWithTheFirstVisitDueWithinADayUntilTheyLeave() {
        contacting.at("2024-06-13T09:00:00Z");
        Visitor team = contacting.clinician(port, "crht");
        UUID id = Contacting.id(considered(team, "taken-on").send());
        Page list = team.open("/crisis/contacts");
        assertThat(list.text()).contains("Home treatment caseload");
        assertThat(Contacting.row(list, id)).contains("Not yet", "24 h 0 min left");
        contacting.at("2024-06-13T15:00:00Z");
        Page seen = team.open(Contacting.path(id))
                .posting("/seen")
                .with("mode", "face-to-face")
                .send();
        assertThat(seen.document().select("#k-HTT_FIRST_24H").text()).contains("Met in 6 h");
        Page bare = seen.posting("/discharge").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Write it down: where are they now, and who goes on");
        Page gone = bare.posting("/discharge")
                .with("words", "Well enough; the community team sees her on Monday")
                .send();
        assertThat(gone.text()).contains("no longer on the caseload", "the community team sees her on Monday");
        assertThat(contacting.found(id).isOpen()).isFalse();

        // Taken on again she is on the caseload again, with a clock of its own; what the first came to stays.
        contacting.at("2024-06-17T09:00:00Z");
        Page again = team.open(Contacting.path(id))
                .posting("/outcome")
                .with("outcome", "taken-on")
                .with("next", "She is worse and wants us back")
                .send();
        assertThat(contacting.found(id).isOnCaseload()).isTrue();
        assertThat(contacting.found(id).seenAt()).isNull();
        assertThat(again.document().select("#k-HTT_FIRST_24H").text()).contains("Met in 6 h");
        assertThat(again.document().select("#k-HTT_AGAIN_24H").text()).contains("Due in 24 h");
        assertThat(Contacting.row(team.open("/crisis/contacts"), id)).contains("Not yet", "24 h 0 min left");
        contacting.at("2024-06-17T11:00:00Z");
        Page visited = again.posting("/seen").with("mode", "face-to-face").send();
        assertThat(visited.document().select("#k-HTT_AGAIN_24H").text()).contains("Met in 2 h");
        assertThat(visited.document().select("#k-HTT_FIRST_24H").text()).contains("Met in 6 h");
        // Said once more in other words it is the same, with the same clock.
        contacting.at("2024-06-17T12:00:00Z");
        Page reworded = visited.posting("/outcome")
                .with("outcome", "taken-on")
                .with("next", "She is worse, and we see her daily")
                .send();
        assertThat(reworded.text()).contains("we see her daily");
        assertThat(reworded.document().select("#k-HTT_AGAIN_24H").text()).contains("Met in 2 h");
        assertThat(contacting.found(id).isOnCaseload()).isTrue();
        visited.posting("/discharge").with("words", "Well; her GP goes on").send();
        assertThat(contacting.found(id).isOpen()).isFalse();
    }

    @Test
    void aBedIsNeededOnlyWithTheReasonAndTheNameOfWhoDecided() {
        contacting.at("2024-06-13T09:00:00Z");
        Visitor team = contacting.clinician(port, "crht");
        Page bare = considered(team, "bed").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Say what home treatment decided", "Name who of the home treatment team");
        Page said = Contacting.sent(considered(team, "bed")
                .with("gatekeeping", "no-home")
                .with("gatekeeper", "S Thornbury")
                .with("alternatives", "Nobody could come before tonight"));
        assertThat(said.text())
                .contains("a bed is needed", "Considered: no home or nobody to be with them", "S Thornbury");

        // Where another decision follows, its clock and the task go from that; a visit nobody wants is awaited no
        // longer.
        contacting.at("2024-06-13T11:00:00Z");
        Page other = said.posting("/outcome")
                .with("outcome", "other-team")
                .with("next", "Her own team is better placed")
                .send();
        assertThat(other.document().select("#k-CONTACT_ON_4H").text()).contains("Due in 4 h");
        Page taken = Contacting.sent(considered(team, "taken-on"));
        assertThat(taken.document().select("#k-HTT_FIRST_24H").text()).contains("Due in 24 h");
        contacting.at("2024-06-13T12:00:00Z");
        Page declined = taken.posting("/outcome")
                .with("outcome", "declined")
                .with("next", "He does not want us after all")
                .send();
        assertThat(declined.document().select("#k-HTT_FIRST_24H").text()).doesNotContain("Due in");
    }

    @Test
    @Shows("C3.04a")
    void detentionsStandAgainstStreetTriageMonthByMonthAndAvoidedOnesWithTheirReason() {
        Visitor manager = contacting.manager(port);
        Visitor nurse = contacting.clinician(port, "street-triage");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        contacting.at("2018-03-10T21:00:00Z");
        night.beginning(officer, "s136", "Man, about 30", "30").send();
        night.beginning(officer, "s136", "Woman, about 60", "60").send();
        met(nurse, "advice");
        contacting.at("2018-04-11T21:00:00Z");
        night.beginning(officer, "s136", "Man, about 45", "45").send();
        night.beginning(officer, "not-yet", "Man, about 20", "20").send(); // advice only is no detention
        for (int person = 0; person < 5; person++) {
            met(nurse, "avoided-136", "avoided", "home");
        }
        met(nurse, "avoided-136", "avoided", "informal");
        UUID detained = met(nurse, "detained-136");

        Page april = manager.open("/crisis/contacts/figures?month=2018-04");
        assertThat(april.document().select("#m-2018-03 td").eachText())
                .containsExactly("Detained under section 136 2", "Street triage contacts 1", "Section 136 avoided 0");
        assertThat(april.document().select("#m-2018-04 td").eachText())
                .containsExactly("Detained under section 136 2", "Street triage contacts 7", "Section 136 avoided 6");

        // The case is begun of the contact, with what is known, and each leads to the other: one detention stays one
        // number.
        Page contact = nurse.open(Contacting.path(detained));
        assertThat(contact.text()).contains("No case is open yet");
        Page form = nurse.open("/crisis/new?contact=" + detained);
        assertThat(form.document().select("input[name=at]").val()).isEqualTo("2018-04-11T22:00");
        assertThat(form.document().select("input[name=who]").val()).contains("Somebody, about 40");
        assertThat(form.document().select("input[name=power][checked]").val()).isEqualTo("s136");
        assertThat(form.document().select("input[name=with][checked]").val()).isEqualTo("nurse");
        Page bare = form.form("/crisis/new").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.document().select("input[name=contact]").val()).isEqualTo(detained.toString());
        Page held = bare.form("/crisis/new").with("where", "High Street, Grays").send();
        UUID begun = Night.id(held);
        assertThat(held.hasLink(
                        "Street triage contact " + contacting.found(detained).number()))
                .isTrue();
        Page linked = nurse.open(Contacting.path(detained));
        assertThat(linked.document().select("a[href=/crisis/" + begun + "]").text())
                .startsWith("PS-");
        assertThat(linked.text()).contains("Case begun").doesNotContain("No case is open yet");
        assertThat(form.form("/crisis/new")
                        .with("where", "High Street, Grays")
                        .with("key", UUID.randomUUID().toString())
                        .send()
                        .text())
                .contains("was begun of this contact already");
        assertThat(contacting.found(detained).personId())
                .isEqualTo(cases.find(begun).orElseThrow().personId());
        assertThat(manager.open("/crisis/contacts/figures?month=2018-04")
                        .document()
                        .select("#m-2018-04 td")
                        .eachText())
                .containsExactly("Detained under section 136 2", "Street triage contacts 7", "Section 136 avoided 6");
        // Is it somebody else, those of the case are told and led to where they say so.
        Page who = nurse.open(Contacting.path(detained) + "/identify");
        assertThat(who.text()).contains("A case was begun of it");
        assertThat(who.document().select("a[href=/crisis/%s/identify]".formatted(begun)))
                .hasSize(1);
        Contacting.id(Contacting.named(who.form("/identify"), Cast.somebody(new Random()))
                .send());
        String number = cases.find(begun).orElseThrow().number();
        assertThat(contacting
                        .visit(port, night.suite())
                        .pageWith("/notifications", number)
                        .document()
                        .select("li, tr")
                        .eachText())
                .anySatisfy(each -> assertThat(each).contains("say whom the case is about", number));
        assertThat(Night.row(april, "Safe at home with somebody, and a plan")).contains("5");
        assertThat(Night.row(april, "Went to hospital of their own accord")).contains("*");
        Page march = manager.open("/crisis/contacts/figures?month=2018-03");
        assertThat(march.document().select("#m-2018-04")).isEmpty();
        assertThat(march.text()).contains("Why section 136 was not needed None in this month");
        assertThat(manager.open("/crisis/figures?month=2018-04").hasLink("Street triage against section 136"))
                .isTrue();
    }

    @Test
    @Shows("V55")
    void theLogOfStreetTriageSaysWhoWentInWhichHoursOfCoverWhatCameOfItAndWhatWasAvoided() {
        Visitor nurse = contacting.clinician(port, "street-triage");
        contacting.at("2018-07-10T19:00:00Z"); // eight in the evening: within four to midnight
        UUID together = Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Man, about 30")),
                        "avoided-136",
                        "avoided",
                        "home",
                        "pair",
                        "Nurse Vale and PC 4711")
                .send());
        contacting.at("2018-07-11T09:00:00Z"); // ten in the morning: outside
        UUID alone = Contacting.id(Contacting.triageBy(
                        "nurse",
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Woman, about 60")),
                        "detained-136")
                .send());
        Page missing = Contacting.triageBy(
                        "",
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Man, about 70")),
                        "advice")
                .send();
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("Choose an answer: who went, or gave the advice");
        Page log = nurse.open("/crisis/contacts?kind=street-triage");
        assertThat(Contacting.row(log, together))
                .contains(
                        "a nurse and an officer together",
                        "20:00",
                        "Section 136 was about to be used, and was avoided");
        assertThat(Contacting.row(log, alone))
                .contains("a nurse alone", "10:00", "Detained under section 136. No case is open yet");
        assertThat(nurse.open(Contacting.path(together)).text())
                .contains("Nurse Vale and PC 4711", "Safe at home with somebody, and a plan");
        Page figures = contacting.manager(port).open("/crisis/contacts/figures?month=2018-07");
        assertThat(figures.document().select("#cover").text())
                .contains("covers 56 hours a week (daily 16:00-24:00)", "1 were in these hours and 1 outside")
                .contains("at 1 a nurse and an officer were together");
        assertThat(figures.document().select("#m-2018-07 td").eachText())
                .containsExactly("Detained under section 136 1", "Street triage contacts 2", "Section 136 avoided 1");
        // The police of the joint team begin the case of it as well, and it stays one detention.
        Visitor officer = contacting.policeTriage(port);
        assertThat(officer.open(Contacting.path(alone)).text()).contains("No case is open yet");
        Night.id(officer.open("/crisis/new?contact=" + alone)
                .form("/crisis/new")
                .with("where", "High Street, Grays")
                .send());
        assertThat(contacting.found(alone).caseId()).isNotNull();
        assertThat(contacting
                        .manager(port)
                        .open("/crisis/contacts/figures?month=2018-07")
                        .document()
                        .select("#m-2018-07 td")
                        .eachText())
                .containsExactly("Detained under section 136 1", "Street triage contacts 2", "Section 136 avoided 1");
        // Whoever may see the contacts comes from the figures to them.
        assertThat(figures.document().select("#rows a").eachAttr("href"))
                .contains("/crisis/contacts?kind=street-triage&month=2018-07");
        contacting.at("2018-09-01T09:00:00Z");
        Page month = nurse.open("/crisis/contacts?kind=street-triage&month=2018-07");
        assertThat(month.text()).contains("All of July 2018");
        assertThat(Contacting.row(month, together)).contains("avoided");
        assertThat(Contacting.row(month, alone)).contains("Detained under section 136");
    }

    private UUID met(Visitor nurse, String outcome, String... more) {
        return Contacting.id(Contacting.triage(
                        contacting.form(nurse, ContactKind.STREET_TRIAGE, Contacting.unknown("Somebody, about 40")),
                        outcome,
                        more)
                .send());
    }
}
