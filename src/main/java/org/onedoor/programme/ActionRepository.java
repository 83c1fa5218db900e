package org.onedoor.programme;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The lines of plans as they stand, and as they stood after each change. */
@Repository
class ActionRepository {
    private static final int CHUNK = 2000;
    private static final Pattern UUID_KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String COLUMNS = """
            org_id, plan_id, action_id, ordinal, number, section, section_title, words, timescale, time_kind, starts_on,
            due_on, milestones, milestones_done, leads, lead_names, lead_orgs, everyone, accountable_org, outcomes, updates, links, linked,
            points_to, suggested, suggested_because, suggested_where, status, rag, disputed, heard_on, state, closing_by, edition, version
            """;
    private static final String TYPES = """
            org_id uuid, plan_id uuid, action_id uuid, ordinal int, number text, section int, section_title text,
            words text, timescale text, time_kind text, starts_on date, due_on date, milestones text[], milestones_done text[], leads text,
            lead_names text[], lead_orgs uuid[], everyone boolean, accountable_org uuid, outcomes text[], updates text,
            links text[], linked text[], points_to text, suggested text, suggested_because text, suggested_where text, status text, rag text,
            disputed boolean, heard_on date, state text, closing_by uuid, edition int, version bigint, raw text[]
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActionRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What every line of a plan is read from, none of them removed: the numbers that several have are found once. */
    private static final String READ_ALL = COLUMNS + """
            , number in (select number from programme.action
                          where org_id = :org and plan_id = :plan and state <> 'removed' and number <> ''
                          group by number having count(*) > 1) as shared
            """;

    /** What a line is read from. @param from how the statement names the table of lines */
    private static String read(String from) {
        return COLUMNS + """
                , number <> '' and coalesce((
                    select true from programme.action twin
                     where twin.org_id = %1$s.org_id and twin.plan_id = %1$s.plan_id and twin.number = %1$s.number
                       and twin.action_id <> %1$s.action_id and twin.state <> 'removed'
                     limit 1), false) as shared
                """.formatted(from);
    }

    List<PlanAction> page(Plan plan, PlanFilter filter, int page, int size) {
        return FilteredActions.bind(
                        jdbc.sql("select " + read("action") + """
                  from programme.action
                 where org_id = :org and plan_id = :plan and action_id in (
                       select action_id from programme.action
                """ + FilteredActions.where(filter) + """

                        order by ordinal, action_id
                        limit :size offset :offset)
                 order by ordinal, action_id
                """), plan, filter)
                .param("size", size)
                .param("offset", (long) (page - 1) * size)
                .query(ActionRepository::row)
                .list();
    }

    int count(Plan plan, PlanFilter filter) {
        return FilteredActions.bind(
                        jdbc.sql("select count(*) from programme.action" + FilteredActions.where(filter)), plan, filter)
                .query(Integer.class)
                .single();
    }

    /** Every line, in the order of the file. */
    List<PlanAction> all(Plan plan) {
        return jdbc.sql("select " + READ_ALL + """
                  from programme.action where org_id = :org and plan_id = :plan and state <> 'removed'
                 order by ordinal, action_id
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .query(ActionRepository::row)
                .list();
    }

    /** By its id, or by its number; where two share one, the first. */
    Optional<PlanAction> find(Plan plan, String key) {
        return jdbc.sql("select " + read("action") + """
                  from programme.action
                 where org_id = :org and plan_id = :plan and
                """
                        + (UUID_KEY.matcher(key).matches() ? "action_id = :key::uuid" : "number = :key") + """

                 order by (state = 'removed'), ordinal, action_id
                 limit 1
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("key", key)
                .query(ActionRepository::row)
                .optional();
    }

    /** Those that link or point to this number. */
    List<PlanAction> mentioning(Plan plan, String number) {
        return jdbc.sql("select " + read("action") + """
                  from programme.action
                 where org_id = :org and plan_id = :plan and state <> 'removed'
                   and (:number = any(linked) or points_to = :number)
                 order by ordinal
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("number", number)
                .query(ActionRepository::row)
                .list();
    }

    List<PlanAction> numbered(Plan plan, Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.sql("select " + read("action") + """
                  from programme.action
                 where org_id = :org and plan_id = :plan and number = any(:numbers)
                 order by ordinal
                """)
                        .param("org", plan.organisationId())
                        .param("plan", plan.planId())
                        .param("numbers", numbers.toArray(String[]::new))
                        .query(ActionRepository::row)
                        .list();
    }

    /** The lines as they stood at an instant, in the order of the file. */
    List<PlanAction> asAt(Plan plan, Instant at) {
        return asAt(plan, at, Instant.EPOCH, at);
    }

    /** As they stood at an instant, but only those that changed after {@code from} and not after {@code to}. */
    List<PlanAction> asAt(Plan plan, Instant at, Instant from, Instant to) {
        return jdbc.sql("select " + READ_ALL + """
                  from (select distinct on (action_id) content
                          from programme.action_history
                         where org_id = :org and plan_id = :plan and recorded_at <= :at
                           and action_id in (select action_id from programme.action_history
                                              where org_id = :org and plan_id = :plan
                                                and recorded_at > :from and recorded_at <= :to)
                         order by action_id, revision desc) newest,
                       jsonb_populate_record(null::programme.action, newest.content) stood
                 where state <> 'removed'
                 order by ordinal, action_id
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("from", (from.isBefore(to) ? from : to).atOffset(ZoneOffset.UTC))
                .param("to", (from.isBefore(to) ? to : from).atOffset(ZoneOffset.UTC))
                .query(ActionRepository::row)
                .list();
    }

    /**
     * @param raws the cells of each line in the order of the file, in the order of the actions
     * @param fileLines on which line of its file each begins; none for a line that came in no file
     */
    void insert(List<PlanAction> actions, List<List<String>> raws, List<@Nullable Integer> fileLines) {
        for (int from = 0; from < actions.size(); from += CHUNK) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (int i = from; i < Math.min(actions.size(), from + CHUNK); i++) {
                Map<String, @Nullable Object> row = columns(actions.get(i), raws.get(i));
                row.put("file_line", fileLines.get(i));
                rows.add(row);
            }
            jdbc.sql("insert into programme.action (" + COLUMNS + ", raw, file_line) select " + COLUMNS + """
                    , raw, file_line from jsonb_to_recordset(:rows::jsonb) as r (
                    """ + TYPES
                            + ", file_line int)")
                    .param("rows", json(rows))
                    .update();
        }
    }

    /** On which line of its file an action begins; none for one that came in no file. */
    Optional<Integer> fileLine(PlanAction action) {
        return jdbc.sql(
                        "select file_line from programme.action where org_id = :org and plan_id = :plan and action_id = :action and file_line is not null")
                .param("org", action.organisationId())
                .param("plan", action.planId())
                .param("action", action.actionId())
                .query(Integer.class)
                .optional();
    }

    /** Stores one line if nobody changed it since it was read. */
    boolean update(PlanAction action, @Nullable List<String> raw) {
        return update(List.of(columns(action, raw))) == 1;
    }

    private int update(List<Map<String, @Nullable Object>> rows) {
        return jdbc.sql("""
                update programme.action a
                   set (number, ordinal, section, section_title, words, timescale, time_kind, starts_on, due_on, milestones, milestones_done, leads,
                        lead_names, lead_orgs, everyone, accountable_org, outcomes, updates, links, linked, points_to,
                        suggested, suggested_because, suggested_where, status, rag, disputed, heard_on, state, closing_by, edition, raw,
                        version) =
                       (r.number, r.ordinal, r.section, r.section_title, r.words, r.timescale, r.time_kind, r.starts_on, r.due_on,
                        r.milestones, r.milestones_done, r.leads, r.lead_names, r.lead_orgs, r.everyone, r.accountable_org, r.outcomes,
                        r.updates, r.links, r.linked, r.points_to, r.suggested, r.suggested_because, r.suggested_where, r.status, r.rag,
                        r.disputed, r.heard_on, r.state, r.closing_by, r.edition, coalesce(r.raw, a.raw), a.version + 1)
                  from jsonb_to_recordset(:rows::jsonb) as r (
                """ + TYPES + """
                       )
                 where a.org_id = r.org_id and a.plan_id = r.plan_id and a.action_id = r.action_id
                   and a.version = r.version
                """).param("rows", json(rows)).update();
    }

    /** Stores lines nobody else can change meanwhile. @throws IllegalStateException when one was changed after all */
    void updateAll(List<PlanAction> actions, List<@Nullable List<String>> raws) {
        for (int from = 0; from < actions.size(); from += CHUNK) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (int i = from; i < Math.min(actions.size(), from + CHUNK); i++) {
                rows.add(columns(actions.get(i), raws.get(i)));
            }
            if (update(rows) != rows.size()) {
                throw new IllegalStateException("An action changed under the plan's lock");
            }
        }
    }

    /** Keeps how these lines stand now. */
    void remember(Plan plan, Collection<UUID> actionIds, Instant at, UUID by, String what) {
        jdbc.sql("""
                insert into programme.action_history (org_id, plan_id, action_id, revision, recorded_at, recorded_by, what, content)
                select org_id, plan_id, action_id, version, :at, :by, :what, to_jsonb(a) - 'raw'
                  from programme.action a
                 where org_id = :org and plan_id = :plan and action_id = any(:ids)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("what", what)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("ids", actionIds.toArray(UUID[]::new))
                .update();
    }

    /** PostgreSQL keeps no null character in text; the file's own bytes still have it. */
    private String json(Object rows) {
        return json.writeValueAsString(rows).replace("\\u0000", "\\uFFFD");
    }

    private static Map<String, @Nullable Object> columns(PlanAction a, @Nullable List<String> raw) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("org_id", a.organisationId());
        row.put("plan_id", a.planId());
        row.put("action_id", a.actionId());
        row.put("ordinal", a.ordinal());
        row.put("number", a.number());
        row.put("section", a.section());
        row.put("section_title", a.sectionTitle());
        row.put("words", a.words());
        row.put("timescale", a.timescale());
        row.put("time_kind", a.timeKind().name());
        row.put("starts_on", text(a.startsOn()));
        row.put("due_on", text(a.dueOn()));
        row.put("milestones", a.milestones().stream().map(LocalDate::toString).toList());
        row.put(
                "milestones_done",
                Objects.requireNonNull(a.milestonesDone()).stream()
                        .map(LocalDate::toString)
                        .toList());
        row.put("leads", a.leads());
        row.put("lead_names", a.leadNames());
        row.put("lead_orgs", a.leadOrganisations());
        row.put("everyone", a.everyone());
        row.put("accountable_org", a.accountable());
        row.put("outcomes", a.outcomes());
        row.put("updates", a.updates());
        row.put("links", a.links());
        row.put("linked", a.linked());
        row.put("points_to", a.pointsTo());
        row.put("suggested", a.suggested().kind().name());
        row.put("suggested_because", a.suggested().evidence());
        row.put("suggested_where", a.suggested().where());
        row.put("status", a.status() == null ? null : a.status().code());
        row.put("rag", a.rag() == null ? null : a.rag().code());
        row.put("disputed", a.disputed());
        row.put("heard_on", text(a.heardOn()));
        row.put("state", a.state().code());
        row.put("closing_by", a.closingBy());
        row.put("edition", a.edition());
        row.put("version", a.version());
        row.put("raw", raw);
        return row;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static PlanAction row(ResultSet rs, int number) throws SQLException {
        String status = rs.getString("status");
        String rag = rs.getString("rag");
        return new PlanAction(
                rs.getObject("org_id", UUID.class),
                rs.getObject("plan_id", UUID.class),
                rs.getObject("action_id", UUID.class),
                rs.getInt("ordinal"),
                rs.getString("number"),
                rs.getInt("section"),
                rs.getString("section_title"),
                rs.getString("words"),
                rs.getString("timescale"),
                Timescale.Kind.valueOf(rs.getString("time_kind")),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class),
                days(rs.getArray("milestones")),
                days(rs.getArray("milestones_done")),
                rs.getString("leads"),
                strings(rs.getArray("lead_names")),
                Arrays.asList((UUID[]) rs.getArray("lead_orgs").getArray()),
                rs.getBoolean("everyone"),
                rs.getObject("accountable_org", UUID.class),
                strings(rs.getArray("outcomes")),
                rs.getString("updates"),
                strings(rs.getArray("links")),
                strings(rs.getArray("linked")),
                rs.getString("points_to"),
                new SuggestedStatus(
                        SuggestedStatus.Kind.valueOf(rs.getString("suggested")),
                        rs.getString("suggested_because"),
                        rs.getString("suggested_where")),
                status == null ? null : ActionStatus.of(status),
                rag == null ? null : Rag.of(rag),
                rs.getBoolean("disputed"),
                rs.getObject("heard_on", LocalDate.class),
                PlanAction.State.valueOf(rs.getString("state").toUpperCase(java.util.Locale.ROOT)),
                rs.getObject("closing_by", UUID.class),
                rs.getInt("edition"),
                rs.getLong("version"),
                rs.getBoolean("shared"));
    }

    /** None in the record of an action from before there was such a column. */
    private static List<LocalDate> days(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : strings(array).stream().map(LocalDate::parse).toList();
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
