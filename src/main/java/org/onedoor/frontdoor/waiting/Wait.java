package org.onedoor.frontdoor.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Standing;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.London;

/**
 * One referral as somebody's wait: worked out from its events and from nothing else, so that what was put right counts as
 * it now stands. It lasts from receipt until somebody first sees the person, or the need ends.
 *
 * @param service the one that saw the person, or else the one that accepted last
 * @param heardAt when the person last spoke for themselves: at a check-in, in an answer or at a contact
 * @param outcome of the last check-in; none before the first
 * @param checkInDue end of the day on which somebody asks next; none once the wait is over
 * @param harm the last finding
 * @param answerBy end of the last day for saying whether it is still needed; none when nobody has asked, or it is answered
 * @param answer what came of asking last
 * @param raised the tasks that time has raised already, as {@link #task} names them
 */
public record Wait(
        UUID personId,
        UUID referralId,
        Instant receivedAt,
        Priority priority,
        @Nullable UUID service,
        @Nullable Instant acceptedAt,
        @Nullable Instant seenAt,
        @Nullable Instant endedAt,
        @Nullable Instant heardAt,
        @Nullable CheckInOutcome outcome,
        @Nullable Instant checkInDue,
        @Nullable Harm harm,
        @Nullable Instant harmReviewedAt,
        @Nullable Instant harmReviewDue,
        @Nullable Instant answerBy,
        @Nullable StillNeeded answer,
        @Nullable Instant answeredAt,
        List<String> raised) {
    public Wait {
        raised = List.copyOf(raised);
    }

    /** What time can ask of the team: the code is the task's kind. */
    public enum Asks {
        CHECK_IN("check-in-due"),
        HARM_REVIEW("harm-review-due"),
        UNANSWERED("still-needed-unanswered");

        private final String kind;

        Asks(String kind) {
            this.kind = kind;
        }

        public String kind() {
            return kind;
        }
    }

    /** One task that time raises. @param at when it is raised; @param due when it is due */
    public record Task(Asks what, Instant at, Instant due) {
        public String name() {
            return what.kind() + ":" + due;
        }

        /** What the task is raised and ended by. */
        String key(UUID referral) {
            return name() + ":" + referral;
        }
    }

    public boolean isOver() {
        return seenAt != null || endedAt != null;
    }

    /** Asked, the last day for the answer has passed, and nobody has recorded what came of it. */
    public boolean isUnanswered(Instant now) {
        return answerBy != null && answerBy.isBefore(now);
    }

    /** The keys of the tasks of one kind that were raised, and may be open still. */
    List<String> keys(Asks what) {
        return raised.stream()
                .filter(name -> name.startsWith(what.kind() + ":"))
                .map(name -> name + ":" + referralId)
                .toList();
    }

    /** The tasks still to be raised, the earliest first. A check-in and a review are there on the morning of their day. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        if (checkInDue != null) {
            tasks.add(new Task(Asks.CHECK_IN, morning(checkInDue), checkInDue));
        }
        if (harmReviewDue != null) {
            tasks.add(new Task(Asks.HARM_REVIEW, morning(harmReviewDue), harmReviewDue));
        }
        if (answerBy != null) {
            tasks.add(new Task(
                    Asks.UNANSWERED,
                    answerBy,
                    London.endOf(London.date(answerBy).plusDays(1))));
        }
        return tasks.stream()
                .filter(task -> !raised.contains(task.name()))
                .sorted(java.util.Comparator.comparing(Task::at))
                .toList();
    }

    @Nullable
    Instant askAt() {
        List<Task> tasks = tasks();
        return tasks.isEmpty() ? null : tasks.getFirst().at();
    }

    private static Instant morning(Instant endOfDay) {
        return London.date(endOfDay.minusMillis(1)).atStartOfDay(London.ZONE).toInstant();
    }

    /** What is worked out from; none when the referral's receipt is not among the events. */
    static Optional<Wait> of(UUID personId, UUID referralId, List<Event> all) {
        Standing standing = Standing.of(all);
        return standing.ofType("ReferralReceived").stream()
                .reduce((_, later) -> later)
                .map(received -> wait(personId, referralId, received, standing));
    }

    private static Wait wait(UUID personId, UUID referralId, Event received, Standing standing) {
        List<Event> seen = standing.ofType("ContactRecorded").stream()
                .filter(Standing::attended)
                .sorted(java.util.Comparator.comparing(Event::occurredAt))
                .toList();
        Event accepted = last(standing, "ReferralAccepted");
        Event ended = last(standing, "ReferralClosed", "ReferralCancelled", "OutcomeRecorded", "DeathRecorded");
        Event asked = last(standing, "StillNeededAsked");
        Event answered = last(standing, "StillNeededAnswered");
        Event reviewed = last(standing, "HarmReviewed");
        Event checked = last(standing, "CheckInRecorded");
        Event decided = last(standing, "TriageDecided");
        Priority priority = Priority.ofCode(text(decided == null ? received : decided, "priority"));
        WaitingRules.Rule rule = WaitingRules.of(priority);
        boolean over = !seen.isEmpty() || ended != null;
        boolean open = asked != null && (answered == null || isBefore(answered, asked));
        CheckInOutcome outcome = checked == null ? null : CheckInOutcome.ofCode(text(checked, "outcome"));
        return new Wait(
                personId,
                referralId,
                received.occurredAt(),
                priority,
                service(seen.isEmpty() ? accepted : seen.getFirst()),
                at(accepted),
                seen.isEmpty() ? null : seen.getFirst().occurredAt(),
                at(ended),
                heard(standing, seen),
                outcome,
                over ? null : London.endOf(nextCheckIn(received, checked, outcome, standing, rule)),
                reviewed == null ? null : Harm.ofCode(text(reviewed, "harm")),
                at(reviewed),
                over
                        ? null
                        : London.endOf(London.date((reviewed == null ? received : reviewed).occurredAt())
                                .plusDays(rule.harmReview())),
                over || !open ? null : London.endOf(LocalDate.parse(text(Objects.requireNonNull(asked), "by"))),
                answered == null || open ? null : StillNeeded.ofCode(text(answered, "answer")),
                answered == null || open ? null : answered.occurredAt(),
                standing.ofType("WaitingTaskRaised").stream()
                        .map(event -> text(event, "what") + ":" + text(event, "due"))
                        .toList());
    }

    /** The day that was planned last, where no check-in has been since; otherwise by the rule. */
    private static LocalDate nextCheckIn(
            Event received,
            @Nullable Event checked,
            @Nullable CheckInOutcome outcome,
            Standing standing,
            WaitingRules.Rule rule) {
        Event planned = last(standing, "CheckInPlanned");
        if (planned != null && (checked == null || isBefore(checked, planned))) {
            return LocalDate.parse(text(planned, "next"));
        }
        if (checked != null && checked.payload().get("next") instanceof String next) {
            return LocalDate.parse(next);
        }
        int days = outcome == CheckInOutcome.NOT_REACHED ? rule.notReached() : rule.checkIn();
        return London.date((checked == null ? received : checked).occurredAt()).plusDays(days);
    }

    private static @Nullable Instant heard(Standing standing, List<Event> seen) {
        return Stream.of(
                        seen.stream(),
                        standing.ofType("CheckInRecorded").stream()
                                .filter(event -> !text(event, "outcome").equals(CheckInOutcome.NOT_REACHED.code())),
                        standing.ofType("StillNeededAnswered").stream()
                                .filter(event -> !text(event, "answer").equals(StillNeeded.SILENT_KEPT.code())))
                .flatMap(Function.identity())
                .map(Event::occurredAt)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static boolean isBefore(Event one, Event other) {
        return one.recordedAt().isBefore(other.recordedAt())
                || (one.recordedAt().equals(other.recordedAt()) && one.eventId().compareTo(other.eventId()) < 0);
    }

    private static @Nullable Event last(Standing standing, String... types) {
        List<Event> found = standing.ofType(types);
        return found.isEmpty() ? null : found.getLast();
    }

    private static @Nullable Instant at(@Nullable Event event) {
        return event == null ? null : event.occurredAt();
    }

    private static @Nullable UUID service(@Nullable Event event) {
        return event != null && event.payload().get("service") instanceof String id ? UUID.fromString(id) : null;
    }

    private static String text(Event event, String field) {
        Map<String, Object> said = event.payload();
        return String.valueOf(said.get(field));
    }
}
