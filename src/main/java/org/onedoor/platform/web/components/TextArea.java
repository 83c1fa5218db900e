package org.onedoor.platform.web.components;

import org.jspecify.annotations.Nullable;

/** Several lines of text. */
public record TextArea(
        Field field,
        @Nullable String value,
        int rows,
        boolean disabled,
        @Nullable String autocomplete) {

    public static TextArea of(String name, String label) {
        return new TextArea(Field.of(name, label), null, 5, false, null);
    }

    public TextArea value(@Nullable String newValue) {
        return new TextArea(field, newValue, rows, disabled, autocomplete);
    }

    public TextArea hint(@Nullable String words) {
        return new TextArea(field.hint(words), value, rows, disabled, autocomplete);
    }

    public TextArea error(@Nullable String words) {
        return new TextArea(field.error(words), value, rows, disabled, autocomplete);
    }

    public TextArea label(Label label) {
        return new TextArea(field.label(label), value, rows, disabled, autocomplete);
    }

    public TextArea id(String id) {
        return new TextArea(field.id(id), value, rows, disabled, autocomplete);
    }

    public TextArea rows(int newRows) {
        return new TextArea(field, value, newRows, disabled, autocomplete);
    }

    public String classes() {
        return Css.join("nhsuk-textarea", field.errorClass("nhsuk-textarea"));
    }
}
