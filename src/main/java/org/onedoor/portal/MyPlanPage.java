package org.onedoor.portal;

import org.jspecify.annotations.Nullable;
import org.onedoor.record.PlanView;

/** A crisis plan to read. @param view none where none is published */
public record MyPlanPage(
        String base, boolean self, @Nullable PlanView view) {}
