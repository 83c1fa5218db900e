package org.onedoor.crisis;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/** A case from the first call to its closing: its facts, and the few decisions that can be refused. */
@Service
public class Cases {
    private final Acts acts;
    private final CaseActs caseActs;
    private final ContactActs contactActs;
    private final DetentionRepository cases;
    private final People people;
    private final Decisions decisions;
    private final DomainTime time;

    Cases(
            Acts acts,
            CaseActs caseActs,
            ContactActs contactActs,
            DetentionRepository cases,
            People people,
            Decisions decisions,
            DomainTime time) {
        this.acts = acts;
        this.caseActs = caseActs;
        this.contactActs = contactActs;
        this.cases = cases;
        this.people = people;
        this.decisions = decisions;
        this.time = time;
    }

    /**
     * The six fields of the form on a phone.
     *
     * @param power none while advice is asked before using one
     * @param who a name, or how to recognise somebody whose name nobody knows
     */
    public record Start(
            @Nullable Power power,
            Instant at,
            String where,
            String who,
            @Nullable Integer age,
            String consulted) {}

    /** Begins a case and its clocks. The same key begins it once, however often a poor line sends it. */
    public UUID begin(Start start, @Nullable IdempotencyKey key) {
        return begin(start, null, key);
    }

    /** The same, of a contact of street triage: it is about the same person, and each leads to the other. */
    public UUID begin(Start start, @Nullable UUID contact, @Nullable IdempotencyKey key) {
        return begin(start, contact, key, _ -> null);
    }

    /**
     * What is asked before anything is made, and not of a form that was sent before.
     *
     * @return what whoever begins the case said it is one with, and cannot reach; none otherwise
     */
    interface Before {
        PerhapsTheSame.@Nullable Likely ask(Act act);
    }

    UUID begin(Start start, @Nullable UUID contact, @Nullable IdempotencyKey key, Before question) {
        check(start);
        Actor actor = CurrentActor.get();
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, CaseActs.DATA, subject, Set.of(actor.organisationId()));
        Begin begin = Begin.on("Begin a case of section 135 or 136", ask, subject)
                .once(key)
                .making();
        return acts.act(begin, UUID.class, act -> {
            PerhapsTheSame.Likely same = question.ask(act);
            String number = number(incident);
            UUID person = contact == null ? register(act, start) : contactActs.held(contact, incident, number);
            cases.insert(begun(incident, number, person, start, act.now()));
            Detention before = cases.find(incident).orElseThrow();
            caseActs.append(
                    act, incident, FactKind.PERSON, act.now(), Map.of("person", person.toString()), Map.of(), null);
            caseActs.append(
                    act, incident, FactKind.CONSULTED, start.at(), Map.of("with", start.consulted()), Map.of(), null);
            if (start.power() != null) {
                Map<String, String> power = Map.of("power", start.power().code());
                caseActs.append(act, incident, FactKind.POWER_USED, start.at(), power, Map.of(), null);
            }
            if (same != null) {
                Map<String, String> with = Map.of("number", same.number(), "contact", same.contact() ? "yes" : "no");
                caseActs.append(act, incident, FactKind.SAID_SAME, act.now(), with, Map.of(), null);
            }
            caseActs.follow(act, before, CaseState.of(java.util.List.of()));
            return incident;
        });
    }

    private static Detention begun(UUID incident, String number, UUID person, Start start, Instant now) {
        return new Detention(
                incident,
                0,
                number,
                person,
                start.who().strip(),
                start.age(),
                start.where().strip(),
                List.of(),
                List.of(),
                now,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String number(UUID incident) {
        while (true) {
            String number = Ids.reference().replace("OD-", "PS-");
            if (cases.claimNumber(number, incident)) {
                return number;
            }
        }
    }

    private UUID register(Act act, Start start) {
        UUID person = Ids.person();
        Details details = described(start.who());
        Subject.Person subject = new Subject.Person(person);
        Ask ask = Ask.item(
                Action.WRITE, CaseActs.DATA, subject, Set.of(act.actor().organisationId()));
        acts.act(Begin.on("Register somebody who is held", ask, subject).making(), inner -> {
            people.register(inner, person, details);
        });
        return person;
    }

    /** Nobody knows yet who it is: what was said describes them. */
    static Details described(String who) {
        Gender gender = who.toLowerCase(java.util.Locale.UK).matches(".*\\b(female|woman|girl)\\b.*")
                ? Gender.FEMALE
                : who.toLowerCase(java.util.Locale.UK).matches(".*\\b(male|man|boy)\\b.*")
                        ? Gender.MALE
                        : Gender.NOT_KNOWN;
        return new Details(null, null, null, null, null, gender, null, null, null, null, null, null, false, false, who);
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public void check(Start start) {
        Map<String, String> problems = new LinkedHashMap<>();
        String wrong = Plausible.notHappened("The time", start.at(), time.instant());
        if (wrong != null) {
            problems.put("at", wrong);
        }
        if (start.where().isBlank()) {
            problems.put("where", "Say where the person is: a postcode or a place");
        }
        Writing.limit(problems, "where", "The place", start.where(), Writing.LINE);
        if (start.who().isBlank()) {
            problems.put("who", "Enter a name, or describe the person, like male, about 30");
        }
        Writing.limit(problems, "who", "The description", start.who(), Writing.LINE);
        if (Questions.consulted().option(start.consulted()).isEmpty()) {
            problems.put("with", "Choose who was asked before the power was used, or that it was not practicable");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /**
     * Records that something happened. It is taken whatever else was said: late, again, or against it.
     *
     * @throws Invalid with a sentence for each answer that is missing or is no ground
     * @throws Refused when it is a decision that the law does not allow
     */
    public Detention record(
            UUID incident, FactKind kind, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        require(kind);
        Answers answers = checked(kind, at, given);
        return caseActs.perform(incident, "Record in a case: " + kind.label(), key, (act, before, was) -> {
            decisions.check(kind, at, answers, before, was, null);
            Map<String, String> codes = new HashMap<>(answers.codes());
            decisions.complete(kind, codes, was);
            caseActs.append(act, incident, kind, at, codes, answers.words(), null);
        });
    }

    /** Puts right what a fact says. Both stay, and this one counts from now on. */
    public Detention correct(
            UUID incident, UUID factId, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        FactKind kind = kindOf(incident, factId);
        Answers answers = checked(kind, at, given);
        return caseActs.perform(incident, "Correct a fact of a case: " + kind.label(), key, (act, before, was) -> {
            Fact standing = standing(was, factId);
            decisions.check(kind, at, answers, before, was, standing);
            Map<String, String> codes = new HashMap<>(answers.codes());
            decisions.complete(kind, codes, was);
            caseActs.append(act, incident, kind, at, codes, answers.words(), standing.factId());
        });
    }

    /** Says that something recorded did not happen. It stays to be read, and counts no longer. */
    public Detention withdraw(UUID incident, UUID factId, String why, @Nullable IdempotencyKey key) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say why it is taken back");
        }
        Writing.limit("why", "The reason", why, Writing.SENTENCES);
        kindOf(incident, factId);
        return caseActs.perform(incident, "Take back a fact of a case", key, (act, _, was) -> {
            Fact standing = standing(was, factId);
            caseActs.append(
                    act,
                    incident,
                    FactKind.WITHDRAWN,
                    standing.occurredAt(),
                    Map.of("what", standing.kind().code()),
                    Map.of("why", why),
                    standing.factId());
        });
    }

    private FactKind kindOf(UUID incident, UUID factId) {
        Actor actor = CurrentActor.get();
        Detention living = cases.living(incident).orElseThrow(() -> new NotFound("case"));
        boolean ownOnly = living.isOwnPaperworkOnly(actor);
        FactKind kind = cases.facts(living.incidentId()).stream()
                .filter(fact -> fact.factId().equals(factId))
                .filter(fact -> !ownOnly || fact.organisationId().equals(actor.organisationId()))
                .peek(fact -> requireOwnOrHealth(fact, actor))
                .map(Fact::kind)
                .findFirst()
                .orElseThrow(() -> new NotFound("fact"));
        require(kind);
        return kind;
    }

    /** The police and the ambulance service put right what they wrote themselves; those who have the person, anything. */
    private static void requireOwnOrHealth(Fact fact, Actor actor) {
        boolean own = fact.organisationId().equals(actor.organisationId());
        if (!own && !List.of("clinician", "amhp").contains(actor.role())) {
            throw new Refused(
                    "not-yours",
                    "Another organisation wrote this. Record what you know as a fact of your own: both stand, and the contradiction is shown.");
        }
    }

    private static Fact standing(CaseState was, UUID factId) {
        Fact fact = was.facts().find(factId).orElseThrow(() -> new NotFound("fact"));
        if (was.facts().correctionOf(fact).isPresent()) {
            throw new Refused("corrected", "Somebody has corrected this already. Look at the newest and correct that.");
        }
        return fact;
    }

    private static void require(FactKind kind) {
        Actor actor = CurrentActor.get();
        if (!actor.isSystem() && !kind.mayRecord(actor.role())) {
            throw new Forbidden(
                    "\"%s\" is not yours to record.".formatted(kind.label()),
                    "The team that has the person can record it.");
        }
    }

    private Answers checked(FactKind kind, Instant at, UnaryOperator<String> given) {
        String wrong = Plausible.notHappened("The time", at, time.instant());
        Map<String, String> problems = new LinkedHashMap<>();
        if (wrong != null) {
            problems.put("at", wrong);
        }
        try {
            Answers answers = Answers.of(kind, given);
            if (problems.isEmpty()) {
                return answers;
            }
        } catch (Invalid invalid) {
            problems.putAll(invalid.problems());
        }
        throw new Invalid(problems);
    }
}
