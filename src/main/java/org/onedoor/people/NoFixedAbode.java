package org.onedoor.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Postcode;
import org.onedoor.platform.Writing;

/**
 * Somebody has no fixed abode: where they were found stands for where they live, and outreach reaches them.
 *
 * @param foundAt where, in words
 * @param foundPostcode the postcode nearest to it, from which district, small area and ward follow
 * @param outreach how outreach reaches them: where and when, or through whom
 */
public record NoFixedAbode(
        @Nullable String foundAt,
        @Nullable String foundPostcode,
        @Nullable String outreach) {
    /** The postcode that the NHS Data Dictionary keeps for somebody with no fixed abode. */
    public static final String POSTCODE = "ZZ99 3VZ";

    /** A message said so and nothing more. */
    static final NoFixedAbode UNKNOWN = new NoFixedAbode(null, null, null);

    public NoFixedAbode {
        foundAt = Details.tidy(foundAt);
        foundPostcode = Details.postcode(foundPostcode);
        outreach = Details.tidy(outreach);
    }

    /** What a form must say: without a place nobody can be found, and no service is near. */
    public void check(Map<String, String> problems) {
        if (foundPostcode == null) {
            problems.put(
                    "foundPostcode",
                    "Enter the postcode nearest to where they were found, such as of the shop or the station: their place follows from it");
        } else if (!Postcode.isWhole(foundPostcode) || foundPostcode.equals(POSTCODE)) {
            problems.put("foundPostcode", "Enter the full postcode nearest to where they were found, like CM2 0AA");
        }
        Writing.limit(problems, "foundAt", "Where they were found", foundAt, Writing.LINE);
        Writing.limit(problems, "outreach", "How outreach reaches them", outreach, Writing.SENTENCES);
    }

    /** In words, for whoever looks for them. */
    public String words() {
        String where = foundAt == null ? "" : foundAt;
        String near = foundPostcode == null ? "" : "near " + foundPostcode;
        String found = (where + (where.isEmpty() || near.isEmpty() ? "" : ", ") + near).strip();
        return found.isEmpty() ? "No fixed abode" : "No fixed abode; found " + (where.isEmpty() ? "" : "at ") + found;
    }
}
