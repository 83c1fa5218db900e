package org.onedoor.directory.reference;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The resources that the documents name. They come in as proposed: only people make them public. */
@Component
class ResourceImport {
    private final JdbcTemplate jdbc;
    private final Organisations organisations;

    ResourceImport(JdbcTemplate jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    void take(CsvFile file, Importing importing) {
        Set<String> needs = new HashSet<>(jdbc.queryForList("select code from directory.need", String.class));
        ReferenceTable table = new ReferenceTable(
                jdbc,
                importing,
                "directory.resource",
                2,
                List.of(
                        new Column("org_id", "uuid"),
                        new Column("resource_id", "uuid"),
                        text("code"),
                        text("kind"),
                        text("title"),
                        text("words"),
                        new Column("needs", "text[]"),
                        text("audience"),
                        new Column("age_from", "int4"),
                        new Column("age_to", "int4"),
                        text("evidence"),
                        text("evidence_note"),
                        text("owner"),
                        text("source")));
        file.read(
                importing,
                List.of(
                        "owner",
                        "code",
                        "kind",
                        "title",
                        "needs",
                        "audience",
                        "evidence",
                        "evidence_note",
                        "answers_for",
                        "words",
                        "source"),
                row -> {
                    List<String> helps = row.list("needs");
                    helps.stream()
                            .filter(need -> !needs.contains(need))
                            .findFirst()
                            .ifPresent(need -> {
                                throw new RowRefused("'%s' is not a need on the list.".formatted(need));
                            });
                    String code = row.required("code");
                    table.add(
                            row.line(),
                            owner(row.required("owner")),
                            UUID.nameUUIDFromBytes(("resource:" + code).getBytes(StandardCharsets.UTF_8)),
                            code,
                            row.required("kind"),
                            row.required("title"),
                            row.required("words"),
                            helps,
                            row.required("audience"),
                            row.whole("age_from", 0, 120),
                            row.whole("age_to", 0, 120),
                            row.required("evidence"),
                            row.required("evidence_note"),
                            row.required("answers_for"),
                            row.required("source"));
                });
        table.finish();
    }

    private UUID owner(String code) {
        return organisations
                .byOds(code)
                .or(() -> organisations.find(Organisation.idOfSlug(code)))
                .map(Organisation::id)
                .orElseThrow(() -> new RowRefused("No organisation has the code '%s'.".formatted(code)));
    }

    private static Column text(String name) {
        return new Column(name, "text");
    }
}
