package org.onedoor.crisis;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The cases, and their facts as they were said. */
@Repository
class DetentionRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT = """
            select incident_id, version, number, person_id, described, age_about, found_at, orgs, teams, begun_at, used_at,
                   held_from, place_id, ended_at, closed_at, joined_to, living_as, joined_at
              from crisis.detention
            """;
    private static final String FACTS = """
            select incident_id, fact_id, kind, occurred_at, recorded_at, account_id, said_by, role, by_org, corrects,
                   codes::text as codes, words::text as words
              from crisis.fact
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DetentionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    boolean claimNumber(String number, UUID incidentId) {
        return jdbc.sql("""
                insert into crisis.case_number (number, incident_id) values (:number, :id) on conflict do nothing
                """).param("number", number).param("id", incidentId).update() == 1;
    }

    Optional<UUID> numbered(String number) {
        return jdbc.sql("select incident_id from crisis.case_number where number = :number")
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    void insert(Detention detention) {
        jdbc.sql("""
                insert into crisis.detention (incident_id, number, person_id, described, age_about, found_at, orgs, teams,
                    begun_at)
                values (:id, :number, :person, :described, :age, :found, :orgs, :teams, :begun)
                """)
                .param("id", detention.incidentId())
                .param("number", detention.number())
                .param("person", detention.personId())
                .param("described", detention.described())
                .param("age", detention.ageAbout())
                .param("found", detention.foundAt())
                .param("orgs", detention.organisations().toArray(UUID[]::new))
                .param("teams", detention.teams().toArray(UUID[]::new))
                .param("begun", utc(detention.begunAt()))
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void update(Detention detention) {
        int changed = jdbc.sql("""
                update crisis.detention
                   set version = version + 1, person_id = :person, orgs = :orgs, teams = :teams, used_at = :used,
                       held_from = :held, place_id = :place, ended_at = :ended, closed_at = :closed
                 where incident_id = :id and version = :version
                """)
                .param("id", detention.incidentId())
                .param("version", detention.version())
                .param("person", detention.personId())
                .param("orgs", detention.organisations().toArray(UUID[]::new))
                .param("teams", detention.teams().toArray(UUID[]::new))
                .param("used", utc(detention.usedAt()))
                .param("held", utc(detention.heldFrom()))
                .param("place", detention.placeId())
                .param("ended", utc(detention.endedAt()))
                .param("closed", utc(detention.closedAt()))
                .update();
        if (changed == 0) {
            throw new StaleEdit("case");
        }
    }

    Optional<Detention> find(UUID incidentId) {
        return jdbc.sql(SELECT + " where incident_id = :id")
                .param("id", incidentId)
                .query(DetentionRepository::row)
                .optional();
    }

    /** The case that lives on where this one was joined to another; itself where it was not. */
    Optional<Detention> living(UUID incidentId) {
        Detention found = find(incidentId).orElse(null);
        return found == null || found.joined() == null
                ? Optional.ofNullable(found)
                : find(found.joined().livingAs());
    }

    /** Those that began, or in which a power was used, in this time, and that have not ended. */
    List<Detention> heldAround(Instant from, Instant until) {
        return jdbc.sql(SELECT + """
                 where (begun_at between :from and :until or used_at between :from and :until)
                   and closed_at is null and ended_at is null
                 order by begun_at, incident_id limit 500
                """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(DetentionRepository::row)
                .list();
    }

    /** The cases that are not closed and touch one of these: one that was joined to another is closed. */
    List<Detention> open(Collection<UUID> parties) {
        return jdbc.sql(SELECT + """
                 where closed_at is null and (orgs && :parties::uuid[] or teams && :parties::uuid[])
                 order by begun_at limit 1000
                """)
                .param("parties", parties.toArray(UUID[]::new))
                .query(DetentionRepository::row)
                .list();
    }

    List<Detention> closedSince(Collection<UUID> parties, Instant since) {
        return jdbc.sql(SELECT + """
                 where closed_at >= :since and living_as is null and (orgs && :parties::uuid[] or teams && :parties::uuid[])
                 order by closed_at desc limit 200
                """)
                .param("since", utc(since))
                .param("parties", parties.toArray(UUID[]::new))
                .query(DetentionRepository::row)
                .list();
    }

    /** Those begun in this time, for figures. */
    List<Detention> begun(Instant from, Instant until) {
        return jdbc.sql(SELECT + """
                 where begun_at >= :from and begun_at < :until and living_as is null
                 order by begun_at limit 20000
                """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(DetentionRepository::row)
                .list();
    }

    /** When the first of all began; none where there is none. */
    Optional<Instant> first() {
        return jdbc.sql("select min(begun_at) from crisis.detention")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Those in which a power was used, or advice asked, in this time; of one force, whom they are also a work item of. */
    List<Detention> started(@Nullable UUID force, Instant from, Instant until) {
        JdbcClient.StatementSpec query = jdbc.sql(SELECT
                        + " where coalesce(used_at, begun_at) >= :from and coalesce(used_at, begun_at) < :until and living_as is null"
                        + (force == null ? "" : " and :force = any(orgs)")
                        + " order by coalesce(used_at, begun_at), incident_id limit 50000")
                .param("from", utc(from))
                .param("until", utc(until));
        return (force == null ? query : query.param("force", force))
                .query(DetentionRepository::row)
                .list();
    }

    /** When the first of a force began; none where there is none. */
    Optional<Instant> firstStarted(UUID force) {
        return jdbc.sql(
                        SELECT
                                + " where :force = any(orgs) and living_as is null order by coalesce(used_at, begun_at) limit 1")
                .param("force", force)
                .query(DetentionRepository::row)
                .optional()
                .map(found -> found.usedAt() == null ? found.begunAt() : found.usedAt());
    }

    /** Whether an officer of this force recorded a power that was used before this time. */
    boolean hasUsed(UUID force, Instant before) {
        return jdbc.sql("""
                select exists (select 1 from crisis.detention d
                                where :force = any(d.orgs) and coalesce(d.used_at, d.begun_at) < :before
                                  and d.living_as is null
                                  and exists (select 1 from crisis.fact f
                                                join crisis.detention s on s.incident_id = f.incident_id
                                               where (s.incident_id = d.incident_id or s.living_as = d.incident_id)
                                                 and f.kind = 'power-used'
                                                 and f.role = 'police' and f.by_org = :force))
                """)
                .param("force", force)
                .param("before", utc(before))
                .query(Boolean.class)
                .single();
    }

    List<UUID> all() {
        return jdbc.sql("select incident_id from crisis.detention order by incident_id")
                .query(UUID.class)
                .list();
    }

    void append(Fact fact) {
        jdbc.sql("""
                insert into crisis.fact (incident_id, fact_id, kind, occurred_at, recorded_at, account_id, said_by, role,
                    by_org, corrects, codes, words)
                values (:incident, :id, :kind, :occurred, :recorded, :account, :by, :role, :org, :corrects,
                    :codes::jsonb, :words::jsonb)
                """)
                .param("incident", fact.incidentId())
                .param("id", fact.factId())
                .param("kind", fact.kind().code())
                .param("occurred", utc(fact.occurredAt()))
                .param("recorded", utc(fact.recordedAt()))
                .param("account", fact.accountId())
                .param("by", fact.by())
                .param("role", fact.role())
                .param("org", fact.organisationId())
                .param("corrects", fact.corrects())
                .param("codes", json.writeValueAsString(fact.codes()))
                .param("words", json.writeValueAsString(fact.words()))
                .update();
    }

    /** In which of the cases that live on as this one a fact was said. */
    Optional<UUID> caseOf(UUID factId, UUID living) {
        return jdbc.sql("""
                select f.incident_id
                  from crisis.detention d join crisis.fact f on f.incident_id = d.incident_id and f.fact_id = :id
                 where d.incident_id = :living or d.living_as = :living
                """)
                .param("id", factId)
                .param("living", living)
                .query(UUID.class)
                .optional();
    }

    /** What was said in a case and in those joined to it, in the order of saying. */
    List<Fact> facts(UUID incidentId) {
        return facts(List.of(incidentId)).getOrDefault(incidentId, List.of());
    }

    /** The same of several cases at once. */
    Map<UUID, List<Fact>> facts(Collection<UUID> cases) {
        Map<UUID, UUID> livesAs = livingAs(cases);
        List<UUID> incidents = new ArrayList<>(cases);
        incidents.addAll(livesAs.keySet());
        Map<UUID, List<Fact>> byCase = new HashMap<>();
        jdbc.sql(FACTS + " where incident_id = any(:ids) order by fact_id")
                .param("ids", incidents.toArray(UUID[]::new))
                .query(this::fact)
                .list()
                .forEach(fact -> byCase.computeIfAbsent(
                                livesAs.getOrDefault(fact.incidentId(), fact.incidentId()), _ -> new ArrayList<>())
                        .add(fact));
        return byCase;
    }

    /** Those that live on as one of these, each with the one it lives on as. */
    private Map<UUID, UUID> livingAs(Collection<UUID> cases) {
        Map<UUID, UUID> livesAs = new HashMap<>();
        jdbc.sql("select incident_id, living_as from crisis.detention where living_as = any(:cases)")
                .param("cases", cases.toArray(UUID[]::new))
                .query(rs -> {
                    livesAs.put(rs.getObject("incident_id", UUID.class), rs.getObject("living_as", UUID.class));
                });
        return livesAs;
    }

    private Fact fact(ResultSet rs, int number) throws SQLException {
        return new Fact(
                rs.getObject("incident_id", UUID.class),
                rs.getObject("fact_id", UUID.class),
                FactKind.ofCode(rs.getString("kind")).orElseThrow(),
                Objects.requireNonNull(instant(rs, "occurred_at")),
                Objects.requireNonNull(instant(rs, "recorded_at")),
                rs.getObject("account_id", UUID.class),
                rs.getString("said_by"),
                rs.getString("role"),
                rs.getObject("by_org", UUID.class),
                rs.getObject("corrects", UUID.class),
                json.readValue(rs.getString("codes"), TEXTS),
                json.readValue(rs.getString("words"), TEXTS));
    }

    private static Detention row(ResultSet rs, int number) throws SQLException {
        return new Detention(
                rs.getObject("incident_id", UUID.class),
                rs.getLong("version"),
                rs.getString("number"),
                rs.getObject("person_id", UUID.class),
                rs.getString("described"),
                rs.getObject("age_about", Integer.class),
                rs.getString("found_at"),
                uuids(rs.getArray("orgs")),
                uuids(rs.getArray("teams")),
                Objects.requireNonNull(instant(rs, "begun_at")),
                instant(rs, "used_at"),
                instant(rs, "held_from"),
                rs.getObject("place_id", UUID.class),
                instant(rs, "ended_at"),
                instant(rs, "closed_at"),
                joined(rs));
    }

    private static Detention.@Nullable Joined joined(ResultSet rs) throws SQLException {
        UUID to = rs.getObject("joined_to", UUID.class);
        return to == null
                ? null
                : new Detention.Joined(
                        to, rs.getObject("living_as", UUID.class), Objects.requireNonNull(instant(rs, "joined_at")));
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return List.of((UUID[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
