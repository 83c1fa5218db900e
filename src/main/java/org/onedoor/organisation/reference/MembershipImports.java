package org.onedoor.organisation.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.CsvRow;
import org.onedoor.platform.importing.Importing;
import org.onedoor.platform.importing.ReferenceTable;
import org.onedoor.platform.importing.ReferenceTable.Column;
import org.onedoor.platform.importing.RowRefused;
import org.springframework.jdbc.core.JdbcTemplate;

/** The registered tree: practice to PCN to sub-ICB to alliance and ICB, with the dates the files give. */
final class MembershipImports {
    /** Sub-ICBs continue the clinical commissioning groups, codes and all. */
    private static final LocalDate COMMISSIONING_GROUPS = LocalDate.of(2013, 4, 1);

    private static final LocalDate INTEGRATED_CARE_BOARDS = LocalDate.of(2022, 7, 1);

    private MembershipImports() {}

    private static ReferenceTable memberships(JdbcTemplate jdbc, Importing importing) {
        return new ReferenceTable(
                jdbc,
                importing,
                "organisation.membership",
                3,
                List.of(
                        new Column("member_id", "uuid"),
                        new Column("of_id", "uuid"),
                        new Column("valid_from", "date"),
                        new Column("valid_to", "date")));
    }

    private static void add(
            ReferenceTable table, CsvRow row, UUID member, UUID of, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            throw new RowRefused("The membership has no first day. Fill it in.");
        }
        if (to != null && to.isBefore(from)) {
            throw new RowRefused("The membership ends on %s, before it begins on %s.".formatted(to, from));
        }
        table.add(row.line(), member, of, from, to);
    }

    /** Which network each practice was in, and when. */
    record PracticesInPcns(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "practices in networks";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = memberships(jdbc, importing);
            file.read(
                    importing,
                    List.of("practice_code", "pcn_code", "start_date", "end_date"),
                    row -> add(
                            table,
                            row,
                            known.organisation(row.required("practice_code")),
                            known.organisation(row.required("pcn_code")),
                            row.date("start_date"),
                            row.date("end_date")));
            table.finish();
        }
    }

    /** Which sub-ICB each network or practice answers to. Those outside Essex are not kept. */
    record InSubIcbs(JdbcTemplate jdbc, String codeColumn) implements ReferenceImport {
        @Override
        public String kind() {
            return codeColumn.equals("pcn_code") ? "networks in sub-ICBs" : "practices in sub-ICBs";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = memberships(jdbc, importing);
            file.read(importing, List.of(codeColumn, "sub_icb", "open_date", "close_date"), row -> {
                UUID subIcb = Organisation.idOfOds(row.required("sub_icb"));
                if (!known.organisations().contains(subIcb)) {
                    return;
                }
                LocalDate opened = row.date("open_date");
                LocalDate from =
                        opened == null || opened.isBefore(COMMISSIONING_GROUPS) ? COMMISSIONING_GROUPS : opened;
                LocalDate closed = row.date("close_date");
                if (closed == null || !closed.isBefore(from)) {
                    add(table, row, known.organisation(row.required(codeColumn)), subIcb, from, closed);
                }
            });
            table.finish();
        }
    }

    /** Which alliance and which ICB each sub-ICB belongs to. */
    record SubIcbs(JdbcTemplate jdbc) implements ReferenceImport {
        @Override
        public String kind() {
            return "sub-ICBs in alliances";
        }

        @Override
        public void run(CsvFile file, Importing importing) {
            Known known = Known.read(jdbc);
            ReferenceTable table = memberships(jdbc, importing);
            file.read(importing, List.of("sub_icb", "alliance", "icb_2022"), row -> {
                UUID subIcb = known.organisation(row.required("sub_icb"));
                String alliance = row.required("alliance")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '-');
                add(table, row, subIcb, known.organisation(alliance), INTEGRATED_CARE_BOARDS, null);
                add(table, row, subIcb, known.organisation(row.required("icb_2022")), INTEGRATED_CARE_BOARDS, null);
            });
            table.finish();
        }
    }
}
