package org.onedoor.work;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.work.Notifications.Notification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody was told, gathered by what it is about: one referral is one row, however much happened to it. */
@Repository
public class NotificationGroups {
    /** How far back the list goes; what is older is on the timeline of what it was about. */
    public static final int REACH = 2_000;

    private static final int EACH = 5;

    private final JdbcClient jdbc;
    private final AlertBudget budget;

    NotificationGroups(JdbcClient jdbc, AlertBudget budget) {
        this.jdbc = jdbc;
        this.budget = budget;
    }

    /**
     * Which groups, and in what order.
     *
     * @param unreadOnly only what this account has not read
     * @param group only the kinds of this group of the alert budget; all when none
     * @param ranked those whose newest asks for an answer first, else the newest first
     * @param page 1 is the first
     */
    public record Filter(boolean unreadOnly, @Nullable String group, boolean ranked, int page, int size) {}

    /**
     * All that was told of one thing.
     *
     * @param latest the newest few of them, the newest first
     */
    public record Group(String item, int count, int unread, List<Notification> latest) {
        public Group {
            latest = List.copyOf(latest);
        }

        public Notification newest() {
            return latest.getFirst();
        }
    }

    /**
     * One page of groups.
     *
     * @param total groups on all pages
     */
    public record Page(List<Group> groups, int total) {
        public Page {
            groups = List.copyOf(groups);
        }
    }

    private record Line(
            int groups,
            int count,
            int unread,
            UUID notificationId,
            String kind,
            String item,
            UUID subjectId,
            UUID scopeId,
            @Nullable String detail,
            OffsetDateTime at,
            boolean read) {
        Notification notification() {
            return new Notification(notificationId, kind, item, subjectId, scopeId, detail, at, read);
        }
    }

    public Page page(Actor actor, Filter filter) {
        List<Line> lines = lines(actor, filter);
        Map<String, List<Line>> byItem = new LinkedHashMap<>();
        lines.forEach(line ->
                byItem.computeIfAbsent(line.item(), _ -> new ArrayList<>()).add(line));
        List<Group> groups = byItem.entrySet().stream()
                .map(entry -> new Group(
                        entry.getKey(),
                        entry.getValue().getFirst().count(),
                        entry.getValue().getFirst().unread(),
                        entry.getValue().stream().map(Line::notification).toList()))
                .toList();
        return new Page(groups, lines.isEmpty() ? 0 : lines.getFirst().groups());
    }

    private List<Line> lines(Actor actor, Filter filter) {
        String group = filter.group();
        return jdbc.sql("""
                with latest as (
                    select n.*, r.account_id is not null as read
                      from work.notification n
                      left join work.notification_read r
                        on r.notification_id = n.notification_id and r.account_id = :accountId
                     where n.org_id = :orgId and (n.team_id is null or n.team_id = :teamId)
                       and not (n.kind = any(:kept))
                     order by n.at desc
                     limit :reach),
                told as (
                    select * from latest where (:everyKind or kind = any(:kinds)) and not (:unreadOnly and read)),
                grouped as (
                    select item, count(*) as count, count(*) filter (where not read) as unread, max(at) as newest,
                           case when :ranked then (array_agg(case when kind = any(:first) then 1
                                                                  when kind = any(:second) then 2 else 3 end
                                                             order by at desc, notification_id desc))[1] end as rank,
                           count(*) over () as groups
                      from told
                     group by item
                     order by rank, newest desc, item
                     limit :limit offset :offset)
                select g.groups, g.count, g.unread, t.notification_id, t.kind, t.item, t.subject_id, t.scope_id,
                       t.detail, t.at, t.read
                  from grouped g
                 cross join lateral (select * from told where told.item = g.item
                                      order by (told.kind = any(:above) and not told.read) desc,
                                               told.at desc, told.notification_id desc
                                      limit :each) t
                 order by g.rank, g.newest desc, g.item, (t.kind = any(:above) and not t.read) desc, t.at desc,
                          t.notification_id desc
                """)
                .param("accountId", actor.accountId())
                .param("orgId", actor.organisationId())
                .param("teamId", actor.teamId())
                .param("reach", REACH)
                .param("kept", budget.kept(actor))
                .param("everyKind", group == null)
                .param("kinds", (group == null ? List.<String>of() : budget.kinds(group)).toArray(String[]::new))
                .param("unreadOnly", filter.unreadOnly())
                .param("ranked", filter.ranked())
                .param("first", budget.ranked(1).toArray(String[]::new))
                .param("second", budget.ranked(2).toArray(String[]::new))
                .param("limit", filter.size())
                .param("offset", (filter.page() - 1L) * filter.size())
                .param("above", Tasks.FIRST)
                .param("each", EACH)
                .query(Line.class)
                .list();
    }
}
