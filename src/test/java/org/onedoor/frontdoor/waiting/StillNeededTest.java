package org.onedoor.frontdoor.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.PastTheGate;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.waiting.ExpectedWaits.Expected;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;

/** Asking people whether they still need it takes nobody off the list; and how long people can be told it takes. */
@OneDoorTest
class StillNeededTest extends Waiters {
    @Test
    void aFilterThatNoListHasIsNamedAndNotPassedOverInSilence() {
        accepted(Duration.ofDays(50));
        assertThat(list("?band=ages&due=never").text())
                .contains("The address asks for what no list has", "the wait 'ages', what is due, 'never'");
        assertThat(list("").text()).doesNotContain("The address asks");
    }

    @Test
    @Shows("W0.18")
    void severalAreAskedAtOnceAndSilenceTakesNobodyOffTheList() {
        String one = accepted(Duration.ofDays(50));
        String asked = accepted(Duration.ofDays(50));
        String elsewhere = doing.referral(gp.actor());
        as(clinician, () -> waiting.askStillNeeded(asked, today().plusDays(8), null));
        Page list = new Visitor(port).signIn(clinician.username()).pageWith("/referrals/waiting", one);
        Page nobody = list.form("/referrals/waiting/ask")
                .with("by", today().plusDays(14).toString())
                .send();
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Select at least 1 person");
        Page early = list.form("/referrals/waiting/ask")
                .with("ref", one)
                .with("by", today().plusDays(1).toString())
                .send();
        assertThat(early.text()).contains("Give the person at least 7 days");
        assertThat(early.document().select("#tick-" + one).hasAttr("checked")).isTrue();
        Page results = list.form("/referrals/waiting/ask")
                .with("ref", one)
                .with("ref", asked)
                .with("ref", elsewhere)
                .with("by", today().plusDays(14).toString())
                .send();
        assertThat(results.text())
                .contains("1 asked, 2 not asked", "They were asked already", "It is not on your list any longer");
        Referral waits = referral(one);
        assertThat(PastTheGate.read(() -> messages.of(waits.personId(), waits.referralId())))
                .anySatisfy(message -> assertThat(message.words()).contains("Do you still need this?"));

        assertThatThrownBy(() ->
                        as(clinician, () -> waiting.answerStillNeeded(one, StillNeeded.SILENT_KEPT, "no answer", null)))
                .isInstanceOf(Invalid.class);
        DomainTime.at(time.instant().plus(Duration.ofDays(15)), swept());
        assertThat(open(one)).contains("still-needed-unanswered");
        assertThat(referral(one).isOpen()).isTrue();
        assertThat(wait(one).isOver()).isFalse();
        assertThat(row(list(""), one)).contains("Asked, until");

        Page no = step(one, "answer-still-needed")
                .with("stillNeeded", "no")
                .with("words", "Feels well")
                .send();
        assertThat(no.text()).contains("Still needed? They do not need it any longer");
        assertThat(referral(one).isOpen()).as("only an outcome ends a need").isTrue();
        assertThat(open(one)).contains("not-needed-any-longer").doesNotContain("still-needed-unanswered");
        assertThat(row(list("?due=not-needed"), one)).contains("Record the outcome");
        as(
                clinician,
                () -> care.outcome(
                        one, referral(one).version(), Outcome.PERSON_DECLINED, List.of("person"), "Feels well", null));
        assertThat(list("").document().select("#w-" + one)).isEmpty();
    }

    @Test
    void aFormThatWasRefusedKeepsItsTicksOnWhateverPageTheyAre() {
        for (int i = 0; i < 26; i++) {
            accepted(Duration.ofDays(50));
        }
        Page second = list("?page=2");
        String one = second.document().select("input[name=ref]").val();
        Page refused = second.form("/referrals/waiting/ask").with("ref", one).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#tick-" + one).hasAttr("checked")).isTrue();
    }

    @Test
    void othersSeeNothingOfTheListAndAManagerOnlyReads() {
        String reference = accepted(Duration.ofDays(5));
        Account manager = cast.account("manager", clinician.organisationId(), clinician.teamId());
        Visitor reader = new Visitor(port).signIn(manager.username());
        Page read = reader.pageWith("/referrals/waiting", reference);
        assertThat(read.text()).contains(reference);
        assertThat(read.document().select("form[action=/referrals/waiting/ask]"))
                .isEmpty();
        Page forbidden = list("").form("/referrals/waiting/ask")
                .with("ref", "OD-AAAA-AAAA")
                .with("by", today().plusDays(9).toString())
                .send();
        assertThat(forbidden.text()).contains("0 asked, 1 not asked", "It is not on your list any longer");
        for (Account other : List.of(gp, cast.clinician("consultant-outpatient"))) {
            assertThat(new Visitor(port)
                            .signIn(other.username())
                            .open("/referrals/waiting")
                            .text())
                    .doesNotContain(reference);
        }
        Page stepped = reader.open("/referrals/" + reference + "/do/check-in");
        assertThat(stepped.form("/do/check-in").with("outcome", "same").send().status())
                .isEqualTo(403);
        assertThat(new Visitor(port)
                        .signIn(cast.account("admin", clinician.organisationId(), null)
                                .username())
                        .open("/referrals/waiting")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theExpectedWaitIsTheServicesOwnHistoryWithItsRangeOrNothing() {
        UUID service = UUID.randomUUID();
        for (int days = 1; days <= 9; days++) {
            seen(service, days);
        }
        Expected few = expected.of(service, Priority.ROUTINE);
        assertThat(few.isEnough()).isFalse();
        assertThat(few.words())
                .isEqualTo("Not enough history: 9 people first seen in the last 26 weeks, and at least 10 are needed");
        seen(service, 10);
        seen(service, 11);
        assertThat(expected.of(service, Priority.ROUTINE).words())
                .isEqualTo(
                        "Half waited 6 days or less, and 8 in 10 between 2 and 10 days (11 people first seen in the last 26 weeks)");
        assertThat(few.plain()).isNull();
        assertThat(expected.of(service, Priority.ROUTINE).plain())
                .startsWith("Half of the people waited 6 days or less. Most, 8 in 10, waited between 2 and 10 days.");
        assertThat(expected.of(service, Priority.SOON).people()).isZero();
        Expected later =
                DomainTime.at(time.instant().plus(Duration.ofDays(200)), () -> expected.of(service, Priority.ROUTINE));
        assertThat(later.people())
                .as("what is older than 26 weeks says nothing")
                .isZero();
    }
}
