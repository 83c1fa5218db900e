package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Difference;
import org.onedoor.programme.Plan;

/** What changed between the ends of two days, action by action. */
public record ChangesPage(
        Plan plan,
        LocalDate from,
        LocalDate to,
        List<List<Difference>> actions,
        @Nullable String problem) {}
