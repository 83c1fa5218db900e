package org.onedoor.frontdoor.assessment.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.onedoor.frontdoor.assessment.AssessmentKind;

/**
 * The page.
 *
 * @param open the services that the reader may sign up
 * @param keeps whether the reader keeps the list for their organisation
 */
public record TrustPage(
        List<Row> rows, List<Choice> open, boolean keeps, List<AssessmentKind> kinds, String chosen, String key) {
    public TrustPage {
        rows = List.copyOf(rows);
        open = List.copyOf(open);
        kinds = List.copyOf(kinds);
    }

    /** A service that has signed up. @param own whether the reader may end it */
    public record Row(UUID serviceId, String service, String organisation, LocalDate since, boolean own) {}

    /** A service that could. */
    public record Choice(UUID serviceId, String service) {}
}
