package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Nobody searches for people, breaks the glass or asks for anything so often that it is no longer work. */
class RateLimitsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
    private final RateLimits limits = new RateLimits(now::get, true);

    private static Actor actor(@Nullable String client) {
        return new Actor(UUID.randomUUID(), "Sam", "clinician", UUID.randomUUID(), null, client);
    }

    private int ask(@Nullable Actor who, String method, String path, int times) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest(method, path);
            MockHttpServletResponse response = new MockHttpServletResponse();
            try {
                if (who == null) {
                    limits.doFilterInternal(request, response, new MockFilterChain());
                } else {
                    CurrentActor.calling(who, () -> {
                        limits.doFilterInternal(request, response, new MockFilterChain());
                        return true;
                    });
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            if (response.getStatus() == 429) {
                assertThat(response.getHeader("Retry-After")).matches("60|300");
            } else {
                passed++;
            }
        }
        return passed;
    }

    @Test
    void eachKindHasItsOwnLimitForEachWhoAsks() {
        Actor sam = actor(null);
        assertThat(ask(sam, "POST", "/people/search", 80)).isEqualTo(60);
        assertThat(ask(actor(null), "POST", "/people/search", 10)).isEqualTo(10);
        assertThat(ask(sam, "POST", "/emergency", 20)).isEqualTo(10);
        assertThat(ask(sam, "GET", "/referrals", 600)).isEqualTo(500);
        assertThat(ask(actor("client-1"), "POST", "/fhir/R4/$process-message", 3_100))
                .isEqualTo(3_000);
        assertThat(ask(null, "GET", "/sign-in", 1_300)).isEqualTo(1_200);
        assertThat(ask(null, "GET", "/static/app.css", 10)).isEqualTo(10);
        now.set(Instant.parse("2026-11-28T08:01:01Z"));
        assertThat(ask(sam, "POST", "/people/search", 80)).isEqualTo(60);
        assertThat(ask(sam, "POST", "/emergency", 1)).isZero(); // that one lasts five minutes
        now.set(Instant.parse("2026-11-28T08:06:01Z"));
        assertThat(ask(sam, "POST", "/emergency", 1)).isEqualTo(1);
    }

    @Test
    void whoeverSearchesWithoutEndIsToldToWait() {
        Serving serving = Serving.one();
        serving.provider.user(
                UUID.randomUUID().toString(),
                "Sam",
                Cast.familyName(new Random()),
                "",
                TestProvider.role("1", "R8001", "Nurse Access Role", "R1L"));
        Visitor nurse = serving.viaProvider(serving.visitor()).visitor();
        Page form = nurse.open("/people");
        Page last = form;
        for (int i = 0; i < 61; i++) {
            last = form.posting("/people/search").with("familyName", "Nobody").send();
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.text()).contains("Too many tries");
        assertThat(nurse.open("/referrals").status()).isEqualTo(200); // the rest of the work goes on
    }
}
