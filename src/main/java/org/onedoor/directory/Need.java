package org.onedoor.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.AgeRange;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.London;

/**
 * What somebody needs and what is known of them that decides who may help. Anything may be unknown.
 *
 * @param codes what help is needed with, from the list of needs; empty when that is not known yet
 * @param gender as the person says it; {@link Gender#NOT_KNOWN} where nobody asked
 * @param years the ages they may be by what somebody said or judged, where the birth date is not known
 * @param frailty what is recorded of frailty and dementia
 * @param flags what is recorded of the person, such as {@code veteran}
 * @param withinKm how far the person can go, as the crow flies; none when it does not matter
 * @param past what the caller may know of services' own past; none for the public
 */
public record Need(
        Set<String> codes,
        Tier tier,
        Instant at,
        Door door,
        @Nullable LocalDate born,
        @Nullable AgeRange years,
        Gender gender,
        Frailty frailty,
        @Nullable RegisteredPlace registered,
        @Nullable ResidentPlace resident,
        Set<String> flags,
        @Nullable Integer withinKm,
        Past past) {
    public Need {
        codes = Set.copyOf(codes);
        flags = Set.copyOf(flags);
    }

    public static Need of(Set<String> codes, Tier tier, Instant at, Door door) {
        return new Need(
                codes,
                tier,
                at,
                door,
                null,
                null,
                Gender.NOT_KNOWN,
                Frailty.NOT_KNOWN,
                null,
                null,
                Set.of(),
                null,
                Past.NONE);
    }

    public Need born(@Nullable LocalDate date) {
        return new Need(
                codes, tier, at, door, date, years, gender, frailty, registered, resident, flags, withinKm, past);
    }

    public Need aged(@Nullable Integer judged) {
        return agedFrom(judged == null ? null : AgeRange.of(judged));
    }

    /** @param maybe every age they may be; none where nothing is known of it */
    public Need agedFrom(@Nullable AgeRange maybe) {
        return new Need(
                codes, tier, at, door, born, maybe, gender, frailty, registered, resident, flags, withinKm, past);
    }

    /** @param said what the person says of it */
    public Need gender(Gender said) {
        return new Need(codes, tier, at, door, born, years, said, frailty, registered, resident, flags, withinKm, past);
    }

    /** @param recorded of frailty and dementia */
    public Need frail(Frailty recorded) {
        return new Need(
                codes, tier, at, door, born, years, gender, recorded, registered, resident, flags, withinKm, past);
    }

    public Need registered(@Nullable RegisteredPlace place) {
        return new Need(codes, tier, at, door, born, years, gender, frailty, place, resident, flags, withinKm, past);
    }

    public Need resident(@Nullable ResidentPlace place) {
        return new Need(codes, tier, at, door, born, years, gender, frailty, registered, place, flags, withinKm, past);
    }

    public Need flagged(Set<String> recorded) {
        return new Need(
                codes, tier, at, door, born, years, gender, frailty, registered, resident, recorded, withinKm, past);
    }

    public Need within(@Nullable Integer kilometres) {
        return new Need(
                codes, tier, at, door, born, years, gender, frailty, registered, resident, flags, kilometres, past);
    }

    public Need knowing(Past known) {
        return new Need(
                codes, tier, at, door, born, years, gender, frailty, registered, resident, flags, withinKm, known);
    }

    /** Age in completed years on the London day of {@code at}; none when unknown. Born on 29 February is older on 1 March. */
    public @Nullable Integer age() {
        AgeRange ages = ages();
        return ages == null || !ages.isOne() ? null : Integer.valueOf(ages.youngest());
    }

    /** Every age they may be on that day; none when nothing is known of it. */
    public @Nullable AgeRange ages() {
        if (born == null) {
            return years;
        }
        LocalDate today = London.date(at);
        int age = today.getYear() - born.getYear();
        return AgeRange.of(
                today.getMonthValue() * 100 + today.getDayOfMonth() < born.getMonthValue() * 100 + born.getDayOfMonth()
                        ? age - 1
                        : age);
    }
}
