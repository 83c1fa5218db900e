package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onedoor.frontdoor.ReferralFigures;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.platform.time.London;

/** Figures as a file: what they are, of when and for whom, and then what the page shows, rounded and hidden alike. */
final class FiguresFile {
    private FiguresFile() {}

    static List<List<String>> of(FiguresPage page, String who, Instant now) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("OFFICIAL", page.topic().label()));
        lines.add(List.of("From", London.day(page.from()), "To", London.day(page.to())));
        lines.add(List.of(
                "Place",
                page.places().chosen().label(),
                "As it and its people were on",
                London.day(page.places().on())));
        lines.add(List.of("As at", London.full(now), "By", who));
        lines.add(List.of("A number below five is shown as *, others to the nearest five."));
        lines.add(List.of());
        lines.add(List.of("Figure", "What is counted", "Which", "Number", "Out of", "Share", "More"));
        for (ReferralFigures.Section section : page.sections()) {
            for (ReferralFigures.Line line : section.lines()) {
                lines.add(List.of(
                        section.title(),
                        section.counts() + " of " + section.all(),
                        line.label(),
                        SmallNumbers.count(line.counted().size()),
                        SmallNumbers.count(line.of().size()),
                        SmallNumbers.percent(line.counted().size(), line.of().size()),
                        line.detail() == null ? "" : line.detail()));
            }
        }
        return lines;
    }
}
