package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.CONSULTANT;
import static org.onedoor.frontdoor.Doing.VETERANS;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.clock.ClockView;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rows of the requirements, each driven through pages on referrals made here. */
@OneDoorTest
class FrontDoorRowsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    @Test
    @Shows("V02")
    void whatServicesThereAreIsRankedWithReasonsAndWhyTheOthersAreNot() {
        String reference = sent(cast.gp(), number(), "trauma", "routine");
        Visitor navigator = visit(cast.navigator());
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        List<String> cards = triage.document().select(".onedoor-offer").eachText();
        assertThat(cards).hasSizeGreaterThan(2);
        assertThat(cards.getFirst())
                .startsWith("1. ")
                .contains("helps with trauma")
                .containsPattern("expected wait \\d+ days?, within 28");
        assertThat(cards).anyMatch(card -> card.contains("Next free slot") || card.contains("No free slot"));
        assertThat(triage.document().select("details table tr").eachText())
                .anyMatch(row -> row.contains("this is post-traumatic stress") || row.contains("this is trauma"));
        Page urgent = navigator.open("/referrals/" + reference + "/triage?tier=urgent");
        assertThat(urgent.text()).contains("this is urgent and needs an answer within");
        assertThat(urgent.document().select(".onedoor-offer").eachText())
                .allMatch(
                        card -> card.contains("open now") || card.contains("opens ") || card.contains("owns the need"));
    }

    @Test
    @Shows("V23")
    void aFirstEpisodeRecognisedAtTriageStartsItsClockFromReceipt() {
        String reference = sent(cast.gp(), number(), "low-mood-anxiety", "routine");
        assertThat(doing.open(reference)).doesNotContain("EIP_2W");
        Visitor navigator = visit(cast.navigator());
        Page asked = navigator.open("/referrals/" + reference).follow("Record what is recognised");
        assertThat(asked.form("/do/recognise").send().text()).contains("Choose what is recognised");
        Page done = asked.form("/do/recognise")
                .with("signs", "psychosis-first-episode")
                .with("words", "Hears voices, since June")
                .send();
        assertThat(done.text())
                .contains("Recognised: Suspected first episode of psychosis")
                .contains("Early intervention in psychosis, treatment within two weeks")
                .contains("Hears voices, since June");
        ClockView clock = doing.clock(reference, "EIP_2W");
        assertThat(clock.isOpen()).isTrue();
        assertThat(clock.started()).isEqualTo(doing.now(reference).receivedAt());
        assertThat(navigator.open("/referrals/" + reference + "/triage").text())
                .contains("a first episode of psychosis");
    }

    @Test
    @Shows("W1.04")
    void theSameNeedSentAgainIsAddedToTheOpenOneOrMergedIntoIt() {
        Account gp = cast.gp();
        String number = number();
        String first = sent(gp, number, "trauma", "routine");
        Visitor practice = visit(gp);
        Page check = filled(practice.open("/referrals/new"), number, "trauma", "urgent")
                .send();
        assertThat(check.text()).contains("This need is known already", first);
        Page added = form(check, "/send", true).send();
        assertThat(added.path()).isEqualTo("/referrals/" + first);
        assertThat(added.text()).contains("The same need was sent again by", "Not sleeping, again");

        Account other = cast.gp("F81010");
        Page unseen = filled(visit(other).open("/referrals/new"), number, "trauma", "urgent")
                .send();
        assertThat(unseen.text()).doesNotContain("This need is known already").doesNotContain(first);
        String second = reference(form(unseen, "/send", false).send());
        assertThat(visit(other).open("/referrals/" + second).text())
                .as("another practice's patients are not theirs to know")
                .doesNotContain("Perhaps a duplicate");
        assertThat(visit(other).pageWith("/referrals?view=sent", second).text())
                .contains(second)
                .doesNotContain("Perhaps a duplicate");
        Visitor navigator = visit(cast.navigator());
        Page twice = navigator.open("/referrals/" + second);
        assertThat(twice.text()).contains("Perhaps a duplicate");
        Page merged = twice.follow("Merge it into the other")
                .form("/do/merge")
                .with("into", first)
                .send();
        assertThat(merged.text()).contains("Merged into another open referral of the same need");
        assertThat(doing.now(second).outcome()).isEqualTo(Outcome.MERGED);
        assertThat(doing.now(first).priority()).isEqualTo(Priority.URGENT);
        assertThat(visit(other).open("/referrals/" + first).status()).isEqualTo(200);
    }

    @Test
    void somebodyLikeAPersonOnesOwnPracticeReferredIsShownBeforeSendingAndToNobodyElse() {
        Account gp = cast.gp();
        String number = number();
        String first = sent(gp, number, "trauma", "routine");
        assertThat(withoutNumber(gp, number).text())
                .contains("This may be somebody you know already", first)
                .doesNotContain("This need is known already");
        assertThat(withoutNumber(cast.gp("F81010"), number).text())
                .as("another practice's referral")
                .doesNotContain(first);
    }

    private Page withoutNumber(Account from, String number) {
        Page page = visit(from).open("/referrals/new");
        return filled(page, number, "trauma", "routine").without("nhsNumber").send();
    }

    @Test
    @Shows("W1.14")
    void askingAnotherServiceThanTheFirstNeedsAReasonAndIsCounted() {
        String reference = sent(cast.gp(), number(), "trauma", "routine");
        Visitor navigator = visit(cast.navigator());
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        List<String> ids = triage.document().select("article.onedoor-offer").eachAttr("id");
        String first = ids.getFirst().substring(2);
        String second = ids.get(1).substring(2);
        String firstName = triage.document()
                .select("article.onedoor-offer h3")
                .getFirst()
                .text()
                .substring(3);

        Page refused = navigator
                .open("/referrals/" + reference + "/do/offer")
                .form("/do/offer")
                .with("service", second)
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(firstName + " comes first:").contains("Say why you ask another service");
        Page done = refused.form("/do/offer")
                .with("service", second)
                .with("override", "She knows the nurse there")
                .send();
        assertThat(done.text())
                .contains("Another service chosen than the match put first")
                .contains("She knows the nurse there");
        assertThat(first).isNotEqualTo(second);

        Page figures = navigator.open("/figures");
        assertThat(figures.text()).contains("Another service chosen than the match put first");
        Page rows = navigator.open("/figures/rows?figure=overridden:" + first);
        assertThat(rows.text()).contains(reference);
    }

    @Test
    @Shows("W0.28")
    void rejectionsAreCountedByServiceWithTheirReasonsAndAnEndWithoutAnotherServiceIsBlocked() {
        String reference = doing.referral(cast.gp().actor());
        doing.offered(reference, VETERANS);
        Page declined = visit(cast.clinician(VETERANS))
                .open("/referrals/" + reference + "/do/decline")
                .form("/do/decline")
                .with("reason", "40")
                .with("criterion", "age")
                .send();
        assertThat(declined.text()).contains("back with the Care Co-ordination Centre");
        Visitor navigator = visit(cast.navigator());
        Page blocked = navigator
                .open("/referrals/" + reference + "/do/record-outcome")
                .form("/do/record-outcome")
                .with("outcome", "need-met")
                .with("told", "referrer")
                .send();
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.text()).contains("No service has accepted", "Offer it to a service");
        Page figures = navigator.open("/figures");
        assertThat(figures.text()).contains("Rejected by each service", "Veterans Support Services");
        assertThat(figures.document()
                        .select("tr:contains(Veterans Support Services)")
                        .text())
                .contains("Does not meet this service's criteria");
        assertThat(navigator
                        .open("/figures/rows?figure=declined:" + Service.idOf(VETERANS))
                        .text())
                .contains(reference);
        Visitor surgery = visit(cast.gp());
        Page refused = surgery.open("/figures");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("a navigator of the Care Co-ordination Centre; a manager");
        assertThat(surgery.open("/referrals").hasLink("Figures of the front door"))
                .isFalse();
        assertThat(navigator.open("/referrals").hasLink("Figures of the front door"))
                .isTrue();
    }

    @Test
    @Shows("W0.28")
    void howOftenAServiceSaysNoIsInPerCentOfHowOftenItWasAsked() {
        time.set(Instant.parse("2024-02-06T10:00:00Z"), 0);
        Visitor veterans = visit(cast.clinician(VETERANS));
        for (int i = 0; i < 10; i++) {
            String reference = doing.referral(cast.gp().actor());
            doing.offered(reference, VETERANS);
            if (i < 7) {
                veterans.open("/referrals/" + reference + "/do/decline")
                        .form("/do/decline")
                        .with("reason", "22")
                        .send();
            }
        }
        Page figures = visit(cast.navigator()).open("/figures?from=2024-02-06&to=2024-02-06");
        assertThat(figures.document().select("tr:has(a[href*=figure=declined])").eachText())
                .singleElement()
                .asString()
                .contains("Veterans Support Services", "70%");
    }

    @Test
    @Shows("W4.05")
    void whateverTheDoorAnOwnerAcceptsInTimeAndNothingEndsWithoutOne() {
        Visitor navigator = visit(cast.navigator());
        for (Account from : List.of(cast.gp(), cast.navigator(), cast.vcse("positive-pathways"))) {
            String reference = sent(from, number(), "low-mood-anxiety", "routine");
            assertThat(doing.now(reference).owner().teamId())
                    .isEqualTo(cast.navigator().teamId());
            doing.offered(reference, CONSULTANT);
            Page accepted = visit(cast.clinician(CONSULTANT))
                    .open("/referrals/" + reference + "/do/accept")
                    .form("/do/accept")
                    .send();
            assertThat(accepted.text()).contains("Accepted");
            String door = doing.now(reference).door().code();
            assertThat(navigator.open("/figures/rows?figure=door:" + door).text())
                    .contains(reference);
        }
        assertThat(navigator
                        .open("/figures")
                        .document()
                        .select("tr:contains(All doors)")
                        .text())
                .contains("Without 0 All doors");
    }

    @Test
    @Shows("WA.01")
    void noDoorIsAWrongOneForAnyOrganisationThatKnocks() {
        Visitor navigator = visit(cast.navigator());
        for (Account from : List.of(cast.gp("F81155"), cast.vcse("mind-coaches"))) {
            String taken = sent(from, number(), "low-mood-anxiety", "routine");
            doing.accepted(taken, CONSULTANT);
            String waits = sent(from, number(), "low-mood-anxiety", "routine");
            String inTime = navigator
                    .open("/figures/rows?figure=sender:" + from.organisationId())
                    .text();
            assertThat(inTime).contains(taken).doesNotContain(waits);
            visit(from)
                    .open("/referrals/" + waits + "/do/withdraw")
                    .form("/do/withdraw")
                    .with("reason", "person-wish")
                    .with("told", "person")
                    .send();
            String name = organisations.names(List.of(from.organisationId())).get(from.organisationId());
            List<String> rows = navigator
                    .open("/figures")
                    .document()
                    .select("tr:contains(" + name + ")")
                    .eachText();
            assertThat(rows).anySatisfy(row -> assertThat(row).contains("Accepted in time"));
            assertThat(rows).anySatisfy(row -> assertThat(row).contains("Without 0", "Ended"));
        }
    }

    @Test
    @Shows("WA.17")
    void urgentAndRoutineComeThroughOneIntakeAndTheUrgentIsFirst() {
        time.set(Instant.parse("2022-11-07T09:00:00Z"), 0); // before what any other test makes: first in every list
        Visitor navigator = visit(cast.navigator());
        String routine = sent(cast.gp(), number(), "low-mood-anxiety", "routine");
        String urgent = sent(cast.gp(), number(), "low-mood-anxiety", "urgent");
        String soon = sent(cast.gp(), number(), "low-mood-anxiety", "soon");
        List<String> all = navigator
                .open("/referrals/inbox?priority=urgent&priority=soon&priority=routine")
                .document()
                .select("tr[id^=r-]")
                .eachAttr("id");
        assertThat(position(all, urgent)).isLessThan(position(all, soon));
        assertThat(position(all, urgent)).isLessThan(position(all, routine));
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    /** Where it is on the page; after everything when it is on a later one. */
    private static int position(List<String> ids, String reference) {
        int at = ids.indexOf("r-" + reference);
        return at < 0 ? Integer.MAX_VALUE - 1 : at;
    }

    private String number() {
        return Cast.nhsNumber(new Random());
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }

    private String sent(Account from, String number, String need, String tier) {
        Page check =
                filled(visit(from).open("/referrals/new"), number, need, tier).send();
        assertThat(check.status()).as(check.text()).isEqualTo(200);
        return reference(form(check, "/send", false).send());
    }

    /** The form that sends, or the one that adds to the open referral. */
    private static Form form(Page page, String action, boolean attach) {
        assertThat(page.document().select("input[name=attach]").isEmpty()).isNotEqualTo(attach);
        return page.form(action);
    }

    private static String reference(Page page) {
        assertThat(page.path()).startsWith("/referrals/OD-");
        return page.path().substring("/referrals/".length());
    }

    private static Form filled(Page page, String number, String need, String tier) {
        return page.form(page.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", number)
                .with("familyName", Cast.familyName(new Random(number.hashCode())))
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .with("postcode", "RM17 6SL")
                .with("practiceOds", "F81088")
                .with("needs", need)
                .with("reason", "Not sleeping, again")
                .with("consent", "given")
                .with("priority", tier)
                .with("then", "check");
    }
}
