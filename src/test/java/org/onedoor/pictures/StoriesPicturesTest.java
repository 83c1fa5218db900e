package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.pictures.World.look;
import static org.onedoor.pictures.World.words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories, played minute by minute, and the time of the demo. */
@PictureTest
class StoriesPicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-03-01T08:00");
    }

    @Test
    void aStoryIsPlayedStepByStepAndShowsWhatEachIsTold() {
        try (Browser one = world.anyone();
                Browser narrow = world.anyoneNarrow()) {
            look(one.open("/demo/stories"), "stories", "empty");
            one.open("/demo/stories/e1");
            press(one, "button[value=met]");
            for (int scene = 1; scene <= 4; scene++) {
                press(one, "button[value=one]");
            }
            world.settled();
            look(one.open("/demo/stories/e1"), "stories", "full");
            look(narrow.open("/demo/stories/e1"), "stories", "narrow");
            press(one, "button[value=all]");
            world.settled();
            look(one.open("/demo/stories/e1"), "stories", "long");
            assertThat(words(one)).contains("What the man is told");
            press(one, "form[action$='/leave'] button");
        }
    }

    @Test
    void aTimeThatIsNoneIsSaidAndKept() {
        try (Browser one = world.anyone()) {
            one.open("/demo");
            one.page().locator("[name=to]").fill("next Tuesday");
            press(one, "form[action$='/jump'] button");
            look(one, "stories", "error");
            assertThat(one.page().title()).startsWith("Error: ");
        }
    }

    private static void press(Browser browser, String button) {
        browser.page().locator(button).first().click();
        browser.page().waitForLoadState();
    }
}
