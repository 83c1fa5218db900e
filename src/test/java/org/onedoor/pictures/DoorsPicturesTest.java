package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.pictures.World.look;
import static org.onedoor.pictures.World.words;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;

/** The doors a need comes through: the public form, a call, a pasted letter, a file and a partner's own form. */
@PictureTest
@Tag("pictures")
class DoorsPicturesTest {
    private static final String LETTER = """
            Southend Road Surgery
            Tel 01632 960999

            Re: Mrs Alexandra Wexcombe-Fotheringay, DOB 12/06/1979, NHS No. 999 000 1235
            Home 01632 960123
            Mobile 07700 900123

            Dear team,
            Urgent referral please. She has had panic attacks since her father died in January.
            She denies suicidal thoughts. She has consented to this referral.

            Yours sincerely,
            Dr A Pretend
            """;

    @Autowired
    World world;

    @BeforeEach
    void anEmptyDemo() {
        world.empty("2024-03-01T09:05");
    }

    @Test
    void somebodyWithoutAnAccountAsksForHelp() {
        try (Browser reader = world.anyone()) {
            look(reader.open("/refer"), "refer", "empty");
            reader.page().locator("text=Start now").click();
            press(reader, "Continue");
            look(reader, "refer", "error");
            reader.page().locator("#safe").check();
            press(reader, "Continue");
            through(reader, "Sam", "Wexcombe");
            look(reader, "refer", "full");
            press(reader, "Confirm and send");
            String reference =
                    words(reader).replaceAll("(?s).*(OD-[0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1"); // a picture hides it
            look(reader, "refer", "sent");
            reader.open("/refer/follow");
            reader.page().locator("#reference").fill(reference);
            fillBirth(reader);
            press(reader, "See where it stands");
            look(reader, "refer", "followed");
            assertThat(words(reader)).contains("We have it. A person has not read it yet.");
        }
    }

    @Test
    void onASmallPhoneWithLongNames() {
        try (Browser reader = world.anyoneNarrow()) {
            reader.open("/refer").page().locator("text=Start now").click();
            reader.page().locator("#safe-2").check();
            press(reader, "Continue");
            look(reader, "refer", "narrow");
            reader.page().locator("main a.nhsuk-button").click();
            through(reader, "Maximilian-Bartholomew Ignatius", "Featherstonehaugh-Cholmondeley-Wojciechowski");
            look(reader, "refer", "long");
        }
    }

    private void through(Browser reader, String given, String family) {
        reader.page().locator("#who").check();
        press(reader, "Continue");
        reader.page().locator("#givenName").fill(given);
        reader.page().locator("#familyName").fill(family);
        press(reader, "Continue");
        fillBirth(reader);
        press(reader, "Continue");
        reader.page().locator("#phone").fill("07700 900123");
        reader.page().locator("#safeBy-3").check();
        press(reader, "Continue");
        reader.page().locator("#postcode").fill("RM17 6SL");
        press(reader, "Continue");
        reader.page().locator("#reason").fill("I cannot sleep, and I do not go out any more.");
        press(reader, "Continue");
        reader.page().locator("#needs").check();
        press(reader, "Continue");
        press(reader, "Continue");
        reader.page().locator("#agree").check();
        press(reader, "Continue");
    }

    private static void fillBirth(Browser reader) {
        reader.page().locator("#birthDate-day").fill("12");
        reader.page().locator("#birthDate-month").fill("6");
        reader.page().locator("#birthDate-year").fill("1979");
    }

    private static void press(Browser reader, String words) {
        reader.page().locator("main button:has-text(\"%s\")".formatted(words)).click();
    }

    @Test
    void aCallIsTakenDown() {
        try (Browser navigator = world.desk("navigator.1")) {
            look(navigator.open("/referrals/phone"), "phone", "empty");
            press(navigator, "Send");
            look(navigator, "phone", "error");
            call(navigator);
            call(navigator.open("/referrals/phone"));
            look(navigator, "phone", "full");
            assertThat(words(navigator)).contains("They may be known already");
        }
        try (Browser navigator = world.narrow("navigator.1")) {
            look(navigator.open("/referrals/phone"), "phone", "narrow");
        }
    }

    private static void call(Browser navigator) {
        navigator.page().locator("#givenName").fill("Sam");
        navigator.page().locator("#familyName").fill("Wexcombe");
        fillBirth(navigator);
        navigator.page().locator("#phone").fill("07700 900123");
        navigator.page().locator("#postcode").fill("RM17 6SL");
        navigator.page().locator("#reason").fill("Cannot sleep since January.");
        navigator.page().locator("#needs").selectOption("low-mood-anxiety");
        navigator.page().locator("#priority-5").check();
        navigator.page().locator("#consent").check();
        press(navigator, "Send");
    }

    @Test
    void aLetterFillsInTheForm() {
        try (Browser gp = world.desk("gp.tilbury")) {
            gp.open("/referrals/new/paste").page().locator("#letter").fill(LETTER);
            look(gp, "paste", "empty");
            press(gp, "Read it");
            look(gp, "paste", "full");
            assertThat(words(gp)).contains("From the letter:", "more than one phone number");
        }
        try (Browser gp = world.narrow("gp.tilbury")) {
            gp.open("/referrals/new/paste").page().locator("#letter").fill(LETTER);
            press(gp, "Read it");
            look(gp, "paste", "narrow");
        }
    }

    @Test
    void aSchoolHasAFormOfItsOwn() {
        try (Browser school = world.desk("school")) {
            look(school.open("/referrals/new"), "door", "empty");
            press(school, "Send the referral");
            look(school, "door", "error");
        }
        try (Browser home = world.narrow("care.home")) {
            look(home.open("/referrals/new"), "door", "narrow");
        }
    }

    @Test
    void aFileSaysWhatBecameOfEachLine() {
        String text = """
                reference,received,nhs_number,family_name,given_name,birth_date,postcode,phone,practice,priority,needs,reason,consent
                PP-1,2024-02-01T10:30,9990001235,Wexcombe,Ann,07/04/1981,RM17 6SL,07700 900123,F81088,routine,loneliness,Alone,given
                PP-2,31/02/2024,9997654323,Wexcombe,Bo,07/04/1982,RM17 6SL,07700 900124,F81088,routine,loneliness,Alone,given
                PP-3,2024-02-01,9990000001,Wexcombe,Cy,07/04/1983,RM17 6SL,07700 900125,F81088,soonish,juggling,Alone,given
                """;
        Visitor mover = world.visitor("mind.thurrock");
        Page page = mover.open("/referrals/file");
        Page after = page.form("/file")
                .with("what", "open")
                .sendWith("file", "waiting-list.csv", text.getBytes(StandardCharsets.UTF_8));
        try (Browser browser = world.desk("mind.thurrock")) {
            look(browser.open("/referrals/file"), "file", "empty");
            look(browser.open(after.path()), "file", "error");
        }
    }
}
