package org.onedoor.access;

import java.nio.file.Path;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this installation was told of its identity provider; {@code serve} has checked it. */
@Component
class ProviderSettings {
    final String issuer;
    final String clientId;
    final String clientSecret;
    final String name;
    final String algorithm;
    final String address;
    final Set<String> scopes;
    final Path roles;
    final Path organisations;

    ProviderSettings(
            @Value("${onedoor.sign-in.issuer:}") String issuer,
            @Value("${onedoor.sign-in.client-id:}") String clientId,
            @Value("${onedoor.sign-in.client-secret:}") String clientSecret,
            @Value("${onedoor.sign-in.name:your organisation's account}") String name,
            @Value("${onedoor.sign-in.algorithm:RS256}") String algorithm,
            @Value("${onedoor.sign-in.scopes:openid profile nationalrbacaccess selectedrole}") String scopes,
            @Value("${onedoor.sign-in.roles:}") String roles,
            @Value("${onedoor.sign-in.organisations:}") String organisations,
            @Value("${onedoor.address:}") String address) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name;
        this.algorithm = algorithm;
        this.scopes = Set.of(scopes.strip().split("\\s+", -1));
        this.roles = Path.of(roles);
        this.organisations = Path.of(organisations);
        this.address = address;
    }

    /** Whether staff sign in with a provider here at all. */
    boolean isSet() {
        return !issuer.isBlank();
    }
}
