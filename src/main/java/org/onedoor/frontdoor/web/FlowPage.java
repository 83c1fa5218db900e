package org.onedoor.frontdoor.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Flow;
import org.onedoor.frontdoor.Flow.Measure;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.PlacePick;
import org.springframework.util.StringUtils;

/** The helicopter view. @param rooms what each team says of its room, in words */
public record FlowPage(Flow.Board board, Map<UUID, String> rooms, PlacePick places) {

    /** The referrals behind one number. @param hidden how many of them are not shown: out of reach, or too many */
    public record RowsPage(Flow.Behind behind, List<Referral> referrals, int hidden) {}

    /** The address of the rows of a number, of the same place. */
    public String rows(Flow.Line line, Measure measure) {
        return "/figures/flow/rows?what=" + measure.code() + "&of="
                + java.net.URLEncoder.encode(line.code(), StandardCharsets.UTF_8)
                + places.chosen().query();
    }

    /** The one thing to know, as a sentence. */
    public String headline() {
        Flow.Line slowest = board.bottleneck();
        if (slowest == null) {
            return "Nowhere do five or more people wait.";
        }
        Long weeks = slowest.weeksToClear();
        int waits = slowest.count(Measure.WAITS);
        return weeks == null
                ? "Held up at %s: %d people wait, and nobody has moved on in the last four weeks."
                        .formatted(slowest.label(), waits)
                : "Held up at %s: %d people wait. At the pace of the last four weeks it takes %s to see them all."
                        .formatted(slowest.label(), waits, weeks(weeks));
    }

    public String room(Flow.Line line) {
        return line.teamId() == null ? "" : StringUtils.capitalize(rooms.getOrDefault(line.teamId(), "room not known"));
    }

    public String longest(Flow.Line line) {
        @Nullable Instant since = line.longest();
        return since == null ? "Nobody waits" : Rows.age(Duration.between(since, board.at()));
    }

    public String clears(Flow.Line line) {
        Long weeks = line.weeksToClear();
        return line.count(Measure.WAITS) == 0 ? "Nobody waits" : weeks == null ? "Nobody moves on" : weeks(weeks);
    }

    private static String weeks(long weeks) {
        return weeks == 1 ? "1 week" : weeks + " weeks";
    }
}
