package org.onedoor.work;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.AlertBudget.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Telling organisations and teams what happened to work of theirs: codes and references, never names. */
@Repository
public class Notifications {
    private static final Duration COUNTED = Duration.ofDays(28);

    private final JdbcClient jdbc;
    private final AlertBudget budget;
    private final DomainTime time;

    Notifications(JdbcClient jdbc, AlertBudget budget, DomainTime time) {
        this.jdbc = jdbc;
        this.budget = budget;
        this.time = time;
    }

    /** One thing somebody was told. */
    public record Notification(
            UUID notificationId,
            String kind,
            String item,
            UUID subjectId,
            UUID scopeId,
            @Nullable String detail,
            OffsetDateTime at,
            boolean read) {}

    /**
     * Tells a team, within the alert budget of the kind: what is beyond the day's is kept and is no alert.
     *
     * @param teamId the team, or none for everyone in the organisation
     */
    public void tell(
            UUID organisationId,
            @Nullable UUID teamId,
            String kind,
            String item,
            UUID subjectId,
            UUID scopeId,
            @Nullable String detail) {
        Instant now = time.instant();
        Rule rule = budget.rule(kind);
        String quiet = rule.mostADay() == null ? "false" : """
                exists (select 1 from work.notification
                         where org_id = :orgId and team_id is not distinct from :teamId and kind = :kind and at >= :today
                        offset :most limit 1)""";
        String unless = rule.once() ? """
                 where not exists (select 1 from work.notification
                                    where org_id = :orgId and team_id is not distinct from :teamId and item = :item
                                      and kind = :kind and detail is not distinct from :detail)""" : "";
        jdbc.sql("""
                insert into work.notification (org_id, notification_id, team_id, kind, item, subject_id, scope_id,
                                               detail, at, quiet)
                select :orgId, :id, :teamId::uuid, :kind, :item, :subjectId, :scopeId, :detail::text, :at, %s %s
                """.formatted(quiet, unless))
                .param("orgId", organisationId)
                .param("id", Ids.at(now))
                .param("teamId", teamId)
                .param("kind", kind)
                .param("item", item)
                .param("subjectId", subjectId)
                .param("scopeId", scopeId)
                .param("detail", detail)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("today", London.date(now).atStartOfDay(London.ZONE).toOffsetDateTime())
                .param("most", rule.mostADay() == null ? 0 : rule.mostADay() - 1)
                .update();
    }

    /**
     * Tells that the time for something runs out. A warning that nobody has read is brought up to date: however many
     * clocks and thresholds pass, one piece of work has one warning to read.
     */
    public void warn(
            UUID organisationId, @Nullable UUID teamId, String item, UUID subjectId, UUID scopeId, String detail) {
        jdbc.sql("""
                with earlier as (
                    update work.notification n set detail = :detail, at = :at
                     where n.org_id = :orgId and n.scope_id = :scopeId and n.kind = 'clock-warned'
                       and n.team_id is not distinct from :teamId::uuid
                       and not exists (select from work.notification_read r where r.notification_id = n.notification_id)
                    returning n.notification_id)
                insert into work.notification (org_id, notification_id, team_id, kind, item, subject_id, scope_id, detail, at)
                select :orgId, :id, :teamId::uuid, 'clock-warned', :item, :subjectId, :scopeId, :detail, :at
                 where not exists (select from earlier)
                """)
                .param("orgId", organisationId)
                .param("id", Ids.at(time.instant()))
                .param("teamId", teamId)
                .param("item", item)
                .param("subjectId", subjectId)
                .param("scopeId", scopeId)
                .param("detail", detail)
                .param("at", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What this actor's organisation and team were told about one thing, newest first. */
    public List<Notification> about(Actor actor, String item) {
        return jdbc.sql("""
                select n.notification_id, n.kind, n.item, n.subject_id, n.scope_id, n.detail, n.at,
                       r.account_id is not null as read
                  from work.notification n
                  left join work.notification_read r
                    on r.notification_id = n.notification_id and r.account_id = :accountId
                 where n.org_id = :orgId and (n.team_id is null or n.team_id = :teamId) and n.item = :item
                 order by n.at desc, n.notification_id desc
                """)
                .param("accountId", actor.accountId())
                .param("orgId", actor.organisationId())
                .param("teamId", actor.teamId())
                .param("item", item)
                .query(Notification.class)
                .list();
    }

    /**
     * In two parts, each of one stretch of the index notification_unread. Each line is looked up among what was read by
     * itself: joined, all that the account ever read would be gone through.
     */
    private static final String UNREAD = """
            select n.item
              from work.notification n
             where n.org_id = :orgId and not n.quiet and n.at >= :since and n.kind = any(:asking) and not (n.kind = any(:kept))
               and (select true from work.notification_read r
                     where r.account_id = :accountId and r.notification_id = n.notification_id) is null
            """;

    /**
     * How many things of the last four weeks ask for an answer and wait to be read; beyond ninety-nine it says a hundred.
     * What is older stays on the list, and what it is about stands late on a list of its own.
     */
    public int unread(Actor actor) {
        return jdbc.sql("""
                select count(*) from (
                    select distinct item from (
                        %1$s and n.team_id = :teamId
                        union all
                        %1$s and n.team_id is null) theirs
                     limit 100) waiting
                """.formatted(UNREAD))
                .param("since", time.instant().minus(COUNTED).atOffset(ZoneOffset.UTC))
                .param("asking", budget.ranked(1).toArray(String[]::new))
                .param("kept", budget.kept(actor))
                .param("accountId", actor.accountId())
                .param("orgId", actor.organisationId())
                .param("teamId", actor.teamId())
                .query(Integer.class)
                .single();
    }

    /** Marks everything this account has not read about one thing, and answers how much that was. */
    public int readAbout(Actor actor, String item, Instant at) {
        return jdbc.sql("""
                insert into work.notification_read (account_id, notification_id, at)
                select :accountId, n.notification_id, :at
                  from work.notification n
                 where n.org_id = :orgId and (n.team_id is null or n.team_id = :teamId) and n.item = :item
                on conflict do nothing
                """)
                .param("accountId", actor.accountId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("orgId", actor.organisationId())
                .param("teamId", actor.teamId())
                .param("item", item)
                .update();
    }

    /** Marks everything this account has not read, and answers how much that was. */
    public int readAll(Actor actor, Instant at) {
        return jdbc.sql("""
                insert into work.notification_read (account_id, notification_id, at)
                select :accountId, n.notification_id, :at
                  from work.notification n
                 where n.org_id = :orgId and (n.team_id is null or n.team_id = :teamId)
                on conflict do nothing
                """)
                .param("accountId", actor.accountId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("orgId", actor.organisationId())
                .param("teamId", actor.teamId())
                .update();
    }

    /** Takes back what this account marked as read at one moment. */
    public void unread(Actor actor, Instant at) {
        jdbc.sql("delete from work.notification_read where account_id = :accountId and at = :at")
                .param("accountId", actor.accountId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
