package org.onedoor.frontdoor.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.Details;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A question to a service about somebody: answered in time, on both sides' lists, and a referral where advice is not enough. */
@OneDoorTest
class AdviceTest {
    private static final String CONSULTANT = "consultant-outpatient";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Asking asking;

    @Autowired
    Advising advising;

    @Autowired
    Care care;

    @Autowired
    AdviceRepository repository;

    @Autowired
    RebuildAdviceLists rebuild;

    @Autowired
    Clocks clocks;

    @Autowired
    List<Pump> pumps;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Account gp;
    private Account consultant;
    private Details somebody;

    @BeforeEach
    void aPracticeAndASpecialist() {
        gp = cast.gp();
        consultant = cast.clinician(CONSULTANT);
        somebody = Cast.somebody(new Random());
    }

    @Test
    @Shows({"C2.10a", "W1.18", "T30"})
    void aPracticeAsksASpecialistAnswersInTimeAndTheAnswerSavesAReferral() {
        Visitor practice = new Visitor(port).signIn(gp.username());
        Page form = practice.open("/advice").follow("Ask for advice");
        Page wrong = form.posting("/advice/new")
                .with("words", "Is lithium still right?")
                .with("nhsNumber", "9990000000")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Is lithium still right?", "Choose how soon you need the answer", "Choose whom you ask");
        Page sent = ask(form, "routine", "Is lithium still right?");
        assertThat(sent.text()).contains("Your question is sent", "Is lithium still right?", "Waiting for an answer");
        String reference = reference(sent);
        ClockView clock = clock(reference, "ADVICE_2WD");
        assertThat(clock.isOpen()).isTrue();
        assertThat(told(consultant, reference)).containsExactly("advice-asked");

        Visitor specialist = new Visitor(port).signIn(consultant.username());
        Page list = specialist.open("/advice");
        assertThat(row(list, reference))
                .contains("TESTERTON", "Routine", "Your turn", "Advice given within two working days");
        Page thread = specialist.open("/advice/" + reference);
        Page unsaid =
                thread.form("/answer").with("answer", "Yes, at the same dose").send();
        assertThat(unsaid.text()).contains("Say whether it can be dealt with", "Yes, at the same dose");
        Page answered = thread.form("/answer")
                .with("answer", "Yes, at the same dose")
                .with("advises", "manage")
                .send();
        assertThat(answered.text()).contains("Your advice is sent.", "Yes, at the same dose");
        assertThat(clock(reference, "ADVICE_2WD").state()).isInstanceOf(ClockState.Met.class);
        assertThat(clock(reference, "ADVICE_READ").isOpen()).isTrue();
        assertThat(told(gp, reference)).containsExactly("advice-answered");

        Page read = practice.open("/advice/" + reference);
        assertThat(read.text()).contains("It is your turn", "Yes, at the same dose");
        assertThat(row(practice.open("/advice?view=asker"), reference)).contains("Your turn", "Answered");
        Page closed = read.form("/close").with("outcome", "referral-saved").send();
        assertThat(closed.text()).contains("Closed.", "saved a referral");
        assertThat(clock(reference, "ADVICE_READ").isOpen()).isFalse();
        assertThat(specialist.open("/advice?view=ended").text()).contains(reference);
        assertThat(specialist.open("/advice").text()).containsPattern("your team was asked [0-9]+ question.*saved one");
        Page again = practice.open("/advice/" + reference);
        assertThat(again.document().select("form[action$=/close]")).isEmpty();
    }

    @Test
    @Shows("C2.10a")
    void aQuestionBecomesAReferralThatKeepsTheThread() {
        String reference = asked("routine").reference();
        as(consultant, () -> advising.answer(reference, 0, "refer", "She should be seen here", null));
        Visitor practice = new Visitor(port).signIn(gp.username());
        Page form = practice.open("/advice/" + reference).follow("Make it a referral");
        Page none = form.form("/refer").with("reason", "Worse than a month ago").send();
        assertThat(none.text()).contains("Select at least one need", "Worse than a month ago");
        Page sent = form.form("/refer")
                .with("reason", "Worse than a month ago")
                .with("needs", "low-mood-anxiety")
                .with("priority", "soon")
                .send();
        assertThat(sent.text())
                .contains("Advice that came before: " + reference, "She should be seen here", "What is best here?");
        Advice after = repository.byReference(reference).orElseThrow();
        assertThat(after.state()).isEqualTo(AdviceState.REFERRED);
        Referral referral =
                doing.now(java.util.Objects.requireNonNull(after.referral()).reference());
        assertThat(referral.personId()).isEqualTo(after.personId());
        assertThat(referral.requestedService()).isEqualTo(Service.idOf(CONSULTANT));
        assertThat(told(consultant, reference)).contains("advice-referred");

        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        assertThat(navigator
                        .open("/referrals/" + referral.reference() + "/triage")
                        .text())
                .contains("Advice that came before: " + reference, "She should be seen here");
        assertThat(navigator.open("/advice/" + reference).status())
                .as("the question itself stays with its two sides, also where others reach the person")
                .isEqualTo(403);
        doing.accepted(referral.reference(), Doing.PCN);
        assertThat(new Visitor(port)
                        .signIn(cast.clinician(Doing.PCN).username())
                        .open("/referrals/" + referral.reference())
                        .text())
                .contains("She should be seen here");
        assertThatThrownBy(
                        () -> as(consultant, () -> advising.answer(reference, after.version(), "manage", "Also", null)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("It became referral " + referral.reference());
    }

    @Test
    void theClockStandsStillWhileMoreIsAskedAndGoesOnWhenItIsPassedOn() {
        Advice asked = asked("today");
        ClockView before = clock(asked.reference(), "ADVICE_4H");
        Advice more = as(consultant, () -> advising.askMore(asked.reference(), 0, "Which dose?", null));
        assertThat(clock(asked.reference(), "ADVICE_4H").state()).isInstanceOf(ClockState.Paused.class);
        assertThat(clock(asked.reference(), "ADVICE_READ").isOpen()).isTrue();
        assertThat(told(gp, asked.reference())).containsExactly("advice-more-asked");
        assertThatThrownBy(() -> as(gp, () -> advising.giveMore(asked.reference(), 0, "400 mg", null)))
                .as("decided on an older version")
                .isInstanceOf(org.onedoor.platform.StaleEdit.class);
        Advice given = DomainTime.at(
                time.instant().plus(Duration.ofHours(2)),
                () -> as(gp, () -> advising.giveMore(asked.reference(), more.version(), "400 mg", null)));
        Duration later = Duration.between(
                before.due(), clock(asked.reference(), "ADVICE_4H").due());
        assertThat(later).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
        Advice passed = as(
                consultant,
                () -> advising.passOn(
                        asked.reference(), given.version(), Service.idOf(Doing.PCN), "They know the tablets", null));
        assertThat(clock(asked.reference(), "ADVICE_4H").started()).isEqualTo(before.started());
        Account other = cast.clinician(Doing.PCN);
        assertThat(told(other, asked.reference())).contains("advice-asked");
        assertThat(row(new Visitor(port).signIn(other.username()).open("/advice"), asked.reference()))
                .contains("Your turn");
        assertThat(new Visitor(port)
                        .signIn(consultant.username())
                        .open("/advice/" + asked.reference())
                        .status())
                .as("whoever passed it on has it no longer")
                .isEqualTo(403);
        Advice answered =
                as(other, () -> advising.answer(asked.reference(), passed.version(), "manage", "Halve it", null));
        Advice on = as(gp, () -> advising.followUp(asked.reference(), answered.version(), "For how long?", null));
        assertThat(on.state()).isEqualTo(AdviceState.ASKED);
        assertThat(clock(asked.reference(), "ADVICE_4H").isOpen()).isTrue();
        assertThat(CurrentActor.as(Actor.SYSTEM, rebuild::rebuild)).isZero();
    }

    @Test
    void timeRunsOutAndTheTaskIsOfWhoeversTurnItIs() {
        Advice asked = asked("today");
        DomainTime.at(time.instant().plus(Duration.ofHours(5)), due());
        assertThat(tasks(asked.reference())).containsExactly(consultant.organisationId());
        Visitor specialist = new Visitor(port).signIn(consultant.username());
        assertThat(specialist.open("/tasks").text()).contains("Advice " + asked.reference());
        as(consultant, () -> advising.answer(asked.reference(), 0, "manage", "Rest", null));
        assertThat(tasks(asked.reference())).isEmpty();
        DomainTime.at(time.instant().plus(Duration.ofDays(9)), due());
        assertThat(tasks(asked.reference())).containsExactly(gp.organisationId());
    }

    @Test
    void onlyTheTwoSidesEverSeeItAndEachDoesItsOwnPart() {
        Advice asked = asked("routine");
        for (Account other : List.of(
                cast.gp("F81110"), cast.clinician(Doing.PCN), cast.account("police", gp.organisationId(), null))) {
            int status = new Visitor(port)
                    .signIn(other.username())
                    .open("/advice/" + asked.reference())
                    .status();
            assertThat(status).as(other.role()).isIn(403, 404);
            assertThatThrownBy(() -> as(other, () -> advising.answer(asked.reference(), 0, "manage", "Mine", null)))
                    .isInstanceOfAny(NotFound.class, Forbidden.class);
        }
        assertThatThrownBy(() -> as(gp, () -> advising.answer(asked.reference(), 0, "manage", "Mine", null)))
                .hasMessageContaining("for the service that was asked");
        assertThatThrownBy(() -> as(
                        consultant, () -> advising.close(asked.reference(), 0, AdviceOutcome.NOT_NEEDED, null, null)))
                .hasMessageContaining("for whoever asked");
        assertThatThrownBy(() -> as(gp, () -> advising.close(asked.reference(), 0, AdviceOutcome.FOLLOWED, null, null)))
                .hasMessageContaining("No advice has been given yet");
        assertThat(jdbc.sql(
                                "select count(*) from platform.audit where what like '%' || :ref || '%' and outcome <> 'allowed'")
                        .param("ref", asked.reference())
                        .query(Integer.class)
                        .single())
                .isPositive();
        UUID person = asked.personId();
        assertThat(new Visitor(port)
                        .signIn(consultant.username())
                        .open("/people/" + person)
                        .status())
                .as("the team that is asked may see whom it advises about")
                .isEqualTo(200);
        assertThat(new Visitor(port)
                        .signIn(cast.clinician(Doing.PCN).username())
                        .open("/advice/new?person=" + person)
                        .status())
                .isEqualTo(404);
        Advice secret = as(gp, () -> asking.ask(question("routine", "refused", Cast.somebody(new Random())), null));
        assertThat(new Visitor(port)
                        .signIn(consultant.username())
                        .open("/people/" + secret.personId())
                        .status())
                .isEqualTo(404);
        assertThat(new Visitor(port)
                        .signIn(consultant.username())
                        .open("/advice/" + secret.reference())
                        .text())
                .contains("What is best here?");
    }

    @Test
    void askingTwiceWithOneKeyAsksOnceAndAboutSomebodyKnownTheirRecordIsUsed() {
        String referral = doing.referral(gp.actor());
        UUID person = doing.now(referral).personId();
        Visitor practice = new Visitor(port).signIn(gp.username());
        Page form = practice.open("/people/" + person).follow("Ask for advice");
        assertThat(form.document().select("input[name=familyName]")).isEmpty();
        Visitor.Form filled = form.posting("/advice/new")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("urgency", "routine")
                .with("consent", "given")
                .with("words", "Which tablet?");
        String first = reference(filled.send());
        String second = reference(filled.send());
        assertThat(second).isEqualTo(first);
        assertThat(repository.byReference(first).orElseThrow().personId()).isEqualTo(person);
        assertThat(practice.open("/people/" + person + "/timeline").text())
                .contains("Advice asked of")
                .doesNotContain("Which tablet?");
    }

    @Test
    void aQuestionAboutSomebodyWhoHasDiedIsOverAndNobodyRefersThemAfterIt() {
        String referral = doing.referral(gp.actor(), somebody);
        Advice asked = asked("today");
        Advice answered = as(consultant, () -> advising.answer(asked.reference(), 0, "refer", "Refer", null));
        Advice waits = asked("routine");
        UUID person = asked.personId();
        assertThat(doing.person(referral)).isEqualTo(person);
        as(
                cast.navigator(),
                () -> care.outcome(referral, doing.now(referral).version(), Outcome.DIED, List.of("gp"), null, null));
        Advising.Referring with =
                new Advising.Referring(Priority.URGENT, List.of("low-mood-anxiety"), "Worse", null, "given");
        assertThatThrownBy(() -> as(gp, () -> advising.refer(asked.reference(), answered.version(), with, null)))
                .isInstanceOf(Refused.class);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(List.of(asked, waits))
                        .allSatisfy(one -> assertThat(
                                        repository.byReference(one.reference()).orElseThrow())
                                .satisfies(now -> assertThat(now.outcome()).isEqualTo(AdviceOutcome.DIED))));
        assertThat(clock(waits.reference(), "ADVICE_2WD").isOpen()).isFalse();
        assertThat(told(gp, waits.reference())).contains("advice-over");
        assertThat(told(consultant, waits.reference())).contains("advice-closed");
        assertThat(new Visitor(port)
                        .signIn(gp.username())
                        .open("/advice/" + waits.reference())
                        .text())
                .contains("The person died")
                .doesNotContain("It is the turn of");
        Advice later = repository.byReference(waits.reference()).orElseThrow();
        assertThatThrownBy(() -> as(
                        gp, () -> advising.close(waits.reference(), later.version(), AdviceOutcome.DIED, null, null)))
                .as("nobody says so of a question")
                .hasMessageContaining("Choose what came of it");
    }

    private Page ask(Page form, String urgency, String words) {
        return form.posting("/advice/new")
                .with("nhsNumber", java.util.Objects.requireNonNull(somebody.nhsNumber()))
                .with("givenName", "Robin")
                .with("familyName", "Testerton")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1970")
                .with("service", Service.idOf(CONSULTANT).toString())
                .with("urgency", urgency)
                .with("consent", "given")
                .with("words", words)
                .send();
    }

    private static Asking.Question question(String urgency, String consent, Details who) {
        return new Asking.Question(
                null, who, Service.idOf(CONSULTANT), Urgency.ofCode(urgency), consent, "What is best here?");
    }

    private Advice asked(String urgency) {
        return as(gp, () -> asking.ask(question(urgency, "given", somebody), null));
    }

    private Supplier<Boolean> due() {
        return () -> {
            for (int round = 0; round < 10; round++) { // other tests leave many clocks, and each round takes some
                pumps.stream().filter(pump -> pump.name().equals("clocks-due")).forEach(Pump::run);
            }
            return true;
        };
    }

    private List<UUID> tasks(String reference) {
        return jdbc.sql("select org_id from work.task where item = :item and state = 'open'")
                .param("item", reference)
                .query(UUID.class)
                .list();
    }

    private List<String> told(Account account, String reference) {
        return jdbc.sql("""
                select kind from work.notification
                 where org_id = :org and (team_id is null or team_id = :team) and item = :item and kind like 'advice-%'
                """)
                .param("org", account.organisationId())
                .param("team", account.teamId())
                .param("item", reference)
                .query(String.class)
                .list();
    }

    private ClockView clock(String reference, String standard) {
        Advice advice = repository.byReference(reference).orElseThrow();
        return clocks.ofScope(advice.personId(), advice.adviceId()).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    private static String row(Page list, String reference) {
        return list.document().select("#a-" + reference).text();
    }

    private static String reference(Page page) {
        return page.path().replaceAll(".*(AG-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1");
    }

    private static <T> T as(Account account, Supplier<T> work) {
        return CurrentActor.as(account.actor(), work);
    }
}
