package org.onedoor.platform.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of an imported file on their way into one table: a new key is added, a row that differs is changed, any other is
 * left untouched. Nothing is removed, because a file that leaves a row out does not say that it ended.
 */
public final class ReferenceTable {
    private static final int CHUNK = 5000;

    private final JdbcTemplate jdbc;
    private final Importing importing;
    private final String sql;
    private final List<Column> columns;
    private final int keys;
    private final Map<List<@Nullable Object>, Integer> seen = new HashMap<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * One column of the table.
     *
     * @param type its PostgreSQL type, without brackets
     */
    public record Column(String name, String type) {}

    /** @param columns the key's columns first */
    public ReferenceTable(JdbcTemplate jdbc, Importing importing, String table, int keys, List<Column> columns) {
        this.jdbc = jdbc;
        this.importing = importing;
        this.keys = keys;
        this.columns = List.copyOf(columns);
        String names = names(columns, "");
        List<Column> rest = columns.subList(keys, columns.size());
        this.sql = """
                insert into %s as t (%s)
                select %s from unnest(%s) as v (%s)
                on conflict (%s) do %s
                returning xmax = 0
                """.formatted(
                        table,
                        names,
                        columns.stream().map(ReferenceTable::value).collect(Collectors.joining(", ")),
                        columns.stream()
                                .map(c -> "?::%s[]".formatted(c.type().equals("text[]") ? "text" : c.type()))
                                .collect(Collectors.joining(", ")),
                        names,
                        names(columns.subList(0, keys), ""),
                        rest.isEmpty()
                                ? "nothing"
                                : "update set %s where (%s) is distinct from (%s)"
                                        .formatted(
                                                rest.stream()
                                                        .map(c -> c.name() + " = excluded." + c.name())
                                                        .collect(Collectors.joining(", ")),
                                                names(rest, "t."),
                                                names(rest, "excluded.")));
    }

    /**
     * Takes one row.
     *
     * @throws RowRefused when an earlier line of the same file has its key
     */
    public void add(int line, @Nullable Object... values) {
        Integer earlier =
                seen.putIfAbsent(List.copyOf(java.util.Arrays.asList(values).subList(0, keys)), line);
        if (earlier != null) {
            throw new RowRefused("The row repeats line %d. Keep one of the two.".formatted(earlier));
        }
        rows.add(values);
        if (rows.size() == CHUNK) {
            write();
        }
    }

    /** Writes what is left. */
    public void finish() {
        write();
    }

    private void write() {
        if (rows.isEmpty()) {
            return;
        }
        List<Boolean> written = jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    for (int c = 0; c < columns.size(); c++) {
                        statement.setArray(c + 1, connection.createArrayOf(arrayType(columns.get(c)), column(c)));
                    }
                    return statement;
                },
                (rs, _) -> rs.getBoolean(1));
        int added = (int) written.stream().filter(isNew -> isNew).count();
        importing.added(added);
        importing.changed(written.size() - added);
        importing.unchanged(rows.size() - written.size());
        rows.clear();
    }

    private @Nullable Object[] column(int c) {
        return rows.stream()
                .map(row -> row[c] instanceof List<?> list
                        ? list.stream().map(Object::toString).collect(Collectors.joining("|"))
                        : row[c])
                .toArray();
    }

    private static String arrayType(Column column) {
        return switch (column.type()) {
            case "text[]", "date" -> "text";
            case "double precision" -> "float8";
            default -> column.type();
        };
    }

    /** Lists travel as text joined by a bar, because PostgreSQL's unnest would flatten an array of arrays. */
    private static String value(Column column) {
        return column.type().equals("text[]") ? "string_to_array(%s, '|')".formatted(column.name()) : column.name();
    }

    private static String names(List<Column> columns, String prefix) {
        return columns.stream().map(c -> prefix + c.name()).collect(Collectors.joining(", "));
    }
}
