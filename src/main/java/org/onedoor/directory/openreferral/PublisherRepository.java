package org.onedoor.directory.openreferral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.PublisherLine.Said;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class PublisherRepository {
    private static final String PUBLISHER = """
            select org_id, publisher_id, endpoint, name, every_hours, team_id, state, next_at, tried_at, read_at, failures,
                   problem, version
              from directory.publisher
            """;
    private static final TypeReference<Map<Integer, Said>> PAGES = new TypeReference<>() {};
    private static final TypeReference<List<Refusal>> REFUSALS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PublisherRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A service that was refused. @param row counted from 1 over all pages */
    record Refusal(int row, String name, String reasons) {}

    /**
     * One time that a publisher was read.
     *
     * @param outcome {@code read}, {@code unchanged} or {@code failed}
     * @param words what else is to be said of it, such as why it failed
     * @param refusals the first of those refused
     */
    record Read(
            Instant at,
            String outcome,
            int services,
            int proposed,
            int refused,
            int ours,
            @Nullable String words,
            List<Refusal> refusals) {}

    List<Publisher> all() {
        return jdbc.sql(PUBLISHER + " order by name, publisher_id")
                .query(this::row)
                .list();
    }

    List<Publisher> due(Instant now) {
        return jdbc.sql(PUBLISHER + " where state = 'read' and next_at <= :now order by next_at")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::row)
                .list();
    }

    Optional<Publisher> find(UUID id) {
        return jdbc.sql(PUBLISHER + " where publisher_id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** The same, which nobody else changes until the transaction ends. */
    Publisher lock(Publisher publisher) {
        return jdbc.sql(PUBLISHER + " where org_id = :org and publisher_id = :id for update")
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .query(this::row)
                .single();
    }

    Optional<Publisher> at(UUID organisation, String endpoint) {
        return jdbc.sql(PUBLISHER + " where org_id = :org and endpoint = :endpoint")
                .param("org", organisation)
                .param("endpoint", endpoint)
                .query(this::row)
                .optional();
    }

    /** Unless it is there. */
    void add(Publisher publisher) {
        jdbc.sql("""
                insert into directory.publisher (org_id, publisher_id, endpoint, name, every_hours, team_id, state, next_at)
                values (:org, :id, :endpoint, :name, :every, :team, :state, :next)
                on conflict do nothing
                """)
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("endpoint", publisher.endpoint())
                .param("name", publisher.name())
                .param("every", publisher.everyHours())
                .param("team", publisher.teamId())
                .param("state", publisher.stopped() ? "stopped" : "read")
                .param("next", publisher.nextAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How it is read from now on. */
    void set(Publisher publisher) {
        jdbc.sql("""
                update directory.publisher
                   set name = :name, every_hours = :every, team_id = :team, state = :state, next_at = :next,
                       version = version + 1
                 where org_id = :org and publisher_id = :id
                """)
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("name", publisher.name())
                .param("every", publisher.everyHours())
                .param("team", publisher.teamId())
                .param("state", publisher.stopped() ? "stopped" : "read")
                .param("next", publisher.nextAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What waits for a decision is not what it was. */
    void changed(Publisher publisher) {
        jdbc.sql("update directory.publisher set version = version + 1 where org_id = :org and publisher_id = :id")
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .update();
    }

    void wasRead(Publisher publisher, Instant at, Instant next) {
        jdbc.sql("""
                update directory.publisher
                   set tried_at = :at, read_at = :at, next_at = :next, failures = 0, problem = null
                 where org_id = :org and publisher_id = :id
                """)
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failed(Publisher publisher, Instant at, Instant next, String problem) {
        jdbc.sql("""
                update directory.publisher
                   set tried_at = :at, next_at = :next, failures = failures + 1, problem = :problem
                 where org_id = :org and publisher_id = :id
                """)
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("problem", problem)
                .update();
    }

    /** What was said of each page. */
    Map<Integer, Said> pages(Publisher publisher) {
        return jdbc.sql("select pages::text from directory.publisher where org_id = :org and publisher_id = :id")
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .query((rs, _) -> json.readValue(rs.getString(1), PAGES))
                .single();
    }

    void keepPages(Publisher publisher, Map<Integer, Said> pages) {
        jdbc.sql("update directory.publisher set pages = :pages::jsonb where org_id = :org and publisher_id = :id")
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("pages", json.writeValueAsString(pages))
                .update();
    }

    /** All that each publisher of the organisation says is read the next time. */
    void forgetPages(UUID organisation) {
        jdbc.sql("update directory.publisher set pages = '{}' where org_id = :org")
                .param("org", organisation)
                .update();
    }

    void keep(Publisher publisher, UUID readId, Read read) {
        jdbc.sql("""
                insert into directory.publisher_read
                       (org_id, publisher_id, read_id, at, outcome, services, proposed, refused, ours, words, refusals)
                values (:org, :id, :read, :at, :outcome, :services, :proposed, :refused, :ours, :words, :refusals::jsonb)
                """)
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("read", readId)
                .param("at", read.at().atOffset(ZoneOffset.UTC))
                .param("outcome", read.outcome())
                .param("services", read.services())
                .param("proposed", read.proposed())
                .param("refused", read.refused())
                .param("ours", read.ours())
                .param("words", read.words())
                .param("refusals", json.writeValueAsString(read.refusals()))
                .update();
    }

    /** The newest first. */
    List<Read> reads(Publisher publisher, int most) {
        return jdbc.sql("""
                select at, outcome, services, proposed, refused, ours, words, refusals::text as refusals
                  from directory.publisher_read where org_id = :org and publisher_id = :id
                 order by at desc, read_id desc limit :most
                """)
                .param("org", publisher.orgId())
                .param("id", publisher.id())
                .param("most", most)
                .query((rs, _) -> new Read(
                        instant(rs, "at"),
                        rs.getString("outcome"),
                        rs.getInt("services"),
                        rs.getInt("proposed"),
                        rs.getInt("refused"),
                        rs.getInt("ours"),
                        rs.getString("words"),
                        json.readValue(rs.getString("refusals"), REFUSALS)))
                .list();
    }

    private Publisher row(ResultSet rs, int number) throws SQLException {
        return new Publisher(
                rs.getObject("org_id", UUID.class),
                rs.getObject("publisher_id", UUID.class),
                rs.getString("endpoint"),
                rs.getString("name"),
                rs.getInt("every_hours"),
                rs.getObject("team_id", UUID.class),
                rs.getString("state").equals("stopped"),
                instant(rs, "next_at"),
                rs.getObject("tried_at") == null ? null : instant(rs, "tried_at"),
                rs.getObject("read_at") == null ? null : instant(rs, "read_at"),
                rs.getInt("failures"),
                rs.getString("problem"),
                rs.getLong("version"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
