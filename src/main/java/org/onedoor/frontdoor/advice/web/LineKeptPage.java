package org.onedoor.frontdoor.advice.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.web.Typed;

/**
 * Who answers the lines.
 *
 * @param services those the reader may route to; none for who does not keep routes
 * @param team who of the reader's team can be on duty; none for who has no team
 * @param onDuty who of it is, in words
 */
public record LineKeptPage(
        List<Row> rows,
        List<Service> services,
        List<Account> team,
        @Nullable String onDuty,
        boolean keeps,
        Typed typed,
        String key) {
    public LineKeptPage {
        rows = List.copyOf(rows);
        services = List.copyOf(services);
        team = List.copyOf(team);
    }

    /** A route. @param own whether the reader may take it away */
    public record Row(UUID routeId, String line, String place, String hours, String service, boolean own) {}
}
