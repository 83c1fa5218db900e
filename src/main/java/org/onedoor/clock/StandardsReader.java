package org.onedoor.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a file of standards, and refuses a bad one naming the file, the standard, the field and what is wrong. */
final class StandardsReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "version",
            "validFrom",
            "validTo",
            "source",
            "authority",
            "scope",
            "population",
            "start",
            "stop",
            "ends",
            "restart",
            "pauses",
            "limit",
            "extension",
            "warn",
            "note");

    private final String file;

    private StandardsReader(String file) {
        this.file = file;
    }

    static List<Standard> read(String file, InputStream content) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (content) {
            Object root = new Yaml(new SafeConstructor(options)).load(content);
            return new StandardsReader(file).standards(root);
        } catch (YAMLException notYaml) {
            throw new BadStandard("%s is not YAML: %s".formatted(file, notYaml.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Standard> standards(@Nullable Object root) {
        if (!(root instanceof Map<?, ?> map) || !(map.get("standards") instanceof List<?> list)) {
            throw new BadStandard("%s: it must be a list under 'standards'.".formatted(file));
        }
        List<Standard> standards = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> fields)) {
                throw new BadStandard("%s: standard %d is not a set of fields.".formatted(file, standards.size() + 1));
            }
            Object id = fields.get("id");
            String name = id == null ? "number " + (standards.size() + 1) : id.toString();
            standards.add(new Fields("%s, standard %s".formatted(file, name), "", fields).standard());
        }
        return standards;
    }

    /** The fields of one standard, or of a part of it, and where they stand. */
    private record Fields(String where, String path, Map<?, ?> map) {

        Standard standard() {
            only(FIELDS);
            Fields source = part("source", Set.of("document", "citation", "ext"));
            LocalDate from = date("validFrom");
            LocalDate to = map.get("validTo") == null ? null : date("validTo");
            if (to != null && to.isBefore(from)) {
                throw wrong("validTo", "is before validFrom");
            }
            return new Standard(
                    text("id"),
                    text("name"),
                    text("version"),
                    from,
                    to,
                    new Standard.Source(source.text("document"), source.text("citation"), source.flag("ext")),
                    word("authority", Standard.Authority.values()),
                    word("scope", Standard.Scope.values()),
                    optional("population"),
                    required("start"),
                    required("stop"),
                    optional("ends"),
                    optional("restart"),
                    pauses(),
                    parsed("limit", Limit::parse),
                    extension(),
                    warnings(),
                    map.get("note") == null ? null : text("note").strip());
        }

        private List<Standard.PauseRule> pauses() {
            List<Standard.PauseRule> rules = new ArrayList<>();
            for (Object item : list("pauses")) {
                if (!(item instanceof Map<?, ?> fields)) {
                    throw wrong("pauses", "must each have from, to and reason");
                }
                Fields pause = new Fields(where, "pauses.", fields);
                pause.only(Set.of("from", "to", "reason"));
                rules.add(new Standard.PauseRule(pause.required("from"), pause.required("to"), pause.text("reason")));
            }
            return rules;
        }

        private Standard.@Nullable Extension extension() {
            if (map.get("extension") == null) {
                return null;
            }
            Fields part = part("extension", Set.of("by", "hours", "most"));
            if (!(part.required("by") instanceof Expression.Pattern by)) {
                throw part.wrong("by", "must be an event, such as ExtensionGranted");
            }
            if (!(part.parsed("most", Limit::parse) instanceof Limit.Elapsed(java.time.Duration most))) {
                throw part.wrong("most", "must be in hours or minutes");
            }
            return new Standard.Extension(by, part.text("hours"), most);
        }

        private List<Warn> warnings() {
            List<Warn> warnings = new ArrayList<>();
            for (Object item : list("warn")) {
                try {
                    warnings.add(Warn.parse(item.toString()));
                } catch (BadStandard bad) {
                    throw wrong("warn", bad.getMessage());
                }
            }
            return warnings;
        }

        private List<?> list(String field) {
            Object value = map.get(field);
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                return list;
            }
            throw wrong(field, "must be a list");
        }

        private Fields part(String field, Set<String> allowed) {
            if (!(map.get(field) instanceof Map<?, ?> fields)) {
                throw wrong(field, "must have " + allowed.stream().sorted().collect(Collectors.joining(", ")));
            }
            Fields part = new Fields(where, field + ".", fields);
            part.only(allowed);
            return part;
        }

        private void only(Set<String> allowed) {
            for (Object key : map.keySet()) {
                if (!allowed.contains(String.valueOf(key))) {
                    throw wrong(
                            String.valueOf(key),
                            "is not a field; the fields are "
                                    + allowed.stream().sorted().collect(Collectors.joining(", ")));
                }
            }
        }

        private String text(String field) {
            Object value = map.get(field);
            if (value == null || value.toString().isBlank()) {
                throw wrong(field, "is missing");
            }
            return value.toString();
        }

        private boolean flag(String field) {
            Object value = map.get(field);
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw wrong(field, "must be true or false");
        }

        private LocalDate date(String field) {
            if (map.get(field) instanceof Date date) {
                return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
            }
            try {
                return LocalDate.parse(text(field));
            } catch (DateTimeParseException _) {
                throw wrong(field, "'%s' is not a date. Write 2024-04-01.".formatted(map.get(field)));
            }
        }

        private <E extends Enum<E>> E word(String field, E[] allowed) {
            String text = text(field);
            return Stream.of(allowed)
                    .filter(each -> each.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            field,
                            "'%s' is not one of %s"
                                    .formatted(
                                            text,
                                            Stream.of(allowed).map(Enum::name).collect(Collectors.joining(", ")))));
        }

        private Expression required(String field) {
            return parsed(field, Expression::parse);
        }

        private @Nullable Expression optional(String field) {
            return map.get(field) == null ? null : required(field);
        }

        private <T> T parsed(String field, Function<String, T> parser) {
            String text = text(field);
            try {
                return parser.apply(text);
            } catch (BadStandard bad) {
                throw wrong(field, bad.getMessage());
            }
        }

        private BadStandard wrong(String field, @Nullable String what) {
            return new BadStandard("%s, field %s%s: %s".formatted(where, path, field, what));
        }
    }
}
