package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** The searches that ServiceRequest and Task share: each is one look that names everyone it shows. */
@Component
class ReferralSearch {
    private static final int PAGE = 20;

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

    <T> List<T> byReference(String reference, BiFunction<Referral, Person, T> mapping) {
        try {
            T found = referrals.look(reference, referral -> mapping.apply(referral, people.get(referral.personId())));
            return List.of(found);
        } catch (NotFound none) {
            return List.of();
        }
    }

    <T> List<T> ofPerson(UUID personId, @Nullable TokenOrListParam status, BiFunction<Referral, Person, T> mapping) {
        Ask ask = Ask.about(Action.READ, "referral", new Subject.Person(personId));
        try {
            return looks.look("Referrals of a patient", ask, _ -> {
                Person person = people.get(personId);
                Set<String> wanted = wanted(status);
                return referrals.ofPerson(List.of(personId)).stream()
                        .filter(referral -> wanted.isEmpty()
                                || wanted.contains(referral.state().serviceRequestStatus()))
                        .limit(PAGE)
                        .map(referral -> mapping.apply(referral, person))
                        .toList();
            });
        } catch (NotFound none) {
            return List.of();
        }
    }

    /** The caller's own organisation's referrals, the earliest deadline first. */
    <T> List<T> worklist(@Nullable TokenOrListParam status, BiFunction<Referral, Person, T> mapping) {
        Actor actor = CurrentActor.get();
        Set<String> wanted = wanted(status);
        boolean open = wanted.isEmpty() || wanted.contains("active");
        return looks.look("Referral worklist", Ask.function(Action.READ, "referral"), shown -> {
            List<Worklists.Row> rows = worklists.page(new Worklists.Filter(
                    Worklists.Lane.REFERRER,
                    actor.organisationId(),
                    actor.teamId(),
                    open,
                    states(wanted),
                    List.of(),
                    1,
                    PAGE));
            shown.addAll(rows.stream().map(Worklists.Row::personId).toList());
            Map<UUID, Person> persons =
                    people.all(rows.stream().map(Worklists.Row::personId).toList());
            return referrals.all(rows).stream()
                    .map(referral ->
                            mapping.apply(referral, java.util.Objects.requireNonNull(persons.get(referral.personId()))))
                    .toList();
        });
    }

    private static Set<String> wanted(@Nullable TokenOrListParam status) {
        return status == null
                ? Set.of()
                : new HashSet<>(status.getValuesAsQueryTokens().stream()
                        .map(token -> token.getValue())
                        .toList());
    }

    private static List<String> states(Set<String> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(WorkState.values())
                        .filter(state -> wanted.contains(state.serviceRequestStatus()))
                        .map(Enum::name)
                        .collect(Collectors.toList());
    }
}
