package org.onedoor.programme.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.programme.Plan;

/** Every plan. @param mayAdd whether this actor may read a new plan in */
public record PlansPage(List<Row> rows, Map<UUID, String> owners, boolean mayAdd) {
    /** One plan, with how many of its lines are silent or past their day. */
    public record Row(Plan plan, int lines, int silent, int overdue) {}
}
