package org.onedoor.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.NationalService.Heard;
import org.onedoor.people.Person.NhsNumberStatus;
import org.onedoor.people.PersonEvents.NationalServiceAnswered;
import org.onedoor.people.PersonEvents.NationalServiceAsked;
import org.onedoor.people.PersonEvents.NhsNumberHeldByAnother;
import org.onedoor.people.PersonEvents.NhsNumberVerified;
import org.onedoor.people.PersonEvents.TraceTurnedDown;
import org.onedoor.people.Trace.State;
import org.onedoor.people.TraceDifferences.Difference;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * Asking the national demographics service who somebody is: each question, its answer and what a person decided. Each
 * change joins the caller's act about the person; the question itself goes out between two acts.
 */
@Service
public class Traces {
    /** So many times it is asked again when it is away, from minutes to hours apart: about two days. */
    static final int MOST_TRIES = 16;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(4);

    /** Whoever began to ask and never said what came of it is taken to have been stopped. */
    private static final Duration STOPPED_AFTER = Duration.ofMinutes(2);

    private final TraceRepository repository;
    private final PersonRepository persons;
    private final LinkageIndex index;
    private final TraceDifferences differences;
    private final Moves moves;

    Traces(
            TraceRepository repository,
            PersonRepository persons,
            LinkageIndex index,
            TraceDifferences differences,
            Moves moves) {
        this.repository = repository;
        this.persons = persons;
        this.index = index;
        this.differences = differences;
        this.moves = moves;
    }

    /** What came of saying that it is the same person. */
    public sealed interface Confirmed {
        /** The number is theirs and verified. @param trace with what it said, before it was emptied */
        record Verified(Trace trace) implements Confirmed {}

        /** Another record holds the number: nothing was changed, and somebody compares the two. */
        record HeldByAnother(Trace trace) implements Confirmed {}
    }

    /** The newest question about somebody. */
    public Optional<Trace> newest(UUID personId) {
        return repository.newest(personId);
    }

    public Optional<Trace> find(UUID personId, UUID traceId) {
        return repository.find(personId, traceId);
    }

    /** Those to be asked again now, the longest due first. */
    public List<Trace> due(Instant now, int limit) {
        return repository.due(now, limit);
    }

    /** Why somebody cannot be asked about by name and birth date yet; none when they can. */
    public static @Nullable String missing(Person person) {
        return person.familyName() == null || person.birthDate() == null
                ? "A family name and a date of birth are the least the national service searches by. Record them first"
                : null;
    }

    /** Whether the number we have is one to ask by. */
    public static boolean hasNumber(Person person) {
        return person.nhsNumber() != null && NhsNumber.problem(person.nhsNumber()) == null;
    }

    /** Begins a question; one that was open before is left. @throws Invalid when there is too little to ask by */
    public UUID begin(Act act, boolean byNumber) {
        Person person = persons.find(act.subject().id()).orElseThrow();
        String missing =
                byNumber ? hasNumber(person) ? null : "The record has no NHS number to ask by" : missing(person);
        if (missing != null) {
            throw new Invalid("by", missing);
        }
        repository.leaveOpen(person.personId(), act.now());
        UUID traceId = Ids.at(act.now());
        repository.insert(act, traceId, person, byNumber, act.now().plus(STOPPED_AFTER));
        act.happened(new NationalServiceAsked(byNumber ? "number" : "details"));
        return traceId;
    }

    /** Keeps what was answered. @return where the trace stands; none when it was answered or left meanwhile */
    public Optional<Trace> answered(Act act, UUID traceId, Heard heard) {
        Trace before = repository
                .find(act.subject().id(), traceId)
                .filter(Trace::isWaiting)
                .orElse(null);
        if (before == null) {
            return Optional.empty();
        }
        switch (heard) {
            case Heard.One one -> repository.found(before, one, act.now());
            case Heard.Nobody _ -> repository.answered(before, State.NOBODY, null, null, act.now());
            case Heard.Many _ -> repository.answered(before, State.MANY, null, null, act.now());
            case Heard.Refused(String words) -> repository.answered(before, State.REFUSED, words, null, act.now());
            case Heard.Away(String words) -> {
                boolean last = before.tries() + 1 >= MOST_TRIES;
                Instant next = last ? null : act.now().plus(waitAfter(before.tries()));
                repository.answered(before, last ? State.GAVE_UP : State.AWAY, words, next, act.now());
            }
        }
        Trace after = repository.find(before.personId(), traceId).orElseThrow();
        if (!after.isWaiting()) {
            act.happened(new NationalServiceAnswered(after.state().code()));
        }
        return Optional.of(after);
    }

    static Duration waitAfter(int tries) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** What somebody saw when they decided. @param person the version of the record @param trace the version of the trace */
    public record Seen(UUID traceId, long person, long trace) {}

    /**
     * Somebody says that the answer is about this person: the number is theirs and verified, and what they chose of the
     * answer is taken. Nothing else of ours is changed.
     *
     * @throws StaleEdit when the record or the trace is not what was seen
     * @throws Invalid when something chosen cannot be taken
     */
    public Confirmed same(Act act, Seen seen, Set<TraceField> chosen) {
        Trace trace = open(act, seen);
        Person before = persons.find(trace.personId()).orElseThrow();
        if (before.version() != seen.person()) {
            throw new StaleEdit("person");
        }
        String number = java.util.Objects.requireNonNull(trace.number(), "a trace that found somebody has a number");
        String against = against(before, trace);
        if (against != null) {
            throw new Invalid("verdict", against);
        }
        LocalDate today = London.date(act.now());
        List<Difference> all = differences.of(before, trace, today);
        for (Difference each : all) {
            if (chosen.contains(each.field()) && !each.canBeTaken()) {
                throw new Invalid(
                        "take",
                        "%s cannot be taken: %s"
                                .formatted(
                                        each.field().label(),
                                        each.problem() == null ? "it does not differ" : each.problem()));
            }
        }
        if (!persons.claim(number, trace.personId())) {
            repository.decided(trace, State.HELD, "", Map.of(), act);
            act.happened(new NhsNumberHeldByAnother());
            return new Confirmed.HeldByAnother(trace);
        }
        repository.take(before, trace, number, chosen);
        index.put(List.of(persons.find(before.personId()).orElseThrow()));
        moves.tell(before.personId());
        String taken =
                String.join(",", chosen.stream().map(TraceField::code).sorted().toList());
        repository.decided(trace, State.SAME, taken, replaced(before, number, all, chosen), act);
        act.happened(new NhsNumberVerified("pds", taken, trace.isReplaced()));
        return new Confirmed.Verified(trace);
    }

    /** What stands against taking the answer for this person at all, for the user; none where nothing does. */
    public static @Nullable String against(Person person, Trace trace) {
        boolean other = hasNumber(person)
                && person.nhsNumberStatus() != NhsNumberStatus.NOT_VALID
                && !trace.isByNumber()
                && !String.valueOf(trace.number()).equals(person.nhsNumber());
        return other
                ? "Our record has another NHS number than the answer. Two numbers are two people until it is shown otherwise: ask by the number first"
                : null;
    }

    private static Map<String, String> replaced(
            Person before, String number, List<Difference> all, Set<TraceField> chosen) {
        Map<String, String> replaced = new LinkedHashMap<>();
        if (before.nhsNumber() != null && !before.nhsNumber().equals(number)) {
            replaced.put("nhs-number", before.nhsNumber());
        }
        for (Difference each : all) {
            if (chosen.contains(each.field()) && !each.ours().isEmpty()) {
                replaced.put(each.field().code(), each.ours());
            }
        }
        return replaced;
    }

    /** Somebody says that the answer is about somebody else. What it said is forgotten. */
    public void notSame(Act act, Seen seen) {
        repository.decided(open(act, seen), State.NOT_SAME, "", Map.of(), act);
        act.happened(new TraceTurnedDown());
    }

    private Trace open(Act act, Seen seen) {
        Trace trace = repository.find(act.subject().id(), seen.traceId()).orElseThrow(() -> new StaleEdit("trace"));
        if (trace.state() != State.FOUND || trace.version() != seen.trace()) {
            throw new StaleEdit("trace");
        }
        return trace;
    }
}
