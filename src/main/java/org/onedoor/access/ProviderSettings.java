package org.onedoor.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    final List<String> proof;
    final Path roles;
    final Path organisations;

    ProviderSettings(
            @Value("${onedoor.sign-in.issuer:}") String issuer,
            @Value("${onedoor.sign-in.client-id:}") String clientId,
            @Value("${onedoor.sign-in.client-secret:}") String clientSecret,
            @Value("${onedoor.sign-in.name:your organisation's account}") String name,
            @Value("${onedoor.sign-in.algorithm:RS256}") String algorithm,
            @Value("${onedoor.sign-in.scopes:openid profile nationalrbacaccess selectedrole}") String scopes,
            @Value("${onedoor.sign-in.proof:}") String proof,
            @Value("${onedoor.sign-in.roles:}") String roles,
            @Value("${onedoor.sign-in.organisations:}") String organisations,
            @Value("${onedoor.address:}") String address) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name;
        this.algorithm = algorithm;
        this.scopes = Set.of(scopes.strip().split("\\s+", -1));
        this.proof = Stream.of(proof.strip().split("\\s+", -1))
                .filter(level -> !level.isEmpty())
                .toList();
        this.roles = Path.of(roles);
        this.organisations = Path.of(organisations);
        this.address = address;
    }

    /** Whether a token's level (acr) is proof enough before something grave: any, unless some are named. */
    boolean isProof(@Nullable String level) {
        return proof.isEmpty() || (level != null && proof.contains(level));
    }

    /** Whether staff sign in with a provider here at all. */
    boolean isSet() {
        return !issuer.isBlank();
    }
}
