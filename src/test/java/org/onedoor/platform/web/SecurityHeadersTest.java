package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A browser that came once to an encrypted site never asks it in the open again. */
class SecurityHeadersTest {
    private static String transport(String address, boolean secure) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sign-in");
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SecurityHeaders(address).doFilter(request, response, new MockFilterChain());
        return String.valueOf(response.getHeader("Strict-Transport-Security"));
    }

    @Test
    void anEncryptedSiteSaysSoForAYearAlsoBehindAProxyOfItsOwn() throws Exception {
        assertThat(transport("https://onedoor.example.org", false)).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(transport("", true)).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(transport("http://localhost:8080", false)).isEqualTo("null");
    }
}
