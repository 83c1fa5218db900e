package org.onedoor.record;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * What a parent or carer does when somebody's behaviour starts to escalate.
 *
 * @param signs what they see first, a line each
 * @param steps what they do, in this order
 * @param calls whom to call, by the time of the day; together they cover it
 */
public record EscalationPlan(
        UUID personId,
        int version,
        List<String> signs,
        List<String> steps,
        List<Call> calls,
        Instant writtenAt,
        String writtenBy) {
    public EscalationPlan {
        signs = List.copyOf(signs);
        steps = List.copyOf(steps);
        calls = List.copyOf(calls);
    }

    /** Whom to call between two times of the day. @param until the same as from for the whole day; earlier for over midnight */
    public record Call(LocalTime from, LocalTime until, String who, String phone) {
        public boolean isAt(LocalTime time) {
            if (from.equals(until)) {
                return true;
            }
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }

        /** {@code 08:00 to 20:00}, {@code At any hour}. */
        public String hours() {
            return from.equals(until) ? "At any hour" : "%s to %s".formatted(from, until);
        }
    }

    /** Whom to call now; those outside it stay on the list. */
    public List<Call> at(LocalTime time) {
        return calls.stream().filter(call -> call.isAt(time)).toList();
    }
}
