package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.pictures.World.look;
import static org.onedoor.pictures.World.words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Triage on one screen: the referral, what is known, and where it could go. */
@PictureTest
class TriagePicturesTest {
    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-02-28T09:00");
    }

    @Test
    void fullItShowsTheReferralBesideTheServicesWithTheReasonForEach() {
        String alan = Morning.play(world);
        world.step(world.visitor("navigator.1"), alan, "start-triage");
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/referrals/" + alan + "/triage"), "triage", "full");
            assertThat(words(navigator)).contains("PCN Mental Health Practitioner, Tilbury and Chadwell");
        }
        try (Browser navigator = world.narrow("navigator.1")) {
            look(navigator.open("/referrals/" + alan + "/triage"), "triage", "narrow");
        }
    }

    @Test
    void emptyItSaysThatNothingIsKnownAndWhoStillAnswers() {
        String unknown = world.refer(
                world.visitor("police"),
                Need.of("9990035075", "Tam Nobody", "1 1 1994", "SS3 9AA", "unsure", "routine"));
        try (Browser navigator = world.desk("navigator.1")) {
            navigator.open("/referrals/" + unknown + "/triage?tier=emergency");
            look(navigator, "triage", "empty");
            assertThat(words(navigator)).contains("There are no others");
        }
    }

    @Test
    void whoeverIsSecondIsToldAndKeepsWhatTheyTyped() {
        String alan = Morning.play(world);
        Visitor quicker = world.visitor("navigator.2");
        try (Browser navigator = world.desk("navigator.1")) {
            navigator.open("/referrals/" + alan + "/triage");
            world.step(
                    quicker, alan, "decide-priority", "priority", "urgent", "why", "His wife rang: much worse today");
            navigator
                    .page()
                    .locator("form[action$='do/decide-priority'] [name=why]")
                    .fill("Sooner than 28 days");
            navigator
                    .page()
                    .locator("form[action$='do/decide-priority'] button")
                    .first()
                    .click();
            navigator.page().waitForLoadState();
            look(navigator, "triage", "error");
            assertThat(words(navigator)).contains("This was not saved");
            assertThat(navigator.page().locator("[name=why]").inputValue()).isEqualTo("Sooner than 28 days");
        }
    }

    @Test
    void longNamesAndReasonsAreShownWhole() {
        String reference = world.refer(world.visitor("gp.harlow"), Need.LONG);
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/referrals/" + reference + "/triage"), "triage", "long");
            assertThat(words(navigator)).contains("Please do not write to the address");
        }
    }
}
