package org.onedoor.frontdoor.perinatal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Priority;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is pregnant or has a baby goes to the perinatal service, sooner, and is counted as a share of births. */
@OneDoorTest
class PerinatalTest {
    private static final String PERINATAL = "perinatal";
    private static final String ROW = "b-E06000034-2022-04-05-2022-04-05";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    Organisations organisations;

    @Autowired
    DomainTime time;

    private Visitor manager;

    @BeforeEach
    void aSpringDay() {
        time.set(Instant.parse("2022-04-05T09:00:00Z"), 0);
        UUID trust = organisations.byOds("R1L").orElseThrow().id();
        manager = visit(cast.account("manager", trust, null));
    }

    @AfterEach
    void giveTheTimeBack() {
        months("12");
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("V19")
    void whoIsPregnantOrHasABabyGoesToThePerinatalServiceSoonerAndAccessIsAShareOfBirths() {
        Account gp = cast.gp();
        String reference = doing.referral(gp.actor());
        Visitor navigator = visit(cast.navigator());
        Page before = navigator.open("/referrals/" + reference + "/triage");
        assertThat(before.document().select("article.onedoor-offer h3").eachText())
                .noneMatch(name -> name.contains("Perinatal mental health"));
        Page flagged =
                flag(visit(gp), reference, "pregnant", LocalDate.of(2022, 9, 1)).send();
        assertThat(flagged.status()).as(flagged.text()).isEqualTo(200);
        assertThat(flagged.text())
                .contains("Pregnant: due on 1 Sep 2022")
                .contains("More urgent, pregnant or with a baby: Soon")
                .contains("Mental health in pregnancy or after birth");
        assertThat(doing.now(reference).priority()).isEqualTo(Priority.SOON);
        Page triage = navigator.open("/referrals/" + reference + "/triage");
        assertThat(triage.document().select("article.onedoor-offer").getFirst().text())
                .startsWith("1. Perinatal mental health")
                .contains("goes here first: pregnant, or with a young baby")
                .contains("recorded as pregnant or postnatal");

        String older = doing.referral(gp.actor());
        Page tooOld = flag(navigator, older, "baby", LocalDate.of(2021, 1, 5)).send();
        assertThat(tooOld.status()).isEqualTo(422);
        assertThat(tooOld.text()).contains("for those with a baby under 12 months");
        assertThat(months("24").text()).contains("while the baby is younger than 24 months");
        Page young = tooOld.form("/do/record-perinatal").send();
        assertThat(young.status()).as(young.text()).isEqualTo(200);
        assertThat(navigator
                        .open("/referrals/" + older + "/triage")
                        .document()
                        .select("article.onedoor-offer")
                        .getFirst()
                        .text())
                .startsWith("1. Perinatal mental health");

        List<String> references = new ArrayList<>(List.of(reference, older));
        for (int i = 0; i < 3; i++) {
            references.add(doing.referral(gp.actor()));
        }
        references.forEach(each -> seen(each));
        Page none =
                manager.open("/figures?topic=perinatal").follow("Access to perinatal services as a share of births");
        Page entered = births(none, "40", "5", "Made-up register of this test").send();
        assertThat(entered.status()).as(entered.text()).isEqualTo(200);
        assertThat(row(entered)).contains("Thurrock", "5 Apr 2022 to 5 Apr 2022", "40", "13%", "Made-up register");
        assertThat(births(entered, "4", "41", "5", "A longer time").send().text())
                .contains("These births are counted already from 5 Apr 2022 to 5 Apr 2022");
        Page behind = navigator.open(entered.document().select("#" + ROW + " a").attr("href"));
        assertThat(behind.text()).contains(references);
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatWasTyped() {
        String reference = doing.referral(cast.gp().actor());
        Visitor navigator = visit(cast.navigator());
        Page nothing = navigator
                .open("/referrals/" + reference + "/do/record-perinatal")
                .form("/do/record-perinatal")
                .send();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text())
                .contains("Say whether the person is pregnant or has a baby", "Enter the day on which the baby is due");
        Page far =
                flag(navigator, reference, "pregnant", LocalDate.of(2023, 9, 1)).send();
        assertThat(far.text()).contains("further ahead than a pregnancy lasts");
        assertThat(far.document().select("#day-year").attr("value")).isEqualTo("2023");
        assertThat(flag(navigator, reference, "pregnant", LocalDate.of(2022, 1, 1))
                        .send()
                        .text())
                .contains("more than 4 weeks ago. Record the baby");
        assertThat(flag(navigator, reference, "baby", LocalDate.of(2022, 5, 1))
                        .send()
                        .text())
                .contains("The day of birth cannot be in the future");
        assertThat(doing.now(reference).priority()).isEqualTo(Priority.ROUTINE);

        Page page = manager.open("/figures/perinatal");
        Page wrong = births(page, "many", "5", " ").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write how many were born as a whole number", "Say where the number is from");
        assertThat(wrong.document().select("#births").attr("value")).isEqualTo("many");
        assertThat(births(page, "40", "4", "Made-up register").send().text())
                .contains("The last day must be on or after the first");
        assertThat(births(page, "40", "30", "Made-up register").send().text())
                .contains("Nobody has been born yet in days to come");
        assertThat(months("30").text()).contains("Write a whole number of months from 12 to 24");
        Page read = visit(cast.navigator()).open("/figures/perinatal");
        assertThat(read.document().select("form[action^=/figures/perinatal]")).isEmpty();
        assertThat(visit(cast.clinician(PERINATAL)).open("/figures/perinatal").status())
                .isEqualTo(403);
    }

    private void seen(String reference) {
        doing.accepted(reference, PERINATAL);
        CurrentActor.as(
                cast.clinician(PERINATAL).actor(),
                () -> care.contact(
                        reference,
                        new Care.Seen(time.instant(), true, "face-to-face", "assessment", false, false, false, null),
                        null));
    }

    private Page months(String months) {
        return manager.open("/figures/perinatal")
                .form("/figures/perinatal/months")
                .with("months", months)
                .send();
    }

    private static Form births(Page page, String births, String toDay, String source) {
        return births(page, "5", births, toDay, source);
    }

    private static Form births(Page page, String fromDay, String births, String toDay, String source) {
        return page.form("/figures/perinatal/births")
                .with("district", "E06000034")
                .with("from-day", fromDay)
                .with("from-month", "4")
                .with("from-year", "2022")
                .with("to-day", toDay)
                .with("to-month", "4")
                .with("to-year", "2022")
                .with("births", births)
                .with("source", source);
    }

    private static String row(Page page) {
        return page.document().select("#" + ROW).text();
    }

    private static Form flag(Visitor visitor, String reference, String kind, LocalDate day) {
        return visitor.open("/referrals/" + reference + "/do/record-perinatal")
                .form("/do/record-perinatal")
                .with("perinatal", kind)
                .with("day-day", String.valueOf(day.getDayOfMonth()))
                .with("day-month", String.valueOf(day.getMonthValue()))
                .with("day-year", String.valueOf(day.getYear()));
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
