package org.onedoor.access;

import org.onedoor.platform.Forbidden;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What a machine's token was issued for: a scope narrows what the policy gives, never widens it. */
public final class Scopes {
    private Scopes() {}

    /** @throws Forbidden when the token was not issued for this */
    public static void require(String scope) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean granted = authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> ("SCOPE_" + scope).equals(authority.getAuthority()));
        if (!granted) {
            throw new Forbidden(
                    "This token was not issued for the scope '%s'.".formatted(scope),
                    "Ask for a token with this scope; the partner agreement says which you may have.");
        }
    }
}
