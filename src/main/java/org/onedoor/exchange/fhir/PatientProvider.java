package org.onedoor.exchange.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
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
import org.onedoor.people.NoFixedAbode;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** FHIR Patient: by id, by NHS number, or by two identifiers such as family name and birth date, for those in reach. */
@Component
class PatientProvider implements FhirProvider, IResourceProvider {
    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    private static final String VERIFICATION_CODES =
            "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus";
    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

    private final People people;
    private final Looks looks;
    private final Gate gate;
    private final DomainTime time;

    PatientProvider(People people, Looks looks, Gate gate, DomainTime time) {
        this.people = people;
        this.looks = looks;
        this.gate = gate;
        this.time = time;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Read
    @Does(value = Action.READ, data = "demographics")
    public Patient read(@IdParam IdType id) {
        Scopes.require(Scopes.Doing.READ, "Patient");
        UUID personId = Ids.uuid(id);
        Ask ask = Ask.about(Action.READ, "demographics", new Subject.Person(personId));
        return looks.look("Patient", ask, _ -> patient(people.get(personId)));
    }

    @Search
    @Does(value = Action.READ, data = "demographics")
    public Bundle search(
            @OptionalParam(name = Patient.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = Patient.SP_FAMILY) @Nullable StringParam family,
            @OptionalParam(name = Patient.SP_GIVEN) @Nullable StringParam given,
            @OptionalParam(name = Patient.SP_BIRTHDATE) @Nullable DateParam birthDate,
            @OptionalParam(name = Patient.SP_ADDRESS_POSTALCODE) @Nullable StringParam postcode,
            @Count @Nullable Integer count,
            @Offset @Nullable Integer offset,
            RequestDetails request) {
        Scopes.require(Scopes.Doing.SEARCH, "Patient");
        Page page = Page.of(request);
        boolean byNumber =
                identifier != null && family == null && given == null && birthDate == null && postcode == null;
        return SearchSet.of(
                request,
                page,
                Found.of(
                        page,
                        byNumber
                                ? byNumber(identifier)
                                : byDetails(new PersonSearch(
                                        number(identifier),
                                        words(family),
                                        words(given),
                                        day(birthDate),
                                        words(postcode)))));
    }

    /** Those within reach who have all that was given; who else has is not said. */
    private List<Patient> byDetails(PersonSearch search) {
        search.checked(London.date(time.instant()));
        Actor actor = CurrentActor.get();
        return looks.look("Patient search", Ask.function(Action.READ, "demographics"), shown -> {
            List<Person> found = people.search(search).stream()
                    .filter(person -> gate.decide(
                                    actor,
                                    Ask.about(Action.READ, "demographics", new Subject.Person(person.personId())))
                            instanceof Decision.Allowed)
                    .toList();
            found.forEach(person -> shown.add(person.personId()));
            return found.stream().map(PatientProvider::patient).toList();
        });
    }

    private static @Nullable String number(@Nullable TokenParam identifier) {
        return identifier == null ? null : Ids.value(identifier, "/id/nhs-number");
    }

    /** Names are compared whole here, as {@code :exact} asks. @throws InvalidRequestException when parts are asked for */
    private static @Nullable String words(@Nullable StringParam said) {
        if (said != null && said.isContains()) {
            throw new InvalidRequestException(":contains is not supported: give the whole name or postcode");
        }
        return said == null ? null : said.getValue();
    }

    private static @Nullable LocalDate day(@Nullable DateParam said) {
        if (said == null) {
            return null;
        }
        if ((said.getPrefix() != null && said.getPrefix() != ParamPrefixEnum.EQUAL)
                || said.getPrecision() != TemporalPrecisionEnum.DAY) {
            throw new InvalidRequestException("birthdate must be one whole day, like 1985-03-27");
        }
        return LocalDate.parse(said.getValueAsString());
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
        } else if (person.aboutBirth() != null && person.aboutBirth().partialDate() != null) {
            patient.setBirthDateElement(new DateType(person.aboutBirth().partialDate())); // a guessed age is no date
        }
        patient.setGender(
                switch (person.gender()) {
                    case MALE -> AdministrativeGender.MALE;
                    case FEMALE -> AdministrativeGender.FEMALE;
                    case INDETERMINATE -> AdministrativeGender.OTHER;
                    case NOT_KNOWN -> AdministrativeGender.UNKNOWN;
                });
        if (person.noFixedAbode() != null) {
            patient.addAddress().setText("No fixed abode").setPostalCode(NoFixedAbode.POSTCODE);
        } else if (person.postcode() != null) {
            patient.addAddress().setPostalCode(person.postcode());
        }
        return patient;
    }
}
