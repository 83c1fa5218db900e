package org.onedoor.frontdoor.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the strategies ask of the 999 stack, through its pages and its feed alone. */
@OneDoorTest
class StackRowsTest {
    private static final Instant CALLED = Instant.parse("2023-03-14T10:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    private final String run = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    private int messages;
    private Visitor crew;
    private Visitor clinician;

    @BeforeEach
    void people() {
        at(0);
        crew = new Visitor(port)
                .signIn(cast.account(
                                "ambulance",
                                organisations.byOds("RYC").orElseThrow().id(),
                                null)
                        .username());
        clinician = new Visitor(port).signIn(cast.navigator().username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("W4.21")
    void onlyCategoriesThreeToFiveAreEverSeenAndAnUpgradeTakesTheCallBackAtOnce() {
        feed(call(1), call(2), call(3), call(4), call(5));
        assertThat(clinician.open("/stack").text())
                .contains(number(3), number(4), number(5))
                .doesNotContain(number(1), number(2), "Caller C1", "Caller C2");
        for (int hidden : List.of(1, 2)) {
            for (Visitor who : List.of(clinician, crew)) {
                assertThat(who.open("/stack/number/" + number(hidden)).status()).isEqualTo(404);
            }
        }

        at(5);
        Page reading = open(3);
        pull(4);
        String reference = referral(4);
        at(7);
        feed(upgrade(3, 2), upgrade(4, 1));
        assertThat(clinician.open("/stack").text()).doesNotContain(number(3), number(4));
        Page refused = pull(reading, 3);
        assertThat(refused.text()).contains("upgraded").doesNotContain("Caller C3");
        assertThat(clinician.open("/stack/number/" + number(4)).text()).contains("upgraded to category 1");
        assertThat(clinician.open("/referrals/" + reference).text()).contains("Handed back to the ambulance service");
        assertThat(crew.open("/stack/number/" + number(4)).text()).contains("upgraded to category 1");
    }

    @Test
    @Shows({"W3.22", "W3.14"})
    void aPulledCallSaysWhyAfterHowLongAndWhenSomebodyCameAndIsLookedBackAtAfterSeventyTwoHours() {
        feed(call(3), call(4), call(5));
        at(12);
        for (int category : List.of(3, 4, 5)) {
            pull(category);
        }
        Page pulled = clinician.open("/stack/number/" + number(3));
        assertThat(pulled.text())
                .contains("A community team can be with them within two hours")
                .contains("12 minutes after the call")
                .contains("Responder with the person Not yet");
        assertThat(clinician.open("/referrals/" + referral(3)).text()).contains("Spoke to her daughter");

        at(20);
        Visitor nurse = new Visitor(port).signIn(cast.clinician("ucrt").username());
        for (int category : List.of(3, 4, 5)) {
            form(nurse, category, "accept", Map.of());
        }
        at(95);
        for (int category : List.of(3, 4, 5)) {
            form(
                    nurse,
                    category,
                    "record-contact",
                    Map.of(
                            "at",
                            "2023-03-14T11:30",
                            "attended",
                            "yes",
                            "mode",
                            "face-to-face",
                            "purpose",
                            "assessment"));
            form(nurse, category, "record-outcome", Map.of("outcome", "need-met", "told", "person"));
        }
        assertThat(clinician.open("/stack/number/" + number(3)).text())
                .contains("Responder with the person Tue 14 Mar 2023 at 11:30");
        assertThat(crew.open("/stack/number/" + number(3)).text())
                .as("contacts are for those who look after the person")
                .doesNotContain("Responder with the person");

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> clinician.open("/stack/number/" + number(5)).text().contains("Look back"));
        assertThat(clinician.open("/tasks").text()).contains("did the person come back within 72 hours?");
        lookBack(3, "called-again", "Called 999 or 111 again for the same need");
        lookBack(4, "conveyed", "Taken to hospital, or came to an emergency department");
        lookBack(5, "died", "The person died");
        Page day = clinician.open("/stack/day?day=2023-03-14");
        assertThat(day.text()).contains("Came back within 72 hours 2", "Died within 72 hours 1", number(5));
    }

    private void lookBack(int category, String answer, String words) {
        Page answered = clinician
                .open("/stack/number/" + number(category))
                .posting("/look-back")
                .with("answer", answer)
                .send();
        assertThat(answered.text()).contains("Looked back on", words);
    }

    private Page open(int category) {
        Page call = clinician.open("/stack/number/" + number(category));
        return call.posting("/open").send();
    }

    @Test
    void whatWasFoundIsKeptWhenTheTenMinutesPassWhileItIsTyped() {
        feed(call(3));
        Page open = open(3);
        at(11);
        Page late = pull(open, 3);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("ten minutes", "What you typed is kept", "up and talking, no pain. C3");
        Page again = late.posting("/open").send();
        assertThat(again.document().select("textarea[name=words]").text()).contains("up and talking, no pain. C3");
        assertThat(again.document().select("input[name=priority][checked]").val())
                .isEqualTo("very-urgent");
        Page taken = again.posting("/pull").send();
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.text()).contains("Taken over");
    }

    @Test
    void nobodyButAnAmbulanceServiceIsOfferedToSendCalls() {
        assertThat(clinician.open("/stack").text()).doesNotContain("Send a file of calls");
        Page centre = clinician.open("/stack/feed");
        assertThat(centre.status()).isEqualTo(403);
        assertThat(crew.open("/stack").text()).contains("Send a file of calls");
        Visitor team = new Visitor(port).signIn(cast.clinician("ucrt").username());
        assertThat(team.open("/stack/feed").status()).isEqualTo(403);
    }

    private void pull(int category) {
        Page pulled = pull(open(category), category);
        assertThat(pulled.status()).as(pulled.text()).isEqualTo(200);
    }

    private Page pull(Page open, int category) {
        return open.posting("/pull")
                .with("why", "community-response")
                .with("need", "frailty-falls")
                .with("priority", "very-urgent")
                .with("service", services.byCode("ucrt").orElseThrow().id().toString())
                .with("words", "Spoke to her daughter: up and talking, no pain. C" + category)
                .send();
    }

    private String referral(int category) {
        return clinician
                .open("/stack/number/" + number(category))
                .document()
                .select("a[href^=/referrals/OD-]")
                .text();
    }

    private void form(Visitor who, int category, String step, Map<String, String> fields) {
        Visitor.Form form =
                who.open("/referrals/" + referral(category) + "/do/" + step).form("/do/" + step);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        Page sent = form.send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    }

    private void at(int minute) {
        time.set(CALLED.plusSeconds(minute * 60L), 0);
    }

    private String number(int category) {
        return run + "-C" + category;
    }

    private void feed(String... lines) {
        String file = String.join(",", AmbulanceFeed.COLUMNS) + "\n" + String.join("\n", lines) + "\n";
        Page sent = crew.open("/stack/feed")
                .form("/stack/feed")
                .sendWith("file", "cad.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.text()).contains(lines.length == 1 ? "1 line was taken" : lines.length + " lines were taken");
    }

    private String call(int category) {
        return "%s-%d,%s,call,%s,%d,%s,Fell at home,,Caller C%d,%s,1940-02-0%d,,female,1 Example Road,CM20 1QX,07700 900155"
                .formatted(
                        run,
                        ++messages,
                        now(),
                        number(category),
                        category,
                        CALLED.atOffset(ZoneOffset.UTC),
                        category,
                        run,
                        category);
    }

    private String upgrade(int category, int to) {
        return "%s-%d,%s,change,%s,%d,,,,,,,,,,,".formatted(run, ++messages, now(), number(category), to);
    }

    private String now() {
        return time.instant().atOffset(ZoneOffset.UTC).toString();
    }
}
