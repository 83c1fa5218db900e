package org.onedoor.crisis.web;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PoliceReturns.Seen;
import org.onedoor.crisis.PoliceReturns.State;
import org.onedoor.platform.web.TypedForm;

/**
 * A month's return and what can be done with it.
 *
 * @param conflict why something was not done, where nothing that was typed is wrong
 * @param older whether an earlier version was asked for, which is only read
 */
public record PoliceReturnPage(
        Seen seen, TypedForm typed, @Nullable String conflict, String key, boolean older) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /** {@code June 2017}. */
    public static String words(YearMonth month) {
        return MONTH.format(month);
    }

    public String path() {
        return "/crisis/returns/" + seen.month();
    }

    public String filePath() {
        return path() + (seen.version() == null ? "" : "/" + seen.version().version()) + "/file";
    }

    public boolean mayLock() {
        return !older && seen.state() == State.READY;
    }

    public boolean mayCorrect() {
        return !older && !seen.versions().isEmpty() && !seen.changes().isEmpty();
    }

    public boolean maySend() {
        return !older && seen.version() != null && seen.version().sent() == null;
    }

    /** What whoever locks it has to tick. */
    public String tick() {
        int problems = seen.now().problems().size();
        return problems == 0
                ? "I have checked the numbers"
                : "I have checked the numbers and looked at the %d thing%s that %s missing or cannot be so"
                        .formatted(problems, problems == 1 ? "" : "s", problems == 1 ? "is" : "are");
    }
}
