package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.springframework.stereotype.Component;

/**
 * Whether an answer is about the person the message it names was about: as they are known here now, or as they were when
 * they were sent, since a partner goes on saying what it was told after a name or an NHS number has been put right here.
 */
@Component
class SamePerson {
    private final People people;
    private final Outbox outbox;
    private final FhirContext fhir;

    SamePerson(People people, Outbox outbox, FhirContext fhir) {
        this.people = people;
        this.outbox = outbox;
        this.fhir = fhir;
    }

    /** Whether it cannot be about them. */
    boolean isAnother(Dialogue dialogue, Whom said) {
        return said.isOther(now(people.get(dialogue.personId())))
                && outbox.of(dialogue.personId(), dialogue.referralId()).stream()
                        .filter(message -> message.dialogueId().equals(dialogue.dialogueId()))
                        .flatMap(this::sent)
                        .allMatch(said::isOther);
    }

    private static Whom now(Person person) {
        return new Whom(
                person.nhsNumber(),
                person.familyName(),
                Stream.of(Optional.ofNullable(person.givenName()), Optional.ofNullable(person.preferredName()))
                        .flatMap(Optional::stream)
                        .toList(),
                person.birthDate());
    }

    private Stream<Whom> sent(Outbox.Message message) {
        return SaidInFhir.of(new String(message.body(), StandardCharsets.UTF_8), fhir)
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .map(SamePerson::written);
    }

    /** A patient as our own messages write one. */
    private static Whom written(Patient patient) {
        List<String> given = new ArrayList<>();
        patient.getNameFirstRep().getGiven().stream()
                .map(StringType::getValue)
                .filter(Objects::nonNull)
                .forEach(given::add);
        String born = patient.getBirthDateElement().getValueAsString();
        return new Whom(
                patient.getIdentifierFirstRep().getValue(),
                patient.getNameFirstRep().getFamily(),
                given,
                born != null && born.length() == 10 ? LocalDate.parse(born) : null);
    }
}
