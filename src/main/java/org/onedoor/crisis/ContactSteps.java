package org.onedoor.crisis;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/** What happens with a crisis contact after it was recorded: somebody is seen, it ends, somebody takes it up, it is put right. */
@Service
public class ContactSteps {
    private final ContactActs contactActs;
    private final ContactRepository contacts;
    private final AlcoholLiaison alcohol;
    private final AssessedAgain again;
    private final DomainTime time;

    ContactSteps(
            ContactActs contactActs,
            ContactRepository contacts,
            AlcoholLiaison alcohol,
            AssessedAgain again,
            DomainTime time) {
        this.contactActs = contactActs;
        this.contacts = contacts;
        this.alcohol = alcohol;
        this.again = again;
        this.time = time;
    }

    /** Somebody was with the person: the clock of a liaison referral, or of home treatment's first visit, stops. */
    public Contact seen(UUID incident, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        Answers answers = dated(at, ContactQuestions.seen(), given, ContactChecks::check);
        String mode = answers.codes().getOrDefault("mode", "");
        return contactActs.perform(incident, "Record that somebody was seen", key, (act, before, was) -> {
            CrisisContacts.requireOwner(before, act.actor());
            if (!before.kind().isSeenLater()) {
                throw new Refused("not-seen-later", "Whether the person was seen stands in the contact itself.");
            }
            UUID standing = was.seen().map(ContactEntry::entryId).orElse(null);
            if (mode.equals(ContactQuestions.MISTAKE) && standing == null) {
                throw new Refused(
                        "not-seen", "Nobody has recorded that the person was seen: there is nothing to take back.");
            }
            contactActs.append(
                    act,
                    incident,
                    before.kind(),
                    ContactStep.SEEN,
                    at,
                    answers.codes(),
                    answers.words(),
                    mode.equals(ContactQuestions.TELEPHONE) ? null : standing); // a call takes no visit back
        });
    }

    /**
     * What came of it. Said again, the later counts and both stay.
     *
     * @param at none for now; where the same is said again in other words, for the time that stands
     */
    public Contact outcome(
            UUID incident, @Nullable Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        Contact found = contacts.find(incident).orElse(null);
        ContactKind kind = found == null ? ContactKind.CONCERN : found.kind();
        Answers answers = dated(
                at == null ? time.instant() : at,
                ContactQuestions.ending(kind),
                given,
                (codes, words, problems) -> ContactChecks.checkEnding(kind, codes, words, problems));
        return contactActs.perform(incident, "Record what came of a crisis contact", key, (act, before, was) -> {
            CrisisContacts.requireOwner(before, act.actor());
            boolean refers = answers.codes().getOrDefault("outcome", "").equals(ContactQuestions.REFERRAL);
            if (before.kind() == ContactKind.LIAISON && refers && before.reference() == null) {
                throw new Refused(
                        "not-referred",
                        "Make the referral first, on this page: what was said here goes with it. Then record what came of it.");
            }
            boolean left = answers.codes().getOrDefault("outcome", "").equals(ContactQuestions.LEFT);
            if (before.kind() == ContactKind.LIAISON && !left && before.seenAt() == null) {
                throw new Refused(
                        "not-seen",
                        "Nobody has recorded that the person was seen face to face. Record that first, or that they left before it.");
            }
            end(act, before, was, at, answers);
        });
    }

    private void end(Act act, Contact before, ContactState was, @Nullable Instant said, Answers answers) {
        Instant at = said == null ? act.now() : said;
        Map<String, String> codes = new HashMap<>(answers.codes());
        String outcome = codes.getOrDefault("outcome", "");
        boolean goesOn = goesOn(act, before, was, at, codes);
        boolean discharged = was.isDischarged(); // what was said before that stays as it was
        if (was.has(ContactStep.DISCHARGED) && outcome.equals(ContactQuestions.TAKEN_ON)) {
            codes.put("again", "yes");
        }
        UUID incident = before.incidentId();
        ContactKind kind = before.kind();
        contactActs.append(
                act,
                incident,
                kind,
                ContactStep.OUTCOME,
                discharged ? at : counted(before, was, said, at, outcome),
                codes,
                answers.words(),
                discharged ? null : earlier(was, ContactStep.OUTCOME));
        if (goesOn) {
            contactActs.taken(act, incident, kind, at, answers.words().get("holder"));
        }
    }

    /** When it was: other words for the same move no clock, and nobody takes up what was not yet decided. */
    private static Instant counted(
            Contact before, ContactState was, @Nullable Instant said, Instant at, String outcome) {
        ContactEntry stands = was.outcome().orElse(null);
        if (stands == null || !outcome.equals(before.outcome())) {
            return at;
        }
        boolean passed = was.goesOn()
                && was.handedOn()
                        .filter(entry -> entry.occurredAt().isBefore(at))
                        .isPresent();
        return said == null || passed ? stands.occurredAt() : at;
    }

    /**
     * Says with what came of it whether it goes on: that it did is not lost when it is said again. Where something else came
     * of it, whoever had it has it no longer.
     *
     * @return whether somebody has still to take it up
     */
    private boolean goesOn(Act act, Contact before, ContactState was, Instant at, Map<String, String> codes) {
        ContactEntry taken = was.taken().orElse(null);
        boolean same = taken != null && codes.getOrDefault("outcome", "").equals(before.outcome());
        boolean unreferred = before.reference() == null;
        boolean goesOn = ContactChecks.handsOn(codes) && (unreferred || was.goesOn());
        if (goesOn) {
            codes.put(ContactQuestions.GOES_ON, "yes");
        }
        if (taken != null && !same) {
            contactActs.append(
                    act,
                    before.incidentId(),
                    before.kind(),
                    ContactStep.TAKEN,
                    at,
                    Map.of("back", "yes"),
                    Map.of(),
                    taken.entryId());
        }
        return goesOn && unreferred && !same;
    }

    /** Puts right what was recorded first, and when it was. Both stay, and this one counts from now on. */
    public Contact correct(UUID incident, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        try {
            return corrected(incident, at, given, key);
        } catch (Invalid e) {
            contacts.find(incident).ifPresent(contact -> again.told(contact.personId(), e));
            throw e;
        }
    }

    private Contact corrected(UUID incident, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        return contactActs.perform(incident, "Put right what a crisis contact says", key, (act, before, was) -> {
            CrisisContacts.requirePart(before, was, act.actor());
            ContactKind kind = was.kind();
            Answers answers = dated(at, was.correctable(), given, CrisisContacts.checks(kind));
            ContactEntry first = was.recorded();
            if (!AssessedAgain.isAssessed(kind, first.code("done"))) { // else it was asked when it was recorded
                again.keep(act, was.personId(), kind, given);
            }
            Map<String, String> codes = new HashMap<>(answers.codes());
            Map<String, String> words = new HashMap<>(answers.words());
            codes.put("kind", kind.code());
            if (kind == ContactKind.CONCERN) {
                codes.put("step", Concern.step(codes).code());
            }
            ContactEntry told = was.last(ContactStep.OUTCOME).orElse(null); // what was said after that counts
            if (told != null) {
                ContactChecks.keepEnding(first.codes(), codes);
                ContactChecks.keepEnding(first.words(), words);
                boolean earlier = at.isBefore(told.occurredAt());
                if (earlier ? first.code(ContactQuestions.GOES_ON).equals("yes") : was.goesOn()) {
                    codes.put(ContactQuestions.GOES_ON, "yes");
                }
            }
            boolean goesOn = told == null && goesOn(act, before, was, at, codes);
            contactActs.append(act, incident, kind, ContactStep.RECORDED, at, codes, words, first.entryId());
            if (goesOn) {
                contactActs.taken(act, incident, kind, at, answers.words().get("holder"));
            }
            ContactState is = ContactState.of(contacts.entries(incident));
            alcohol.ask(act, incident, before.number(), before.personId(), is); // it was flagged only now
        });
    }

    /** Another team has it, as somebody there said by name: until then an outcome that hands it on is no end. */
    public Contact handOn(UUID incident, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        Question holder = ContactQuestions.holder().needed("Who of the other team said that they have it?");
        Answers answers = dated(at, List.of(holder), given, ContactChecks::check);
        return contactActs.perform(incident, "Record who goes on after a crisis contact", key, (act, before, was) -> {
            CrisisContacts.requireOwner(before, act.actor());
            if (!was.awaitsHandingOn()) {
                throw new Refused("not-awaited", "Nobody is awaited here: somebody has it, or nothing goes on.");
            }
            if (ContactQuestions.REFERRAL.equals(before.outcome())) {
                throw new Refused(
                        "not-referred",
                        "A crisis referral goes on by the referral itself: make it on this page. If another team has the person without one, put right what came of it.");
            }
            Instant said = was.outcome().orElseThrow().occurredAt();
            String named = answers.words().getOrDefault("holder", "");
            boolean earlier = at.isBefore(said); // then they have it from when it was said that they should
            contactActs.taken(
                    act,
                    incident,
                    before.kind(),
                    earlier ? said : at,
                    earlier ? "%s, who said so on %s".formatted(named, London.full(at)) : named);
        });
    }

    /** The person leaves the caseload of home treatment. */
    public Contact discharge(UUID incident, Instant at, String words, @Nullable IdempotencyKey key) {
        Answers answers = dated(
                at,
                List.of(Question.ask("words", "Where are they now, and who goes on?", Question.Type.WORDS)),
                name -> name.equals("words") ? words : "",
                ContactChecks::check);
        return contactActs.perform(incident, "End home treatment", key, (act, before, _) -> {
            CrisisContacts.requireOwner(before, act.actor());
            if (!before.isOnCaseload()) {
                throw new Refused("not-on-caseload", "This person is not on the caseload of home treatment.");
            }
            contactActs.append(
                    act, incident, before.kind(), ContactStep.DISCHARGED, at, answers.codes(), answers.words(), null);
        });
    }

    private static @Nullable UUID earlier(ContactState was, ContactStep step) {
        return was.last(step).map(ContactEntry::entryId).orElse(null);
    }

    private Answers dated(Instant at, List<Question> questions, UnaryOperator<String> given, Answers.Check check) {
        Map<String, String> problems = new LinkedHashMap<>();
        String wrong = Plausible.notHappened("The time", at, time.instant());
        if (wrong != null) {
            problems.put("at", wrong);
        }
        try {
            Answers answers = Answers.of(questions, given, check);
            if (problems.isEmpty()) {
                return answers;
            }
        } catch (Invalid e) {
            problems.putAll(e.problems());
        }
        throw new Invalid(problems);
    }
}
