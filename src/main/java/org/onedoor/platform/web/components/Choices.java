package org.onedoor.platform.web.components;

import gg.jte.Content;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Radios or checkboxes: one question, its answers, and those already given. */
public record Choices(
        Field field,
        boolean fieldset,
        List<Choice> choices,
        Set<String> given,
        boolean small,
        boolean inline,
        boolean disabled) {
    public Choices {
        choices = List.copyOf(choices);
        given = Set.copyOf(given);
    }

    /**
     * One answer.
     *
     * @param conditional what is asked next if this is chosen
     * @param divider a word such as "or" instead of an answer
     * @param exclusive choosing it clears the others
     */
    public record Choice(
            String value,
            Content label,
            @Nullable Content hint,
            @Nullable Boolean checked,
            boolean disabled,
            @Nullable Content conditional,
            @Nullable String divider,
            boolean exclusive) {

        public static Choice of(String value, String label) {
            return new Choice(value, Text.of(label), null, null, false, null, null, false);
        }

        public static Choice of(String value, String label, String hint) {
            return new Choice(value, Text.of(label), Text.of(hint), null, false, null, null, false);
        }

        public static Choice divider(String word) {
            return new Choice("", Text.of(""), null, null, false, null, word, false);
        }

        public Choice then(Content newConditional) {
            return new Choice(value, label, hint, checked, disabled, newConditional, divider, exclusive);
        }

        public Choice asExclusive() {
            return new Choice(value, label, hint, checked, disabled, conditional, divider, true);
        }
    }

    public static Choices of(String name, String legend, List<Choice> choices) {
        return new Choices(Field.of(name, legend), true, choices, Set.of(), false, false, false);
    }

    public Choices given(@Nullable String value) {
        return new Choices(field, fieldset, choices, value == null ? Set.of() : Set.of(value), small, inline, disabled);
    }

    public Choices givenAll(Set<String> values) {
        return new Choices(field, fieldset, choices, values, small, inline, disabled);
    }

    public Choices hint(@Nullable String words) {
        return new Choices(field.hint(words), fieldset, choices, given, small, inline, disabled);
    }

    public Choices error(@Nullable String words) {
        return new Choices(field.error(words), fieldset, choices, given, small, inline, disabled);
    }

    public Choices legend(Label legend) {
        return new Choices(field.label(legend), fieldset, choices, given, small, inline, disabled);
    }

    public Choices asSmall() {
        return new Choices(field, fieldset, choices, given, true, inline, disabled);
    }

    public Choices asInline() {
        return new Choices(field, fieldset, choices, given, small, true, disabled);
    }

    /** The first has the field's own id, so that the error summary can link to it. */
    public String idOf(int index) {
        return index == 0 ? field.id() : field.id() + "-" + (index + 1);
    }

    public boolean checked(Choice choice) {
        return choice.checked() == null ? given.contains(choice.value()) : choice.checked();
    }

    public String classes(String base) {
        return Css.join(base, Css.when(small, base + "--small"), Css.when(inline, base + "--inline"));
    }

    public @Nullable String describedBy(Choice choice, int index) {
        return choice.hint() == null ? null : idOf(index) + "-item-hint";
    }

    /** A checkbox that stands alone has no group to carry the hint. */
    public @Nullable String boxDescribedBy(Choice choice, int index) {
        String own = describedBy(choice, index);
        String group = fieldset ? null : field.describedBy();
        if (group == null) {
            return own;
        }
        return own == null ? group : group + " " + own;
    }
}
