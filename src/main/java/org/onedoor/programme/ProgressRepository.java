package org.onedoor.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The update log: appended, never changed. */
@Repository
class ProgressRepository {
    private static final int CHUNK = 5000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProgressRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The entries of a file, for the lines they belong to. */
    void insert(Plan plan, int edition, List<UUID> actionIds, List<List<UpdateEntry>> entries, UUID by, Instant now) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < actionIds.size(); i++) {
            for (UpdateEntry entry : entries.get(i)) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                row.put("id", Ids.at(now));
                row.put("action_id", actionIds.get(i));
                row.put("happened_on", entry.on() == null ? null : entry.on().toString());
                row.put("precision", entry.precision().name().toLowerCase(Locale.ROOT));
                row.put("words", entry.text());
                rows.add(row);
                if (rows.size() == CHUNK) {
                    write(plan, edition, rows, by, now);
                    rows.clear();
                }
            }
        }
        write(plan, edition, rows, by, now);
    }

    private void write(Plan plan, int edition, List<Map<String, @Nullable Object>> rows, UUID by, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into programme.progress (org_id, progress_id, plan_id, action_id, happened_on, precision, words,
                                                source, edition, written_at, written_by)
                select :org, r.id, :plan, r.action_id, r.happened_on, r.precision, r.words, 'file', :edition, :now, :by
                  from jsonb_to_recordset(:rows::jsonb) as r (id uuid, action_id uuid, happened_on date, precision text, words text)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("rows", Kept.text(json.writeValueAsString(rows)))
                .param("edition", edition)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** One entry a person wrote. */
    void write(
            PlanAction action,
            LocalDate on,
            String words,
            String source,
            UUID by,
            @Nullable UUID forOrganisation,
            Instant now) {
        jdbc.sql("""
                insert into programme.progress (org_id, progress_id, plan_id, action_id, happened_on, precision, words,
                                                source, edition, written_at, written_by, written_for)
                values (:org, :id, :plan, :action, :on, 'day', :words, :source, :edition, :now, :by, :for)
                """)
                .param("org", action.organisationId())
                .param("id", Ids.at(now))
                .param("plan", action.planId())
                .param("action", action.actionId())
                .param("on", on)
                .param("words", Kept.text(words))
                .param("source", source)
                .param("edition", action.edition())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("for", forOrganisation)
                .update();
    }

    /** What each of these lines' logs says already: the day and the words of each entry. */
    Map<UUID, Set<String>> said(Plan plan, Collection<UUID> actionIds) {
        Map<UUID, Set<String>> said = new HashMap<>();
        jdbc.sql("""
                select action_id, happened_on, words from programme.progress
                 where org_id = :org and plan_id = :plan and action_id = any(:ids)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("ids", actionIds.toArray(UUID[]::new))
                .query((rs, _) -> said.computeIfAbsent(rs.getObject(1, UUID.class), _ -> new HashSet<>())
                        .add(key(rs.getObject(2, LocalDate.class), rs.getString(3))))
                .list();
        return said;
    }

    /** How {@link #said} names an entry. */
    static String key(@Nullable LocalDate on, String words) {
        return on + " " + Kept.text(words);
    }

    /** The log of one line: in the order of the files, then as it was written. */
    List<Progress> of(PlanAction action) {
        return jdbc.sql("""
                select progress_id, action_id, happened_on, precision, words, source, edition, written_at, written_by, written_for
                  from programme.progress
                 where org_id = :org and plan_id = :plan and action_id = :action
                 order by written_at, progress_id
                 limit 2000
                """)
                .param("org", action.organisationId())
                .param("plan", action.planId())
                .param("action", action.actionId())
                .query(Progress.class)
                .list();
    }

    /** What people wrote of each action since its file last said something new of it, in the order it was written. */
    Map<UUID, List<Progress>> writtenSinceItsFile(Plan plan) {
        return jdbc
                .sql("""
                select p.progress_id, p.action_id, p.happened_on, p.precision, p.words, p.source, p.edition, p.written_at,
                       p.written_by, p.written_for
                  from programme.progress p
                 where p.org_id = :org and p.plan_id = :plan and p.source <> 'file'
                   and not exists (select 1 from programme.progress f
                                    where f.org_id = p.org_id and f.plan_id = p.plan_id and f.action_id = p.action_id
                                      and f.source = 'file' and f.written_at > p.written_at)
                 order by p.written_at, p.progress_id
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(Progress.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Progress::actionId));
    }

    /** The newest day that the file's own entries of each action speak of. */
    Map<UUID, LocalDate> fileSpeaksOf(Plan plan) {
        return jdbc
                .sql("""
                select action_id, max(happened_on) from programme.progress
                 where org_id = :org and plan_id = :plan and source = 'file' and happened_on is not null
                 group by action_id
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query((rs, _) -> Map.entry(rs.getObject(1, UUID.class), rs.getObject(2, LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What people said of a plan's actions between two instants, the earliest first; not what came with its files. */
    List<Progress> said(Plan plan, Instant from, Instant to) {
        return jdbc.sql("""
                select progress_id, action_id, happened_on, precision, words, source, edition, written_at, written_by,
                       written_for
                  from programme.progress
                 where org_id = :org and plan_id = :plan and source <> 'file' and written_at >= :from and written_at < :to
                 order by written_at, progress_id
                 limit 5000
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("from", from.atOffset(java.time.ZoneOffset.UTC))
                .param("to", to.atOffset(java.time.ZoneOffset.UTC))
                .query(Progress.class)
                .list();
    }
}
