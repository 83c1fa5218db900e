package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Notifications;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same form sent again, the same need sent again, and two that become one: nothing that was written is lost. */
@OneDoorTest
class SentAgainTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Intake intake;

    @Autowired
    PublicDoor publicDoor;

    @Autowired
    WaysToReach ways;

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DomainTime time;

    private final String number = Cast.nhsNumber(new Random());
    private final String family = Cast.familyName(new Random());

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private Form filled(Page page) {
        return page.form(page.document().select("form[data-draft]").attr("action"))
                .instead("nhsNumber", number)
                .instead("familyName", family)
                .instead("givenName", "Sam")
                .instead("birthDate-day", "1")
                .instead("birthDate-month", "2")
                .instead("birthDate-year", "1990")
                .instead("postcode", "RM17 6SL")
                .instead("needs", "trauma")
                .instead("reason", "Not sleeping")
                .instead("consent", "given")
                .instead("priority", "routine")
                .with("then", "check");
    }

    @Test
    void aReferralThatWasSentIsNotBegunAnyLongerAndChangedItIsSentAsOneOfItsOwn() {
        Visitor gp = visit(cast.gp());
        Page check = filled(gp.open("/referrals/new")).send();
        String form = check.path().replace("/check", "");
        Page first = check.form("/send").send();
        assertThat(gp.open("/referrals/new").document().select("a[href='" + form + "']"))
                .as("a sent one among those that were begun")
                .isEmpty();

        String other = Cast.familyName(new Random());
        Page changed = filled(gp.open(form))
                .instead("familyName", other)
                .instead("nhsNumber", Cast.nhsNumber(new Random()))
                .instead("reason", "A new man, wants to die")
                .instead("priority", "very-urgent")
                .send();
        Page refused = changed.form("/send").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("sent before with other words", "was not sent");
        assertThat(refused.document().select("[name=familyName]").val()).isEqualTo(other);
        Page sent = refused.form(refused.document().select("form[data-draft]").attr("action"))
                .with("then", "check")
                .send()
                .form("/send")
                .send();
        assertThat(sent.path()).startsWith("/referrals/OD-").isNotEqualTo(first.path());
        assertThat(sent.text()).contains("A new man, wants to die");
    }

    @Test
    void whatIsAddedToAnOpenReferralCounts() {
        Visitor gp = visit(cast.gp());
        String first = reference(filled(gp.open("/referrals/new"))
                .instead("safeBy", "text")
                .send()
                .form("/send")
                .send());
        Page check = filled(gp.open("/referrals/new"))
                .with("needs", "debt")
                .instead("reason", "Her husband reads her phone")
                .instead("risk", "Has tablets")
                .instead("phone", "07700 900777")
                .instead("preferredName", "Sami")
                .instead("consent", "refused")
                .instead("priority", "very-urgent")
                .instead("safeBy", "none")
                .send();
        assertThat(check.text()).contains("This need is known already");
        Page added = check.formIn("main", "/send").with("attach", "yes").send();
        assertThat(added.path()).isEqualTo("/referrals/" + first);
        assertThat(added.text())
                .contains(
                        "Her husband reads her phone",
                        "Risk: Has tablets",
                        "Phone: 07700 900777",
                        "Preferred name: Sami");
        Referral now = doing.now(first);
        assertThat(now.priority()).isEqualTo(Priority.VERY_URGENT);
        assertThat(now.needs()).containsExactlyInAnyOrder("trauma", "debt");
        assertThat(now.consent()).isEqualTo("refused");
        assertThat(PastTheGate.read(() -> ways.of(now.personId()))).hasValue(Set.of());
    }

    @Test
    void aNumberThatIsGivenForSomebodyKnownStandsOnTheReferral() {
        Visitor gp = visit(cast.gp());
        filled(gp.open("/referrals/new")).send().form("/send").send();
        Page other = filled(gp.open("/referrals/new"))
                .instead("needs", "debt")
                .instead("phone", "07700 900777")
                .instead("safeBy", "text")
                .send()
                .form("/send")
                .send();
        assertThat(other.text()).contains("Phone number given 07700 900777", "Safe ways to make contact Text");
    }

    @Test
    void twoOnLinkedRecordsAreMergedAndWhoeverSentTheOtherHearsHowItGoesOn() {
        Account one = cast.gp();
        Account two = cast.gp("F81010");
        Details who = Cast.somebody(new Random());
        String first = doing.referral(one.actor(), who);
        String second = doing.referral(two.actor(), unnumbered(who));
        merged(second, first);
        assertThat(visit(two).open("/referrals/" + second).text()).contains("The same need goes on as: " + first);
        doing.accepted(first, CONSULTANT);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(notifications.about(two.actor(), first))
                        .anyMatch(told -> told.kind().equals("referral-changed")));
    }

    @Test
    void whoeverAskedForThemselvesReadsThatBothAreLookedAfterAsOne() {
        Details who = Cast.somebody(new Random());
        String first = doing.referral(cast.gp().actor(), who);
        Submission own = new Submission(
                unnumbered(who),
                null,
                Door.SELF,
                Priority.ROUTINE,
                time.instant(),
                null,
                List.of("low-mood-anxiety"),
                "I cannot sleep",
                null,
                "given",
                false);
        String second = as(publicDoor.actor(), () -> intake.submit(own, null).reference());
        merged(second, first);
        java.time.LocalDate born = java.util.Objects.requireNonNull(who.birthDate());
        Page follow = new Visitor(port)
                .open("/refer/follow")
                .form("/follow")
                .with("reference", second)
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .send();
        assertThat(follow.text())
                .contains("look after both as one", "You do not need to ask again")
                .doesNotContain("stopped", first);
    }

    @Test
    void whoeverMayNotBeToldDoesNotComeToKnowTheOtherByAMerge() {
        Details who = Cast.somebody(new Random());
        String first = doing.referral(cast.gp().actor(), who);
        Account school = cast.account("school", Organisation.idOfSlug("saltings-academy"), null);
        Page sent = visit(school)
                .open("/referrals/door")
                .form("/door")
                .with("givenName", "Robin")
                .with("familyName", String.valueOf(who.familyName()))
                .with("birthDate-day", "3")
                .with("birthDate-month", "5")
                .with("birthDate-year", "2009")
                .with("reason", "Has stopped eating with others")
                .with("needs", "eating")
                .with("consent", "given")
                .with("tells", "no")
                .with("priority", "routine")
                .send();
        merged(reference(sent), first);
        assertThat(visit(school).open("/referrals/" + first).status()).isIn(403, 404);
        UUID survivor = doing.now(first).referralId();
        assertThat(PastTheGate.read(() -> jdbc.sql("""
                        select (select count(*) from access.relationship where org_id = :school and source_id = :referral)
                             + (select count(*) from frontdoor.follower where org_id = :school and referral_id = :referral)
                        """)
                        .param("school", Organisation.idOfSlug("saltings-academy"))
                        .param("referral", survivor)
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    private static Details unnumbered(Details who) {
        return new Details(
                null,
                who.familyName(),
                who.givenName(),
                null,
                who.birthDate(),
                who.gender(),
                who.addressLine(),
                who.postcode(),
                who.phone(),
                null,
                who.practiceOds(),
                null,
                false,
                false,
                null);
    }

    /** The centre links the two records and merges the one referral into the other. */
    private void merged(String reference, String into) {
        UUID person = doing.person(into);
        UUID other = doing.person(reference);
        assertThat(other).as("two records").isNotEqualTo(person);
        Visitor navigator = visit(cast.navigator());
        Page linked = navigator
                .open("/people/%s/same/%s".formatted(person, other))
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "services")
                .with("why", "Both services looked.")
                .with("bothNumbers", "yes")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
        Page step = navigator.open("/referrals/%s/do/merge".formatted(reference));
        Page done = step.form("/do/merge").with("into", into).send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(doing.now(reference).outcome()).isEqualTo(Outcome.MERGED);
        Actor anybody = cast.navigator().actor();
        assertThat(as(anybody, () -> doing.now(into).isOpen())).isTrue();
    }

    private static String reference(Page page) {
        assertThat(page.path()).as(page.text()).startsWith("/referrals/OD-");
        return page.path().substring("/referrals/".length()).replaceAll("\\?.*", "");
    }
}
