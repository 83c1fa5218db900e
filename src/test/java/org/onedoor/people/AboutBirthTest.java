package org.onedoor.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may be decided by what somebody said of a birth whose day nobody knows: by every age it allows, and by no other. */
class AboutBirthTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static LocalDate someDay(Random random) {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_000));
    }

    @Test
    void anAgeThatIsSaidMayBeWrongByThreeYearsOrATenth() {
        assertThat(AboutBirth.ofAge(17, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(14, 20));
        assertThat(AboutBirth.ofAge(1, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(0, 4));
        assertThat(AboutBirth.ofAge(45, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(40, 50));
        assertThat(AboutBirth.ofAge(80, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(72, 88));
        assertThat(AboutBirth.ofBand(AgeBand.TEENAGER, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(10, 20));
        assertThat(AboutBirth.ofBand(AgeBand.CHILD, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(0, 15));
    }

    @Test
    void aYearOrAMonthAllowsEachOfItsDaysAndNoOther() {
        assertThat(AboutBirth.ofYear(2008, null, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(17, 18));
        assertThat(AboutBirth.ofYear(2008, 12, TODAY).agesOn(TODAY)).isEqualTo(AgeRange.of(17));
        assertThat(AboutBirth.ofYear(2008, 11, TODAY).agesOn(TODAY)).isEqualTo(new AgeRange(17, 18));
        assertThat(AboutBirth.ofYear(2026, null, TODAY).agesOn(TODAY)).isEqualTo(AgeRange.of(0));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            LocalDate born = LocalDate.of(1925, 1, 1).plusDays(random.nextInt(34_000));
            LocalDate said = someDay(random);
            if (born.isAfter(said)) {
                continue;
            }
            AboutBirth year = AboutBirth.ofYear(born.getYear(), null, said);
            AboutBirth month = AboutBirth.ofYear(born.getYear(), born.getMonthValue(), said);
            LocalDate later = said.plusDays(random.nextInt(3_000));
            int age = Period.between(born, later).getYears();
            assertThat(age)
                    .isBetween(year.agesOn(later).youngest(), year.agesOn(later).oldest());
            assertThat(age)
                    .isBetween(
                            month.agesOn(later).youngest(), month.agesOn(later).oldest());
            assertThat(year.agesOn(later).oldest() - year.agesOn(later).youngest())
                    .isLessThanOrEqualTo(1);
        }
    }

    /** The borders: whoever is truly on one side of a birthday is never decided to be on the other. */
    @Test
    void whoeverIsWithinTheMarginIsNeverPutOnTheWrongSideOfABirthday() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            LocalDate said = someDay(random);
            int guessed = random.nextInt(100);
            int wrong = random.nextInt(7) - 3; // by at most three years
            int age = Math.max(0, guessed + wrong);
            LocalDate born = said.minusYears(age).minusDays(random.nextInt(365));
            LocalDate later = said.plusDays(random.nextInt(2_000));
            int truly = Period.between(born, later).getYears();
            AgeRange ages = AboutBirth.ofAge(guessed, said).agesOn(later);
            for (int birthday : new int[] {13, 16, 18, 26, 65}) {
                assertThat(ages.isUnder(birthday) && truly >= birthday)
                        .as("%s said on %s, born %s, on %s", guessed, said, born, later)
                        .isFalse();
                assertThat(!ages.mayBeUnder(birthday) && truly < birthday)
                        .as("%s said on %s, born %s, on %s", guessed, said, born, later)
                        .isFalse();
                assertThat(ages.isEitherSideOf(birthday))
                        .isEqualTo(ages.mayBeUnder(birthday) && !ages.isUnder(birthday));
            }
        }
    }

    @Test
    void anOlderGuessNeverMakesSomebodyYoungerAndNobodyGetsYoungerWithTime() {
        for (int day = 0; day < 1_500; day += 7) {
            LocalDate on = TODAY.plusDays(day);
            for (int age = 0; age < AboutBirth.OLDEST; age++) {
                AgeRange one = AboutBirth.ofAge(age, TODAY).agesOn(on);
                AgeRange next = AboutBirth.ofAge(age + 1, TODAY).agesOn(on);
                assertThat(next.youngest()).isGreaterThanOrEqualTo(one.youngest());
                assertThat(next.oldest()).isGreaterThanOrEqualTo(one.oldest());
                AgeRange later = AboutBirth.ofAge(age, TODAY).agesOn(on.plusDays(7));
                assertThat(later.youngest()).isGreaterThanOrEqualTo(one.youngest());
                assertThat(later.oldest()).isGreaterThanOrEqualTo(one.oldest());
            }
        }
    }

    @Test
    void itIsSaidAsItWasSaidAndNeverAsADate() {
        assertThat(AboutBirth.ofAge(45, TODAY).words()).isEqualTo("About 45 (said on 28 Nov 2026)");
        assertThat(AboutBirth.ofYear(1985, null, TODAY).words())
                .isEqualTo("In 1985, day and month not known (said on 28 Nov 2026)");
        assertThat(AboutBirth.ofYear(1985, 3, TODAY).inWords()).isEqualTo("born in Mar 1985, day not known");
        assertThat(AboutBirth.ofBand(AgeBand.TEENAGER, TODAY).words())
                .isEqualTo("Thought to be 13 to 17 (said on 28 Nov 2026)");
        assertThat(AboutBirth.ofYear(1985, 3, TODAY).partialDate()).isEqualTo("1985-03");
        assertThat(AboutBirth.ofYear(1985, null, TODAY).partialDate()).isEqualTo("1985");
        assertThat(AboutBirth.ofAge(45, TODAY).partialDate()).isNull();
    }

    @Test
    void whatNobodyCanBeIsRefused() {
        assertThatThrownBy(() -> AboutBirth.ofAge(121, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AboutBirth.ofAge(-1, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AboutBirth.ofYear(2027, null, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AboutBirth.ofYear(2026, 12, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AboutBirth.ofYear(1985, 13, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AboutBirth(null, 3, 45, null, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AboutBirth(null, null, null, null, TODAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
