package org.onedoor.frontdoor.therapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Talking therapies for people with long-term physical conditions: flagged, and counted apart. */
@OneDoorTest
class TherapyTest {
    private static final String TALKING = "talking-therapies";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    Therapy therapy;

    @Autowired
    DomainTime time;

    private Account gp;
    private Account therapist;

    @BeforeEach
    void aSpringDay() {
        time.set(Instant.parse("2022-05-10T09:00:00Z"), 0);
        gp = cast.gp();
        therapist = cast.clinician(TALKING);
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("V56")
    void whoHasALongTermConditionIsFlaggedOnTheReferralAndAccessAndRecoveryAreReportedApart() {
        List<String> longTerm = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            longTerm.add(doing.referral(gp.actor()));
            others.add(doing.referral(gp.actor()));
        }
        String driven = longTerm.getFirst();
        Page flagged = visit(gp)
                .open("/referrals/" + driven)
                .follow("Record a long-term physical condition")
                .form("/do/record-long-term-condition")
                .with("conditions", "diabetes")
                .with("conditions", "chronic-pain")
                .with("words", "Since 2015")
                .send();
        assertThat(flagged.status()).as(flagged.text()).isEqualTo(200);
        assertThat(flagged.text()).contains("Long-term physical condition Chronic pain, Diabetes", "Since 2015");
        assertThat(visit(cast.navigator())
                        .open("/referrals/" + driven + "/triage")
                        .text())
                .contains("Long-term physical condition Chronic pain, Diabetes");
        for (String reference : longTerm.subList(1, 6)) {
            CurrentActor.as(gp.actor(), () -> therapy.flag(reference, List.of(LongTermCondition.COPD), null, null));
        }
        List<String> all = new ArrayList<>(longTerm);
        all.addAll(others);
        all.forEach(reference -> doing.accepted(reference, TALKING));
        Visitor team = visit(therapist);
        Page scored = scores(team, driven, "15", "12", "0").send();
        assertThat(scored.status()).as(scored.text()).isEqualTo(200);
        assertThat(scored.text()).contains("10 May 2022: PHQ-9 15, GAD-7 12");
        all.stream().skip(1).forEach(reference -> score(reference, 15, 12));
        all.forEach(this::treat);

        time.set(Instant.parse("2022-06-14T09:00:00Z"), 0);
        all.forEach(this::treat);
        assertThat(scores(team, driven, "6", "4", "0").send().status()).isEqualTo(200);
        longTerm.subList(1, 5).forEach(reference -> score(reference, 6, 4));
        score(longTerm.getLast(), 14, 10);
        others.subList(0, 5).forEach(reference -> score(reference, 12, 9));
        score(others.getLast(), 6, 4);
        all.forEach(this::end);

        Visitor navigator = visit(cast.navigator());
        Page entered = navigator.open("/figures?topic=talking-therapies&from=2022-05-10&to=2022-05-10");
        assertThat(rows(entered, "Access to talking therapies, by long-term physical condition"))
                .containsExactly(
                        "Which With a long-term physical condition Entered treatment 5 With a long-term physical condition Referred or entered 5 Share 100%",
                        "Which Without one on record Entered treatment 5 Without one on record Referred or entered 5 Share 100%");
        String days = "&from=2022-06-14&to=2022-06-14";
        Page finished = navigator.open("/figures?topic=talking-therapies" + days);
        assertThat(rows(finished, "Recovery, by long-term physical condition"))
                .containsExactly(
                        "Which With a long-term physical condition Recovered 5 With a long-term physical condition Finished 5 Share 83%",
                        "Which Without one on record Recovered * Without one on record Finished 5 Share *");
        String behind = navigator
                .open("/figures/rows?topic=talking-therapies&figure=recovery%3Altc" + days)
                .text();
        assertThat(behind).contains(longTerm.subList(0, 5)).doesNotContain(longTerm.getLast());
        assertThat(others).noneMatch(behind::contains);
    }

    @Test
    void aPositiveAnswerToQuestionNineIsNotKeptWithoutAPersonWhoLooksAfterTheirSafety() {
        String reference = doing.referral(gp.actor());
        doing.accepted(reference, TALKING);
        Visitor team = visit(therapist);
        Page unsafe = scores(team, reference, "18", "9", "2").send();
        assertThat(unsafe.status()).isEqualTo(422);
        assertThat(unsafe.text())
                .contains("Say who looks after the person's safety now")
                .contains("116 123", "call 999");
        Page kept =
                unsafe.form("/do/record-scores").with("safety", "crisis-team").send();
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(kept.text())
                .contains("Question 9 was above 0: The crisis team has been told and takes it from here");
        Page wrong = scores(team, reference, "40", "x", "0").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write the GAD-7 as a whole number from 0 to 21");
        assertThat(scores(team, reference, "40", "9", "0").send().text())
                .contains("PHQ-9 is a whole number from 0 to 27");
        assertThat(scores(team, reference, "1", "9", "3")
                        .with("safety", "seen-now")
                        .send()
                        .text())
                .contains("PHQ-9 counts question 9 in: it cannot be less than 3");
        Page none = visit(gp)
                .open("/referrals/" + reference + "/do/record-long-term-condition")
                .form("/do/record-long-term-condition")
                .send();
        assertThat(none.text()).contains("Choose at least one long-term physical condition");
    }

    private Form scores(Visitor team, String reference, String phq9, String gad7, String question9) {
        LocalDate today = org.onedoor.platform.time.London.date(time.instant());
        return team.open("/referrals/" + reference + "/do/record-scores")
                .form("/do/record-scores")
                .with("on-day", String.valueOf(today.getDayOfMonth()))
                .with("on-month", String.valueOf(today.getMonthValue()))
                .with("on-year", String.valueOf(today.getYear()))
                .with("phq9", phq9)
                .with("gad7", gad7)
                .with("question9", question9);
    }

    private void score(String reference, int phq9, int gad7) {
        LocalDate today = org.onedoor.platform.time.London.date(time.instant());
        CurrentActor.as(
                therapist.actor(), () -> therapy.score(reference, new Scores(today, phq9, gad7, 0, null), null, null));
    }

    private void treat(String reference) {
        CurrentActor.as(
                therapist.actor(),
                () -> care.contact(
                        reference,
                        new Care.Seen(time.instant(), true, "video", "treatment", true, false, false, null),
                        null));
    }

    private void end(String reference) {
        CurrentActor.as(
                therapist.actor(),
                () -> care.outcome(
                        reference,
                        doing.now(reference).version(),
                        Outcome.TREATMENT_COMPLETED,
                        List.of("person"),
                        null,
                        null,
                        null));
    }

    /** The rows of one section of the figures. */
    private static List<String> rows(Page figures, String section) {
        return figures.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals(section))
                .flatMap(table -> table.select("tbody tr").eachText().stream())
                .toList();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
