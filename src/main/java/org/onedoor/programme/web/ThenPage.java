package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;

/** A plan as OneDoor knew it at the end of a day. */
public record ThenPage(
        Plan plan,
        LocalDate day,
        LocalDate today,
        List<PlanAction> lines,
        @Nullable String problem) {}
