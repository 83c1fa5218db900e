import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes of a database that was filled by real acts one that is many times as large: every row of a person, with every id
 * of theirs made anew, so that each copy is a person with their own referrals, clocks, events and relationships. Run by
 * bench/growth.sh, with PostgreSQL's driver on the class path.
 */
public class Multiply {
    /** Whose rows are a person's. */
    static final List<String> TABLES = List.of(
            "platform.subject",
            "platform.event",
            "people.person",
            "people.linkage_key",
            "access.relationship",
            "frontdoor.referral",
            "frontdoor.worklist",
            "clock.clock",
            "record.note");

    /** Ids that stay as they are: the same teams and services have more work. */
    static final Set<String> KEPT = Set.of("correlation_id", "service_id");

    static boolean isKept(String column) {
        return KEPT.contains(column)
                || column.contains("org")
                || column.contains("team")
                || column.contains("account")
                || column.endsWith("_service");
    }

    /** DATA TIMES: the data folder of a running server, and how many copies of each row are made. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        String port = Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(3).strip();
        String password = Files.readString(data.resolve("postgresql.secret")).strip();
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/onedoor", "onedoor_owner", password);
                Statement sql = owner.createStatement()) {
            prepare(sql);
            for (String table : TABLES) {
                fill(sql, table, copies(sql, table, times, ""));
            }
            finish(sql, TABLES);
        }
    }

    /** What is made anew after a fault anyway need not be on the disk at once. */
    static void prepare(Statement sql) throws SQLException {
        sql.execute("set synchronous_commit = off");
        sql.execute("set work_mem = '256MB'");
        sql.execute("set maintenance_work_mem = '1GB'");
        sql.execute("set max_parallel_maintenance_workers = 2");
        sql.execute(REFERENCE);
    }

    /**
     * Runs the insert without the table's indexes and makes them again: to sort what is there once is many times as fast as
     * to find the place of every row. A table that another refers to keeps the index of its key.
     */
    static void fill(Statement sql, String table, String insert) throws SQLException {
        long began = System.nanoTime();
        List<String> away = new ArrayList<>();
        List<String> again = new ArrayList<>();
        try (ResultSet found = sql.executeQuery("""
                select conname, pg_get_constraintdef(c.oid) from pg_constraint c
                 where conrelid = '%1$s'::regclass and contype in ('p', 'u')
                   and not exists (select 1 from pg_constraint other where other.confrelid = '%1$s'::regclass)""".formatted(table))) {
            while (found.next()) {
                away.add("alter table %s drop constraint %s".formatted(table, found.getString(1)));
                again.add("alter table %s add constraint %s %s".formatted(table, found.getString(1), found.getString(2)));
            }
        }
        try (ResultSet found = sql.executeQuery("""
                select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                 where indrelid = '%s'::regclass
                   and not exists (select 1 from pg_constraint where conindid = indexrelid)""".formatted(table))) {
            while (found.next()) {
                away.add("drop index " + found.getString(1));
                again.add(found.getString(2));
            }
        }
        for (String statement : away) {
            sql.execute(statement);
        }
        long rows = sql.executeLargeUpdate(insert);
        double inserted = (System.nanoTime() - began) / 1e9;
        for (String statement : again) {
            sql.execute(statement);
        }
        System.out.printf(
                "%-22s %,12d rows in %.1f s, with its indexes %.1f s%n", table, rows, inserted, (System.nanoTime() - began) / 1e9);
    }

    static void finish(Statement sql, List<String> tables) throws SQLException {
        long began = System.nanoTime();
        for (String table : tables) {
            sql.execute("vacuum analyze " + table);
        }
        System.out.printf("vacuum and analyze     %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    /** A copy's reference is made from the original's, the same wherever it stands. */
    static final String REFERENCE = """
            create or replace function pg_temp.reference(was text, copy int) returns text language plpgsql immutable as $$
            declare
                letters text := '23456789ACDEFGHJKMNPQRTVWXYZ';
                n bigint := 0;
                made text := '';
            begin
                for i in 1..8 loop
                    n := n * 28 + greatest(strpos(letters, substr(replace(substr(was, 4), '-', ''), i, 1)) - 1, 0);
                end loop;
                n := (n + copy::bigint * 28211099077) % 377801998336;
                for i in 1..8 loop
                    made := substr(letters, (n % 28)::int + 1, 1) || made;
                    n := n / 28;
                end loop;
                return 'OD-' || substr(made, 1, 4) || '-' || substr(made, 5);
            end $$""";

    /** @param some a condition on {@code t}, the row copied; empty for all */
    static String copies(Statement sql, String table, int times, String some) throws Exception {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        String[] name = table.split("\\.");
        try (ResultSet found = sql.executeQuery("""
                select column_name, data_type from information_schema.columns
                 where table_schema = '%s' and table_name = '%s' and is_generated = 'NEVER'
                 order by ordinal_position""".formatted(name[0], name[1]))) {
            while (found.next()) {
                String column = found.getString(1);
                columns.add(column);
                values.add(
                        found.getString(2).equals("uuid") && !isKept(column)
                                ? "md5(t.%s::text || '/' || copy)::uuid".formatted(column)
                                : switch (column) {
                                    case "reference" -> "pg_temp.reference(t.reference, copy)";
                                    case "nhs_number" -> "null"; // each belongs to one person
                                    case "nhs_number_status" -> "'NOT_PRESENT'";
                                    case "compared" -> "t.version"; // nobody is looked for among copies
                                    default -> "t." + column;
                                });
            }
        }
        String only = columns.contains("kind") && name[0].equals("platform") ? "t.kind = 'person'" : "true";
        return "insert into %s (%s) select %s from %s t cross join generate_series(1, %d) copy where %s%s on conflict do nothing"
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", values),
                        table,
                        times,
                        only,
                        some.isEmpty() ? "" : " and " + some);
    }
}
