package org.onedoor.platform.web.components;

import org.jspecify.annotations.Nullable;

/** One line of text. */
public record Input(Field field, @Nullable String value, Look look, Typing typing) {

    /** How wide it is, and what stands beside it. */
    public record Look(
            @Nullable Integer width,
            boolean code,
            @Nullable String prefix,
            @Nullable String suffix,
            boolean disabled,
            @Nullable String classes) {
        static final Look PLAIN = new Look(null, false, null, null, false, null);
    }

    /** What the browser is told about what is typed. */
    public record Typing(
            String type,
            @Nullable String inputmode,
            @Nullable String autocomplete,
            @Nullable Boolean spellcheck) {
        static final Typing TEXT = new Typing("text", null, null, null);

        public @Nullable String spellcheckText() {
            return spellcheck == null ? null : spellcheck.toString();
        }
    }

    public static Input of(String name, String label) {
        return new Input(Field.of(name, label), null, Look.PLAIN, Typing.TEXT);
    }

    public Input value(@Nullable String newValue) {
        return new Input(field, newValue, look, typing);
    }

    public Input hint(@Nullable String words) {
        return new Input(field.hint(words), value, look, typing);
    }

    public Input error(@Nullable String words) {
        return new Input(field.error(words), value, look, typing);
    }

    public Input label(Label label) {
        return new Input(field.label(label), value, look, typing);
    }

    public Input id(String id) {
        return new Input(field.id(id), value, look, typing);
    }

    /** In characters: 2, 3, 4, 5, 10, 20 or 30. */
    public Input width(int characters) {
        return new Input(
                field,
                value,
                new Look(characters, look.code, look.prefix, look.suffix, look.disabled, look.classes),
                typing);
    }

    /** Whole numbers and codes of digits: a number pad on a phone, no spelling marks. */
    public Input digits() {
        return new Input(field, value, look, new Typing("text", "numeric", "off", false));
    }

    public Input type(String type, @Nullable String autocomplete) {
        return new Input(field, value, look, new Typing(type, typing.inputmode, autocomplete, typing.spellcheck));
    }

    public String classes() {
        return Css.join(
                "nhsuk-input",
                Css.when(look.code, "nhsuk-input--code"),
                field.errorClass("nhsuk-input"),
                look.width == null ? null : "nhsuk-input--width-" + look.width,
                look.classes);
    }

    public boolean wrapped() {
        return look.prefix != null || look.suffix != null;
    }
}
