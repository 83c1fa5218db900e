package org.onedoor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Broken glass, as it is kept. */
@Repository
class GlassRepository {
    private static final int RED_AFTER = 5;
    private static final int REVIEWED_SHOWN = 50;
    private static final String COLUMNS = """
            select person_id, glass_id, reference, account_id, role, org_id, team_id, ground, reason, proven, begun_at,
                   until, told, review_org, review_due, reviewed_at, reviewed_by, outcome, finding
              from access.broken_glass
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final DomainTime time;
    private final WorkingDays calendar = WorkingDays.england();

    GlassRepository(JdbcClient jdbc, JdbcTemplate template, DomainTime time) {
        this.jdbc = jdbc;
        this.template = template;
        this.time = time;
    }

    /** The ground on which this account may see this person's emergency extract now, or none. */
    @Nullable
    String ground(UUID personId, UUID accountId) {
        OffsetDateTime now = time.instant().atOffset(ZoneOffset.UTC);
        List<String> found = template.queryForList("""
                select ground from access.broken_glass
                 where person_id = ? and account_id = ? and begun_at <= ? and until > ?
                 order by until desc limit 1
                """, String.class, personId, accountId, now, now);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The last time this account broke it for this person. */
    Optional<Glass> latest(UUID personId, UUID accountId) {
        return jdbc.sql(COLUMNS + """
                 where person_id = :personId and account_id = :accountId order by begun_at desc limit 1
                """)
                .param("personId", personId)
                .param("accountId", accountId)
                .query(this::glass)
                .optional();
    }

    Optional<Glass> byReference(String reference) {
        return jdbc.sql(COLUMNS + " where reference = :reference limit 1")
                .param("reference", reference)
                .query(this::glass)
                .optional();
    }

    /** Those this organisation's Privacy Officers must review, or were told of: what waits first, then the newest. */
    List<Glass> of(UUID organisationId) {
        return jdbc.sql(COLUMNS + """
                 where told @> array[:orgId]::uuid[]
                 order by (reviewed_at is null and review_org = :orgId) desc, begun_at desc
                 limit :most
                """)
                .param("orgId", organisationId)
                .param("most", REVIEWED_SHOWN)
                .query(this::glass)
                .list();
    }

    List<Glass> ofPerson(Collection<UUID> personIds) {
        return jdbc.sql(COLUMNS + " where person_id = any(:ids) order by begun_at desc")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(this::glass)
                .list();
    }

    void add(Glass glass) {
        jdbc.sql("""
                insert into access.broken_glass (person_id, glass_id, reference, account_id, role, org_id, team_id, ground,
                                                 reason, proven, begun_at, until, told, review_org, review_due)
                values (:personId, :glassId, :reference, :accountId, :role, :orgId, :teamId, :ground, :reason, :proven,
                        :begunAt, :until, :told, :reviewOrg, :reviewDue)
                """)
                .param("personId", glass.personId())
                .param("glassId", glass.glassId())
                .param("reference", glass.reference())
                .param("accountId", glass.accountId())
                .param("role", glass.role())
                .param("orgId", glass.organisationId())
                .param("teamId", glass.teamId())
                .param("ground", glass.ground().code())
                .param("reason", glass.reason())
                .param("proven", glass.proven())
                .param("begunAt", utc(glass.begunAt()))
                .param("until", utc(glass.until()))
                .param("told", glass.told().toArray(UUID[]::new))
                .param("reviewOrg", glass.reviewOrg())
                .param("reviewDue", utc(glass.reviewDue()))
                .update();
    }

    /** Whether it was written: a review stands once it is there. */
    boolean review(UUID personId, UUID glassId, Glass.Review review) {
        return jdbc.sql("""
                        update access.broken_glass
                           set reviewed_at = :at, reviewed_by = :by, outcome = :outcome, finding = :finding
                         where person_id = :personId and glass_id = :glassId and reviewed_at is null
                        """)
                        .param("at", utc(review.at()))
                        .param("by", review.by())
                        .param("outcome", review.justified() ? "justified" : "not-justified")
                        .param("finding", review.finding())
                        .param("personId", personId)
                        .param("glassId", glassId)
                        .update()
                == 1;
    }

    private Glass glass(ResultSet rs, int number) throws SQLException {
        Instant begun = instant(rs, "begun_at");
        String outcome = rs.getString("outcome");
        return new Glass(
                rs.getObject("person_id", UUID.class),
                rs.getObject("glass_id", UUID.class),
                rs.getString("reference"),
                rs.getObject("account_id", UUID.class),
                rs.getString("role"),
                rs.getObject("org_id", UUID.class),
                rs.getObject("team_id", UUID.class),
                Ground.ofCode(rs.getString("ground")).orElseThrow(),
                rs.getString("reason"),
                rs.getBoolean("proven"),
                begun,
                instant(rs, "until"),
                Set.of((UUID[]) rs.getArray("told").getArray()),
                rs.getObject("review_org", UUID.class),
                instant(rs, "review_due"),
                outcome == null && overdue(begun),
                outcome == null
                        ? null
                        : new Glass.Review(
                                outcome.equals("justified"),
                                rs.getString("finding"),
                                rs.getObject("reviewed_by", UUID.class),
                                instant(rs, "reviewed_at")));
    }

    private boolean overdue(Instant begun) {
        try {
            return calendar.between(London.date(begun), London.date(time.instant())) > RED_AFTER;
        } catch (BeyondCalendar notKnown) {
            return begun.plus(java.time.Duration.ofDays(RED_AFTER)).isBefore(time.instant());
        }
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
