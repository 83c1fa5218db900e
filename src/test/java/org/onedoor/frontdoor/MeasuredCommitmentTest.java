package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A commitment of a plan that is measured by a standard of the clocks: what happens to referrals is what the plan says. */
@OneDoorTest
class MeasuredCommitmentTest {
    private static final String LTP = "nhs-long-term-plan-commitments-west-essex.txt";
    /** A year in which no other test sends anybody with a first episode. */
    private static final Instant BEGINS = Instant.parse("2018-03-05T10:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private Visitor visitor(String role, String organisation) {
        return new Visitor(port)
                .signIn(cast.account(role, Organisation.idOfSlug(organisation), null)
                        .username());
    }

    private void after(int days) {
        time.set(BEGINS.plus(Duration.ofDays(days)), 0);
    }

    private List<String> sent(int many) {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            references.add(doing.referral(
                    cast.gp().actor(),
                    Cast.somebody(new Random()),
                    "given",
                    Priority.ROUTINE,
                    "psychosis-first-episode"));
        }
        return references;
    }

    private void treated(String reference) {
        doing.accepted(reference, "eip");
        new Visitor(port)
                .signIn(cast.clinician("eip").username())
                .open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "treatment")
                .send();
    }

    @Test
    @Shows("WA.09")
    void theEarlyInterventionStandardMeasuresItsRowOfTheLongTermPlan() throws Exception {
        after(0);
        Visitor essex = visitor("governance", "essex-county-council");
        String name = "ltp-" + UUID.randomUUID().toString().substring(0, 8);
        Page review;
        try (InputStream file = Objects.requireNonNull(
                MeasuredCommitmentTest.class.getResourceAsStream("/reference/programme/" + LTP))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("makes the following commitments", "makes the commitments " + name);
            review = essex.open("/plans/new")
                    .form("/plans")
                    .sendWith("file", name + ".txt", text.getBytes(StandardCharsets.UTF_8));
        }
        Page plan = review.form("/confirm").send();
        Page row = plan.follow("Line 3");
        assertThat(row.text()).contains("Delivery of the Early Intervention in Psychosis standard");
        assertThat(row.text()).contains("No standard of the clocks measures it");
        Page asked = row.follow("Choose one");
        Page none = asked.form("/bind").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose the standard that shows whether it is delivered");
        Page bound = none.form("/bind").with("standard", "EIP_2W").send();
        assertThat(bound.text())
                .contains(
                        "Early intervention in psychosis, treatment within two weeks: Nobody's time has run out",
                        "Target 50% (Five-year strategy 2017-21");

        List<String> references = sent(8);
        after(5);
        references.subList(0, 4).forEach(this::treated);
        assertThat(essex.open(row.path()).text()).contains("Not shown: fewer than 5 people", "still wait in time");
        after(9);
        references.subList(4, 6).forEach(this::treated);
        after(20);
        treated(references.get(6));
        Page measured = essex.open(row.path());
        assertThat(measured.text())
                .contains(
                        "75% in time, of about 10",
                        "Target 50%: reached",
                        "Counted by OneDoor from 26 Mar 2017 to 25 Mar 2018",
                        "Nobody waits in time");
        assertThat(visitor("governance", "thurrock-council")
                        .open(row.path() + "/standards")
                        .document()
                        .select("form[action*=/standards/]"))
                .isEmpty();
        Page loose = measured.follow("Change what measures it").form("/unbind").send();
        assertThat(loose.text()).contains("It is measured by no standard yet");
    }
}
