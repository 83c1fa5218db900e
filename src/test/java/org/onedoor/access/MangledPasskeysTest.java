package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;
import org.onedoor.access.PasskeyCeremonies.Answer;
import org.onedoor.access.PasskeyCeremonies.Purpose;
import org.onedoor.access.PasskeyDoor.Known;
import org.springframework.mock.web.MockHttpSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever becomes of a passkey's answer, in its JSON or in the packed parts of it, proves nothing or what it proved before, and never breaks. */
class MangledPasskeysTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PasskeyDoor door = PasskeyDoor.one();
    private final PasskeyCeremonies ceremonies = door.bean(PasskeyCeremonies.class);
    private final TestAuthenticator key = door.authenticator();

    @Test
    void noAnswerToAQuestionIsAFaultAndNoneProvesMoreThanItDid() {
        Known kim = door.known(door.cast().clinician("pcn-mh-grays"));
        PasskeyDoor.add(kim.visitor(), key, "Laptop");
        MockHttpSession session = new MockHttpSession();
        int proven = 0;
        for (String part : List.of("", "clientDataJSON", "authenticatorData", "signature", "userHandle")) {
            for (int seed = 0; seed < 80; seed++) {
                String answer = mangled(key.answer(ceremonies.askToSignIn(session)), part, seed);
                Answer came = ceremonies.read(session, Purpose.SIGN_IN, answer);
                switch (came) {
                    case PasskeyCeremonies.Proven(var account, boolean _) -> {
                        assertThat(account).isEqualTo(kim.account().accountId());
                        assertThat(part).as("a signed part that was changed").isNotEqualTo("authenticatorData");
                        proven++;
                    }
                    case PasskeyCeremonies.Refused _ -> assertThat(came).isNotNull();
                    case PasskeyCeremonies.Copied _ -> throw new AssertionError("%s, seed %d".formatted(part, seed));
                }
            }
        }
        assertThat(proven).as("what stands outside the signed parts may change").isPositive();
        assertThat(ceremonies.read(session, Purpose.SIGN_IN, key.answer(ceremonies.askToSignIn(session))))
                .as("none of it spoiled the passkey")
                .isInstanceOf(PasskeyCeremonies.Proven.class);
    }

    @Test
    void noNewPasskeyIsAFaultAndNoneIsMadeForAnother() {
        Known kim = door.known(door.cast().clinician("pcn-mh-grays"));
        MockHttpSession session = new MockHttpSession();
        for (String part : List.of("", "clientDataJSON", "attestationObject")) {
            for (int seed = 0; seed < 80; seed++) {
                TestAuthenticator fresh = door.authenticator();
                String asked = ceremonies.askToMake(
                        session, kim.account().accountId(), kim.account().username(), "Kim", false);
                ceremonies
                        .make(session, mangled(fresh.make(asked), part, seed), "Mangled")
                        .ifPresent(
                                made -> assertThat(made).isEqualTo(kim.account().accountId()));
            }
        }
    }

    /** @param part of the response, whose bytes are mangled before they are packed; the JSON itself where it is empty */
    private static String mangled(String answer, String part, long seed) {
        if (part.isEmpty()) {
            return new String(Mangled.of(answer.getBytes(StandardCharsets.UTF_8), seed), StandardCharsets.UTF_8);
        }
        JsonNode whole = JSON.readTree(answer);
        ObjectNode response = (ObjectNode) whole.path("response");
        byte[] was = Base64.getUrlDecoder().decode(response.path(part).asString());
        response.put(part, Base64.getUrlEncoder().withoutPadding().encodeToString(Mangled.of(was, seed)));
        return JSON.writeValueAsString(whole);
    }
}
