package org.onedoor.frontdoor.waiting;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.frontdoor.Worklists;
import org.springframework.stereotype.Component;

/** The waits of the rows of a list, in one query. Called from inside a look. */
@Component
public class WaitsShown {
    private final WaitRepository waits;

    WaitsShown(WaitRepository waits) {
        this.waits = waits;
    }

    public Map<UUID, Wait> of(List<Worklists.Row> rows) {
        return waits.all(
                rows.stream().map(Worklists.Row::personId).toList(),
                rows.stream().map(Worklists.Row::referralId).toList());
    }
}
