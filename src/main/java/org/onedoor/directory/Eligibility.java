package org.onedoor.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom a service is.
 *
 * @param ageFrom the first year of age served; none when from birth
 * @param ageTo the last year of age served, to the day before the next birthday; none when there is no upper limit
 * @param requires what must be recorded of a person, such as {@code veteran}
 * @param doors who may refer; empty means anyone
 */
public record Eligibility(
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        List<Served> places,
        Set<Door> doors,
        Set<String> requires) {
    public Eligibility {
        places = List.copyOf(places);
        doors = Set.copyOf(doors);
        requires = Set.copyOf(requires);
    }

    /** One place served. The first is everywhere; a district is where people live, the others where they register. */
    public record Served(Kind kind, String code, String name) {
        public enum Kind {
            ALL,
            DISTRICT,
            PCN,
            SUB_ICB
        }

        /** As stored: {@code all}, {@code district:E07000073}. */
        public String stored() {
            return kind == Kind.ALL
                    ? "all"
                    : kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + code;
        }

        /** @throws IllegalArgumentException when it is not a place of a kind that is served */
        public static Served of(String stored) {
            if (stored.equals("all")) {
                return new Served(Kind.ALL, "", "Southend, Essex and Thurrock");
            }
            int colon = stored.indexOf(':');
            if (colon < 1 || colon == stored.length() - 1) {
                throw new IllegalArgumentException("'%s' is not a place such as district:E07000073".formatted(stored));
            }
            String kind = stored.substring(0, colon)
                    .toUpperCase(java.util.Locale.ROOT)
                    .replace('-', '_');
            String code = stored.substring(colon + 1);
            return new Served(Kind.valueOf(kind), code, code);
        }

        Served named(String words) {
            return new Served(kind, code, words);
        }
    }

    /** The ages in words: {@code 18 to 25}, {@code 18 and over}, {@code 17 and under}, {@code all ages}. */
    public String ages() {
        if (ageFrom == null && ageTo == null) {
            return "all ages";
        }
        if (ageTo == null) {
            return ageFrom + " and over";
        }
        return ageFrom == null || ageFrom == 0 ? ageTo + " and under" : ageFrom + " to " + ageTo;
    }
}
