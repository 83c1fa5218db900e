package org.onedoor.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token's signature once and not for each request it comes with. Until when it is valid is asked each time, and
 * so is, elsewhere, whether its client is still welcome.
 */
final class VerifiedTokens implements JwtDecoder {
    private final InstantSource machine = InstantSource.system();
    private final JwtDecoder decoder;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(10_000).build();

    VerifiedTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null
                && known.getExpiresAt() != null
                && known.getExpiresAt().isAfter(machine.instant())) {
            return known;
        }
        verified.invalidate(token);
        Jwt decoded = decoder.decode(token);
        verified.put(token, decoded);
        return decoded;
    }
}
