package org.onedoor.directory.reference;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The acute hospitals, what liaison true to the model has, and who provides a service together. */
@Component
class LiaisonImport {
    private static final int LAST = 999;
    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);

    private final JdbcTemplate jdbc;
    private final Organisations organisations;

    LiaisonImport(JdbcTemplate jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    void hospitals(CsvFile file, Importing importing) {
        Set<String> kept =
                new HashSet<>(jdbc.queryForList("select code from directory.hospital where version > 0", String.class));
        ReferenceTable table = new ReferenceTable(
                jdbc,
                importing,
                "directory.hospital",
                2,
                List.of(
                        new Column("org_id", "uuid"),
                        new Column("hospital_id", "uuid"),
                        new Column("code", "text"),
                        new Column("name", "text"),
                        new Column("known_as", "text"),
                        new Column("trust_id", "uuid"),
                        new Column("service_id", "uuid"),
                        new Column("source", "text")));
        file.read(importing, List.of("code", "name", "known_as", "trust", "service", "source"), row -> {
            String code = row.required("code");
            if (kept.contains(code)) {
                importing.unchanged(1);
                return;
            }
            String service = row.optional("service");
            table.add(
                    row.line(),
                    ORG,
                    UUID.nameUUIDFromBytes(("hospital:" + code).getBytes(StandardCharsets.UTF_8)),
                    code,
                    row.required("name"),
                    row.required("known_as"),
                    owner(row.required("trust")),
                    service == null ? null : Service.idOf(service),
                    row.required("source"));
        });
        table.finish();
    }

    void items(CsvFile file, Importing importing) {
        ReferenceTable table = new ReferenceTable(
                jdbc,
                importing,
                "directory.fidelity_item",
                1,
                List.of(
                        new Column("code", "text"),
                        new Column("rank", "int4"),
                        new Column("label", "text"),
                        new Column("source", "text")));
        file.read(
                importing,
                List.of("code", "rank", "label", "source"),
                row -> table.add(
                        row.line(),
                        row.required("code"),
                        row.whole("rank", 1, LAST),
                        row.required("label"),
                        row.required("source")));
        table.finish();
    }

    /** Who provides a service together, where nobody has said anything of its entry here. */
    void providers(CsvFile file, Importing importing) {
        file.read(importing, List.of("service", "providers", "source"), row -> {
            row.list("providers").forEach(this::owner);
            int added = jdbc.update("""
                    insert into directory.entry (org_id, service_id, providers)
                    select org_id, service_id, string_to_array(?, '|') from directory.service where code = ?
                    on conflict (org_id, service_id) do nothing
                    """, String.join("|", row.list("providers")), row.required("service"));
            importing.added(added);
            importing.unchanged(1 - added);
        });
    }

    private UUID owner(String code) {
        return organisations
                .byOds(code)
                .map(Organisation::id)
                .orElseThrow(() -> new RowRefused("No organisation has the code '%s'.".formatted(code)));
    }
}
