package org.onedoor.frontdoor.transition;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Standing;
import org.onedoor.frontdoor.transition.Protocol.Kind;
import org.onedoor.frontdoor.transition.Protocol.Rule;
import org.onedoor.frontdoor.transition.Protocol.Who;
import org.onedoor.people.Person;
import org.onedoor.platform.Event;
import org.onedoor.platform.time.Birthday;
import org.onedoor.platform.time.London;

/**
 * A young person's move from a children's to an adult service, worked out from what happened and from the protocol. The same
 * events, birth date and protocol always give the same answer, whatever the time.
 *
 * @param referralId the one on which the children's service has them
 * @param begun whether the team was given its tasks
 * @param endedOn when the move was over before its time: the care ended with nobody to take over, or the person died
 * @param receiving the service that takes over
 * @param jointOn the day of the joint meeting, held or planned
 */
public record Transition(
        UUID personId,
        UUID referralId,
        LocalDate birthDate,
        boolean begun,
        @Nullable LocalDate endedOn,
        @Nullable UUID receiving,
        @Nullable LocalDate jointOn,
        List<Item> items) {
    static final Period ADULT = Period.ofYears(18);

    public Transition {
        items = List.copyOf(items);
    }

    /**
     * One thing the protocol asks for.
     *
     * @param key names it among the others: the kind, and the number of those that come again
     * @param dropped the move was over before it was due
     */
    public record Item(
            String key,
            Kind kind,
            Who who,
            LocalDate askedOn,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            boolean dropped) {
        public boolean isOpenOn(LocalDate today) {
            return !dropped && doneOn == null && !askedOn.isAfter(today);
        }

        public boolean inTime() {
            return doneOn != null && !doneOn.isAfter(dueOn);
        }
    }

    /** The stay with a children's service. @param until when it ended; none while it has not */
    private record Stay(
            UUID referralId, LocalDate since, @Nullable LocalDate until) {}

    public LocalDate adultOn() {
        return Birthday.of(birthDate, ADULT);
    }

    /** The next day on which something is asked of somebody; none when nothing more is. */
    @Nullable
    LocalDate nextAfter(LocalDate today) {
        return items.stream()
                .filter(item -> !item.dropped()
                        && item.doneOn() == null
                        && item.askedOn().isAfter(today))
                .map(Item::askedOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Nobody: their age is not known, or no children's service has them at the age when the move begins. */
    static Optional<Transition> of(
            Person person, List<Event> events, Predicate<@Nullable UUID> childrens, Protocol protocol) {
        LocalDate born = person.birthDate();
        if (born == null) {
            return Optional.empty();
        }
        Standing standing = Standing.of(events);
        return stay(standing, born, childrens, protocol)
                .map(stay -> of(person, born, stay, standing, childrens, protocol));
    }

    private static Optional<Stay> stay(
            Standing standing, LocalDate born, Predicate<@Nullable UUID> childrens, Protocol protocol) {
        LocalDate begins = Birthday.of(born, protocol.begins());
        LocalDate adult = Birthday.of(born, ADULT);
        return standing.ofType("ReferralAccepted").stream()
                .filter(event -> childrens.test(uuid(event, "service")))
                .filter(event -> London.date(event.occurredAt()).isBefore(adult))
                .map(event -> new Stay(
                        java.util.Objects.requireNonNull(event.scopeId()),
                        London.date(event.occurredAt()),
                        ended(standing, event)))
                .filter(stay -> stay.until() == null || !stay.until().isBefore(begins))
                .max(Comparator.comparing((Stay stay) -> stay.until() == null ? LocalDate.MAX : stay.until())
                        .thenComparing(Stay::since, Comparator.reverseOrder())
                        .thenComparing(Stay::referralId));
    }

    private static @Nullable LocalDate ended(Standing standing, Event accepted) {
        return standing.ofType("OutcomeRecorded", "ReferralClosed", "ReferralCancelled").stream()
                .filter(event -> java.util.Objects.equals(event.scopeId(), accepted.scopeId()))
                .map(event -> London.date(event.occurredAt()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Transition of(
            Person person,
            LocalDate born,
            Stay stay,
            Standing standing,
            Predicate<@Nullable UUID> childrens,
            Protocol protocol) {
        List<Event> named = standing.ofType("ReceivingServiceNamed", "TransferStarted").stream()
                .filter(event -> !childrens.test(uuid(event, "service")))
                .filter(event -> event.type().equals("ReceivingServiceNamed")
                        || stay.referralId().equals(event.scopeId()))
                .toList();
        LocalDate adult = Birthday.of(born, ADULT);
        LocalDate ended = person.diedOn();
        if (ended == null && stay.until() != null && stay.until().isBefore(adult) && named.isEmpty()) {
            ended = stay.until();
        }
        List<Item> items = new ArrayList<>();
        for (Rule rule : protocol.rules()) {
            items.addAll(items(rule, born, stay, ended, done(rule.kind(), standing, stay, named)));
        }
        return new Transition(
                person.personId(),
                stay.referralId(),
                born,
                standing.ofType("TransitionBegan").stream()
                        .anyMatch(event -> stay.referralId().equals(event.scopeId())),
                ended,
                named.isEmpty() ? null : uuid(named.getLast(), "service"),
                joint(standing),
                items);
    }

    private static @Nullable LocalDate joint(Standing standing) {
        List<Event> meetings = standing.ofType("JointMeetingPlanned", "JointMeetingHeld");
        return meetings.isEmpty() ? null : day(meetings.getLast(), "on");
    }

    /** The days on which something of this kind was done, the first one first. */
    private static List<LocalDate> done(Kind kind, Standing standing, Stay stay, List<Event> named) {
        List<LocalDate> days = new ArrayList<>();
        switch (kind) {
            case PLAN ->
                standing.ofType("TransitionPlanned").forEach(event -> days.add(London.date(event.occurredAt())));
            case RECEIVING -> named.forEach(event -> days.add(London.date(event.occurredAt())));
            case JOINT_MEETING -> {
                standing.ofType("JointMeetingHeld").forEach(event -> days.add(day(event, "on")));
                standing.ofType("TransferChecked").stream()
                        .filter(event -> stay.referralId().equals(event.scopeId())
                                && "joint-held".equals(event.payload().get("item")))
                        .forEach(event -> days.add(London.date(event.occurredAt())));
            }
            case FOLLOW_UP ->
                standing.ofType("TransitionFollowedUp").stream()
                        .filter(event -> FollowUp.ofCode(
                                        String.valueOf(event.payload().get("how")))
                                .reached())
                        .forEach(event -> days.add(London.date(event.occurredAt())));
        }
        days.sort(Comparator.naturalOrder());
        return days;
    }

    private static List<Item> items(
            Rule rule, LocalDate born, Stay stay, @Nullable LocalDate ended, List<LocalDate> done) {
        LocalDate adult = Birthday.of(born, ADULT);
        if (rule.every() == null) {
            LocalDate asked = later(Birthday.of(born, rule.asked()), stay.since());
            LocalDate due = Birthday.of(born, rule.by()).minusDays(1);
            LocalDate given = earlier(stay.since().plusDays(rule.late()), adult.minusDays(1));
            due = later(due, given);
            return List.of(item(rule, rule.kind().code(), asked, due, done.isEmpty() ? null : done.getFirst(), ended));
        }
        List<Item> items = new ArrayList<>();
        long months = rule.every().toTotalMonths();
        long last = java.util.Objects.requireNonNull(rule.until()).toTotalMonths();
        long asked = rule.asked().toTotalMonths();
        long by = rule.by().toTotalMonths();
        for (int number = 0; by + number * months <= last; number++) {
            LocalDate from = born.plusMonths(asked + number * months);
            LocalDate next = born.plusMonths(asked + (number + 1) * months);
            boolean lastOne = by + (number + 1) * months > last;
            LocalDate counts = number == 0 ? earlier(from, adult) : from;
            LocalDate on = done.stream()
                    .filter(day -> !day.isBefore(counts) && (lastOne || day.isBefore(next)))
                    .findFirst()
                    .orElse(null);
            items.add(item(
                    rule,
                    rule.kind().code() + ":" + (number + 1),
                    from,
                    born.plusMonths(by + number * months).minusDays(1),
                    on,
                    ended));
        }
        return items;
    }

    private static Item item(
            Rule rule,
            String key,
            LocalDate asked,
            LocalDate due,
            @Nullable LocalDate done,
            @Nullable LocalDate ended) {
        boolean dropped = done == null && ended != null && !ended.isAfter(due);
        return new Item(key, rule.kind(), rule.who(), asked, due, done, dropped);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static @Nullable UUID uuid(Event event, String field) {
        Object value = event.payload().get(field);
        return value == null ? null : UUID.fromString(String.valueOf(value));
    }

    private static LocalDate day(Event event, String field) {
        return LocalDate.parse(String.valueOf(event.payload().get(field)));
    }
}
