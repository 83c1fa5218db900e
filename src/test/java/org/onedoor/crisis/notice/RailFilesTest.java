package org.onedoor.crisis.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.crisis.notice.RailDesk.Row;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files the railway's police send: asked for when late, taken once, and refused row by row or whole in words. */
@OneDoorTest
class RailFilesTest {
    @LocalServerPort
    int port;

    @Autowired
    RailDesk desk;

    @Autowired
    Cast cast;

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
    @Shows("C3.14c")
    void theWeeklyFileIsAboutSaturdayToFridayAndAMissingOrLateOneAlarmsAtSix(@TempDir Path folder) throws IOException {
        desk.at("2023-05-12T16:00");
        Page first = RailDesk.send(
                police,
                "weekly",
                "week.csv",
                RailDesk.file(List.of(Row.nobody("2023-05-06T00:10"), Row.nobody("2023-05-05T23:50"))));
        assertThat(first.text())
                .contains("6 May 2023 to 12 May 2023", "1 row is about a day outside 6 May 2023 to 12 May 2023");
        RailDesk.confirm(first);
        desk.at("2023-05-12T18:00");
        desk.pump();
        assertThat(asked("2023-05-12")).isZero();

        desk.at("2023-05-19T17:59");
        desk.pump();
        assertThat(asked("2023-05-19")).isZero();
        desk.at("2023-05-19T18:00");
        desk.pump();
        desk.pump();
        assertThat(asked("2023-05-19")).isEqualTo(1);
        assertThat(navigator.tasksWith("Week to 19 May 2023").text())
                .contains("The weekly file of rail notices is not there");
        assertThat(desk.alarms()).contains("13 May 2023 to 19 May 2023: no file has come");
        assertThat(RailDesk.toldOf(police, "13 May 2023 to 19 May 2023").text())
                .contains("13 May 2023 to 19 May 2023: no file has come");

        // Late, it ends the question; a weekly file that ends on another day is none.
        desk.at("2023-05-19T18:40");
        Page wrong = RailDesk.sendFor(
                police, LocalDate.of(2023, 5, 18), "late.csv", RailDesk.file(List.of(Row.nobody("2023-05-18T09:00"))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("A weekly file ends on a Friday, and 18 May 2023 is none");
        RailDesk.confirm(
                RailDesk.send(police, "weekly", "late.csv", RailDesk.file(List.of(Row.nobody("2023-05-18T09:00")))));
        assertThat(asked("2023-05-19")).isZero();

        // One that came and that nobody confirmed is missing too.
        desk.at("2023-05-26T15:00");
        RailDesk.send(police, "weekly", "kept.csv", RailDesk.file(List.of(Row.nobody("2023-05-25T09:00"))));
        desk.at("2023-05-26T18:01");
        desk.pump();
        assertThat(asked("2023-05-26")).isEqualTo(1);
        assertThat(desk.alarms()).contains("20 May 2023 to 26 May 2023: a file came and is not taken in yet");

        fromTheFolder(folder);
    }

    /** What is put into the folder is taken on the Friday by itself, and a navigator who was asked to confirms it. */
    private void fromTheFolder(Path folder) throws IOException {
        desk.at("2023-06-02T15:30");
        Row row = Row.nobody("2023-06-01T09:00");
        Files.write(folder.resolve("week.csv.part"), RailDesk.file(List.of(row)));
        desk.lookInto(folder);
        assertThat(folder.resolve("taken")).doesNotExist();
        Files.move(folder.resolve("week.csv.part"), folder.resolve("weekly-2023-06-02.csv"));
        desk.lookInto(folder);
        assertThat(folder.resolve("taken/weekly-2023-06-02.csv")).exists();
        assertThat(folder.resolve("weekly-2023-06-02.csv")).doesNotExist();

        String id = jdbc.sql(
                        "select file_id from crisis.notice_file where name = :name order by received_at desc limit 1")
                .param("name", "weekly-2023-06-02.csv")
                .query(UUID.class)
                .single()
                .toString();
        assertThat(jdbc.sql("select state from work.task where source_key = :key")
                        .param("key", "rail-file:" + id)
                        .query(String.class)
                        .single())
                .isEqualTo("open");
        Page asked = navigator.tasksWith("A file of rail notices has come");
        assertThat(asked.text()).contains("A file of rail notices has come: look at it and take it in");
        Page read = navigator.open("/notices/rail/files/" + id);
        assertThat(read.text())
                .contains("1 row can be taken in", "27 May 2023 to 2 Jun 2023", "Fri 2 Jun 2023 at 15:30 by OneDoor");
        assertThat(RailDesk.confirm(read).text()).contains("1 row taken in");
        assertThat(jdbc.sql("select state from work.task where source_key = :key")
                        .param("key", "rail-file:" + id)
                        .query(String.class)
                        .single())
                .isEqualTo("done");
        desk.at("2023-06-02T18:00");
        desk.pump();
        assertThat(asked("2023-06-02")).isZero();

        String wrong = "weekly-2023-05-25 " + RailDesk.word() + ".csv"; // a Thursday
        Files.write(folder.resolve(wrong), RailDesk.file(List.of(row)));
        desk.lookInto(folder);
        assertThat(folder.resolve("refused").resolve(wrong)).exists();
        assertThat(folder.resolve("refused").resolve(wrong + ".txt"))
                .content()
                .contains("A weekly file ends on a Friday, and 25 May 2023 is none");
        assertThat(RailDesk.toldOf(police, wrong).text())
                .contains("A file in the folder of rail notices could not be taken", "25 May 2023 is none");
    }

    @Test
    void twoWhoConfirmOneFileAtOnceCountItOnce() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(Row.nobody("2023-06-14T0%d:1%d".formatted(i / 10, i % 10)));
        }
        Page mine = RailDesk.send(police, "daily", "both.csv", RailDesk.file(rows));
        Page theirs = navigator.open(mine.path());
        try (var both = Executors.newFixedThreadPool(2)) {
            Stream.of(mine, theirs)
                    .map(page -> both.submit(() -> RailDesk.confirm(page).status()))
                    .toList()
                    .forEach(status -> assertThat(status)
                            .succeedsWithin(Duration.ofSeconds(60))
                            .isIn(200, 409));
        }
        assertThat(police.open(mine.path()).text()).contains("40 rows taken in, 0 in already, 0 refused.");
    }

    @Test
    void linesThatEndAsOldProgramsEndThemAndSentencesWithADashAreRead() {
        Row one = Row.nobody("2023-06-14T08:00");
        Row two = Row.nobody("2023-06-14T09:00");
        String old = new String(RailDesk.file(List.of(one, two)), StandardCharsets.UTF_8)
                .replace("\r\n", "\r")
                .replace("Seen home", "- seen home by her sister");
        Page page = RailDesk.send(police, "daily", "old.csv", old.getBytes(StandardCharsets.UTF_8));
        assertThat(page.text()).contains("2 rows can be taken in.");
        Page taken = navigator.open(RailDesk.confirm(page).path());
        assertThat(navigator
                        .open("/notices/rail/" + RailDesk.number(taken, two.family()))
                        .text())
                .contains("- seen home by her sister");
    }

    private int asked(String friday) {
        return jdbc.sql("select count(*) from work.task where source_key = :key and state = 'open'")
                .param("key", "rail-week:" + friday)
                .query(Integer.class)
                .single();
    }

    @Test
    void theSameRowIsTakenOnceInWhicheverFileItStands() {
        Row one = Row.nobody("2023-06-13T08:00");
        Row two = Row.nobody("2023-06-14T08:00");
        byte[] file = RailDesk.file(List.of(one, two));
        Page first = RailDesk.send(police, "daily", "a.csv", file);
        assertThat(RailDesk.send(police, "daily", "a.csv", file).path()).isEqualTo(first.path());
        assertThat(RailDesk.confirm(first).text()).contains("2 rows taken in");
        Page again = RailDesk.send(police, "daily", "b.csv", file);
        assertThat(again.path()).isEqualTo(first.path());
        Page other = RailDesk.send(
                police, "daily", "c.csv", RailDesk.file(List.of(two, one, Row.nobody("2023-06-14T09:00"))));
        assertThat(other.text()).contains("1 row can be taken in, 2 are in already");
        assertThat(RailDesk.confirm(other).text()).contains("1 row taken in, 2 in already, 0 refused");
        assertThat(jdbc.sql("select count(*) from crisis.rail_notice where family_name in (:a, :b)")
                        .param("a", one.family())
                        .param("b", two.family())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        Row changed = new Row(one.reference(), one.occurred(), word(), one.given(), one.birth(), "", "", "", "", "");
        Page said = RailDesk.send(police, "daily", "d.csv", RailDesk.file(List.of(changed)));
        assertThat(said.text()).contains("No row is new, 1 that is in says something else now", "names somebody else");
    }

    private static String word() {
        return RailDesk.word();
    }

    @Test
    void aRenamedColumnIsUnderstoodAndOneThatIsNotIsAskedForWhileTheFileIsKept() {
        Row row = Row.nobody("2023-06-14T08:00");
        String renamed = "URN,Date Time,Station,Surname,Forename,DOB,Circumstances,Sex,NHS No,Post code,MISPER,Veteran,"
                + "Safeguarding,Action taken";
        Page understood = RailDesk.send(police, "daily", "a.csv", RailDesk.file(renamed, List.of(row)));
        assertThat(understood.text()).contains("1 row can be taken in");
        assertThat(understood.document().select("#c-birth_date").text()).endsWith("DOB");

        String changed = renamed.replace("DOB", "Age on record");
        byte[] bytes = RailDesk.file(changed, List.of(row));
        Page refused = RailDesk.send(police, "daily", "b.csv", bytes);
        assertThat(refused.text())
                .contains(
                        "This file could not be read",
                        "The file has no column 'birth_date'",
                        "Nothing of it was read, and it is kept as it came");
        assertThat(refused.document().select("form[action$=confirm]")).isEmpty();
        assertThat(police.fetch(refused.path() + "/original")).isEqualTo(bytes);
        Page read = refused.form("/columns").with("birth_date", "Age on record").send();
        assertThat(read.text()).contains("1 row can be taken in").doesNotContain("could not be read");
        assertThat(RailDesk.confirm(read).text()).contains("1 row taken in");

        String twice = renamed.replace("Sex", "Date of birth");
        Page both = RailDesk.send(police, "daily", "c.csv", RailDesk.file(twice, List.of(row)));
        assertThat(both.text()).contains("Both 'DOB' and 'Date of birth' could be the column 'birth_date'");
        Page aside = both.form("/set-aside").send();
        assertThat(aside.text()).contains("Set aside. Nothing of it was taken in");
        Page points = RailDesk.send(
                police, "daily", "d.csv", "reference;occurred;place\r\n1;2;3\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(points.text()).contains("not separated by commas");
    }

    @Test
    void aFileThatIsNoTextOrEmptyIsRefusedInWords() {
        byte[] broken = RailDesk.file(List.of(Row.nobody("2023-06-14T08:00")));
        broken[broken.length - 8] = (byte) 0xE9;
        Page page = RailDesk.send(police, "daily", "latin.csv", broken);
        assertThat(page.text()).contains("Line 2 is not written in UTF-8", "kept as it came");
        assertThat(police.fetch(page.path() + "/original")).isEqualTo(broken);
        Page none = police.open("/notices/rail").form("/notices/rail/files").send();
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose a file");
        Page heading = RailDesk.send(police, "daily", "empty.csv", "\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(heading.text()).contains("The file is empty. Its first line must name the columns");
    }

    @Test
    void aBadRowIsRefusedByItsLineAndColumnAndTheRestGoesIn() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 98; i++) {
            rows.add(Row.nobody("2023-06-14T0%d:1%d".formatted(i / 10, i % 10)));
        }
        String good = new String(RailDesk.file(rows), StandardCharsets.UTF_8);
        Row base = Row.nobody("2023-06-14T08:00");
        List<String> bad = List.of(
                base.line().replace(base.birth(), "1985-02-30"),
                base.line().replace(base.occurred(), "31/06/2023 10:00"),
                base.line().replace(base.occurred(), "2031-06-14T10:00"),
                base.line().replace("Seen home", "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
                base.line().replace(base.reference(), ""),
                base.line() + ",stray",
                base.line().replace("Marsh Halt", "\"Marsh Halt"),
                rows.getFirst().line(),
                base.line().replace(",Seen home", ",+cmd|' /C calc'!A0"));
        String all = good + String.join("\r\n", bad) + "\r\n";
        Page page = RailDesk.send(police, "daily", "bad.csv", all.getBytes(StandardCharsets.UTF_8));
        assertThat(page.text())
                .contains("98 rows can be taken in, 9 are refused")
                .contains("'1985-02-30' is not a date that exists")
                .contains("'31/06/2023 10:00' is not a date and time that exists")
                .contains("It cannot be in the future")
                .contains("Column 'action': It holds a formula and not a value")
                .contains("Column 'reference': It is empty. Fill it in")
                .contains("The row has 15 values and the heading has 14 columns")
                .contains("A quote is opened and not closed")
                .contains("An earlier row of this file has the same reference and time");
        assertThat(page.document().select("#l-100").text()).contains("birth_date");
        assertThat(page.document().select("[id^=l-]")).hasSize(9);
        assertThat(RailDesk.confirm(page).text()).contains("98 rows taken in, 0 in already, 9 refused");
    }

    @Test
    void onlyTheRailwaysPoliceAndANavigatorSendFiles() {
        Visitor essex = new Visitor(port)
                .signIn(cast.account("police", org.onedoor.organisation.Organisation.idOfSlug("essex-police"), null)
                        .username());
        assertThat(essex.open("/notices/rail").document().select("input[type=file]"))
                .isEmpty();
        Page sent = essex.open("/notices/rail")
                .form("/sign-out")
                .to("/notices/rail/files")
                .with("kind", "daily")
                .sendWith("file", "x.csv", RailDesk.file(List.of(Row.nobody("2023-06-14T08:00"))));
        assertThat(sent.status()).isEqualTo(403);
    }
}
