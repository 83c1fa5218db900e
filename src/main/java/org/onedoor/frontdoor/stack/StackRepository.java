package org.onedoor.frontdoor.stack;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Caller;
import org.onedoor.frontdoor.stack.StackCall.End;
import org.onedoor.frontdoor.stack.StackCall.Hold;
import org.onedoor.frontdoor.stack.StackCall.LookBack;
import org.onedoor.frontdoor.stack.StackCall.Pull;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The calls of the stack as they stand. */
@Repository
class StackRepository {
    private static final String SELECT = """
            select incident_id, number, source_org, version, category, state, called_at, seen_at, told_at,
                   categorised_at, nature, caller::text as caller, closed_at, held_by, held_name, held_until, pulled_at, pull_reason, person_id,
                   referral_id, reference, ended_at, ended_why, look_back_due, looked_back, looked_back_at
              from frontdoor.stack_call
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StackRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The call a number names, or {@code fresh} when nobody has used it: whoever claims it first gives it its id. */
    UUID claim(UUID sourceOrg, String number, UUID fresh) {
        jdbc.sql("""
                insert into frontdoor.stack_number (source_org, number, incident_id) values (:org, :number, :fresh)
                on conflict do nothing
                """)
                .param("org", sourceOrg)
                .param("number", number)
                .param("fresh", fresh)
                .update();
        return jdbc.sql("select incident_id from frontdoor.stack_number where source_org = :org and number = :number")
                .param("org", sourceOrg)
                .param("number", number)
                .query(UUID.class)
                .single();
    }

    /** Two messages of one number that come at once are taken one after the other. */
    void alone(UUID sourceOrg, String number) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "999 call|" + sourceOrg + "|" + number)
                .query((_, _) -> 1)
                .list();
    }

    /** The number is given to another call now: it names {@code fresh} from here on, or whatever somebody else made of it. */
    UUID reclaim(UUID sourceOrg, String number, UUID before, UUID fresh) {
        jdbc.sql("""
                update frontdoor.stack_number set incident_id = :fresh
                 where source_org = :org and number = :number and incident_id = :before
                """)
                .param("org", sourceOrg)
                .param("number", number)
                .param("before", before)
                .param("fresh", fresh)
                .update();
        return idOf(sourceOrg, number).orElseThrow();
    }

    Optional<UUID> idOf(UUID sourceOrg, String number) {
        return jdbc.sql("select incident_id from frontdoor.stack_number where source_org = :org and number = :number")
                .param("org", sourceOrg)
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    Optional<StackCall> find(UUID incidentId) {
        return jdbc.sql(SELECT + " where incident_id = :id")
                .param("id", incidentId)
                .query(this::row)
                .optional();
    }

    /** Every service's call of this number: each gives its own. */
    List<StackCall> numbered(String number) {
        return jdbc.sql(SELECT + """
                 where incident_id in (select incident_id from frontdoor.stack_number where number = :number)
                """).param("number", number).query(this::row).list();
    }

    Optional<StackCall> ofReferral(UUID referralId) {
        return jdbc.sql(SELECT + " where referral_id = :id")
                .param("id", referralId)
                .query(this::row)
                .optional();
    }

    /** Those that still wait for somebody: first the earliest limit, then whoever has waited longest. */
    List<StackCall> open() {
        return jdbc.sql(SELECT + " where ended_at is null order by return_by nulls last, called_at limit 500")
                .query(this::row)
                .list();
    }

    /** Those first seen between two instants. */
    List<StackCall> seen(Instant from, Instant to) {
        return jdbc.sql(SELECT + " where seen_at >= :from and seen_at < :to order by called_at limit 5000")
                .param("from", utc(from))
                .param("to", utc(to))
                .query(this::row)
                .list();
    }

    /** Those whose hold has run out, and those taken over whose time to go back has come and that still have where to go. */
    List<StackCall> due(Instant now) {
        return jdbc.sql(SELECT + """
                 where ended_at is null
                   and (state = 'HELD' and held_until <= :now or state = 'PULLED' and closed_at is null and return_by <= :now)
                 order by called_at limit 5000
                """).param("now", utc(now)).query(this::row).list();
    }

    void insert(StackCall call) {
        jdbc.sql("""
                insert into frontdoor.stack_call (incident_id, number, source_org, category, state, called_at, seen_at,
                    return_by, told_at, categorised_at, nature, caller)
                values (:id, :number, :org, :category, :state, :calledAt, :seenAt, :returnBy, :toldAt, :categorisedAt,
                    :nature, :caller::jsonb)
                """)
                .param("id", call.incidentId())
                .param("number", call.number())
                .param("org", call.sourceOrg())
                .param("category", call.category().number())
                .param("state", call.state().name())
                .param("calledAt", utc(call.calledAt()))
                .param("seenAt", utc(call.seenAt()))
                .param("returnBy", utc(call.returnBy()))
                .param("toldAt", utc(call.toldAt()))
                .param("categorisedAt", utc(call.categorisedAt()))
                .param("nature", call.nature())
                .param("caller", json.writeValueAsString(call.caller()))
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void update(StackCall call) {
        Hold hold = call.hold();
        Pull pull = call.pull();
        End end = call.end();
        LookBack look = call.lookBack();
        int changed = jdbc.sql("""
                update frontdoor.stack_call
                   set version = version + 1, category = :category, state = :state, told_at = :toldAt,
                       categorised_at = :categorisedAt, return_by = :returnBy, nature = :nature, caller = :caller::jsonb, closed_at = :closedAt,
                       held_by = :heldBy,
                       held_name = :heldName, held_until = :heldUntil, pulled_at = :pulledAt,
                       pull_reason = :pullReason, person_id = :personId, referral_id = :referralId,
                       reference = :reference, ended_at = :endedAt, ended_why = :endedWhy,
                       look_back_due = :lookDue, looked_back = :looked, looked_back_at = :lookedAt
                 where incident_id = :id and version = :version
                """)
                .param("id", call.incidentId())
                .param("version", call.version())
                .param("category", call.category().number())
                .param("state", call.state().name())
                .param("toldAt", utc(call.toldAt()))
                .param("categorisedAt", utc(call.categorisedAt()))
                .param("returnBy", utc(call.returnBy()))
                .param("nature", call.nature())
                .param("caller", json.writeValueAsString(call.caller()))
                .param("closedAt", utc(call.closedAt()))
                .param("heldBy", hold == null ? null : hold.accountId())
                .param("heldName", hold == null ? null : hold.name())
                .param("heldUntil", hold == null ? null : utc(hold.until()))
                .param("pulledAt", pull == null ? null : utc(pull.at()))
                .param("pullReason", pull == null ? null : pull.reason())
                .param("personId", pull == null ? null : pull.personId())
                .param("referralId", pull == null ? null : pull.referralId())
                .param("reference", pull == null ? null : pull.reference())
                .param("endedAt", end == null ? null : utc(end.at()))
                .param("endedWhy", end == null ? null : end.why())
                .param("lookDue", look == null ? null : utc(look.due()))
                .param("looked", look == null ? null : look.answer())
                .param("lookedAt", look == null ? null : utc(look.at()))
                .update();
        if (changed == 0) {
            throw new StaleEdit("999 call");
        }
    }

    private StackCall row(ResultSet row, int number) throws SQLException {
        UUID heldBy = row.getObject("held_by", UUID.class);
        UUID referralId = row.getObject("referral_id", UUID.class);
        Instant endedAt = instant(row, "ended_at");
        Instant lookDue = instant(row, "look_back_due");
        return new StackCall(
                row.getObject("incident_id", UUID.class),
                row.getString("number"),
                row.getObject("source_org", UUID.class),
                row.getLong("version"),
                Category.of(row.getInt("category")),
                CallState.valueOf(row.getString("state")),
                there(instant(row, "called_at")),
                there(instant(row, "seen_at")),
                there(instant(row, "told_at")),
                there(instant(row, "categorised_at")),
                row.getString("nature"),
                json.readValue(row.getString("caller"), Caller.class),
                instant(row, "closed_at"),
                heldBy == null ? null : new Hold(heldBy, row.getString("held_name"), there(instant(row, "held_until"))),
                referralId == null
                        ? null
                        : new Pull(
                                there(instant(row, "pulled_at")),
                                row.getString("pull_reason"),
                                row.getObject("person_id", UUID.class),
                                referralId,
                                row.getString("reference")),
                endedAt == null ? null : new End(endedAt, row.getString("ended_why")),
                lookDue == null
                        ? null
                        : new LookBack(lookDue, row.getString("looked_back"), instant(row, "looked_back_at")));
    }

    private static Instant there(@Nullable Instant instant) {
        return java.util.Objects.requireNonNull(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
