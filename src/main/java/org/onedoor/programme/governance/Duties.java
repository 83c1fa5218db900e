package org.onedoor.programme.governance;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who does what in a workstream several organisations lead: one on each line, its name, a colon, and its duty. */
public final class Duties {
    static final String FIELD = "duties";

    private Duties() {}

    /** What keeps them from being each some lead's; null when nothing does. */
    static @Nullable String problem(String text, Collection<String> leads) {
        return lines(text)
                .filter(line -> leads.stream().noneMatch(lead -> line.startsWith(lead + ":")))
                .findFirst()
                .map(line -> "'%s' does not begin with the name of one that leads it and a colon. They are: %s"
                        .formatted(line.length() > 60 ? line.substring(0, 59) + "…" : line, String.join(", ", leads)))
                .orElse(null);
    }

    /** The duties of one organisation. */
    public static List<String> of(Entry entry, String organisation) {
        return lines(entry.first(FIELD))
                .filter(line -> line.startsWith(organisation + ":"))
                .map(line -> line.substring(organisation.length() + 1).strip())
                .toList();
    }

    private static java.util.stream.Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }
}
