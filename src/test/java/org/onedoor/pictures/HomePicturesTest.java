package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.pictures.World.look;
import static org.onedoor.pictures.World.words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** My work: tasks, what is most pressing, and what others told us. */
@PictureTest
@Tag("pictures")
class HomePicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-02-28T09:00");
    }

    @Test
    void fullItShowsWhatToDoFirst() {
        Morning.play(world);
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/"), "home", "full");
            assertThat(words(navigator)).contains("Act on a clock that has run out", "Declined, and back with you");
        }
        try (Browser navigator = world.narrow("navigator.1")) {
            look(navigator.open("/"), "home", "narrow");
        }
    }

    @Test
    void emptyItSaysThatNothingIsDue() {
        try (Browser team = world.desk("veterans")) {
            look(team.open("/"), "home", "empty");
            assertThat(words(team)).contains("No task is open", "No new notifications");
        }
    }

    @Test
    void aTaskAColleagueEndedFirstIsSaidToBeEnded() {
        Morning.play(world);
        try (Browser one = world.desk("navigator.1");
                Browser other = world.desk("navigator.2")) {
            one.open("/");
            other.open("/");
            done(other);
            done(one);
            look(one, "home", "error");
            assertThat(words(one)).contains("Someone was quicker");
        }
    }

    @Test
    void longNamesAndWordsAreWrapped() {
        Visitor navigator = world.visitor("navigator.1");
        String reference = world.refer(world.visitor("gp.harlow"), Need.LONG);
        world.step(navigator, reference, "start-triage");
        world.at("2024-02-28T09:30");
        world.step(
                navigator,
                reference,
                "offer",
                "service",
                world.service("cmht-west"),
                "override",
                "Known there",
                "words",
                "Her sister is the one to ring. She answers after five.");
        world.at("2024-02-28T11:00");
        world.step(world.visitor("cmht.west"), reference, "accept");
        world.at("2024-03-07T09:00");
        try (Browser team = world.desk("cmht.west")) {
            look(team.open("/"), "home", "long");
        }
    }

    private static void done(Browser browser) {
        browser.page().locator("form[action$='/done'] button").first().click();
        browser.page().waitForLoadState();
    }
}
