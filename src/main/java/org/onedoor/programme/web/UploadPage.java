package org.onedoor.programme.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.programme.Plan;

/** The form that sends a plan's file. @param of the plan it is a newer file of; none for a new plan */
public record UploadPage(@Nullable Plan of, @Nullable String problem) {}
