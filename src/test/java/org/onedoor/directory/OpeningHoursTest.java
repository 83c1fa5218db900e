package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.platform.time.London;

class OpeningHoursTest {
    private final OpeningHours office = OpeningHours.parse("mon-fri 09:00-17:00", false);

    @Test
    void anOfficeIsClosedOverEasterAndOpensOnTuesday() {
        Instant goodFriday = at("2024-03-29T10:00");
        assertThat(office.openAt(goodFriday)).isFalse();
        assertThat(office.nextOpen(goodFriday)).contains(at("2024-04-02T09:00"));
    }

    @Test
    void hoursAreLondonHoursOnBothSidesOfTheClockChange() {
        assertThat(office.openAt(Instant.parse("2024-03-28T09:00:00Z"))).isTrue();
        assertThat(office.openAt(Instant.parse("2024-04-02T08:00:00Z"))).isTrue();
        assertThat(office.openAt(Instant.parse("2024-04-02T16:00:00Z"))).isFalse();
    }

    @Test
    void whatIsAlwaysOpenIsOpenInTheHourTheClocksChange() {
        OpeningHours always = OpeningHours.parse("always", true);
        assertThat(always.openAt(Instant.parse("2024-03-31T00:59:59Z"))).isTrue();
        assertThat(always.openAt(Instant.parse("2024-03-31T01:00:00Z"))).isTrue();
        assertThat(always.openAt(Instant.parse("2024-10-27T00:30:00Z"))).isTrue();
        assertThat(always.openAt(Instant.parse("2024-12-25T23:59:59.999999Z"))).isTrue();
    }

    @Test
    void aDayMayHaveSeveralSpans() {
        OpeningHours hours = OpeningHours.parse("tue 10:00-12:00; tue 14:00-16:00; sat 09:00-11:00", false);
        assertThat(hours.openAt(at("2024-03-05T13:00"))).isFalse();
        assertThat(hours.nextOpen(at("2024-03-05T13:00"))).contains(at("2024-03-05T14:00"));
        assertThat(hours.nextOpen(at("2024-03-05T16:00"))).contains(at("2024-03-09T09:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mon", "mon 9-5", "fri-mon 09:00-17:00", "mon 17:00-09:00", "mon 25:00-26:00"})
    void wordsThatDoNotSayHoursAreRefused(String text) {
        assertThatThrownBy(() -> OpeningHours.parse(text, false))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
