package org.onedoor.record;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.record.RecordEvents.CorrectionAnswered;
import org.onedoor.record.RecordEvents.CorrectionAsked;
import org.onedoor.record.RecordEvents.RecordAsked;
import org.onedoor.record.RecordEvents.RecordReleased;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/**
 * A person's sight of their own record: they ask, their team looks through it and keeps back what is about others or would do
 * serious harm, they read the rest, and say what is wrong. A calendar month is given for each, as the UK GDPR has it.
 */
@Service
public class OwnRecords {
    /** The class of data of the person's own sight. */
    public static final String OWN = "own-record";

    /** The class of data of the team's looking through it. */
    public static final String RELEASE = "release";

    private final ReleaseRepository repository;
    private final LookingAfter lookingAfter;
    private final People people;
    private final Notes notes;
    private final Tasks tasks;
    private final Acts acts;

    OwnRecords(
            ReleaseRepository repository,
            LookingAfter lookingAfter,
            People people,
            Notes notes,
            Tasks tasks,
            Acts acts) {
        this.repository = repository;
        this.lookingAfter = lookingAfter;
        this.people = people;
        this.notes = notes;
        this.tasks = tasks;
        this.acts = acts;
    }

    public static Ask own(Action action, UUID personId) {
        return Ask.about(action, OWN, new Subject.Person(personId));
    }

    public static Ask release(Action action, UUID personId) {
        return Ask.about(action, RELEASE, new Subject.Person(personId));
    }

    /** What was decided, the newest entry first; from inside a look. */
    public List<Released> decided(Collection<UUID> personIds) {
        return repository.released(personIds);
    }

    /** What the person sees; from inside a look. */
    public List<Released> shown(Collection<UUID> personIds) {
        return decided(personIds).stream()
                .filter(each -> each.decision() == Released.Decision.RELEASED)
                .toList();
    }

    /** By when the person must be shown what they asked for; none where they wait for nothing. */
    public Optional<Instant> due(Collection<UUID> personIds) {
        return repository.open(personIds).stream()
                .findFirst()
                .map(each -> each.dueAt().toInstant());
    }

    /**
     * The person asks to see their record.
     *
     * @throws Refused when they have asked already and wait
     */
    public void ask(UUID personId) {
        Subject.Person person = new Subject.Person(personId);
        acts.act(Begin.on("ask to see their record", own(Action.WRITE, personId), person), act -> {
            List<UUID> ids = people.linked(personId);
            if (!repository.open(ids).isEmpty()) {
                throw new Refused("asked-already", "You have asked already. Your team is looking through it for you.");
            }
            UUID id = act.happened(new RecordAsked());
            String reference = "RR" + Ids.reference().substring(2);
            Instant due = month(act);
            repository.ask(personId, id, reference, act.now(), due);
            raise(act, "record-asked", id, reference, lookingAfter.team(act, ids), due);
        });
    }

    private static Instant month(Act act) {
        return London.endOf(London.date(act.now()).plusMonths(1));
    }

    private void raise(Act act, String kind, UUID id, String reference, Observation.Owner owner, Instant due) {
        tasks.raise(act.subject(), kind, kind + ":" + id, id, reference, owner.organisationId(), owner.teamId(), due);
    }

    /**
     * Keeps what was decided about entries. What the person waits for ends when nothing is left to decide.
     *
     * @param whole whether every entry is decided with these
     * @throws Invalid when nothing is decided, or something is kept back without a reason
     */
    public void decide(UUID personId, List<Released> decisions, boolean whole) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (decisions.isEmpty()) {
            problems.put("decisions", "Decide about at least one entry");
        }
        for (Released each : decisions) {
            String reason = each.reason();
            if (each.decision() != Released.Decision.RELEASED && (reason == null || reason.isBlank())) {
                problems.put("reason-" + each.eventId(), "Say why it is kept back: an officer may ask for it");
            }
            Writing.limit(problems, "reason-" + each.eventId(), "Why it is kept back", reason, Writing.SENTENCES);
            Writing.limit(problems, "words-" + each.eventId(), "What the person reads", each.words(), Writing.STORY);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Subject.Person person = new Subject.Person(personId);
        acts.act(
                Begin.on("decide what a person sees of their record", release(Action.WRITE, personId), person), act -> {
                    for (Released each : decisions) {
                        repository.keep(personId, each, act.actor().accountId(), act.now());
                    }
                    List<ReleaseRepository.Request> over = whole ? repository.open(people.linked(personId)) : List.of();
                    for (ReleaseRepository.Request request : over) {
                        repository.done(request.personId(), request.requestId(), act.now());
                        tasks.doneFor(
                                request.personId(),
                                request.requestId(),
                                act.actor().accountId());
                    }
                    act.happened(new RecordReleased(decisions.size()));
                });
    }

    /**
     * The person says that an entry they were shown is wrong.
     *
     * @throws NotFound when they were not shown it
     * @throws Invalid when they do not say what is wrong
     */
    public String correct(UUID personId, UUID eventId, String words) {
        if (words.isBlank()) {
            throw new Invalid("words", "Write what is wrong, and what would be right");
        }
        Writing.limit("words", "What you write", words, Writing.SENTENCES);
        Subject.Person person = new Subject.Person(personId);
        return acts.act(
                Begin.on("ask to put something right", own(Action.WRITE, personId), person), String.class, act -> {
                    List<UUID> ids = people.linked(personId);
                    if (shown(ids).stream().noneMatch(each -> each.eventId().equals(eventId))) {
                        throw new NotFound("entry");
                    }
                    String said = Writing.storable(words).strip();
                    Correction same = repository.corrections(ids).stream()
                            .filter(each -> each.eventId().equals(eventId)
                                    && each.words().equals(said))
                            .filter(each -> each.answer() == null)
                            .findFirst()
                            .orElse(null);
                    if (same != null) {
                        return same.reference(); // the form was sent twice
                    }
                    UUID id = act.happened(new CorrectionAsked());
                    String reference = "CQ" + Ids.reference().substring(2);
                    Observation.Owner owner = lookingAfter.team(act, ids);
                    String kept = Writing.storable(words).strip();
                    repository.correct(new Correction(personId, id, reference, eventId, kept, act.now(), owner, null));
                    notes.write(act, id, null, "The person says: " + kept);
                    raise(act, "correction-asked", id, reference, owner, month(act));
                    return reference;
                });
    }

    /** What the person said was wrong; from inside a look. */
    public List<Correction> corrections(Collection<UUID> personIds) {
        return repository.corrections(personIds);
    }

    /** From inside a look. */
    public Correction correction(HeldItem item) {
        return repository.correction(item).orElseThrow(() -> new NotFound("correction"));
    }

    /**
     * Answers the person. What was written stays: what is put right is written anew, beside it.
     *
     * @throws Invalid when it is not said what came of it, and in what words
     * @throws StaleEdit when it was answered meanwhile
     */
    public void answer(HeldItem item, @Nullable Boolean corrected, String words) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (corrected == null) {
            problems.put("outcome", "Choose what came of it");
        }
        if (words.isBlank()) {
            problems.put("answer", "Write the answer as the person will read it");
        }
        Writing.limit(problems, "answer", "The answer", words, Writing.SENTENCES);
        if (corrected == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        acts.act(
                Begin.on(
                        "answer what a person says is wrong",
                        item.ask(Action.READ),
                        new Subject.Person(item.personId())),
                act -> {
                    String kept = Writing.storable(words).strip();
                    if (!repository.answer(
                            item,
                            new Correction.Answer(corrected, kept, act.now()),
                            act.actor().accountId())) {
                        throw new StaleEdit("answer");
                    }
                    UUID event = act.happened(new CorrectionAnswered(corrected ? "corrected" : "not-agreed"));
                    notes.write(act, event, null, kept);
                    tasks.doneFor(item.personId(), item.itemId(), act.actor().accountId());
                });
    }
}
