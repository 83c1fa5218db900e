package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.pictures.World.look;
import static org.onedoor.pictures.World.words;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.springframework.beans.factory.annotation.Autowired;

/** The front-door inbox: what nobody else has accepted yet. */
@PictureTest
@Tag("pictures")
class InboxPicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-02-28T09:00");
    }

    @Test
    void fullItShowsTheEarliestDeadlineFirstWithThreeIdentifiersInEachRow() {
        Morning.play(world);
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/referrals/inbox"), "inbox", "full");
            assertThat(words(navigator)).contains("Breached", "APPLEGARTH", "WEXCOMBE");
        }
        try (Browser navigator = world.narrow("navigator.1")) {
            look(navigator.open("/referrals/inbox"), "inbox", "narrow");
        }
    }

    @Test
    void emptyItSaysThatTheInboxIsClear() {
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/referrals/inbox"), "inbox", "empty");
            assertThat(words(navigator)).contains("Inbox clear");
        }
    }

    @Test
    void withoutTheServerItSaysSinceWhenItIsNotLive() {
        Morning.play(world);
        try (Browser navigator = world.ticking("navigator.1")) {
            navigator.page().route("**/live/**", Route::abort); // never heard: what comes late cannot undo the silence
            navigator.open("/referrals/inbox");
            navigator.page().context().setOffline(true);
            navigator.page().clock().fastForward(95_000);
            navigator.page().locator(".onedoor-live__stale").waitFor();
            look(navigator, "inbox", "error");
            assertThat(words(navigator)).contains("Not live since 09:20. Data may be old");
            navigator.page().context().setOffline(false);
        }
    }

    @Test
    void longNamesStayInTheirColumns() {
        world.refer(world.visitor("gp.harlow"), Need.LONG);
        Morning.play(world);
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/referrals/inbox"), "inbox", "long");
        }
    }
}
