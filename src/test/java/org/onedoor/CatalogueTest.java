package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data rules of ARCHITECTURE, read back from the database's own catalogue. */
@OneDoorTest
class CatalogueTest {
    private static final Set<String> KINDS =
            Set.of("person", "incident", "organisation", "subject", "reference", "claim", "local");

    @Autowired
    JdbcClient jdbc;

    record Table(String schema, String name, String said) {
        String kind() {
            return said.startsWith("[") ? said.substring(1).split("[] ]", 2)[0] : "";
        }

        boolean ledger() {
            return said.split("]", 2)[0].contains("ledger");
        }

        String full() {
            return schema + "." + name;
        }
    }

    record Key(String columns, String kind) {}

    record Foreign(String source, String target) {}

    @Test
    void everyTableSaysWhichCompartmentItIsIn() {
        List<Table> tables = tables();
        assertThat(tables).hasSizeGreaterThan(10);
        assertThat(tables.stream()
                        .filter(table -> !KINDS.contains(table.kind()))
                        .map(Table::full))
                .isEmpty();
    }

    @Test
    void aKeyBeginsWithItsSubject() {
        List<String> wrong = new ArrayList<>();
        for (Table table : tables()) {
            String first = switch (table.kind()) {
                case "person" -> "person_id";
                case "incident" -> "incident_id";
                case "organisation" -> "org_id";
                case "subject" -> "subject_id";
                default -> "";
            };
            for (Key key : keys(table)) {
                if (!first.isEmpty() && !key.columns().split(",")[0].equals(first)) {
                    wrong.add("%s has a unique key (%s) that does not begin with %s"
                            .formatted(table.full(), key.columns(), first));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noForeignKeyCrossesCompartmentsOrSchemas() {
        List<Table> tables = tables();
        List<Foreign> crossing = jdbc.sql("""
                select conrelid::regclass::text as source, confrelid::regclass::text as target
                  from pg_constraint
                 where contype = 'f'
                """).query(Foreign.class).list().stream()
                .filter(foreign -> !kindOf(tables, foreign.target()).equals("reference"))
                .filter(foreign -> !kindOf(tables, foreign.source()).equals(kindOf(tables, foreign.target()))
                        || !schemaOf(foreign.source()).equals(schemaOf(foreign.target())))
                .toList();
        assertThat(crossing).isEmpty();
    }

    @Test
    void thereAreNoTriggersAndNoSequences() {
        assertThat(jdbc.sql("select count(*) from pg_trigger where not tgisinternal")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from pg_class where relkind = 'S'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void timesAreInstantsAndTextIsUnbounded() {
        assertThat(jdbc.sql("""
                select table_schema || '.' || table_name || '.' || column_name
                  from information_schema.columns
                 where table_schema not in ('pg_catalog', 'information_schema', 'public')
                   and data_type in ('timestamp without time zone', 'character varying', 'character', 'money')
                """).query(String.class).list()).isEmpty();
    }

    @Test
    void nobodyButTheOwnerMayChangeALedger() {
        List<String> ledgers =
                tables().stream().filter(Table::ledger).map(Table::full).toList();
        assertThat(ledgers).contains("platform.event", "platform.audit");
        for (String role : List.of("onedoor_app", "onedoor_worker", "onedoor_report")) {
            for (String ledger : ledgers) {
                for (String right : List.of("update", "delete", "truncate")) {
                    assertThat(jdbc.sql("select has_table_privilege(:role, :ledger, :right)")
                                    .param("role", role)
                                    .param("ledger", ledger)
                                    .param("right", right)
                                    .query(Boolean.class)
                                    .single())
                            .as("%s may %s %s", role, right, ledger)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void requestsRunAsAppWhichOwnsNothing() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("onedoor_app");
        assertThat(jdbc.sql("""
                select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                 where r.rolname in ('onedoor_app', 'onedoor_worker', 'onedoor_report')
                """).query(Integer.class).single()).isZero();
    }

    private List<Table> tables() {
        return jdbc.sql("""
                select n.nspname as schema, c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as said
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                   and n.nspname not like 'pg\\_%'
                 order by 1, 2
                """).query(Table.class).list();
    }

    private List<Key> keys(Table table) {
        return jdbc.sql("""
                select string_agg(a.attname, ',' order by k.position) as columns, 'unique' as kind
                  from pg_index i
                  cross join unnest(i.indkey) with ordinality k(attnum, position)
                  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                 where i.indisunique and i.indrelid = :name::regclass
                 group by i.indexrelid
                """).param("name", table.full()).query(Key.class).list();
    }

    private static String kindOf(List<Table> tables, String full) {
        return tables.stream()
                .filter(table -> table.full().equals(full))
                .map(Table::kind)
                .findFirst()
                .orElse("");
    }

    private static String schemaOf(String full) {
        return full.substring(0, full.indexOf('.'));
    }
}
