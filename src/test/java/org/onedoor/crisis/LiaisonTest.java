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
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A&E liaison: the list of each hospital, how soon each person is seen, and what came of it. */
@OneDoorTest
class LiaisonTest {
    @LocalServerPort
    int port;

    @Autowired
    Contacting contacting;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    private Visitor harlow;

    @BeforeEach
    void morning() {
        contacting.at("2024-06-03T08:00:00Z");
        harlow = contacting.clinician(port, "liaison-pah");
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private UUID referred(Visitor by, String hospital, String from) {
        Details who = Cast.somebody(new Random());
        return Contacting.id(Contacting.liaison(contacting.form(by, ContactKind.LIAISON, who), hospital, from)
                .send());
    }

    @Test
    @Shows("C3.02a")
    void eachHospitalHasItsListWithReferredSeenAndOutcomeAndTheClocksOfOneHourAndADay() {
        // A&E refers; a hospital's list holds its own people only.
        Visitor department = contacting.visit(port, cast.account("clinician", Organisation.idOfOds("RQW"), null));
        UUID emergency = referred(department, "liaison-pah", "emergency-department");
        UUID ward = referred(harlow, "liaison-pah", "ward");
        Visitor chelmsford = contacting.clinician(port, "liaison-broomfield");
        UUID elsewhere = referred(chelmsford, "liaison-broomfield", "emergency-department");
        Visitor colchester = contacting.clinician(port, "liaison-colchester");
        UUID third = referred(colchester, "liaison-colchester", "emergency-department");

        Page list = harlow.open("/crisis/contacts");
        assertThat(list.document().select("h2").eachText()).contains("A&E liaison, Princess Alexandra Hospital");
        assertThat(Contacting.row(list, emergency)).contains("09:00", "Not yet", "1 h 0 min left", "Running");
        assertThat(Contacting.row(list, ward)).contains("Not yet", "24 h 0 min left");
        assertThat(Contacting.row(list, elsewhere)).isEmpty();
        assertThat(Contacting.row(chelmsford.open("/crisis/contacts"), elsewhere))
                .contains("1 h 0 min left");
        assertThat(chelmsford.open("/crisis/contacts").text()).contains("A&E liaison, Broomfield Hospital");
        assertThat(colchester.open("/crisis/contacts").text()).contains("A&E liaison, Colchester Hospital");
        assertThat(Contacting.row(colchester.open("/crisis/contacts"), third)).contains("1 h 0 min left");
        assertThat(chelmsford.open(Contacting.path(emergency)).status()).isEqualTo(404);

        // A call to the ward stops nothing; being with the person does.
        contacting.at("2024-06-03T08:40:00Z");
        Page called = harlow.open(Contacting.path(emergency))
                .posting("/seen")
                .with("mode", "telephone")
                .send();
        assertThat(called.document().select("#k-PLS_ED_1H").text()).contains("Due in 20 min");
        assertThat(called.document().select("table").text()).contains("Telephoned");
        assertThat(Contacting.row(harlow.open("/crisis/contacts"), emergency)).contains("Not yet");
        Page heard = called.posting("/outcome")
                .with("outcome", "signposted")
                .with("signpost", "The crisis line, NHS 111 option 2")
                .with("next", "She rings if it gets worse")
                .send();
        assertThat(heard.status()).isEqualTo(409);
        assertThat(heard.text()).contains("Nobody has recorded that the person was seen face to face");
        contacting.at("2024-06-03T08:55:00Z");
        Page wrong = called.posting("/seen").with("mode", "face-to-face").send();
        assertThat(wrong.document().select("#k-PLS_ED_1H").text()).contains("Met in 55 min");
        Page back = wrong.posting("/seen").with("mode", "mistake").send();
        assertThat(back.document().select("#k-PLS_ED_1H").text()).contains("Due in 5 min");
        assertThat(contacting.found(emergency).seenAt()).isNull();
        back.posting("/seen").with("mode", "face-to-face").send();
        Page seen = back.posting("/seen").with("mode", "telephone").send(); // a call takes no visit back
        assertThat(seen.document().select("#k-PLS_ED_1H").text()).contains("Met in 55 min");
        assertThat(Contacting.row(harlow.open("/crisis/contacts"), emergency))
                .contains("09:55 today", "Met Mon 3 Jun 2024 at 09:55");

        // The outcome names what comes next, and the person leaves the open list.
        Page bare = seen.posting("/outcome").with("outcome", "home-plan").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.text()).contains("Write it down: what happens next, and who does it");
        Page ended = bare.posting("/outcome")
                .with("outcome", "home-plan")
                .with("plan", "With her sister tonight; the tablets are put away")
                .with("next", "Home treatment rings her tomorrow at ten")
                .send();
        assertThat(ended.text()).contains("Home, with a plan", "Home treatment rings her tomorrow at ten");
        assertThat(Contacting.row(harlow.open("/crisis/contacts"), emergency))
                .contains("Home, with a plan", "Met in 55 min");

        // Late is late: after the hour, and on the ward after the day.
        contacting.at("2024-06-03T09:20:00Z");
        assertThat(Contacting.row(chelmsford.open("/crisis/contacts"), elsewhere))
                .contains("Breached", "20 min late");
        // Whoever referred has their part in it also when another puts right what they said.
        harlow.open(Contacting.path(emergency) + "/correct")
                .form("/correct")
                .with("words", "Brought in by her sister")
                .send();
        assertThat(department.open(Contacting.path(emergency)).document().select("a[href$=correct]"))
                .isNotEmpty();
        assertThat(contacting.found(emergency).byOrganisation()).isEqualTo(Organisation.idOfOds("RQW"));
        contacting.at("2024-06-04T08:30:00Z");
        Page late = harlow.open(Contacting.path(ward))
                .posting("/seen")
                .with("mode", "face-to-face")
                .send();
        assertThat(late.document().select("#k-PLS_WARD_24H").text()).contains("Missed by 30 min");
    }

    @Test
    @Shows("C3.02d")
    void nothingIsClosedBeforeTheReferralThePlanOrWhereToTurnIsRecorded() {
        for (String outcome : java.util.List.of("home-plan", "signposted", "crisis-referral", "own-team")) {
            contacting.at("2024-06-03T08:00:00Z");
            UUID id = referred(harlow, "liaison-pah", "emergency-department");
            contacting.at("2024-06-03T08:20:00Z");
            harlow.open(Contacting.path(id))
                    .posting("/seen")
                    .with("mode", "face-to-face")
                    .send();
            Page bare = harlow.open(Contacting.path(id))
                    .posting("/outcome")
                    .with("outcome", outcome)
                    .send();
            assertThat(bare.status()).isEqualTo(422);
            assertThat(contacting.found(id).isOpen()).isTrue();
            Page dot = bare.posting("/outcome")
                    .with("outcome", outcome)
                    .with("next", ".")
                    .send();
            assertThat(dot.status()).isEqualTo(422);
            assertThat(dot.text()).contains("Say in a sentence what happens next and who does it");
            String next = "The crisis team rings at ten, and the number is written down";
            if (outcome.equals("home-plan") || outcome.equals("signposted")) {
                Page without = bare.posting("/outcome")
                        .with("outcome", outcome)
                        .with("next", next)
                        .with("plan", "-")
                        .send();
                assertThat(without.status()).isEqualTo(422);
                assertThat(without.text())
                        .contains(
                                outcome.equals("home-plan")
                                        ? "Write the plan down"
                                        : "Write down where they were told to turn");
                assertThat(contacting.found(id).isOpen()).isTrue();
            }
            if (outcome.equals("crisis-referral")) {
                Page without = bare.posting("/outcome")
                        .with("outcome", outcome)
                        .with("next", next)
                        .send();
                assertThat(without.status()).isEqualTo(409);
                assertThat(without.text()).contains("Make the referral first");
                assertThat(contacting.found(id).isOpen()).isTrue();
                without.posting("/refer").with("consent", "given").send();
                assertThat(contacting.found(id).reference()).isNotNull();
            }
            Page closed = harlow.open(Contacting.path(id))
                    .posting("/outcome")
                    .with("outcome", outcome)
                    .with("next", next)
                    .with("plan", "He stays with his brother, and rings the crisis line")
                    .with("signpost", "The crisis line, NHS 111 option 2")
                    .send();
            assertThat(closed.text()).contains(next);
            if (outcome.equals("own-team")) {
                assertThat(contacting.found(id).isOpen()).isTrue();
                assertThat(closed.document().select("#k-CONTACT_ON_4H").text()).contains("Due in 4 h");
                closed.posting("/taken").with("holder", "Dr Ashdown, Harlow").send();
            }
            assertThat(contacting.found(id).isOpen()).isFalse();
        }
    }

    @Test
    void nobodyHasAnOutcomeBeforeTheyWereSeenUnlessTheyLeftAndABedIsAskedForWithTheGatekeeper() {
        UUID id = referred(harlow, "liaison-pah", "emergency-department");
        Page early = harlow.open(Contacting.path(id))
                .posting("/outcome")
                .with("outcome", "signposted")
                .with("signpost", "The crisis line, NHS 111 option 2")
                .with("next", "Told about the crisis line")
                .send();
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("Nobody has recorded that the person was seen");
        contacting.at("2024-06-03T08:20:00Z");
        Page seen = harlow.open(Contacting.path(id))
                .posting("/seen")
                .with("mode", "face-to-face")
                .send();
        Page bed = seen.posting("/outcome")
                .with("outcome", "bed")
                .with("next", "A bed is looked for")
                .send();
        assertThat(bed.status()).isEqualTo(422);
        assertThat(bed.text()).contains("no bed is asked for before home treatment was considered");
        Page asked = bed.posting("/outcome")
                .with("outcome", "bed")
                .with("next", "A bed is looked for")
                .with("gatekeeping", "not-safe")
                .with("gatekeeper", "S Thornbury")
                .with("alternatives", "Nobody could come before tonight")
                .send();
        assertThat(asked.text())
                .contains("A mental health bed was asked for", "Considered: not safe at home", "S Thornbury");

        assertThat(contacting.found(id).isOpen()).isTrue(); // until somebody looks for the bed
        // Late is late, and the same outcome in other words takes nothing of it away.
        contacting.at("2024-06-03T13:00:00Z");
        asked.posting("/taken").with("holder", "S Thornbury, bed management").send();
        assertThat(contacting.found(id).isOpen()).isFalse();
        contacting.at("2024-06-03T14:00:00Z");
        Page reworded = harlow.open(Contacting.path(id))
                .posting("/outcome")
                .with("outcome", "bed")
                .with("next", "A bed is looked for, near her family")
                .with("gatekeeping", "not-safe")
                .with("gatekeeper", "S Thornbury")
                .with("alternatives", "Nobody could come before tonight")
                .send();
        assertThat(reworded.text()).contains("near her family").doesNotContain("Nobody has it yet");
        assertThat(reworded.document().select("#k-CONTACT_ON_4H").text()).contains("Missed by 40 min");
        assertThat(contacting.found(id).isOpen()).isFalse();
        contacting.at("2024-06-03T08:20:00Z");
        Visitor manager = contacting.manager(port);
        String before =
                Night.row(manager.open("/crisis/contacts/figures?month=2024-06"), "Princess Alexandra Hospital");
        UUID left = referred(harlow, "liaison-pah", "emergency-department");
        Page gone = harlow.open(Contacting.path(left))
                .posting("/outcome")
                .with("outcome", "left-before-seen")
                .with("next", "The police were asked to look for him")
                .send();
        assertThat(gone.text()).contains("Left before being seen");
        assertThat(gone.document().select("#k-PLS_ED_1H").text()).doesNotContain("Due in");
        // Whoever left is counted among those who were referred, as not met and not as late.
        String after = Night.row(manager.open("/crisis/contacts/figures?month=2024-06"), "Princess Alexandra Hospital");
        assertThat(cell(after, "Referred")).isEqualTo(cell(before, "Referred") + 1);
        assertThat(cell(after, "Ended before anybody saw them"))
                .isEqualTo(cell(before, "Ended before anybody saw them") + 1);
    }

    @Test
    void aFactEarlierThanTheRecordIsKeptAndShownAndTheFirstEntryIsPutRightByAnother() {
        contacting.at("2024-06-05T10:00:00Z");
        UUID id = referred(harlow, "liaison-pah", "emergency-department");
        Page kept = harlow.open(Contacting.path(id))
                .posting("/seen")
                .with("at", "2024-06-05T10:50")
                .with("mode", "face-to-face")
                .send();
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.text())
                .contains("What was recorded cannot all be so", "Wed 5 Jun 2024 at 10:50, before the contact itself");
        assertThat(kept.document().select("#k-PLS_ED_1H").text()).contains("Due in 1 h");

        String correct = Contacting.path(id) + "/correct";
        Page form = harlow.open(correct);
        assertThat(form.document().select("textarea[name=words]").text()).isEqualTo(Contacting.STORY);
        Page bare = form.form("/correct")
                .with("words", "")
                .with("at", "2024-06-05T10:40")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.document().select("input[name=at]").val()).isEqualTo("2024-06-05T10:40");
        Page right = bare.form("/correct")
                .with("words", "Referred by the charge nurse, twenty minutes earlier")
                .with("reason", "self-harm")
                .send();
        assertThat(right.text())
                .contains("Put right", Contacting.STORY, "Referred by the charge nurse", "Recorded, put right")
                .doesNotContain("cannot all be so");
        assertThat(right.document().select("#k-PLS_ED_1H").text()).contains("Met in 10 min");
        assertThat(contacting.found(id).reason()).isEqualTo("self-harm");
        assertThat(contacting
                        .clinician(port, "liaison-broomfield")
                        .open(correct)
                        .status())
                .isEqualTo(404);
        // The wrong hospital was chosen: the right one has it from now on, and is told.
        harlow.open(correct)
                .form("/correct")
                .with("hospital", "liaison-broomfield")
                .send();
        Visitor chelmsford = contacting.clinician(port, "liaison-broomfield");
        assertThat(Contacting.row(chelmsford.open("/crisis/contacts"), id)).isNotEmpty();
        assertThat(chelmsford
                        .pageWith("/notifications", contacting.found(id).number())
                        .text())
                .contains(contacting.found(id).number());
    }

    private static int cell(String row, String column) {
        String after = row.substring(row.indexOf(column) + column.length()).strip();
        return Integer.parseInt(after.replaceFirst("[^0-9].*", ""));
    }
}
