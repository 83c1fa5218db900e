package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;
import org.springframework.stereotype.Component;

/**
 * By when a service must answer an offer before it goes back to the centre. What is urgent goes to services that are there
 * at any hour, and hours count as they pass. What is soon or routine goes to teams that work in the week: their offer lasts
 * whole working days, to the same time of day, so that none expires over a weekend or a bank holiday with nobody there to
 * answer it. Only the offer waits: the clocks of the person count every day (STANDARDS 1.1, COORDINATION 6).
 */
@Component
class AnswerTime {
    private final WorkingDays calendar = WorkingDays.england();

    Instant of(Priority priority, Instant asked) {
        Instant elapsed = asked.plus(priority.answerWithin());
        if (priority.answerWithinWorkingDays() == 0) {
            return elapsed;
        }
        try {
            LocalDate day = calendar.plus(London.date(asked), priority.answerWithinWorkingDays());
            return day.atTime(London.at(asked).toLocalTime())
                    .atZone(London.ZONE)
                    .toInstant();
        } catch (BeyondCalendar notKnown) {
            return elapsed; // sooner than any calendar would say: the centre hears of it too early, never too late
        }
    }
}
