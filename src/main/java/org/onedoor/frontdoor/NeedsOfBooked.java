package org.onedoor.frontdoor;

import java.util.List;
import java.util.Set;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** What somebody says they need after a time was booked, or on another record of theirs, is arranged for that time too. */
@Component
class NeedsOfBooked implements EventListener {
    private final Acts acts;
    private final People people;
    private final ReferralRepository referrals;
    private final Booking booking;

    NeedsOfBooked(Acts acts, People people, ReferralRepository referrals, Booking booking) {
        this.acts = acts;
        this.people = people;
        this.referrals = referrals;
        this.booking = booking;
    }

    @Override
    public String name() {
        return "needs-of-booked";
    }

    @Override
    public Set<String> types() {
        return Set.of("AccessNeedsRecorded", "PeopleLinked");
    }

    @Override
    public void hear(Event event) {
        List<Referral> open = referrals.ofPerson(people.linked(event.subject().id())).stream()
                .filter(Referral::isOpen)
                .toList();
        for (Referral referral : open) {
            Subject subject = new Subject.Person(referral.personId());
            acts.act(
                    Begin.on("Arrange what they need", Ask.about(Action.WRITE, "referral", subject), subject),
                    act -> booking.arrange(act, referral));
        }
    }
}
