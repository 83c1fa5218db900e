package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.people.Home;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/**
 * How every change to a referral is made: gate, version, permitted step, change, store, worklists. For the front door's own
 * packages; other modules call the use cases.
 */
@Component
public class ReferralActs {
    /** For facts: what happened is appended whatever the version it was seen on. */
    public static final long ANY_VERSION = -1;

    private final Acts acts;
    private final ReferralRepository referrals;
    private final WorklistRows worklists;
    private final Clocks clocks;
    private final Tasks tasks;
    private final Looks looks;
    private final Homes homes;
    private final SharingRepository sharing;

    ReferralActs(
            Acts acts,
            ReferralRepository referrals,
            WorklistRows worklists,
            Clocks clocks,
            Tasks tasks,
            Looks looks,
            Homes homes,
            SharingRepository sharing) {
        this.acts = acts;
        this.referrals = referrals;
        this.worklists = worklists;
        this.clocks = clocks;
        this.tasks = tasks;
        this.looks = looks;
        this.homes = homes;
        this.sharing = sharing;
    }

    /** Records what happened in the act, and answers the referral as it then is. */
    public interface Change {
        Referral apply(Act act, Referral before);
    }

    /** One wish to change a referral. */
    public record Wish(
            String reference,
            long version,
            Step step,
            @Nullable IdempotencyKey key) {}

    /**
     * @throws StaleEdit when a decision was made on a version that is no longer the latest
     * @throws Refused when the step is not permitted now; the message says why
     */
    public Referral perform(Wish wish, Change change) {
        Referral found = referrals.byReference(wish.reference()).orElse(null);
        String dataClass = wish.step() == Step.RECORD_CONTACT ? "contact" : "referral";
        if (found == null) {
            return looks.absent(wish.step().label() + " " + wish.reference(), Action.WRITE, dataClass);
        }
        Subject.Person subject = new Subject.Person(found.personId());
        Ask ask = Ask.item(Action.WRITE, dataClass, subject, found.parties());
        acts.act(
                Begin.on(wish.step().label() + " " + wish.reference(), ask, subject)
                        .once(wish.key()),
                String.class,
                act -> {
                    Referral before =
                            referrals.find(found.personId(), found.referralId()).orElseThrow();
                    if (wish.version() != ANY_VERSION && wish.version() != before.version()) {
                        throw new StaleEdit("referral");
                    }
                    Permitted.require(wish.step(), before, act.actor());
                    store(act, before, change.apply(act, before));
                    return wish.reference();
                });
        return referrals.find(found.personId(), found.referralId()).orElseThrow();
    }

    /** Stores another referral of the same person that the running act changes as well. */
    void store(Act act, Referral before, Referral changed) {
        Referral after = sharing.withoutOwner(act, changed);
        // What changes nothing about the referral, such as a note, leaves every decision about it as good as it was.
        Referral stored = after.equals(before) ? before : referrals.update(after);
        leftBehind(before, stored);
        if (!stored.isOpen()) {
            tasks.cancelFor(stored.personId(), stored.referralId());
        } else if (!before.owner().teamId().equals(stored.owner().teamId())) {
            tasks.follow(
                    stored.personId(),
                    stored.reference(),
                    before.owner().organisationId(),
                    stored.owner().organisationId(),
                    stored.owner().teamId());
        }
        act.last(() -> {
            stopLate(stored);
            boolean stands =
                    before.owner().organisationId().equals(stored.owner().organisationId());
            show(stored, stands ? Home.UNKNOWN : homes.of(stored.personId()));
        });
    }

    /** A clock that had run out and was met after all asks nobody to act any longer. */
    private void stopLate(Referral referral) {
        List<UUID> metLate = clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(clock -> !clock.isOpen() && clock.breachedAt() != null)
                .map(ClockView::clockId)
                .toList();
        if (!metLate.isEmpty()) {
            tasks.stopped(referral.personId(), metLate);
        }
    }

    /** Puts the referral on the lists of everyone it concerns, with its earliest deadline. */
    void show(Referral referral) {
        show(referral, homes.of(referral.personId()));
    }

    private void show(Referral referral, Home home) {
        worklists.put(
                referral,
                clocks.earliestDue(referral.personId(), referral.referralId()).orElse(null),
                home);
    }

    private void leftBehind(Referral before, Referral after) {
        UUID owner = before.owner().organisationId();
        if (!owner.equals(after.owner().organisationId())) {
            worklists.leave(owner, after.referralId(), Worklists.Lane.OWNER);
        }
        UUID offered = before.offer() == null ? null : before.offer().organisationId();
        UUID stillOffered = after.offer() == null ? null : after.offer().organisationId();
        if (offered != null && !offered.equals(stillOffered)) {
            worklists.leave(offered, after.referralId(), Worklists.Lane.OFFERED);
        }
    }
}
