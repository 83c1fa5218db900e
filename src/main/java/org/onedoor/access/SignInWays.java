package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** How people may sign in here, and what came of the last try. */
@Component
public class SignInWays {
    private final ProviderSettings settings;
    private final IdentityProvider provider;
    private final PasskeySite passkeys;

    SignInWays(ProviderSettings settings, IdentityProvider provider, PasskeySite passkeys) {
        this.settings = settings;
        this.provider = provider;
        this.passkeys = passkeys;
    }

    /** Whether accounts of this installation may sign in with passkeys. */
    public boolean passkeys() {
        return passkeys.isOffered();
    }

    /** What the identity provider is called; none where there is no provider. */
    public @Nullable String provider() {
        return settings.isSet() ? settings.name : null;
    }

    /** Where somebody signs out at the provider as well; none where that cannot be done. */
    public Optional<URI> leaving() {
        return provider.leaving();
    }

    /** Where whoever has signed out here comes to: told of the provider's own session, where they came by it. */
    void left(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws IOException {
        boolean byProvider = who != null && who.getPrincipal() instanceof StaffUser;
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\""); // the next at a shared computer finds nothing
        response.sendRedirect(
                byProvider && leaving().isPresent() ? "/sign-in?left=" + IdentityProvider.STAFF : "/sign-in?left");
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
