package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Who is told that something changed. */
class LiveTest {

    @Test
    void aTopicIsWatchedWhileAPageOfItIsOpenAndShutdownLetsEveryPageGo() {
        Live live = new Live();
        assertThat(live.watched("inbox-1")).isFalse();
        SseEmitter page = live.open("inbox-1", () -> true);
        assertThat(page.getTimeout()).isZero();
        assertThat(live.watched("inbox-1")).isTrue();
        assertThat(live.topics()).containsExactly("inbox-1");
        live.close();
        live.open("inbox-2", () -> true);
        assertThat(live.watched("inbox-2")).isFalse();
    }

    @Test
    void aPageOfWhomeverIsNoLongerWelcomeEndsAndTheOthersGoOn() {
        Live live = new Live();
        AtomicBoolean welcome = new AtomicBoolean(true);
        live.open("stack-1", welcome::get);
        live.open("stack-2", () -> true);
        live.open("stack-3", () -> {
            throw new IllegalStateException("The session is over");
        });
        live.letGo();
        assertThat(live.topics()).containsExactlyInAnyOrder("stack-1", "stack-2");
        welcome.set(false);
        live.letGo();
        assertThat(live.topics()).containsExactly("stack-2");
        live.close();
    }
}
