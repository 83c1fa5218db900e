package org.onedoor.frontdoor.advice.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.advice.Advice;
import org.onedoor.frontdoor.advice.AdviceReads.Figures;
import org.onedoor.people.PlacePick;

/**
 * One side's list of questions.
 *
 * @param view {@code service}, {@code asker} or {@code ended}
 */
public record AdviceListPage(
        String view,
        List<Tab> tabs,
        List<Line> lines,
        int count,
        int page,
        int pages,
        Figures figures,
        PlacePick places,
        Instant now) {
    public AdviceListPage {
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    public record Tab(String view, String label, int count) {}

    /**
     * One question.
     *
     * @param turn whether it is the reader's turn
     * @param clock the one that runs; none when it has ended
     */
    public record Line(
            Advice advice,
            String headed,
            String nhsNumber,
            String born,
            String from,
            String to,
            boolean turn,
            @Nullable ClockView clock,
            String asked) {}
}
