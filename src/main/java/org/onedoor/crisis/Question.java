package org.onedoor.crisis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that is asked when a fact is recorded. What is chosen is a code of its event; what is written stays beside it. */
public record Question(
        String name,
        String label,
        Type type,
        boolean needed,
        @Nullable String hint,
        List<Option> options) {
    public Question {
        options = List.copyOf(options);
    }

    /** How it is answered. */
    public enum Type {
        CHOICE,
        NUMBER,
        PLACE,
        /** One of the professionals who were asked to come. */
        ASKED,
        LINE,
        WORDS
    }

    /** @param refusal why this answer is no ground, for one that people look for and that the law does not allow */
    public record Option(
            String code, String label, @Nullable String refusal) {}

    static Option option(String code, String label) {
        return new Option(code, label, null);
    }

    static Option refused(String code, String label, String refusal) {
        return new Option(code, label, refusal);
    }

    static Question choice(String name, String label, Option... options) {
        return new Question(name, label, Type.CHOICE, true, null, List.of(options));
    }

    static Question ask(String name, String label, Type type) {
        return new Question(name, label, type, true, null, List.of());
    }

    Question optional() {
        return new Question(name, label, type, false, hint, options);
    }

    /** The same question without one of its answers. */
    public Question without(String code) {
        return new Question(
                name,
                label,
                type,
                needed,
                hint,
                options.stream().filter(option -> !option.code().equals(code)).toList());
    }

    /** The same question where it must be answered. */
    Question needed(String asked) {
        return new Question(name, asked, type, true, hint, options);
    }

    Question hint(String words) {
        return new Question(name, label, type, needed, words, options);
    }

    /** Whether its answer is a code of the event, not words beside it. */
    public boolean isCoded() {
        return type != Type.LINE && type != Type.WORDS;
    }

    public Optional<Option> option(String code) {
        return options.stream().filter(option -> option.code().equals(code)).findFirst();
    }
}
