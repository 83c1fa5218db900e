package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every measure is of one place where that is asked for, and of the places, practices and networks of its own day. */
@OneDoorTest
class PlacesOfMeasuresTest {
    /** A practice of which the register says that it went from one network to another. */
    private static final String MOVED_PRACTICE = "F81003";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Living living;

    @Autowired
    PlaceFilters places;

    @Autowired
    DomainTime time;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("T03")
    void aMeasureOfAPastPeriodCountsThePracticeAndTheNetworkOfThen() {
        List<String> two = living.practicesOfTwoNetworks();
        Pcn before = living.network(two.get(0));
        Pcn after = living.network(two.get(1));
        Instant then = Instant.parse("2023-06-17T09:00:00Z");
        time.set(then, 0);
        String[] references = new String[5];
        for (int i = 0; i < references.length; i++) {
            references[i] = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, two.get(0)));
        }
        doing.accepted(references[0], Doing.VETERANS);
        doing.accepted(references[4], Doing.VETERANS);
        time.set(then.plus(Duration.ofDays(30)), 0);
        for (String reference : references) {
            living.moves(reference, Living.SOUTHEND, two.get(1));
        }
        time.set(then.plus(Duration.ofDays(60)), 0);
        Visitor navigator = visit(cast.navigator());
        String days = "/figures?from=2023-06-17&to=2023-06-17";
        Page figures = navigator.open(days + "&place=pcn-" + before.code());
        assertThat(figures.text()).contains(before.name() + ": those who lived there", "on 17 Jun 2023");
        assertThat(received(figures)).contains("Received 5");
        assertThat(received(navigator.open(days + "&place=pcn-" + after.code())))
                .isEmpty();
        assertThat(received(navigator.open(days + "&place=district-" + living.district("Harlow"))))
                .contains("Received 5");
        assertThat(received(navigator.open(days + "&group=network"))).contains(": " + before.name());
        LocalDate day = LocalDate.of(2023, 6, 17);
        assertThat(of("pcn-" + before.code(), day)).contains(references);
        assertThat(of("pcn-" + after.code(), day)).doesNotContain(references);
        assertThat(of("pcn-" + before.code(), day.plusDays(30))).doesNotContain(references);
        assertThat(of("pcn-" + after.code(), day.plusDays(30))).contains(references);
        assertThat(of("pcn-" + before.code(), day.minusYears(1)))
                .as("before the first day that is known the first place counts")
                .contains(references);
        Page rows = navigator.open(
                "/figures/rows?figure=door:gp@pcn-%s&topic=front-door&from=2023-06-17&to=2023-06-17&group=network"
                        .formatted(before.code()));
        assertThat(rows.text()).contains(references[0], references[4]);
        String file = navigator
                .open("/figures/file?from=2023-06-17&to=2023-06-17&place=pcn-" + before.code())
                .text();
        assertThat(file).contains(before.name(), "As it and its people were on", "17 Jun 2023");
    }

    @Test
    void everyOtherListAndMeasureTakesAPlaceAlsoOfADayThatIsOver() {
        String place = "place=district-" + living.district("Harlow");
        Visitor navigator = visit(cast.navigator());
        for (String address : List.of(
                "/figures/flow?",
                "/figures/flow/rows?of=whole&what=waits&",
                "/figures/flow/rows?of=whole&what=moved-on&",
                "/crisis/figures?month=2023-05&",
                "/crisis/figures?",
                "/crisis/contacts/figures?month=2023-05&",
                "/crisis/contacts/figures?",
                "/crisis/contacts?month=2023-05&group=network&",
                "/crisis/contacts/often?group=network&",
                "/stack?group=network&",
                "/stack/day?day=2023-05-03&group=network&",
                "/notices/missing?group=network&",
                "/notices/rail?group=network&",
                "/notices/referrals?group=network&")) {
            Page page = navigator.open(address + place);
            assertThat(page.status()).as(address).isEqualTo(200);
            if (!address.contains("/rows")) {
                assertThat(page.document()
                                .select("select#place option[selected]")
                                .eachText())
                        .as(address)
                        .containsExactly("Harlow");
            }
        }
    }

    @Test
    void theHelicopterViewOfAPlaceCountsItsPeopleAndOpensThem() {
        String here = doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, "F81088"));
        String there = doing.referral(cast.gp().actor(), Living.at(Living.SOUTHEND, "F81088"));
        String place = "&place=district-" + living.district("Harlow");
        Page rows = visit(cast.navigator()).open("/figures/flow/rows?of=whole&what=came" + place);
        assertThat(rows.text()).contains(here).doesNotContain(there);
        Page view = visit(cast.navigator()).open("/figures/flow?" + place.substring(1));
        assertThat(view.document().select("#f-district-Harlow")).isNotEmpty();
        assertThat(view.document().select("#f-district-Southend-on-Sea")).isEmpty();
    }

    @Test
    void theNetworkOfAPracticeIsThatOfTheDayThatIsCounted() {
        Pcn first = living.network(MOVED_PRACTICE, LocalDate.of(2020, 6, 1));
        Pcn second = living.network(MOVED_PRACTICE, LocalDate.of(2022, 6, 1));
        assertThat(first).isNotEqualTo(second);
        time.set(Instant.parse("2020-06-13T09:00:00Z"), 0);
        for (int i = 0; i < 5; i++) {
            doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, MOVED_PRACTICE));
        }
        time.set(Instant.parse("2022-06-13T09:00:00Z"), 0);
        for (int i = 0; i < 5; i++) {
            doing.referral(cast.gp().actor(), Living.at(Living.HARLOW, MOVED_PRACTICE));
        }
        time.set(Instant.parse("2022-07-13T09:00:00Z"), 0);
        Visitor navigator = visit(cast.navigator());
        assertThat(received(navigator.open("/figures?from=2020-06-13&to=2020-06-13&place=pcn-" + first.code())))
                .contains("Received 5");
        assertThat(received(navigator.open("/figures?from=2022-06-13&to=2022-06-13&place=pcn-" + second.code())))
                .contains("Received 5");
        assertThat(received(navigator.open("/figures?from=2022-06-13&to=2022-06-13&group=network")))
                .contains(second.name());
    }

    /** Whose referrals the condition of a place finds, asked in the database as of a day. */
    private List<String> of(String code, LocalDate on) {
        return Doing.as(cast.navigator().actor(), () -> {
            PlaceFilter place = places.of(code, on);
            return place.given(TestPostgres.stored()
                            .sql("select reference from frontdoor.referral where true"
                                    + place.and("referral.person_id", null, "")))
                    .query(String.class)
                    .list();
        });
    }

    /** The sections whose lines say how many were received, as text. */
    private static String received(Page figures) {
        return figures.document().select("table").stream()
                .filter(table -> table.select("caption").text().startsWith("Accepted by a service within seven days"))
                .flatMap(table -> table.select("tbody tr").eachText().stream())
                .reduce("", (all, row) -> all + row + "\n");
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
