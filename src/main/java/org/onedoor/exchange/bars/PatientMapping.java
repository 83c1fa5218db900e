package org.onedoor.exchange.bars;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.London;

/** A FHIR Patient as the person index understands one. */
final class PatientMapping {
    private PatientMapping() {}

    static Details details(Patient patient, Bundle bundle, Instant now) {
        HumanName name = patient.getNameFirstRep();
        Address address = patient.getAddressFirstRep();
        return new Details(
                        nhsNumber(patient),
                        clip(name.getFamily(), 100),
                        clip(joined(name.getGiven(), " "), 100),
                        null,
                        Doubts.born(birthDate(patient), now),
                        gender(patient.getGender()),
                        clip(joined(address.getLine(), ", "), 300),
                        clip(address.getPostalCode(), 12),
                        clip(telecom(patient, ContactPointSystem.PHONE), 40),
                        clip(telecom(patient, ContactPointSystem.EMAIL), 320),
                        clip(practice(patient, bundle), 20),
                        clip(
                                patient.getCommunicationFirstRep()
                                        .getLanguage()
                                        .getCodingFirstRep()
                                        .getDisplay(),
                                100),
                        false,
                        false,
                        patient.hasName() ? null : description(patient))
                .about(about(patient, now));
    }

    /** The year, or the month of it, that was sent without a day; nothing when nobody alive was born then. */
    private static @Nullable AboutBirth about(Patient patient, Instant now) {
        var date = patient.getBirthDateElement();
        LocalDate today = London.date(now);
        if (bornAbout(patient) == null || date.getYear() < today.getYear() - AboutBirth.OLDEST) {
            return null;
        }
        Integer month = date.getPrecision() == TemporalPrecisionEnum.MONTH ? date.getMonth() + 1 : null;
        return AboutBirth.isFuture(date.getYear(), month, today)
                ? null
                : AboutBirth.ofYear(date.getYear(), month, today);
    }

    /** What stands for the name of somebody who has none here. */
    private static String description(Patient patient) {
        if (patient.hasIdentifier()) {
            return "Named by an identifier only";
        }
        String about = bornAbout(patient);
        return Stream.of(
                        "Nobody knows who this is",
                        patient.hasGender()
                                ? gender(patient.getGender()).label().toLowerCase(Locale.UK)
                                : null,
                        about == null ? null : "born about " + about)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** What does not fit the index is cut; the message is kept whole. */
    private static @Nullable String clip(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String joined(List<StringType> parts, String between) {
        return parts.stream().map(StringType::getValue).filter(Objects::nonNull).collect(Collectors.joining(between));
    }

    static @Nullable String nhsNumber(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(identifier -> String.valueOf(identifier.getSystem())
                        .toLowerCase(Locale.ROOT)
                        .endsWith("/id/nhs-number"))
                .map(Identifier::getValue)
                .filter(value -> value != null && !value.isBlank())
                .map(value -> value.length() > 20 ? value.substring(0, 20) : value)
                .findFirst()
                .orElse(null);
    }

    /** The day somebody was born; none where no day is said. */
    static @Nullable LocalDate birthDate(Patient patient) {
        if (!patient.hasBirthDate()) {
            return null;
        }
        var date = patient.getBirthDateElement();
        return date.getPrecision() == TemporalPrecisionEnum.DAY
                ? LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDay())
                : null;
    }

    /** The year, or the month, somebody was born in where no day is said: nobody is given a birthday they do not have. */
    static @Nullable String bornAbout(Patient patient) {
        if (!patient.hasBirthDate()) {
            return null;
        }
        var date = patient.getBirthDateElement();
        return switch (date.getPrecision()) {
            case YEAR -> String.valueOf(date.getYear());
            case MONTH ->
                "%s %d"
                        .formatted(
                                Month.of(date.getMonth() + 1).getDisplayName(TextStyle.FULL, Locale.UK),
                                date.getYear());
            default -> null;
        };
    }

    /** Whether the message says that the person has died. */
    static boolean isDeceased(Patient patient) {
        return patient.hasDeceased()
                && !(patient.getDeceased() instanceof BooleanType said && !Boolean.TRUE.equals(said.getValue()));
    }

    private static Gender gender(@Nullable AdministrativeGender gender) {
        return switch (gender) {
            case MALE -> Gender.MALE;
            case FEMALE -> Gender.FEMALE;
            case OTHER -> Gender.INDETERMINATE;
            case UNKNOWN, NULL -> Gender.NOT_KNOWN;
            case null -> Gender.NOT_KNOWN;
        };
    }

    private static @Nullable String telecom(Patient patient, ContactPointSystem system) {
        List<ContactPoint> own = new java.util.ArrayList<>(patient.getTelecom());
        patient.getContact().stream()
                .filter(contact -> contact.getRelationship().stream()
                        .flatMap(relationship -> relationship.getCoding().stream())
                        .anyMatch(coding -> "ONESELF".equalsIgnoreCase(coding.getCode())))
                .forEach(contact -> own.addAll(contact.getTelecom()));
        return own.stream()
                .filter(point -> point.getSystem() == system && point.hasValue())
                .sorted(java.util.Comparator.comparingInt(point -> point.hasRank() ? point.getRank() : 99))
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The ODS code of the registered practice; none when the message holds none. */
    static @Nullable String practice(Patient patient, Bundle bundle) {
        References held = References.of(bundle);
        return patient.getGeneralPractitioner().stream()
                .flatMap(named -> Stream.concat(
                        held.find(named) instanceof Organization practice
                                ? practice.getIdentifier().stream()
                                : Stream.of(),
                        named.hasIdentifier() ? Stream.of(named.getIdentifier()) : Stream.of()))
                .filter(code -> String.valueOf(code.getSystem())
                        .toLowerCase(Locale.ROOT)
                        .contains("/id/ods-"))
                .map(Identifier::getValue)
                .filter(code -> code != null && !code.isBlank())
                .findFirst()
                .orElse(null);
    }
}
