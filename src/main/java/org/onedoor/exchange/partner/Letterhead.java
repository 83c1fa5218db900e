package org.onedoor.exchange.partner;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Referral;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Gender;
import org.onedoor.people.NoFixedAbode;
import org.onedoor.people.Person;
import org.springframework.stereotype.Component;

/** What every message to a partner begins with: who writes, to whom, and about whom. */
@Component
class Letterhead {
    private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    private static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    private static final String SERVICE = "https://fhir.nhs.uk/id/dos-service-id";

    private final Centre centre;
    private final Organisations organisations;
    private final FhirContext fhir;

    Letterhead(Centre centre, Organisations organisations, FhirContext fhir) {
        this.centre = centre;
        this.organisations = organisations;
        this.fhir = fhir;
    }

    /** The centre writes, from its own organisation. */
    Reference from(Letter letter, Partner partner) {
        Optional<Organisation> own = organisations.find(centre.owner().organisationId());
        Reference sender = letter.add(organization(
                own.map(Organisation::odsCode).orElse(null),
                own.map(Organisation::name).orElse("OneDoor")));
        MessageHeader header = letter.header();
        header.setSender(sender);
        header.getSource()
                .setName(own.map(Organisation::name).orElse("OneDoor"))
                .setSoftware("OneDoor")
                .setEndpoint(ODS + "|" + own.map(Organisation::odsCode).orElse("unknown"));
        MessageHeader.MessageDestinationComponent destination = header.addDestination();
        destination.setReceiver(letter.add(organization(partner.odsCode(), partner.name())));
        destination.setEndpoint(ODS + "|" + (partner.odsCode() == null ? partner.id() : partner.odsCode()));
        return sender;
    }

    /**
     * The beginning of an answer.
     *
     * @param answers {@code Bundle.id} of the message that asked
     * @param system whose ids {@code id} is one of: the same under which the first acknowledgement gave it
     */
    Answering answering(
            UUID messageId,
            Instant now,
            String answers,
            Partner partner,
            String system,
            String id,
            Referral referral,
            Person person) {
        Letter letter = new Letter(messageId, now, "servicerequest-response", "new");
        letter.header().getResponse().setIdentifier(answers).setCode(MessageHeader.ResponseType.OK);
        ServiceRequest request = new ServiceRequest();
        Reference focus = letter.add(request, id);
        from(letter, partner);
        Reference patient = whom(letter, person);
        request.addIdentifier().setSystem(system).setValue(id);
        request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
        request.setIntent(ServiceRequest.ServiceRequestIntent.PLAN);
        request.setSubject(patient);
        request.setAuthoredOn(Date.from(referral.receivedAt()));
        return new Answering(letter, request, focus, patient, system, id);
    }

    /** The service of the partner that is asked, by the partner's own id. */
    Reference to(Letter letter, String theirService) {
        HealthcareService service = new HealthcareService();
        service.addIdentifier().setSystem(SERVICE).setValue(theirService);
        letter.header().getDestinationFirstRep().setEndpoint(SERVICE + "|" + theirService);
        return letter.add(service, theirService.matches("[A-Za-z0-9.-]{1,64}") ? theirService : null);
    }

    private static Organization organization(@Nullable String ods, String name) {
        Organization organization = new Organization();
        organization.setName(name);
        if (ods != null) {
            organization.addIdentifier().setSystem(ODS).setValue(ods);
        }
        return organization;
    }

    /** The person as the index has them. */
    Reference person(Letter letter, Person person) {
        Patient patient = named(person);
        patient.setGender(gender(person.gender()));
        patient.addName(name(person));
        if (person.birthDate() != null) {
            patient.setBirthDateElement(new DateType(person.birthDate().toString()));
        } else if (person.aboutBirth() != null && person.aboutBirth().partialDate() != null) {
            patient.setBirthDateElement(new DateType(person.aboutBirth().partialDate())); // a guessed age is no date
        }
        if (person.noFixedAbode() != null) {
            patient.addAddress().setText("No fixed abode").setPostalCode(NoFixedAbode.POSTCODE);
        } else if (person.addressLine() != null || person.postcode() != null) {
            Address address = patient.addAddress().setPostalCode(person.postcode());
            if (person.addressLine() != null) {
                address.addLine(person.addressLine());
            }
        }
        if (person.phone() != null) {
            patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(person.phone());
        }
        if (person.email() != null) {
            patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(person.email());
        }
        if (person.language() != null) {
            patient.addCommunication().getLanguage().addCoding().setDisplay(person.language());
        }
        if (person.practiceOds() != null) {
            patient.addGeneralPractitioner(letter.add(organization(
                    person.practiceOds(),
                    organisations
                            .byOds(person.practiceOds())
                            .map(Organisation::name)
                            .orElse("GP practice"))));
        }
        return letter.add(patient);
    }

    /** No more of the person than whom it is about: the partner sent the rest itself. */
    Reference whom(Letter letter, Person person) {
        Patient patient = named(person);
        if (person.nhsNumber() == null) {
            patient.addName(name(person));
        }
        return letter.add(patient);
    }

    private static Patient named(Person person) {
        Patient patient = new Patient();
        if (person.nhsNumber() != null) {
            patient.addIdentifier().setSystem(NHS_NUMBER).setValue(person.nhsNumber());
        }
        return patient;
    }

    /** Somebody whose name is not known is called as the record is headed. */
    private static HumanName name(Person person) {
        HumanName name = new HumanName();
        if (person.familyName() == null && person.givenName() == null) {
            return name.setText(person.headed());
        }
        name.setFamily(person.familyName());
        return person.givenName() == null ? name : name.addGiven(person.givenName());
    }

    private static AdministrativeGender gender(Gender gender) {
        return switch (gender) {
            case MALE -> AdministrativeGender.MALE;
            case FEMALE -> AdministrativeGender.FEMALE;
            case INDETERMINATE -> AdministrativeGender.OTHER;
            case NOT_KNOWN -> AdministrativeGender.UNKNOWN;
        };
    }

    byte[] json(Bundle bundle) {
        return fhir.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
    }
}
