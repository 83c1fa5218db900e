package org.onedoor.frontdoor.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.AgeBand;
import org.onedoor.people.Gender;
import org.onedoor.people.Person;

/** The form for a referral as it begins, with what the page before already knew. Everything can be changed. */
final class Prefilled {
    private Prefilled() {}

    static Typed with(@Nullable Person person, @Nullable UUID service) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (service != null) {
            put(values, "service", service.toString());
        }
        if (person != null) {
            put(
                    values,
                    "nhsNumber",
                    person.nhsNumberStatus() == Person.NhsNumberStatus.NOT_VALID ? null : person.nhsNumber());
            put(values, "familyName", person.familyName());
            put(values, "givenName", person.givenName());
            put(values, "preferredName", person.preferredName());
            put(
                    values,
                    "gender",
                    person.gender() == Gender.NOT_KNOWN ? null : person.gender().code());
            put(values, "addressLine", person.addressLine());
            put(values, "postcode", person.postcode());
            if (person.noFixedAbode() != null) {
                put(values, "noFixedAbode", "yes");
                put(values, "foundAt", person.noFixedAbode().foundAt());
                put(values, "foundPostcode", person.noFixedAbode().foundPostcode());
                put(values, "outreach", person.noFixedAbode().outreach());
            }
            put(values, "phone", person.phone());
            put(values, "email", person.email());
            put(values, "practiceOds", person.practiceOds());
            put(values, "language", person.language());
            put(values, "interpreterNeeded", person.interpreterNeeded() ? "yes" : null);
            put(values, "veteran", person.veteran() ? "yes" : null);
            put(values, "description", person.description());
            if (person.birthDate() != null) {
                put(values, "birthDate-day", String.valueOf(person.birthDate().getDayOfMonth()));
                put(values, "birthDate-month", String.valueOf(person.birthDate().getMonthValue()));
                put(values, "birthDate-year", String.valueOf(person.birthDate().getYear()));
            }
            bornAbout(values, person.bornAbout());
        }
        return new Typed(values);
    }

    private static void bornAbout(Map<String, List<String>> values, @Nullable AboutBirth about) {
        if (about == null) {
            return;
        }
        AgeBand band = about.band();
        put(values, BornTyped.NOT_KNOWN, "yes");
        put(values, "birthDate-month", about.month() == null ? null : String.valueOf(about.month()));
        put(values, "birthDate-year", about.year() == null ? null : String.valueOf(about.year()));
        put(values, BornTyped.AGE, about.age() == null ? null : String.valueOf(about.age()));
        put(values, BornTyped.BAND, band == null ? null : band.code());
    }

    private static void put(Map<String, List<String>> values, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(field, List.of(value));
        }
    }
}
