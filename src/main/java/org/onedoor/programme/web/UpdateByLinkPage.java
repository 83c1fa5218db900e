package org.onedoor.programme.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.programme.PlanLinks.Held;

/** What whoever holds a signed link sees. @param said in place of the form, when there is none */
public record UpdateByLinkPage(
        @Nullable String token,
        @Nullable Held held,
        String words,
        @Nullable String said,
        @Nullable String problem) {}
