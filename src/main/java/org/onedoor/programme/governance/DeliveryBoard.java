package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All plans at once: how each stands, and which late actions others wait for. It only reads: what it rolls up is changed
 * where it belongs, by whoever answers for it.
 */
@Component
public class DeliveryBoard {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Entries entries;

    DeliveryBoard(JdbcClient jdbc, Entries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /**
     * How one plan stands today.
     *
     * @param done how many a second person confirmed as done or ceased; {@code said} how many wait for that
     * @param milestones how many its actions name; {@code reached} how many are reached
     */
    public record Row(
            UUID organisationId,
            String code,
            String title,
            String kind,
            int silentDays,
            int lines,
            int done,
            int said,
            int green,
            int amber,
            int red,
            int unrated,
            int silent,
            int overdue,
            int milestones,
            int reached,
            @Nullable LocalDate heardOn) {}

    /** An action past its due day that other open actions link to. @param waiting their numbers */
    public record Critical(
            String code,
            UUID actionId,
            String title,
            String number,
            String words,
            LocalDate dueOn,
            List<String> waiting) {}

    private static final String DONE = "(a.state = 'closed' or coalesce(a.status, '') = 'ceased')";
    private static final String LATE = "(not " + DONE + " and a.due_on < :today)";
    private static final String SAID = "(not " + DONE + """
             and (a.state = 'closing' or coalesce(a.status, '') in ('complete', 'in-place')
                  or (a.milestones <> '{}' and a.milestones <@ a.milestones_done)))
            """;

    public List<Row> plans() {
        return jdbc.sql("""
                select p.org_id as organisation_id, p.code, p.title, p.kind, p.silent_days, count(a.action_id) as lines,
                       count(*) filter (where %s) as done,
                       count(*) filter (where %s) as said,
                       count(*) filter (where a.rag = 'green') as green,
                       count(*) filter (where a.rag = 'amber') as amber,
                       count(*) filter (where a.rag = 'red') as red,
                       count(*) filter (where a.action_id is not null and a.rag is null) as unrated,
                       count(*) filter (where a.action_id is not null and not %s
                           and (a.starts_on is null or a.starts_on <= :today)
                           and (a.heard_on is null or a.heard_on + p.silent_days < :today)) as silent,
                       count(*) filter (where %s) as overdue,
                       coalesce(sum(cardinality(a.milestones)), 0) as milestones,
                       coalesce(sum(cardinality(a.milestones_done)), 0) as reached,
                       max(a.heard_on) as heard_on
                  from programme.plan p
                  left join programme.action a
                         on a.org_id = p.org_id and a.plan_id = p.plan_id and a.state <> 'removed'
                 where p.state <> 'set-aside' and p.edition > 0
                 group by p.org_id, p.plan_id
                 order by p.title, p.code
                 limit 500
                """.formatted(DONE, SAID, DONE, LATE))
                .param("today", entries.today())
                .query(Row.class)
                .list();
    }

    /** The longest late first. */
    public List<Critical> critical() {
        return jdbc.sql("""
                select p.code, a.action_id, p.title, a.number, a.words, a.due_on,
                       array(select b.number from programme.action b
                              where b.org_id = a.org_id and b.plan_id = a.plan_id and b.linked @> array[a.number]
                                and b.number <> a.number and b.state = 'open'
                              order by b.ordinal) as waiting
                  from programme.action a
                  join programme.plan p on p.org_id = a.org_id and p.plan_id = a.plan_id and p.state = 'current'
                 where a.state <> 'removed' and a.number <> '' and %s
                   and exists (select 1 from programme.action b
                                where b.org_id = a.org_id and b.plan_id = a.plan_id and b.linked @> array[a.number]
                                  and b.number <> a.number and b.state = 'open')
                 order by a.due_on, p.title, a.ordinal
                 limit %d
                """.formatted(LATE, MOST))
                .param("today", entries.today())
                .query((rs, _) -> new Critical(
                        rs.getString("code"),
                        rs.getObject("action_id", UUID.class),
                        rs.getString("title"),
                        rs.getString("number"),
                        rs.getString("words"),
                        rs.getObject("due_on", LocalDate.class),
                        List.of((String[]) rs.getArray("waiting").getArray())))
                .list();
    }
}
