package org.onedoor.programme.governance.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.onedoor.programme.governance.DeliveryBoard;
import org.onedoor.programme.governance.OutcomesByPlace;

/** All plans at once, the outcomes by place, and the late actions that others wait for. */
public record BoardPage(
        List<DeliveryBoard.Row> plans,
        List<OutcomesByPlace.Cell> cells,
        List<DeliveryBoard.Critical> critical,
        Map<UUID, String> owners) {
    public BoardPage {
        plans = List.copyOf(plans);
        cells = List.copyOf(cells);
        critical = List.copyOf(critical);
    }

    /** All plans together. */
    public int total(ToIntFunction<DeliveryBoard.Row> what) {
        return plans.stream().mapToInt(what).sum();
    }
}
