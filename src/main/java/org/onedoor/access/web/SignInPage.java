package org.onedoor.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page. */
public record SignInPage(boolean failed, boolean left, boolean ended, boolean kept, List<Choice> choices) {

    /** A demo account to sign in as. */
    public record Choice(
            String username,
            String name,
            String role,
            String organisation,
            @Nullable String team) {}
}
