package org.onedoor.directory.dos;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of a search. Every service asked about is returned or left out; with the catch-all it may be both.
 *
 * @param catchAll whether the catch-all was asked, even if it found nothing
 * @param kilometres how far was looked, and {@code source} who said so
 */
public record DosAnswer(
        List<Returned> returned,
        List<LeftOut> left,
        boolean catchAll,
        int kilometres,
        String source,
        LocalDateTime sessionEnd) {

    /**
     * A service that is offered.
     *
     * @param kilometres by road where the road was asked
     * @param label (Home), (Home OOH), (Catch-all) or nothing
     * @param place why it stands where it stands
     */
    public record Returned(
            DosService service, double kilometres, String label, List<Finding> passed, List<String> place) {}

    /** A service that is not, with every check of its pipeline that it failed. */
    public record LeftOut(DosService service, List<Finding> failed, boolean gap) {
        /** {@code box}, {@code multiple:capacity+sd}. */
        public String reason() {
            String names = failed.stream()
                    .map(finding -> finding.check().name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("+"));
            return failed.size() > 1 ? "multiple:" + names : names;
        }
    }
}
