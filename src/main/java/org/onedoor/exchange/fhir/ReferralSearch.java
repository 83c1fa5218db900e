package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;

/** The searches that ServiceRequest and Task share: each is one look that names everyone it shows. */
@Component
class ReferralSearch {
    private static final int PAGE = 20;
    private static final int LARGEST = 100;
    private static final Set<String> STATUSES = Arrays.stream(WorkState.values())
            .map(WorkState::serviceRequestStatus)
            .collect(Collectors.toSet());

    /** Which part of a worklist. */
    record Page(int number, int size) {
        static Page of(@Nullable Integer count, @Nullable Integer offset) {
            int size = count == null ? PAGE : Math.clamp(count, 1, LARGEST);
            int from = offset == null ? 0 : offset;
            if (from < 0 || from % size != 0 || from > 1_000_000) {
                throw new Invalid("_offset", "_offset must be a multiple of _count, as in the links of the answer");
            }
            return new Page(from / size + 1, size);
        }
    }

    private final Referrals referrals;
    private final Worklists worklists;
    private final People people;
    private final Looks looks;

    ReferralSearch(Referrals referrals, Worklists worklists, People people, Looks looks) {
        this.referrals = referrals;
        this.worklists = worklists;
        this.people = people;
        this.looks = looks;
    }

    /** @throws NotFound also when the referral is no work item of the caller's: what is hidden is not there */
    <T> T read(String reference, BiFunction<Referral, Person, T> mapping) {
        try {
            return referrals.look(reference, referral -> mapping.apply(referral, people.get(referral.personId())));
        } catch (Forbidden notTheirs) {
            throw new NotFound("referral");
        }
    }

    <T> List<T> byReference(String reference, BiFunction<Referral, Person, T> mapping) {
        try {
            return List.of(read(reference, mapping));
        } catch (NotFound none) {
            return List.of();
        }
    }

    /** Somebody's referrals that the caller's organisation sent: a machine is of no team, so these are its own work items. */
    <T> List<T> ofPerson(
            UUID personId, @Nullable TokenOrListParam status, Page page, BiFunction<Referral, Person, T> mapping) {
        Set<String> wanted = wanted(status);
        UUID own = CurrentActor.get().organisationId();
        return looks.look("Referrals of a patient", Ask.function(Action.READ, "referral"), shown -> {
            List<Referral> found = referrals.ofPerson(people.linked(personId)).stream()
                    .filter(referral -> referral.parties().contains(own))
                    .filter(referral ->
                            wanted.isEmpty() || wanted.contains(referral.state().serviceRequestStatus()))
                    .skip((page.number() - 1L) * page.size())
                    .limit(page.size())
                    .toList();
            List<UUID> named = found.stream().map(Referral::personId).distinct().toList();
            shown.addAll(named);
            Map<UUID, Person> persons = people.all(named);
            return found.stream()
                    .map(referral -> mapping.apply(referral, Objects.requireNonNull(persons.get(referral.personId()))))
                    .toList();
        });
    }

    /** The caller's own organisation's referrals, the earliest deadline first. */
    <T> List<T> worklist(@Nullable TokenOrListParam status, Page page, BiFunction<Referral, Person, T> mapping) {
        Actor actor = CurrentActor.get();
        Set<String> wanted = wanted(status);
        boolean open = wanted.isEmpty() || wanted.contains("active");
        if (open && wanted.size() > 1) {
            throw new Invalid("status", "Search for active referrals, or for those that have ended, not both at once");
        }
        return looks.look("Referral worklist", Ask.function(Action.READ, "referral"), shown -> {
            List<Worklists.Row> rows = worklists.page(new Worklists.Filter(
                    Worklists.Lane.REFERRER,
                    actor.organisationId(),
                    actor.teamId(),
                    open,
                    states(wanted),
                    List.of(),
                    page.number(),
                    page.size()));
            shown.addAll(rows.stream().map(Worklists.Row::personId).toList());
            Map<UUID, Person> persons =
                    people.all(rows.stream().map(Worklists.Row::personId).toList());
            return referrals.all(rows).stream()
                    .map(referral -> mapping.apply(referral, Objects.requireNonNull(persons.get(referral.personId()))))
                    .toList();
        });
    }

    private static Set<String> wanted(@Nullable TokenOrListParam status) {
        if (status == null) {
            return Set.of();
        }
        Set<String> wanted = status.getValuesAsQueryTokens().stream()
                .map(token -> String.valueOf(token.getValue()))
                .collect(Collectors.toSet());
        if (!STATUSES.containsAll(wanted)) {
            throw new Invalid(
                    "status", "Use a status of ServiceRequest: active, completed, revoked or entered-in-error");
        }
        return wanted;
    }

    private static List<String> states(Set<String> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : Arrays.stream(WorkState.values())
                        .filter(state -> wanted.contains(state.serviceRequestStatus()))
                        .map(Enum::name)
                        .collect(Collectors.toList());
    }
}
