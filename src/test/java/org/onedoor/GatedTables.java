package org.onedoor;

import java.util.List;

/** Takes the database's own gate away from tables and puts it back, as their owner can. */
public final class GatedTables {
    private GatedTables() {}

    /** Those that say of themselves that they are gated. */
    public static List<String> all() {
        return TestPostgres.stored().sql("""
                select c.oid::regclass::text from pg_class c
                 where c.relkind = 'r' and split_part(obj_description(c.oid, 'pg_class'), ']', 1) like '%gated%'
                 order by 1
                """).query(String.class).list();
    }

    /** Whatever is in it is there for everybody. */
    public static void open(String table) {
        alter(table, "disable");
    }

    public static void openAll() {
        all().forEach(GatedTables::open);
    }

    public static void close(String table) {
        alter(table, "enable");
    }

    public static void closeAll() {
        all().forEach(GatedTables::close);
    }

    private static void alter(String table, String how) {
        TestPostgres.stored()
                .sql("alter table " + table + " " + how + " row level security")
                .update();
    }
}
