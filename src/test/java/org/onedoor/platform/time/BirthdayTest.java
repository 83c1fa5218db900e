package org.onedoor.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class BirthdayTest {
    @Test
    void bornOnTheLastOfFebruaryOfALeapYear() {
        LocalDate born = LocalDate.of(2008, 2, 29);
        assertThat(Birthday.of(born, 16)).isEqualTo("2024-02-29");
        assertThat(Birthday.of(born, 18)).isEqualTo("2026-03-01");
    }

    @Test
    void itIsTheFirstDayOfTheAgeForEveryDayOfBirth() {
        for (LocalDate born = LocalDate.of(2003, 1, 1); born.getYear() < 2009; born = born.plusDays(1)) {
            for (int age : new int[] {1, 16, 18, 26, 65}) {
                LocalDate day = Birthday.of(born, age);
                assertThat(Period.between(born, day).getYears()).isEqualTo(age);
                assertThat(Period.between(born, day.minusDays(1)).getYears()).isEqualTo(age - 1);
            }
        }
    }
}
