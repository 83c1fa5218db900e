package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.TestProvider.Lie;

/** Staff sign in with the identity provider of their organisation, and with nothing that only looks like it. */
class OpenIdConnectTest {
    private final Serving serving = Serving.one();
    private final TestProvider provider = serving.provider;
    private final String family = Cast.familyName(new Random());
    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void honestAgain() {
        provider.lie(Lie.NONE);
        provider.down("nothing");
    }

    private static Map<String, Object> nurse() {
        return TestProvider.role("100000000001", "R8001", "Nurse Access Role", "R1L");
    }

    private static Map<String, Object> gp() {
        return TestProvider.role("100000000002", "R8000", "Clinical Practitioner Access Role", "F81088");
    }

    private long accounts() {
        return serving.jdbc
                .sql("select count(*) from access.identity where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    @Test
    void aClaimedRoleAtAKnownOrganisationSignsInWithCodePkceStateAndNonce() {
        provider.user(subject, "Sam", family, "", nurse());
        Page home = serving.viaProvider(serving.visitor());
        assertThat(home.path()).isEqualTo("/");
        assertThat(home.text()).contains("Sam " + family, "Essex Partnership University NHS Foundation Trust");
        assertThat(provider.lastAsked())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:%d/sign-in/return/staff".formatted(serving.port));
        assertThat(provider.lastAsked().get("scope")).contains("openid", "nationalrbacaccess");
        assertThat(provider.lastAsked().get("state")).hasSizeGreaterThan(20);
        assertThat(provider.lastAsked().get("nonce")).hasSizeGreaterThan(20);
        assertThat(serving.jdbc
                        .sql("select role from access.account where display_name = :name")
                        .param("name", "Sam " + family)
                        .query(String.class)
                        .list())
                .containsExactly("clinician");
    }

    @Test
    void whoeverSignsOutOnASharedComputerSignsOutAtTheProviderAsWell() {
        provider.user(subject, "Sam", family, "", nurse());
        Page out = serving.viaProvider(serving.visitor()).form("/sign-out").send();
        assertThat(out.text())
                .contains("You have signed out of OneDoor", "You are still signed in at NHS Care Identity");
        Page left = out.follow("Sign out of NHS Care Identity");
        assertThat(provider.lastAsked())
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("post_logout_redirect_uri", "http://127.0.0.1:%d/sign-in/left".formatted(serving.port));
        assertThat(left.path()).isEqualTo("/sign-in");
        assertThat(left.text()).contains("You have signed out.").doesNotContain("You are still signed in");
        assertThat(left.visitor().open("/people").path()).isEqualTo("/sign-in");
    }

    @Test
    void whoeverComesForAPageIsBroughtToItAfterSigningIn() {
        provider.user(subject, "Sam", family, "", nurse());
        Visitor visitor = serving.visitor();
        assertThat(visitor.open("/people").path()).isEqualTo("/sign-in");
        assertThat(serving.viaProvider(visitor).path()).isEqualTo("/people");
    }

    @Test
    void ofSeveralRolesOneIsChosenAndNothingIsGrantedUntilThen() {
        provider.user(subject, "Sam", family, "", nurse(), gp());
        Visitor visitor = serving.visitor();
        Page choice = serving.viaProvider(visitor);
        assertThat(choice.heading()).isEqualTo("Which role do you work in now?");
        assertThat(choice.text()).contains("Nurse Access Role", "Clinical Practitioner Access Role");
        assertThat(visitor.open("/people").path()).isEqualTo("/sign-in");

        choice = visitor.open("/sign-in/role");
        assertThat(choice.form("/sign-in/role").send().text()).contains("Choose the role you work in now");
        assertThat(choice.form("/sign-in/role")
                        .with("role", UUID.randomUUID().toString())
                        .send()
                        .text())
                .contains("Choose the role you work in now");
        String gp = choice.document().select("input[name=role]").get(1).val();
        Page home = choice.form("/sign-in/role").with("role", gp).send();
        assertThat(home.text()).contains("Sam " + family);
        assertThat(serving.jdbc
                        .sql("select role from access.account where account_id = :id")
                        .param("id", UUID.fromString(gp))
                        .query(String.class)
                        .single())
                .isEqualTo("gp");
        assertThat(visitor.open("/sign-in/role").text()).contains("Your session ended");
    }

    @Test
    void theRoleChosenAtTheProviderIsTakenWithoutAsking() {
        provider.user(subject, "Sam", family, "100000000002", nurse(), gp());
        Page home = serving.viaProvider(serving.visitor());
        assertThat(home.path()).isEqualTo("/");
        assertThat(home.text()).contains("Sam " + family);
    }

    @Test
    void anUnknownRoleOrOrganisationIsNamedAndGivesNothing() {
        provider.user(
                subject,
                "Sam",
                family,
                "",
                TestProvider.role("1", "R1920", "Chief Executive", "R1L"),
                TestProvider.role("2", "R8000", "Clinical Practitioner Access Role", "ZZ999"),
                TestProvider.role("3", "R5340", "SystmOne Administrator", "R1L"));
        Visitor visitor = serving.visitor();
        Page refused = serving.viaProvider(visitor);
        assertThat(refused.path()).isEqualTo("/sign-in");
        assertThat(refused.text())
                .contains("You have no role that OneDoor knows")
                .contains("Chief Executive (R1920) at R1L", "Clinical Practitioner Access Role (R8000) at ZZ999")
                .contains("Registration Authority", "OneDoor administrator");
        assertThat(visitor.open("/").path()).isEqualTo("/sign-in");
        assertThat(accounts()).isZero();
        assertThat(visitor.open("/sign-in").text()).doesNotContain("R1920"); // told once
    }

    @Test
    void claimsThatCannotBeReadGiveNothing() {
        for (Object roles : new Object[] {
            "R8000",
            5,
            Map.of("role_code", "R8000"),
            java.util.List.of("R8000"),
            java.util.List.of(Map.of("role_code", "S1:G1:R8000' or 1=1", "org_code", "R1L", "person_roleid", "1")),
            java.util.List.of(Map.of("role_code", 7, "org_code", java.util.List.of(), "person_roleid", "1"))
        }) {
            provider.claims(Map.of("sub", subject, "name", "x".repeat(5_000), "nhsid_nrbac_roles", roles));
            Page refused = serving.viaProvider(serving.visitor());
            assertThat(refused.path()).isEqualTo("/sign-in");
            assertThat(refused.text()).contains("named no role of yours");
        }
        assertThat(accounts()).isZero();
    }

    @Test
    void anAccountEndsWhenItIsClaimedNoLongerAndSoDoesItsSession() {
        provider.user(subject, "Sam", family, "100000000001", nurse(), gp());
        Visitor asNurse = serving.viaProvider(serving.visitor()).visitor();
        assertThat(asNurse.open("/people").path()).isEqualTo("/people");
        provider.user(subject, "Sam", family + "-Lee", "", gp());
        Page asGp = serving.viaProvider(serving.visitor());
        assertThat(asGp.text()).contains("Sam " + family + "-Lee"); // brought up to date
        assertThat(asNurse.open("/people").path()).isEqualTo("/sign-in");
        provider.user(subject, "Sam", family, "100000000001", nurse(), gp());
        assertThat(serving.viaProvider(serving.visitor()).path()).isEqualTo("/"); // claimed again, it is there again
        assertThat(accounts()).isEqualTo(2);
    }

    @Test
    void whatAnAdministratorEndedNoClaimBeginsAgain() {
        provider.user(subject, "Sam", family, "", nurse());
        Visitor nurse = serving.viaProvider(serving.visitor()).visitor();
        Visitor admin = serving.asAdmin();
        Page account = admin.open("/admin/accounts?q=" + family).follow("Sam " + family);
        assertThat(account.form("/end").send().text()).contains("The account is ended, and so are its sessions");
        assertThat(nurse.open("/people").path()).isEqualTo("/sign-in");
        Page refused = serving.viaProvider(serving.visitor());
        assertThat(refused.text()).contains("Your account has been ended");
        assertThat(refused.path()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aTokenThatIsNotTheProvidersForUsNowLetsNobodyIn(Lie lie) {
        provider.user(subject, "Sam", family, "", nurse());
        provider.lie(lie);
        Visitor visitor = serving.visitor();
        Page refused = serving.viaProvider(visitor);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.path()).isEqualTo("/sign-in");
        assertThat(refused.text()).contains("could not be trusted", "tell your OneDoor administrator at once");
        assertThat(visitor.open("/people").path()).isEqualTo("/sign-in");
        assertThat(accounts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/userinfo"})
    void whileTheProviderIsAwayThatIsSaidAndLaterItWorks(String part) {
        provider.user(subject, "Sam", family, "", nurse());
        provider.down(part);
        Visitor visitor = serving.visitor();
        Page refused = serving.viaProvider(visitor);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.path()).isEqualTo("/sign-in");
        assertThat(refused.text()).containsAnyOf("does not answer", "could not be trusted");
        provider.down("nothing");
        assertThat(serving.viaProvider(visitor).path()).isEqualTo("/");
    }

    @Test
    void keysThatWereRotatedAreFetchedAgain() {
        provider.user(subject, "Sam", family, "", nurse());
        assertThat(serving.viaProvider(serving.visitor()).path()).isEqualTo("/");
        provider.rotateKeys();
        assertThat(serving.viaProvider(serving.visitor()).path()).isEqualTo("/");
        provider.rotateKeys();
        provider.down("/jwks");
        assertThat(serving.viaProvider(serving.visitor()).text()).contains("does not answer");
    }

    @Test
    void anAnswerNobodyAskedForIsRefused() {
        for (String query : new String[] {
            "", "?code=x&state=y", "?error=access_denied&state=y", "?code=%00&state=", "?state=" + "y".repeat(3_000)
        }) {
            Page refused = serving.visitor().open("/sign-in/return/staff" + query);
            assertThat(refused.status()).as(query).isLessThan(500);
            assertThat(refused.path()).isIn("/sign-in", "/sign-in/return/staff");
        }
        Page stolen = serving.visitor().open("/sign-in/return/staff?code=x&state=y");
        assertThat(stolen.text()).contains("The sign-in took too long");
    }
}
