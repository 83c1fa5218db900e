package org.onedoor.platform.web.components;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of a list too long for radios. */
public record Select(
        Field field, List<Option> options, @Nullable String value, boolean disabled) {
    public Select {
        options = List.copyOf(options);
    }

    /** @param value none when the words themselves are sent */
    public record Option(@Nullable String value, String text, boolean selected, boolean disabled) {
        public static Option of(String value, String text) {
            return new Option(value, text, false, false);
        }
    }

    public static Select of(String name, String label, List<Option> options) {
        return new Select(Field.of(name, label), options, null, false);
    }

    public Select value(@Nullable String newValue) {
        return new Select(field, options, newValue, disabled);
    }

    public Select hint(String words) {
        return new Select(field.hint(words), options, value, disabled);
    }

    public Select error(@Nullable String words) {
        return new Select(field.error(words), options, value, disabled);
    }

    public Select id(String id) {
        return new Select(field.id(id), options, value, disabled);
    }

    public Select label(Label label) {
        return new Select(field.label(label), options, value, disabled);
    }

    public boolean chosen(Option option) {
        return option.selected()
                || (value != null && value.equals(Objects.requireNonNullElse(option.value(), option.text())));
    }

    public String classes() {
        return Css.join("nhsuk-select", field.errorClass("nhsuk-select"));
    }
}
