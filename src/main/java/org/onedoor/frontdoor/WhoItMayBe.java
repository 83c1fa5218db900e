package org.onedoor.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.Reach;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Service;

/** Before a referral is sent: who it may be about, and what is open for them. Only of people the actor may reach anyway. */
@Service
public class WhoItMayBe {
    private static final double LIKELY = 0.5;

    private final People people;
    private final ReferralRepository referrals;
    private final Reach reach;
    private final Looks looks;

    WhoItMayBe(People people, ReferralRepository referrals, Reach reach, Looks looks) {
        this.people = people;
        this.referrals = referrals;
        this.reach = reach;
        this.looks = looks;
    }

    /** Somebody it may be. @param sure how likely, in words */
    public record Likely(Person person, String sure, List<Referral> open) {
        public Likely {
            open = List.copyOf(open);
        }
    }

    /** Those it may be about, with their open referrals; somebody out of reach is as if they did not exist. */
    public List<Likely> of(Details details) {
        Actor actor = CurrentActor.get();
        return looks.look("Who a referral may be about", Ask.function(Action.WRITE, "referral"), shown -> {
            Map<UUID, String> sure = found(details);
            List<UUID> reachable = reach.of(actor, sure.keySet());
            List<Likely> likely = new ArrayList<>();
            people.all(reachable).values().forEach(person -> {
                shown.add(person.personId());
                likely.add(new Likely(
                        person,
                        sure.getOrDefault(person.personId(), ""),
                        referrals.ofPerson(people.linked(person.personId())).stream()
                                .filter(Referral::isOpen)
                                .toList()));
            });
            return likely;
        });
    }

    private Map<UUID, String> found(Details details) {
        return switch (people.identify(details)) {
            case Identification.Exact(Person person) -> Map.of(person.personId(), "The NHS number is theirs");
            case Identification.Near(List<Candidate> candidates) ->
                candidates.stream()
                        .filter(candidate -> candidate.slip() || candidate.probability() >= LIKELY)
                        .collect(Collectors.toMap(
                                candidate -> candidate.person().personId(), Candidate::sure, (a, _) -> a));
            case Identification.Nobody() -> Map.of();
        };
    }
}
