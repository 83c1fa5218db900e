package org.onedoor.crisis.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.TypedForm;

/** The form that begins a case. @param consulted the answers to whom was asked */
public record BeginPage(
        TypedForm typed, String key, @Nullable String conflict, org.onedoor.crisis.Question consulted) {}
