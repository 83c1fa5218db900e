package org.onedoor.programme.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;

/**
 * The form that sends a plan's file.
 *
 * @param of the plan it is a newer file of, where that is settled; none where the form asks
 * @param plans those it may be a newer file of
 * @param form what was typed, with what is wrong with it
 */
public record UploadPage(@Nullable Plan of, List<Plan> plans, PlanForm form) {}
