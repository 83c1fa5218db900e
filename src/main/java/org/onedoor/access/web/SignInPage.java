package org.onedoor.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.SignInProblem;

/**
 * The page.
 *
 * @param stillAtProvider whether whoever just left came by the provider, where they can sign out too
 * @param problem why signing in with the provider came to nothing, where it just did
 * @param provider what the identity provider is called, where there is one
 * @param code whether an account here has a second factor
 */
public record SignInPage(
        boolean failed,
        boolean left,
        boolean stillAtProvider,
        boolean ended,
        boolean kept,
        @Nullable SignInProblem problem,
        @Nullable String provider,
        boolean code,
        Passkey passkey,
        List<Choice> choices) {
    public SignInPage {
        choices = List.copyOf(choices);
    }

    /** Whether passkeys sign in here, and what came of the last try with one. */
    public enum Passkey {
        NONE,
        OFFERED,
        /** It signed nobody in. */
        FAILED,
        /** It is right, but did not check who holds it: the password is needed too. */
        HALF
    }

    /** A demo account to sign in as. */
    public record Choice(
            String username,
            String name,
            String role,
            String organisation,
            @Nullable String team) {}
}
