package org.onedoor.organisation.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;

/** Partners from the files of the Organisation Data Service, and those it does not list from OneDoor's own. */
final class OrganisationImports {
    private static final String GENERAL_PRACTICE = "4";

    private OrganisationImports() {}

    private static ReferenceTable organisations(JdbcTemplate jdbc, Importing importing) {
        return new ReferenceTable(
                jdbc,
                importing,
                "organisation.organisation",
                1,
                List.of(
                        new Column("organisation_id", "uuid"),
                        new Column("kind", "text"),
                        new Column("ods_code", "text"),
                        new Column("name", "text"),
                        new Column("postcode", "text"),
                        new Column("opened", "date"),
                        new Column("closed", "date")));
    }

    private static void add(
            ReferenceTable table,
            CsvRow row,
            OrganisationKind kind,
            String code,
            String name,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed) {
        if (!code.matches("[A-Z0-9]{3,8}")) {
            throw new RowRefused("'%s' is not an ODS code: three to eight capital letters and digits.".formatted(code));
        }
        if (opened != null && closed != null && closed.isBefore(opened)) {
            throw new RowRefused("It closes on %s, before it opens on %s.".formatted(closed, opened));
        }
        table.add(
                row.line(),
                Organisation.idOfOds(code),
                kind.code(),
                code,
                Names.plain(name),
                row.optional("postcode"),
                opened,
                closed);
    }

    /** NHS trusts, open and closed. */
    record Trusts(JdbcTemplate jdbc) implements ReferenceImport {
        private static final String AMBULANCE = "AMBULANCE";

        @Override
        public String kind() {
            return "trusts";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            ReferenceTable table = organisations(jdbc, importing);
            file.read(importing, List.of("code", "name", "postcode", "open_date", "close_date"), row -> {
                String name = row.required("name");
                add(
                        table,
                        row,
                        name.contains(AMBULANCE) ? OrganisationKind.AMBULANCE : OrganisationKind.TRUST,
                        row.required("code"),
                        name,
                        row.date("open_date"),
                        row.date("close_date"));
            });
            table.finish();
        }
    }

    /** Practices and other prescribers. Only setting 4 is a general practice where people are registered. */
    record Practices(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "practices";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = organisations(jdbc, importing);
            file.read(
                    importing,
                    List.of(
                            "code",
                            "name",
                            "sub_icb",
                            "postcode",
                            "open_date",
                            "close_date",
                            "prescribing_setting",
                            "district_code"),
                    row -> {
                        String district = row.optional("district_code");
                        if (district != null) {
                            known.district(district);
                        }
                        add(
                                table,
                                row,
                                row.required("prescribing_setting").equals(GENERAL_PRACTICE)
                                        ? OrganisationKind.PRACTICE
                                        : OrganisationKind.CLINIC,
                                row.required("code"),
                                row.required("name"),
                                row.date("open_date"),
                                row.date("close_date"));
                    });
            table.finish();
        }
    }

    /** Primary care networks. */
    record Pcns(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "primary care networks";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            ReferenceTable table = organisations(jdbc, importing);
            file.read(
                    importing,
                    List.of("pcn_code", "name", "postcode", "open_date", "close_date"),
                    row -> add(
                            table,
                            row,
                            OrganisationKind.PCN,
                            row.required("pcn_code"),
                            row.required("name"),
                            row.date("open_date"),
                            row.date("close_date")));
            table.finish();
        }
    }

    /** Everyone the Organisation Data Service's files here do not hold, from OneDoor's own reviewed file. */
    record Others(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "other organisations";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            ReferenceTable table = organisations(jdbc, importing);
            file.read(importing, List.of("slug", "ods_code", "kind", "name"), row -> {
                String ods = row.optional("ods_code");
                UUID id = ods == null ? Organisation.idOfSlug(row.required("slug")) : Organisation.idOfOds(ods);
                table.add(row.line(), id, kindOf(row).code(), ods, row.required("name"), null, null, null);
            });
            table.finish();
        }

        private static OrganisationKind kindOf(CsvRow row) {
            try {
                return OrganisationKind.of(row.required("kind"));
            } catch (IllegalArgumentException e) {
                throw new RowRefused("'%s' is not a kind of organisation.".formatted(row.required("kind")));
            }
        }
    }

    /** Other names, and who took over from whom. */
    record Aliases(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "aliases";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable aliases = new ReferenceTable(
                    jdbc,
                    importing,
                    "organisation.alias",
                    1,
                    List.of(
                            new Column("alias_key", "text"),
                            new Column("alias", "text"),
                            new Column("organisation_id", "uuid")));
            ReferenceTable successors = new ReferenceTable(
                    jdbc,
                    importing,
                    "organisation.successor",
                    1,
                    List.of(new Column("organisation_id", "uuid"), new Column("successor_id", "uuid")));
            file.read(importing, List.of("organisation", "aliases", "successor"), row -> {
                UUID id = known.organisation(row.required("organisation"));
                for (String alias : row.list("aliases")) {
                    aliases.add(row.line(), Organisations.aliasKey(alias), alias, id);
                }
                String successor = row.optional("successor");
                if (successor != null) {
                    UUID next = known.organisation(successor);
                    if (next.equals(id)) {
                        throw new RowRefused("An organisation cannot be its own successor.");
                    }
                    successors.add(row.line(), id, Objects.requireNonNull(next));
                }
            });
            aliases.finish();
            successors.finish();
        }
    }

    /** The partners of the strategy. */
    record Partners(JdbcTemplate jdbc) implements ReferenceImport {
        private static final List<String> COLUMNS =
                List.of("organisation", "known_as", "part", "role", "age_remit", "system");
        private static final List<String> PARTS = List.of("core", "engaged");
        private static final List<String> ROLES = List.of("commissioner", "provider", "local-authority", "police");

        @Override
        public String kind() {
            return "partners";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = new ReferenceTable(
                    jdbc,
                    importing,
                    "organisation.partner",
                    1,
                    List.of(
                            new Column("organisation_id", "uuid"),
                            new Column("known_as", "text"),
                            new Column("part", "text"),
                            new Column("role", "text"),
                            new Column("age_remit", "text"),
                            new Column("systems", "text")));
            file.read(importing, COLUMNS, row -> {
                List<String> systems = row.list("system");
                systems.forEach(known::organisation);
                table.add(
                        row.line(),
                        known.organisation(row.required("organisation")),
                        row.required("known_as"),
                        oneOf(row, "part", PARTS),
                        oneOf(row, "role", ROLES),
                        row.required("age_remit"),
                        String.join("|", systems));
            });
            table.finish();
        }

        private static String oneOf(CsvRow row, String column, List<String> words) {
            String word = row.required(column);
            if (!words.contains(word)) {
                throw new RowRefused("The column '%s' must be one of: %s.".formatted(column, String.join(", ", words)));
            }
            return word;
        }
    }
}
