package org.onedoor.exchange.partner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Sharing;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.AccessNeedsRegister.Said;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.springframework.stereotype.Component;

/** What a partner is asked: to take a need, to know that it changed or is withdrawn, to see somebody at a time. */
@Component
class ReferralLetter {
    static final String NEEDS = "https://onedoor.example/CodeSystem/need";

    /** The number by which a partner finds the referral when it has told us none of its own. */
    static final String CONVERSATION = "https://onedoor.example/id/conversation";

    static final String ACCESS = "https://onedoor.example/CodeSystem/access-need";

    private static final String JOURNEY = "https://onedoor.example/id/journey";

    private final Letterhead head;
    private final People people;
    private final Services services;
    private final Referrals referrals;
    private final SafeContact safeContact;
    private final AccessNeedsRegister register;
    private final Voices voices;
    private final OfferWords offered;

    ReferralLetter(
            Letterhead head,
            People people,
            Services services,
            Referrals referrals,
            SafeContact safeContact,
            AccessNeedsRegister register,
            Voices voices,
            OfferWords offered) {
        this.head = head;
        this.people = people;
        this.services = services;
        this.referrals = referrals;
        this.safeContact = safeContact;
        this.register = register;
        this.voices = voices;
        this.offered = offered;
    }

    /** @param changed what is new, in words; none in a new referral */
    byte[] write(
            Dialogue dialogue,
            Partner partner,
            Referral referral,
            Kind kind,
            @Nullable String changed,
            UUID messageId,
            Instant now) {
        Letter letter = new Letter(messageId, now, "servicerequest-request", kind == Kind.REFERRAL ? "new" : "update");
        Person person = people.get(referral.personId());
        ServiceRequest request = new ServiceRequest();
        Reference focus = letter.add(request, dialogue.theirReference());
        Reference sender = head.from(letter, partner);
        request.setRequester(sender);
        if (dialogue.serviceId() != null) {
            partner.serviceThere(dialogue.serviceId()).ifPresent(there -> request.addPerformer(head.to(letter, there)));
        }
        Reference patient = head.person(letter, person);
        request.setSubject(patient);
        request.setStatus(kind == Kind.CANCELLATION ? ServiceRequestStatus.REVOKED : ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequestIntent.PLAN);
        request.addCategory(Letter.concept("message-category-servicerequest", "referral"));
        request.setPriority(priority(referral.priority()));
        request.setAuthoredOn(Date.from(referral.receivedAt()));
        request.setEncounter(encounter(letter, dialogue, referral, patient));
        if (referral.offer() != null) {
            request.setOccurrence(new Period()
                    .setStart(letter.now())
                    .setEnd(Date.from(referral.offer().expiresAt())));
        }
        if (kind == Kind.CANCELLATION) {
            request.addReasonCode().setText(changed == null ? "Withdrawn by the sender" : changed);
            return head.json(letter.about(focus));
        }
        if (changed != null) {
            request.addNote().setText(changed);
        }
        consent(letter, referral, patient);
        needs(letter, referral.personId(), patient);
        request.addBasedOn(story(letter, dialogue, referral, patient));
        return head.json(letter.about(focus));
    }

    private static Reference encounter(Letter letter, Dialogue dialogue, Referral referral, Reference patient) {
        Encounter encounter = new Encounter();
        encounter.setStatus(Encounter.EncounterStatus.TRIAGED);
        encounter.setClass_(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("EMER"));
        encounter.setSubject(patient);
        encounter.getPeriod().setStart(Date.from(referral.receivedAt()));
        encounter
                .addIdentifier()
                .setSystem(CONVERSATION)
                .setValue(dialogue.dialogueId().toString());
        encounter
                .addEpisodeOfCare()
                .getIdentifier()
                .setSystem(JOURNEY)
                .setValue(referral.journeyId().toString());
        return letter.add(encounter);
    }

    private static void consent(Letter letter, Referral referral, Reference patient) {
        boolean refused = referral.consent().equals("refused");
        if (!refused && !Sharing.agreed(referral)) {
            return; // nobody was asked: a message without a Consent says so
        }
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.setPatient(patient);
        consent.setScope(new CodeableConcept()
                .addCoding(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                        .setCode("patient-privacy")));
        consent.addCategory(Letter.concept("consent-categories-bars", "DRC"));
        consent.getProvision()
                .setType(refused ? Consent.ConsentProvisionType.DENY : Consent.ConsentProvisionType.PERMIT);
        letter.add(consent);
    }

    /** A flag for each thing they need to be told things and be seen, so that whoever takes the need keeps to it too. */
    private void needs(Letter letter, UUID personId, Reference patient) {
        AccessNeeds said = register.of(personId).map(Said::needs).orElse(AccessNeeds.NONE);
        said.formats().forEach(format -> flag(letter, patient, "Accessible information", format));
        register.toArrange(personId)
                .ifPresent(needs -> needs.adjustments()
                        .forEach(adjustment -> flag(letter, patient, "Reasonable adjustment", adjustment)));
        if (said.language() != null) {
            flag(
                    letter,
                    patient,
                    "Accessible information",
                    "language",
                    "Needs to be told things in " + said.language());
        }
    }

    private static void flag(Letter letter, Reference patient, String category, AccessNeeds.Kind need) {
        flag(letter, patient, category, need.code(), need.label());
    }

    private static void flag(Letter letter, Reference patient, String category, String code, String display) {
        Flag flag = new Flag();
        flag.setStatus(Flag.FlagStatus.ACTIVE);
        flag.addCategory().addCoding().setSystem(ACCESS).setCode("needs").setDisplay(category);
        flag.setCode(new CodeableConcept()
                .addCoding(new Coding().setSystem(ACCESS).setCode(code).setDisplay(display)));
        flag.setSubject(patient);
        letter.add(flag);
    }

    /** The needs and the words, of the offer too; the words only where the team that is asked may read them. */
    private Reference story(Letter letter, Dialogue dialogue, Referral referral, Reference patient) {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlan.CarePlanStatus.COMPLETED);
        plan.setIntent(CarePlan.CarePlanIntent.PLAN);
        plan.setSubject(patient);
        CarePlan.CarePlanActivityComponent activity = plan.addActivity();
        for (CodedNeed need : services.needs()) {
            if (referral.needs().contains(need.code())) {
                activity.addOutcomeCodeableConcept()
                        .addCoding()
                        .setSystem(NEEDS)
                        .setCode(need.code())
                        .setDisplay(need.label());
            }
        }
        activity.addOutcomeCodeableConcept().setText(String.join("\n", words(dialogue, referral)));
        return letter.add(plan);
    }

    private List<String> words(Dialogue dialogue, Referral referral) {
        List<String> words = new ArrayList<>();
        String withheld = dialogue.serviceId() == null
                ? null
                : voices.team(dialogue.serviceId())
                        .map(team -> Sharing.withheld(referral, team))
                        .orElse(null);
        if (withheld != null) {
            words.add(withheld);
        } else {
            Referral.Words said = referrals.words(referral);
            words.add(said.reason());
            if (said.risk() != null) {
                words.add("Risk: " + said.risk());
            }
            offered.of(dialogue).forEach(words::add);
        }
        words.add(safeWays(safeContact.of(referral.personId())));
        return words;
    }

    /** Whoever reads this may pick up the telephone at once. */
    private static String safeWays(Optional<Set<Way>> ways) {
        if (ways.isEmpty()) {
            return "Ways to reach them: nobody has asked which are safe. Ask before you write or ring.";
        }
        return ways.get().isEmpty()
                ? "Ways to reach them: they do not want to be contacted."
                : ways.get().stream()
                        .sorted()
                        .map(Way::label)
                        .collect(Collectors.joining(", ", "Ways to reach them that are safe: ", ". No other."));
    }

    private static ServiceRequestPriority priority(Priority priority) {
        return switch (priority) {
            case EMERGENCY -> ServiceRequestPriority.STAT;
            case VERY_URGENT -> ServiceRequestPriority.ASAP;
            case URGENT -> ServiceRequestPriority.URGENT;
            case SOON, ROUTINE -> ServiceRequestPriority.ROUTINE;
        };
    }

    /** Asks for one of the partner's times, or says that it is not wanted any longer. */
    byte[] book(
            Dialogue dialogue,
            Partner partner,
            Referral referral,
            Kind kind,
            Time wanted,
            UUID messageId,
            Instant now) {
        Letter letter = new Letter(messageId, now, "booking-request", kind == Kind.BOOKING ? "new" : "update");
        Appointment appointment = new Appointment();
        Reference focus = letter.add(appointment);
        head.from(letter, partner);
        if (dialogue.serviceId() != null) {
            partner.serviceThere(dialogue.serviceId()).ifPresent(there -> head.to(letter, there));
        }
        appointment.setStatus(
                kind == Kind.BOOKING ? Appointment.AppointmentStatus.BOOKED : Appointment.AppointmentStatus.CANCELLED);
        appointment.setStart(Date.from(wanted.start())).setEnd(Date.from(wanted.end()));
        appointment.setCreated(letter.now());
        appointment.addExtension(Delivery.channel(wanted.mode()));
        appointment.addBasedOn().setReference("ServiceRequest/" + dialogue.theirReference());
        appointment.addParticipant().setActor(head.person(letter, people.get(referral.personId())));
        if (wanted.slot() != null) {
            Slot slot = new Slot();
            slot.setStart(Date.from(wanted.start())).setEnd(Date.from(wanted.end()));
            slot.setStatus(kind == Kind.BOOKING ? Slot.SlotStatus.BUSY : Slot.SlotStatus.FREE);
            letter.add(slot, wanted.slot());
            appointment.addSlot().setReference("Slot/" + wanted.slot());
        }
        return head.json(letter.about(focus));
    }
}
