package org.onedoor.platform.web;

import static org.onedoor.platform.web.Fixture.content;
import static org.onedoor.platform.web.Fixture.flag;
import static org.onedoor.platform.web.Fixture.label;
import static org.onedoor.platform.web.Fixture.only;
import static org.onedoor.platform.web.Fixture.text;
import static org.onedoor.platform.web.Fixture.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.Fixture.NotOffered;
import org.onedoor.platform.web.components.Button;
import org.onedoor.platform.web.components.Choices;
import org.onedoor.platform.web.components.Choices.Choice;
import org.onedoor.platform.web.components.DateInput;
import org.onedoor.platform.web.components.Field;
import org.onedoor.platform.web.components.Input;
import org.onedoor.platform.web.components.Label;
import org.onedoor.platform.web.components.Select;
import org.onedoor.platform.web.components.TextArea;
import tools.jackson.databind.JsonNode;

/** The parameters of form components, from the options of a fixture. */
final class FormFixtures {
    private FormFixtures() {}

    static Map<String, Object> button(JsonNode o) {
        only(o, "text", "small", "disabled", "variant", "href", "preventDoubleClick");
        String variant = text(o, "variant");
        return Map.of(
                "button",
                new Button(
                        Objects.requireNonNull(Fixture.body(o)),
                        variant == null
                                ? Button.Variant.PRIMARY
                                : Button.Variant.valueOf(variant.toUpperCase(java.util.Locale.ROOT)
                                        .replace('-', '_')),
                        text(o, "href"),
                        flag(o, "small", false),
                        flag(o, "disabled", false),
                        o.has("preventDoubleClick") ? flag(o, "preventDoubleClick", false) : null,
                        null,
                        null));
    }

    private static Field field(JsonNode o, Label label, @Nullable String id) {
        JsonNode error = o.path("errorMessage");
        String sentence = error.isString() ? error.asString() : text(only(error, "text"), "text");
        boolean looksWrong = sentence != null || flag(o, "errorMessage", false);
        String name = Objects.requireNonNullElse(text(o, "name"), "");
        return new Field(id == null ? name : id, name, label, content(o, "hint"), sentence, looksWrong);
    }

    static Map<String, Object> input(JsonNode o) {
        only(
                o,
                "label",
                "name",
                "id",
                "disabled",
                "autocomplete",
                "width",
                "spellcheck",
                "type",
                "errorMessage",
                "code",
                "inputmode",
                "hint",
                "value",
                "prefix",
                "suffix",
                "classes");
        if (String.valueOf(text(o, "classes")).contains("width")) {
            throw new NotOffered("a width by class");
        }
        return Map.of(
                "input",
                new Input(
                        field(o, label(o, "label"), text(o, "id")),
                        text(o, "value"),
                        new Input.Look(
                                o.has("width") ? o.get("width").asInt() : null,
                                flag(o, "code", false),
                                plain(o, "prefix"),
                                plain(o, "suffix"),
                                flag(o, "disabled", false),
                                text(o, "classes")),
                        new Input.Typing(
                                Objects.requireNonNullElse(text(o, "type"), "text"),
                                text(o, "inputmode"),
                                text(o, "autocomplete"),
                                o.has("spellcheck") ? flag(o, "spellcheck", false) : null)));
    }

    private static @Nullable String plain(JsonNode o, String name) {
        JsonNode node = o.path(name);
        return node.isObject() ? text(only(node, "text"), "text") : text(o, name);
    }

    static Map<String, Object> textArea(JsonNode o) {
        only(o, "label", "hint", "name", "id", "disabled", "autocomplete", "errorMessage", "value", "rows");
        return Map.of(
                "area",
                new TextArea(
                        field(o, label(o, "label"), text(o, "id")),
                        text(o, "value"),
                        o.has("rows") ? o.get("rows").asInt() : 5,
                        flag(o, "disabled", false),
                        text(o, "autocomplete")));
    }

    static Map<String, Object> select(JsonNode o) {
        only(o, "label", "name", "items", "disabled", "id", "hint", "errorMessage", "value");
        List<Select.Option> options = new ArrayList<>();
        for (JsonNode item : o.path("items")) {
            if (item.isObject()) {
                only(item, "value", "text", "selected", "disabled");
                options.add(new Select.Option(
                        text(item, "value"),
                        words(item, "text"),
                        flag(item, "selected", false),
                        flag(item, "disabled", false)));
            }
        }
        return Map.of(
                "select",
                new Select(
                        field(o, label(o, "label"), text(o, "id")),
                        options,
                        text(o, "value"),
                        flag(o, "disabled", false)));
    }

    private static @Nullable Label legend(JsonNode o) {
        JsonNode fieldset = o.path("fieldset");
        if (fieldset.isMissingNode()) {
            return null;
        }
        return label(only(fieldset, "legend"), "legend");
    }

    static Map<String, Object> choices(JsonNode o) {
        only(
                o,
                "fieldset",
                "hint",
                "name",
                "items",
                "small",
                "idPrefix",
                "disabled",
                "inline",
                "errorMessage",
                "values",
                "value");
        Label legend = legend(o);
        Set<String> given = new HashSet<>();
        o.path("values").forEach(value -> given.add(value.asString()));
        String value = text(o, "value");
        if (value != null) {
            given.add(value);
        }
        List<Choice> choices = new ArrayList<>();
        for (JsonNode item : o.path("items")) {
            if (item.isObject()) {
                choices.add(choice(item));
            }
        }
        return Map.of(
                "choices",
                new Choices(
                        field(o, legend == null ? Label.of("") : legend, text(o, "idPrefix")),
                        legend != null,
                        choices,
                        given,
                        flag(o, "small", false),
                        flag(o, "inline", false),
                        flag(o, "disabled", false)));
    }

    private static Choice choice(JsonNode item) {
        only(item, "value", "text", "html", "hint", "checked", "disabled", "conditional", "divider", "exclusive");
        if (item.has("disabled") && !flag(item, "disabled", true)) {
            throw new NotOffered("one enabled in a disabled group");
        }
        String divider = text(item, "divider");
        if (divider != null) {
            return Choice.divider(divider);
        }
        return new Choice(
                Objects.requireNonNullElse(text(item, "value"), ""),
                Objects.requireNonNull(Fixture.body(item)),
                content(item, "hint"),
                item.has("checked") ? flag(item, "checked", false) : null,
                flag(item, "disabled", false),
                item.has("conditional") ? content(item, "conditional") : null,
                null,
                flag(item, "exclusive", false));
    }

    static Map<String, Object> dateInput(JsonNode o) {
        only(
                o,
                "fieldset",
                "hint",
                "id",
                "disabled",
                "day",
                "month",
                "year",
                "items",
                "values",
                "errorMessage",
                "namePrefix");
        Label legend = legend(o);
        String id = words(o, "id");
        String prefix = text(o, "namePrefix");
        List<DateInput.Part> parts = new ArrayList<>();
        if (!o.path("items").isEmpty()) {
            for (JsonNode item : o.get("items")) {
                parts.add(part(o, item, words(item, "name"), id, prefix));
            }
        } else {
            for (String name : List.of("day", "month", "year")) {
                if (!o.path(name).isBoolean()) {
                    parts.add(part(o, o.path(name), name, id, prefix));
                }
            }
        }
        return Map.of(
                "date",
                new DateInput(
                        field(o, legend == null ? Label.of("") : legend, id),
                        legend != null,
                        parts,
                        flag(o, "disabled", false)));
    }

    private static DateInput.Part part(JsonNode o, JsonNode item, String word, String id, @Nullable String prefix) {
        only(item, "name", "value", "width", "label", "error", "autocomplete", "id", "classes");
        if (item.has("classes")) {
            throw new NotOffered("classes of one box");
        }
        if (item.has("error") && !flag(item, "error", false)) {
            throw new NotOffered("a box marked as right");
        }
        String name = Objects.requireNonNullElse(text(item, "name"), word);
        String label = item.has("label")
                ? words(item, "label")
                : name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + name.substring(1).toLowerCase(java.util.Locale.ROOT);
        String value = text(item, "value");
        return new DateInput.Part(
                Objects.requireNonNullElse(text(item, "id"), id + "-" + name),
                prefix == null ? name : prefix + "[" + name + "]",
                label,
                value == null ? text(o.path("values"), name) : value,
                item.has("width") ? item.get("width").asInt() : word.equals("year") ? 4 : 2,
                flag(item, "error", false),
                text(item, "autocomplete"));
    }
}
