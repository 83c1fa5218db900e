package org.onedoor.organisation.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.onedoor.platform.Postcode;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;

/** The resident tree: small areas with their ward, district and deprivation; postcodes; sites. */
final class PlaceImports {
    private static final Set<String> CHANGES = Set.of("U", "S", "M", "X");

    private PlaceImports() {}

    /** What says in which district a postcode is. */
    interface OfPeople extends ReferenceImport {}

    static List<Column> text(String... names) {
        return List.of(names).stream().map(name -> new Column(name, "text")).toList();
    }

    static List<Column> columns(List<Column> first, Column... more) {
        return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    /** Small areas, and the districts they name. */
    record Lsoas(JdbcTemplate jdbc) implements OfPeople {
        private static final List<String> COLUMNS = List.of(
                "lsoa21_name",
                "lsoa21_code",
                "ward24_name",
                "ward24_code",
                "ltla24_name",
                "ltla24_code",
                "sicbl24_code_nhs",
                "ruc",
                "IMD_decile",
                "lat",
                "lon");

        @Override
        public String kind() {
            return "small areas";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Set<String> districts = new HashSet<>();
            ReferenceTable table = new ReferenceTable(
                    jdbc,
                    importing,
                    "organisation.lsoa",
                    1,
                    columns(
                            text("lsoa_code", "name", "ward_code", "ward", "district_code", "sub_icb", "rural_urban"),
                            new Column("imd_decile", "int4"),
                            new Column("latitude", "double precision"),
                            new Column("longitude", "double precision")));
            file.read(importing, COLUMNS, row -> {
                String district = district(row);
                if (districts.add(district)) {
                    saveDistrict(district, row.required("ltla24_name"));
                }
                table.add(
                        row.line(),
                        area(row.required("lsoa21_code")),
                        row.required("lsoa21_name"),
                        row.required("ward24_code"),
                        row.required("ward24_name"),
                        district,
                        row.required("sicbl24_code_nhs"),
                        row.required("ruc"),
                        given(row.whole("IMD_decile", 1, 10), "IMD_decile"),
                        latitude(row),
                        longitude(row));
            });
            table.finish();
        }

        private void saveDistrict(String code, String name) {
            jdbc.update("""
                    insert into organisation.district as d (district_code, name) values (?, ?)
                    on conflict (district_code) do update set name = excluded.name where d.name <> excluded.name
                    """, code, name);
        }

        private static String district(CsvRow row) {
            String code = row.required("ltla24_code");
            if (!code.matches("E0[6-9]\\d{6}")) {
                throw new RowRefused("The district '%s' is not a code such as E07000073.".formatted(code));
            }
            return code;
        }
    }

    /** Who answers for each district. */
    record Districts(JdbcTemplate jdbc) implements ReferenceImport {
        private static final List<String> COLUMNS =
                List.of("district_code", "council", "county_council", "police_district", "police_as_at");

        @Override
        public String kind() {
            return "districts";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = new ReferenceTable(
                    jdbc, importing, "organisation.district_answer", 1, text(COLUMNS.toArray(String[]::new)));
            file.read(importing, COLUMNS, row -> {
                known.district(row.required("district_code"));
                table.add(
                        row.line(),
                        row.required("district_code"),
                        row.required("council"),
                        row.optional("county_council"),
                        row.required("police_district"),
                        row.required("police_as_at"));
            });
            table.finish();
        }
    }

    /** What became of the small areas of 2011. */
    record LsoaChanges(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "small area changes";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            ReferenceTable table = new ReferenceTable(
                    jdbc, importing, "organisation.lsoa_change", 2, text("lsoa11_code", "lsoa21_code", "change_code"));
            file.read(importing, List.of("lsoa11_code", "lsoa21_code", "change_code"), row -> {
                String change = row.required("change_code");
                if (!CHANGES.contains(change)) {
                    throw new RowRefused("The change '%s' is not U, S, M or X.".formatted(change));
                }
                table.add(row.line(), area(row.required("lsoa11_code")), area(row.required("lsoa21_code")), change);
            });
            table.finish();
        }
    }

    /** Postcodes, each in one small area. */
    record Postcodes(JdbcTemplate jdbc) implements OfPeople {
        @Override
        public String kind() {
            return "postcodes";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = new ReferenceTable(
                    jdbc,
                    importing,
                    "organisation.postcode",
                    1,
                    columns(
                            text("postcode", "lsoa_code"),
                            new Column("latitude", "double precision"),
                            new Column("longitude", "double precision"),
                            new Column("approximate", "bool")));
            file.read(importing, List.of("postcode", "lat", "lon", "lsoa21_approx", "district_code", "match"), row -> {
                String postcode = row.required("postcode").replace(" ", "");
                if (!Postcode.isWhole(postcode)) {
                    throw new RowRefused("The postcode is not in the form RM18 8EB.");
                }
                known.district(row.required("district_code"));
                table.add(
                        row.line(),
                        postcode,
                        known.lsoa(row.required("lsoa21_approx")),
                        latitude(row),
                        longitude(row),
                        !"in".equals(row.required("match")));
            });
            table.finish();
        }
    }

    /** Where hospitals stand; the same name twice is one place. */
    record Sites(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "sites";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            ReferenceTable table = new ReferenceTable(
                    jdbc,
                    importing,
                    "organisation.site",
                    1,
                    columns(
                            text("site_key", "name"),
                            new Column("latitude", "double precision"),
                            new Column("longitude", "double precision")));
            file.read(importing, List.of("name", "lat", "lon"), row -> {
                String name = row.required("name");
                table.add(
                        row.line(),
                        org.onedoor.organisation.Organisations.aliasKey(name),
                        name,
                        latitude(row),
                        longitude(row));
            });
            table.finish();
        }
    }

    private static String area(String code) {
        if (!code.matches("E01\\d{6}")) {
            throw new RowRefused("The small area '%s' is not a code such as E01015814.".formatted(code));
        }
        return code;
    }

    /** England's box, so that swapped or missing figures are noticed. */
    private static double latitude(CsvRow row) {
        return given(row.number("lat", 49.8, 55.9), "lat");
    }

    private static double longitude(CsvRow row) {
        return given(row.number("lon", -6.5, 1.8), "lon");
    }

    private static <T> T given(@org.jspecify.annotations.Nullable T value, String column) {
        if (value == null) {
            throw new RowRefused("The column '%s' is empty. Fill it in.".formatted(column));
        }
        return Objects.requireNonNull(value);
    }
}
