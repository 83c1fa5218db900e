package org.onedoor.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.programme.reading.Leads;
import org.springframework.stereotype.Component;

/**
 * Which partners the printed leads of a plan are. A name that is no partner's, or might be several, is left as printed:
 * nothing is guessed.
 */
@Component
class LeadFinder {
    private final Organisations organisations;
    private final Map<String, List<String>> groups = new HashMap<>();

    LeadFinder(Organisations organisations) {
        this.organisations = organisations;
        for (List<String> row : LeadGroups.rows()) {
            groups.put(Leads.key(row.get(0)), List.of(row.get(1).split("\\|", -1)));
        }
    }

    /** @param everyone whether one of the names means all the plan's partners */
    record Found(List<UUID> organisationIds, boolean everyone) {}

    /** A search that remembers, for one file. */
    final class Search {
        private final Map<String, List<UUID>> known = new HashMap<>();

        Found find(List<String> names) {
            Set<UUID> ids = new LinkedHashSet<>();
            boolean everyone = false;
            for (String name : names) {
                everyone |= isEveryone(name);
                ids.addAll(known.computeIfAbsent(name, LeadFinder.this::byName));
            }
            return new Found(List.copyOf(ids), everyone);
        }

        /** Whether an organisation that leads the line, or all partners, answers for this name. */
        boolean answered(String name, PlanAction line) {
            Found found = find(List.of(name));
            return found.everyone()
                    ? line.everyone()
                    : !found.organisationIds().isEmpty()
                            && line.leadOrganisations().containsAll(found.organisationIds());
        }
    }

    Search search() {
        return new Search();
    }

    /** Every printed name that is an organisation's or a group's, general practices and care homes apart. */
    Set<String> known() {
        Set<String> known = new LinkedHashSet<>(organisations.publicNames());
        LeadGroups.rows().forEach(row -> known.add(row.getFirst()));
        return known;
    }

    private List<UUID> byName(String name) {
        List<String> group = groups.get(Leads.key(name));
        if (group == null) {
            return organisations.byAlias(name).stream()
                    .map(organisations::current)
                    .map(Organisation::id)
                    .toList();
        }
        List<UUID> ids = new ArrayList<>();
        for (String code : group) {
            Optional<Organisation> found =
                    organisations.byOds(code).or(() -> organisations.find(Organisation.idOfSlug(code)));
            found.ifPresent(
                    organisation -> ids.add(organisations.current(organisation).id()));
        }
        return ids;
    }

    private static boolean isEveryone(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.startsWith("all ") && key.matches(".*\\b(stakeholders|partners|agencies|organisations)\\b.*");
    }
}
