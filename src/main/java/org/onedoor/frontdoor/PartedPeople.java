package org.onedoor.frontdoor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** Records that were one are two again: whoever looks after either looks through what was recorded meanwhile. */
@Component
class PartedPeople implements EventListener {
    private static final Duration ACT_WITHIN = Duration.ofDays(1);

    private final ReferralRepository referrals;
    private final Tasks tasks;
    private final Acts acts;

    PartedPeople(ReferralRepository referrals, Tasks tasks, Acts acts) {
        this.referrals = referrals;
        this.tasks = tasks;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "parted-people";
    }

    @Override
    public Set<String> types() {
        return Set.of("PeopleParted");
    }

    @Override
    public void hear(Event event) {
        Subject subject = event.subject();
        List<Referral> open = referrals.ofPerson(List.of(subject.id())).stream()
                .filter(Referral::isOpen)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        acts.act(
                Begin.on("Ask to look through parted records", Ask.about(Action.WRITE, "referral", subject), subject),
                act -> open.forEach(referral -> tasks.raise(
                        subject,
                        "records-parted",
                        "records-parted:" + event.eventId() + ":" + referral.referralId(),
                        referral.referralId(),
                        referral.reference(),
                        referral.owner().organisationId(),
                        referral.owner().teamId(),
                        act.now().plus(ACT_WITHIN))));
    }
}
