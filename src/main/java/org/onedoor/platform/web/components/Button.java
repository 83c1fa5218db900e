package org.onedoor.platform.web.components;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** A button, or a link that looks like one. The words name the act. */
public record Button(
        Content label,
        Variant variant,
        @Nullable String href,
        boolean small,
        boolean disabled,
        @Nullable Boolean preventDoubleClick,
        @Nullable String name,
        @Nullable String value) {

    /** How much a button stands out. One primary button a page. */
    public enum Variant {
        PRIMARY(""),
        SECONDARY("nhsuk-button--secondary"),
        SECONDARY_SOLID("nhsuk-button--secondary-solid"),
        WARNING("nhsuk-button--warning"),
        REVERSE("nhsuk-button--reverse"),
        BRAND("nhsuk-button--brand"),
        LOGIN("nhsuk-button--login");

        private final String className;

        Variant(String className) {
            this.className = className;
        }
    }

    /** The page's main act. It cannot be sent twice by a double click. */
    public static Button submit(String label) {
        return new Button(Text.of(label), Variant.PRIMARY, null, false, false, true, null, null);
    }

    public static Button secondary(String label) {
        return submit(label).variant(Variant.SECONDARY);
    }

    public static Button warning(String label) {
        return submit(label).variant(Variant.WARNING);
    }

    public static Button link(String label, String href) {
        return new Button(Text.of(label), Variant.PRIMARY, href, false, false, null, null, null);
    }

    public Button variant(Variant newVariant) {
        return new Button(label, newVariant, href, small, disabled, preventDoubleClick, name, value);
    }

    public Button asSmall() {
        return new Button(label, variant, href, true, disabled, preventDoubleClick, name, value);
    }

    /** What is sent when this button, and not another of the form, is pressed. */
    public Button sends(String newName, String newValue) {
        return new Button(label, variant, href, small, disabled, preventDoubleClick, newName, newValue);
    }

    public String classes() {
        return Css.join("nhsuk-button", variant.className, Css.when(small, "nhsuk-button--small"));
    }

    public @Nullable String preventDoubleClickText() {
        return preventDoubleClick == null ? null : preventDoubleClick.toString();
    }

    public @Nullable String ariaDisabled() {
        return disabled ? "true" : null;
    }
}
