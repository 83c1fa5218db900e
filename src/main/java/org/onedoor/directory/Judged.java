package org.onedoor.directory;

import java.util.List;
import java.util.function.Supplier;
import org.onedoor.directory.MatchResult.Failure;

/**
 * What one service came to. Words are made where somebody reads them: of a large directory few are.
 *
 * @param said the reasons for, before they are words
 * @param specialist whether it is for the dementia or frailty that is recorded
 * @param forChildren whether this is somebody under 18 and it is for nobody else
 * @param clinical how many of the clinical needs it meets
 * @param met how many of all needs it meets
 * @param closeness 0 network, 1 district or sub-ICB, 2 everywhere, 3 not known: that is never taken for near
 */
record Judged(
        List<Supplier<String>> said,
        List<Failure> failures,
        boolean specialist,
        boolean forChildren,
        int clinical,
        int met,
        int closeness,
        double kilometres) {
    /** The reasons for, in words. */
    List<String> reasons() {
        return said.stream().map(Supplier::get).toList();
    }

    /** Of what is not asked. */
    static final Judged NOTHING =
            new Judged(List.of(), List.of(), false, false, 0, 0, MatchRules.UNKNOWN, Double.MAX_VALUE);
}
