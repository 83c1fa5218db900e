package org.onedoor.access;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How people may sign in here, and what came of the last try. */
@Component
public class SignInWays {
    private final ProviderSettings settings;

    SignInWays(ProviderSettings settings) {
        this.settings = settings;
    }

    /** What the identity provider is called; none where there is no provider. */
    public @Nullable String provider() {
        return settings.isSet() ? settings.name : null;
    }

    /** Why the last sign-in with the provider came to nothing: told once. */
    public @Nullable SignInProblem problem(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(SignInProblem.HELD) instanceof SignInProblem problem)) {
            return null;
        }
        session.removeAttribute(SignInProblem.HELD);
        return problem;
    }
}
