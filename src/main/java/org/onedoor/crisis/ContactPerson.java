package org.onedoor.crisis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Whom a contact is about: found by what identifies them, chosen among those it may be, or nobody who is known. */
@Service
public class ContactPerson {
    private final Acts acts;
    private final ContactActs contactActs;
    private final AssessedAgain again;
    private final People people;
    private final Gate gate;
    private final DomainTime time;

    ContactPerson(Acts acts, ContactActs contactActs, AssessedAgain again, People people, Gate gate, DomainTime time) {
        this.acts = acts;
        this.contactActs = contactActs;
        this.again = again;
        this.people = people;
        this.gate = gate;
        this.time = time;
    }

    /** Those it may be, for somebody who may search the index; from inside a look. Empty where nobody has to choose. */
    public List<Identification.Candidate> candidates(Details details) {
        if (!(gate.decide(CurrentActor.get(), Ask.function(Action.READ, "demographics")) instanceof Decision.Allowed)) {
            return List.of();
        }
        return people.identify(details) instanceof Identification.Near(List<Identification.Candidate> near)
                ? near
                : List.of();
    }

    /**
     * The one that is meant, inside the act of a contact. Somebody nobody knows is registered as described.
     *
     * @param chosen one of the candidates; none where somebody else is meant
     */
    UUID found(Act act, Details details, @Nullable UUID chosen) {
        Identification identification = people.identify(details);
        if (identification instanceof Identification.Exact(Person person)) {
            return person.personId();
        }
        if (chosen != null) {
            return candidates(details).stream()
                    .map(each -> each.person().personId())
                    .filter(chosen::equals)
                    .findFirst()
                    .orElseThrow(() -> new Invalid("candidate", "Choose one of those listed, or none of them"));
        }
        UUID person = Ids.person();
        Subject.Person subject = new Subject.Person(person);
        Ask ask = Ask.item(
                Action.WRITE, ContactActs.DATA, subject, Set.of(act.actor().organisationId()));
        acts.act(Begin.on("Register somebody in a crisis contact", ask, subject).making(), inner -> {
            people.register(inner, person, details);
        });
        return person;
    }

    /**
     * Says who it is, or that it is somebody else than was thought. What was recorded goes with the contact.
     *
     * @param given the answers of the form by their names
     * @throws Invalid for {@code again} where that person was assessed in it although an assessment in date counts, and nobody
     *     says why
     */
    public void identify(
            UUID incident,
            Details who,
            @Nullable UUID chosen,
            UnaryOperator<String> given,
            @Nullable IdempotencyKey key) {
        Details details = who.checked(London.date(time.instant()));
        try {
            identified(incident, details, chosen, given, key);
        } catch (Invalid e) {
            again.told(details, chosen, e);
            throw e;
        }
    }

    private void identified(
            UUID incident,
            Details details,
            @Nullable UUID chosen,
            UnaryOperator<String> given,
            @Nullable IdempotencyKey key) {
        contactActs.perform(incident, "Say whom a crisis contact is about", key, (act, before, was) -> {
            CrisisContacts.requirePart(before, was, act.actor());
            UUID person = found(act, details, chosen);
            if (!person.equals(before.personId())) {
                again.keepFor(act, person, before.kind(), was.recorded().code("done"), given);
                contactActs.append(
                        act,
                        incident,
                        before.kind(),
                        ContactStep.PERSON,
                        act.now(),
                        Map.of("person", person.toString()),
                        Map.of(),
                        null);
            }
        });
    }
}
