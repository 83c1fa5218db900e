package org.onedoor.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** The same with one more finding, before the others. */
    public PlanReading found(Finding finding) {
        List<Finding> all = new ArrayList<>(List.of(finding));
        all.addAll(findings);
        return new PlanReading(title, asAt, sections, actions, highlight, all, head, cells, kind);
    }
}
