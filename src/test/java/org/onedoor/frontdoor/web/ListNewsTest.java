package org.onedoor.frontdoor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.work.LastLooks.LastLook;

/** What a list says is new of it. */
class ListNewsTest {
    private static final Instant LOOKED = Instant.parse("2024-03-01T09:00:00Z");
    private static final Instant BEFORE = LOOKED.minusSeconds(600);
    private static final Instant AFTER = LOOKED.plusSeconds(600);
    private static final LastLook LAST = new LastLook(LOOKED, UUID.randomUUID());
    private static final IntSupplier NEVER = () -> {
        throw new AssertionError("Nobody needs to count");
    };

    private static @Nullable String said(List<Instant> arrived, int count, int pages, IntSupplier all) {
        ListNews news = ListNews.of(LAST, arrived, count, pages, all);
        return news == null ? null : news.lead().replaceAll(" since.*", "") + news.rest();
    }

    @Test
    void ofOnePageNothingIsCountedBesides() {
        assertThat(said(List.of(BEFORE, AFTER), 2, 1, NEVER)).isEqualTo("1 is new");
        assertThat(said(List.of(BEFORE), 1, 1, NEVER)).isNull();
    }

    @Test
    void whatIsOnOtherPagesIsSaid() {
        assertThat(said(List.of(BEFORE), 30, 2, () -> 1)).isEqualTo("1 is new. It is on another page.");
        assertThat(said(List.of(AFTER), 30, 2, () -> 2)).isEqualTo("2 are new. 1 of them is on another page.");
        assertThat(said(List.of(BEFORE), 90, 4, () -> 5)).isEqualTo("5 are new. All of them are on other pages.");
        assertThat(said(List.of(BEFORE), 30, 2, () -> 0)).isNull();
    }

    @Test
    void ofAListTooLongToCountThePageAloneSpeaksAndSaysSo() {
        int tooLong = ListNews.MOST_COUNTED + 1;
        assertThat(said(List.of(AFTER), tooLong, 81, NEVER))
                .isEqualTo("1 is new, on this page. The list is too long to count the others.");
        assertThat(said(List.of(AFTER), ListNews.MOST_COUNTED, 80, () -> 9))
                .isEqualTo("9 are new. 8 of them are on other pages.");
    }

    @Test
    void whoeverLooksForTheFirstTimeIsToldNothing() {
        assertThat(ListNews.of(new LastLook(null, UUID.randomUUID()), List.of(AFTER), 90, 4, NEVER))
                .isNull();
    }
}
