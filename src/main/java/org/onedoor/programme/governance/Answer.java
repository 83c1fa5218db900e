package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.governance.Register.Asks;

/**
 * What one partner, or one of its units, was asked about an entry, and what it answered.
 *
 * @param unit such as a care unit; empty for the whole organisation
 * @param board which of its bodies decided
 * @param words conditions, or the reason it deferred or rejected
 * @param evidence what shows that it is done
 */
public record Answer(
        UUID answerId,
        UUID entryId,
        UUID organisationId,
        String unit,
        String state,
        @Nullable LocalDate dueOn,
        @Nullable String board,
        @Nullable LocalDate decidedOn,
        @Nullable String words,
        @Nullable String evidence,
        long version) {
    public static final String WAITING = "Waiting";

    /** What can be answered, the best first. */
    public static List<String> states(Asks asks) {
        return switch (asks) {
            case ENDORSE -> List.of("Endorsed", "Deferred", "Rejected");
            case SIGN -> List.of("Signed", "Declined");
            case ACKNOWLEDGE -> List.of("Done", "Acknowledged", "Not accepted");
            case RESPOND -> List.of("Answered", "Nothing to report");
            case APPROVE -> List.of("Approved", "Approved with conditions", "Not approved");
        };
    }

    public boolean waits() {
        return state.equals(WAITING);
    }

    public boolean overdue(LocalDate today) {
        return waits() && dueOn != null && dueOn.isBefore(today);
    }

    /** What all answers together say: "Endorsed by all 3", or "Not yet agreed by all: 1 rejected, 2 waiting". */
    public static String together(Asks asks, List<Answer> answers) {
        if (answers.isEmpty()) {
            return "Nobody has been asked";
        }
        String best = states(asks).getFirst();
        if (answers.stream().allMatch(answer -> answer.state().equals(best))) {
            boolean conditions = answers.stream()
                    .anyMatch(
                            answer -> answer.words() != null && !answer.words().isBlank());
            return "%s by all %d%s".formatted(best, answers.size(), conditions ? ", with conditions" : "");
        }
        List<String> order = new java.util.ArrayList<>(states(asks).reversed());
        order.add(WAITING);
        String counts = order.stream()
                .map(state -> {
                    long many = answers.stream()
                            .filter(answer -> answer.state().equals(state))
                            .count();
                    return many == 0 ? "" : many + " " + state.toLowerCase(java.util.Locale.ROOT);
                })
                .filter(words -> !words.isEmpty())
                .collect(java.util.stream.Collectors.joining(", "));
        return switch (asks) {
            case ENDORSE -> "Not yet agreed by all: " + counts;
            case SIGN -> "Not yet signed by all: " + counts;
            case APPROVE -> "Not yet approved by all: " + counts;
            case ACKNOWLEDGE, RESPOND -> counts;
        };
    }
}
