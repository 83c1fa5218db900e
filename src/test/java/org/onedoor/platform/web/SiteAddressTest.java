package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Which site an address that leaves OneDoor is of. */
class SiteAddressTest {
    @BeforeEach
    void aRequestThatNamesAnotherHost() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/plan/a-plan/feed");
        request.setServerName("elsewhere.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void none() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void itIsTheOneOfTheSettingsWhateverHostARequestNames() {
        assertThat(new SiteAddress("https://onedoor.example.org/").get()).isEqualTo("https://onedoor.example.org");
        assertThat(new SiteAddress("").get()).as("a demo has none").isEqualTo("http://elsewhere.example");
    }
}
