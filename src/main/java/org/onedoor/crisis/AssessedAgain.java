package org.onedoor.crisis;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisContacts.Draft;
import org.onedoor.frontdoor.SharedElsewhere;
import org.onedoor.people.Details;
import org.onedoor.people.Identification;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Component;

/** Somebody assessed in a street triage contact although an assessment in date counts for every service that shares them. */
@Component
class AssessedAgain {
    private static final String AGAIN = "again";

    private final SharedElsewhere shared;
    private final People people;
    private final Looks looks;

    AssessedAgain(SharedElsewhere shared, People people, Looks looks) {
        this.shared = shared;
        this.people = people;
        this.looks = looks;
    }

    /** Part of the act of a contact. @throws Invalid naming the assessment there is and asking why another was needed */
    void keep(Act act, UUID person, ContactKind kind, UnaryOperator<String> given) {
        if (isAssessed(kind, given.apply("done"))) {
            shared.again(
                    act,
                    ContactActs.DATA,
                    person,
                    new SharedElsewhere.Again(given.apply(AGAIN), given.apply("againWords")));
        }
    }

    /**
     * The same once somebody says whom a contact is about: who was not known when it was recorded could not be asked of.
     *
     * @param done what the contact says was done
     */
    void keepFor(Act act, UUID person, ContactKind kind, String done, UnaryOperator<String> given) {
        keep(act, person, kind, name -> name.equals("done") ? done : given.apply(name));
    }

    static boolean isAssessed(ContactKind kind, String done) {
        return kind == ContactKind.STREET_TRIAGE && done.equals("assessed");
    }

    /** What the refusal of a draft tells of the person is written down as looked at: the act it was told in is undone. */
    void told(Draft draft, Invalid refusal) {
        told(draft.who(), draft.chosen(), refusal);
    }

    void told(Details who, @Nullable UUID chosen, Invalid refusal) {
        if (chosen != null) {
            told(chosen, refusal);
        } else if (people.identify(who) instanceof Identification.Exact(Person person)) {
            told(person.personId(), refusal);
        }
    }

    void told(UUID person, Invalid refusal) {
        if (refusal.problems().containsKey(AGAIN)) {
            Ask ask = Ask.function(Action.WRITE, ContactActs.DATA);
            looks.look("An assessment in date, before another", ask, shown -> {
                shown.add(person);
                return true;
            });
        }
    }
}
