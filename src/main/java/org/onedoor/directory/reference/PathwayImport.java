package org.onedoor.directory.reference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.RowRefused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The first version of each pathway the documents name. One that is there already is left as it is. */
@Component
class PathwayImport {
    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);

    private final JdbcTemplate jdbc;
    private final Organisations organisations;
    private final DomainTime time;

    PathwayImport(JdbcTemplate jdbc, Organisations organisations, DomainTime time) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.time = time;
    }

    void take(CsvFile file, Importing importing) {
        Set<String> there = new HashSet<>(jdbc.queryForList("select code from directory.pathway", String.class));
        Set<String> needs = new HashSet<>(jdbc.queryForList("select code from directory.need", String.class));
        Set<String> types = new HashSet<>(jdbc.queryForList("select code from directory.service_type", String.class));
        file.read(
                importing,
                List.of("code", "title", "needs", "types", "criteria", "steps", "evidence", "partners", "source"),
                row -> {
                    if (!needs.containsAll(row.list("needs")) || !types.containsAll(row.list("types"))) {
                        throw new RowRefused("One of the needs or sorts of service is not on the list.");
                    }
                    if (there.contains(row.required("code"))) {
                        importing.unchanged(1);
                        return;
                    }
                    add(row);
                    importing.added(1);
                });
    }

    private void add(CsvRow row) {
        String code = row.required("code");
        UUID id = UUID.nameUUIDFromBytes(("pathway:" + code + ":1").getBytes(StandardCharsets.UTF_8));
        jdbc.update(
                """
                insert into directory.pathway (org_id, pathway_id, code, edition, title, needs, types, criteria, source, made_by,
                    made_on)
                values (?, ?, ?, 1, ?, string_to_array(?, '|'), string_to_array(?, '|'), string_to_array(?, '|'), ?, 'system', ?)
                """,
                ORG,
                id,
                code,
                row.required("title"),
                String.join("|", row.list("needs")),
                String.join("|", row.list("types")),
                String.join("|", row.list("criteria")),
                row.required("source"),
                London.date(time.instant()));
        List<String> steps = row.list("steps");
        String given = row.optional("evidence");
        List<String> evidence = given == null ? List.of() : Arrays.asList(given.split("\\|", -1));
        for (int i = 0; i < steps.size(); i++) {
            int colon = steps.get(i).indexOf(": ");
            if (colon < 0) {
                throw new RowRefused("A step is written as 'what: who'.");
            }
            String says = i < evidence.size() ? evidence.get(i).strip() : "";
            jdbc.update(
                    "insert into directory.pathway_step (org_id, pathway_id, step, title, who, evidence) values (?, ?, ?, ?, ?, ?)",
                    ORG,
                    id,
                    i + 1,
                    steps.get(i).substring(0, colon),
                    steps.get(i).substring(colon + 2),
                    says.isEmpty() ? null : says);
        }
        for (String partner : row.list("partners")) {
            jdbc.update(
                    "insert into directory.pathway_partner (org_id, pathway_id, partner_id) values (?, ?, ?)",
                    ORG,
                    id,
                    organisations
                            .byOds(partner)
                            .map(Organisation::id)
                            .orElseThrow(() -> new RowRefused("No organisation has one of the partners' codes.")));
        }
    }
}
