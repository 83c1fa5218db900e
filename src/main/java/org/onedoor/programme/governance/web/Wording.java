package org.onedoor.programme.governance.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.CoveredPlaces;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryFilter;
import org.onedoor.programme.governance.EntryHistory;
import org.onedoor.programme.governance.Field;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.governance.Registers;
import org.springframework.stereotype.Component;

/** Finds the names that a page of entries shows, and what its form offers, each in one query. */
@Component
class Wording {
    private static final Set<OrganisationKind> PARTNERS = Set.of(
            OrganisationKind.TRUST,
            OrganisationKind.ICB,
            OrganisationKind.SUB_ICB,
            OrganisationKind.ALLIANCE,
            OrganisationKind.COUNCIL,
            OrganisationKind.POLICE,
            OrganisationKind.AMBULANCE,
            OrganisationKind.FIRE,
            OrganisationKind.VCSE,
            OrganisationKind.NATIONAL,
            OrganisationKind.CENTRE);

    private static final int MOST = 500;

    private final Organisations organisations;
    private final Groups groups;
    private final Plans plans;
    private final Registers registers;
    private final Entries entries;
    private final Services services;
    private final CoveredPlaces places;

    Wording(
            Organisations organisations,
            Groups groups,
            Plans plans,
            Registers registers,
            Entries entries,
            Services services,
            CoveredPlaces places) {
        this.organisations = organisations;
        this.groups = groups;
        this.plans = plans;
        this.registers = registers;
        this.entries = entries;
        this.services = services;
        this.places = places;
    }

    EntryWords of(Register register, Collection<Entry> entries, Collection<UUID> more, List<EntryHistory> history) {
        Set<UUID> ids = new HashSet<>(more);
        for (Entry entry : entries) {
            ids.add(entry.organisationId());
            register.fields().stream()
                    .filter(field -> field.kind().isOrganisation())
                    .flatMap(field -> entry.all(field.name()).stream())
                    .forEach(id -> ids.add(UUID.fromString(id)));
        }
        for (EntryHistory each : history) {
            ids.add(each.forOrganisation());
            each.content().forEach((name, values) -> {
                Field field = register.field(name);
                if (field != null && field.kind().isOrganisation()) {
                    values.stream()
                            .flatMap(value -> Arrays.stream(value.split(", ", -1)))
                            .filter(value -> !value.isEmpty())
                            .forEach(id -> ids.add(UUID.fromString(id)));
                }
            });
        }
        return new EntryWords(organisations.names(ids), named(register));
    }

    /** What the fields of a register name by a code, by field and code. */
    private Map<String, Map<String, String>> named(Register register) {
        Map<String, Map<String, String>> named = new HashMap<>();
        for (Field field : register.fields()) {
            Map<String, String> names = switch (field.kind()) {
                case GROUP -> titles(groups.open());
                case ENTRY, ENTRIES -> titles(entries.list(registers.get(field.of()), EntryFilter.ALL, 1, MOST));
                case PLAN ->
                    plans.all().stream().collect(Collectors.toMap(Plan::code, Plan::title, (first, _) -> first));
                case SERVICE ->
                    services.all().stream()
                            .collect(Collectors.toMap(Service::code, Service::name, (first, _) -> first));
                case PLACES ->
                    places.all().stream()
                            .collect(Collectors.toMap(
                                    CoveredPlaces.Place::value, CoveredPlaces.Place::name, (first, _) -> first));
                default -> Map.of();
            };
            if (!names.isEmpty()) {
                named.put(field.name(), names);
            }
        }
        return named;
    }

    private static Map<String, String> titles(List<Entry> entries) {
        return entries.stream().collect(Collectors.toMap(Entry::code, Entry::title, (first, _) -> first));
    }

    /** What each field of a register's form offers, by the name of the field. */
    Map<String, List<Option>> options(Register register) {
        Map<String, List<Option>> options = new HashMap<>();
        for (Field field : register.fields()) {
            List<Option> offered = switch (field.kind()) {
                case ORGANISATION, ORGANISATIONS -> field.of().isEmpty() ? partners() : ofKind(field.of());
                case GROUP -> groups();
                case ENTRY, ENTRIES ->
                    entries.list(registers.get(field.of()), EntryFilter.OPEN, 1, MOST).stream()
                            .map(entry -> Option.of(entry.code(), entry.title()))
                            .toList();
                case SERVICE ->
                    services.all().stream()
                            .filter(service -> !(service.status() instanceof ServiceStatus.Ceased))
                            .map(service -> Option.of(service.code(), service.name()))
                            .toList();
                case PLACES ->
                    places.all().stream()
                            .map(place -> Option.of(
                                    place.value(),
                                    "%s (%s)"
                                            .formatted(
                                                    place.name(), place.tree().label())))
                            .toList();
                case PLAN ->
                    plans.all().stream()
                            .filter(plan -> plan.edition() > 0)
                            .map(plan -> Option.of(plan.code(), plan.title()))
                            .toList();
                default -> List.of();
            };
            if (!offered.isEmpty()) {
                options.put(field.name(), offered);
            }
        }
        return options;
    }

    private List<Option> ofKind(String kind) {
        return offered(organisations.ofKind(OrganisationKind.of(kind)));
    }

    List<Option> groups() {
        return groups.open().stream()
                .map(group -> Option.of(group.code(), group.title()))
                .toList();
    }

    /** The names of organisations in the order of the alphabet. */
    List<String> named(Collection<UUID> ids) {
        return organisations.names(ids).values().stream().sorted().toList();
    }

    /** Everybody who can be asked or can own something: not practices and clinics. */
    List<Option> partners() {
        List<Organisation> all = new ArrayList<>();
        for (OrganisationKind kind : PARTNERS) {
            all.addAll(organisations.ofKind(kind));
        }
        return offered(all);
    }

    private static List<Option> offered(List<Organisation> all) {
        return all.stream()
                .filter(organisation -> organisation.closed() == null && organisation.successorId() == null)
                .sorted(Comparator.comparing(Organisation::name))
                .map(organisation -> Option.of(organisation.id().toString(), organisation.name()))
                .toList();
    }
}
