package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** What a token is, held against RFC 6750 and against the library's own reading of it. */
class BearerTokensTest {
    private final BearerTokens tokens = new BearerTokens();

    @ParameterizedTest
    @ValueSource(strings = {"a", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJiIn0.c2ln-_~+/", "YQ==", "0", "A.B.C="})
    void aTokenIsTakenAsItIs(String token) {
        assertThat(tokens.resolve(asking("Bearer " + token))).isEqualTo(token);
        assertThat(tokens.resolve(asking("bEARER " + token))).isEqualTo(token);
        assertThat(new DefaultBearerTokenResolver().resolve(asking("Bearer " + token)))
                .isEqualTo(token);
    }

    @Test
    void moreThanOneSpaceIsAllowedByTheRfc() {
        assertThat(tokens.resolve(asking("Bearer   abc"))).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "", "Bear abc", "Token Bearer abc"})
    void anotherSchemeIsNotOurs(String header) {
        assertThat(tokens.resolve(asking(header))).isNull();
        assertThat(new DefaultBearerTokenResolver().resolve(asking(header))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearerabc",
                "Bearer =",
                "Bearer a=b",
                "Bearer a b",
                "Bearer a,b",
                "Bearer é",
                "Bearer a\tb",
                "Bearer a ",
                "Bearer \ta",
                "Bearer a\u0000"
            })
    void whatIsNoTokenIsRefused(String header) {
        assertThatThrownBy(() -> tokens.resolve(asking(header)))
                .isInstanceOf(OAuth2AuthenticationException.class)
                .hasMessageContaining("malformed");
        assertThatThrownBy(() -> new DefaultBearerTokenResolver().resolve(asking(header)))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void withoutTheHeaderThereIsNone() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("access_token", "abc");
        assertThat(tokens.resolve(request)).isNull();
    }

    private static MockHttpServletRequest asking(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", header);
        return request;
    }
}
