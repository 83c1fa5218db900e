package org.onedoor.frontdoor.stack;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What became of the calls first seen on one London day. Every figure is counted from the rows beside it.
 *
 * @param calls every call of category 3 to 5 that the centre could see
 */
public record StackDay(List<StackCall> calls) {
    /** The ends that mean somebody was safely cared for without an ambulance. */
    private static final Set<String> CARED_FOR =
            Set.of("need-met", "treatment-completed", "care-continues", "passed-on", "advice-given");

    public StackDay {
        calls = List.copyOf(calls);
    }

    public int seen() {
        return calls.size();
    }

    public int pulled() {
        return count(call -> call.pull() != null);
    }

    public int returned() {
        return count(call -> call.pull() != null
                && (call.state() == CallState.RETURNED
                        || call.state() == CallState.UPGRADED
                        || call.state() == CallState.WITHDRAWN));
    }

    public int caredFor() {
        return count(StackDay::isCaredFor);
    }

    /** Called again, or taken to hospital, within 72 hours of the end. */
    public int cameBack() {
        return count(call -> call.lookBack() != null
                && (LookBackAnswer.CALLED_AGAIN.code().equals(call.lookBack().answer())
                        || LookBackAnswer.CONVEYED.code().equals(call.lookBack().answer())));
    }

    /** Died within 72 hours of the end. */
    public int died() {
        return count(call -> call.lookBack() != null
                && LookBackAnswer.DIED.code().equals(call.lookBack().answer()));
    }

    public int toLookBackAt() {
        return count(call -> call.lookBack() != null && call.lookBack().answer() == null);
    }

    /** Cared for in the community out of all that were seen, such as {@code 66.7%}; none when none was seen. */
    public @Nullable String conversion() {
        return calls.isEmpty() ? null : String.format(Locale.UK, "%.1f%%", 100.0 * caredFor() / seen());
    }

    /** Whether somebody was safely cared for in the community. */
    public static boolean isCaredFor(StackCall call) {
        return call.state() == CallState.COMPLETED
                && call.end() != null
                && CARED_FOR.contains(call.end().why());
    }

    private int count(Predicate<StackCall> which) {
        return (int) calls.stream().filter(which).count();
    }
}
