package org.onedoor.frontdoor.choice;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Format;

/**
 * A service that could take somebody now, with what they need to know to choose.
 *
 * @param waitDays how long until they would be seen; none where nobody can say
 * @param waitWords the same in words, and where it is known from
 * @param kilometres from home, as the crow flies; none where it is not known
 */
public record Suitable(
        UUID service,
        String name,
        String organisation,
        @Nullable Integer waitDays,
        String waitWords,
        @Nullable Integer kilometres,
        String distance,
        Set<Format> formats) {
    public Suitable {
        formats = Set.copyOf(formats);
    }

    public String formatWords() {
        return Choice.words(formats);
    }

    Choice.Option offered(boolean chosen) {
        return new Choice.Option(service, name, waitDays, waitWords, kilometres, distance, formats, chosen);
    }
}
