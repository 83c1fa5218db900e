package org.onedoor.directory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.people.AgeRange;
import org.onedoor.people.Gender;

/**
 * For whom a service is.
 *
 * @param ageFrom the first year of age served; none when from birth
 * @param ageTo the last year of age served, to the day before the next birthday; none when there is no upper limit
 * @param requires what must be recorded of a person, such as {@code veteran}
 * @param doors who may refer; empty means anyone
 * @param oneSex where it is for one sex only
 * @param registered the practices and networks with one of which somebody must be registered; empty where with any
 * @param specialist whether it is a specialist team for dementia or frailty, and from which score on
 */
public record Eligibility(
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        List<Served> places,
        Set<Door> doors,
        Set<String> requires,
        @Nullable OneSex oneSex,
        List<Served> registered,
        Specialist specialist) {
    private static final int ADULT = 18;

    /** Beyond every age, where a service names no last one. */
    private static final int ANY_AGE = 200;

    public Eligibility {
        places = List.copyOf(places);
        registered = List.copyOf(registered);
        doors = Set.copyOf(doors);
        requires = Set.copyOf(requires);
    }

    /** For people of any sex and of any practice. */
    public Eligibility(
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            List<Served> places,
            Set<Door> doors,
            Set<String> requires) {
        this(ageFrom, ageTo, places, doors, requires, null, List.of(), Specialist.NONE);
    }

    /**
     * A service for one sex, which the Equality Act 2010 allows only for a reason (schedule 3, paragraphs 26 to 28).
     *
     * @param sex {@link Gender#FEMALE} or {@link Gender#MALE}: held against what a person says, never against anything else
     * @param reason why it is, as the provider says it
     */
    public record OneSex(Gender sex, String reason) {
        public OneSex {
            if (sex != Gender.FEMALE && sex != Gender.MALE) {
                throw new IllegalArgumentException("A service is for women or for men");
            }
        }

        /** As stored and typed. @throws IllegalArgumentException when it is neither */
        public static Gender sex(String stored) {
            return switch (stored) {
                case "women" -> Gender.FEMALE;
                case "men" -> Gender.MALE;
                default -> throw new IllegalArgumentException("'%s' is neither women nor men".formatted(stored));
            };
        }

        public String stored() {
            return sex == Gender.FEMALE ? "women" : "men";
        }
    }

    /** One place served. The first is everywhere; a district is where people live, the others where they register. */
    public record Served(Kind kind, String code, String name) {
        public enum Kind {
            ALL,
            DISTRICT,
            PRACTICE,
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

        /** Whether whoever is registered there is registered with this practice, network or part of the board. */
        boolean holds(RegisteredPlace there) {
            Organisation theirs = switch (kind) {
                case PRACTICE -> there.practice();
                case PCN -> there.pcn();
                case SUB_ICB -> there.subIcb();
                case ALL, DISTRICT -> null;
            };
            return theirs != null && code.equals(theirs.odsCode());
        }

        Served named(String words) {
            return new Served(kind, code, words);
        }
    }

    /** Whether it is for whoever is registered there. */
    public boolean takesFrom(RegisteredPlace there) {
        return registered.isEmpty() || registered.stream().anyMatch(each -> each.holds(there));
    }

    /** Whether somebody so old may come; whoever's age is not known may. */
    public boolean isOfAge(@Nullable Integer age) {
        return age == null || ((ageFrom == null || age >= ageFrom) && (ageTo == null || age <= ageTo));
    }

    /** Whether somebody of one of these ages may come. */
    public boolean isOfSomeAge(AgeRange ages) {
        return (ageFrom == null || ages.oldest() >= ageFrom) && (ageTo == null || ages.youngest() <= ageTo);
    }

    /** Why somebody may come who is of one of these ages. */
    String whyOfAge(AgeRange ages) {
        if (ages.isOne()) {
            return "age %s is within %s".formatted(ages.words(), ages());
        }
        boolean each = isOfAge(ages.youngest()) && isOfAge(ages.oldest());
        return "is for %s; this person may be %s, not confirmed, %s"
                .formatted(ages(), ages.words(), each ? "and each of these ages is within it" : "so ask");
    }

    /** Whether somebody is surely under 18 and it is for nobody else; not where they may be either. */
    boolean isForChildren(@Nullable AgeRange ages) {
        return ages != null && ages.isUnder(ADULT) && ageTo != null && ageTo < ADULT;
    }

    /** How many years of age it serves beyond the first; the fewer, the more it is for those it serves. */
    int years() {
        return (ageTo == null ? ANY_AGE : ageTo) - (ageFrom == null ? 0 : ageFrom);
    }

    /** Whether everybody of its ages and places may come, of whichever sex and practice, and however frail. */
    public boolean isForAnybodyThere() {
        return oneSex == null && registered.isEmpty() && specialist.frailtyFrom() == null;
    }

    /** For which sex, by the ages it serves: {@code women}, {@code girls}, {@code women and girls}; none where for any. */
    public @Nullable String sex() {
        if (oneSex == null) {
            return null;
        }
        boolean women = oneSex.sex() == Gender.FEMALE;
        if (ageFrom != null && ageFrom >= ADULT) {
            return women ? "women" : "men";
        }
        boolean children = ageTo != null && ageTo < ADULT;
        return women ? children ? "girls" : "women and girls" : children ? "boys" : "men and boys";
    }

    /** With whom people must be registered: {@code The Surgery or Tilbury and Chadwell PCN}; empty where with anybody. */
    public String practices() {
        return registered.stream().map(Served::name).distinct().collect(Collectors.joining(" or "));
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
