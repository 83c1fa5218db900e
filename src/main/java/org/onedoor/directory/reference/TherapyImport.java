package org.onedoor.directory.reference;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The therapies that guidance and the documents name. What somebody reviewed here is left as it is. */
@Component
class TherapyImport {
    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);

    private final JdbcTemplate jdbc;

    TherapyImport(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void take(CsvFile file, Importing importing) {
        Set<String> needs = new HashSet<>(jdbc.queryForList("select code from directory.need", String.class));
        Set<String> kept =
                new HashSet<>(jdbc.queryForList("select code from directory.therapy where version > 0", String.class));
        ReferenceTable table = new ReferenceTable(
                jdbc,
                importing,
                "directory.therapy",
                2,
                List.of(
                        new Column("org_id", "uuid"),
                        new Column("therapy_id", "uuid"),
                        new Column("code", "text"),
                        new Column("label", "text"),
                        new Column("modality", "text"),
                        new Column("needs", "text[]"),
                        new Column("evidence", "text"),
                        new Column("review_by", "date"),
                        new Column("source", "text")));
        file.read(importing, List.of("code", "label", "modality", "needs", "evidence", "review_by", "source"), row -> {
            if (!needs.containsAll(row.list("needs"))) {
                throw new RowRefused("One of the needs is not on the list.");
            }
            String code = row.required("code");
            if (kept.contains(code)) {
                importing.unchanged(1);
                return;
            }
            table.add(
                    row.line(),
                    ORG,
                    UUID.nameUUIDFromBytes(("therapy:" + code).getBytes(StandardCharsets.UTF_8)),
                    code,
                    row.required("label"),
                    row.required("modality"),
                    row.list("needs"),
                    row.optional("evidence"),
                    row.date("review_by"),
                    row.required("source"));
        });
        table.finish();
    }
}
