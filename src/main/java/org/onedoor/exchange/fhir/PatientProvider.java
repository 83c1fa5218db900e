package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Scopes;
import org.onedoor.exchange.fhir.ReferralSearch.Found;
import org.onedoor.exchange.fhir.ReferralSearch.Page;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** FHIR Patient: by id, and by NHS number, for those in reach. */
@Component
class PatientProvider implements FhirProvider, IResourceProvider {
    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    private static final String VERIFICATION_CODES =
            "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus";
    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

    private final People people;
    private final Looks looks;

    PatientProvider(People people, Looks looks) {
        this.people = people;
        this.looks = looks;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Read
    @Does(value = Action.READ, data = "demographics")
    public Patient read(@IdParam IdType id) {
        Scopes.require("read");
        UUID personId = Ids.uuid(id);
        Ask ask = Ask.about(Action.READ, "demographics", new Subject.Person(personId));
        return looks.look("Patient", ask, _ -> patient(people.get(personId)));
    }

    @Search
    @Does(value = Action.READ, data = "demographics")
    public Bundle search(
            @RequiredParam(name = Patient.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require("read");
        Page page = Page.of(request);
        return SearchSet.of(request, page, Found.of(page, byNumber(identifier)));
    }

    private List<Patient> byNumber(@Nullable TokenParam identifier) {
        Person person = NhsNumber.of(Ids.value(identifier, "/id/nhs-number"))
                .flatMap(people::byNhsNumber)
                .orElse(null);
        try {
            if (person == null) {
                return List.of(looks.<Patient>absent("Patient by NHS number", Action.READ, "demographics"));
            }
            Ask ask = Ask.about(Action.READ, "demographics", new Subject.Person(person.personId()));
            Patient found = looks.look("Patient by NHS number", ask, _ -> patient(person));
            return List.of(found);
        } catch (NotFound outOfReach) {
            return List.of();
        }
    }

    /** A number as a message brought it is not one to look anybody up by: whoever reads it is told how far it is sure. */
    private static String verification(Person.NhsNumberStatus status) {
        return switch (status) {
            case PRESENT_VERIFIED -> "number-present-and-verified";
            case PRESENT_NOT_TRACED, NOT_VALID -> "number-present-but-not-traced";
            case NOT_PRESENT -> "number-not-present-and-trace-not-required";
        };
    }

    static Patient patient(Person person) {
        Patient patient = new Patient();
        patient.setId(person.personId().toString());
        patient.getMeta().setVersionId(Long.toString(person.version()));
        patient.setActive(person.status() == Person.Status.KNOWN);
        if (person.nhsNumber() != null) {
            var number = patient.addIdentifier().setSystem(NHS_NUMBER).setValue(person.nhsNumber());
            number.addExtension(
                    VERIFICATION,
                    new CodeableConcept()
                            .addCoding(new Coding()
                                    .setSystem(VERIFICATION_CODES)
                                    .setCode(verification(person.nhsNumberStatus()))));
        }
        if (person.familyName() != null || person.givenName() != null) {
            var name = patient.addName().setFamily(person.familyName());
            if (person.givenName() != null) {
                name.addGiven(person.givenName());
            }
        }
        if (person.birthDate() != null) {
            patient.setBirthDateElement(new DateType(person.birthDate().toString()));
        }
        patient.setGender(
                switch (person.gender()) {
                    case MALE -> AdministrativeGender.MALE;
                    case FEMALE -> AdministrativeGender.FEMALE;
                    case INDETERMINATE -> AdministrativeGender.OTHER;
                    case NOT_KNOWN -> AdministrativeGender.UNKNOWN;
                });
        if (person.postcode() != null) {
            patient.addAddress().setPostalCode(person.postcode());
        }
        return patient;
    }
}
