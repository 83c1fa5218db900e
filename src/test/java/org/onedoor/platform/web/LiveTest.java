package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Who is told that something changed. */
class LiveTest {

    @Test
    void aTopicIsWatchedWhileAPageOfItIsOpenAndShutdownLetsEveryPageGo() {
        Live live = new Live();
        assertThat(live.watched("inbox-1")).isFalse();
        SseEmitter page = live.open("inbox-1");
        assertThat(page.getTimeout()).isZero();
        assertThat(live.watched("inbox-1")).isTrue();
        assertThat(live.topics()).containsExactly("inbox-1");
        live.close();
        live.open("inbox-2");
        assertThat(live.watched("inbox-2")).isFalse();
    }
}
