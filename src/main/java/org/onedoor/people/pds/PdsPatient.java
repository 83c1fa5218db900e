package org.onedoor.people.pds;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One person as the national service has them, as it holds for today: of several names and addresses the one in use now.
 * Of a restricted person there is no address and no practice, whatever came.
 *
 * @param nhsNumber ten digits, another than was asked where the service has replaced it
 * @param given all given names, with spaces between
 * @param gender as FHIR has it: {@code male}, {@code female}, {@code other} or {@code unknown}
 * @param deceased whether it says that they have died
 * @param diedOn the day, where it says one
 * @param noFixedAbode the address is the one that stands for having none (ZZ99 3VZ)
 */
public record PdsPatient(
        String nhsNumber,
        @Nullable String family,
        @Nullable String given,
        @Nullable LocalDate birthDate,
        String gender,
        @Nullable String addressLine,
        @Nullable String postcode,
        boolean noFixedAbode,
        @Nullable String practiceOds,
        boolean deceased,
        @Nullable LocalDate diedOn,
        boolean restricted) {

    /** Names nobody in a log. */
    @Override
    public String toString() {
        return "a patient";
    }
}
