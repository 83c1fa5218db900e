package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Missing people through the pages: reported, marked, seen on the railway, found, and talked with. */
@OneDoorTest
class MissingReportsTest {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    DomainTime time;

    private Visitor officer;
    private Visitor triage;
    private Visitor team;

    @BeforeEach
    void people() {
        desk.at("2023-07-05T20:00");
        officer = new Visitor(port)
                .signIn(cast.account("police", Organisation.idOfSlug("essex-police"), null)
                        .username());
        triage = new Visitor(port).signIn(cast.clinician("street-triage").username());
        team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private Form form(Person person) {
        return form(person, Objects.requireNonNull(person.givenName()), Objects.requireNonNull(person.nhsNumber()));
    }

    private Form form(Person person, String given, String nhsNumber) {
        return form(officer, person, given, nhsNumber);
    }

    private static Form form(Visitor who, Person person, String given, String nhsNumber) {
        LocalDate born = Objects.requireNonNull(person.birthDate());
        return who.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("reference", RailDesk.word())
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("givenName", given)
                .with("birthDate-day", String.valueOf(born.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born.getMonthValue()))
                .with("birthDate-year", String.valueOf(born.getYear()))
                .with("nhsNumber", nhsNumber)
                .with("risk", "high")
                .with("lastSeenAt", "2023-07-05T18:00")
                .with("lastSeenPlace", "At home, Grays")
                .with("circumstances", "Left a note and her telephone");
    }

    private static String number(Page page) {
        return page.path().replaceAll(".*/", "");
    }

    @Test
    @Shows("C4.13a")
    void streetTriageSeesThePolicesFormItMarksThePersonAndOpensTheirCrisisPlan() {
        Person person = planning.somebody();
        planning.published(team, person.personId());
        Visitor privacy = planning.officer(port, Organisation.idOfOds("R1L"));
        planning.agree(privacy, List.of("Essex Police"), "1 7 2023", "1 8 2023", "09:00");
        Page reported = form(person).send();
        String number = number(reported);
        assertThat(reported.text())
                .contains("High risk", "Left a note and her telephone")
                .doesNotContain("About " + person.headed());

        assertThat(RailDesk.toldOf(triage, number).text()).contains(number, "Somebody is reported missing");
        assertThat(triage.open("/notices/missing").text()).contains(number, person.headed(), "At home, Grays");
        Page seen = triage.open("/notices/missing/" + number);
        assertThat(seen.text())
                .contains("About " + person.headed(), "Left a note and her telephone", "Wed 5 Jul 2023 at 18:00");
        Page plan = seen.form("/crisis-plan").send();
        assertThat(plan.path()).isEqualTo("/people/" + person.personId() + "/crisis-plan");
        assertThat(plan.text()).contains("Missing-person report " + number + ", high risk", "Said-");

        // The marker stands wherever those who look after the person see them, and nobody ends it by hand.
        assertThat(team.open("/people/" + person.personId()).text()).contains("Missing person: high risk");
        assertThat(team.open("/people/" + person.personId() + "/crisis-plan").text())
                .contains("Missing person");
        assertThat(team.open("/people/" + person.personId()).document().select("a[href*=alerts][href$=end]"))
                .isEmpty();
        assertThat(team.open("/people/" + person.personId() + "/alerts/new")
                        .document()
                        .select("input[value=missing]"))
                .isEmpty();
        assertThat(team.open("/notices/missing/" + number).status()).isEqualTo(200);
        Visitor other = new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        assertThat(other.open("/notices/missing/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/missing").text()).doesNotContain(number);
        Visitor rail = desk.railPolice(port);
        assertThat(rail.open("/notices/missing/" + number).status()).isEqualTo(404);

        desk.at("2023-07-05T23:10");
        Page early = officer.open("/notices/missing/" + number)
                .form("/found")
                .with("how", "safe")
                .with("at", "2023-07-05T17:00")
                .send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("It cannot end before they were last seen");
        Page found = officer.open("/notices/missing/" + number)
                .form("/found")
                .with("how", "safe")
                .with("where", "Came home")
                .send();
        assertThat(found.text()).contains("Found or came back, safe", "Wed 5 Jul 2023 at 23:10");
        assertThat(team.open("/people/" + person.personId()).text()).doesNotContain("Missing person: high risk");
        assertThat(team.tasksWith(number).document().select("tr").eachText())
                .filteredOn(row -> row.contains(number))
                .singleElement()
                .asString()
                .contains("Talk with somebody who was missing", "Sat 8 Jul");
        assertThat(officer.open("/notices/missing/" + number).document().select("form[action$=debrief]"))
                .isEmpty();
        Page empty = team.open("/notices/missing/" + number).form("/debrief").send();
        assertThat(empty.status()).isEqualTo(422);
        Page talked = team.open("/notices/missing/" + number)
                .form("/debrief")
                .with("told", "A quarrel at home. Would like somebody to ring")
                .send();
        assertThat(talked.text()).contains("A quarrel at home");
        assertThat(officer.open("/notices/missing/" + number).text())
                .doesNotContain("A quarrel at home")
                .contains("Done on");
        assertThat(team.tasksWith(number).text()).doesNotContain(number);
    }

    @Test
    @Shows("C1.23a")
    void theWeeklyListIsMatchedToPeopleAndToTheOpenReportAndTheUnmatchedAreKept() {
        Person person = planning.somebody();
        String number = number(form(person).send());
        desk.at("2023-07-07T16:00");
        Row known = Row.of("2023-07-06T06:40", person);
        Row stranger = Row.nobody("2023-07-06T07:40");
        Visitor police = desk.railPolice(port);
        Visitor navigator = desk.navigator(port);
        Page file =
                RailDesk.confirm(RailDesk.send(police, "weekly", "week.csv", RailDesk.file(List.of(known, stranger))));
        Page taken = navigator.open(file.path());
        assertThat(taken.text()).contains("1 matched to somebody we know", "1 about nobody we know yet");
        String notice = RailDesk.number(taken, known.family());
        String kept = RailDesk.number(taken, stranger.family());

        assertThat(RailDesk.toldOf(team, notice).text()).contains(notice);
        assertThat(team.open("/notices/rail/" + notice).text())
                .contains("About " + person.headed(), "They are reported missing: " + number);
        assertThat(RailDesk.toldOf(triage, number).text()).contains("was seen on the railway", number);
        assertThat(RailDesk.toldOf(officer, number).text()).contains("was seen on the railway", number);
        assertThat(officer.open("/notices/missing/" + number).text())
                .contains("Seen on the railway", "Thu 6 Jul 2023 at 06:40, Marsh Halt");
        assertThat(navigator
                        .open("/notices/rail")
                        .document()
                        .select("#n-" + kept)
                        .text())
                .contains(stranger.family().toUpperCase(java.util.Locale.UK));
        assertThat(team.open("/notices/rail/" + kept).status()).isEqualTo(404);

        // A row that names the report finds it though nobody knows who it is.
        String reference =
                officer.open("/notices/missing/" + number).text().replaceAll(".*Police reference (T[a-z]+).*", "$1");
        Row named = Row.nobody("2023-07-07T09:00").missing(reference);
        RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(named))));
        assertThat(officer.open("/notices/missing/" + number).text()).contains("Fri 7 Jul 2023 at 09:00");
    }

    @Test
    void whatIsMissingFromTheFormIsSaidAndWhatWasTypedIsKeptAndOneReportIsMadeOnce() {
        Page empty = officer.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("circumstances", "Left in the night")
                .with("birthDate-day", "31")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text())
                .contains(
                        "Enter your own reference",
                        "Enter a name, or describe the person",
                        "Choose how the risk is graded",
                        "Enter when they were last seen",
                        "Date of birth must be a real date");
        assertThat(empty.document().select("textarea[name=circumstances]").text())
                .isEqualTo("Left in the night");
        Form form = form(planning.somebody());
        String number = number(form.send());
        assertThat(number(form.send())).isEqualTo(number);
        assertThat(triage.open("/notices/missing/new").status()).isEqualTo(403);
    }

    @Test
    void aReportOfSomebodyUnsureIsLookedAtAndOneMatchedWronglyIsPutRight() {
        Person person = planning.somebody();
        Page reported = form(person, "Roben", "").send();
        String number = number(reported);
        assertThat(team.open("/people/" + person.personId()).text()).doesNotContain("Missing person:");
        Page look = triage.open("/notices/missing/" + number);
        assertThat(look.text()).contains("Side by side", person.headed());
        assertThat(look.form("/match").send().status()).isEqualTo(422);
        Page matched = look.form("/match")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(matched.text()).contains("About " + person.headed());
        assertThat(team.open("/people/" + person.personId()).text()).contains("Missing person: high risk");
        assertThat(look.form("/match")
                        .with("candidate", person.personId().toString())
                        .send()
                        .status())
                .isEqualTo(409);
        Page apart = matched.form("/not-them").send();
        assertThat(apart.text()).doesNotContain("About " + person.headed());
        assertThat(team.open("/people/" + person.personId()).text()).doesNotContain("Missing person:");
    }

    @Test
    void eachReportOfOnePersonHasItsMarkerAndTheEndOfOneLeavesTheOther() {
        Person person = planning.somebody();
        String path = "/people/" + person.personId();
        String first = number(form(person).send());
        Visitor rail = desk.railPolice(port);
        String second = number(form(
                        rail,
                        person,
                        Objects.requireNonNull(person.givenName()),
                        Objects.requireNonNull(person.nhsNumber()))
                .instead("risk", "medium")
                .send());
        assertThat(second).isNotEqualTo(first);
        assertThat(team.open(path).text())
                .contains("Missing person: high risk, " + first, "Missing person: medium risk, " + second);
        officer.open("/notices/missing/" + first)
                .form("/found")
                .with("how", "error")
                .send();
        assertThat(team.open(path).text())
                .doesNotContain("Missing person: high risk, " + first)
                .contains("Missing person: medium risk, " + second);
        rail.open("/notices/missing/" + second)
                .form("/found")
                .with("how", "safe")
                .send();
        assertThat(team.open(path).text()).doesNotContain("Missing person: medium risk");
    }

    @Test
    void theMarkersOfOnePersonWhoHasTwoRecordsStandAndEndEachForItself() {
        Person one = planning.somebody();
        UUID other = doing.person(doing.referral(
                cast.gp("F81028").actor(),
                new Details(
                        null,
                        one.familyName(),
                        one.givenName(),
                        null,
                        one.birthDate(),
                        one.gender(),
                        null,
                        "RM17 6SL",
                        null,
                        null,
                        "F81028",
                        null,
                        false,
                        false,
                        null)));
        assertThat(other).isNotEqualTo(one.personId());
        String first = number(form(one).send());
        Visitor rail = desk.railPolice(port);
        String second =
                number(form(rail, one, "Roben", "").instead("risk", "medium").send());
        choose(triage.open("/notices/missing/" + second), people.get(other));
        Page linked = desk.navigator(port)
                .open("/people/%s/same/%s".formatted(one.personId(), other))
                .form("/same/" + other)
                .with("verdict", "same")
                .with("basis", "person-said")
                .with("why", "Rang her. She gave both addresses.")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
        String path = "/people/" + one.personId();
        assertThat(team.open(path).text()).contains("high risk, " + first, "medium risk, " + second);
        officer.open("/notices/missing/" + first)
                .form("/found")
                .with("how", "safe")
                .send();
        assertThat(team.open(path).text()).doesNotContain("high risk, " + first).contains("medium risk, " + second);
        rail.open("/notices/missing/" + second)
                .form("/found")
                .with("how", "safe")
                .send();
        assertThat(team.open(path).text()).doesNotContain("medium risk, " + second);
    }

    @Test
    void aReportThatEndedAndWasAboutSomebodyElseIsPutRightAndThoseToldByMistakeHear() {
        Person wrong = planning.somebody();
        Person right = people.get(doing.person(doing.referral(
                cast.gp().actor(),
                new Details(
                        null,
                        wrong.familyName(),
                        "Robyn",
                        null,
                        wrong.birthDate(),
                        Gender.FEMALE,
                        "2 Example Road",
                        "RM17 6SL",
                        null,
                        null,
                        "F81088",
                        null,
                        false,
                        false,
                        null))));
        String number = number(form(wrong, "Roben", "").send());
        String about = "/notices/missing/" + number;
        Person stranger = planning.somebody();
        assertThat(choose(triage.open(about), stranger).status()).isEqualTo(404); // nobody who was not shown
        choose(triage.open(about), wrong);
        desk.at("2023-07-05T23:10");
        officer.open(about).form("/found").with("how", "safe").send();
        assertThat(team.tasksWith(number).text()).contains(number);

        Page apart = triage.open(about).form("/not-them").send();
        assertThat(team.tasksWith(number).text()).doesNotContain(number);
        assertThat(RailDesk.toldOf(team, number).text()).contains("is not about the person you look after", number);
        assertThat(team.open(about).status()).isEqualTo(404);
        Visitor desk = this.desk.navigator(port);
        assertThat(desk.tasksWith(number).text()).contains("Look whom a missing-person report is about", number);
        assertThat(apart.text()).contains("Who is it?", right.headed());
        Page put = choose(apart, right);
        assertThat(put.text()).contains("About " + right.headed(), "Talk with them about it");
        assertThat(desk.tasksWith(number).text()).contains("Talk with somebody who was missing", number);
        assertThat(desk.open("/people/" + right.personId()).text()).doesNotContain("Missing person:");

        // A second doubt about it is looked at as the first was.
        triage.open(about).form("/not-them").send();
        assertThat(desk.tasksWith(number).text()).doesNotContain(number);
    }

    private static Page choose(Page page, Person person) {
        return page.form("/match")
                .with("candidate", person.personId().toString())
                .send();
    }

    @Test
    void whatIsTypedOfSomebodyDescribedIsCheckedAndAReferenceIsReportedOnce() {
        Page wrong = officer.open("/notices/missing/new")
                .form("/notices/missing/new")
                .with("description", "About 40, a green coat")
                .with("nhsNumber", "9990000000")
                .with("postcode", "Grays")
                .with("birthDate-day", "1")
                .with("birthDate-month", "1")
                .with("birthDate-year", "1850")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("Enter a full UK postcode", "Date of birth must be within the last 125 years", "NHS number")
                .doesNotContain("Enter a name");
        assertThat(wrong.document().select("#nhsNumber-error")).isNotEmpty();

        Person person = planning.somebody();
        Form form = form(person);
        String number = number(form.send());
        Form fresh = form(person).instead("reference", reference(number));
        assertThat(number(fresh.send())).isEqualTo(number);
        Page other = form(person)
                .instead("reference", reference(number).toUpperCase(java.util.Locale.UK))
                .instead("circumstances", "Was seen at the bridge")
                .send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("Your force has reported this already", number);
        assertThat(other.document().select("textarea[name=circumstances]").text())
                .isEqualTo("Was seen at the bridge");

        Page again = form.instead("circumstances", "Other words").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This form was sent before with other words");
        assertThat(again.document().select("textarea[name=circumstances]").text())
                .isEqualTo("Other words");
    }

    private String reference(String number) {
        return officer.open("/notices/missing/" + number).text().replaceAll(".*Police reference (T[a-z]+).*", "$1");
    }
}
