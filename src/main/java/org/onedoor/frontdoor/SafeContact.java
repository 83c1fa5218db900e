package org.onedoor.frontdoor;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.springframework.stereotype.Service;

/** In which ways it is safe to reach the person: said on the way in, or asked later. Messages leave by these alone. */
@Service
public class SafeContact {
    private final ReferralActs acts;
    private final WaysToReach ways;
    private final ReferralRepository referrals;
    private final People people;
    private final Acknowledgement acknowledgement;

    SafeContact(
            ReferralActs acts,
            WaysToReach ways,
            ReferralRepository referrals,
            People people,
            Acknowledgement acknowledgement) {
        this.acts = acts;
        this.ways = ways;
        this.referrals = referrals;
        this.people = people;
        this.acknowledgement = acknowledgement;
    }

    /**
     * Kept in the act that takes the referral in; the person then hears that it arrived.
     *
     * @param safe none where nobody was asked
     * @param said where the form says that they are reached
     */
    public Along with(@Nullable Set<Way> safe, Details said) {
        return safe == null
                ? Along.NOTHING
                : (act, stored) -> {
                    if (keep(act, stored, safe, said)) {
                        acknowledgement.write(stored);
                    }
                };
    }

    /** The same of a need that is known already, of which nobody has to hear that it arrived. */
    public Along again(@Nullable Set<Way> safe, Details said) {
        return safe == null ? Along.NOTHING : (act, stored) -> keep(act, stored, safe, said);
    }

    /**
     * A way that was said to be safe with another number or address than the record's is not kept: messages would leave to
     * where it was not said to be safe. What was said stays on the form, and whoever triages asks.
     *
     * @return whether all was kept
     */
    private boolean keep(Act act, Referral stored, Set<Way> safe, Details said) {
        Person person = people.get(stored.personId());
        Set<Way> own = safe.stream().filter(way -> isOwn(way, said, person)).collect(Collectors.toSet());
        boolean all = own.size() == safe.size();
        if (all || !own.isEmpty()) {
            ways.record(act, stored.personId(), own);
        }
        return all;
    }

    private static boolean isOwn(Way way, Details said, Person person) {
        return switch (way) {
            case CALL, VOICEMAIL, TEXT -> isSame(digits(said.phone()), digits(person.phone()));
            case EMAIL -> isSame(said.email(), person.email());
            case LETTER ->
                isSame(said.addressLine(), person.addressLine()) && isSame(said.postcode(), person.postcode());
        };
    }

    /** What the form or the record does not say is not another. */
    private static boolean isSame(@Nullable String said, @Nullable String known) {
        return said == null || known == null || said.equalsIgnoreCase(known);
    }

    private static @Nullable String digits(@Nullable String number) {
        return number == null ? null : number.replaceAll("\\D", "").replaceFirst("^(0044|44)0?", "0");
    }

    /**
     * The same where nobody knows who says so: kept only of somebody new here. Otherwise a stranger could decide how
     * messages about another reach them; what was said stays on the form, and whoever triages asks.
     */
    public Along saidByAStranger(@Nullable Set<Way> safe) {
        return safe == null
                ? Along.NOTHING
                : (act, stored) -> {
                    boolean here = referrals.ofPerson(people.linked(stored.personId())).stream()
                            .anyMatch(other -> !other.referralId().equals(stored.referralId()));
                    if (!here && ways.of(stored.personId()).isEmpty()) {
                        ways.record(act, stored.personId(), safe);
                        acknowledgement.write(stored);
                    }
                };
    }

    /** The ways that are safe; nothing where nobody has asked. Reading it is part of the caller's look. */
    public Optional<Set<Way>> of(UUID personId) {
        return ways.of(personId);
    }

    /** What they said when they were asked; the latest answer counts. */
    public Referral record(String reference, Set<Way> safe, @Nullable IdempotencyKey key) {
        return acts.perform(
                new Wish(reference, ReferralActs.ANY_VERSION, Step.RECORD_SAFE_WAYS, key), (act, before) -> {
                    ways.record(act, before.personId(), safe);
                    return before;
                });
    }
}
