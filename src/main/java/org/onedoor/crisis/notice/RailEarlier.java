package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * What a notice said until its row came again and said more or something else.
 *
 * @param replacedBy the last day that the file is about whose row said so
 */
public record RailEarlier(RailNotice said, Instant until, LocalDate replacedBy) {
    private static final String NOTHING = "not said";

    /** In words, each thing that the next version says otherwise. */
    public List<String> otherwise(RailNotice next) {
        List<String> lines = new ArrayList<>();
        line(lines, "What gave concern", said.concern(), next.concern());
        line(lines, "What the police did", said.action(), next.action());
        line(lines, "Missing-person report", said.missingReference(), next.missingReference());
        line(lines, "Somebody at risk", said.safeguarding(), next.safeguarding());
        line(
                lines,
                "Served in the armed forces",
                yes(said.details().veteran()),
                yes(next.details().veteran()));
        line(
                lines,
                "Gender",
                said.details().gender().label(),
                next.details().gender().label());
        line(lines, "Family name", said.details().familyName(), next.details().familyName());
        line(lines, "Given name", said.details().givenName(), next.details().givenName());
        line(
                lines,
                "Date of birth",
                day(said.details().birthDate()),
                day(next.details().birthDate()));
        line(lines, "NHS number", said.details().nhsNumber(), next.details().nhsNumber());
        line(lines, "Address", said.details().addressLine(), next.details().addressLine());
        line(lines, "Postcode", said.details().postcode(), next.details().postcode());
        line(lines, "Telephone", said.details().phone(), next.details().phone());
        return List.copyOf(lines);
    }

    private static @Nullable String yes(boolean served) {
        return served ? "yes" : null;
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : London.day(date);
    }

    private static void line(List<String> lines, String what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            lines.add("%s: %s".formatted(what, Objects.requireNonNullElse(before, NOTHING)));
        }
    }
}
