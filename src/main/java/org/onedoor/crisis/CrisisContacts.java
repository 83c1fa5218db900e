package org.onedoor.crisis;

import java.time.Duration;
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
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/** The register of crisis contacts: who rang or was seen, why, what was done, and what came of it. */
@Service
public class CrisisContacts {
    private static final Duration LONGEST_STAY = Duration.ofDays(14);

    private final Acts acts;
    private final ContactActs contactActs;
    private final ContactRepository contacts;
    private final ContactRules rules;
    private final ContactPerson persons;
    private final AlcoholLiaison alcohol;
    private final AssessedAgain again;
    private final DomainTime time;

    CrisisContacts(
            Acts acts,
            ContactActs contactActs,
            ContactRepository contacts,
            ContactRules rules,
            ContactPerson persons,
            AlcoholLiaison alcohol,
            AssessedAgain again,
            DomainTime time) {
        this.acts = acts;
        this.contactActs = contactActs;
        this.contacts = contacts;
        this.rules = rules;
        this.persons = persons;
        this.alcohol = alcohol;
        this.again = again;
        this.time = time;
    }

    /**
     * What the form of a kind brings.
     *
     * @param arrived when they came to A&E, where that was said
     * @param chosen one of those whom it may be; none where it is somebody else
     * @param given the answer to each question by its name
     */
    public record Draft(
            ContactKind kind,
            Instant at,
            @Nullable Instant arrived,
            Details who,
            @Nullable UUID chosen,
            UnaryOperator<String> given) {
        public Draft(ContactKind kind, Instant at, Details who, @Nullable UUID chosen, UnaryOperator<String> given) {
            this(kind, at, null, who, chosen, given);
        }
    }

    /** What the actor may record. */
    public List<ContactKind> mayRecord() {
        return rules.of(CurrentActor.get());
    }

    /** @throws Forbidden when a kind is not the actor's to record */
    public void require(ContactKind kind) {
        Actor actor = CurrentActor.get();
        if (!rules.mayRecord(actor, kind)) {
            throw new Forbidden(
                    "%s is not yours to record.".formatted(kind.one()),
                    "The teams that record it are in the register's own list. If somebody worries you, record a concern.");
        }
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public void check(Draft draft) {
        answers(draft);
    }

    private Answers answers(Draft draft) {
        Map<String, String> problems = new LinkedHashMap<>();
        String wrong = Plausible.notHappened("The time", draft.at(), time.instant());
        if (wrong != null) {
            problems.put("at", wrong);
        }
        Instant arrived = draft.arrived();
        if (arrived != null) {
            String never = Plausible.notHappened("When they came", arrived, time.instant());
            if (never == null && arrived.isAfter(draft.at())) {
                never = "They cannot have come to A&E after they were referred from there";
            }
            if (never == null && arrived.isBefore(draft.at().minus(LONGEST_STAY))) {
                never = "That is more than two weeks before. Check the date";
            }
            if (never != null) {
                problems.put("arrived", never);
            }
        }
        try {
            draft.who().checked(London.date(time.instant()));
        } catch (Invalid e) {
            problems.putAll(e.problems());
        }
        try {
            Answers answers = Answers.of(draft.kind().questions(), draft.given(), checks(draft.kind()));
            if (problems.isEmpty()) {
                return answers;
            }
        } catch (Invalid e) {
            problems.putAll(e.problems());
        }
        throw new Invalid(problems);
    }

    /**
     * Records a contact. The same key records it once, however often a poor line sends it.
     *
     * @throws Invalid with a sentence for each field that is wrong; for {@code again} where the person was assessed although
     *     an assessment in date counts, and nobody says why
     */
    public UUID begin(Draft draft, @Nullable IdempotencyKey key) {
        require(draft.kind());
        try {
            return recorded(draft, key);
        } catch (Invalid e) {
            again.told(draft, e);
            throw e;
        }
    }

    private UUID recorded(Draft draft, @Nullable IdempotencyKey key) {
        Answers answers = answers(draft);
        Actor actor = CurrentActor.get();
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, ContactActs.DATA, subject, Set.of(actor.organisationId()));
        Begin begin =
                Begin.on("Record a crisis contact", ask, subject).once(key).making();
        return acts.act(begin, UUID.class, act -> {
            UUID person = persons.found(act, draft.who(), draft.chosen());
            again.keep(act, person, draft.kind(), draft.given());
            Map<String, String> codes = new HashMap<>(answers.codes());
            codes.put("kind", draft.kind().code());
            if (draft.kind() == ContactKind.CONCERN) {
                codes.put("step", Concern.step(codes).code());
            }
            boolean goesOn = ContactChecks.handsOn(codes);
            if (goesOn) {
                codes.put(ContactQuestions.GOES_ON, "yes");
            }
            contactActs.append(
                    act, incident, draft.kind(), ContactStep.RECORDED, draft.at(), codes, answers.words(), null);
            contactActs.append(
                    act,
                    incident,
                    draft.kind(),
                    ContactStep.PERSON,
                    act.now(),
                    Map.of("person", person.toString()),
                    Map.of(),
                    null);
            boolean stays = draft.kind() == ContactKind.LIAISON
                    && codes.getOrDefault("from", "").equals(ContactQuestions.DEPARTMENT);
            if (stays && draft.arrived() != null) {
                contactActs.append(
                        act, incident, draft.kind(), ContactStep.ARRIVED, draft.arrived(), Map.of(), Map.of(), null);
            }
            if (goesOn) {
                contactActs.taken(
                        act, incident, draft.kind(), draft.at(), answers.words().get("holder"));
            }
            String number = number(incident);
            alcohol.ask(act, incident, number, person, ContactState.of(contacts.entries(incident)));
            contactActs.begin(
                    act,
                    incident,
                    number,
                    given(draft.who()),
                    blankToNull(draft.who().phone()));
            return incident;
        });
    }

    /** The person in the words of whoever recorded it, which tell nobody what the index knows. */
    private static String given(Details who) {
        String name = ((who.givenName() == null ? "" : who.givenName()) + " "
                        + (who.familyName() == null ? "" : who.familyName()))
                .strip();
        String born = who.birthDate() == null ? "" : ", born " + London.birth(who.birthDate());
        String described = who.description() == null ? "" : who.description();
        return name.isEmpty() ? described : name + born + (described.isEmpty() ? "" : ". " + described);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A number as it is compared: two ways to write one number are one caller. */
    static @Nullable String digits(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        String digits = phone.strip()
                .replaceFirst("^\\+", "00")
                .replaceAll("[^0-9]", "")
                .replaceFirst("^(?:0044|44)0?", "0"); // +44 (0)7700 is written too
        return digits.isEmpty() ? null : digits;
    }

    private String number(UUID incident) {
        while (true) {
            String number = Ids.reference().replace("OD-", "CT-");
            if (contacts.claimNumber(number, incident)) {
                return number;
            }
        }
    }

    static Answers.Check checks(ContactKind kind) {
        return (codes, words, problems) -> {
            if (kind == ContactKind.CONCERN) {
                Concern.check(codes, words, problems);
            }
            ContactChecks.check(codes, words, problems);
        };
    }

    /** Those whose work it is, not everybody who may read it. */
    static void requireOwner(Contact contact, Actor actor) {
        if (!actor.isSystem() && !isOwner(contact, actor)) {
            throw new Forbidden(
                    "This contact is another team's to go on with.",
                    "The team that has it records what comes of it. Write to them, or record a contact of your own.");
        }
    }

    /**
     * Those whose work it is, and those who recorded it: they say whom it is about and refer. Others who may read it do not.
     */
    static void requirePart(Contact contact, ContactState state, Actor actor) {
        if (!actor.isSystem() && !hasPart(contact, state, actor)) {
            throw new Forbidden(
                    "This contact is another team's to go on with.",
                    "The team that has it and the team that recorded it say whom it is about and refer. Write to them.");
        }
    }

    static boolean hasPart(Contact contact, ContactState state, Actor actor) {
        UUID party = actor.teamId() == null ? actor.organisationId() : actor.teamId();
        return isOwner(contact, actor) || state.first().party().equals(party);
    }

    static boolean isOwner(Contact contact, Actor actor) {
        UUID team = contact.owner().teamId();
        return team == null
                ? contact.owner().organisationId().equals(actor.organisationId())
                : team.equals(actor.teamId());
    }
}
