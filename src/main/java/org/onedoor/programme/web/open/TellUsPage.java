package org.onedoor.programme.web.open;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.experience.Audience;
import org.onedoor.programme.experience.Experience;
import org.onedoor.programme.experience.Question;

/**
 * The form by which somebody says how it was, or what became of it.
 *
 * @param typed exactly what was typed
 * @param said what is said instead of the form; none while the form is shown
 */
public record TellUsPage(
        String token,
        Experience.@Nullable About about,
        List<Question> questions,
        List<String> places,
        Map<String, String> typed,
        Map<String, String> problems,
        @Nullable String said) {
    static TellUsPage saying(String words) {
        return new TellUsPage("", null, List.of(), List.of(), Map.of(), Map.of(), words);
    }

    /** What it is about, to whoever is asked. */
    public String asked() {
        Experience.About it = about;
        if (it == null) {
            return "";
        }
        return switch (it.audience()) {
            case PERSON -> "You were in touch with %s.".formatted(it.name());
            case CARER -> "Somebody you care for was in touch with %s.".formatted(it.name());
            case STAFF -> "You work with %s, or for it.".formatted(it.name());
            case PARTNER -> "You work together with %s.".formatted(it.name());
        };
    }

    public boolean works() {
        return about != null && (about.audience() == Audience.STAFF || about.audience() == Audience.PARTNER);
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
