package org.onedoor.programme.reading;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.PlanCell;
import org.onedoor.programme.SuggestedStatus;
import org.onedoor.programme.SuggestedStatus.Kind;
import org.onedoor.programme.Timescale;
import org.onedoor.programme.UpdateEntry;

/**
 * What an update's words suggest about an action, with the phrase. Words of status lie ("will be completed", "funding in
 * place until March"), so each rule says what must not stand beside its word, and the answer is only ever a suggestion.
 */
public final class Suggestions {
    private static final List<Rule> RULES = List.of(
            new Rule(Kind.CEASED, of("\\b(?:ceased|been withdrawn|been stopped|been decommissioned)\\b"), null),
            new Rule(
                    Kind.BEHIND,
                    of("\\bbehind (?:the )?(?:target|schedule|timeline|plan)\\b|\\bdelayed until\\b"),
                    null),
            new Rule(
                    Kind.COMPLETE,
                    of("\\bcomplete\\b(?! by| with)|^(?:now )?completed\\b(?! by| in part)"
                            + "|^(?:now |all )?(?:done|finished)(?=[.!;,]?\\s*$|[.!;] )"),
                    of("\\b(?:not|yet|nearly|almost|partly|partially|be|to|in|when|once|until|%) $")),
            new Rule(
                    Kind.CHANGED,
                    of("\\brather than\\b|\\bnot agreed\\b|\\balternative agreement\\b|\\bsuperseded\\b"),
                    null),
            new Rule(
                    Kind.IN_PLACE,
                    of("\\bin place\\b(?! until| around)|\\bgone live\\b|\\bwent live\\b|\\blive since\\b"),
                    of("\\b(?:funding|consultant|lead|manager|officer|post|staff|not|be|put|are|agreement) $")));
    private static final int BEFORE = 24;
    private static final int LONGEST = 160;

    /** @param notAfter what may not stand right before the words */
    private record Rule(Kind kind, Pattern words, @Nullable Pattern notAfter) {
        @Nullable
        String phrase(String text) {
            Matcher found = words.matcher(text);
            while (found.find()) {
                String before = text.substring(Math.max(0, found.start() - BEFORE), found.start());
                if (notAfter == null || !notAfter.matcher(before).find()) {
                    return Suggestions.phrase(text, found.start(), found.end());
                }
            }
            return null;
        }
    }

    private Suggestions() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    /** @param asAt the day the plan speaks of; without one nothing is said to be not started */
    static SuggestedStatus read(List<UpdateEntry> entries, Timescale when, @Nullable LocalDate asAt) {
        if (entries.isEmpty()) {
            LocalDate start = when.start();
            return start != null && asAt != null && start.isAfter(asAt)
                    ? new SuggestedStatus(Kind.NOT_STARTED, "No update, and it starts after " + asAt + ".")
                    : new SuggestedStatus(Kind.NO_UPDATE, "No update.");
        }
        return read(entries);
    }

    /** What an update suggests as it stands in the plan, read by today's rules; nothing where there is none. */
    public static Optional<SuggestedStatus> again(String update) {
        List<UpdateEntry> entries = Updates.read(new PlanCell(0, update), _ -> {});
        return entries.isEmpty() ? Optional.empty() : Optional.of(read(entries));
    }

    private static SuggestedStatus read(List<UpdateEntry> entries) {
        for (Rule rule : RULES) {
            for (UpdateEntry entry : entries) {
                String phrase = rule.phrase(entry.text());
                if (phrase != null) {
                    return new SuggestedStatus(rule.kind(), phrase);
                }
            }
        }
        return new SuggestedStatus(
                Kind.IN_PROGRESS, "An update that says neither done nor stopped: “" + newest(entries) + "”");
    }

    /**
     * What is suggested once an update was written in OneDoor: its own words where they say how the action stands; else
     * what was suggested before, unless that was only that nothing is known.
     *
     * @param where how the update is called: {@code the update of 3 Nov 2026}
     */
    public static SuggestedStatus heard(SuggestedStatus before, UpdateEntry written, String where) {
        SuggestedStatus own = read(List.of(written));
        boolean says = own.kind() != Kind.IN_PROGRESS;
        return switch (before.kind()) {
            case NO_UPDATE, NOT_STARTED, IN_PROGRESS -> new SuggestedStatus(own.kind(), own.evidence(), where);
            case CEASED, BEHIND, COMPLETE, CHANGED, IN_PLACE ->
                says ? new SuggestedStatus(own.kind(), own.evidence(), where) : before;
        };
    }

    /** The first sentence of the newest dated entry, or of the last where none is dated. */
    private static String newest(List<UpdateEntry> entries) {
        UpdateEntry newest = entries.stream()
                .filter(entry -> entry.on() != null)
                .max(Comparator.comparing(entry -> Objects.requireNonNull(entry.on())))
                .orElse(entries.getLast());
        String first = phrase(newest.text().strip(), 0, 0);
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST).strip() + " …";
    }

    /** The sentence or line the words stand in. */
    private static String phrase(String text, int start, int end) {
        int from = start;
        while (from > 0 && text.charAt(from - 1) != '\n' && !text.startsWith(". ", from - 2)) {
            from--;
        }
        int to = end;
        while (to < text.length() && text.charAt(to) != '\n' && !text.startsWith(". ", to)) {
            to++;
        }
        return text.substring(Math.max(0, from), to).strip();
    }
}
