package org.onedoor.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Takes the claims of a signed token and of the provider's own answer, and gives the account they stand for. */
@Component
class StaffUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService provider = new OidcUserService();
    private final StaffRoles roles;
    private final ProviderSettings settings;
    private final InstantSource machine = InstantSource.system();

    StaffUsers(StaffRoles roles, ProviderSettings settings) {
        this.roles = roles;
        this.settings = settings;
        RestTemplate requests = new RestTemplate(IdentityProvider.soonOrNotAtAll());
        requests.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService asks = new DefaultOAuth2UserService();
        asks.setRestOperations(requests);
        provider.setOauth2UserService(asks);
        provider.setRetrieveUserInfo(request -> request.getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                != null);
    }

    /** @throws NotSignedIn when the claims give no account, or several of which one is to be chosen */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser claimed = Objects.requireNonNull(provider.loadUser(request));
        Instant now = machine.instant();
        List<StaffRoles.Offer> offers = roles.offers(ProviderClaims.of(claimed.getClaims()), now);
        Instant proven = provenAt(request.getIdToken());
        List<StaffUser> users = offers.stream()
                .map(offer -> new StaffUser(offer.accountId(), proven.isAfter(now) ? now : proven))
                .toList();
        return users.size() == 1
                ? users.getFirst()
                : alreadyIn(users).orElseThrow(() -> NotSignedIn.toChoose(offers, users));
    }

    /** When the provider last saw proof of the level that is asked for here; long ago when it says neither. */
    private Instant provenAt(OidcIdToken token) {
        Instant at = token.getAuthenticatedAt();
        return at == null || !settings.isProof(token.getAuthenticationContextClass()) ? Instant.EPOCH : at;
    }

    /** Whoever proves again who they are goes on in the role they were in. */
    private static Optional<StaffUser> alreadyIn(List<StaffUser> users) {
        Authentication now = SecurityContextHolder.getContext().getAuthentication();
        return users.stream()
                .filter(user -> now != null && user.getName().equals(now.getName()))
                .findFirst();
    }
}
