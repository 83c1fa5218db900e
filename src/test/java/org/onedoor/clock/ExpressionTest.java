package org.onedoor.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.platform.Event;

/** The language standards are written in. */
class ExpressionTest {
    private final List<Event> events = List.of(
            A.event("Received", "2024-03-01T09:00", "priority", "routine", "age", 44, "codes", List.of("a", "b")),
            A.event("Triaged", "2024-03-01T10:00", "priority", "soon"),
            A.event("Seen", "2024-03-02T09:00", "attended", false),
            A.event("Seen", "2024-03-03T09:00", "attended", true));

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Received; 2024-03-01T09:00",
                "Received[priority=routine|soon]; 2024-03-01T09:00",
                "Received[priority=urgent];",
                "Received[priority!=urgent]; 2024-03-01T09:00",
                "Received[age>=18]; 2024-03-01T09:00",
                "Received[age<44];",
                "Received[age<=44, age>43.5]; 2024-03-01T09:00",
                "Received[nothing>=1];",
                "Received[codes=b]; 2024-03-01T09:00",
                "Received[codes!=b];",
                "Seen[attended]; 2024-03-03T09:00",
                "first(Seen); 2024-03-02T09:00",
                "first(Seen)[attended];",
                "latest(Seen)[attended]; 2024-03-03T09:00",
                "latest(Received|Triaged)[priority=soon]; 2024-03-01T10:00",
                "latest(Received|Triaged)[priority=routine];",
                "any(Seen, Triaged); 2024-03-01T10:00",
                "any(Closed, Seen); 2024-03-02T09:00",
                "all(Seen[attended], Triaged); 2024-03-03T09:00",
                "all(Seen, Closed);",
                "each(Received, Closed);",
                "each(Received, Seen); 2024-03-02T09:00",
            })
    void saysWhenSomethingCameToBeSo(String text, String at) {
        assertThat(Expression.parse(text).at(events))
                .isEqualTo(Optional.ofNullable(at).map(A::london));
    }

    @Test
    void eachWaitsForEveryScopeThatOpened() {
        UUID other = UUID.randomUUID();
        Instant at = A.london("2024-03-01T09:00");
        Event one = A.event("Opened", at, null);
        Event two = A.event(other, "Opened", at.plusSeconds(60), at, null);
        Event closed = A.event("Closed", at.plusSeconds(120), null);
        Event last = A.event(other, "Closed", at.plusSeconds(180), at, null);
        Expression each = Expression.parse("each(Opened, Closed)");
        assertThat(each.at(List.of(one, two, closed))).isEmpty();
        assertThat(each.at(List.of(one, two, closed, last))).contains(last.occurredAt());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Received[; At character 10 of \"Received[\": expected a key of the event, found nothing more.",
                "first(A; At character 8 of \"first(A\": expected ')', found nothing more.",
                "received; At character 1 of \"received\": 'received' is not an event type: those begin with a capital letter, found 'r'.",
                "some(A); At character 1 of \"some(A)\": 'some' is not first, latest, any, all or each, found 's'.",
                "A[age>=old]; At character 8 of \"A[age>=old]\": 'old' is not a number, found 'o'.",
                "A B; At character 3 of \"A B\": expected the end, found 'B'.",
            })
    void aMistakeIsShownAtItsCharacter(String text, String message) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(BadStandard.class)
                .hasMessage(message);
    }

    @Test
    void everyExpressionOfTheCatalogueReadsBackFromItsText() {
        for (Standard standard : Catalogue.load().standards()) {
            for (Expression expression : new Expression[] {standard.start(), standard.stop(), standard.population()}) {
                if (expression != null) {
                    assertThat(Expression.parse(expression.toString())).isEqualTo(expression);
                }
            }
        }
    }
}
