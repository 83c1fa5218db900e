package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.platform.time.London;

/** How long an offer waits for its answer. */
class AnswerTimeTest {
    private final AnswerTime answerTime = new AnswerTime();

    /** Good Friday is 29 March 2024 and Easter Monday 1 April; the clocks go forward on the Sunday between. */
    @ParameterizedTest(name = "{0} asked {1}")
    @CsvSource({
        "soon, 2024-03-05T10:00, 2024-03-06T10:00",
        "soon, 2024-03-08T16:00, 2024-03-11T16:00",
        "soon, 2024-03-28T16:00, 2024-04-02T16:00",
        "soon, 2024-03-30T11:00, 2024-04-02T11:00",
        "routine, 2024-03-05T10:00, 2024-03-08T10:00",
        "routine, 2024-03-28T16:00, 2024-04-04T16:00",
        "routine, 2024-03-27T09:30, 2024-04-03T09:30"
    })
    void whatTeamsOfTheWeekAreAskedLastsWorkingDays(String priority, String asked, String until) {
        assertThat(answerTime.of(Priority.ofCode(priority), london(asked))).isEqualTo(london(until));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"emergency, PT15M", "very-urgent, PT30M", "urgent, PT2H"})
    void whatCannotWaitCountsEveryHour(String priority, String within) {
        Instant asked = london("2024-03-31T00:30");
        assertThat(answerTime.of(Priority.ofCode(priority), asked)).isEqualTo(asked.plus(Duration.parse(within)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"soon, PT24H", "routine, PT72H"})
    void beyondTheCalendarOfBankHolidaysItIsTheShorterTime(String priority, String within) {
        Instant asked = london("2031-03-07T16:00");
        assertThat(answerTime.of(Priority.ofCode(priority), asked)).isEqualTo(asked.plus(Duration.parse(within)));
    }

    private static Instant london(String local) {
        return LocalDateTime.parse(local).atZone(London.ZONE).toInstant();
    }
}
