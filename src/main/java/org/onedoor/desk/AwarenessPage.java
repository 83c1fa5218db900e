package org.onedoor.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Publicity;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.workforce.Course;
import org.onedoor.workforce.Coverage;

/**
 * How well a need is publicised, and how many professionals have learnt of it.
 *
 * @param course none where no course is about the need
 * @param coverage of that course, by organisation, role and team
 */
public record AwarenessPage(
        List<CodedNeed> needs,
        Publicity.Shown shown,
        @Nullable Course course,
        List<Coverage.Line> coverage,
        LocalDate today) {

    public List<Option> needOptions() {
        return needs.stream().map(need -> Option.of(need.code(), need.label())).toList();
    }

    /** {@code the public looked for it 12 times, once in vain}. */
    public static String asked(Publicity.Shown shown) {
        return shown.asked() == 0
                ? "the public did not look for it"
                : "the public looked for it %s, %s"
                        .formatted(
                                times(shown.asked()),
                                shown.inVain() == 0 ? "never in vain" : times(shown.inVain()) + " in vain");
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    /** Of whom a row is: the organisation, a role in it, or a team of it. */
    public static String of(Coverage.Line line) {
        return line.team() != null
                ? line.team()
                : line.role() != null ? line.role().label() : "All";
    }

    /** Counts that could point at somebody are not shown, as elsewhere. */
    public static String trained(Coverage.Line line) {
        return SmallNumbers.count(line.trained());
    }

    public String inPost(Coverage.Line line) {
        return line.inPost() == null
                ? "Not known"
                : "%,d on %s. %s"
                        .formatted(
                                line.inPost().staff(),
                                London.day(line.inPost().onDay()),
                                line.inPost().source());
    }

    public String share(Coverage.Line line) {
        return line.isKnown(today) && line.inPost() != null
                ? SmallNumbers.percent(line.trained(), line.inPost().staff())
                : line.unknown(today);
    }
}
