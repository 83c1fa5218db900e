package org.onedoor.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.AppointmentTime;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Onward;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.Triage;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.people.People;
import org.onedoor.people.Way;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** What the people of story E1 do, each through the use case their page calls. */
@Component
@Staged
class Deeds {
    static final String ASKED = "first-response-team";
    static final String PRACTITIONER = "pcn-mh-tilbury-chadwell";
    static final String VETERANS = "veterans-support";
    static final String PATHWAYS = "positive-pathways";
    static final String CONSULTANT = "consultant-outpatient";

    private final Stage stage;
    private final Staff staff;
    private final Intake intake;
    private final SafeContact safeContact;
    private final Onward onward;
    private final Triage triage;
    private final Answers answers;
    private final Care care;
    private final Referrals referrals;
    private final Matching matching;
    private final People people;

    Deeds(
            Stage stage,
            Staff staff,
            Intake intake,
            SafeContact safeContact,
            Onward onward,
            Triage triage,
            Answers answers,
            Care care,
            Referrals referrals,
            Matching matching,
            People people) {
        this.stage = stage;
        this.staff = staff;
        this.intake = intake;
        this.safeContact = safeContact;
        this.onward = onward;
        this.triage = triage;
        this.answers = answers;
        this.care = care;
        this.referrals = referrals;
        this.matching = matching;
        this.people = people;
    }

    private <T> T as(Scene now, Supplier<T> work) {
        return stage.play(now.at(), staff.visitor(now.username()).actor(), work);
    }

    void refer(Playing playing, Scene now) {
        Intake.Received received = as(
                now,
                () -> intake.submit(
                        new Submission(
                                playing.person(),
                                null,
                                Door.GP,
                                Priority.ROUTINE,
                                now.at(),
                                Service.idOf(ASKED),
                                List.of("trauma", "low-mood-anxiety"),
                                "Served in the army. Troubled by memories, sleeping badly, low in mood. Wants help.",
                                null,
                                "given",
                                false),
                        null,
                        safeContact.with(Set.of(Way.CALL, Way.TEXT), playing.person())));
        playing.received(received.personId(), received.referralId(), received.reference());
    }

    void decide(Playing playing, Scene now) {
        as(now, () -> {
            Referral referral = look(playing, "main");
            Referral started = triage.start(referral.reference(), referral.version(), null);
            return triage.decide(
                    referral.reference(),
                    started.version(),
                    Priority.SOON,
                    "Needs input sooner than 28 days, and does not need the crisis pathway.",
                    null);
        });
    }

    void pass(Playing playing, Scene now) {
        as(now, () -> {
            Referral referral = look(playing, "main");
            Matching.Found found = matching.find(referral, people.get(referral.personId()), referral.priority());
            Matching.Possible best = found.offers().getFirst();
            List<String> first = new ArrayList<>(List.of(best.name()));
            first.addAll(best.reasons());
            playing.matched(
                    first,
                    found.excluded().stream()
                            .filter(excluded -> excluded.serviceId().equals(Service.idOf(ASKED)))
                            .flatMap(excluded -> excluded.reasons().stream())
                            .toList());
            return triage.offer(
                    referral.reference(),
                    referral.version(),
                    Service.idOf(PRACTITIONER),
                    "He can be seen near home, and sooner.",
                    null);
        });
    }

    void accept(Playing playing, Scene now, String which) {
        as(now, () -> {
            Referral referral = look(playing, which);
            Referral accepted = answers.accept(referral.reference(), referral.version(), null, null);
            return which.equals("main")
                    ? accepted
                    : triage.decide(
                            accepted.reference(),
                            accepted.version(),
                            Priority.ROUTINE,
                            "Another team is seeing him already. Within 28 days.",
                            null);
        });
    }

    void book(Playing playing, Scene now, String which, UUID slot) {
        as(now, () -> {
            Referral referral = look(playing, which);
            return care.book(referral.reference(), referral.version(), new AppointmentTime.Published(slot), null);
        });
    }

    void see(Playing playing, Scene now, String which, Instant start, boolean lastNeeded) {
        as(
                now,
                () -> care.contact(
                        playing.of(which),
                        new Care.Seen(
                                start,
                                true,
                                "face-to-face",
                                "assessment",
                                true,
                                true,
                                lastNeeded,
                                "Agreed with him what matters and what comes next."),
                        null));
    }

    void referOn(Playing playing, Scene now) {
        for (String service : List.of(VETERANS, PATHWAYS, CONSULTANT)) {
            playing.onward(
                    service,
                    as(now, () -> onward.refer(playing.of("main"), Service.idOf(service), "", null))
                            .reference());
        }
    }

    /** When it is left: whatever is still open is closed or taken back by an act, so that nobody waits in a story for ever. */
    void leave(List<String> opened, Instant then) {
        for (String reference : opened) {
            stage.play(then, Actor.SYSTEM, () -> {
                Referral referral = referrals.look(reference, now -> now);
                if (!referral.isOpen()) {
                    return referral;
                }
                // whatever version: an offer may run out in the same moment
                return referral.state() == WorkState.OUTCOME_RECORDED
                        ? care.close(reference, Care.ANY_VERSION, null)
                        : care.withdraw(
                                reference,
                                Care.ANY_VERSION,
                                "The story was left before its end.",
                                List.of("person", "referrer"),
                                null);
            });
        }
    }

    private Referral look(Playing playing, String which) {
        return referrals.look(playing.of(which), referral -> referral);
    }

    /** When it is over: every service records what came of it and closes, so that nothing of the story stays open. */
    void close(Playing playing) {
        Instant then =
                playing.last().plusDays(1).atTime(16, 0).atZone(London.ZONE).toInstant();
        List.of(
                        "main:mhp.tilbury",
                        "positive-pathways:mind.thurrock",
                        "consultant-outpatient:consultant",
                        "veterans-support:veterans")
                .forEach(part -> {
                    String which = part.substring(0, part.indexOf(':'));
                    Actor actor =
                            staff.visitor(part.substring(part.indexOf(':') + 1)).actor();
                    stage.play(then, actor, () -> {
                        Referral ended = care.outcome(
                                playing.of(which),
                                look(playing, which).version(),
                                Outcome.NEED_MET,
                                List.of("person", "gp", "referrer"),
                                "What was asked for is done.",
                                null);
                        return care.close(ended.reference(), ended.version(), null);
                    });
                });
    }
}
