package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.CONSULTANT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who has those from 18 to 25, and what is done with them. */
@OneDoorTest
class YoungAdultsTest {
    private static final Instant A_DAY_OF_ITS_OWN = Instant.parse("2022-06-14T10:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private String accepted(LocalDate born) {
        Random random = new Random();
        Details who = new Details(
                Cast.nhsNumber(random),
                Cast.familyName(random),
                "Alex",
                null,
                born,
                Gender.MALE,
                "1 Example Road",
                "RM17 6SL",
                null,
                null,
                "F81088",
                null,
                false,
                false,
                null);
        String reference = doing.referral(cast.gp().actor(), who, "given", Priority.ROUTINE, "low-mood-anxiety");
        doing.accepted(reference, CONSULTANT);
        return reference;
    }

    private Page treated(String reference, @Nullable String intervention) {
        Form form = new Visitor(port)
                .signIn(cast.clinician(CONSULTANT).username())
                .open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "treatment");
        return (intervention == null ? form : form.with("intervention", intervention)).send();
    }

    @Test
    @Shows("W3.20")
    void theCaseloadFrom18To25AndWhatWasDoneByItsKindAreReported() {
        time.set(A_DAY_OF_ITS_OWN, 0);
        List<String> young = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            // the youngest is 18 today, the oldest 26 tomorrow
            young.add(accepted(
                    i == 0
                            ? LocalDate.of(2004, 6, 14)
                            : i == 1 ? LocalDate.of(1996, 6, 15) : LocalDate.of(2000, 1, i)));
        }
        String tooYoung = accepted(LocalDate.of(2004, 6, 15));
        String tooOld = accepted(LocalDate.of(1996, 6, 14));
        time.set(A_DAY_OF_ITS_OWN.plusSeconds(3_600), 0);
        assertThat(treated(young.getFirst(), "magic").text()).contains("Choose from the list what was done");
        for (int i = 0; i < 10; i++) {
            Page done = treated(young.get(i), i < 5 ? "cbt" : i < 9 ? "social" : null);
            assertThat(done.path()).isEqualTo("/referrals/" + young.get(i));
        }
        treated(tooYoung, "cbt");
        treated(tooOld, "cbt");

        Visitor navigator = new Visitor(port).signIn(cast.navigator().username());
        String days = "topic=pathways&from=2022-06-14&to=2022-06-14";
        Page figures = navigator.open("/figures?" + days);
        assertThat(rows(figures, "18 to 25: what was done"))
                .contains(
                        "Which Any that is psychologically informed With it 5 Any that is psychologically informed Treated 10 Share 50%",
                        "Which Cognitive behavioural therapy With it 5 Cognitive behavioural therapy Treated 10 Share 50%")
                .anyMatch(row -> row.contains("Practical or social support With it *"))
                .anyMatch(row -> row.contains("Not said With it *"));
        String caseload =
                navigator.open("/figures/rows?figure=young%3Aall&" + days).text();
        assertThat(caseload).contains(young).doesNotContain(tooYoung, tooOld);
        assertThat(rows(figures, "18 to 25: caseload by service")).anyMatch(row -> row.contains("Consultant"));
    }

    @Test
    void whatWasDoneIsOnTheTimeline() {
        String reference = accepted(LocalDate.of(1990, 1, 1));
        treated(reference, "guided-self-help");
        assertThat(new Visitor(port)
                        .signIn(cast.gp().username())
                        .open("/referrals/" + reference)
                        .status())
                .isEqualTo(200);
        assertThat(new Visitor(port)
                        .signIn(cast.clinician(CONSULTANT).username())
                        .open("/referrals/" + reference)
                        .text())
                .contains("Guided self-help");
    }

    private static List<String> rows(Page figures, String section) {
        return figures.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals(section))
                .flatMap(table -> table.select("tbody tr").eachText().stream())
                .toList();
    }
}
