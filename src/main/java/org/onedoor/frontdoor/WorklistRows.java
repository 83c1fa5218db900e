package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Worklists.Lane;
import org.onedoor.people.Home;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.Live;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts a referral on the lists of everyone it concerns, with the act that changes it. Whoever sent it and may know no more than
 * that it is dealt with has no more than that on theirs, so that no filter, order or count of it says more.
 */
@Repository
class WorklistRows {
    /** The live topic of everything that is on any list. */
    static final String FLOW = "flow";

    /** Where an open referral stands, on the list of whoever may not know it. */
    static final String UNTOLD = "UNTOLD";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final DoorEntries entries;
    private final DomainTime time;
    private final Live live;

    WorklistRows(JdbcClient jdbc, JdbcTemplate template, DoorEntries entries, DomainTime time, Live live) {
        this.jdbc = jdbc;
        this.template = template;
        this.entries = entries;
        this.time = time;
        this.live = live;
    }

    /**
     * Writes the rows of a referral as it now is; pages that show them hear of it once it is committed.
     *
     * @param home of the person, where the owner's row is new; one that stands keeps its own until {@link #moved}
     */
    void put(Referral r, @Nullable Instant due, Home home) {
        announce(r.owner().organisationId(), r.source().organisationId());
        Instant now = time.instant();
        List<@Nullable Object> values = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        Owner owner = r.owner();
        Said whole = new Said(r.state().name(), r.priority(), due);
        row(rows, values, r, Lane.OWNER, owner.organisationId(), owner.teamId(), whole, now, home);
        Referral.Source source = r.source();
        Said sent = entries.isUntold(r) ? untold(r) : whole;
        row(rows, values, r, Lane.REFERRER, source.organisationId(), source.teamId(), sent, now, Home.UNKNOWN);
        Referral.OpenOffer offer = r.offer();
        if (offer != null) {
            row(rows, values, r, Lane.OFFERED, offer.organisationId(), offer.teamId(), whole, now, Home.UNKNOWN);
        }
        template.update("""
                insert into frontdoor.worklist (org_id, referral_id, lane, team_id, person_id, reference, state,
                    priority, rank, open, received_at, due_at, changed_at, district, practice)
                values %s
                on conflict (org_id, referral_id, lane) do update
                   set team_id = excluded.team_id, state = excluded.state, priority = excluded.priority,
                       rank = excluded.rank, open = excluded.open,
                       received_at = excluded.received_at, due_at = excluded.due_at,
                       changed_at = excluded.changed_at
                """.formatted(rows), values.toArray());
    }

    private void announce(UUID... organisations) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                for (UUID organisation : organisations) {
                    live.changed("worklist-" + organisation);
                }
                live.changed(FLOW);
            }
        });
    }

    /** A row as it is stored, without when it changed. */
    record Shown(
            UUID orgId,
            String lane,
            @Nullable UUID teamId,
            String state,
            String priority,
            boolean open,
            OffsetDateTime receivedAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String district,
            @Nullable String practice) {
        boolean isAbout(Shown other) {
            return orgId.equals(other.orgId) && lane.equals(other.lane);
        }
    }

    /** On which lists a referral is. */
    List<Shown> shown(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select org_id, lane, team_id, state, priority, open, received_at, due_at, district, practice
                  from frontdoor.worklist where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(Shown.class)
                .list();
    }

    /** Somebody lives or is registered elsewhere, inside the act that says so. */
    void moved(UUID personId, Home home) {
        jdbc.sql("""
                update frontdoor.worklist set district = :district, practice = :practice
                 where person_id = :personId and lane = 'owner'
                   and (district, practice) is distinct from (:district, :practice)
                """)
                .param("personId", personId)
                .param("district", home.district())
                .param("practice", home.practice())
                .update();
    }

    /** Takes a referral off every list, to be put on those it belongs on. */
    void clear(UUID personId, UUID referralId) {
        jdbc.sql("delete from frontdoor.worklist where person_id = :personId and referral_id = :referralId")
                .param("personId", personId)
                .param("referralId", referralId)
                .update();
    }

    /** A lane an organisation is no longer in. */
    void leave(UUID organisationId, UUID referralId, Lane lane) {
        announce(organisationId);
        jdbc.sql("delete from frontdoor.worklist where org_id = :orgId and referral_id = :referralId and lane = :lane")
                .param("orgId", organisationId)
                .param("referralId", referralId)
                .param("lane", lane.code())
                .update();
    }

    /** What a row says of where the referral stands. */
    private record Said(
            String state, Priority priority, @Nullable Instant due) {}

    /** As its page says it to whoever may know no more: whether they are asked something, whether it is open, and what they said. */
    private static Said untold(Referral r) {
        String state = r.state() == WorkState.INFO_REQUESTED
                ? r.state().name()
                : r.isOpen() ? UNTOLD : WorkState.CLOSED.name();
        return new Said(state, r.requestedPriority(), null);
    }

    private static void row(
            StringBuilder rows,
            List<@Nullable Object> values,
            Referral r,
            Lane lane,
            UUID org,
            @Nullable UUID team,
            Said said,
            Instant now,
            Home home) {
        Instant due = said.due();
        rows.append(rows.isEmpty() ? "" : ", ").append("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        values.addAll(java.util.Arrays.asList(
                org,
                r.referralId(),
                lane.code(),
                team,
                r.personId(),
                r.reference(),
                said.state(),
                said.priority().code(),
                said.priority().ordinal(),
                r.isOpen(),
                r.receivedAt().atOffset(ZoneOffset.UTC),
                due == null ? null : due.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                home.district(),
                home.practice()));
    }
}
