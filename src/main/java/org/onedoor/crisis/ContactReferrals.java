package org.onedoor.crisis;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.people.AgeRange;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/** A contact becomes a referral through the front door, with what was said in it: nothing is typed again. */
@org.springframework.stereotype.Service
public class ContactReferrals {
    private static final String GROWN_UP = "crht";
    private static final String CHILD = "cyp-crisis";
    private static final int ADULT = 18;

    private final ContactRepository contacts;
    private final ContactActs contactActs;
    private final Intake intake;
    private final Services services;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    ContactReferrals(
            ContactRepository contacts,
            ContactActs contactActs,
            Intake intake,
            Services services,
            People people,
            Looks looks,
            DomainTime time) {
        this.contacts = contacts;
        this.contactActs = contactActs;
        this.intake = intake;
        this.services = services;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    /** How soon a contact asks to be seen, before anybody changes it. */
    static Priority priority(ContactState state) {
        if (state.kind() != ContactKind.CONCERN) {
            return Priority.VERY_URGENT;
        }
        return switch (Concern.Step.ofCode(state.recorded().code("step"))) {
            case EMERGENCY -> Priority.EMERGENCY;
            case CRISIS -> Priority.VERY_URGENT;
            case URGENT -> Priority.URGENT;
            case SOON -> Priority.SOON;
        };
    }

    /**
     * Makes the referral, and answers its reference.
     *
     * @param consent as a referral has it
     * @throws Invalid when the consent or the priority is missing
     * @throws Refused when one was made of it already
     */
    public String refer(UUID incident, Priority priority, String consent, @Nullable IdempotencyKey key) {
        Contact found = contacts.find(incident).orElse(null);
        if (found == null) {
            return looks.absent("A crisis contact", Action.WRITE, ContactActs.DATA);
        }
        Ask ask = Ask.item(Action.READ, ContactActs.DATA, found.subject(), found.reach());
        ContactState state =
                looks.look("A crisis contact, to refer from it", ask, _ -> ContactState.of(contacts.entries(incident)));
        CrisisContacts.requirePart(found, state, CurrentActor.get());
        if (found.reference() != null && key == null) {
            throw made(found);
        }
        Person person = people.get(found.personId());
        Submission submission = new Submission(
                Details.NOTHING,
                found.personId(),
                Door.ownOf(CurrentActor.get()),
                priority,
                time.instant(),
                service(person, London.date(time.instant())),
                needs(state),
                reason(found, state),
                risk(state),
                consent,
                false);
        Along along = (_, stored) ->
                contactActs.perform(incident, "Refer from a crisis contact", null, (act, before, was) -> {
                    CrisisContacts.requirePart(before, was, act.actor());
                    if (before.reference() != null) {
                        throw made(before);
                    }
                    contactActs.append(
                            act,
                            incident,
                            before.kind(),
                            ContactStep.REFERRED,
                            act.now(),
                            Map.of("reference", stored.reference(), "priority", priority.code()),
                            Map.of(),
                            null);
                });
        return intake.submit(submission, key, along).reference();
    }

    private static Refused made(Contact contact) {
        return new Refused("referred", "Referral %s was made of this contact already.".formatted(contact.reference()));
    }

    private @Nullable UUID service(Person person, LocalDate today) {
        AgeRange ages = person.agesOn(today);
        if (ages != null && ages.isEitherSideOf(ADULT)) {
            return null; // the centre asks: neither the children's nor the adults' team is surely right
        }
        return services.byCode(ages != null && ages.isUnder(ADULT) ? CHILD : GROWN_UP)
                .map(Service::id)
                .orElse(null);
    }

    private static List<String> needs(ContactState state) {
        String reason = state.recorded().code("reason");
        boolean harm = reason.equals("suicidal")
                || reason.equals("self-harm")
                || List.of("yes", "not-known").contains(state.recorded().code("suicidal"));
        return harm ? List.of("crisis", "suicidal-thoughts") : List.of("crisis");
    }

    private static String reason(Contact contact, ContactState state) {
        return "%s %s, %s. %s: %s"
                .formatted(
                        contact.kind().one(),
                        contact.number(),
                        London.full(contact.at()),
                        contact.reasonWords(),
                        state.recorded().said("words"));
    }

    /** What the guided questions and the safety plan say; what was found when the person was seen. */
    private static @Nullable String risk(ContactState state) {
        StringBuilder risk = new StringBuilder();
        ContactEntry first = state.recorded();
        if (state.kind() == ContactKind.CONCERN) {
            for (Question question : state.kind().questions()) {
                String answer = question.isCoded()
                        ? question.option(first.code(question.name()))
                                .map(Question.Option::label)
                                .orElse("")
                        : question.name().equals("words") ? "" : first.said(question.name());
                if (!answer.isEmpty() && !List.of("reason", "consent").contains(question.name())) {
                    risk.append(question.label()).append(' ').append(answer).append(". ");
                }
            }
        }
        state.last(ContactStep.SEEN)
                .map(entry -> entry.said("words"))
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> risk.append("When seen: ").append(words));
        return risk.isEmpty() ? null : risk.toString().strip();
    }
}
