package org.onedoor.access;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Refuses a token of which a time cannot be one, once its signature is known to be good: seconds are made milliseconds by
 * the decoder without a look at how many they are, so that a day on which it becomes valid that never comes would be one
 * long past.
 */
final class PossibleTimes implements JwtDecoder {
    private static final List<String> TIMES = List.of("exp", "nbf", "iat", "auth_time");

    /** The first second of the year 10000. */
    private static final double END = 253_402_300_800d;

    private final JwtDecoder decoder;

    PossibleTimes(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt decoded = decoder.decode(token);
        Map<String, Object> claims = claims(token);
        for (String time : TIMES) {
            if (claims.get(time) instanceof Number said && !(said.doubleValue() >= 0 && said.doubleValue() < END)) {
                String wrong = time + " is no time";
                throw new JwtValidationException(
                        wrong, List.of(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, wrong, null)));
            }
        }
        return decoded;
    }

    /** As it was said, before anything was made of it. */
    private static Map<String, Object> claims(String token) {
        try {
            Map<String, Object> said = JWTParser.parse(token) instanceof SignedJWT signed
                    ? signed.getPayload().toJSONObject()
                    : null;
            return said == null ? Map.of() : said;
        } catch (ParseException e) {
            return Map.of();
        }
    }
}
