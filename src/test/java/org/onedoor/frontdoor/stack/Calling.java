package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.Cast;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.CadMessage.What;
import org.onedoor.frontdoor.Caller;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Gender;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** What a dispatch system, the centre and a team do about 999 calls, minute by minute after one connected. */
@Component
class Calling {
    static final Instant CALLED = Instant.parse("2024-05-14T10:00:00Z");

    private final Cast cast;
    private final Organisations organisations;
    private final Services services;
    private final CadFeed feed;
    private final Stack stack;
    private final StackSweep sweep;
    private final StackRepository calls;
    private final Referrals referrals;
    private final Answers answers;

    Calling(
            Cast cast,
            Organisations organisations,
            Services services,
            CadFeed feed,
            Stack stack,
            StackSweep sweep,
            StackRepository calls,
            Referrals referrals,
            Answers answers) {
        this.cast = cast;
        this.organisations = organisations;
        this.services = services;
        this.feed = feed;
        this.stack = stack;
        this.sweep = sweep;
        this.calls = calls;
        this.referrals = referrals;
        this.answers = answers;
    }

    UUID crewOrg() {
        return organisations.byOds("RYC").orElseThrow().id();
    }

    Actor crew() {
        return cast.account("ambulance", crewOrg(), null).actor();
    }

    Actor clinician() {
        return cast.navigator().actor();
    }

    AmbulanceCalls.Result say(int minute, CadMessage message) {
        return at(minute, crew(), () -> feed.take(crewOrg(), message));
    }

    /** A call of this category that connected at minute nought and is shown. */
    UUID shown(int category) {
        String number = number();
        say(0, message(number, What.CALL, category, 0));
        return id(number);
    }

    UUID id(String number) {
        return calls.idOf(crewOrg(), number).orElseThrow();
    }

    void pull(UUID call, int minute, Actor clinician) {
        at(minute, clinician, () -> stack.hold(call));
        at(minute, clinician, () -> stack.pull(call, taking("Talking, no pain")));
    }

    void accept(UUID call, int minute) {
        Referral referral = referral(call);
        at(
                minute,
                cast.clinician("ucrt").actor(),
                () -> answers.accept(referral.reference(), referral.version(), null, null));
    }

    void upgrade(UUID call, int minute) {
        say(minute, message(calls.find(call).orElseThrow().number(), What.CHANGE, 2, minute));
    }

    Stack.Taking taking(String words) {
        return new Stack.Taking(
                PullReason.COMMUNITY_RESPONSE,
                Priority.VERY_URGENT,
                List.of("frailty-falls"),
                services.byCode("ucrt").orElseThrow().id(),
                words);
    }

    CallState state(UUID call) {
        return calls.find(call).orElseThrow().state();
    }

    Referral referral(UUID call) {
        StackCall.Pull pull =
                Objects.requireNonNull(calls.find(call).orElseThrow().pull());
        return referrals.ofAct(pull.personId(), pull.referralId());
    }

    void sweepAt(int minute) {
        DomainTime.at(CALLED.plus(Duration.ofMinutes(minute)), () -> {
            sweep.run();
            return true;
        });
    }

    static <T> T at(int minute, Actor actor, Supplier<T> work) {
        return DomainTime.at(CALLED.plus(Duration.ofMinutes(minute)), () -> CurrentActor.as(actor, work));
    }

    static String number() {
        return "T" + UUID.randomUUID().toString().substring(0, 12);
    }

    static CadMessage message(String number, What what, @Nullable Integer category, int minute) {
        return new CadMessage(
                UUID.randomUUID().toString(),
                CALLED.plus(Duration.ofMinutes(minute)),
                what,
                number,
                category,
                CALLED,
                "Fell in the kitchen",
                new Caller(
                        null,
                        "Perrin",
                        "Wren",
                        null,
                        82,
                        Gender.FEMALE,
                        "1 Example Road",
                        "CM20 1QX",
                        "07700 900155",
                        null,
                        null,
                        null));
    }
}
