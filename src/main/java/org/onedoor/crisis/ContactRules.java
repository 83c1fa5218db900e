package org.onedoor.crisis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.onedoor.platform.importing.ShippedTable;
import org.springframework.stereotype.Component;

/** Who records which kind of contact, from the file that says so. */
@Component
class ContactRules {
    private static final String FILE = "/crisis/contacts.csv";

    private final List<Rule> rules = new ArrayList<>();

    ContactRules() {
        for (CSVRecord row : ShippedTable.rows(FILE)) {
            String ods = row.get("organisation");
            rules.add(new Rule(
                    ContactKind.ofCode(row.get("kind"))
                            .orElseThrow(() -> new IllegalStateException(
                                    "%s line %d: no kind %s".formatted(FILE, row.getRecordNumber(), row.get("kind")))),
                    row.get("role"),
                    ods.isEmpty() ? null : Organisation.idOfOds(ods),
                    team(row.get("team")),
                    team(row.get("joint"))));
        }
    }

    private static @Nullable UUID team(String code) {
        return code.isEmpty() ? null : Team.idOf(code);
    }

    private record Rule(
            ContactKind kind,
            String role,
            @Nullable UUID organisationId,
            @Nullable UUID teamId,
            @Nullable UUID joint) {
        boolean fits(Actor actor) {
            return role.equals(actor.role())
                    && (organisationId == null || organisationId.equals(actor.organisationId()))
                    && (teamId == null || teamId.equals(actor.teamId()));
        }
    }

    /** What somebody may record, in the order in which it is offered. */
    List<ContactKind> of(Actor actor) {
        return Arrays.stream(ContactKind.values())
                .filter(kind -> mayRecord(actor, kind))
                .toList();
    }

    boolean mayRecord(Actor actor, ContactKind kind) {
        return actor.isSystem() || rules.stream().anyMatch(rule -> rule.kind() == kind && rule.fits(actor));
    }

    /** The teams that work on a contact together with those who wrote in it. */
    Set<UUID> joint(ContactState state) {
        Set<UUID> joint = new LinkedHashSet<>();
        for (ContactEntry entry : state.entries()) {
            rules.stream()
                    .filter(rule -> rule.kind() == state.kind() && rule.joint() != null)
                    .filter(rule -> Objects.equals(rule.teamId(), entry.teamId()))
                    .forEach(rule -> joint.add(Objects.requireNonNull(rule.joint())));
        }
        return joint;
    }
}
