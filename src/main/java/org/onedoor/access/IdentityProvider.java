package org.onedoor.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The identity provider of staff, known by its own description (OpenID Connect Discovery), which is read when it is first
 * needed and again each hour: while the provider is away, OneDoor runs and says so to whoever signs in.
 */
@Component
class IdentityProvider implements ClientRegistrationRepository {
    static final String STAFF = "staff";

    private static final String END = "end_session_endpoint";
    private static final Duration FRESH = Duration.ofHours(1);
    private static final List<String> ADDRESSES =
            List.of("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", END);

    private final ProviderSettings settings;
    private final InstantSource machine = InstantSource.system();
    private volatile @Nullable Known known;

    private record Known(ClientRegistration registration, Instant until) {}

    IdentityProvider(ProviderSettings settings) {
        this.settings = settings;
    }

    /** Answers soon, and not without end, or not at all, and follows nobody anywhere else. */
    static ClientHttpRequestFactory soonOrNotAtAll() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(Duration.ofSeconds(5));
        return new InterceptingClientHttpRequestFactory(
                requests, List.of((request, body, next) -> new LimitedAnswer(next.execute(request, body))));
    }

    /** @throws ProviderAway when it cannot be asked and was not known before */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        if (!registrationId.equals(STAFF) || !settings.isSet()) {
            return null;
        }
        Known before = known;
        Instant now = machine.instant();
        if (before != null && now.isBefore(before.until())) {
            return before.registration();
        }
        try {
            ClientRegistration found = discovered();
            known = new Known(found, now.plus(FRESH));
            return found;
        } catch (ProviderAway away) {
            if (before != null) {
                return before.registration();
            }
            throw away;
        }
    }

    /**
     * Where somebody signs out at the provider too, to come back to a page of ours (OpenID Connect RP-Initiated Logout 1.0);
     * none where the provider does not say where, or is away. Its token, which would say who, is not kept.
     */
    Optional<URI> leaving() {
        try {
            ClientRegistration known = findByRegistrationId(STAFF);
            return known == null || settings.address.isBlank()
                    ? Optional.empty()
                    : Optional.ofNullable(known.getProviderDetails()
                                    .getConfigurationMetadata()
                                    .get(END))
                            .map(end -> UriComponentsBuilder.fromUriString(end.toString())
                                    .queryParam("client_id", "{client}")
                                    .queryParam("post_logout_redirect_uri", "{back}")
                                    .encode()
                                    .buildAndExpand(settings.clientId, settings.address + "/sign-in/left")
                                    .toUri());
        } catch (ProviderAway away) {
            return Optional.empty();
        }
    }

    private ClientRegistration discovered() {
        return described(said());
    }

    /** @throws ProviderAway when what it says of itself is not complete, or leads elsewhere than to it */
    ClientRegistration described(Map<String, Object> said) {
        if (!settings.issuer.equals(said.get("issuer"))) {
            throw new ProviderAway("The description of the provider names another issuer");
        }
        for (String address : ADDRESSES) {
            if (said.get(address) instanceof String where && !isSafe(where)) {
                throw new ProviderAway("The provider's %s is neither https nor on this machine".formatted(address));
            }
        }
        String back = settings.address.isBlank() ? "{baseUrl}" : settings.address;
        ClientRegistration.Builder provider = read(said);
        try {
            return provider.registrationId(STAFF)
                    .clientId(settings.clientId)
                    .clientSecret(settings.clientSecret)
                    .clientName(settings.name)
                    .redirectUri(back + "/sign-in/return/" + STAFF)
                    .scope(settings.scopes)
                    .userNameAttributeName("sub")
                    .build();
        } catch (IllegalArgumentException incomplete) {
            throw incomplete(incomplete);
        }
    }

    private static ClientRegistration.Builder read(Map<String, Object> said) {
        try {
            return ClientRegistrations.fromOidcConfiguration(said);
        } catch (RuntimeException unreadable) { // the library wraps what it cannot parse in no narrower one
            throw incomplete(unreadable);
        }
    }

    private static ProviderAway incomplete(RuntimeException why) {
        return new ProviderAway("The description of the provider is not complete", why);
    }

    private Map<String, Object> said() {
        try {
            return Objects.requireNonNullElse(
                    RestClient.builder()
                            .requestFactory(soonOrNotAtAll())
                            .build()
                            .get()
                            .uri(URI.create(settings.issuer + "/.well-known/openid-configuration"))
                            .retrieve()
                            .body(new ParameterizedTypeReference<Map<String, Object>>() {}),
                    Map.of());
        } catch (RestClientException noAnswer) {
            throw new ProviderAway("The provider does not answer", noAnswer);
        }
    }

    /** Encrypted, or on this machine. */
    static boolean isSafe(String address) {
        if (!address.matches("[\\x21-\\x7e]{1,2000}")) {
            return false;
        }
        try {
            URI uri = URI.create(address);
            String host = Objects.requireNonNullElse(uri.getHost(), "");
            boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            return !host.isEmpty() && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
