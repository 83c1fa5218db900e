package org.onedoor.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.linkage.Kind;

/**
 * The slips by which a record is missed that is meant: one slip in the family name, half of a double name, a day off by
 * one, day and month the other way round. Whoever is one of these away is shown, however common the name and the day are.
 */
final class Slips {
    private static final int SHORTEST_HALF = 4;

    private Slips() {}

    /** The dates that may be typed for one: the day before, the day after, and day and month the other way round. */
    static List<LocalDate> datesBeside(LocalDate date) {
        List<LocalDate> beside = new ArrayList<>(List.of(date.minusDays(1), date.plusDays(1)));
        if (date.getDayOfMonth() <= 12 && date.getDayOfMonth() != date.getMonthValue()) {
            beside.add(LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue()));
        }
        return beside;
    }

    /** Whether one family name is the other but for one slip, or one half of it. */
    static boolean isFamily(String one, String other) {
        return Kind.NAME.isSlip(one, other) || isHalf(one, other) || isHalf(other, one);
    }

    private static boolean isHalf(String half, String whole) {
        String tidy = Kind.NAME.tidy(half);
        return tidy.length() >= SHORTEST_HALF
                && Arrays.stream(whole.strip().split("[\\s\\p{Pd}]+"))
                        .map(Kind.NAME::tidy)
                        .anyMatch(tidy::equals);
    }

    /**
     * Whether birth date and family name of the one are the other's but for one slip in one of the two; the first name is
     * for whoever weighs them.
     *
     * @param asked as the linkage compares them
     */
    static boolean isOne(List<@Nullable String> asked, List<@Nullable String> other) {
        String family = asked.get(LinkageKeys.FAMILY);
        String otherFamily = other.get(LinkageKeys.FAMILY);
        LocalDate birth = date(asked.get(LinkageKeys.BIRTH));
        LocalDate otherBirth = date(other.get(LinkageKeys.BIRTH));
        if (family == null || otherFamily == null || birth == null || otherBirth == null) {
            return false;
        }
        return birth.equals(otherBirth)
                ? isFamily(family, otherFamily)
                : datesBeside(birth).contains(otherBirth)
                        && Objects.equals(Kind.NAME.tidy(family), Kind.NAME.tidy(otherFamily));
    }

    static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
