package org.onedoor.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.platform.web.components.Choices.Choice;
import org.onedoor.record.Alert;

/**
 * The form.
 *
 * @param key makes sending it twice one answer
 * @param safe the ways that are safe for them; empty where nobody has asked, or none is
 * @param base when what stands there was said, so that nobody writes over a colleague; empty where nobody asked before
 * @param conflict what a colleague recorded since the form was opened, where that stopped it from being saved
 * @param typed what stands in the form: what was last said, or what was just sent
 */
public record NeedsPage(
        Person person,
        List<Alert> alerts,
        String key,
        Set<Way> safe,
        String base,
        @Nullable AccessNeeds conflict,
        Typed typed,
        LocalDate today) {

    /** The answers by their codes, as a form sends them. */
    public record Typed(
            String preferred,
            Set<String> formats,
            Set<String> adjustments,
            Set<String> offline,
            String words,
            String language,
            String toldBy,
            String reviewOn) {
        public Typed {
            formats = Set.copyOf(formats);
            adjustments = Set.copyOf(adjustments);
            offline = Set.copyOf(offline);
        }
    }

    public static List<Choice> choices(AccessNeeds.Kind[] kinds) {
        return java.util.Arrays.stream(kinds)
                .map(kind -> Choice.of(kind.code(), kind.label()))
                .toList();
    }
}
