package org.onedoor.frontdoor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onedoor.frontdoor.stack.Calling.at;
import static org.onedoor.frontdoor.stack.Calling.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.CadMessage.What;
import org.onedoor.frontdoor.Caller;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.people.Details;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the centre may do with the calls of the 999 stack, and what time does to them. */
@OneDoorTest
class StackTest {
    @Autowired
    Cast cast;

    @Autowired
    Calling calling;

    @Autowired
    Stack stack;

    @Autowired
    Care care;

    @Autowired
    StackReads reads;

    @Autowired
    StackRepository calls;

    @Autowired
    JdbcClient jdbc;

    private Actor clinician;

    @BeforeEach
    void people() {
        clinician = calling.clinician();
    }

    @Test
    void oneClinicianHoldsACallAndItComesBackWhenTheirTenMinutesPass() {
        UUID call = calling.shown(3);
        at(1, clinician, () -> stack.hold(call));
        assertThatThrownBy(() -> at(5, calling.clinician(), () -> stack.hold(call)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is reading call");
        calling.sweepAt(10);
        assertThat(calling.state(call)).isEqualTo(CallState.HELD);
        calling.sweepAt(11);
        assertThat(calling.state(call)).isEqualTo(CallState.WAITING);
        at(12, calling.clinician(), () -> stack.hold(call));
        assertThatThrownBy(() -> at(13, clinician, () -> stack.pull(call, calling.taking("Talking, no pain"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is reading call");
    }

    @Test
    void twoWhoOpenOneCallAtOnceGiveOneWinner() throws Exception {
        UUID call = calling.shown(3);
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
        UUID call = calling.shown(3);
        calling.pull(call, 5, clinician);
        calling.sweepAt(104);
        assertThat(calling.state(call)).isEqualTo(CallState.PULLED);
        calling.sweepAt(105);
        assertThat(calling.state(call)).isEqualTo(CallState.RETURNED);
        Referral referral = calling.referral(call);
        assertThat(referral.state()).isEqualTo(WorkState.CANCELLED);
        assertThat(referral.outcome()).isEqualTo(Outcome.HANDED_BACK);
        assertThat(referral.told()).containsExactly("ambulance");
        assertThat(told(calling.crewOrg(), call)).containsExactly("stack-returned");
    }

    @Test
    void aCallWhoseTimeIsUpCanBeTakenOverAndTheTeamsHaveHalfAnHour() {
        UUID call = calling.shown(3);
        calling.pull(call, 130, clinician);
        calling.sweepAt(159);
        assertThat(calling.state(call)).isEqualTo(CallState.PULLED);
        calling.sweepAt(160);
        assertThat(calling.state(call)).isEqualTo(CallState.RETURNED);
    }

    @Test
    void aCallThatWouldGoBackAtOnceIsNotTakenOverAndStaysOnTheStack() {
        UUID call = calling.shown(3);
        assertThatThrownBy(() -> calling.pull(call, 110, clinician))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is up at 13:00", "take it over");
        calling.sweepAt(121);
        assertThat(calling.state(call)).isEqualTo(CallState.WAITING);
    }

    @Test
    void aCallThatATeamAcceptedStaysWithIt() {
        UUID call = calling.shown(3);
        calling.pull(call, 5, clinician);
        calling.accept(call, 9);
        calling.sweepAt(200);
        assertThat(calling.state(call)).isEqualTo(CallState.PULLED);
        assertThatThrownBy(() -> at(30, clinician, () -> stack.handBack(call, "Busy")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("A team has accepted");
    }

    @Test
    void aCallOfCategoryFiveHasNoTimeToGoBackBy() {
        UUID call = calling.shown(5);
        calling.pull(call, 5, clinician);
        calling.sweepAt(60 * 24);
        assertThat(calling.state(call)).isEqualTo(CallState.PULLED);
    }

    @Test
    void anUpgradeTakesACallAwayFromWhoeverReadsItAndFromThoseWhoPulledIt() {
        UUID read = calling.shown(3);
        at(1, clinician, () -> stack.hold(read));
        calling.upgrade(read, 4);
        assertThat(calling.state(read)).isEqualTo(CallState.UPGRADED);
        assertThatThrownBy(() -> at(5, clinician, () -> stack.pull(read, calling.taking("Talking, no pain"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("was upgraded");

        UUID pulled = calling.shown(4);
        calling.pull(pulled, 2, clinician);
        calling.upgrade(pulled, 6);
        assertThat(calling.referral(pulled).state()).isEqualTo(WorkState.CANCELLED);
    }

    @Test
    void aTeamThatAcceptedIsToldOfAnUpgradeAndKeepsThePerson() {
        UUID call = calling.shown(3);
        calling.pull(call, 2, clinician);
        calling.accept(call, 3);
        calling.upgrade(call, 20);
        Referral referral = calling.referral(call);
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
        UUID call = calling.shown(3);
        String number = calls.find(call).orElseThrow().number();
        calling.say(3, message(number, What.DISPATCHED, null, 3));
        assertThat(calling.state(call)).isEqualTo(CallState.WITHDRAWN);
        assertThatThrownBy(() -> at(4, clinician, () -> stack.hold(call))).isInstanceOf(Refused.class);
    }

    @Test
    void aCallThatTheAmbulanceServiceClosesBecauseTheCentreHasItStaysWithTheCentre() {
        UUID call = calling.shown(3);
        calling.pull(call, 2, clinician);
        String number = calls.find(call).orElseThrow().number();
        calling.say(4, message(number, What.CLOSED, null, 3));
        calling.say(5, message(number, What.CLOSED, null, 4));
        assertThat(calling.state(call)).isEqualTo(CallState.PULLED);
        assertThat(calling.referral(call).isOpen()).isTrue();
        assertThat(told(clinician.organisationId(), call)).containsExactly("stack-closed");
        calling.sweepAt(200);
        assertThat(calling.state(call))
                .as("nobody at the ambulance service waits for it any longer")
                .isEqualTo(CallState.PULLED);
        assertThat(calling.referral(call).isOpen()).isTrue();
        calling.say(210, message(number, What.DISPATCHED, null, 210));
        assertThat(calling.state(call)).isEqualTo(CallState.WITHDRAWN);
    }

    @Test
    void noCrewIsSentForSomebodyWhoseDeathIsRecordedOnAnotherReferralOfTheirs() {
        Details who = Cast.somebody(new Random());
        UUID one = pulled(who);
        UUID other = pulled(who);
        Referral known = calling.referral(one);
        calling.accept(one, 9);
        at(
                20,
                cast.clinician("ucrt").actor(),
                () -> care.outcome(
                        known.reference(),
                        calling.referral(one).version(),
                        Outcome.DIED,
                        List.of("referrer"),
                        null,
                        null));
        assertThat(calling.referral(other).personId()).isEqualTo(known.personId());
        assertThat(calling.referral(other).outcome()).isEqualTo(Outcome.DIED);
        if (calling.state(other) == CallState.PULLED) { // until the news of it is heard
            assertThatThrownBy(() -> at(21, clinician, () -> stack.handBack(other, "Nobody free")))
                    .isInstanceOf(Refused.class);
        }
        calling.sweepAt(110);
        StackCall ended = calls.find(other).orElseThrow();
        assertThat(ended.state()).isEqualTo(CallState.COMPLETED);
        assertThat(Objects.requireNonNull(ended.end()).why()).isEqualTo(Outcome.DIED.code());
        assertThat(told(calling.crewOrg(), other)).containsExactly("stack-ended");
    }

    @Test
    void aCallWithoutATimeToGoBackByEndsWithADeathRecordedElsewhere() {
        Details who = Cast.somebody(new Random());
        UUID one = pulled(who);
        UUID last = pulled(who, 5);
        calling.accept(one, 9);
        at(
                20,
                cast.clinician("ucrt").actor(),
                () -> care.outcome(
                        calling.referral(one).reference(),
                        calling.referral(one).version(),
                        Outcome.DIED,
                        List.of("referrer"),
                        null,
                        null));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> calling.state(last) == CallState.COMPLETED);
    }

    private UUID pulled(Details who) {
        return pulled(who, 3);
    }

    private UUID pulled(Details who, int category) {
        String number = Calling.number();
        CadMessage any = message(number, What.CALL, category, 0);
        calling.say(
                0,
                new CadMessage(
                        any.messageId(),
                        any.at(),
                        any.what(),
                        number,
                        category,
                        any.calledAt(),
                        any.nature(),
                        new Caller(
                                who.nhsNumber(),
                                who.familyName(),
                                who.givenName(),
                                who.birthDate(),
                                null,
                                who.gender(),
                                who.addressLine(),
                                who.postcode(),
                                null,
                                null,
                                null,
                                null)));
        UUID call = calling.id(number);
        calling.pull(call, 5, clinician);
        return call;
    }

    @Test
    void onlyTheCentreAndTheServiceThatShowedACallReachIt() {
        UUID call = calling.shown(3);
        Actor elsewhere = cast.clinician("cmht-thurrock").actor();
        assertThatThrownBy(() -> at(1, elsewhere, () -> reads.look(call, found -> found)))
                .isInstanceOf(NotFound.class);
        assertThat(at(1, elsewhere, () -> reads.open(PlaceFilter.EVERYWHERE))).isEmpty();
        assertThatThrownBy(() -> at(1, elsewhere, () -> stack.hold(call))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> at(1, calling.crew(), () -> stack.hold(call)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Care Co-ordination Centre only");
        assertThatThrownBy(() -> at(1, cast.gp().actor(), () -> reads.open(PlaceFilter.EVERYWHERE)))
                .isInstanceOf(Forbidden.class);
        assertThat(at(1, calling.crew(), () -> reads.look(call, StackCall::number)))
                .isNotEmpty();
    }

    @Test
    void takingACallOverWithoutWordsSaysWhatIsMissingAndPullsNothing() {
        UUID call = calling.shown(3);
        at(1, clinician, () -> stack.hold(call));
        assertThatThrownBy(() -> at(2, clinician, () -> stack.pull(call, calling.taking(" "))))
                .isInstanceOf(Invalid.class);
        assertThat(calling.state(call)).isEqualTo(CallState.HELD);
    }

    @Test
    void timeThatChangesNothingIsNoActAndLeavesNoRow() {
        UUID accepted = calling.shown(3);
        calling.pull(accepted, 5, clinician);
        calling.accept(accepted, 9);
        UUID waiting = calling.shown(3);
        calling.sweepAt(200);
        long before = rows(accepted, waiting);
        calling.sweepAt(201);
        calling.sweepAt(202);
        assertThat(rows(accepted, waiting)).isEqualTo(before);
    }

    private long rows(UUID... subjects) {
        return jdbc.sql("select count(*) from platform.audit where subject_ids && :subjects")
                .param("subjects", subjects)
                .query(Long.class)
                .single();
    }

    private List<String> told(UUID organisation, UUID call) {
        return jdbc.sql("select kind from work.notification where org_id = :org and scope_id = :call")
                .param("org", organisation)
                .param("call", call)
                .query(String.class)
                .list();
    }
}
