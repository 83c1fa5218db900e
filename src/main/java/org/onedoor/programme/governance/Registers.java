package org.onedoor.programme.governance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The registers there are, read at start-up from registers.yaml. A wrong file stops the start. */
@Component
public class Registers {
    private static final String FILE = "/reference/programme/registers.yaml";

    private final Map<String, Register> registers = new LinkedHashMap<>();

    Registers() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = Objects.requireNonNull(Registers.class.getResourceAsStream(FILE))) {
            Map<?, ?> root = new Yaml(new SafeConstructor(options)).load(in);
            for (Object each : (List<?>) Objects.requireNonNull(root.get("registers"))) {
                Register register = register((Map<?, ?>) each);
                if (registers.put(register.code(), register) != null) {
                    throw new IllegalStateException("%s: two registers '%s'".formatted(FILE, register.code()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Register> all() {
        return List.copyOf(registers.values());
    }

    /** @throws NotFound when there is none */
    public Register get(String code) {
        Register register = registers.get(code);
        if (register == null) {
            throw new NotFound("register");
        }
        return register;
    }

    private static Register register(Map<?, ?> map) {
        String code = text(map, "code");
        List<Field> fields = list(map, "fields").stream()
                .map(each -> field((Map<?, ?>) each))
                .toList();
        Register register = new Register(
                code,
                text(map, "title"),
                text(map, "one"),
                text(map, "about"),
                text(map, "named"),
                text(map, "part"),
                Register.Writers.valueOf(text(map, "writers").toUpperCase(Locale.ROOT)),
                map.get("review") instanceof Integer months ? months : 0,
                words(map, "statuses"),
                Set.copyOf(words(map, "ended")),
                Set.copyOf(words(map, "by_act")),
                fields,
                words(map, "columns"),
                map.get("need") instanceof Map<?, ?> need
                        ? new Register.Need(
                                text(need, "label"),
                                words(need, "links"),
                                optional(need, "unless"),
                                optional(need, "when"))
                        : null,
                map.get("asks") instanceof String asks ? Register.Asks.valueOf(asks.toUpperCase(Locale.ROOT)) : null,
                Boolean.TRUE.equals(map.get("scored")),
                map.get("figures") instanceof String figures
                        ? Register.Figures.valueOf(figures.toUpperCase(Locale.ROOT))
                        : null,
                map.get("ratio") instanceof Map<?, ?> ratio
                        ? new Register.Ratio(
                                text(ratio, "label"), text(ratio, "of"), text(ratio, "by"), text(ratio, "unit"))
                        : null);
        register.columns().forEach(name -> Objects.requireNonNull(register.field(name), code + " has no " + name));
        return register;
    }

    private static Field field(Map<?, ?> map) {
        String label = text(map, "label");
        return new Field(
                text(map, "name"),
                label,
                Objects.requireNonNullElse(optional(map, "heading"), label),
                Field.Kind.of(text(map, "kind")),
                Boolean.TRUE.equals(map.get("required")),
                Objects.requireNonNullElse(optional(map, "hint"), ""),
                words(map, "options"),
                Boolean.TRUE.equals(map.get("new")),
                Objects.requireNonNullElse(optional(map, "of"), ""));
    }

    private static String text(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), () -> "%s: no '%s' in %s".formatted(FILE, key, map))
                .toString();
    }

    private static @Nullable String optional(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    private static List<String> words(Map<?, ?> map, String key) {
        return list(map, key).stream().map(String::valueOf).toList();
    }
}
