package org.onedoor.crisis;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Where alcohol is part of why somebody is in A&E, alcohol liaison is asked beside mental health liaison and in the same act:
 * the one does not wait for the other, and each has its own clocks.
 */
@Component
class AlcoholLiaison {
    private final ContactActs contactActs;
    private final Intake intake;
    private final People people;
    private final Gate gate;

    AlcoholLiaison(ContactActs contactActs, Intake intake, People people, Gate gate) {
        this.contactActs = contactActs;
        this.intake = intake;
        this.people = people;
        this.gate = gate;
    }

    /** From inside the act that says so: makes the referral, unless one was made before, or they have died. */
    void ask(Act act, UUID incident, String number, UUID person, ContactState state) {
        boolean may = gate.decide(act.actor(), Ask.function(Action.WRITE, "referral")) instanceof Decision.Allowed;
        if (!state.awaitsAlcoholLiaison() || !may || people.get(person).diedOn() != null) {
            return;
        }
        ContactEntry first = state.recorded();
        String hospital = ContactFigures.hospitalWords(first.code("hospital"));
        String where = first.code("from").equals(ContactQuestions.DEPARTMENT) ? "in A&E" : "on a ward";
        Submission submission = new Submission(
                Details.NOTHING,
                person,
                Door.ownOf(act.actor()),
                Priority.URGENT,
                act.now(),
                null, // the centre places it: which hospital has which alcohol nurse is not in the directory
                List.of("substance-misuse"),
                "For the alcohol liaison nurse of %s. The person is %s, referred to mental health liaison on %s (%s). %s"
                        .formatted(hospital, where, London.full(first.occurredAt()), number, first.said("words")),
                null,
                first.code("alcoholConsent"),
                false);
        String reference = intake.submit(submission, null, Along.NOTHING).reference();
        contactActs.append(
                act,
                incident,
                state.kind(),
                ContactStep.ALCOHOL,
                act.now(),
                Map.of("reference", reference),
                Map.of(),
                null);
    }
}
