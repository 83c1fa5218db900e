package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to a meeting: papers, who was there, what came of it, the pack as it was issued. */
@Repository
class MeetingRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MeetingRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Set<UUID> present(Entry meeting) {
        return Set.copyOf(
                jdbc.sql("select seat_id from programme.meeting_presence where org_id = :org and entry_id = :meeting")
                        .param("org", meeting.organisationId())
                        .param("meeting", meeting.entryId())
                        .query(UUID.class)
                        .list());
    }

    void present(Act act, Entry meeting, Set<UUID> seats) {
        jdbc.sql("delete from programme.meeting_presence where org_id = :org and entry_id = :meeting")
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .update();
        jdbc.sql("""
                insert into programme.meeting_presence (org_id, entry_id, seat_id, recorded_at)
                select :org, :meeting, seat, :now from unnest(:seats) seat
                """)
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("seats", seats.toArray(UUID[]::new))
                .update();
    }

    List<Meetings.Outcome> outcomes(Entry meeting) {
        return jdbc.sql("""
                select outcome_id, kind, paper_id, words, for_org, due_on from programme.meeting_outcome
                 where org_id = :org and entry_id = :meeting
                 order by recorded_at, outcome_id
                """)
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .query(Meetings.Outcome.class)
                .list();
    }

    UUID insertOutcome(
            Act act,
            Entry meeting,
            String kind,
            @Nullable UUID paper,
            String words,
            @Nullable UUID forOrganisation,
            @Nullable LocalDate due) {
        UUID id = Ids.at(act.now());
        jdbc.sql("""
                insert into programme.meeting_outcome (org_id, entry_id, outcome_id, kind, paper_id, words, for_org, due_on,
                                                       recorded_at, recorded_by)
                values (:org, :meeting, :id, :kind, :paper, :words, :for, :due, :now, :by)
                """)
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .param("id", id)
                .param("kind", kind)
                .param("paper", paper)
                .param("words", words)
                .param("for", forOrganisation)
                .param("due", due)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .update();
        return id;
    }

    /** The pack as it was last issued. */
    record Issued(OffsetDateTime issuedAt, String content) {}

    Optional<Meetings.IssuedPack> issued(Entry meeting) {
        return jdbc.sql("""
                select issued_at, content::text as content from programme.meeting_pack
                 where org_id = :org and entry_id = :meeting order by issued_at desc limit 1
                """)
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .query(Issued.class)
                .optional()
                .map(row ->
                        new Meetings.IssuedPack(row.issuedAt().toInstant(), json.readValue(row.content(), Pack.class)));
    }

    /** Issued twice at one moment it is one pack. */
    void issue(Act act, Entry meeting, Pack pack) {
        jdbc.sql("""
                insert into programme.meeting_pack (org_id, entry_id, issued_at, issued_by, content)
                values (:org, :meeting, :now, :by, :content::jsonb)
                on conflict (org_id, entry_id, issued_at) do nothing
                """)
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("content", json.writeValueAsString(pack))
                .update();
    }
}
