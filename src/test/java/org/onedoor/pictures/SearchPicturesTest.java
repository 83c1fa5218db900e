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

/** Finding a person by two identifiers. */
@PictureTest
@Tag("pictures")
class SearchPicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-03-01T09:00");
    }

    @Test
    void fullItShowsThreeIdentifiersOfEachPersonFound() {
        Visitor tilbury = world.visitor("gp.tilbury");
        world.refer(tilbury, Need.ALAN);
        world.refer(tilbury, Need.of("9999955886", "Arthur Wexcombe", "12 6 1979", "RM18 8EB", "debt", "routine"));
        try (Browser navigator = world.desk("navigator.1")) {
            search(navigator, "", "wexcombe", "12", "6", "1979");
            look(navigator, "search", "full");
            assertThat(words(navigator)).contains("2 people found", "999 900 5608");
        }
        try (Browser navigator = world.narrow("navigator.1")) {
            search(navigator, "", "wexcombe", "12", "6", "1979");
            look(navigator, "search", "narrow");
        }
    }

    @Test
    void emptyItSaysWhatToTryNext() {
        try (Browser navigator = world.desk("navigator.1")) {
            search(navigator, "", "Nobodyhere", "1", "1", "1970");
            look(navigator, "search", "empty");
            assertThat(words(navigator)).contains("Check the spelling and the date of birth");
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        try (Browser navigator = world.desk("navigator.1")) {
            search(navigator, "999 900 5609", "", "31", "2", "1979");
            look(navigator, "search", "error");
            assertThat(navigator.page().title()).startsWith("Error: ");
            assertThat(navigator.page().locator("main [name=nhsNumber]").inputValue())
                    .isEqualTo("999 900 5609");
        }
    }

    @Test
    void longNamesAreWrapped() {
        world.refer(world.visitor("gp.harlow"), Need.LONG);
        try (Browser navigator = world.desk("navigator.1")) {
            search(navigator, "999 908 4796", Need.LONG.familyName(), "29", "2", "1988");
            look(navigator, "search", "long");
            assertThat(words(navigator)).contains("1 person found");
        }
    }

    private static void search(Browser browser, String number, String family, String day, String month, String year) {
        browser.open("/people");
        browser.page().locator("main [name=nhsNumber]").fill(number);
        browser.page().locator("main [name=familyName]").fill(family);
        browser.page().locator("main [name=birthDate-day]").fill(day);
        browser.page().locator("main [name=birthDate-month]").fill(month);
        browser.page().locator("main [name=birthDate-year]").fill(year);
        browser.page().locator("main form[action='/people/search'] button").click();
        browser.page().waitForLoadState();
    }
}
