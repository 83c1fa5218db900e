package org.onedoor.platform.web.components;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * The words of one field, or of a group of fields.
 *
 * @param heading the label is also the page's only H1
 */
public record Label(
        Content text,
        @Nullable Size size,
        boolean heading,
        @Nullable String caption,
        @Nullable String classes) {

    public static Label of(String text) {
        return new Label(Text.of(text), null, false, null, null);
    }

    public Label size(Size newSize) {
        return new Label(text, newSize, heading, caption, classes);
    }

    public Label asPageHeading() {
        return new Label(text, size, true, caption, classes);
    }

    /** For screen readers only, where the page itself says what the field is. */
    public Label hidden() {
        return new Label(text, size, heading, caption, "nhsuk-u-visually-hidden");
    }

    public String labelClasses() {
        return Css.join("nhsuk-label", size == null ? null : "nhsuk-label--" + size.suffix(), classes);
    }

    public String legendClasses() {
        return Css.join(
                "nhsuk-fieldset__legend", size == null ? null : "nhsuk-fieldset__legend--" + size.suffix(), classes);
    }

    public String captionClass() {
        return size == null || size == Size.S ? "nhsuk-caption" : "nhsuk-caption-" + size.suffix();
    }
}
