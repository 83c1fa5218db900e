package org.onedoor.frontdoor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.stack.CadMessage.What;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Gender;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of the 999 stack. */
@OneDoorTest
class StackTest {
    private static final Instant CALLED = Instant.parse("2024-05-14T10:00:00Z");

    @Autowired
    Cast cast;

    @Autowired
    Organisations organisations;

    @Autowired
    Services services;

    @Autowired
    CadFeed feed;

    @Autowired
    CadFile files;

    @Autowired
    Stack stack;

    @Autowired
    StackReads reads;

    @Autowired
    StackSweep sweep;

    @Autowired
    StackRepository calls;

    @Autowired
    Referrals referrals;

    @Autowired
    Answers answers;

    @Autowired
    JdbcClient jdbc;

    private UUID crewOrg;
    private Actor crew;
    private Actor clinician;
    private Actor colleague;

    @BeforeEach
    void people() {
        crewOrg = organisations.byOds("RYC").orElseThrow().id();
        crew = cast.account("ambulance", crewOrg, null).actor();
        clinician = cast.navigator().actor();
        colleague = cast.navigator().actor();
    }

    @Test
    void aCallOfCategoryOneOrTwoIsNeverShownAndNothingOfItsCallerIsKept() {
        for (int category : List.of(1, 2)) {
            String number = number();
            at(0, crew, () -> feed.take(crewOrg, message(number, What.CALL, category, 0)));
            assertThat(calls.idOf(crewOrg, number)).isEmpty();
            assertThat(jdbc.sql("select content::text from frontdoor.cad_message where number = :number")
                            .param("number", number)
                            .query(String.class)
                            .single())
                    .doesNotContain("Perrin", "Fell", "07700");
        }
    }

    @Test
    void theDatabaseItselfRefusesACallOfCategoryTwoThatWaits() {
        UUID call = shown(3);
        assertThatThrownBy(() -> jdbc.sql("update frontdoor.stack_call set category = 2 where incident_id = :id")
                        .param("id", call)
                        .update())
                .hasMessageContaining("stack_only_three_to_five");
    }

    @Test
    void oneClinicianHoldsACallAndItComesBackWhenTheirTenMinutesPass() {
        UUID call = shown(3);
        at(1, clinician, () -> stack.hold(call));
        assertThatThrownBy(() -> at(5, colleague, () -> stack.hold(call)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is reading call");
        sweepAt(10);
        assertThat(state(call)).isEqualTo(CallState.HELD);
        sweepAt(11);
        assertThat(state(call)).isEqualTo(CallState.WAITING);
        at(12, colleague, () -> stack.hold(call));
        assertThatThrownBy(() -> at(13, clinician, () -> stack.pull(call, taking("ucrt"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is reading call");
    }

    @Test
    void twoWhoOpenOneCallAtOnceGiveOneWinner() throws Exception {
        UUID call = shown(3);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> tries = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                Actor one = cast.navigator().actor();
                tries.add(pool.submit(() -> {
                    start.await();
                    try {
                        at(1, one, () -> stack.hold(call));
                        return true;
                    } catch (Refused lost) {
                        return false;
                    }
                }));
            }
            start.countDown();
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void aCallThatNoTeamAcceptsGoesBackBeforeTheAmbulanceServicesOwnTimeIsUp() {
        UUID call = shown(3);
        pull(call, 5, "ucrt");
        sweepAt(104);
        assertThat(state(call)).isEqualTo(CallState.PULLED);
        sweepAt(105);
        assertThat(state(call)).isEqualTo(CallState.RETURNED);
        Referral referral = referral(call);
        assertThat(referral.state()).isEqualTo(WorkState.CANCELLED);
        assertThat(referral.outcome()).isEqualTo(Outcome.HANDED_BACK);
        assertThat(referral.told()).containsExactly("ambulance");
        assertThat(told(crewOrg, call)).containsExactly("stack-returned");
    }

    @Test
    void aCallThatATeamAcceptedStaysWithIt() {
        UUID call = shown(3);
        pull(call, 5, "ucrt");
        accept(call, 9);
        sweepAt(200);
        assertThat(state(call)).isEqualTo(CallState.PULLED);
        assertThatThrownBy(() -> at(30, clinician, () -> stack.handBack(call, "Busy")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("A team has accepted");
    }

    @Test
    void acallOfCategoryFiveHasNoTimeToGoBackBy() {
        UUID call = shown(5);
        pull(call, 5, "ucrt");
        sweepAt(60 * 24);
        assertThat(state(call)).isEqualTo(CallState.PULLED);
    }

    @Test
    void anUpgradeTakesACallAwayFromWhoeverReadsItAndFromThoseWhoPulledIt() {
        UUID read = shown(3);
        at(1, clinician, () -> stack.hold(read));
        upgrade(read, 4);
        assertThat(state(read)).isEqualTo(CallState.UPGRADED);
        assertThatThrownBy(() -> at(5, clinician, () -> stack.pull(read, taking("ucrt"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("was upgraded");

        UUID pulled = shown(4);
        pull(pulled, 2, "ucrt");
        upgrade(pulled, 6);
        assertThat(referral(pulled).state()).isEqualTo(WorkState.CANCELLED);
    }

    @Test
    void aTeamThatAcceptedIsToldOfAnUpgradeAndKeepsThePerson() {
        UUID call = shown(3);
        pull(call, 2, "ucrt");
        accept(call, 3);
        upgrade(call, 20);
        Referral referral = referral(call);
        assertThat(referral.isOpen()).isTrue();
        assertThat(jdbc.sql("select kind from work.notification where scope_id = :id and org_id = :org")
                        .param("id", referral.referralId())
                        .param("org", referral.owner().organisationId())
                        .query(String.class)
                        .list())
                .contains("stack-overtaken");
    }

    @Test
    void aCrewThatWasSentEndsACallThatNobodyPulledAndItCannotBePulledAfter() {
        UUID call = shown(3);
        String number = calls.find(call).orElseThrow().number();
        at(3, crew, () -> feed.take(crewOrg, message(number, What.DISPATCHED, null, 3)));
        assertThat(state(call)).isEqualTo(CallState.WITHDRAWN);
        assertThatThrownBy(() -> at(4, clinician, () -> stack.hold(call))).isInstanceOf(Refused.class);
    }

    @Test
    void messagesThatComeLateChangeNothingAndARepetitionDoesNothing() {
        String number = number();
        CadMessage first = message(number, What.CALL, 3, 0);
        CadMessage newer = message(number, What.CHANGE, 4, 10);
        CadMessage older = message(number, What.CHANGE, 5, 5);
        at(10, crew, () -> feed.take(crewOrg, first));
        at(11, crew, () -> feed.take(crewOrg, newer));
        at(12, crew, () -> feed.take(crewOrg, older));
        UUID call = calls.idOf(crewOrg, number).orElseThrow();
        assertThat(calls.find(call).orElseThrow().category()).isEqualTo(Category.FOUR);
        assertThat(at(13, crew, () -> feed.take(crewOrg, newer))).isEqualTo(CadFeed.Result.NOTHING);
        CadMessage reused = new CadMessage(newer.messageId(), newer.at(), What.CLOSED, number, null, null, null, null);
        assertThatThrownBy(() -> at(13, crew, () -> feed.take(crewOrg, reused)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("was used for another message");
    }

    @Test
    void aCallThatIsDowngradedIsShownWhenItsMessageSaysEnough() {
        String number = number();
        at(0, crew, () -> feed.take(crewOrg, message(number, What.CALL, 2, 0)));
        at(6, crew, () -> feed.take(crewOrg, message(number, What.CHANGE, 3, 6)));
        UUID call = calls.idOf(crewOrg, number).orElseThrow();
        assertThat(state(call)).isEqualTo(CallState.WAITING);
    }

    @Test
    void onlyTheCentreAndTheServiceThatShowedACallReachIt() {
        UUID call = shown(3);
        Actor elsewhere = cast.clinician("cmht-thurrock").actor();
        assertThatThrownBy(() -> at(1, elsewhere, () -> reads.look(call, found -> found)))
                .isInstanceOf(NotFound.class);
        assertThat(at(1, elsewhere, reads::open)).isEmpty();
        assertThatThrownBy(() -> at(1, elsewhere, () -> stack.hold(call))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> at(1, crew, () -> stack.hold(call)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Care Co-ordination Centre only");
        assertThatThrownBy(() -> at(1, cast.gp().actor(), reads::open)).isInstanceOf(Forbidden.class);
        assertThat(at(1, crew, () -> reads.look(call, StackCall::number))).isNotEmpty();
    }

    @Test
    void takingACallOverWithoutWordsSaysWhatIsMissingAndPullsNothing() {
        UUID call = shown(3);
        at(1, clinician, () -> stack.hold(call));
        assertThatThrownBy(() -> at(
                        2,
                        clinician,
                        () -> stack.pull(
                                call,
                                new Stack.Taking(
                                        PullReason.ADVICE, Priority.URGENT, List.of("frailty-falls"), null, " "))))
                .isInstanceOf(Invalid.class);
        assertThat(state(call)).isEqualTo(CallState.HELD);
    }

    @Test
    void aBadLineOfTheFileIsRefusedWithItsReasonAndTheRestGoesIn() {
        String good = number();
        String head = String.join(",", AmbulanceFeed.COLUMNS);
        String text = head + "\n"
                + row(good, "2024-05-14T11:00:00+01:00", "call", "3", "1980-02-03")
                + row(number(), "yesterday", "call", "3", "1980-02-03")
                + row(number(), "2024-05-14T11:00:00+01:00", "call", "7", "1980-02-03")
                + row(number(), "2024-05-14T11:00:00+01:00", "sent", "3", "1980-02-03")
                + row(number(), "2024-05-14T11:00:00+01:00", "call", "3", "2980-02-03")
                + "one,two\n"
                + row(number(), "2024-05-14T11:00:00+01:00", "change", "", "1980-02-03");
        AmbulanceFeed.Taken taken = at(20, crew, () -> files.take(crewOrg, CsvFile.of("cad.csv", text)));
        assertThat(taken.added()).isEqualTo(1);
        assertThat(taken.rejects()).extracting("line").containsExactly(3, 4, 5, 6, 7, 8);
        assertThat(taken.rejects().getFirst().reason()).contains("like 2022-10-25T09:41:00+01:00");
        assertThat(taken.rejects().getLast().reason()).contains("Nothing is known of call");
        assertThat(calls.idOf(crewOrg, good)).isPresent();
        assertThatThrownBy(() -> at(20, crew, () -> files.take(crewOrg, CsvFile.of("x.csv", "call,at\n1,2\n"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no column");
    }

    private static String row(String number, String at, String what, String category, String born) {
        return "%s-m,%s,%s,%s,%s,2024-05-14T10:50:00+01:00,Fell,,Perrin,Wren,%s,,f,,CM20 1QX,%n"
                .formatted(number, at, what, number, category, born);
    }

    private UUID shown(int category) {
        String number = number();
        at(0, crew, () -> feed.take(crewOrg, message(number, What.CALL, category, 0)));
        return calls.idOf(crewOrg, number).orElseThrow();
    }

    private void pull(UUID call, int minute, String service) {
        at(minute, clinician, () -> stack.hold(call));
        at(minute, clinician, () -> stack.pull(call, taking(service)));
    }

    private void accept(UUID call, int minute) {
        Referral referral = referral(call);
        at(
                minute,
                cast.clinician("ucrt").actor(),
                () -> answers.accept(referral.reference(), referral.version(), null, null));
    }

    private void upgrade(UUID call, int minute) {
        String number = calls.find(call).orElseThrow().number();
        at(minute, crew, () -> feed.take(crewOrg, message(number, What.CHANGE, 2, minute)));
    }

    private Stack.Taking taking(String service) {
        return new Stack.Taking(
                PullReason.COMMUNITY_RESPONSE,
                Priority.VERY_URGENT,
                List.of("frailty-falls"),
                services.byCode(service).orElseThrow().id(),
                "Talking, no pain");
    }

    private CallState state(UUID call) {
        return calls.find(call).orElseThrow().state();
    }

    private Referral referral(UUID call) {
        StackCall.Pull pull =
                Objects.requireNonNull(calls.find(call).orElseThrow().pull());
        return referrals.ofAct(pull.personId(), pull.referralId());
    }

    private List<String> told(UUID organisation, UUID call) {
        return jdbc.sql("select kind from work.notification where org_id = :org and scope_id = :call")
                .param("org", organisation)
                .param("call", call)
                .query(String.class)
                .list();
    }

    private void sweepAt(int minute) {
        DomainTime.at(CALLED.plus(Duration.ofMinutes(minute)), () -> {
            sweep.run();
            return true;
        });
    }

    private static <T> T at(int minute, Actor actor, Supplier<T> work) {
        return DomainTime.at(CALLED.plus(Duration.ofMinutes(minute)), () -> CurrentActor.as(actor, work));
    }

    private static String number() {
        return "T" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static CadMessage message(String number, What what, @Nullable Integer category, int minute) {
        return new CadMessage(
                UUID.randomUUID().toString(),
                CALLED.plus(Duration.ofMinutes(minute)),
                what,
                number,
                category,
                CALLED,
                "Fell in the kitchen",
                new Caller(
                        null, "Perrin", "Wren", null, 82, Gender.FEMALE, "1 Example Road", "CM20 1QX", "07700 900155"));
    }
}
