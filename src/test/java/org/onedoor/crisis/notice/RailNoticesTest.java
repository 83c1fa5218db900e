package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Planning;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a notice of the railway's police is about: matched, looked at, or kept until somebody appears, and told on the same day. */
@OneDoorTest
class RailNoticesTest {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Planning planning;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    People people;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Visitor police;
    private Visitor navigator;

    @BeforeEach
    void people() {
        desk.at("2023-06-14T10:00");
        police = desk.railPolice(port);
        navigator = desk.navigator(port);
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    @Shows("C4.13b")
    void theDailyFileReachesTheTeamThatLooksAfterThePersonOnTheSameDayAndNobodyElse() {
        Person person = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Visitor other = new Visitor(port).signIn(cast.clinician("pcn-mh-grays").username());
        Page review =
                RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(Row.of("2023-06-14T08:05", person))));
        assertThat(review.text()).contains("1 row can be taken in", "14 Jun 2023");
        Page taken = RailDesk.confirm(review);
        assertThat(taken.text()).contains("1 row taken in, 0 in already, 0 refused");

        String number = RailDesk.number(navigator.open(taken.path()), family(person));
        assertThat(RailDesk.toldOf(team, number).text()).contains(number, "read it today");
        assertThat(team.tasksWith(number).document().select("tr").eachText())
                .filteredOn(row -> row.contains(number))
                .singleElement()
                .asString()
                .contains("Read a rail notice", "23:59");
        assertThat(other.open("/notifications").text()).doesNotContain(number);

        Page read = team.open("/notices/rail/" + number);
        assertThat(read.text())
                .contains(
                        person.headed(), "Matched automatically", "Stood long at the end", "Wed 14 Jun 2023 at 08:05");
        assertThat(team.open("/notices/rail").text()).contains(number);
        assertThat(other.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/rail").text()).doesNotContain(number);
        Page police = this.police.open("/notices/rail/" + number);
        assertThat(police.text())
                .contains("Stood long at the end")
                .doesNotContain("Matched", "nobody we know", "somebody we know", person.headed() + ".");
        assertThat(this.police.open(taken.path()).text()).doesNotContain("matched to somebody", number);
        Visitor essex = new Visitor(port)
                .signIn(cast.account("police", org.onedoor.organisation.Organisation.idOfSlug("essex-police"), null)
                        .username());
        assertThat(essex.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(essex.open(taken.path()).status()).isEqualTo(404);
        for (String role : List.of("vcse", "manager", "school")) {
            Visitor nobody = new Visitor(port)
                    .signIn(cast.account(role, org.onedoor.organisation.Organisation.idOfOds("R1L"), null)
                            .username());
            assertThat(nobody.open("/notices/rail/" + number).status()).isIn(403, 404);
            Page board = nobody.open("/notices/rail");
            assertThat(board.text()).doesNotContain(number);
            assertThat(board.status()).isEqualTo(role.equals("vcse") ? 200 : 403); // to look after none is no notice
        }
        // Each who saw it is in the person's own log.
        assertThat(jdbc.sql("""
                        select count(*) from platform.audit
                         where what = 'A rail notice' and outcome = 'allowed' and :id = any(subject_ids)
                        """)
                        .param("id", person.personId())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private static String family(Person person) {
        return Objects.requireNonNull(person.familyName());
    }

    @Test
    void whoeverIsUnsureIsComparedSideBySideAndAWrongMatchIsPutRight() {
        Person person = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Page taken = RailDesk.confirm(RailDesk.send(
                navigator,
                "daily",
                "day.csv",
                RailDesk.file(List.of(Row.of("2023-06-14T08:05", person).unsure()))));
        assertThat(taken.text()).contains("0 matched to somebody", "1 to be looked at");
        String number = RailDesk.number(navigator.open("/notices/rail"), family(person));
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(404);
        Page look = navigator.open("/notices/rail/" + number);
        assertThat(look.text())
                .contains("Side by side", "the same person", "Roben", String.valueOf(person.givenName()), "CM2 0AA");
        assertThat(navigator.tasksWith(number).text()).contains("Look whom a rail notice is about");

        Page none = look.form("/match").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose who it is");
        Page matched = look.form("/match")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(matched.text()).contains("About " + person.headed(), "Matched by Test navigator");
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(200);
        Page again = look.form("/match")
                .with("candidate", person.personId().toString())
                .send();
        assertThat(again.status()).isEqualTo(409);

        // Somebody like them appears; the wrong match is put right, and whom it is about is looked at again.
        Row like = Row.of("2023-06-14T08:05", person);
        refer(new Row("", "", like.family(), "Robyn", like.birth(), "", "", "", "", ""));
        assertThat(navigator.tasksWith(number).text()).doesNotContain(number);
        Page why = matched.form("/mistaken").send();
        assertThat(why.status()).isEqualTo(422);
        Page apart = matched.form("/mistaken").with("why", "She was at work").send();
        assertThat(apart.text()).doesNotContain("About " + person.headed());
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(jdbc.sql("select not_them from crisis.rail_notice where number = :n")
                        .param("n", number)
                        .query((rs, _) -> List.of((UUID[]) rs.getArray(1).getArray()))
                        .single())
                .containsExactly(person.personId());
        assertThat(RailDesk.toldOf(team, number).text()).contains("is not about the person you look after", number);
        assertThat(asked(navigator, number)).contains("Look whom a rail notice is about");
        assertThat(team.tasksWith(number).text()).doesNotContain(number);

        // It was about them after all: their team is asked again. Whoever was never shown cannot be chosen.
        Person other = planning.somebody();
        Page open = navigator.open("/notices/rail/" + number);
        assertThat(open.form("/match")
                        .with("candidate", other.personId().toString())
                        .send()
                        .status())
                .isEqualTo(404);
        open.form("/match")
                .with("nhsNumber", String.valueOf(person.nhsNumber()))
                .send();
        assertThat(asked(team, number)).contains("Read a rail notice");
    }

    @Test
    void aVoluntaryServiceThatLooksAfterThePersonIsToldMayOpenItAndHasItOnItsBoardAndNoOtherHas() {
        Person person = planning.helpedBy(
                "positive-pathways", new Visitor(port).signIn(cast.gp().username()));
        Visitor mind = new Visitor(port).signIn(cast.vcse("positive-pathways").username());
        Visitor other = new Visitor(port)
                .signIn(cast.account("vcse", planning.organisation("vcse", "Marsh " + RailDesk.word()), null)
                        .username());
        Page taken = RailDesk.confirm(
                RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(Row.of("2023-06-14T08:05", person)))));
        String number = RailDesk.number(navigator.open(taken.path()), family(person));
        assertThat(RailDesk.toldOf(mind, number).text()).contains(number, "read it today");
        assertThat(mind.open("/notices/rail/" + number).text()).contains("About " + person.headed());
        Page board = mind.open("/notices/rail");
        assertThat(board.text()).contains(number);
        for (Page page : List.of(board, mind.open("/notices/rail/" + number), mind.open("/notices/missing"))) {
            for (String href : page.document().select("main a").eachAttr("href")) {
                assertThat(mind.open(href).status()).as(href).isEqualTo(200);
            }
        }
        assertThat(other.open("/notices/rail/" + number).status()).isEqualTo(404);
        assertThat(other.open("/notices/rail").text()).doesNotContain(number);
    }

    @Test
    void aRowSentAgainWithMoreToSayChangesTheNoticeAndWhatFollowsFromThatFollows() {
        Person one = planning.somebody();
        Person two = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Row first = Row.of("2023-06-14T08:05", one);
        Row second = Row.of("2023-06-14T08:10", two);
        byte[] plain = RailDesk.file(List.of(first, second));
        Page taken = RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", plain));
        Page known = navigator.open(taken.path());
        String risk = RailDesk.number(known, family(one));
        String served = RailDesk.number(known, family(two));
        assertThat(navigator.tasksWith(risk).text()).doesNotContain(risk);

        desk.at("2023-06-14T11:30");
        String words = "Climbed over the fence with a child in her arms";
        byte[] more = new String(RailDesk.file(List.of(first.atRisk("child"), second.served())), StandardCharsets.UTF_8)
                .replace("Stood long at the end of the platform, and said little", words)
                .getBytes(StandardCharsets.UTF_8);
        Page read = RailDesk.send(police, "daily", "more.csv", more);
        assertThat(read.text()).contains("0 rows can be taken in, 2 that are in say more now.");
        Page changed = RailDesk.confirm(read);
        assertThat(changed.text())
                .contains("0 rows taken in, 0 in already, 0 refused, and 2 that are in say more than before.");

        assertThat(asked(navigator, risk)).contains("make a safeguarding referral");
        assertThat(asked(navigator, served)).contains("offer a veterans' service");
        assertThat(RailDesk.toldOf(team, risk).text()).contains("says more now", risk);
        assertThat(asked(team, risk)).contains("Read a rail notice");
        Page notice = team.open("/notices/rail/" + risk);
        assertThat(notice.text())
                .contains(words, "A child is at risk", "What it said before", "Until Wed 14 Jun 2023 at 11:30")
                .contains("What gave concern: Stood long at the end of the platform, and said little")
                .contains("Somebody at risk: not said");

        // An older file that is sent again takes nothing back.
        desk.at("2023-06-14T12:00");
        byte[] older = (new String(plain, StandardCharsets.UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_8);
        Page again = RailDesk.confirm(RailDesk.send(police, "daily", "older.csv", older));
        assertThat(again.text())
                .contains("0 rows taken in, 2 in already, 0 refused")
                .doesNotContain("more than before");
        assertThat(team.open("/notices/rail/" + risk).text()).contains(words, "A child is at risk");

        // A file about a later day puts it otherwise, and one about the day after takes that back.
        desk.at("2023-06-15T10:00");
        byte[] adult = RailDesk.file(List.of(first.atRisk("adult")));
        RailDesk.confirm(RailDesk.send(police, "daily", "adult.csv", adult));
        assertThat(team.open("/notices/rail/" + risk).text()).contains("An adult is at risk");
        desk.at("2023-06-16T10:00");
        byte[] child = (new String(more, StandardCharsets.UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_8);
        Page back = RailDesk.confirm(RailDesk.send(police, "daily", "child.csv", child));
        assertThat(back.text()).contains("0 rows taken in, 1 in already, 0 refused, and 1");
        assertThat(team.open("/notices/rail/" + risk).text())
                .contains(words, "A child is at risk", "Somebody at risk: adult");
        Page stale = RailDesk.confirm(RailDesk.send(police, "daily", "adult-again.csv", adult));
        assertThat(stale.text()).contains("0 rows taken in, 1 in already, 0 refused");
    }

    @Test
    void aRowThatNamesThePersonAtLastIsNoOtherPersonsAndFindsThem() {
        Person person = planning.somebody();
        Visitor team = new Visitor(port)
                .signIn(cast.clinician("pcn-mh-tilbury-chadwell").username());
        Row named = Row.of("2023-06-14T08:05", person);
        Row nameless = new Row(named.reference(), named.occurred(), "", "", "", "", "", "", "", "");
        Page taken = RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(nameless))));
        String number = RailDesk.number(navigator.open(taken.path()), "Name not known");
        assertThat(team.open("/notices/rail/" + number).status()).isEqualTo(404);

        desk.at("2023-06-16T10:00");
        Page known = RailDesk.confirm(RailDesk.send(police, "daily", "more.csv", RailDesk.file(List.of(named))));
        assertThat(known.text()).contains("0 rows taken in, 0 in already, 0 refused, and 1");
        assertThat(team.open("/notices/rail/" + number).text())
                .contains("About " + person.headed(), "Matched automatically", "Until Fri 16 Jun 2023 at 10:00")
                .contains("Family name: not said", "Given name: not said", "Date of birth: not said");
        assertThat(asked(team, number)).contains("Read a rail notice");

        // The same name in capitals, or none, is the same row.
        String shouted = named.family().toUpperCase(java.util.Locale.UK);
        Row loud = new Row(named.reference(), named.occurred(), shouted, "ROBIN", named.birth(), "", "", "", "", "");
        assertThat(named.given()).isEqualTo("Robin");
        for (Row same : List.of(loud, nameless)) {
            Page page = RailDesk.send(police, "daily", "same.csv", RailDesk.file(List.of(same)));
            assertThat(page.text()).contains("0 rows can be taken in, 1 is in already");
        }
        // Whoever turns out to be a child is a child at risk.
        Row unknown = new Row(RailDesk.word(), "2023-06-16T09:00", "", "", "", "", "", "", "", "");
        String child = RailDesk.number(navigator.open(again(unknown).path()), "Name not known");
        assertThat(navigator.tasksWith(child).text()).doesNotContain(child);
        again(new Row(unknown.reference(), unknown.occurred(), "", "", "2012-05-01", "", "", "", "", ""));
        assertThat(asked(navigator, child)).contains("make a safeguarding referral");

        // Another name is somebody else's.
        Row other = new Row(named.reference(), named.occurred(), "", "Alex", "", "", "", "", "", "");
        assertThat(RailDesk.send(police, "daily", "other.csv", RailDesk.file(List.of(other)))
                        .text())
                .contains("1 is refused", "said something else of the person");
    }

    @Test
    void aDoubtWhetherItIsSomebodyElseIsRaisedOnceAndNeverAboutTheRuledOutOrTheSamePersonsOtherRecord() {
        Person one = planning.somebody();
        Row row = Row.of("2023-06-14T08:05", one);
        String like = Cast.nhsNumber(new Random());
        refer(numbered(row, like));
        Person other = people.byNhsNumber(new NhsNumber(like)).orElseThrow();
        String number = matched(row, one);
        again(numbered(row, like));
        assertThat(looks(number)).isEqualTo(1);
        notThem(number);
        assertThat(looks(number)).isEqualTo(1);

        match(number, other);
        notThem(number);
        match(number, one);
        again(numbered(row, like).atRisk("adult"));
        assertThat(asked(navigator, number)).contains("make a safeguarding referral");
        assertThat(looks(number)).isZero();

        Page linked = navigator
                .open("/people/%s/same/%s".formatted(one.personId(), other.personId()))
                .form("/same/" + other.personId())
                .with("verdict", "same")
                .with("basis", "services")
                .with("why", "Both services looked.")
                .with("bothNumbers", "yes")
                .send();
        assertThat(linked.text()).contains("The two records are linked");
        Row second = Row.of("2023-06-14T08:10", one);
        String same = matched(second, one);
        again(numbered(second, like));
        assertThat(navigator.open("/notices/rail/" + same).text()).contains("NHS number: not said");
        assertThat(looks(same)).isZero();
    }

    private static Row numbered(Row row, String nhs) {
        return new Row(
                row.reference(), row.occurred(), row.family(), row.given(), row.birth(), nhs, "RM17 6SL", "", "", "");
    }

    /** A notice without a number that a navigator says is about somebody. */
    private String matched(Row row, Person person) {
        Page taken = again(numbered(row, ""));
        String number = RailDesk.number(navigator.open(taken.path()), row.family());
        match(number, person);
        return number;
    }

    private Page again(Row row) {
        return RailDesk.confirm(RailDesk.send(police, "daily", "day.csv", RailDesk.file(List.of(row))));
    }

    private void match(String number, Person person) {
        Page matched = navigator
                .open("/notices/rail/" + number)
                .form("/match")
                .with("nhsNumber", String.valueOf(person.nhsNumber()))
                .send();
        assertThat(matched.text()).contains("Matched by Test navigator");
    }

    private void notThem(String number) {
        navigator
                .open("/notices/rail/" + number)
                .form("/mistaken")
                .with("why", "They were at work")
                .send();
    }

    /** How often somebody is asked to look whom it is about. */
    private int looks(String number) {
        return jdbc.sql("""
                        select count(*) from work.task
                         where kind = 'rail-review' and state = 'open'
                           and subject_id = (select incident_id from crisis.rail_notice where number = :number)
                        """).param("number", number).query(Integer.class).single();
    }

    /** What somebody's task about a notice asks. */
    private static String asked(Visitor who, String number) {
        return who.tasksWith(number).document().select("tr").eachText().stream()
                .filter(row -> row.contains(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task about " + number));
    }

    @Test
    void whoeverNobodyKnowsIsKeptAndMatchedWhenTheyAppear() {
        Row row = Row.nobody("2023-06-14T07:15");
        Page taken = RailDesk.confirm(RailDesk.send(navigator, "daily", "day.csv", RailDesk.file(List.of(row))));
        assertThat(taken.text()).contains("1 about nobody we know yet");
        String number = RailDesk.number(taken, row.family());
        assertThat(navigator.open("/notices/rail/" + number).text()).contains("Nobody we know is like this person");

        Page wrong = navigator
                .open("/notices/rail/" + number)
                .form("/match")
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Nobody here has this NHS number");

        // A GP refers somebody of that name and birth: the notice finds them.
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        refer(row);
        desk.settled();
        String text = navigator.open("/notices/rail/" + number).text();
        assertThat(text).contains("About " + row.family().toUpperCase(java.util.Locale.UK));
        assertThat(RailDesk.toldOf(gp, number).text()).contains(number);
    }

    private void refer(Row row) {
        Details details = new Details(
                row.nhs().isEmpty() ? null : row.nhs(),
                row.family(),
                row.given(),
                null,
                LocalDate.parse(row.birth()),
                Gender.FEMALE,
                null,
                "RM17 6SL",
                null,
                null,
                "F81088",
                null,
                false,
                false,
                null);
        CurrentActor.as(
                cast.gp().actor(),
                () -> intake.submit(
                        Cast.submission(details, Door.GP, Priority.ROUTINE, time.instant(), "Low for months"), null));
    }
}
