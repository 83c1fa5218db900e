package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.access.PasskeyDoor.Known;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys of local accounts over HTTP, by a security key that lies where a test has it lie. */
class PasskeysTest {
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
    void aPasskeyIsAddedNamedUsedShownAndRemovedAndThenRefused() {
        Known kim = clinician();
        assertThat(PasskeyDoor.add(kim.visitor(), key, "").text()).contains("Give it a name");
        Page added = PasskeyDoor.add(kim.visitor(), key, "Work laptop");
        assertThat(added.text())
                .contains("The passkey is added", "Work laptop", "Password and code together")
                .contains("Password and code app, or passkey", "Passkey added");
        Page home = door.signIn(key);
        assertThat(home.path()).isEqualTo("/");
        assertThat(home.text()).contains(kim.account().displayName());
        assertThat(door.log(kim.account().accountId())).startsWith("passkey signed-in", "passkey made");
        Page account = home.visitor().open("/account");
        assertThat(account.text()).contains("Signed in with a passkey").doesNotContain("Never");

        String address = account.document().select("form[action$=/remove]").attr("action");
        assertThat(account.form("/remove").send().text()).contains("The passkey is removed");
        assertThat(account.form("/remove").send().status())
                .as("removed twice is removed")
                .isEqualTo(200);
        assertThat(address).startsWith("/account/passkeys/");
        Page refused = door.signIn(key);
        assertThat(refused.path()).isEqualTo("/sign-in");
        assertThat(refused.text()).contains("This passkey does not sign anybody in here");
        assertThat(door.audit(kim.account().accountId())).contains("Passkey added", "Passkey removed");
    }

    @Test
    void theSameFormSentTwiceMakesOnePasskeyAndAnAccountHasTenAtMost() {
        Known kim = clinician();
        Page form = kim.visitor().open("/account/passkeys/new");
        Visitor.Form filled = form.form("/account/passkeys/new")
                .with("name", "Key ring")
                .with("passkey", key.make(PasskeyDoor.asked(form, "/account/passkeys/new", "/account/passkeys/ask")));
        assertThat(filled.send().path()).isEqualTo("/account");
        assertThat(filled.send().path()).isEqualTo("/account");
        assertThat(door.bean(Passkeys.class).of(kim.account().accountId())).hasSize(1);
        for (int i = 2; i <= 10; i++) {
            assertThat(PasskeyDoor.add(kim.visitor(), door.authenticator(), "Key " + i)
                            .path())
                    .isEqualTo("/account");
        }
        Page full =
                form.form("/account/passkeys/new").to("/account/passkeys/ask").send();
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.text()).contains("has 10 passkeys");
    }

    @Test
    void twoRemovedAtOnceFromTwoSessionsLeaveOneAndOneRemovedEndsTheOtherSession() throws InterruptedException {
        Known kim = clinician();
        UUID id = kim.account().accountId();
        PasskeyDoor.add(kim.visitor(), key, "One");
        PasskeyDoor.add(kim.visitor(), door.authenticator(), "Two");
        door.bean(SecondFactors.class).withoutApp(id);
        Page here = kim.visitor().open("/account");
        Page there = door.signIn(key).visitor().open("/account");
        List<String> addresses = here.document().select("form[action$=/remove]").eachAttr("action");
        assertThat(addresses).hasSize(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            both.invokeAll(List.of(
                    () -> here.form(addresses.getFirst()).send(),
                    () -> there.form(addresses.getLast()).send()));
        }
        assertThat(door.bean(Passkeys.class).of(id)).hasSize(1);
        assertThat(List.of(
                        kim.visitor().open("/account").path(),
                        there.visitor().open("/account").path()))
                .containsExactlyInAnyOrder("/account", "/sign-in");
    }

    @Test
    void nobodyRemovesWhatIsNotTheirsNorTheLastThingTheySignInWith() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Kim's");
        Known lee = clinician();
        Page account = kim.visitor().open("/account");
        String address = account.document().select("form[action$=/remove]").attr("action");
        lee.visitor().open("/account").form("/account/sessions/end").to(address).send();
        assertThat(door.signIn(key).path()).as("another's").isEqualTo("/");

        door.bean(SecondFactors.class).withoutApp(kim.account().accountId());
        Page last = account.form("/remove").send();
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.text()).contains("This is all you sign in with");
        assertThat(door.signIn(key).path()).isEqualTo("/");
    }

    @Test
    void aPersonAndACarerHavePasskeysByTheSameDoor() {
        for (String role : List.of("person", "carer")) {
            Known own = door.known(door.cast().account(role, door.cast().gp().organisationId(), null));
            TestAuthenticator theirs = door.authenticator();
            assertThat(PasskeyDoor.add(own.visitor(), theirs, "My telephone").path())
                    .as(role)
                    .isEqualTo("/account");
            Page home = door.signIn(theirs);
            assertThat(home.path()).as(role).isNotEqualTo("/sign-in");
            assertThat(home.visitor().open("/account").text())
                    .as(role)
                    .contains("Signed in with a passkey", "My telephone");
        }
    }

    @Test
    void thereArePasskeysOnlyWhereABrowserGivesThem() {
        for (String without : List.of("", "http://onedoor.example.org", "https://192.0.2.7", "https://[2001:db8::1]")) {
            assertThat(new PasskeySite(without, "serve").isOffered())
                    .as(without)
                    .isFalse();
        }
        PasskeySite site = new PasskeySite("https://onedoor.example.org", "serve");
        assertThat(List.of(site.id(), site.origin()))
                .containsExactly("onedoor.example.org", "https://onedoor.example.org");
        assertThat(new PasskeySite("https://onedoor.example.org:8443", "serve").origin())
                .isEqualTo("https://onedoor.example.org:8443");
        assertThat(new PasskeySite("https://onedoor.example.org", "demo").isOffered())
                .as("where anybody may be anybody")
                .isFalse();
    }

    @Test
    void aPasskeyThatSeemsCopiedIsRefusedFromThenOnAndItsOwnerAndTheAdministratorReadSo() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Copied key");
        assertThat(door.signIn(key).path()).isEqualTo("/");
        key.count = 1;
        assertThat(door.signIn(key).path()).as("the count did not grow").isEqualTo("/sign-in");
        key.count = 1_000;
        assertThat(door.signIn(key).path()).as("neither of the two").isEqualTo("/sign-in");
        assertThat(kim.visitor().open("/account").path())
                .as("nobody stays in by either")
                .isEqualTo("/sign-in");
        assertThat(door.known(kim.account()).visitor().open("/account").text())
                .contains("there may be a copy of it. Remove it", "because there may be a copy of it");
        assertThat(door.audit(kim.account().accountId())).contains("Passkey refused: there may be a copy of it");
        Known admin = door.known(door.cast().account("admin", kim.account().organisationId(), null));
        assertThat(admin.visitor()
                        .open("/admin/accounts/" + kim.account().accountId())
                        .text())
                .contains("Copied key", "It is refused: there may be a copy of it");
    }

    @Test
    void anAdministratorEndsAllPasskeysOfAnAccountAndItsSessions() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Stolen telephone");
        Visitor stolen = door.signIn(key).visitor();
        Known admin = door.known(door.cast().account("admin", kim.account().organisationId(), null));
        Page account = admin.visitor().open("/admin/accounts/" + kim.account().accountId());
        assertThat(account.text()).contains("Stolen telephone", "Signs in with password and code, or a passkey");
        assertThat(account.form("/passkeys/end").send().text()).contains("None of their passkeys counts any longer");
        assertThat(stolen.open("/account").path()).isEqualTo("/sign-in");
        assertThat(door.signIn(key).path()).isEqualTo("/sign-in");
        assertThat(door.audit(kim.account().accountId())).contains("Passkeys ended");
        assertThat(door.log(kim.account().accountId())).contains("passkey ended");
        for (String role : List.of("clinician", "manager")) {
            Known other = door.known(door.cast().account(role, kim.account().organisationId(), null));
            assertThat(other.visitor()
                            .open("/account")
                            .form("/account/sessions/end")
                            .to("/admin/accounts/" + kim.account().accountId() + "/passkeys/end")
                            .send()
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
    }

    @Test
    void anAdministratorDoesNotEndTheirOwnWayIn() {
        Known admin = door.known(door.cast().account("admin", door.cast().gp().organisationId(), null));
        PasskeyDoor.add(admin.visitor(), key, "Laptop of the desk");
        String at = "/admin/accounts/" + admin.account().accountId();
        Page own = admin.visitor().open(at);
        assertThat(own.text()).contains("Your own are removed one by one under your own account");
        assertThat(own.document().select("form[action$=/passkeys/end]")).isEmpty();
        Page refused = own.form(at + "/sessions").to(at + "/passkeys/end").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("You cannot end all your own passkeys here");
        assertThat(door.signIn(key).path()).as("it still signs them in").isEqualTo("/");
    }

    @Test
    void anAdministratorWhoseOnlyPasskeyMayBeCopiedLeavesNobodyWhoCanSignIn() {
        TransactionTemplate transaction = new TransactionTemplate(door.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly(); // the other tests have their administrators
            FirstAdministrator first = door.bean(FirstAdministrator.class);
            door.jdbc()
                    .sql("update access.account set disabled = true where role = 'admin'")
                    .update();
            Account admin = door.cast().account("admin", door.cast().gp().organisationId(), null);
            assertThat(first.link()).isPresent();
            MockHttpSession session = new MockHttpSession();
            PasskeyCeremonies ceremonies = door.bean(PasskeyCeremonies.class);
            String asked = ceremonies.askToMake(session, admin.accountId(), admin.username(), "Ade", true);
            assertThat(ceremonies.make(session, key.make(asked), "Only one")).contains(admin.accountId());
            assertThat(first.link()).as("one who can sign in").isEmpty();
            door.jdbc()
                    .sql("update access.passkey set copied_at = now() where account_id = :id")
                    .param("id", admin.accountId())
                    .update();
            assertThat(first.link()).as("it is refused, so nobody can").isPresent();
        });
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndSaysWhichPasskeysStay() {
        Known kim = clinician();
        PasskeyDoor.add(kim.visitor(), key, "Kim's laptop");
        Visitor elsewhere = door.signIn(key).visitor();
        assertThat(elsewhere.open("/account").status()).isEqualTo(200);
        Page account = kim.visitor().open("/account");
        assertThat(account.text()).contains("Your passkeys stay as they are");
        Page changed = account.form("/account/password")
                .with("now", PasskeyDoor.PASSWORD)
                .with("wanted", "thimble quarry velvet eleven")
                .send();
        assertThat(changed.text())
                .contains(
                        "Every other session of your account is over", "Your passkeys still sign you in: Kim's laptop");
        assertThat(elsewhere.open("/account").path())
                .as("the other session is over")
                .isEqualTo("/sign-in");
        assertThat(door.signIn(key).path()).as("the passkey stays").isEqualTo("/");
    }

    @Test
    void somebodyInvitedChoosesAPasskeyInPlaceOfACodeAppAndIsMadeNoneInVain() {
        String family = Cast.familyName(new Random());
        Known admin = door.known(door.cast().account("admin", door.cast().gp().organisationId(), null));
        String username = family.toLowerCase(java.util.Locale.ROOT)
                + UUID.randomUUID().toString().substring(0, 6);
        Page invited = admin.visitor()
                .open("/admin/accounts/new")
                .form("/admin/accounts/new")
                .with("name", "Kim " + family)
                .with("username", username)
                .with("organisation", "R1L")
                .with("role", "privacy")
                .send();
        String link = invited.document().select("main code").text().replaceFirst("^http://[^/]+", "");
        Page page = door.visitor().open(link);
        Page weak =
                page.form(link).with("password", "short").to(link + "/passkey").send();
        assertThat(weak.status())
                .as("the browser makes none while the password is weak")
                .isEqualTo(422);
        Visitor.Form filled = page.form(link).with("password", Serving.PASSWORD);
        key.verifies = false;
        Page unverified = filled.with(
                        "passkey", key.make(filled.to(link + "/passkey").send().text()))
                .send();
        assertThat(unverified.status()).as("alone it must check who holds it").isEqualTo(422);
        assertThat(unverified.text()).contains("No passkey was made");
        key.verifies = true;
        Page done = filled.with(
                        "passkey", key.make(filled.to(link + "/passkey").send().text()))
                .send();
        List<String> codes = Serving.recoveryCodes(done);
        assertThat(codes).hasSize(10);
        assertThat(filled.send().text()).contains("This link has been used");

        Page home = door.signIn(key);
        assertThat(home.path()).isEqualTo("/");
        assertThat(home.text()).contains("Kim " + family);
        assertThat(home.visitor().open("/account").text()).contains("Signs in with Passkey", "The first passkey");
        assertThat(Serving.signIn(door.visitor(), username, Serving.PASSWORD, "")
                        .path())
                .as("the password alone is nothing")
                .isEqualTo("/sign-in");
        assertThat(Serving.signIn(door.visitor(), username, Serving.PASSWORD, codes.getFirst())
                        .path())
                .as("without the device")
                .isEqualTo("/");

        Page account = admin.visitor().open(invited.path());
        String next = account.form("/link")
                .send()
                .document()
                .select("main code")
                .text()
                .replaceFirst("^http://[^/]+", "");
        Serving.filled(door.visitor().open(next), "seventeen quiet wardrobes").send();
        assertThat(door.signIn(key).path())
                .as("a new link replaces what was lost")
                .isEqualTo("/sign-in");
    }

    @Test
    void beforeAnExportAPasskeyOfOnesOwnThatChecksItsHolderProvesIt() {
        Known navigator = door.known(door.cast().navigator());
        PasskeyDoor.add(navigator.visitor(), key, "Desk");
        TestAuthenticator others = door.authenticator();
        PasskeyDoor.add(clinician().visitor(), others, "Somebody else's");
        door.provenLongAgo();
        Page asked = navigator
                .visitor()
                .open("/referrals/export")
                .posting("/referrals/export")
                .with("reason", "For the partnership's review")
                .send();
        assertThat(asked.path()).isEqualTo("/prove");
        assertThat(asked.document().select("[data-passkey=/prove/passkey/ask]")).hasSize(1);
        key.verifies = false;
        assertThat(prove(asked, key).text()).contains("Your passkey does not prove it");
        key.verifies = true;
        assertThat(prove(asked, others).text()).contains("Your passkey does not prove it");
        Page again = prove(asked, key);
        assertThat(again.path()).startsWith("/kept/");
        assertThat(again.document().select("[name=reason]").val()).isEqualTo("For the partnership's review");
        assertThat(again.posting("/referrals/export").send().path()).isEqualTo("/referrals/export");
        assertThat(door.log(navigator.account().accountId()))
                .startsWith("proof proven", "proof refused", "proof refused");
    }

    private static Page prove(Page page, TestAuthenticator authenticator) {
        return page.form("/prove")
                .with("passkey", authenticator.answer(PasskeyDoor.asked(page, "/prove", "/prove/passkey/ask")))
                .send();
    }

    @Test
    void endingOnesOtherSessionsIsNoProofOfWhoOneIs() {
        Known kim = clinician();
        door.provenLongAgo();
        Page account = kim.visitor().open("/account");
        assertThat(account.form("/account/sessions/end").send().path()).isEqualTo("/account");
        assertThat(kim.visitor().open("/account/passkeys/new").path()).isEqualTo("/prove");
        assertThat(account.form("/account/sessions/end")
                        .to("/account/passkeys/ask")
                        .send()
                        .path())
                .isEqualTo("/prove");
    }

    @Test
    void whereTheProviderSaysWhoSomebodyIsThereAreNoPasskeys() {
        Known sam = clinician();
        PasskeyDoor.add(sam.visitor(), key, "Before");
        door.bean(IdentityRepository.class)
                .seen(
                        sam.account().accountId(),
                        "https://provider.example",
                        UUID.randomUUID().toString(),
                        "R8000",
                        "R1L",
                        Instant.now());
        assertThat(door.signIn(key).path()).isEqualTo("/sign-in");
        Page ask = sam.visitor()
                .open("/account")
                .form("/account/sessions/end")
                .to("/account/passkeys/ask")
                .send();
        assertThat(ask.status()).isEqualTo(409);
    }
}
