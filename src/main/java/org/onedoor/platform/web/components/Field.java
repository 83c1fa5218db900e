package org.onedoor.platform.web.components;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** What every field has: its name, label, hint and error, and the ids that tie them together. */
public record Field(
        String id,
        String name,
        Label label,
        @Nullable Content hint,
        @Nullable String error,
        boolean errorLook) {

    public static Field of(String name, String label) {
        return new Field(name, name, Label.of(label), null, null, false);
    }

    Field hint(@Nullable String words) {
        return new Field(id, name, label, Text.orNone(words), error, errorLook);
    }

    Field error(@Nullable String words) {
        return new Field(id, name, label, hint, words, words != null);
    }

    Field label(Label newLabel) {
        return new Field(id, name, newLabel, hint, error, errorLook);
    }

    Field id(String newId) {
        return new Field(newId, name, label, hint, error, errorLook);
    }

    public String hintId() {
        return id + "-hint";
    }

    public String errorId() {
        return id + "-error";
    }

    public @Nullable String describedBy() {
        if (hint == null && error == null) {
            return null;
        }
        if (hint == null) {
            return errorId();
        }
        return error == null ? hintId() : hintId() + " " + errorId();
    }

    public String groupClasses() {
        return Css.join("nhsuk-form-group", Css.when(errorLook, "nhsuk-form-group--error"));
    }

    @Nullable
    String errorClass(String name) {
        return Css.when(errorLook, name + "--error");
    }
}
