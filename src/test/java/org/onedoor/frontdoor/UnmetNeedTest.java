package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.PCN;
import static org.onedoor.frontdoor.Doing.VETERANS;
import static org.onedoor.frontdoor.Doing.as;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody could take, whom services say no to, and people who are sent from one service to another. */
@OneDoorTest
class UnmetNeedTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Answers answers;

    @Autowired
    Triage triage;

    @Autowired
    Centre centre;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aNeedThatNoServiceCanTakeIsKeptAtTriageByPlaceAndCohortWithWhatStoodInTheWay() {
        Account gp = cast.gp();
        String reference =
                doing.referral(gp.actor(), child(), "given", Priority.ROUTINE, "treatment-resistant-depression");
        Visitor navigator = visit(cast.navigator());
        Page triaged = navigator
                .open("/referrals/" + reference + "/triage")
                .form("/do/start-triage")
                .send();
        assertThat(triaged.status()).isEqualTo(200);
        assertThat(navigator.open("/referrals/" + reference).text())
                .contains("No service in the directory can take this")
                .contains("What alone kept a service from it: age")
                .contains("It is counted as unmet need");
        as(
                cast.navigator().actor(),
                () -> triage.start(reference(gp), 0, null)); // another, which some service can take

        Page ledger = navigator.open("/figures?topic=unmet-need");
        assertThat(ledger.heading()).contains("Unmet need");
        assertThat(ledger.text())
                .contains("No service in the directory could take it")
                .contains("Thurrock: Depression that treatment has not helped")
                .contains("Without a service still");
        for (String figure : List.of(
                "cause:unmatched",
                "gap:AGE",
                "district:Thurrock",
                "age:Under 18",
                "need:Depression that treatment has not helped",
                "place:Thurrock: Depression that treatment has not helped")) {
            assertThat(rows(navigator, "unmet-need", figure)).as(figure).contains(reference);
        }
        assertThat(rows(navigator, "unmet-need", "age:26 to 64")).doesNotContain(reference);
        // looking again at the same need is no further need; another time is
        decide(reference, Priority.ROUTINE);
        assertThat(kept(reference)).isEqualTo(1);
        decide(reference, Priority.SOON);
        assertThat(kept(reference)).isEqualTo(2);
    }

    @Test
    void askingAServiceThatCannotTakeItNeedsAReasonAndIsCountedAlsoWhereNoneCan() {
        String reference =
                doing.referral(cast.gp().actor(), child(), "given", Priority.ROUTINE, "treatment-resistant-depression");
        Visitor navigator = visit(cast.navigator());
        Page unsaid = navigator
                .open("/referrals/" + reference + "/do/offer")
                .form("/do/offer")
                .with("service", Service.idOf(CONSULTANT).toString())
                .send();
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("cannot take this: ", "Say why you ask it all the same");
        assertThat(doing.now(reference).offer()).isNull();
        Page asked = unsaid.form("/do/offer")
                .with("override", "Agreed with the consultant")
                .send();
        assertThat(asked.text())
                .contains("Another service chosen than the match put first", "Agreed with the consultant");
        assertThat(rows(
                        navigator,
                        "front-door",
                        "overridden:" + centre.service().id()))
                .contains(reference);
    }

    @Test
    void declinesAndOffersThatNobodyAnsweredAreInTheLedgerUntilAServiceAccepts() {
        String declined = doing.referral(cast.gp().actor());
        decline(declined, VETERANS, DeclineReason.NO_CAPACITY, null);
        String expired = doing.referral(cast.gp().actor());
        doing.offered(expired, VETERANS);
        DomainTime.at(time.instant().plus(Duration.ofDays(20)), () -> {
            answers.run();
            return null;
        });
        Visitor manager = visit(manager());
        Visitor navigator = visit(cast.navigator());
        assertThat(manager.open("/figures?topic=unmet-need").text()).contains("A service did not answer in time");
        assertThat(rows(navigator, "unmet-need", "cause:declined")).contains(declined);
        assertThat(rows(navigator, "unmet-need", "cause:expired")).contains(expired);
    }

    @Test
    @Shows("V08")
    void everyRejectionHasItsReasonAndCriterionAndIsReportedByNeedEthnicityAndDeprivation() {
        Account gp = cast.gp();
        String reference = doing.referral(gp.actor());
        Visitor practice = visit(gp);
        Page asked = practice.open("/referrals/" + reference).follow("Record the person's ethnic category");
        assertThat(asked.form("/do/record-ethnicity").send().text()).contains("Choose what the person says");
        assertThat(asked.form("/do/record-ethnicity")
                        .with("ethnicity", "K")
                        .send()
                        .text())
                .contains("Ethnic category recorded");
        assertThat(practice.open("/referrals/" + reference + "/do/record-ethnicity")
                        .document()
                        .select("option[selected]")
                        .text())
                .isEqualTo("Asian: Bangladeshi");

        doing.offered(reference, VETERANS);
        Visitor team = visit(cast.clinician(VETERANS));
        Page refused = team.open("/referrals/" + reference + "/do/decline")
                .form("/do/decline")
                .with("reason", "40")
                .with("words", "Has not served")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose which criterion the person does not meet", "Has not served");
        refused.form("/do/decline").with("criterion", "engagement").send();

        Visitor navigator = visit(cast.navigator());
        assertThat(navigator.open("/referrals/" + reference).text())
                .contains("Does not meet this service's criteria: missed appointments or did not engage before");
        Page figures = navigator.open("/figures?topic=rejections");
        assertThat(figures.text())
                .contains("Rejected by reason", "Rejected by need", "Rejected by ethnic group")
                .contains("Rejected by deprivation", "Criteria that kept people out")
                .contains("Asian or Asian British");
        String fifth = figures.document().select("a[href*=no-deprivation]").attr("href");
        assertThat(fifth).isNotEmpty();
        for (String figure : List.of(
                "no-reason:40",
                "no-criterion:engagement",
                "no-need:Feeling low, anxious or stressed",
                "no-ethnic:Asian or Asian British")) {
            assertThat(rows(navigator, "rejections", figure)).as(figure).contains(reference);
        }
        assertThat(figures.document().select("a[href*=no-deprivation]").eachAttr("href").stream()
                        .map(href -> navigator.open(href).text()))
                .anyMatch(text -> text.contains(reference));
    }

    @Test
    void theFiguresAreTakenAsAFileInWhichSmallNumbersAreNotShown() {
        String reference = doing.referral(cast.gp().actor());
        decline(reference, VETERANS, DeclineReason.NOT_ELIGIBLE, ExclusionCriterion.HOUSING);
        Visitor manager = visit(manager());
        Page page = manager.open("/figures?topic=rejections");
        assertThat(page.hasLink("Take these figures as a file")).isTrue();
        String file = page.follow("Take these figures as a file").text();
        assertThat(file)
                .contains("Rejections and hand-offs", "A number below five is shown as *")
                .contains("Criteria that kept people out,This one of Kept out,No settled home,*,")
                .doesNotContain(reference)
                .doesNotContain("Robin", "Sam ");
        assertThat(manager.open("/figures/file?topic=nothing").status()).isEqualTo(404);
        assertThat(manager.open("/figures/file?from=yesterday").status()).isIn(400, 422);
        assertThat(visit(cast.gp()).open("/figures/file").status()).isEqualTo(403);
    }

    @Test
    @Shows("C1.24b")
    void aPersonSentBetweenServicesTwiceInNinetyDaysGetsOnePersonInChargeAndIsReported() {
        Account navigator = cast.navigator();
        String reference = doing.referral(cast.gp().actor());
        as(navigator.actor(), () -> triage.start(reference, doing.now(reference).version(), null));
        decline(reference, VETERANS, DeclineReason.NOT_APPROPRIATE, null);
        assertThat(task(reference)).isFalse();
        decline(reference, CONSULTANT, DeclineReason.NO_CAPACITY, null);

        Visitor centre = visit(navigator);
        Page page = centre.open("/referrals/" + reference);
        assertThat(page.text())
                .contains("Sent between services: 2 times in 90 days")
                .contains("worked by " + navigator.displayName());
        assertThat(doing.now(reference).owner().accountId()).isEqualTo(navigator.accountId());
        assertThat(task(reference)).isTrue();
        assertThat(rows(centre, "rejections", bouncedOf(centre))).contains(reference);

        Account colleague = cast.navigator();
        Page named = page.follow("Name who works it")
                .form("/do/name-worker")
                .with("account", colleague.accountId().toString())
                .send();
        assertThat(named.text()).contains("One person of the team named to work it");
        assertThat(doing.now(reference).owner().accountId()).isEqualTo(colleague.accountId());

        doing.accepted(reference, PCN);
        assertThat(task(reference)).isFalse();
        assertThat(jdbc.sql("select state from work.task where item = :item and kind = 'person-bounced'")
                        .param("item", reference)
                        .query(String.class)
                        .list())
                .containsExactly("done");
    }

    @Test
    void whatIsLongAgoIsNoBounceAndAReferralMadeAgainIs() {
        String first = doing.referral(cast.gp().actor());
        decline(first, VETERANS, DeclineReason.NO_CAPACITY, null);
        DomainTime.at(time.instant().plus(Duration.ofDays(91)), () -> {
            decline(first, CONSULTANT, DeclineReason.NO_CAPACITY, null);
            return null;
        });
        assertThat(task(first)).isFalse();
    }

    @Test
    @Shows({"W3.17", "T34"})
    void handOffsAreCountedOnTheJourneyAndWhoWasMisdirectedBySource() {
        Account gp = cast.gp();
        Visitor practice = visit(gp);
        String reference = sentTo(practice, VETERANS);
        assertThat(doing.now(reference).requestedService()).isEqualTo(Service.idOf(VETERANS));
        assertThat(practice.open("/referrals/" + reference).text())
                .contains("Hand-offs None. No service has accepted yet");
        doing.accepted(reference, PCN);
        assertThat(practice.open("/referrals/" + reference).text())
                .contains("Hand-offs None. Accepted by PCN Mental Health Practitioner, Tilbury and Chadwell");

        Account clinician = cast.clinician(PCN);
        Account colleague = cast.clinician(PCN);
        Visitor team = visit(clinician);
        team.open("/referrals/" + reference + "/do/name-worker")
                .form("/do/name-worker")
                .with("account", colleague.accountId().toString())
                .send();
        assertThat(team.open("/referrals/" + reference).text())
                .contains("worked by " + colleague.displayName())
                .contains("Hand-offs None. Accepted by PCN");
        Page stranger = team.open("/referrals/" + reference + "/do/name-worker")
                .form("/do/name-worker")
                .with("account", gp.accountId().toString())
                .send();
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.text()).contains("Choose somebody of the team that owns it");

        as(
                clinician.actor(),
                () -> triage.offer(
                        reference, doing.now(reference).version(), Service.idOf(CONSULTANT), "Needs a doctor", null));
        as(
                cast.clinician(CONSULTANT).actor(),
                () -> answers.accept(reference, doing.now(reference).version(), null, null));
        assertThat(practice.open("/referrals/" + reference).text())
                .containsPattern(
                        "Hand-offs One. Accepted by PCN Mental Health Practitioner, Tilbury and Chadwell, then .*");

        Visitor navigator = visit(cast.navigator());
        Page figures = navigator.open("/figures?topic=rejections");
        String row = figures.document().select("a[href*=misdirected]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> navigator.open(href).text().contains(reference))
                .findFirst()
                .orElseThrow();
        assertThat(figures.document().select("tr:has(a[href='" + row + "'])").text())
                .contains("Veterans Support Services to PCN Mental Health Practitioner, Tilbury and Chadwell");
        assertThat(figures.document().select("a[href*=handed]").eachAttr("href").stream()
                        .map(href -> navigator.open(href).text()))
                .anyMatch(text -> text.contains(reference));
    }

    private String sentTo(Visitor practice, String service) {
        Page form = practice.open("/referrals/new");
        Page check = form.form(form.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .with("familyName", Cast.familyName(new Random()))
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .with("postcode", "RM17 6SL")
                .with("practiceOds", "F81088")
                .with("service", Service.idOf(service).toString())
                .with("needs", "low-mood-anxiety")
                .with("reason", "Not sleeping")
                .with("consent", "given")
                .with("priority", "routine")
                .with("then", "check")
                .send();
        assertThat(check.status()).as(check.text()).isEqualTo(200);
        return check.form("/send").send().path().substring("/referrals/".length());
    }

    private static String bouncedOf(Visitor visitor) {
        Page figures = visitor.open("/figures?topic=rejections");
        return figures.document().select("a[href*=bounced]").stream()
                .filter(link -> !link.text().startsWith("0"))
                .map(link -> java.net.URLDecoder.decode(
                        link.attr("href").replaceAll(".*figure=([^&]*)&.*", "$1"),
                        java.nio.charset.StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static String rows(Visitor visitor, String topic, String figure) {
        Page page = visitor.open("/figures/rows?topic=" + topic + "&figure="
                + java.net.URLEncoder.encode(figure, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.status()).as(figure + " " + page.text()).isEqualTo(200);
        return page.text();
    }

    private void decline(
            String reference, String service, DeclineReason reason, @Nullable ExclusionCriterion criterion) {
        doing.offered(reference, service);
        as(
                cast.clinician(service).actor(),
                () -> answers.decline(reference, doing.now(reference).version(), reason, criterion, null, null));
    }

    private void decide(String reference, Priority priority) {
        as(
                cast.navigator().actor(),
                () -> triage.decide(reference, doing.now(reference).version(), priority, "as it is", null));
    }

    private boolean task(String reference) {
        return jdbc.sql("""
                select exists (select 1 from work.task
                                where kind = 'person-bounced' and item = :item and org_id = :org and state = 'open')
                """)
                .param("item", reference)
                .param("org", cast.navigator().organisationId())
                .query(Boolean.class)
                .single();
    }

    private int kept(String reference) {
        UUID referral = doing.now(reference).referralId();
        return jdbc.sql("select count(*) from frontdoor.unmatched where referral_id = :id")
                .param("id", referral)
                .query(Integer.class)
                .single();
    }

    private String reference(Account gp) {
        return doing.referral(gp.actor());
    }

    private Account manager() {
        return cast.account("manager", cast.navigator().organisationId(), null);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private static Details child() {
        return new Details(
                Cast.nhsNumber(new Random()),
                Cast.familyName(new Random()),
                "Robin",
                null,
                LocalDate.now(org.onedoor.platform.time.London.ZONE).minusYears(12),
                Gender.FEMALE,
                "1 Example Road",
                "RM17 6SL",
                null,
                null,
                "F81088",
                null,
                false,
                false,
                null);
    }
}
