package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;

/** Before something grave whoever asks proves again who they are, and nothing they typed is lost meanwhile. */
class StepUpTest {
    private final Serving serving = Serving.one();
    private final TestProvider provider = serving.provider;
    private final String family = Cast.familyName(new Random());
    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    void provenTenMinutesAgo() {
        provider.provenAgo(Duration.ofMinutes(10));
    }

    @AfterEach
    void provenNow() {
        provider.provenAgo(Duration.ZERO);
        provider.level(TestProvider.PROOF);
    }

    private Visitor signedIn(String code, String role, String organisation) {
        provider.user(subject, "Sam", family, "", TestProvider.role("200000000001", code, role, organisation));
        Page home = serving.viaProvider(serving.visitor());
        assertThat(home.path()).isEqualTo("/");
        return home.visitor();
    }

    @Test
    void anExportAsksAtTheProviderAndComesBackToTheFilledForm() {
        Visitor navigator = signedIn("R1690", "Call Operator", "CCC01");
        Page form = navigator.open("/referrals/export");
        Page asked = form.posting("/referrals/export")
                .with("reason", "For the partnership's review of " + family)
                .send();
        assertThat(asked.path()).isEqualTo("/prove");
        assertThat(asked.heading()).isEqualTo("Prove that it is you");
        Page again = asked.follow("Prove it with NHS Care Identity");
        assertThat(provider.lastAsked())
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0")
                .containsEntry("acr_values", TestProvider.PROOF);
        assertThat(again.path()).startsWith("/kept/");
        assertThat(again.document().select("[name=reason]").val())
                .isEqualTo("For the partnership's review of " + family);
        Page file = again.posting("/referrals/export").send();
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.path()).isEqualTo("/referrals/export");
        assertThat(file.text()).doesNotContain("Prove that it is you");
        // for five minutes nothing more is asked
        assertThat(navigator
                        .open("/referrals/export")
                        .posting("/referrals/export")
                        .with("reason", "For the same review again")
                        .send()
                        .path())
                .isEqualTo("/referrals/export");
    }

    @Test
    void aWeakerProofThanIsAskedForDoesNotCount() {
        provider.provenAgo(Duration.ZERO);
        provider.level("AAL2_OR_AAL3_ANY");
        Visitor navigator = signedIn("R1690", "Call Operator", "CCC01");
        Page asked = navigator
                .open("/referrals/export")
                .posting("/referrals/export")
                .with("reason", "A review of " + family)
                .send();
        assertThat(asked.path()).as("signed in a moment ago, with less").isEqualTo("/prove");
        asked.follow("Prove it with NHS Care Identity");
        assertThat(navigator
                        .open("/referrals/export")
                        .posting("/referrals/export")
                        .with("reason", "A review of " + family)
                        .send()
                        .path())
                .isEqualTo("/prove");
    }

    @Test
    void breakingTheGlassMayBeProvenFirstAndTheFormComesBackFilled() {
        Visitor nurse = signedIn("R8001", "Nurse Access Role", "R1L");
        Page form = nurse.open("/emergency");
        assertThat(form.text()).contains("Without it you have 15 minutes");
        Page asked = form.form("/emergency")
                .with("familyName", family)
                .with("ground", "danger")
                .with("reason", "Unconscious in the waiting room")
                .to("/emergency/prove")
                .send();
        assertThat(asked.path()).isEqualTo("/prove");
        Page again = asked.follow("Prove it with NHS Care Identity");
        assertThat(again.document().select("[name=familyName]").val()).isEqualTo(family);
        assertThat(again.document().select("[name=reason]").text()).isEqualTo("Unconscious in the waiting room");
        assertThat(again.document().select("[name=ground][checked]").eachAttr("value"))
                .containsExactly("danger");
        assertThat(again.text()).contains("You proved a moment ago that it is you, so you have an hour");
        assertThat(again.form("/emergency").send().text()).doesNotContain("Prove that it is you");
    }

    @Test
    void aColleagueWhoProvesThemselvesDoesNotGetWhatSomebodyElseTyped() {
        Visitor navigator = signedIn("R1690", "Call Operator", "CCC01");
        Page asked = navigator
                .open("/referrals/export")
                .posting("/referrals/export")
                .with("reason", "Words of the first one")
                .send();
        provider.user(
                UUID.randomUUID().toString(),
                "Lee",
                Cast.familyName(new Random()),
                "",
                TestProvider.role("200000000009", "R1690", "Call Operator", "CCC01"));
        Page other = asked.follow("Prove it with NHS Care Identity");
        assertThat(other.text()).doesNotContain("Words of the first one");
    }

    @Test
    void aProofLastsFiveMinutesAndASessionTwelveHoursWhateverIsDone() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
        JdbcClient jdbc = serving.jdbc;
        SessionLife life = new SessionLife(new SignInLog(jdbc), now::get);
        MockHttpSession session = new MockHttpSession();
        org.springframework.mock.web.MockHttpServletRequest request =
                new org.springframework.mock.web.MockHttpServletRequest();
        request.setSession(session);
        UUID account = UUID.randomUUID();
        life.beginAs(account, request, new org.springframework.mock.web.MockHttpServletResponse());
        now.set(Instant.parse("2026-11-28T08:04:59Z"));
        assertThat(life.isFresh(session)).isTrue();
        now.set(Instant.parse("2026-11-28T08:05:00Z"));
        assertThat(life.isFresh(session)).isFalse();
        life.proven(session);
        assertThat(life.isFresh(session)).isTrue();
        now.set(Instant.parse("2026-11-28T19:59:59Z"));
        assertThat(life.begun(session)).contains(Instant.parse("2026-11-28T08:00:00Z"));
        now.set(Instant.parse("2026-11-28T20:00:00Z"));
        assertThat(life.begun(session)).isEmpty();
        assertThat(life.begun(new MockHttpSession())).isEmpty(); // one that nobody signed in to
    }

    @Test
    void aPageThatAsksByItselfWhatIsNewKeepsNoSessionOpen() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
        JdbcClient jdbc = serving.jdbc;
        SessionLife life = new SessionLife(new SignInLog(jdbc), now::get);
        MockHttpSession session = new MockHttpSession();
        session.setMaxInactiveInterval(900);
        UUID account = UUID.randomUUID();
        life.beginAs(account, request(session, "/"), new org.springframework.mock.web.MockHttpServletResponse());
        now.set(Instant.parse("2026-11-28T08:14:59Z"));
        life.used(request(session, "/referrals"));
        now.set(Instant.parse("2026-11-28T08:20:00Z"));
        life.used(request(session, "/live/worklist"));
        org.springframework.mock.web.MockHttpServletRequest refreshed = request(session, "/referrals");
        refreshed.addHeader("X-Requested-With", "live");
        life.used(refreshed);
        now.set(Instant.parse("2026-11-28T08:29:58Z"));
        assertThat(life.begun(session)).isPresent();
        now.set(Instant.parse("2026-11-28T08:29:59Z"));
        assertThat(life.begun(session)).isEmpty();
    }

    private static org.springframework.mock.web.MockHttpServletRequest request(MockHttpSession session, String path) {
        org.springframework.mock.web.MockHttpServletRequest request =
                new org.springframework.mock.web.MockHttpServletRequest("GET", path);
        request.setSession(session);
        return request;
    }
}
