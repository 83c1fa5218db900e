package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Services;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Organisations.Pcn;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every list and measure is of one place where that is asked for, and counts its rows by primary care network. */
@OneDoorTest
class PlacesOfListsTest {
    private static final String HARLOW = "CM20 1QX";
    private static final String SOUTHEND = "SS1 1AA";
    private static final int MANY_PAGES = 60;

    /** A practice of which the register says that it went from one network to another. */
    private static final String MOVED_PRACTICE = "F81003";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Services services;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    CareUnits units;

    @Autowired
    PlaceFilters places;

    @Autowired
    Acts acts;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("T03")
    void everyListShowsThePeopleOfOneNetworkAloneAndCountsItsRowsByNetwork() {
        List<String> two = practicesOfTwoNetworks();
        String here = doing.referral(cast.gp().actor(), person(HARLOW, two.get(0)));
        String there = doing.referral(cast.gp().actor(), person(HARLOW, two.get(1)));
        Pcn network = network(two.get(0));
        String place = "place=pcn-" + network.code();
        Visitor navigator = visit(cast.navigator());

        assertThat(isOn(navigator, "/referrals/inbox?" + place, here)).isTrue();
        assertThat(isOn(navigator, "/referrals/inbox?" + place, there)).isFalse();
        Page inbox = navigator.open("/referrals/inbox?" + place);
        assertThat(inbox.document().select("select#place option[selected]").eachText())
                .containsExactly(network.name());
        assertThat(inbox.text()).contains(network.name() + " as it is today");
        assertThat(byNetwork(navigator.open("/referrals/inbox?group=network"))).containsKey(network.name());
        Page counted = navigator.open("/referrals/inbox?group=network&" + place);
        assertThat(byNetwork(counted)).containsOnlyKeys(network.name());
        assertThat(counted.document().select("table a[href*=place=]").eachAttr("href"))
                .containsExactly("/referrals/inbox?" + place);

        doing.accepted(here, Doing.VETERANS);
        doing.accepted(there, Doing.VETERANS);
        Visitor team = visit(cast.clinician(Doing.VETERANS));
        for (String list : List.of("/referrals", "/referrals/waiting", "/people/caseload")) {
            assertThat(isOn(team, list + "?" + place, here)).as(list).isTrue();
            assertThat(isOn(team, list + "?" + place, there)).as(list).isFalse();
            assertThat(byNetwork(team.open(list + "?group=network&" + place)))
                    .as(list)
                    .containsOnlyKeys(network.name());
        }
    }

    @Test
    void aPlaceStaysWithSavedViewsCountsAndFiles() {
        List<String> two = practicesOfTwoNetworks();
        String here = doing.referral(cast.gp().actor(), person(HARLOW, two.get(0)));
        String there = doing.referral(cast.gp().actor(), person(HARLOW, two.get(1)));
        doing.accepted(here, Doing.VETERANS);
        doing.accepted(there, Doing.VETERANS);
        Pcn network = network(two.get(0));
        String address = "/referrals?view=mine&place=pcn-" + network.code();
        Visitor team = visit(cast.clinician(Doing.VETERANS));

        Page kept = team.open(address)
                .form("/referrals/views")
                .with("name", "Of one network")
                .send();
        assertThat(kept.text()).contains("The view is saved", "This is your view Of one network");
        Page list = team.open("/referrals");
        assertThat(list.document().select("nav[aria-label=Your views] a").attr("href"))
                .isEqualTo(address);
        Page ofView = list.follow("Of one network");
        String count = ofView.document().select(".onedoor-filter__count").text().replaceAll("\\D", "");
        assertThat(ofView.document().select("nav[aria-label=Your views] a").text())
                .contains("(" + count + ")");
        assertThat(ofView.document().select("nav[aria-label=Views] a").eachText())
                .contains("Ours (" + count + ")");

        Page asked = ofView.follow("Take this list as a file");
        assertThat(asked.text()).contains("of " + network.name() + " as it is today");
        String file = asked.form("/referrals/export")
                .with("reason", "The network's meeting on Thursday")
                .send()
                .text();
        assertThat(file).contains(here, network.name()).doesNotContain(there);
    }

    @Test
    void tasksAndAdviceAreOfAPlaceToo() {
        List<String> two = practicesOfTwoNetworks();
        String here = doing.referral(cast.gp().actor(), person(HARLOW, two.get(0)));
        String there = doing.referral(cast.gp().actor(), person(HARLOW, two.get(1)));
        Account clinician = cast.clinician(Doing.VETERANS);
        for (String reference : List.of(here, there)) {
            jdbc.sql("""
                    insert into work.task (subject_id, task_id, kind, source_key, scope_id, item, org_id, team_id, due_at,
                                           raised_at, state)
                    values (:subject, :id, 'clock-breached', :key, :id, :item, :org, :team, now(), now(), 'open')
                    """)
                    .param("subject", doing.person(reference))
                    .param("id", Ids.at(time.instant()))
                    .param("key", "places:" + reference)
                    .param("item", reference)
                    .param("org", clinician.organisationId())
                    .param("team", clinician.teamId())
                    .update();
        }
        Visitor team = visit(clinician);
        String place = "place=pcn-" + network(two.get(0)).code();
        assertThat(isOn(team, "/tasks?" + place, here)).isTrue();
        assertThat(isOn(team, "/tasks?" + place, there)).isFalse();
        assertThat(byNetwork(team.open("/tasks?group=network&" + place)))
                .containsOnlyKeys(network(two.get(0)).name());
        for (String list :
                List.of("/advice", "/crisis", "/crisis/contacts", "/crisis/contacts/in-ae", "/referrals/complexity")) {
            Page page = team.open(list + "?" + place);
            assertThat(page.status()).as(list).isEqualTo(200);
            assertThat(page.document().select("select#place option[selected]").eachText())
                    .as(list)
                    .containsExactly(network(two.get(0)).name());
        }
    }

    @Test
    void whoHasNoPracticeOrNoAddressIsFoundAsNotKnown() {
        String nowhere = doing.referral(cast.gp().actor(), person(null, null));
        Visitor navigator = visit(cast.navigator());
        assertThat(isOn(navigator, "/referrals/inbox?place=practice-unknown", nowhere))
                .isTrue();
        assertThat(isOn(navigator, "/referrals/inbox?place=district-unknown", nowhere))
                .isTrue();
        assertThat(isOn(navigator, "/referrals/inbox?place=pcn-none", nowhere)).isFalse();
        assertThat(byNetwork(navigator.open("/referrals/inbox?group=network&place=practice-unknown")))
                .containsOnlyKeys("Practice not known");
    }

    @Test
    void whoMovesIsOnTheListsOfTheirNewPlaceAndNoLongerOnThoseOfTheOld() {
        String reference = doing.referral(cast.gp().actor(), person(HARLOW, "F81088"));
        Visitor navigator = visit(cast.navigator());
        String harlow = "/referrals/inbox?place=district-" + district("Harlow");
        String southend = "/referrals/inbox?place=district-" + district("Southend-on-Sea");
        assertThat(isOn(navigator, harlow, reference)).isTrue();
        moves(reference, SOUTHEND, "F81088");
        assertThat(isOn(navigator, harlow, reference)).isFalse();
        assertThat(isOn(navigator, southend, reference)).isTrue();
    }

    @Test
    void aPlaceThatIsNoneIsRefusedSoThatNobodyTakesTheWholeForAPart() {
        Page page = visit(cast.navigator()).open("/referrals/inbox?place=pcn-NOWHERE");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("There is no such place");
    }

    @Test
    void aSchoolDoesNotLearnFromItsListWhereSomebodyLives() {
        Visitor school = visit(cast.account("school", Organisation.idOfOds("R1L"), null));
        Page list = school.open("/referrals");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.document().select("select#place")).isEmpty();
        assertThat(list.hasLink("Count by primary care network")).isFalse();
        Page asked = school.open("/referrals?place=district-" + district("Harlow"));
        assertThat(asked.status()).isEqualTo(403);
        assertThat(school.open("/referrals?group=network").hasLink("Close this count"))
                .isFalse();
    }

    @Test
    @Shows("T03")
    void aMeasureOfAPastPeriodCountsThePracticeAndTheNetworkOfThen() {
        List<String> two = practicesOfTwoNetworks();
        Pcn before = network(two.get(0));
        Pcn after = network(two.get(1));
        Instant then = Instant.parse("2023-06-17T09:00:00Z");
        time.set(then, 0);
        String[] references = new String[5];
        for (int i = 0; i < references.length; i++) {
            references[i] = doing.referral(cast.gp().actor(), person(HARLOW, two.get(0)));
        }
        doing.accepted(references[0], Doing.VETERANS);
        doing.accepted(references[4], Doing.VETERANS);
        time.set(then.plus(Duration.ofDays(30)), 0);
        for (String reference : references) {
            moves(reference, SOUTHEND, two.get(1));
        }
        time.set(then.plus(Duration.ofDays(60)), 0);
        Visitor navigator = visit(cast.navigator());
        String days = "/figures?from=2023-06-17&to=2023-06-17";
        Page figures = navigator.open(days + "&place=pcn-" + before.code());
        assertThat(figures.text()).contains(before.name() + ": those who lived there", "on 17 Jun 2023");
        assertThat(received(figures)).contains("Received 5");
        assertThat(received(navigator.open(days + "&place=pcn-" + after.code())))
                .isEmpty();
        assertThat(received(navigator.open(days + "&place=district-" + district("Harlow"))))
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
        String place = "place=district-" + district("Harlow");
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
        String here = doing.referral(cast.gp().actor(), person(HARLOW, "F81088"));
        String there = doing.referral(cast.gp().actor(), person(SOUTHEND, "F81088"));
        String place = "&place=district-" + district("Harlow");
        Page rows = visit(cast.navigator()).open("/figures/flow/rows?of=whole&what=came" + place);
        assertThat(rows.text()).contains(here).doesNotContain(there);
        Page view = visit(cast.navigator()).open("/figures/flow?" + place.substring(1));
        assertThat(view.document().select("#f-district-Harlow")).isNotEmpty();
        assertThat(view.document().select("#f-district-Southend-on-Sea")).isEmpty();
    }

    @Test
    void theNetworkOfAPracticeIsThatOfTheDayThatIsCounted() {
        Pcn first = network(MOVED_PRACTICE, LocalDate.of(2020, 6, 1));
        Pcn second = network(MOVED_PRACTICE, LocalDate.of(2022, 6, 1));
        assertThat(first).isNotEqualTo(second);
        time.set(Instant.parse("2020-06-13T09:00:00Z"), 0);
        for (int i = 0; i < 5; i++) {
            doing.referral(cast.gp().actor(), person(HARLOW, MOVED_PRACTICE));
        }
        time.set(Instant.parse("2022-06-13T09:00:00Z"), 0);
        for (int i = 0; i < 5; i++) {
            doing.referral(cast.gp().actor(), person(HARLOW, MOVED_PRACTICE));
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

    @Test
    @Shows("W0.01")
    void aCareUnitIsDistrictsAndTeamsOfBothHealthsAndEveryViewCanBeOfIt() {
        Account admin = cast.account("admin", Organisation.idOfOds("R1L"), null);
        String name = "Unit " + Cast.familyName(new Random());
        Page form = visit(admin).open("/care-units").follow("New care unit");
        Page wrong = form.form("/care-units/new")
                .with("name", name)
                .with("teams", "cmht-west")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Choose at least one district", "at least one team of physical and one of mental health");
        assertThat(wrong.document().select("[name=name]").val()).isEqualTo(name);
        Page begun = wrong.form("/care-units/new")
                .with("districts", district("Harlow"))
                .with("physical", "ucrt")
                .with(
                        "others",
                        services.byCode(Doing.VETERANS)
                                .map(service -> teamCode(service.teamId()))
                                .orElseThrow())
                .send();
        assertThat(begun.text()).contains("The care unit is saved", name, "Harlow", "Urgent Community Response Team");

        String code = CareUnits.codeOf(name);
        String living = doing.referral(cast.gp().actor(), person(HARLOW, "F81088"));
        String away = doing.referral(cast.gp().actor(), person(SOUTHEND, "F81088"));
        String withTeam = doing.referral(cast.gp().actor(), person(SOUTHEND, "F81088"));
        doing.accepted(withTeam, Doing.VETERANS);
        Visitor navigator = visit(cast.navigator());
        String inbox = "/referrals/inbox?place=unit-" + code;
        assertThat(isOn(navigator, inbox, living)).isTrue();
        assertThat(isOn(navigator, inbox, away)).isFalse();
        Visitor team = visit(cast.clinician(Doing.VETERANS));
        for (String list : List.of("/referrals", "/referrals/waiting", "/people/caseload")) {
            assertThat(isOn(team, list + "?place=unit-" + code, withTeam))
                    .as(list)
                    .isTrue();
        }
        assertThat(navigator.open("/figures?place=unit-" + code).status()).isEqualTo(200);

        LocalDate today = London.date(time.instant());
        Page changed = visit(admin)
                .open("/care-units/" + code)
                .form("/care-units/" + code)
                .with("districts", district("Harlow"))
                .with("districts", district("Southend-on-Sea"))
                .with("from", today.plusDays(10).toString())
                .send();
        assertThat(changed.text()).contains("It changes from");
        assertThat(units.get(code, today).districts()).containsExactly(district("Harlow"));
        assertThat(units.get(code, today.plusDays(10)).districts())
                .containsExactlyInAnyOrder(district("Harlow"), district("Southend-on-Sea"));
        Page stale = visit(admin)
                .open("/care-units/" + code)
                .form("/care-units/" + code)
                .instead("version", "0")
                .send();
        assertThat(stale.status()).isEqualTo(409);
        assertThat(navigator
                        .open("/figures?from=2020-01-01&to=2020-01-31&place=unit-" + code)
                        .status())
                .as("it was no care unit then")
                .isEqualTo(422);
        assertThat(visit(cast.gp()).open("/care-units/" + code).status()).isEqualTo(403);
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

    private static Map<String, String> byNetwork(Page page) {
        return page.document().select("table").stream()
                .filter(table -> table.select("caption").text().equals("By primary care network"))
                .flatMap(table -> table.select("tbody tr").stream())
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.select("a").text(),
                        row -> row.select("td").last() == null
                                ? ""
                                : row.select("td").last().text()));
    }

    /** Whether a reference is on a list, on whatever page of it. */
    private static boolean isOn(Visitor visitor, String address, String reference) {
        for (int page = 1; page <= MANY_PAGES; page++) {
            Page shown = visitor.open(address + "&page=" + page);
            assertThat(shown.status()).as(address).isEqualTo(200);
            if (shown.document().select("main").text().contains(reference)) {
                return true;
            }
            if (shown.document()
                    .select("nav.nhsuk-pagination, .nhsuk-pagination")
                    .isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private void moves(String reference, String postcode, String practice) {
        Subject subject = new Subject.Person(doing.person(reference));
        Doing.as(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Say where they live", Ask.about(Action.WRITE, "demographics", subject), subject),
                        org.onedoor.people.Person.class,
                        act -> people.identified(act, subject.id(), person(postcode, practice))));
    }

    private static Details person(@Nullable String postcode, @Nullable String practice) {
        Details like = Cast.somebody(new Random());
        return new Details(
                null,
                Cast.familyName(new Random()),
                like.givenName(),
                null,
                like.birthDate(),
                Gender.FEMALE,
                "1 Example Road",
                postcode,
                "07700 900123",
                null,
                practice,
                null,
                false,
                false,
                null);
    }

    /** Two practices of two networks, other than that of most tests' people. */
    private List<String> practicesOfTwoNetworks() {
        Map<String, Optional<Pcn>> all = organisations.networkOfEach(London.date(time.instant()));
        List<String> practices = all.entrySet().stream()
                .filter(each -> each.getValue().isPresent() && !each.getKey().equals("F81088"))
                .filter(each -> each.getValue()
                        .equals(organisations
                                .networkOfEach(LocalDate.of(2023, 6, 1))
                                .getOrDefault(each.getKey(), Optional.empty())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        String first = practices.getFirst();
        return List.of(
                first,
                practices.stream()
                        .filter(other -> !network(other).equals(network(first)))
                        .findFirst()
                        .orElseThrow());
    }

    private Pcn network(String practice) {
        return network(practice, London.date(time.instant()));
    }

    private Pcn network(String practice, LocalDate on) {
        return organisations
                .networkOfEach(on)
                .getOrDefault(practice, Optional.empty())
                .orElseThrow();
    }

    private String district(String name) {
        return organisations.districts().entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String teamCode(UUID teamId) {
        return organisations.team(teamId).orElseThrow().code();
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
