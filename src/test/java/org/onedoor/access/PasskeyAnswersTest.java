package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.PasskeyDoor.Known;
import org.springframework.mock.web.MockHttpSession;

/** What a passkey answers and what it proves: nothing where it was not asked, not now, not here or not to be read. */
class PasskeyAnswersTest {
    private final PasskeyDoor door = PasskeyDoor.one();
    private final TestAuthenticator key = door.authenticator();

    @BeforeEach
    void nobodyTriedTooOften() {
        door.forgive();
    }

    private Known clinician() {
        return door.known(door.cast().clinician("pcn-mh-grays"));
    }

    @Test
    void aPasskeyThatDidNotCheckItsHolderIsOneFactorAndThePasswordTheOther() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Plain key");
        key.verifies = false;
        Page half = door.signIn(key);
        assertThat(half.path()).isEqualTo("/sign-in");
        assertThat(half.text()).contains("did not check that it is you", "user name and password as well");
        String username = kim.account().username();
        for (String[] typed : new String[][] {
            {username, "another password"}, {"somebody.else", PasskeyDoor.PASSWORD}, {"", PasskeyDoor.PASSWORD}
        }) {
            assertThat(door.signIn(key, typed[0], typed[1]).text()).contains("did not check that it is you");
        }
        assertThat(door.signIn(key, username, PasskeyDoor.PASSWORD).path()).isEqualTo("/");
        assertThat(door.log(kim.account().accountId()))
                .startsWith("passkey signed-in", "passkey refused", "passkey refused", "passkey refused");
    }

    @Test
    void anAnswerForAnotherPageAnotherSiteAnotherQuestionOrBeforeProvesNothing() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Laptop");
        for (String elsewhere :
                List.of("https://onedoor.example.com", "http://localhost:1", "http://127.0.0.1:" + door.port)) {
            key.origin = elsewhere;
            assertThat(door.signIn(key).path()).as(elsewhere).isEqualTo("/sign-in");
        }
        key.origin = door.origin();
        key.site = "example.com";
        assertThat(door.signIn(key).path()).as("another site").isEqualTo("/sign-in");
        key.site = "localhost";

        Page page = door.visitor().open("/sign-in");
        String asked = PasskeyDoor.asked(page, "/sign-in", "/sign-in/passkey/ask");
        Visitor.Form answered = page.form("/sign-in").to("/sign-in/passkey").with("passkey", key.answer(asked));
        assertThat(answered.by(door.visitor()).send().status())
                .as("in another session")
                .isIn(200, 403);
        assertThat(answered.send().path()).as("the first time").isEqualTo("/");
        Page again = door.visitor().open("/sign-in");
        PasskeyDoor.asked(again, "/sign-in", "/sign-in/passkey/ask");
        assertThat(again.form("/sign-in")
                        .to("/sign-in/passkey")
                        .with("passkey", key.answer(asked))
                        .send()
                        .path())
                .as("an answer to a question that was asked before")
                .isEqualTo("/sign-in");
        String proof = PasskeyDoor.asked(kim.visitor().open("/account"), "/account/sessions/end", "/prove/passkey/ask");
        assertThat(again.form("/sign-in")
                        .to("/sign-in/passkey")
                        .with("passkey", key.answer(proof))
                        .send()
                        .path())
                .as("an answer to a question asked for something else")
                .isEqualTo("/sign-in");
        assertThat(door.signIn(key).path()).isEqualTo("/");
    }

    @Test
    void aQuestionIsOpenForFiveMinutesAndForOneAnswer() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Laptop");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
        PasskeyCeremonies ceremonies = new PasskeyCeremonies(
                door.bean(Passkeys.class), door.bean(PasskeyOwners.class), door.bean(PasskeySite.class), now::get);
        MockHttpSession session = new MockHttpSession();
        String answer = key.answer(ceremonies.askToSignIn(session));
        now.set(Instant.parse("2026-11-28T08:04:59Z"));
        assertThat(ceremonies.read(session, PasskeyCeremonies.Purpose.SIGN_IN, answer))
                .isEqualTo(new PasskeyCeremonies.Proven(kim.account().accountId(), true));
        assertThat(ceremonies.read(session, PasskeyCeremonies.Purpose.SIGN_IN, answer))
                .isEqualTo(new PasskeyCeremonies.Refused());
        String late = key.answer(ceremonies.askToSignIn(session));
        now.set(Instant.parse("2026-11-28T08:09:59Z"));
        assertThat(ceremonies.read(session, PasskeyCeremonies.Purpose.SIGN_IN, late))
                .isEqualTo(new PasskeyCeremonies.Refused());
    }

    @Test
    void whoeverTriesTooOftenFromOnePlaceWaits() {
        Page page = door.visitor().open("/sign-in");
        for (int i = 0; i < 60; i++) {
            page.form("/sign-in").to("/sign-in/passkey").with("passkey", "{}").send();
        }
        Page wait = page.form("/sign-in")
                .to("/sign-in/passkey")
                .with("passkey", "{}")
                .send();
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.text()).contains("Too many tries");
        assertThat(Serving.signIn(door.visitor(), "nobody", "nothing", "").status())
                .isEqualTo(429);
        door.forgive();
    }

    private static List<String> unreadable() {
        String deepCbor = Base64.getUrlEncoder().withoutPadding().encodeToString(filled(10_000, (byte) 0x81));
        String longCbor = Base64.getUrlEncoder().withoutPadding().encodeToString(filled(12_000, (byte) 0x5B));
        String whole = """
                {"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},\
                "response":{"clientDataJSON":"%s","attestationObject":"%s","authenticatorData":"%s","signature":"AAAA"}}""";
        return List.of(
                "",
                "later",
                "null",
                "[]",
                "{",
                "{}",
                "\u0000",
                "[".repeat(10_000),
                "{\"a\":".repeat(3_000),
                "x".repeat(1_000_000),
                "{\"rawId\":5,\"response\":[]}",
                "{\"id\":{},\"rawId\":\"!!!\",\"response\":\"x\"}",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\"}",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{},\"clientExtensionResults\":{}}",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":7,\"response\":{\"clientDataJSON\":1e999999}}",
                whole.formatted("AAAA", "AAAA", "AAAA"),
                whole.formatted("e30", deepCbor, deepCbor),
                whole.formatted(longCbor, longCbor, "_w"));
    }

    private static byte[] filled(int length, byte with) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, with);
        return bytes;
    }

    @Test
    void whatCannotBeReadIsRefusedInWordsAndNothingBreaks() {
        for (String answer : unreadable()) {
            Page page = door.visitor().open("/sign-in");
            PasskeyDoor.asked(page, "/sign-in", "/sign-in/passkey/ask");
            Page refused = page.form("/sign-in")
                    .to("/sign-in/passkey")
                    .with("passkey", answer)
                    .send();
            assertThat(refused.path()).isEqualTo("/sign-in");
            assertThat(refused.text()).as(begun(answer)).contains("This passkey does not sign anybody in here");
        }
        Visitor kim = clinician().visitor();
        Page form = kim.open("/account/passkeys/new");
        for (String answer : unreadable()) {
            PasskeyDoor.asked(form, "/account/passkeys/new", "/account/passkeys/ask");
            Page made = form.form("/account/passkeys/new")
                    .with("name", "My own words")
                    .with("passkey", answer)
                    .send();
            assertThat(made.status()).as(begun(answer)).isEqualTo(422);
            assertThat(made.text()).contains("No passkey was made");
            assertThat(made.document().select("[name=name]").val()).isEqualTo("My own words");
        }
        door.provenLongAgo();
        Page proof = kim.open("/account/passkeys/new");
        for (String answer : unreadable()) {
            door.forgive();
            PasskeyDoor.asked(proof, "/prove", "/prove/passkey/ask");
            Page unproven = proof.form("/prove").with("passkey", answer).send();
            assertThat(unproven.path()).isEqualTo("/prove");
            assertThat(unproven.status()).as(begun(answer)).isEqualTo(422);
        }
    }

    private static String begun(String answer) {
        return answer.substring(0, Math.min(answer.length(), 60));
    }
}
