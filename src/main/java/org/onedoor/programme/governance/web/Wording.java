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
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryHistory;
import org.onedoor.programme.governance.Field;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.Register;
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

    private final Organisations organisations;
    private final Groups groups;
    private final Plans plans;

    Wording(Organisations organisations, Groups groups, Plans plans) {
        this.organisations = organisations;
        this.groups = groups;
        this.plans = plans;
    }

    EntryWords of(Register register, Collection<Entry> entries, Collection<UUID> more, List<EntryHistory> history) {
        Set<UUID> ids = new HashSet<>(more);
        for (Entry entry : entries) {
            ids.add(entry.organisationId());
            register.fields().stream()
                    .filter(field ->
                            field.kind() == Field.Kind.ORGANISATION || field.kind() == Field.Kind.ORGANISATIONS)
                    .flatMap(field -> entry.all(field.name()).stream())
                    .forEach(id -> ids.add(UUID.fromString(id)));
        }
        for (EntryHistory each : history) {
            ids.add(each.forOrganisation());
            each.content().forEach((name, values) -> {
                Field field = register.field(name);
                if (field != null
                        && (field.kind() == Field.Kind.ORGANISATION || field.kind() == Field.Kind.ORGANISATIONS)) {
                    values.stream()
                            .flatMap(value -> Arrays.stream(value.split(", ", -1)))
                            .filter(value -> !value.isEmpty())
                            .forEach(id -> ids.add(UUID.fromString(id)));
                }
            });
        }
        boolean names = register.fields().stream().anyMatch(field -> field.kind() == Field.Kind.GROUP);
        boolean titles = register.fields().stream().anyMatch(field -> field.kind() == Field.Kind.PLAN);
        return new EntryWords(
                organisations.names(ids),
                names
                        ? groups.open().stream()
                                .collect(Collectors.toMap(Entry::code, Entry::title, (first, _) -> first))
                        : Map.of(),
                titles
                        ? plans.all().stream().collect(Collectors.toMap(Plan::code, Plan::title, (first, _) -> first))
                        : Map.of());
    }

    /** What each field of a register's form offers, by the kind of field. */
    Map<Field.Kind, List<Option>> options(Register register) {
        Map<Field.Kind, List<Option>> options = new HashMap<>();
        for (Field field : register.fields()) {
            switch (field.kind()) {
                case ORGANISATION, ORGANISATIONS -> options.computeIfAbsent(field.kind(), _ -> partners());
                case GROUP -> options.computeIfAbsent(field.kind(), _ -> groups());
                case PLAN ->
                    options.computeIfAbsent(
                            field.kind(),
                            _ -> plans.all().stream()
                                    .map(plan -> Option.of(plan.code(), plan.title()))
                                    .toList());
                default -> {}
            }
        }
        return options;
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
        return all.stream()
                .filter(organisation -> organisation.closed() == null && organisation.successorId() == null)
                .sorted(Comparator.comparing(Organisation::name))
                .map(organisation -> Option.of(organisation.id().toString(), organisation.name()))
                .toList();
    }
}
