package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.DoorEntries;
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
        /**
         * As the request says, read from its own words: the FHIR library takes what it cannot read for nothing said.
         * More than {@value #LARGEST} at once is {@value #LARGEST}; none at once asks how many there are.
         *
         * @throws InvalidRequestException when either is not a whole number, or what is asked for is not heeded
         */
        static Page of(RequestDetails request) {
            SearchSet.refuseUnheeded(request);
            int size = Math.min(number(request, "_count", PAGE), LARGEST);
            int from = number(request, "_offset", 0);
            if (size == 0) {
                return new Page(1, 0);
            }
            if (from % size != 0 || from > 1_000_000) {
                throw new Invalid("_offset", "_offset must be a multiple of _count, as in the links of the answer");
            }
            return new Page(from / size + 1, size);
        }

        private static int number(RequestDetails request, String name, int otherwise) {
            String[] said = request.getParameters().get(name);
            if (said == null || said.length == 0) {
                return otherwise;
            }
            if (said.length > 1 || !said[0].matches("[0-9]{1,40}")) {
                throw new InvalidRequestException(
                        "%s must be one whole number, like %d".formatted(name, Math.max(otherwise, PAGE)));
            }
            return new BigInteger(said[0])
                    .min(BigInteger.valueOf(Integer.MAX_VALUE))
                    .intValue();
        }

        /** Those of a whole list that are on this page. */
        <T> List<T> of(List<T> all) {
            return all.stream().skip((number - 1L) * size).limit(size).toList();
        }
    }

    /** One page, and how many there are on all of them; none where that would have to be counted for its own sake. */
    record Found<T>(List<T> page, @Nullable Integer total) {
        Found {
            page = List.copyOf(page);
        }

        /** A page of a list that is there as a whole. */
        static <T> Found<T> of(Page page, List<T> all) {
            return new Found<>(page.of(all), all.size());
        }
    }

    /** A referral as a resource; to whoever sent it and is not told more, no more than that it is dealt with. */
    interface Mapping<T> {
        T of(Referral referral, Person person, boolean told);
    }

    private final Referrals referrals;
    private final DoorEntries entries;
    private final Worklists worklists;
    private final People people;
    private final Looks looks;

    ReferralSearch(Referrals referrals, DoorEntries entries, Worklists worklists, People people, Looks looks) {
        this.referrals = referrals;
        this.entries = entries;
        this.worklists = worklists;
        this.people = people;
        this.looks = looks;
    }

    /** @throws NotFound also when the referral is no work item of the caller's: what is hidden is not there */
    <T> T read(String reference, Mapping<T> mapping) {
        try {
            return referrals.look(
                    reference,
                    referral -> mapping.of(
                            referral,
                            people.get(referral.personId()),
                            entries.untold(List.of(referral), CurrentActor.get())
                                    .isEmpty()));
        } catch (Forbidden notTheirs) {
            throw new NotFound("referral");
        }
    }

    <T> List<T> byReference(String reference, Mapping<T> mapping) {
        try {
            return List.of(read(reference, mapping));
        } catch (NotFound none) {
            return List.of();
        }
    }

    /** Somebody's referrals that the caller's organisation sent: a machine is of no team, so these are its own work items. */
    <T> Found<T> ofPerson(UUID personId, @Nullable TokenOrListParam status, Page page, Mapping<T> mapping) {
        Set<String> wanted = wanted(status);
        Actor actor = CurrentActor.get();
        return looks.look("Referrals of a patient", Ask.function(Action.READ, "referral"), shown -> {
            List<Referral> own = referrals.ofPerson(people.linked(personId)).stream()
                    .filter(referral -> referral.parties().contains(actor.organisationId()))
                    .toList();
            Set<UUID> untold = entries.untold(own, actor);
            List<Referral> all = own.stream()
                    .filter(referral -> wanted.isEmpty()
                            || wanted.contains(
                                    ReferralMapping.status(referral, !untold.contains(referral.referralId()))))
                    .toList();
            List<Referral> found = page.of(all);
            List<UUID> named = found.stream().map(Referral::personId).distinct().toList();
            shown.addAll(named);
            Map<UUID, Person> persons = people.all(named);
            return new Found<>(
                    found.stream()
                            .map(referral -> mapping.of(
                                    referral,
                                    Objects.requireNonNull(persons.get(referral.personId())),
                                    !untold.contains(referral.referralId())))
                            .toList(),
                    all.size());
        });
    }

    /** The caller's own organisation's referrals, the earliest deadline first. */
    <T> Found<T> worklist(@Nullable TokenOrListParam status, Page page, Mapping<T> mapping) {
        Actor actor = CurrentActor.get();
        Set<String> wanted = wanted(status);
        boolean open = wanted.isEmpty() || wanted.contains("active");
        if (open && wanted.size() > 1) {
            throw new Invalid("status", "Search for active referrals, or for those that have ended, not both at once");
        }
        return looks.look("Referral worklist", Ask.function(Action.READ, "referral"), shown -> {
            Worklists.Filter filter = new Worklists.Filter(
                    Worklists.Lane.REFERRER,
                    actor.organisationId(),
                    actor.teamId(),
                    open,
                    open ? List.of() : states(wanted), // all that is open is active
                    List.of(),
                    page.number(),
                    Math.max(page.size(), 1));
            List<Worklists.Row> rows = page.size() == 0 ? List.of() : worklists.page(filter);
            shown.addAll(rows.stream().map(Worklists.Row::personId).toList());
            Map<UUID, Person> persons =
                    people.all(rows.stream().map(Worklists.Row::personId).toList());
            boolean last = rows.size() < page.size() && (page.number() == 1 || !rows.isEmpty());
            Integer total = last
                    ? Integer.valueOf((page.number() - 1) * page.size() + rows.size())
                    : page.size() == 0 || rows.isEmpty() ? worklists.count(filter) : null;
            List<Referral> found = referrals.all(rows);
            Set<UUID> untold = entries.untold(found, actor);
            return new Found<>(
                    found.stream()
                            .map(referral -> mapping.of(
                                    referral,
                                    Objects.requireNonNull(persons.get(referral.personId())),
                                    !untold.contains(referral.referralId())))
                            .toList(),
                    total);
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
