package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever was in a crisis is offered a crisis plan when it is over. */
@OneDoorTest
class PlanOffersTest {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Planning planning;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private UUID over(Visitor officer, Visitor suite) {
        UUID id =
                Night.id(night.beginning(officer, "s136", "Man, about 30", "30").send());
        night.record(officer, id, "arrived", "placeType", "health-based");
        night.record(suite, id, "assessment-started", "by", "both");
        Page ended = night.record(
                suite, id, "ended", "outcome", "discharged-referred", "managed", "home", "suitable", "yes");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        return id;
    }

    @Test
    @Shows("C5.02")
    void theEndOfAnEpisodeAsksForAnOfferAndAMonthSaysHowManyWereOfferedMadeAndDeclinedAndWhy() {
        night.at("2023-05-10T12:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        UUID accepted = over(officer, suite);
        UUID declined = over(officer, suite);
        UUID late = over(officer, suite);
        UUID never = over(officer, suite);
        assertThat(suite.tasksWith(night.found(never).number())
                        .document()
                        .select("tr")
                        .eachText())
                .filteredOn(row -> row.contains(night.found(never).number()))
                .anyMatch(row -> row.contains("crisis plan"));

        night.at("2023-05-12T12:00:00Z");
        Page wrong = night.record(suite, accepted, "crisis-plan-offered", "answer", "perhaps");
        assertThat(wrong.status()).isEqualTo(422);
        night.record(suite, accepted, "crisis-plan-offered", "answer", "accepted");
        night.record(suite, declined, "crisis-plan-offered", "answer", "no-trust");
        assertThat(suite.open("/crisis/" + declined).text()).contains("does not think that it will be used");
        assertThat(suite.tasksWith(night.found(accepted).number())
                        .document()
                        .select("tr")
                        .eachText())
                .filteredOn(row -> row.contains(night.found(accepted).number()))
                .noneMatch(row -> row.contains("crisis plan"));
        planning.published(suite, night.found(accepted).personId());
        night.at("2023-05-20T12:00:00Z");
        night.record(suite, late, "crisis-plan-offered", "answer", "accepted");

        Page month = manager.open("/crisis/figures?month=2023-05");
        assertThat(month.document().select("#plans-offered").text()).isEqualTo("2 of 4");
        assertThat(month.document().select("#plans-made").text()).isEqualTo("1 of 4");
        List<String> said = month.document().select("table").stream()
                .filter(table -> table.text().contains("Does not want one"))
                .flatMap(table -> table.select("tbody tr").eachText().stream())
                .toList();
        assertThat(said)
                .anyMatch(row -> row.contains("does not think that it will be used"))
                .anyMatch(row -> row.contains("Would like one"))
                .anyMatch(row -> row.contains("Not offered yet"));
    }
}
