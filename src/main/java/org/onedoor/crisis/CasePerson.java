package org.onedoor.crisis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Whom a case is about: unknown at first, later identified, later perhaps found to be somebody else. */
@Service
public class CasePerson {
    /** Those who may be shown who it might be. */
    private static final Set<String> MAY_COMPARE = Set.of("clinician", "amhp");

    private final Acts acts;
    private final CaseActs caseActs;
    private final People people;
    private final DomainTime time;

    CasePerson(Acts acts, CaseActs caseActs, People people, DomainTime time) {
        this.acts = acts;
        this.caseActs = caseActs;
        this.people = people;
        this.time = time;
    }

    /** Who it may be, from inside a look that has asked the gate; empty where nobody has to choose. */
    public List<Identification.Candidate> candidates(Details details, Detention detention) {
        if (!MAY_COMPARE.contains(CurrentActor.get().role())) {
            return List.of();
        }
        return switch (people.identify(details)) {
            case Identification.Near(List<Identification.Candidate> near) ->
                near.stream()
                        .filter(each -> !each.person().personId().equals(detention.personId()))
                        .toList();
            case Identification.Exact _, Identification.Nobody _ -> List.of();
        };
    }

    /**
     * Whom the one that a case names may be as well: the police and a crew name somebody without being shown who is known,
     * so those who look after the person compare. Empty where the NHS number says it. From inside a look that has asked the
     * gate.
     */
    public List<Identification.Candidate> likely(Detention detention) {
        Person person = people.find(detention.personId()).orElse(null);
        if (person == null || person.status() != Person.Status.KNOWN || person.nhsNumber() != null) {
            return List.of();
        }
        return candidates(said(person), detention);
    }

    /** What is recorded of somebody, as a form would say it. */
    static Details said(Person person) {
        return new Details(
                null,
                person.familyName(),
                person.givenName(),
                null,
                person.birthDate(),
                person.gender(),
                null,
                person.postcode(),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    /**
     * Says who the person is. Where several may be meant, {@code chosen} says which; a new entry is made for somebody whom
     * nobody knows.
     */
    public void identify(UUID incident, Details given, @Nullable UUID chosen, @Nullable IdempotencyKey key) {
        Details details = given.checked(London.date(time.instant()));
        caseActs.perform(incident, "Say whom a case is about", key, (act, before, _) -> {
            requireWhole(before);
            Person found = found(details, chosen);
            UUID person = before.personId();
            if (found != null) {
                person = found.personId();
            } else if (people.get(person).status() == Person.Status.PROVISIONAL) {
                complete(act, person, details);
            } else {
                person = register(act, details);
            }
            if (!person.equals(before.personId())) {
                set(act, incident, person, before.personId(), "identified", "");
            }
        });
    }

    /** Whoever keeps nothing but their own paperwork does not say who somebody is. */
    private static void requireWhole(Detention before) {
        if (before.isOwnPaperworkOnly(CurrentActor.get())) {
            throw new NotFound("case");
        }
    }

    private @Nullable Person found(Details details, @Nullable UUID chosen) {
        Identification identification = people.identify(details);
        if (identification instanceof Identification.Exact(Person person)) {
            return person;
        }
        if (chosen == null) {
            return null;
        }
        if (identification instanceof Identification.Near(List<Identification.Candidate> near)
                && MAY_COMPARE.contains(CurrentActor.get().role())) {
            return near.stream()
                    .map(Identification.Candidate::person)
                    .filter(each -> each.personId().equals(chosen))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("candidate", "Choose one of those listed, or none of them"));
        }
        throw new Invalid("candidate", "Choose one of those listed, or none of them");
    }

    /** It is not who it was thought to be: the case is about somebody unknown again, and leaves the other's record. */
    public void mistaken(UUID incident, String why, @Nullable IdempotencyKey key) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say how it was found out");
        }
        Writing.limit("why", "How it was found out", why, Writing.SENTENCES);
        caseActs.perform(incident, "Say that a case is about somebody else", key, (act, before, _) -> {
            requireWhole(before);
            UUID person = register(act, Cases.described(before.described()));
            set(act, incident, person, before.personId(), "mistaken", why);
        });
    }

    private void set(Act act, UUID incident, UUID person, UUID was, String how, String why) {
        Map<String, String> codes = new HashMap<>();
        codes.put("person", person.toString());
        codes.put("instead", was.toString());
        codes.put("how", how);
        caseActs.append(
                act, incident, FactKind.PERSON, act.now(), codes, why.isBlank() ? Map.of() : Map.of("why", why), null);
    }

    private void complete(Act act, UUID person, Details details) {
        acts.act(begin("Say who somebody is", act, person), inner -> {
            people.identified(inner, person, details);
        });
    }

    private UUID register(Act act, Details details) {
        UUID person = Ids.person();
        acts.act(begin("Register somebody who is held", act, person).making(), inner -> {
            people.register(inner, person, details);
        });
        return person;
    }

    private static Begin begin(String what, Act act, UUID person) {
        Subject.Person subject = new Subject.Person(person);
        return Begin.on(
                what,
                Ask.item(
                        Action.WRITE, CaseActs.DATA, subject, Set.of(act.actor().organisationId())),
                subject);
    }
}
