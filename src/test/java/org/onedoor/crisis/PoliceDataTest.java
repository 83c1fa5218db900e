package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the police did, by the area of the person and of where they were found and by ethnic group, small numbers hidden. */
@OneDoorTest
class PoliceDataTest {
    private static final String MARCH = "/crisis/police-data?from=2016-03&to=2016-03";

    private static final String THURROCK = "NHS Mid and South Essex ICB - 07G (Thurrock)";

    @LocalServerPort
    int port;

    @Autowired
    Force forces;

    @Autowired
    Night night;

    @Autowired
    Contacting contacting;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    People people;

    @Autowired
    Acts acts;

    @Autowired
    DomainTime time;

    private Visitor officer;
    private Visitor suite;

    @BeforeEach
    void people() {
        forces.at("2016-03-01T08:00:00Z");
        officer = forces.officer(port, forces.found("Force of the figures"));
        suite = new Visitor(port).signIn(night.suite().username());
    }

    @AfterEach
    void today() {
        forces.giveTheTimeBack();
    }

    /** Somebody of Grays who has said that they are Black Caribbean. */
    private Details known() {
        Details made = Cast.somebody(new Random());
        Details grays = new Details(
                made.nhsNumber(),
                made.familyName(),
                made.givenName(),
                null,
                LocalDate.of(1980, 5, 4), // of age throughout, so that one row of ages is this person's
                made.gender(),
                null,
                "RM17 6SL",
                null,
                null,
                null,
                null,
                false,
                false,
                null);
        UUID id = CurrentActor.as(
                cast.gp().actor(),
                () -> intake.submit(
                                Cast.submission(grays, Door.GP, Priority.ROUTINE, time.instant(), "Low for months"),
                                null)
                        .personId());
        Subject.Person subject = new Subject.Person(id);
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(
                        Acts.Begin.on(
                                "Record the ethnic group", Ask.about(Action.WRITE, "demographics", subject), subject),
                        act -> {
                            people.ethnicity(act, id, EthnicCategory.CARIBBEAN);
                        }));
        return grays;
    }

    private void identify(UUID id, Details who) {
        Page done = suite.open("/crisis/" + id + "/identify")
                .form("/identify")
                .with("nhsNumber", Objects.requireNonNull(who.nhsNumber()))
                .with("familyName", Objects.requireNonNull(who.familyName()))
                .with("givenName", Objects.requireNonNull(who.givenName()))
                .with(
                        "birthDate-day",
                        String.valueOf(Objects.requireNonNull(who.birthDate()).getDayOfMonth()))
                .with("birthDate-month", String.valueOf(who.birthDate().getMonthValue()))
                .with("birthDate-year", String.valueOf(who.birthDate().getYear()))
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    /** The cell of a table whose caption ends so, in the row that begins so. */
    private static String cell(Page page, String by, String part, String group, String column) {
        Element table = page.document().select("table").stream()
                .filter(each -> Objects.requireNonNull(each.selectFirst("caption"))
                        .text()
                        .equals(by + ", by " + part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(by + " " + part + ": " + page.text()));
        int index = table.select("thead th").eachText().indexOf(column);
        return table.select("tbody tr").stream()
                .filter(row -> row.child(0).text().contains(group))
                .map(row -> row.child(index).ownText().isEmpty()
                        ? row.child(index).text()
                        : row.child(index).ownText())
                .findFirst()
                .orElse("no row " + group);
    }

    @Test
    @Shows("C4.15a")
    void whatThePoliceDidIsShownByAreaAndEthnicGroupWithSmallNumbersHidden() {
        Details who = known();
        for (int day = 10; day < 16; day++) { // six of section 136, of Grays, admitted under section 2
            String date = "2016-03-" + day;
            UUID id = forces.begin(officer, date + "T10:00:00Z", "s136", "30");
            forces.record(suite, id, date + "T11:00:00Z", "arrived", "placeType", "health-based");
            identify(id, who);
            forces.record(officer, id, date + "T11:30:00Z", "police-details", "perceived", "M", "arrested", "no");
            forces.record(
                    suite,
                    id,
                    date + "T15:00:00Z",
                    "ended",
                    "outcome",
                    "s2",
                    "managed",
                    "ward",
                    "postcode",
                    "CM2 0AA",
                    "suitable",
                    "yes");
        }
        forces.begin(officer, "2016-03-20T10:00:00Z", "s135-1", "16"); // one, whom a number would point at
        forces.at("2016-03-21T10:00:00Z");
        UUID capacity = Night.id(night.beginning(officer, "not-yet", Night.name("Man"), "70")
                .instead("where", "By the river, nobody knows the postcode")
                .send());
        forces.record(officer, capacity, "2016-03-21T10:30:00Z", "not-used", "instead", "mental-capacity");
        forces.begin(officer, "2016-03-31T23:30:00Z", "s136", "30"); // half past midnight on 1 April in London

        forces.at("2016-05-02T08:00:00Z");
        Page page = officer.open(MARCH);
        assertThat(page.document().select("#period").text()).isEqualTo("Force of the figures, March 2016.");
        String found = "Where they were found";
        assertThat(cell(page, found, "what was done", THURROCK, "Section 136")).isEqualTo("5"); // six
        assertThat(cell(page, found, "what was done", THURROCK, "Section 135")).isEqualTo("*"); // one
        assertThat(cell(page, found, "what was done", THURROCK, "Mental Capacity Act"))
                .isEqualTo("0");
        assertThat(cell(page, found, "what was done", "Not known", "Mental Capacity Act"))
                .isEqualTo("*");
        assertThat(cell(page, found, "age", THURROCK, "Under 18")).isEqualTo("*");
        assertThat(cell(page, found, "age", "All", "65 and over")).isEqualTo("*");
        assertThat(cell(page, found, "how it ended", THURROCK, "Admitted or returned"))
                .isEqualTo("5");
        assertThat(cell(page, found, "how it ended", THURROCK, "Discharged")).isEqualTo("0");
        assertThat(cell(page, found, "how it ended", THURROCK, "Detention without a recorded end"))
                .isEqualTo("*");
        assertThat(cell(page, "Where they live", "what was done", THURROCK, "Section 136"))
                .isEqualTo("5");
        assertThat(cell(page, "Where they live", "what was done", "Not known", "Section 135"))
                .isEqualTo("*");
        String said = "Ethnic group, as the person said";
        assertThat(cell(page, said, "what was done", "Black or Black British", "Section 136"))
                .isEqualTo("5");
        assertThat(cell(page, said, "what was done", "Not recorded", "Section 135"))
                .isEqualTo("*");
        String perceived = "Ethnic group, as the officer perceived it";
        assertThat(cell(page, perceived, "what was done", "Black or Black British", "Section 136"))
                .isEqualTo("5");
        assertThat(page.text())
                .contains("in the month the power was used by London time", "By the postcode in the place")
                .contains("A number under 5 is shown as * and others to the nearest 5");
        assertThat(page.text()).doesNotContain(Objects.requireNonNull(who.familyName()));

        // The file is the page.
        List<Force.Row> rows = Force.csv(officer, "/crisis/police-data/file?from=2016-03&to=2016-03");
        assertThat(rows).hasSizeGreaterThan(100).allSatisfy(row -> {
            boolean shown = List.of("what was done", "age", "how it ended").stream()
                    .filter(part -> page.document()
                            .select("table:has(caption:contains(%s, by %s))".formatted(row.get("by"), part))
                            .select("thead th")
                            .eachText()
                            .contains(row.get("counted")))
                    .allMatch(part -> cell(page, row.get("by"), part, row.get("group"), row.get("counted"))
                            .equals(row.get("number")));
            assertThat(shown).as(row.toString()).isTrue();
        });

        // Another force sees none of it, commissioners every force, and those who look after people nothing.
        Visitor stranger = forces.officer(port, forces.found("Another force"));
        assertThat(stranger.open(MARCH).text()).contains("Another force, March 2016.", "No case in this period.");
        Page manager = contacting.manager(port).open(MARCH);
        assertThat(manager.document().select("#period").text()).isEqualTo("Every police force, March 2016.");
        assertThat(cell(manager, found, "what was done", "All", "Section 136")).matches("[0-9]*[05]");
        assertThat(suite.open(MARCH).status()).isEqualTo(403);
    }

    @Test
    void aPeriodThatCannotBeSaysWhyAndAnEmptyOneSaysSo() {
        forces.at("2016-03-05T08:00:00Z");
        Page usual = officer.open("/crisis/police-data");
        assertThat(usual.document().select("#period").text()).isEqualTo("Force of the figures, February 2016.");
        assertThat(usual.text()).contains("No case in this period.");
        Page wrong = officer.open("/crisis/police-data?from=2016-13&to=soon");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Write the month like 2024-03");
        assertThat(wrong.document().select("input[name=from]").val()).isEqualTo("2016-13");
        assertThat(officer.open("/crisis/police-data?from=2016-04&to=2016-03").text())
                .contains("The first month must be the last one or before it");
        assertThat(officer.open("/crisis/police-data?from=2015-01&to=2019-03").text())
                .contains("Choose a period of at most 36 months");
        assertThat(officer.open("/crisis/police-data/file?from=x").status()).isEqualTo(422);
    }
}
