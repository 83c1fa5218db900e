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

/** One referral: where it stands, who has it, its clocks, what happens next, and what happened. */
@PictureTest
@Tag("pictures")
class ReferralPicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-03-01T09:05");
    }

    @Test
    void fullItShowsEverythingFromTheDoorToTheFirstContact() {
        String reference = Seen.play(world, Need.ALAN, "gp.tilbury");
        try (Browser practitioner = world.desk("mhp.tilbury")) {
            look(practitioner.open("/referrals/" + reference), "referral", "full");
            assertThat(words(practitioner)).contains("Being seen", "Met Thu 7 Mar 2024 at 10:00");
        }
        try (Browser practitioner = world.narrow("mhp.tilbury")) {
            look(practitioner.open("/referrals/" + reference), "referral", "narrow");
        }
    }

    @Test
    void justSentItSaysWhoHasItAndWhatHappensNext() {
        Visitor gp = world.visitor("gp.tilbury");
        String reference = world.refer(gp, Need.ALAN);
        try (Browser referrer = world.desk("gp.tilbury")) {
            look(referrer.open("/referrals/" + reference), "referral", "empty");
            assertThat(words(referrer)).contains("Waiting for triage", "reads it, decides how soon");
        }
    }

    @Test
    void aContactWithSomethingMissingIsNotLost() {
        String reference = Seen.play(world, Need.ALAN, "gp.tilbury");
        try (Browser practitioner = world.desk("mhp.tilbury")) {
            practitioner.open("/referrals/" + reference + "/do/record-contact");
            practitioner
                    .page()
                    .locator("[name=words]")
                    .fill("He is sleeping a little better and came with his brother.");
            practitioner
                    .page()
                    .locator("form[action$='do/record-contact'] button")
                    .first()
                    .click();
            practitioner.page().waitForLoadState();
            look(practitioner, "referral", "error");
            assertThat(practitioner.page().title()).startsWith("Error: ");
            assertThat(practitioner.page().locator("[name=words]").inputValue()).startsWith("He is sleeping");
        }
    }

    @Test
    void longNamesAndReasonsAreShownWhole() {
        String reference = Seen.play(world, Need.LONG, "gp.harlow");
        try (Browser practitioner = world.desk("mhp.tilbury")) {
            look(practitioner.open("/referrals/" + reference), "referral", "long");
            assertThat(words(practitioner)).contains("Please do not write to the address");
        }
    }
}
