package org.onedoor.frontdoor.neurodevelopment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Details;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a referral for autism or ADHD to the decision: the days, how long people wait, and how many are diagnosed. */
@OneDoorTest
class NeurodevelopmentTest {
    private static final LocalDate RECEIVED = LocalDate.of(2021, 6, 1);

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Intake intake;

    @Autowired
    NeuroMilestones milestones;

    @Autowired
    DomainTime time;

    @Test
    @Shows("V49")
    void theDaysOfReferralAssessmentAndDecisionAreKeptAndTheMedianWaitAndTheConversionAreReported() {
        Account team = cast.clinician("cypmhs");
        Visitor clinician = visit(team);
        String reference = referral(RECEIVED);
        assertThat(clinician.open("/referrals/" + reference).text())
                .contains("Neuro-developmental pathway", "Referred 1 Jun 2021", "Not assessed yet");
        Page empty = form(clinician, reference).send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Choose which milestone was reached", "Say on which day");
        assertThat(record(clinician, reference, "decision", RECEIVED.plusDays(40), "autism")
                        .text())
                .contains("Record the day of the assessment first");
        assertThat(record(clinician, reference, "assessment", RECEIVED.minusDays(1), "")
                        .text())
                .contains("The day cannot be before the referral was received");
        Page assessed = record(clinician, reference, "assessment", RECEIVED.plusDays(10), "");
        assertThat(assessed.text()).contains("Neuro-developmental assessment on 11 Jun 2021", "Assessed 11 Jun 2021");
        assertThat(record(clinician, reference, "decision", RECEIVED.plusDays(5), "autism")
                        .text())
                .contains("The decision cannot be before the assessment, on 11 Jun 2021");
        assertThat(record(clinician, reference, "decision", RECEIVED.plusDays(20), "")
                        .text())
                .contains("Say what was decided");
        assertThat(record(clinician, reference, "decision", RECEIVED.plusDays(17), "autism")
                        .text())
                .contains("Diagnosis decision on 18 Jun 2021", "Decided 18 Jun 2021: Autism");

        List<String> diagnosed = new ArrayList<>(List.of(reference));
        List<String> not = new ArrayList<>();
        for (int i = 2;
                i <= 10;
                i++) { // assessed after 20, 30 .. 100 days, decided 7 days later; every second diagnosed
            String other = referral(RECEIVED);
            LocalDate on = RECEIVED.plusDays(10L * i);
            boolean made = i % 2 == 1;
            as(team, () -> milestones.record(other, "assessment", on, null, null, null));
            as(team, () -> milestones.record(other, "decision", on.plusDays(7), made ? "adhd" : "neither", null, null));
            (made ? diagnosed : not).add(other);
        }
        String waiting = referral(RECEIVED);

        Account manager = cast.account("manager", cast.navigator().organisationId(), null);
        String days = "&from=2021-06-01&to=2021-06-01";
        Page figures = visit(manager).open("/figures?topic=pathways" + days);
        assertThat(row(figures, "Assessed, of those referred"))
                .contains("10 ", "91%", "from referral to assessment: 55 days");
        assertThat(row(figures, "Diagnosis decided")).contains("100%", "from assessment to decision: 7 days");
        assertThat(row(figures, "Diagnosed, of those decided")).contains("50%", "from referral to decision: 62 days");
        String rows = visit(cast.navigator())
                .open("/figures/rows?topic=pathways&figure=neuro:diagnosed" + days)
                .text();
        assertThat(rows).contains(diagnosed).doesNotContain(waiting);
        not.forEach(one -> assertThat(rows).doesNotContain(one));
    }

    @Test
    void aReferralForSomethingElseHasNoSuchMilestones() {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        assertThat(visit(cast.clinician(Doing.PCN))
                        .open("/referrals/" + reference + "/do/record-milestone")
                        .text())
                .contains("is for a referral for autism or ADHD");
    }

    private Visitor.Form form(Visitor visitor, String reference) {
        return visitor.open("/referrals/" + reference + "/do/record-milestone").form("/do/record-milestone");
    }

    private Page record(Visitor visitor, String reference, String milestone, LocalDate on, String diagnosis) {
        return form(visitor, reference)
                .with("milestone", milestone)
                .with("on", on.toString())
                .with("diagnosis", diagnosis)
                .send();
    }

    private static String row(Page page, String words) {
        return page.document().select("tr").stream()
                .map(org.jsoup.nodes.Element::text)
                .filter(text -> text.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is on no row of " + page.text()));
    }

    private String referral(LocalDate on) {
        Instant at = on.atTime(10, 0).toInstant(ZoneOffset.UTC);
        return DomainTime.at(at, () -> {
            Details any = Cast.somebody(new Random());
            Details child = new Details(
                    any.nhsNumber(),
                    any.familyName(),
                    any.givenName(),
                    null,
                    on.minusYears(9),
                    any.gender(),
                    any.addressLine(),
                    any.postcode(),
                    any.phone(),
                    null,
                    any.practiceOds(),
                    null,
                    false,
                    false,
                    null);
            String reference = CurrentActor.as(
                    cast.gp().actor(),
                    () -> intake.submit(
                                    new Submission(
                                            child,
                                            null,
                                            Door.GP,
                                            Priority.ROUTINE,
                                            at,
                                            null,
                                            List.of(NeuroMilestones.NEED),
                                            "Cannot sit still at school",
                                            null,
                                            "given",
                                            false),
                                    null)
                            .reference());
            doing.accepted(reference, "cypmhs");
            return reference;
        });
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private static <T> T as(Account account, java.util.function.Supplier<T> work) {
        return CurrentActor.as(account.actor(), work);
    }
}
