package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;

/** Whoever has no account with the provider signs in with a password and a code, set by a link that works once. */
class LocalAccountsTest {
    private final Serving serving = Serving.one();
    private final String family = Cast.familyName(new Random());
    private final String username = family.toLowerCase(java.util.Locale.ROOT);

    /** Somebody new: the page behind their link. */
    private Page invited() {
        Page account = serving.asAdmin()
                .open("/admin/accounts")
                .follow("Invite somebody")
                .form("/admin/accounts/new")
                .with("name", "Kim " + family)
                .with("username", username)
                .with("organisation", "R1L")
                .with("role", "privacy")
                .send();
        assertThat(account.text()).contains("Give this link to Kim " + family + " now: it is not shown again");
        String link = account.document().select("main code").text();
        assertThat(account.visitor().open(account.path()).text()).doesNotContain("it is not shown again");
        return serving.visitor().open(link);
    }

    @Test
    void theFirstAdministratorIsMadeByThePrintedLinkOnce() {
        serving.admin();
        assertThat(serving.said).contains("Nobody can administer it yet", "It works once, for 24 hours");
        Page again = serving.visitor().open(serving.link());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This link has been used, or is too old");
        assertThat(serving.visitor().open("/join/" + "0".repeat(64)).text()).contains("This link has been used");
        assertThat(serving.asAdmin().open("/admin/accounts").status()).isEqualTo(200);
    }

    @Test
    void somebodyInvitedSetsAPasswordAndACodeAppAndSignsInWithBoth() {
        Page page = invited();
        assertThat(page.text()).contains("Kim " + family, username);
        assertThat(page.document().select("img.onedoor-code-picture").attr("src"))
                .startsWith("data:image/svg+xml;base64,");
        byte[] secret = Serving.secret(page);
        Page weak = Serving.filled(page, "Password1234!").send();
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.text()).contains("one of the first that would be tried").doesNotContain("Password1234!");
        assertThat(Serving.filled(page, family + "2026!!").send().text()).contains("one of the first");
        assertThat(Serving.filled(page, "short").send().text()).contains("12 characters or more");
        assertThat(page.form(page.path())
                        .with("password", Serving.PASSWORD)
                        .with("code", Serving.code(secret, 4))
                        .send()
                        .text())
                .contains("not the code your app shows now");
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, Serving.code(secret, 1))
                        .path())
                .isEqualTo("/sign-in"); // nothing is set until all is right

        Visitor.Form right = Serving.filled(page, Serving.PASSWORD);
        Page done = right.send();
        List<String> codes = Serving.recoveryCodes(done);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(right.send().text()).contains("This link has been used");

        Page home = Serving.signIn(serving.visitor(), username, Serving.PASSWORD, Serving.code(secret, 1));
        assertThat(home.path()).isEqualTo("/");
        assertThat(home.text()).contains("Kim " + family);
    }

    @Test
    void nobodyLearnsWhichPartWasWrongAndNoCodeCountsTwice() {
        Page page = invited();
        byte[] secret = Serving.secret(page);
        String used = Serving.code(secret, 0);
        String next = Serving.code(secret, 1);
        Page done = Serving.filled(page, Serving.PASSWORD, used).send();
        String words = null;
        for (String[] typed : new String[][] {
            {username, Serving.PASSWORD, used}, // was used to set the app up
            {username, Serving.PASSWORD, Serving.code(secret, 3)}, // too far ahead
            {username, Serving.PASSWORD, ""},
            {username, "another password altogether", next},
            {"nobody." + username, Serving.PASSWORD, next}
        }) {
            Page refused = Serving.signIn(serving.visitor(), typed[0], typed[1], typed[2]);
            assertThat(refused.path()).isEqualTo("/sign-in");
            assertThat(words == null ? refused.text() : words).isEqualTo(refused.text());
            words = refused.text();
        }
        assertThat(words).contains("Check the user name, the password and the code");
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, next)
                        .path())
                .isEqualTo("/");
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, next)
                        .path())
                .isEqualTo("/sign-in");

        String recovery = Serving.recoveryCodes(done).getFirst();
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, recovery)
                        .path())
                .isEqualTo("/");
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, recovery)
                        .path())
                .isEqualTo("/sign-in");
    }

    @Test
    void somebodyChangesTheirOwnPasswordAndEveryOtherSessionIsOver() {
        Page page = invited();
        byte[] secret = Serving.secret(page);
        List<String> recovery =
                Serving.recoveryCodes(Serving.filled(page, Serving.PASSWORD).send());
        Visitor elsewhere = serving.visitor();
        Serving.signIn(elsewhere, username, Serving.PASSWORD, Serving.code(secret, 1));
        Visitor here = serving.visitor();
        Serving.signIn(here, username, Serving.PASSWORD, recovery.getFirst());
        assertThat(elsewhere.open("/account").status()).isEqualTo(200);
        Page account = here.open("/account");
        assertThat(account.text()).contains("Signed in with the password", "Kim " + family);
        Page wrong = account.form("/account/password")
                .with("now", "another password altogether")
                .with("wanted", "short")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("This is not your password")
                .contains("12 characters or more")
                .doesNotContain("another password altogether");
        assertThat(account.form("/account/password")
                        .with("now", Serving.PASSWORD)
                        .with("wanted", Serving.PASSWORD)
                        .send()
                        .text())
                .contains("This is the password you have");
        String wanted = "thimble quarry velvet eleven";
        Page changed = account.form("/account/password")
                .with("now", Serving.PASSWORD)
                .with("wanted", wanted)
                .send();
        assertThat(changed.text())
                .contains("Your password is changed")
                .contains("Password changed")
                .contains("Tried to change the password, with the present one wrong");
        assertThat(here.open("/account").status())
                .as("whoever changed it goes on")
                .isEqualTo(200);
        assertThat(elsewhere.open("/account").path())
                .as("the other session is over")
                .isEqualTo("/sign-in");
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, recovery.get(1))
                        .path())
                .as("the old password")
                .isEqualTo("/sign-in");
        assertThat(Serving.signIn(serving.visitor(), username, wanted, recovery.get(2))
                        .path())
                .as("the new one")
                .isEqualTo("/");
    }

    @Test
    void whoeverTriesTooOftenWaitsEvenWithTheRightWords() {
        Page page = invited();
        byte[] secret = Serving.secret(page);
        Serving.filled(page, Serving.PASSWORD).send();
        for (int i = 0; i < 8; i++) {
            assertThat(Serving.signIn(serving.visitor(), username, "wrong", "1").path())
                    .isEqualTo("/sign-in");
        }
        Page wait = Serving.signIn(serving.visitor(), username, Serving.PASSWORD, Serving.code(secret, 1));
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.text()).contains("Too many tries", "15 after trying to sign in");
        assertThat(serving.jdbc
                        .sql("select count(*) from access.attempt where kind = 'sign-in-name' and tries >= 8")
                        .query(Long.class)
                        .single())
                .isPositive(); // in the database, so a restart forgives nobody
        serving.jdbc
                .sql("update access.attempt set began_at = began_at - interval '16 minutes'")
                .update();
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, Serving.code(secret, 1))
                        .path())
                .isEqualTo("/");
    }

    @Test
    void anAdministratorEndsSessionsAtOnceAndANewLinkReplacesWhatWasLost() {
        Page page = invited();
        byte[] secret = Serving.secret(page);
        Serving.filled(page, Serving.PASSWORD).send();
        Visitor kim = Serving.signIn(serving.visitor(), username, Serving.PASSWORD, Serving.code(secret, 1))
                .visitor();
        assertThat(kim.open("/privacy").status()).isEqualTo(200);
        Page account = serving.asAdmin().open("/admin/accounts?q=" + username).follow("Kim " + family);
        account.form("/sessions").send();
        assertThat(kim.open("/privacy").path()).isEqualTo("/sign-in");

        Page linked = account.form("/link").send();
        Page renewed =
                serving.visitor().open(linked.document().select("main code").text());
        byte[] other = Serving.secret(renewed);
        Serving.filled(renewed, "seventeen quiet wardrobes").send();
        assertThat(Serving.signIn(serving.visitor(), username, Serving.PASSWORD, serving.fresh(username, other))
                        .path())
                .isEqualTo("/sign-in");
        assertThat(Serving.signIn(
                                serving.visitor(),
                                username,
                                "seventeen quiet wardrobes",
                                serving.fresh(username, other))
                        .path())
                .isEqualTo("/");
        account.visitor().open(account.path()).form("/end").send();
        assertThat(Serving.signIn(
                                serving.visitor(),
                                username,
                                "seventeen quiet wardrobes",
                                serving.fresh(username, other))
                        .path())
                .isEqualTo("/sign-in");
        assertThat(serving.jdbc
                        .sql("select what from platform.audit where :id = any(subject_ids) order by at")
                        .param("id", serving.accountId(username))
                        .query(String.class)
                        .list())
                .contains(
                        "Account made",
                        "Account set up by its link",
                        "Sessions ended",
                        "Link made to set up an account",
                        "Account ended");
    }

    @Test
    void aSessionThatWasLeftIsOverForWhoeverKeptItsCookie() {
        serving.admin();
        Visitor admin = serving.asAdmin();
        String cookie = admin.cookie("onedoor");
        assertThat(Wire.send(serving.port, "GET /admin/accounts", "Cookie: onedoor=" + cookie)
                        .status())
                .isEqualTo(200);
        Visitor.Form out = admin.open("/admin/accounts").form("/sign-out");
        String token = admin.open("/admin/accounts")
                .document()
                .select("form[action=/sign-out] [name=_csrf]")
                .val();
        Wire.Answer left = Wire.sendForm(
                serving.port,
                "POST /sign-out",
                "_csrf=" + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8),
                "Cookie: onedoor=" + cookie);
        assertThat(left.status()).isEqualTo(302);
        assertThat(left.header("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(out.send().path()).as("left once, there is nothing to leave").startsWith("/sign-in");
        Wire.Answer replayed = Wire.send(serving.port, "GET /admin/accounts", "Cookie: onedoor=" + cookie);
        assertThat(replayed.status()).isEqualTo(302);
        assertThat(replayed.header("Location")).endsWith("/sign-in");
    }

    @Test
    void aDemoAccountIsNeverLetIn() {
        serving.admin();
        UUID demo =
                UUID.nameUUIDFromBytes(("demo-account:" + username).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        serving.jdbc
                .sql("""
                insert into access.account (account_id, username, display_name, role, organisation_id, password_hash)
                select :id, :username, 'Demo', 'admin', organisation_id, :hash from access.account
                 where username = 'ade.first'
                """)
                .param("id", demo)
                .param("username", username)
                .param("hash", new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4).encode("demo"))
                .update();
        assertThat(Serving.signIn(serving.visitor(), username, "demo", "").path())
                .isEqualTo("/sign-in");
        assertThat(serving.visitor().open("/sign-in").text())
                .doesNotContain("invented", "These accounts exist only in the demo");
        assertThat(serving.visitor().open("/demo/stories").status()).isEqualTo(404);
    }

    @Test
    void onlyAnAdministratorKeepsAccounts() {
        Page page = invited();
        byte[] secret = Serving.secret(page);
        Serving.filled(page, Serving.PASSWORD).send();
        Visitor officer = Serving.signIn(serving.visitor(), username, Serving.PASSWORD, Serving.code(secret, 1))
                .visitor();
        for (String path : List.of("/admin/accounts", "/admin/accounts/new", "/admin/accounts/" + UUID.randomUUID())) {
            Page refused = officer.open(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text()).contains("how people and machines sign in");
        }
        assertThat(serving.asAdmin()
                        .open("/admin/accounts/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anInvitationThatIsNotRightSaysWhatIsAndKeepsWhatWasTyped() {
        serving.admin();
        Page wrong = serving.asAdmin()
                .open("/admin/accounts/new")
                .form("/admin/accounts/new")
                .with("name", "")
                .with("username", "ade.first")
                .with("organisation", "Nowhere at all")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Give the name by which colleagues know them")
                .contains("This user name is taken")
                .contains("No organisation has this code or name")
                .contains("Choose what they work as");
        assertThat(wrong.document().select("[name=organisation]").val()).isEqualTo("Nowhere at all");
    }
}
