package org.onedoor.platform.web.components;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date the person knows, typed as day, month and year. */
public record DateInput(Field field, boolean fieldset, List<Part> parts, boolean disabled) {
    public DateInput {
        parts = List.copyOf(parts);
    }

    /** One of the boxes. */
    public record Part(
            String id,
            String name,
            String label,
            @Nullable String value,
            int width,
            boolean wrong,
            @Nullable String autocomplete) {}

    /** The boxes are named {@code name-day}, {@code name-month} and {@code name-year}. */
    public static DateInput of(String name, String legend) {
        return new DateInput(
                Field.of(name, legend),
                true,
                List.of(part(name, "day", 2), part(name, "month", 2), part(name, "year", 4)),
                false);
    }

    private static Part part(String name, String word, int width) {
        String label = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return new Part(name + "-" + word, name + "-" + word, label, null, width, false, null);
    }

    public DateInput values(@Nullable String day, @Nullable String month, @Nullable String year) {
        List<@Nullable String> values = java.util.Arrays.asList(day, month, year);
        List<Part> filled = new java.util.ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part p = parts.get(i);
            filled.add(new Part(p.id, p.name, p.label, values.get(i), p.width, p.wrong, p.autocomplete));
        }
        return new DateInput(field, fieldset, filled, disabled);
    }

    public DateInput hint(@Nullable String words) {
        return new DateInput(field.hint(words), fieldset, parts, disabled);
    }

    public DateInput error(@Nullable String words) {
        return new DateInput(field.error(words), fieldset, parts, disabled);
    }

    public DateInput legend(Label legend) {
        return new DateInput(field.label(legend), fieldset, parts, disabled);
    }

    private boolean looksWrong(Part part) {
        return part.wrong || (field.errorLook() && parts.stream().noneMatch(Part::wrong));
    }

    public String groupClasses() {
        return Css.join(
                "nhsuk-form-group",
                Css.when(field.errorLook() || parts.stream().anyMatch(Part::wrong), "nhsuk-form-group--error"));
    }

    public Input input(Part part) {
        Field box = new Field(
                part.id,
                part.name,
                new Label(Text.of(part.label), null, false, null, "nhsuk-date-input__label"),
                null,
                null,
                looksWrong(part));
        return new Input(
                box,
                part.value,
                new Input.Look(part.width, false, null, null, disabled, "nhsuk-date-input__input"),
                new Input.Typing("text", "numeric", part.autocomplete, null));
    }
}
