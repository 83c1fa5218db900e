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

/** One person: what is open, what is booked, who is involved, and who they are; and their one timeline. */
@PictureTest
@Tag("pictures")
class PersonPicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-03-01T09:05");
    }

    @Test
    void fullTheyShowOnePersonAndEverythingThatHappened() {
        String reference = Seen.play(world, Need.ALAN, "gp.tilbury");
        try (Browser practitioner = world.desk("mhp.tilbury")) {
            person(practitioner, reference);
            look(practitioner, "person", "full");
            assertThat(words(practitioner)).contains("WEXCOMBE, Alan", "Who is involved");
            timeline(practitioner);
            look(practitioner, "timeline", "full");
            assertThat(words(practitioner)).contains("Talked for 45 minutes");
        }
        try (Browser practitioner = world.narrow("mhp.tilbury")) {
            person(practitioner, reference);
            look(practitioner, "person", "narrow");
            timeline(practitioner);
            look(practitioner, "timeline", "narrow");
        }
    }

    @Test
    void emptyTheySayThatNothingIsOpenOrMatches() {
        Visitor gp = world.visitor("gp.tilbury");
        String reference = world.refer(gp, Need.ALAN);
        world.step(
                gp,
                reference,
                "withdraw",
                "reason",
                "sent-in-error",
                "words",
                "Made for the wrong patient",
                "told",
                "person");
        try (Browser practice = world.desk("gp.tilbury")) {
            person(practice, reference);
            look(practice, "person", "empty");
            assertThat(words(practice)).contains("No referral is open");
            timeline(practice);
            practice.page().navigate(practice.page().url() + "?mark=contact");
            look(practice, "timeline", "empty");
            assertThat(words(practice)).contains("Nothing matches");
        }
    }

    @Test
    void somebodyOutOfReachIsNotFoundAndATimeThatIsNoneIsKept() {
        String reference = Seen.play(world, Need.ALAN, "gp.tilbury");
        try (Browser practitioner = world.desk("mhp.tilbury");
                Browser stranger = world.desk("gp.colchester")) {
            person(practitioner, reference);
            String path = java.net.URI.create(practitioner.page().url()).getPath();
            look(stranger.open(path), "person", "error");
            assertThat(words(stranger)).contains("Page not found");
            practitioner.open(path + "/timeline?at=yesterday");
            look(practitioner, "timeline", "error");
            assertThat(practitioner.page().title()).startsWith("Error: ");
            assertThat(words(practitioner)).contains("must be a date and time");
        }
    }

    @Test
    void longNamesAreWrapped() {
        String reference = Seen.play(world, Need.LONG, "gp.harlow");
        try (Browser practitioner = world.desk("mhp.tilbury")) {
            person(practitioner, reference);
            look(practitioner, "person", "long");
            timeline(practitioner);
            look(practitioner, "timeline", "long");
        }
    }

    private static void person(Browser browser, String reference) {
        browser.open("/referrals/" + reference);
        browser.page().locator("main a[href^='/people/']").first().click();
        browser.page().waitForLoadState();
    }

    private static void timeline(Browser browser) {
        browser.page().locator("main a[href$='/timeline']").first().click();
        browser.page().waitForLoadState();
    }
}
