package org.onedoor.people.pds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose NHS number is not known. The family name and the birth date are the least the service takes.
 *
 * @param gender {@code male}, {@code female} or {@code other}; none where it is not known
 * @param fuzzy names that sound alike and former names count too; needs a given name
 */
public record PdsQuery(
        String family,
        @Nullable String given,
        LocalDate birthDate,
        @Nullable String gender,
        @Nullable String postcode,
        boolean fuzzy) {

    /** The path below the FHIR base. A star would be a wildcard there, and nobody's name has one. */
    String path() {
        List<String> all = new ArrayList<>();
        add(all, "family", family);
        add(all, "given", given);
        add(all, "birthdate", "eq" + birthDate);
        add(all, "gender", gender);
        add(all, "address-postalcode", postcode);
        all.add(fuzzy ? "_fuzzy-match=true" : "_history=true");
        all.add("_max-results=1");
        return "/Patient?" + String.join("&", all);
    }

    private static void add(List<String> all, String name, @Nullable String value) {
        String meant = value == null ? "" : value.replace("*", "").strip();
        if (!meant.isEmpty()) {
            all.add(name + "=" + URLEncoder.encode(meant, StandardCharsets.UTF_8));
        }
    }

    /** Names no person in a log. */
    @Override
    public String toString() {
        return fuzzy ? "a fuzzy query" : "a query";
    }
}
