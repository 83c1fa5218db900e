package org.onedoor.directory.reference;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.LeadRule;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rules of who leads that the documents state. A later edition made in OneDoor counts before them. */
@Component
class LeadRuleImport {
    private static final int OLDEST = 120;
    private static final int LAST_RANK = 999;

    private final JdbcTemplate jdbc;
    private final Organisations organisations;

    LeadRuleImport(JdbcTemplate jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    void take(CsvFile file, Importing importing) {
        Set<String> needs = new HashSet<>(jdbc.queryForList("select code from directory.need", String.class));
        ReferenceTable table = new ReferenceTable(jdbc, importing, "directory.lead_rule", 2, COLUMNS);
        file.read(importing, HEADING, row -> {
            List<String> asked = row.list("needs");
            if (!asked.stream().flatMap(need -> LeadRule.either(need).stream()).allMatch(needs::contains)) {
                throw new RowRefused("One of the needs is not on the list.");
            }
            String code = row.required("code");
            table.add(
                    row.line(),
                    Organisation.idOfSlug(Service.CENTRE),
                    UUID.nameUUIDFromBytes(
                            ("lead-rule:" + code + ":" + row.required("from_on")).getBytes(StandardCharsets.UTF_8)),
                    code,
                    kind(row),
                    row.required("name"),
                    Objects.requireNonNullElse(row.whole("rank", 1, LAST_RANK), LAST_RANK),
                    row.date("from_on"),
                    row.whole("age_from", 0, OLDEST),
                    row.whole("age_to", 0, OLDEST),
                    asked,
                    row.list("resident"),
                    row.list("registered"),
                    row.list("found"),
                    owner(row.required("lead")),
                    row.list("supporting").stream()
                            .map(this::owner)
                            .map(UUID::toString)
                            .toList(),
                    row.required("words"),
                    row.required("source"));
        });
        table.finish();
    }

    private static String kind(CsvRow row) {
        try {
            return LeadRule.Kind.of(row.required("kind")).code();
        } catch (IllegalArgumentException notAKind) {
            throw new RowRefused("The kind must be remit, combination or border.");
        }
    }

    private UUID owner(String code) {
        return organisations
                .byOds(code)
                .or(() -> organisations.find(Organisation.idOfSlug(code)))
                .map(Organisation::id)
                .orElseThrow(() -> new RowRefused("No organisation has the code '%s'.".formatted(code)));
    }

    private static final List<String> HEADING = List.of(
            "code",
            "kind",
            "name",
            "rank",
            "from_on",
            "age_from",
            "age_to",
            "needs",
            "resident",
            "registered",
            "found",
            "lead",
            "supporting",
            "words",
            "source");

    private static final List<Column> COLUMNS = List.of(
            new Column("org_id", "uuid"),
            new Column("rule_id", "uuid"),
            new Column("code", "text"),
            new Column("kind", "text"),
            new Column("name", "text"),
            new Column("rank", "int4"),
            new Column("from_on", "date"),
            new Column("age_from", "int4"),
            new Column("age_to", "int4"),
            new Column("needs", "text[]"),
            new Column("resident", "text[]"),
            new Column("registered", "text[]"),
            new Column("found", "text[]"),
            new Column("lead_id", "uuid"),
            new Column("supporting", "text[]"),
            new Column("words", "text"),
            new Column("source", "text"));
}
