package org.onedoor.programme.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SenderTest {
    private static MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.1");
        request.addHeader("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        return request;
    }

    @Test
    void whatARequestSaysOfItselfIsNotBelieved() {
        assertThat(new Sender(false).of(request())).isEqualTo("192.0.2.1");
    }

    @Test
    void behindAProxyOfOurOwnTheAddressTheProxySawCounts() {
        assertThat(new Sender(true).of(request())).isEqualTo("203.0.113.9");
        MockHttpServletRequest bare = new MockHttpServletRequest();
        bare.setRemoteAddr("192.0.2.1");
        assertThat(new Sender(true).of(bare)).isEqualTo("192.0.2.1");
    }
}
