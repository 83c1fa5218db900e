package org.onedoor.platform.web.components;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** A short word about the state of something. The colour never says more than the word. */
public record Tag(
        Content text,
        @Nullable Colour colour,
        boolean border,
        @Nullable String classes) {

    /** The design system's tag colours. */
    public enum Colour {
        WHITE,
        GREY,
        GREEN,
        AQUA_GREEN,
        BLUE,
        PURPLE,
        PINK,
        RED,
        ORANGE,
        YELLOW;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static Tag of(String text, Colour colour) {
        return new Tag(Text.of(text), colour, true, null);
    }

    public String classNames() {
        return Css.join(
                "nhsuk-tag",
                colour == null ? null : "nhsuk-tag--" + colour.word(),
                Css.when(!border, "nhsuk-tag--no-border"),
                classes);
    }
}
