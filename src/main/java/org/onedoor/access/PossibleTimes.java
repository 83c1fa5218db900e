package org.onedoor.access;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Refuses a token with a time that cannot be one before it is decoded: seconds are made milliseconds there without a look
 * at how many they are, so that one from which it is valid in far more than a million years comes out as one long past.
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
        Map<String, Object> claims = claims(token);
        for (String time : TIMES) {
            if (claims.get(time) instanceof Number said && !(said.doubleValue() >= 0 && said.doubleValue() < END)) {
                throw new BadJwtException(time + " is no time");
            }
        }
        return decoder.decode(token);
    }

    /** None of what is no signed token: whoever decodes it says so. */
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
