package org.onedoor.crisis.notice;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Person;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tests of rail notices do again and again: rows, files and who sends and reads them. */
@Component
class RailDesk {
    static final String HEAD = "reference,occurred,place,family_name,given_name,birth_date,concern,gender,nhs_number,"
            + "postcode,missing_reference,armed_forces,safeguarding,action";
    private static final Pattern NUMBER = Pattern.compile("RN-[A-Z0-9]{4}-[A-Z0-9]{4}");

    private final Cast cast;
    private final DomainTime time;
    private final List<Pump> pumps;
    private final RailFolder folder;
    private final JdbcClient jdbc;

    RailDesk(Cast cast, DomainTime time, List<Pump> pumps, RailFolder folder, JdbcClient jdbc) {
        this.cast = cast;
        this.time = time;
        this.pumps = pumps;
        this.folder = folder;
        this.jdbc = jdbc;
    }

    /** One row; what is not said is left empty. */
    record Row(
            String reference,
            String occurred,
            String family,
            String given,
            String birth,
            String nhs,
            String postcode,
            String missing,
            String forces,
            String safeguarding) {
        static Row of(String occurred, Person person) {
            return new Row(
                    word(),
                    occurred,
                    Objects.requireNonNull(person.familyName()),
                    Objects.requireNonNull(person.givenName()),
                    String.valueOf(person.birthDate()),
                    Objects.requireNonNull(person.nhsNumber()),
                    "RM17 6SL",
                    "",
                    "",
                    "");
        }

        /** Somebody nobody here knows. */
        static Row nobody(String occurred) {
            return new Row(word(), occurred, Cast.familyName(new Random()), "Ash", anyDay(), "", "", "", "", "");
        }

        private static String anyDay() {
            Random random = new Random();
            return LocalDate.of(1950 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28))
                    .toString();
        }

        /** Near to somebody: no number, another first name of the same sound and another home. */
        Row unsure() {
            return new Row(reference, occurred, family, "Roben", birth, "", "CM2 0AA", missing, forces, safeguarding);
        }

        Row served() {
            return new Row(reference, occurred, family, given, birth, nhs, postcode, missing, "yes", safeguarding);
        }

        /** The same under another reference. */
        Row under(String other) {
            return new Row(other, occurred, family, given, birth, nhs, postcode, missing, forces, safeguarding);
        }

        Row atRisk(String who) {
            return new Row(reference, occurred, family, given, birth, nhs, postcode, missing, forces, who);
        }

        Row missing(String report) {
            return new Row(reference, occurred, family, given, birth, nhs, postcode, report, forces, safeguarding);
        }

        String line() {
            return String.join(
                    ",",
                    reference,
                    occurred,
                    "Marsh Halt",
                    family,
                    given,
                    birth,
                    "\"Stood long at the end of the platform, and said little\"",
                    "female",
                    nhs,
                    postcode,
                    missing,
                    forces,
                    safeguarding,
                    "Seen home");
        }
    }

    static String word() {
        return Cast.familyName(new Random());
    }

    static byte[] file(List<Row> rows) {
        return file(HEAD, rows);
    }

    static byte[] file(String head, List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(head);
        rows.forEach(row -> lines.add(row.line()));
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    Visitor railPolice(int port) {
        return new Visitor(port)
                .signIn(cast.account("police", RailFiles.RAIL_POLICE, null).username());
    }

    Visitor navigator(int port) {
        return new Visitor(port).signIn(cast.navigator().username());
    }

    /** A London time, standing still. */
    void at(String london) {
        time.set(LocalDateTime.parse(london).atZone(London.ZONE).toInstant(), 0);
    }

    /** What time alone does. */
    void pump() {
        InJob.run(() ->
                pumps.stream().filter(pump -> pump.name().equals("rail-weeks")).forEach(Pump::run));
    }

    /** Looks into the folder of files twice, as time alone does: what still grows is left lying. */
    void lookInto(Path files) {
        InJob.run(() -> {
            folder.look(files);
            folder.look(files);
        });
    }

    /** Waits until no job is left to do. */
    void settled() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> jdbc.sql(
                                        "select count(*) from platform.scheduled_tasks where task_name = 'deliver-event' and coalesce(consecutive_failures, 0) = 0")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    static Page send(Visitor who, String kind, String name, byte[] content) {
        return who.open("/notices/rail")
                .form("/notices/rail/files")
                .with("kind", kind)
                .sendWith("file", name, content);
    }

    /** The weekly file about the week to a Friday. */
    static Page sendFor(Visitor who, LocalDate friday, String name, byte[] content) {
        return who.open("/notices/rail")
                .form("/notices/rail/files")
                .with("kind", "weekly")
                .with("last-day", String.valueOf(friday.getDayOfMonth()))
                .with("last-month", String.valueOf(friday.getMonthValue()))
                .with("last-year", String.valueOf(friday.getYear()))
                .sendWith("file", name, content);
    }

    /** Takes in what was read. */
    static Page confirm(Page file) {
        return file.form("/confirm").send();
    }

    /** The number of the notice in whose row these words stand. */
    static String number(Page page, String words) {
        return page.document().select("tr").stream()
                .map(row -> row.text())
                .filter(text -> text.toUpperCase(java.util.Locale.UK).contains(words.toUpperCase(java.util.Locale.UK)))
                .map(NUMBER::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("No notice with " + words + " on " + page.path() + ": " + page.text()));
    }

    /** What the centre was told of missing weeks: in these tests its list is longer than its pages reach. */
    List<String> alarms() {
        return jdbc.sql("select detail from work.notification where kind = 'rail-week' and org_id = :centre")
                .param("centre", cast.navigator().organisationId())
                .query(String.class)
                .list();
    }

    /** The page of what somebody was told that holds these words; the one after the last where none does. */
    static Page toldOf(Visitor who, String words) {
        return who.pageWith("/notifications", words);
    }
}
