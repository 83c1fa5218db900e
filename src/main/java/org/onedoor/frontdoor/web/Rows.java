package org.onedoor.frontdoor.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.DoorEntries;
import org.onedoor.frontdoor.Referral;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Makes the rows of a list, reading each kind of name once for all of them. Called from inside a look. */
@Component
public class Rows {
    static final String NOT_TOLD = "Not told";

    private final People people;
    private final Organisations organisations;
    private final Services services;
    private final Needs needs;
    private final Clocks clocks;
    private final Accounts accounts;
    private final DoorEntries entries;
    private final DomainTime time;

    Rows(
            People people,
            Organisations organisations,
            Services services,
            Needs needs,
            Clocks clocks,
            Accounts accounts,
            DoorEntries entries,
            DomainTime time) {
        this.people = people;
        this.organisations = organisations;
        this.services = services;
        this.needs = needs;
        this.clocks = clocks;
        this.accounts = accounts;
        this.entries = entries;
        this.time = time;
    }

    public List<Row> of(List<Referral> referrals) {
        Set<UUID> persons = new HashSet<>();
        Set<UUID> scopes = new HashSet<>();
        Set<UUID> organisationIds = new HashSet<>();
        Set<UUID> accountIds = new HashSet<>();
        for (Referral referral : referrals) {
            persons.add(referral.personId());
            scopes.add(referral.referralId());
            organisationIds.add(referral.source().organisationId());
            if (referral.owner().accountId() != null) {
                accountIds.add(referral.owner().accountId());
            }
        }
        Map<UUID, Person> known = people.all(persons);
        Map<UUID, List<ClockView>> clockOf = clocks.ofScopes(persons, scopes);
        Map<UUID, String> organisationNames = organisations.names(organisationIds);
        Map<UUID, String> accountNames = accounts.names(accountIds);
        Actor actor = CurrentActor.get();
        Set<UUID> untold = entries.untold(referrals, actor);
        Instant now = time.instant();
        List<Row> rows = new ArrayList<>();
        for (Referral referral : referrals) {
            Person person = Objects.requireNonNull(known.get(referral.personId()));
            boolean hidden = untold.contains(referral.referralId());
            Doubts doubts = Doubts.of(referral, actor);
            UUID worker = hidden ? null : referral.owner().accountId();
            List<ClockView> running = hidden
                    ? List.of()
                    : clockOf.getOrDefault(referral.referralId(), List.of()).stream()
                            .filter(ClockView::isOpen)
                            .toList();
            rows.add(new Row(
                    referral.reference(),
                    person.headed(),
                    person.spacedNhsNumber(),
                    person.born(),
                    person.bornAlone(),
                    doubts.shown() ? missing(person) : null,
                    referral,
                    referral.needs().stream().map(needs::label).toList(),
                    organisationNames.getOrDefault(referral.source().organisationId(), "An organisation"),
                    hidden ? NOT_TOLD : service(referral),
                    running.isEmpty() ? null : running.getFirst(),
                    running.stream().skip(1).toList(),
                    London.brief(referral.receivedAt(), now),
                    age(Duration.between(referral.receivedAt(), now)),
                    worker == null ? null : accountNames.get(worker),
                    doubts,
                    hidden));
        }
        return rows;
    }

    /** What the centre would have to ask for: without it nobody knows who it is, where they live or how to reach them. */
    private static @Nullable String missing(Person person) {
        List<String> missing = new ArrayList<>();
        if (person.familyName() == null || person.givenName() == null) {
            missing.add("name");
        }
        if (person.birthDate() == null) {
            missing.add("date of birth");
        }
        if (person.nhsNumber() == null) {
            missing.add("NHS number");
        }
        if (person.placePostcode() == null) {
            missing.add("postcode");
        }
        if (person.phone() == null && person.email() == null && person.addressLine() == null) {
            missing.add("a way to reach them");
        }
        return missing.isEmpty() ? null : "Missing: " + String.join(", ", missing);
    }

    private String service(Referral referral) {
        UUID id = referral.currentService();
        return id == null
                ? "None asked for"
                : services.find(id).map(Service::name).orElse("A service");
    }

    static String age(Duration waited) {
        long minutes = Math.max(0, waited.toMinutes());
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
    }
}
