package org.onedoor.crisis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A police force that no other test has, and what its officers do in a month. */
@Component
class Force {
    private final JdbcClient jdbc;
    private final Cast cast;
    private final Night night;
    private final DomainTime time;
    private final List<Pump> pumps;

    Force(JdbcClient jdbc, Cast cast, Night night, DomainTime time, List<Pump> pumps) {
        this.jdbc = jdbc;
        this.cast = cast;
        this.night = night;
        this.time = time;
        this.pumps = pumps;
    }

    UUID found(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into organisation.organisation (organisation_id, kind, name) values (:id, 'police', :name)")
                .param("id", id)
                .param("name", name)
                .update();
        return id;
    }

    Visitor officer(int port, UUID force) {
        return new Visitor(port).signIn(account(force).username());
    }

    Account account(UUID force) {
        return cast.account("police", force, null);
    }

    void at(String instant) {
        night.at(instant);
    }

    UUID begin(Visitor officer, String at, String power, String age) {
        at(at);
        return Night.id(
                night.beginning(officer, power, Night.name("Person"), age).send());
    }

    void record(Visitor who, UUID id, String at, String kind, String... answers) {
        at(at);
        Page done = night.record(who, id, kind, answers);
        if (done.status() != 200) {
            throw new AssertionError(done.text());
        }
    }

    /** What time alone does. */
    void pump() {
        InJob.run(() -> pumps.stream()
                .filter(pump -> pump.name().equals("police-returns"))
                .forEach(Pump::run));
    }

    void giveTheTimeBack() {
        time.set(java.time.Instant.now(), 1);
    }

    /** The number in a row of a page. */
    static String number(Page page, String row) {
        return page.document().select("#" + row + " td").eachText().stream()
                .map(text -> text.replaceAll("^.* ", ""))
                .collect(Collectors.joining(" "));
    }

    /** A row of a file, by the names of its columns. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    /** The rows of a file. */
    static List<Row> csv(Visitor visitor, String path) {
        String text = new String(visitor.fetch(path), StandardCharsets.UTF_8).replace("\uFEFF", "");
        try (CSVParser parser = CSVParser.parse(
                text,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.stream().map(row -> new Row(row.toMap())).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
