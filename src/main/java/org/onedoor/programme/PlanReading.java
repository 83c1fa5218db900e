package org.onedoor.programme;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * A plan as a file states it, before anybody has decided anything about it.
 *
 * @param asAt the last day of the month the file says it was brought up to date, where it says so
 * @param sections the headings as printed, in order
 * @param cells every cell of the file in order, from which it can be written again byte for byte
 * @param kind what its shape says it is
 * @param head the characters before the first cell
 */
public record PlanReading(
        String title,
        @Nullable LocalDate asAt,
        List<String> sections,
        List<ReadAction> actions,
        @Nullable HighlightReport highlight,
        List<Finding> findings,
        String head,
        List<PlanCell> cells,
        PlanKind kind) {
    public PlanReading {
        sections = List.copyOf(sections);
        actions = List.copyOf(actions);
        findings = List.copyOf(findings);
        cells = List.copyOf(cells);
    }

    /** The same under another title. */
    public PlanReading titled(String other) {
        return new PlanReading(other, asAt, sections, actions, highlight, findings, head, cells, kind);
    }

    /**
     * The same as somebody reads it today: what it says of days still to come is kept and said, and neither it nor any update
     * stands at such a day. A year typed wrong would keep every action from ever being silent.
     */
    PlanReading upTo(LocalDate today) {
        List<Finding> all = new ArrayList<>(findings);
        LocalDate stands = asAt;
        if (asAt != null && asAt.isAfter(YearMonth.from(today).atEndOfMonth())) {
            stands = actions.stream()
                    .flatMap(action -> action.entries().stream())
                    .map(UpdateEntry::on)
                    .filter(on -> on != null && !on.isAfter(today))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            all.add(Finding.whole(
                    "By its words the file stands at %s, which is still to come. %s. Check the years in it."
                            .formatted(
                                    London.day(asAt),
                                    stands == null
                                            ? "It is taken to stand at no day"
                                            : "The newest day before that, %s, is taken"
                                                    .formatted(London.day(stands)))));
        }
        for (ReadAction action : actions) {
            action.entries().stream()
                    .map(UpdateEntry::on)
                    .filter(on -> on != null && on.isAfter(today))
                    .forEach(on -> all.add(new Finding(
                            action.line(),
                            "UPDATE of " + action.named(),
                            "An entry speaks of %s, which is still to come. Its words are kept; the action does not count as heard of on that day."
                                    .formatted(London.day(on)))));
        }
        all.sort(Comparator.comparingInt(Finding::line));
        return new PlanReading(title, stands, sections, actions, highlight, all, head, cells, kind);
    }

    /** The same with one more finding, before the others. */
    public PlanReading found(Finding finding) {
        List<Finding> all = new ArrayList<>(List.of(finding));
        all.addAll(findings);
        return new PlanReading(title, asAt, sections, actions, highlight, all, head, cells, kind);
    }
}
