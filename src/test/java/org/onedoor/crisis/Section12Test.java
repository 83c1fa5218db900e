package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many assessments by section 12 doctors there were, and what they cost, before street triage and since. */
@OneDoorTest
class Section12Test {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    DomainTime time;

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private static Page month(Page page, String month, String number, String cost) {
        return page.form("/section-12/month")
                .with("entered", month)
                .with("assessments", number)
                .with("cost", cost)
                .with("source", "Ledger of the trust")
                .send();
    }

    private static String row(Page page, String month) {
        return page.document().select("#s12-" + month).text();
    }

    @Test
    @Shows("C3.04b")
    void assessmentsBySection12DoctorsAndTheirFeesAreCountedBeforeStreetTriageAndSince() {
        night.at("2018-11-20T20:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        Visitor keeper = new Visitor(port).signIn(night.managerOfAmhps().username());
        LocalDate from = LocalDate.of(2018, 1, 1);
        String[] duty = {"2018-11-20T18:00", "2018-11-21T08:00"};
        UUID id =
                Night.id(night.beginning(officer, "s136", "Man, about 50", "50").send());
        night.record(officer, id, "arrived", "placeType", "health-based");
        for (int each = 0; each < 2; each++) {
            String doctor = Night.name("Dr Counted");
            night.professional(
                    keeper, "section-12", doctor, from, from.plusYears(5), Night.name("T"), "RM17 6SL", duty);
            Night.press(suite.open("/crisis/" + id + "/find/section-12"), "Ask " + doctor);
            String who = suite.open("/crisis/" + id + "/do/attended").document().select("option").stream()
                    .filter(option -> option.text().equals(doctor))
                    .findFirst()
                    .orElseThrow()
                    .val();
            if (each == 0) { // whoever was asked and did not come is no assessment
                assertThat(night.record(suite, id, "attended", "professional", who)
                                .status())
                        .isEqualTo(200);
            }
        }

        // An organisation of its own enters what was before, what one costs, and from when street triage counts.
        night.at("2018-12-03T10:00:00Z");
        Visitor analyst = new Visitor(port)
                .signIn(cast.account("manager", planning.organisation("icb", "Payer " + Planning.word()), null)
                        .username());
        Page page = analyst.open("/crisis/section-12?month=2018-11");
        assertThat(row(page, "2018-11")).contains("Counted here 1", "Fees Not known");
        assertThat(page.document().select("#before").text()).contains("not known until somebody enters");
        Page wrong = month(page, "2018-12", "many", "a lot");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "Write how many assessments there were",
                        "Enter a month that is over",
                        "Write an amount such as");
        Page terms = page.form("/section-12/terms")
                .with("triage-day", "1")
                .with("triage-month", "10")
                .with("triage-year", "2018")
                .with("fee", "180.50")
                .with("source", "Agreement of 2018")
                .send();
        assertThat(row(terms, "2018-11")).contains("Counted here 1", "Fees £180.50");
        page = terms;
        for (int back = 3; back <= 24; back++) { // each month of the table before street triage
            java.time.YearMonth before = java.time.YearMonth.of(2018, 12).minusMonths(back);
            page = month(page, before.toString(), back == 3 ? "32" : "10", back == 4 ? "2,000" : "");
            assertThat(page.status()).isEqualTo(200);
        }
        page = month(page, "2018-10", "3", "");
        assertThat(row(page, "2018-09")).contains("32 (Ledger of the trust)", "Fees £5,776.00");
        assertThat(row(page, "2018-08")).contains("10 (Ledger of the trust)", "Fees £2,000.00");
        assertThat(page.document().select("#before").text())
                .contains("11.0 assessments a month (22 whole months)", "£1,994.36 a month");
        assertThat(page.document().select("#since").text())
                .contains("2.0 assessments a month (2 whole months)", "£361.00 a month");
        assertThat(page.document().select("#terms").text())
                .contains("Street triage began on 1 Oct 2018", "One assessment costs £180.50", "Agreement of 2018");
        // Before the first case here nothing was counted, and nothing is not none.
        Page past = analyst.open("/crisis/section-12?month=2015-03");
        assertThat(row(past, "2015-03")).contains("Counted here Not known", "Fees Not known");

        // Another organisation pays by its own terms; whoever reads no figures reads none of these.
        Visitor other = new Visitor(port)
                .signIn(cast.account("manager", planning.organisation("icb", "Payer " + Planning.word()), null)
                        .username());
        assertThat(row(other.open("/crisis/section-12?month=2018-11"), "2018-09"))
                .doesNotContain("Ledger");
        assertThat(suite.open("/crisis/section-12").status()).isEqualTo(403);
    }
}
