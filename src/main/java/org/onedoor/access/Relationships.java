package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Why a team or organisation may reach a person: made by registering or referring, never by filling in a form, and gone
 * a while after the work is.
 */
@Repository
public class Relationships {
    /** How long a relationship outlives the work that made it. */
    public static final Duration GRACE = Duration.ofDays(30);

    /** The basis of a care home: from the day somebody lives there until the day they leave, without a grace period. */
    public static final String PLACEMENT = "placement";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final DomainTime time;

    Relationships(JdbcClient jdbc, JdbcTemplate template, DomainTime time) {
        this.jdbc = jdbc;
        this.template = template;
        this.time = time;
    }

    /**
     * One ground for reach.
     *
     * @param teamId the team that holds it, or none when the whole organisation does (a practice)
     * @param basis such as {@code registration} or {@code referral}
     * @param sourceId what made it, such as the referral, so that its end ends the relationship
     */
    public record Relationship(
            UUID organisationId, @Nullable UUID teamId, String basis, UUID sourceId) {}

    /** Another organisation or team that knows this person. */
    public record Involved(
            UUID organisationId,
            @Nullable UUID teamId,
            String basis,
            OffsetDateTime since,
            @Nullable OffsetDateTime until) {}

    /**
     * Records the grounds inside the running act. One that holds for the same source already goes on, and one that has ended or
     * is about to holds again: the work has come back to whoever had it before.
     */
    public void begin(UUID personId, Collection<Relationship> relationships) {
        insert(personId, relationships, """
                 on conflict (person_id, org_id, team_id, source_id, basis)
                 do update set until = null where relationship.until is not null
                """);
    }

    /** As {@link #begin}, of work that may be over itself: a ground that has ended stays so. */
    public void beginOnce(UUID personId, Collection<Relationship> relationships) {
        insert(personId, relationships, " on conflict do nothing");
    }

    private void insert(UUID personId, Collection<Relationship> relationships, String onConflict) {
        if (relationships.isEmpty()) {
            return;
        }
        Instant now = time.instant();
        StringBuilder sql = new StringBuilder("""
                insert into access.relationship (person_id, org_id, team_id, basis, source_id, since)
                values
                """);
        List<@Nullable Object> values = new java.util.ArrayList<>();
        int i = 0;
        for (Relationship r : new LinkedHashSet<>(relationships)) {
            sql.append(i++ == 0 ? "" : ", ").append("(?, ?, ?, ?, ?, ?)");
            values.addAll(java.util.Arrays.asList(
                    personId, r.organisationId(), r.teamId(), r.basis(), r.sourceId(), now.atOffset(ZoneOffset.UTC)));
        }
        sql.append(onConflict);
        template.update(sql.toString(), values.toArray());
    }

    /**
     * Somebody lives in a care home: it reaches them from one moment until another, and a correction counts at once.
     *
     * @param until none while no end is known; no later than {@code from} where it was never so
     */
    public void place(UUID personId, UUID organisationId, UUID placementId, Instant from, @Nullable Instant until) {
        jdbc.sql("""
                insert into access.relationship (person_id, org_id, team_id, basis, source_id, since, until)
                values (:personId, :org, null, :basis, :placement, :from, :until::timestamptz)
                on conflict (person_id, org_id, team_id, source_id, basis)
                do update set since = excluded.since, until = excluded.until
                """)
                .param("personId", personId)
                .param("org", organisationId)
                .param("basis", PLACEMENT)
                .param("placement", placementId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The work is over: its relationships last for the grace period and then end. */
    public void endAfterGrace(UUID personId, UUID sourceId) {
        jdbc.sql("""
                update access.relationship set until = :until
                 where person_id = :personId and source_id = :sourceId and until is null
                """)
                .param("until", time.instant().plus(GRACE).atOffset(ZoneOffset.UTC))
                .param("personId", personId)
                .param("sourceId", sourceId)
                .update();
    }

    /** One team's part in it is over, and another's begins: its relationship lasts for the grace period and then ends. */
    public void endAfterGrace(UUID personId, UUID sourceId, UUID teamId) {
        jdbc.sql("""
                update access.relationship set until = :until
                 where person_id = :personId and source_id = :sourceId and team_id = :teamId and until is null
                """)
                .param("until", time.instant().plus(GRACE).atOffset(ZoneOffset.UTC))
                .param("personId", personId)
                .param("sourceId", sourceId)
                .param("teamId", teamId)
                .update();
    }

    /** It was never about this person: there is no ground from this moment on. */
    public void endNow(UUID personId, UUID sourceId) {
        jdbc.sql("""
                update access.relationship set until = :until
                 where person_id = :personId and source_id = :sourceId and (until is null or until > :until)
                """)
                .param("until", time.instant().atOffset(ZoneOffset.UTC))
                .param("personId", personId)
                .param("sourceId", sourceId)
                .update();
    }

    /** The work is open again. */
    public void reopen(UUID personId, UUID sourceId) {
        reopen(personId, sourceId, Instant.EPOCH);
    }

    /** The work is open again that had ended at this time: whoever had left it before does not come back. */
    public void reopen(UUID personId, UUID sourceId, Instant ended) {
        jdbc.sql("""
                update access.relationship set until = null
                 where person_id = :personId and source_id = :sourceId and until >= :ended
                """)
                .param("ended", ended.plus(GRACE).atOffset(ZoneOffset.UTC))
                .param("personId", personId)
                .param("sourceId", sourceId)
                .update();
    }

    /** The ground on which this organisation or team may reach one of these ids of a person now, or none. */
    @Nullable
    String basis(Collection<UUID> personIds, UUID organisationId, @Nullable UUID teamId) {
        List<String> found = template.queryForList(
                """
                select basis from access.relationship
                 where person_id = any(?) and org_id = ?
                   and (team_id is null or team_id = ?)
                   and since <= ? and (until is null or until > ?)
                 order by since
                 limit 1
                """,
                String.class,
                personIds.toArray(UUID[]::new),
                organisationId,
                teamId,
                time.instant().atOffset(ZoneOffset.UTC),
                time.instant().atOffset(ZoneOffset.UTC));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Everyone who knows this person, oldest first. */
    public List<Involved> of(Collection<UUID> personIds) {
        return jdbc.sql("""
                select org_id as organisation_id, team_id, min(basis) as basis, min(since) as since,
                       case when bool_or(until is null) then null else max(until) end as until
                  from access.relationship
                 where person_id = any(:personIds)
                 group by org_id, team_id
                 order by min(since)
                """)
                .param("personIds", personIds.toArray(UUID[]::new))
                .query(Involved.class)
                .list();
    }

    /** Which of these ids this organisation or team may reach now, each by itself. @see Reach for people */
    List<UUID> reachable(Collection<UUID> personIds, UUID organisationId, @Nullable UUID teamId) {
        return template.queryForList(
                """
                select distinct person_id from access.relationship
                 where person_id = any(?) and org_id = ?
                   and (team_id is null or team_id = ?)
                   and since <= ? and (until is null or until > ?)
                """,
                UUID.class,
                personIds.toArray(UUID[]::new),
                organisationId,
                teamId,
                time.instant().atOffset(ZoneOffset.UTC),
                time.instant().atOffset(ZoneOffset.UTC));
    }
}
