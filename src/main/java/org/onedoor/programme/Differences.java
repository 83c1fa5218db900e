package org.onedoor.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Difference.Kind;

/** What differs, line by line and column by column; a line that is only elsewhere in the file does not. */
public final class Differences {
    private static final int LONGEST_HEADING = 80;

    private Differences() {}

    /**
     * Which line of a plan each line of a reading is. Whoever puts a line in renumbers all after it, so the same words say
     * what a line is before its number does, and what was judged of it stays with it.
     */
    static Map<Integer, PlanAction> matched(List<PlanAction> plan, PlanReading reading) {
        List<ReadAction> read = reading.actions();
        Map<String, PlanAction> byNumber = unique(plan, PlanAction::number);
        Map<String, PlanAction> byWords = unique(plan, PlanAction::words);
        Set<String> numbersTwice = twice(read, ReadAction::number);
        Set<String> wordsTwice = twice(read, ReadAction::text);
        Map<Integer, PlanAction> matched = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        List<Function<ReadAction, @Nullable PlanAction>> ways = List.of(
                line -> wordsTwice.contains(line.text()) ? null : byWords.get(line.text()),
                line -> line.number().isEmpty() || numbersTwice.contains(line.number())
                        ? null
                        : byNumber.get(line.number()),
                line -> byWords.get(line.text()));
        for (Function<ReadAction, @Nullable PlanAction> way : ways) {
            for (int i = 0; i < read.size(); i++) {
                PlanAction found = matched.containsKey(i) ? null : way.apply(read.get(i));
                if (found != null && taken.add(found.actionId())) {
                    matched.put(i, found);
                }
            }
        }
        return matched;
    }

    private static Set<String> twice(List<ReadAction> read, Function<ReadAction, String> key) {
        Set<String> once = new HashSet<>();
        return read.stream().map(key).filter(each -> !once.add(each)).collect(Collectors.toSet());
    }

    private static Map<String, PlanAction> unique(List<PlanAction> plan, Function<PlanAction, String> key) {
        Map<String, PlanAction> found = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (PlanAction action : plan) {
            if (found.put(key.apply(action), action) != null) {
                twice.add(key.apply(action));
            }
        }
        found.keySet().removeAll(twice);
        return found;
    }

    /** What a file would change in a plan. */
    static List<Difference> between(List<PlanAction> plan, PlanReading reading) {
        List<Difference> differences = new ArrayList<>();
        Map<Integer, PlanAction> matched = matched(plan, reading);
        for (int i = 0; i < reading.actions().size(); i++) {
            ReadAction read = reading.actions().get(i);
            PlanAction action = matched.get(i);
            if (action == null) {
                differences.add(new Difference(Kind.ADDED, null, read.number(), "action", null, read.text(), i));
            } else {
                compare(action, printed(action), printed(read, reading), i, differences);
            }
        }
        Set<UUID> kept = new HashSet<>();
        matched.values().forEach(action -> kept.add(action.actionId()));
        plan.stream()
                .filter(action -> !kept.contains(action.actionId()))
                .forEach(action -> differences.add(new Difference(
                        Kind.REMOVED, action.actionId(), action.number(), "action", action.words(), null, null)));
        return renamedAtOnce(differences, plan, matched.values(), reading);
    }

    /** A section that only has another name now is one difference, not one for each of its lines. */
    private static List<Difference> renamedAtOnce(
            List<Difference> differences, List<PlanAction> plan, Collection<PlanAction> matched, PlanReading reading) {
        Set<String> before =
                plan.stream().map(action -> Kept.text(action.sectionTitle())).collect(Collectors.toSet());
        Set<String> after = reading.sections().stream().map(Kept::text).collect(Collectors.toSet());
        Map<String, Long> lines = matched.stream()
                .collect(Collectors.groupingBy(action -> Kept.text(action.sectionTitle()), Collectors.counting()));
        Map<List<String>, List<Difference>> moved = new LinkedHashMap<>();
        differences.stream()
                .filter(each -> each.field().equals("section"))
                .forEach(each -> moved.computeIfAbsent(
                                List.of(Objects.requireNonNull(each.was()), Objects.requireNonNull(each.becomes())),
                                _ -> new ArrayList<>())
                        .add(each));
        List<Difference> renamed = new ArrayList<>();
        moved.forEach((names, each) -> {
            boolean whole = each.size() > 1 && each.size() == lines.getOrDefault(names.getFirst(), 0L);
            if (whole && !before.contains(names.getLast()) && !after.contains(names.getFirst())) {
                differences.removeAll(each);
                renamed.add(new Difference(
                        Kind.CHANGED, null, "", Difference.SECTION, names.getFirst(), names.getLast(), null));
            }
        });
        renamed.addAll(differences);
        return renamed;
    }

    /** How the words before the first line differ; a file that has only headings there takes none away. */
    static Optional<Difference> introduction(Plan plan, PlanReading reading) {
        String becomes = Kept.text(PlanWriting.introduction(reading));
        boolean prose = becomes.length() > LONGEST_HEADING || becomes.indexOf('\n') >= 0;
        return !prose || becomes.equals(plan.introduction())
                ? Optional.empty()
                : Optional.of(new Difference(
                        Kind.CHANGED, null, "", Difference.INTRODUCTION, plan.introduction(), becomes, null));
    }

    /**
     * How the file's highlight report differs from the newest the plan came with; a file without one takes none away.
     *
     * @param newest as it was written; none when the plan came with none
     */
    static Optional<Difference> highlight(@Nullable String newest, PlanReading reading) {
        HighlightReport report = reading.highlight();
        if (report == null) {
            return Optional.empty();
        }
        String becomes = Kept.text(PlanCell.normalised(report.raw()));
        String was = newest == null ? null : PlanCell.normalised(newest);
        return becomes.equals(was)
                ? Optional.empty()
                : Optional.of(new Difference(
                        was == null ? Kind.ADDED : Kind.CHANGED, null, "", Difference.HIGHLIGHT, was, becomes, null));
    }

    /** What changed between two days, judgements included. */
    static List<Difference> between(List<PlanAction> before, List<PlanAction> after) {
        Map<UUID, PlanAction> earlier = new LinkedHashMap<>();
        before.forEach(action -> earlier.put(action.actionId(), action));
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            PlanAction now = after.get(i);
            PlanAction was = earlier.remove(now.actionId());
            if (was == null) {
                differences.add(
                        new Difference(Kind.ADDED, now.actionId(), now.number(), "action", null, now.words(), i));
            } else if (!was.equals(now)) {
                compare(was, judged(was), judged(now), i, differences);
            }
        }
        earlier.values()
                .forEach(gone -> differences.add(new Difference(
                        Kind.REMOVED, gone.actionId(), gone.number(), "action", gone.words(), null, null)));
        return differences;
    }

    private static void compare(
            PlanAction action, Map<String, String> was, Map<String, String> becomes, int place, List<Difference> into) {
        becomes.forEach((field, text) -> {
            if (!Objects.equals(was.get(field), text)) {
                into.add(new Difference(
                        Kind.CHANGED, action.actionId(), action.number(), field, was.get(field), text, place));
            }
        });
    }

    private static Map<String, String> printed(ReadAction action, PlanReading reading) {
        return printed(
                action.number(),
                reading.sections().get(action.section() - 1),
                action.text(),
                action.timescale(),
                action.leads(),
                action.outcomes(),
                action.updates(),
                action.links());
    }

    private static Map<String, String> printed(PlanAction action) {
        return printed(
                action.number(),
                action.sectionTitle(),
                action.words(),
                action.timescale(),
                action.leads(),
                action.outcomes(),
                action.updates(),
                action.links());
    }

    private static Map<String, String> printed(
            String number,
            String section,
            String words,
            String timescale,
            String leads,
            List<String> outcomes,
            String updates,
            List<String> links) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("section", section);
        fields.put("words", words);
        fields.put("timescale", timescale);
        fields.put("leads", leads);
        fields.put("outcomes", String.join("\n", outcomes));
        fields.put("update", updates);
        fields.put("links", String.join("\n", links));
        fields.replaceAll((_, text) -> Kept.text(text));
        return fields;
    }

    private static Map<String, String> judged(PlanAction action) {
        Map<String, String> fields = printed(action);
        fields.put("status", action.status() == null ? "" : action.status().label());
        fields.put("rating", action.rag() == null ? "" : action.rag().label());
        fields.put(Difference.ANSWERS, action.accountable() == null ? "" : String.valueOf(action.accountable()));
        fields.put("last heard of", day(action.heardOn()));
        fields.put(
                "milestones reached",
                Objects.requireNonNullElse(action.milestonesDone(), List.<LocalDate>of()).stream()
                        .sorted()
                        .map(London::day)
                        .collect(Collectors.joining(", ")));
        fields.put("disputed", action.disputed() ? "yes" : "no");
        fields.put("closing", action.state().code());
        return fields;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : London.day(day);
    }
}
