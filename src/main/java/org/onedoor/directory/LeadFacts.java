package org.onedoor.directory;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.Postcode;

/**
 * What of a case decides who leads. Places are words such as {@code inside}, {@code outside}, {@code unknown},
 * {@code district:E07000073}, {@code sub-icb:07H}, {@code postcode:CM23} and {@code hertfordshire}; one place may have several.
 *
 * @param age in completed years on the day of the referral; none when nobody knows
 */
public record LeadFacts(
        @Nullable Integer age, Set<String> needs, Set<String> resident, Set<String> registered, Set<String> found) {
    public static final String INSIDE = "inside";
    public static final String OUTSIDE = "outside";
    public static final String UNKNOWN = "unknown";
    public static final String HERTFORDSHIRE = "hertfordshire";

    public LeadFacts {
        needs = Set.copyOf(needs);
        resident = Set.copyOf(resident);
        registered = Set.copyOf(registered);
        found = Set.copyOf(found);
    }

    /** Nothing but the needs. */
    public static LeadFacts of(@Nullable Integer age, Set<String> needs) {
        return new LeadFacts(age, needs, Set.of(UNKNOWN), Set.of(UNKNOWN), Set.of(UNKNOWN));
    }

    /**
     * A place is known where it is in Southend, Essex or Thurrock. Another is outside where no postcode here is like it; in
     * which county it is nobody knows, unless somebody says so.
     *
     * @param postcode as recorded
     * @param mayBeHere whether others like it are here, so that a newer one may be as well
     * @param said {@code hertfordshire}, {@code outside}, or empty
     */
    public LeadFacts livingAt(
            @Nullable String postcode, @Nullable ResidentPlace place, boolean mayBeHere, String said) {
        Set<String> words = new HashSet<>();
        if (place != null) {
            words.add(INSIDE);
            words.add("district:" + place.districtCode());
            return new LeadFacts(age, needs, words, registered, found);
        }
        boolean isPlace = postcode != null && Postcode.isPlace(postcode);
        words.addAll(place(!said.isEmpty() ? said : isPlace && !mayBeHere ? OUTSIDE : UNKNOWN));
        if (isPlace) {
            String outward = Postcode.outward(Objects.requireNonNull(postcode));
            words.add("postcode:" + outward);
            words.add("postcode:" + outward.replaceFirst("[0-9].*$", ""));
        }
        return new LeadFacts(age, needs, words, registered, found);
    }

    /** @param said of a practice that nobody knows here: {@code hertfordshire}, {@code outside}, or empty */
    public LeadFacts registeredAt(@Nullable RegisteredPlace place, String said) {
        Set<String> words = new HashSet<>();
        if (place == null) {
            words.addAll(place(said));
        } else {
            words.add(INSIDE);
            add(words, "pcn:", place.pcn());
            add(words, "sub-icb:", place.subIcb());
        }
        return new LeadFacts(age, needs, resident, words, found);
    }

    private static void add(Set<String> words, String kind, @Nullable Organisation place) {
        if (place != null && place.odsCode() != null) {
            words.add(kind + place.odsCode());
        }
    }

    /** @param where a district's code, {@code hertfordshire}, {@code outside}, or empty where nobody knows */
    public LeadFacts foundIn(String where) {
        return new LeadFacts(age, needs, resident, registered, place(where));
    }

    /** A word for a place with all that it implies. */
    static Set<String> place(String word) {
        if (word.isEmpty() || word.equals(UNKNOWN)) {
            return Set.of(UNKNOWN);
        }
        if (word.equals(INSIDE) || word.equals(OUTSIDE)) {
            return Set.of(word);
        }
        if (word.equals(HERTFORDSHIRE) || word.startsWith("postcode:")) {
            return Set.of(OUTSIDE, word);
        }
        return Set.of(INSIDE, word.indexOf(':') < 0 ? "district:" + word : word);
    }

    LeadFacts with(@Nullable Integer years, Set<String> codes, String lives, String practice, String where) {
        return new LeadFacts(years, codes, place(lives), place(practice), place(where));
    }
}
