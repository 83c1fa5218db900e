package org.onedoor.access;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A signed assertion without a client id beside it, as RFC 7521 allows and many clients send: the assertion's own subject
 * says whose it claims to be, and the signature is then checked with that client's keys.
 */
final class UnnamedAssertions implements AuthenticationConverter {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int LONGEST = 10_000;

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] assertion = request.getParameterValues("client_assertion");
        boolean unnamed = request.getParameter("client_id") == null
                && assertion != null
                && assertion.length == 1
                && assertion[0].length() <= LONGEST
                && TYPE.equals(request.getParameter("client_assertion_type"));
        if (!unnamed) {
            return null;
        }
        try {
            String subject = SignedJWT.parse(assertion[0]).getJWTClaimsSet().getSubject();
            return subject == null
                    ? null
                    : new OAuth2ClientAuthenticationToken(
                            subject, new ClientAuthenticationMethod(TYPE), assertion[0], Map.of());
        } catch (ParseException notSigned) {
            return null;
        }
    }
}
