package org.onedoor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.LookQuery.Outcome;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What people ask about those who looked at them: taken down by a Privacy Officer, owned by the Privacy Officers of whoever
 * looked, and answered in writing within ten working days.
 */
@Service
public class LookQueries {
    private static final int WORKING_DAYS = 10;
    private static final String COLUMNS = """
            select person_id, query_id, reference, audit_id, words, taken_org, taken_at, org_id, due_at, outcome, answer,
                   answered_at, answered_by
              from access.look_query
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final PrivacyDesk desk;
    private final Acts acts;
    private final WorkingDays calendar = WorkingDays.england();

    LookQueries(JdbcClient jdbc, Accounts accounts, PrivacyDesk desk, Acts acts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.desk = desk;
        this.acts = acts;
    }

    /**
     * Takes a query down.
     *
     * @param ask what the gate is asked about whoever takes it
     * @param lookedFor the organisation whose account looked
     * @return its reference
     * @throws Invalid when the person's words are missing
     */
    public String take(Ask ask, UUID personId, UUID auditId, UUID lookedFor, String words) {
        if (words.isBlank()) {
            throw new Invalid("words", "Write down what the person asks, in their words");
        }
        Writing.limit("words", "What the person asks", words, Writing.SENTENCES);
        return acts.act(
                Begin.on("take a query about who looked", ask, new Subject.Person(personId))
                        .once(SaidOnce.about(auditId, words)),
                String.class,
                act -> {
                    UUID own = act.actor().organisationId();
                    UUID owner = accounts.organisationsWith(PrivacyOffice.ROLE, Set.of(lookedFor))
                                    .contains(lookedFor)
                            ? lookedFor
                            : own;
                    UUID queryId = Ids.at(act.now());
                    String reference = "WL" + Ids.reference().substring(2);
                    Instant due = due(act.now());
                    jdbc.sql("""
                    insert into access.look_query (person_id, query_id, reference, audit_id, words, taken_by, taken_org,
                                                   taken_at, org_id, due_at)
                    values (:personId, :queryId, :reference, :auditId, :words, :by, :own, :at, :owner, :due)
                    """)
                            .param("personId", personId)
                            .param("queryId", queryId)
                            .param("reference", reference)
                            .param("auditId", auditId)
                            .param("words", Writing.storable(words).strip())
                            .param("by", act.actor().accountId())
                            .param("own", own)
                            .param("at", act.now().atOffset(ZoneOffset.UTC))
                            .param("owner", owner)
                            .param("due", due.atOffset(ZoneOffset.UTC))
                            .update();
                    PrivacyDesk.Matter matter =
                            new PrivacyDesk.Matter(personId, queryId, "look-queried", reference, null);
                    desk.ask(owner, matter, due);
                    desk.tell(owner, matter);
                    return reference;
                });
    }

    private Instant due(Instant now) {
        LocalDate today = London.date(now);
        try {
            return London.endOf(calendar.plus(today, WORKING_DAYS));
        } catch (BeyondCalendar notKnown) {
            return London.endOf(today.plusDays(WORKING_DAYS)); // sooner than any calendar would say
        }
    }

    /**
     * Answers it in writing.
     *
     * @throws Invalid when it does not say what it was, or the words for the person are too few
     * @throws StaleEdit when it was answered meanwhile
     */
    public void answer(LookQuery query, @Nullable Outcome outcome, String words) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (outcome == null) {
            problems.put("outcome", "Choose what it turned out to be");
        }
        if (words.strip().length() < BreakGlass.REASON) {
            problems.put(
                    "answer",
                    "Write the answer as the person will read it, in %d characters or more"
                            .formatted(BreakGlass.REASON));
        }
        Writing.limit(problems, "answer", "The answer", words, Writing.SENTENCES);
        if (outcome == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Subject.Person person = new Subject.Person(query.personId());
        acts.act(
                Begin.on(
                                "answer a query about who looked",
                                Ask.item(Action.WRITE, WhoLooked.DATA, person, Set.of(query.organisationId())),
                                person)
                        .once(SaidOnce.about(query.queryId(), outcome.code(), words)),
                act -> {
                    int written = jdbc.sql("""
                            update access.look_query
                               set outcome = :outcome, answer = :answer, answered_at = :at, answered_by = :by
                             where person_id = :personId and query_id = :queryId and answered_at is null
                            """)
                            .param("outcome", outcome.code())
                            .param("answer", Writing.storable(words).strip())
                            .param("at", act.now().atOffset(ZoneOffset.UTC))
                            .param("by", act.actor().accountId())
                            .param("personId", query.personId())
                            .param("queryId", query.queryId())
                            .update();
                    if (written == 0) {
                        throw new StaleEdit("answer");
                    }
                    UUID own = act.actor().organisationId();
                    desk.done(query.personId(), query.queryId(), act.actor().accountId());
                    if (!query.takenOrg().equals(own)) {
                        desk.tell(
                                query.takenOrg(),
                                new PrivacyDesk.Matter(
                                        query.personId(), query.queryId(), "look-answered", query.reference(), null));
                    }
                });
    }

    public Optional<LookQuery> find(String reference) {
        return jdbc.sql(COLUMNS + " where reference = :reference limit 1")
                .param("reference", reference)
                .query(LookQueries::query)
                .optional();
    }

    /** The queries of a person, the newest first; from inside a look. */
    public List<LookQuery> of(Collection<UUID> personIds) {
        return jdbc.sql(COLUMNS + " where person_id = any(:ids) order by taken_at desc")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(LookQueries::query)
                .list();
    }

    /** What this organisation's Privacy Officers must answer, the earliest due first; from inside a look. */
    public List<LookQuery> open(UUID organisationId) {
        return jdbc.sql(COLUMNS + " where org_id = :orgId and answered_at is null order by due_at limit 100")
                .param("orgId", organisationId)
                .query(LookQueries::query)
                .list();
    }

    private static LookQuery query(ResultSet rs, int number) throws SQLException {
        String outcome = rs.getString("outcome");
        return new LookQuery(
                rs.getObject("person_id", UUID.class),
                rs.getObject("query_id", UUID.class),
                rs.getString("reference"),
                rs.getObject("audit_id", UUID.class),
                rs.getString("words"),
                rs.getObject("taken_org", UUID.class),
                instant(rs, "taken_at"),
                rs.getObject("org_id", UUID.class),
                instant(rs, "due_at"),
                outcome == null
                        ? null
                        : new LookQuery.Answer(
                                Outcome.ofCode(outcome).orElseThrow(),
                                rs.getString("answer"),
                                rs.getObject("answered_by", UUID.class),
                                instant(rs, "answered_at")));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
