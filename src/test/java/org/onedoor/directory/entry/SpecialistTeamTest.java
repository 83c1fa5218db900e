package org.onedoor.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.frailty.Frailties;
import org.onedoor.frontdoor.frailty.FrailtyRecords.Scored;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;

/** A specialist team for frailty says from which score on it takes people: typed, tried, approved, shown and published. */
class SpecialistTeamTest extends ServiceEntry {
    private static final LocalDate DAY = LocalDate.of(2018, 7, 10);

    @Autowired
    Doing doing;

    @Autowired
    Frailties frailties;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Form form(String specialist, String from) {
        return provider.open(address + "/edit")
                .form("/edit")
                .with("specialist", specialist)
                .with("frailtyFrom", from);
    }

    @Test
    void aScoreNeedsATeamForFrailtyAndThePublicIsNeverAskedForOne() {
        Page alone = form("dementia", "5").send();
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.text()).contains("Only a specialist team for frailty takes people from a score on");
        assertThat(alone.document().select("input[name=frailtyFrom]").eachAttr("value"))
                .contains("5");
        assertThat(form("frailty", "12").send().text()).contains("Write a score from 1 to 9, or leave it empty");
        assertThat(form("old age", "").send().text()).contains("Write dementia, frailty, or both with a comma");

        approved(form("Frailty, Dementia", "5"));

        assertThat(manager.open(address + "?itself").text())
                .contains(
                        "specialist for dementia and frailty; people from 5 on the Clinical Frailty Scale, or with dementia");
        Visitor anybody = new Visitor(port);
        Page asks = anybody.open("/find-help");
        assertThat(asks.document().select("[name=frailty], [name=dementia]")).isEmpty();
        Page found = asks.form("/find-help").with("q", service.name()).send();
        assertThat(found.text())
                .contains(service.name())
                .contains(
                        "Only for people who live with frailty, or with dementia; a professional works out with you whether that is so.")
                .doesNotContain("Clinical Frailty Scale");
        Page itself = anybody.open("/find-help/" + service.code());
        assertThat(itself.text()).contains("For people who live with frailty, or with dementia");
        assertThat(itself.text()).doesNotContain("Clinical Frailty Scale");
    }

    @Test
    void aLimitIsTriedOnTheReferralsThatCameBeforeItIsApproved() {
        time.set(DAY.atTime(10, 0).toInstant(java.time.ZoneOffset.UTC), 0);
        String reference = doing.referral(cast.gp().actor(), Cast.somebody(new Random(), DAY.minusYears(80)));
        CurrentActor.as(
                cast.navigator().actor(),
                () -> frailties.record(
                        reference,
                        doing.now(reference).version(),
                        new Frailties.Said(
                                new Scored(FrailtyScore.MANAGING_WELL, DAY, "Asha Patel, nurse"), Dementia.NOT_KNOWN),
                        null,
                        null));
        proposed(form("frailty", "5"));

        Page page = triedOn(DAY);

        assertThat(page.document().select("#differences").text())
                .contains("now left out: from 5 on the Clinical Frailty Scale; scored 3");
        assertThat(manager.open(address + "?itself").text()).contains("none for dementia or frailty");
    }

    @Test
    void theOpenDataSaysBothAndAnotherPublisherTakesThemInAndOutWithoutLoss() {
        approved(form("frailty, dementia", "5"));
        Map<String, Object> out = published();
        assertThat(values(out, "specialist-for")).containsExactly("dementia", "frailty");
        assertThat(values(out, "frailty-from")).containsExactly("5");

        assertComesBackAsItWentOut(out);
    }
}
