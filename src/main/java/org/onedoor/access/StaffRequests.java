package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * How staff are sent to the provider: code flow with PKCE, state and nonce; asked to prove themselves anew where that is
 * what they came for. While the provider is away nobody is sent: the page behind the address says so.
 */
final class StaffRequests implements OAuth2AuthorizationRequestResolver {
    static final String BEGIN = "/oauth2/authorization";
    static final String AGAIN = "again";

    private final DefaultOAuth2AuthorizationRequestResolver resolver;

    private final List<String> proof;

    /** @param proof the levels (acr) of which one is asked for where somebody proves themselves anew; may be empty */
    StaffRequests(IdentityProvider provider, List<String> proof) {
        this.proof = List.copyOf(proof);
        resolver = new DefaultOAuth2AuthorizationRequestResolver(provider, BEGIN);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return anew(request, orNone(() -> resolver.resolve(request)));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String clientRegistrationId) {
        return anew(request, orNone(() -> resolver.resolve(request, clientRegistrationId)));
    }

    private static @Nullable OAuth2AuthorizationRequest orNone(Supplier<@Nullable OAuth2AuthorizationRequest> asked) {
        try {
            return asked.get();
        } catch (ProviderAway away) {
            return null;
        }
    }

    private @Nullable OAuth2AuthorizationRequest anew(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null || request.getParameter(AGAIN) == null) {
            return asked;
        }
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(more -> {
                    more.put("prompt", "login");
                    more.put("max_age", "0");
                    if (!proof.isEmpty()) {
                        more.put("acr_values", String.join(" ", proof));
                    }
                })
                .build();
    }
}
