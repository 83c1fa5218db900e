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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.LookQuery.Outcome;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the rules picked out, as a worklist of the Privacy Officers, and the records that are watched. */
@Service
public class LookFindings {

    private final JdbcClient jdbc;
    private final Acts acts;
    private final DomainTime time;

    LookFindings(JdbcClient jdbc, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.time = time;
    }

    /** A record that is watched for an organisation. */
    public record Watched(UUID personId, UUID organisationId, String reason, LocalDate until) {}

    /** Once for each account, person and day, however often the rules run. */
    void add(
            LookRule rule,
            UUID organisationId,
            UUID accountId,
            @Nullable UUID personId,
            LocalDate day,
            int people,
            int usual) {
        Instant now = time.instant();
        jdbc.sql("""
                insert into access.look_finding (org_id, finding_id, rule, account_id, person_id, day, people, usual, found_at)
                values (:orgId, :id, :rule, :accountId, :personId, :day, :people, :usual, :now)
                on conflict do nothing
                """)
                .param("orgId", organisationId)
                .param("id", Ids.at(now))
                .param("rule", rule.code())
                .param("accountId", accountId)
                .param("personId", personId)
                .param("day", day)
                .param("people", rule == LookRule.VOLUME ? people : null)
                .param("usual", rule == LookRule.VOLUME ? usual : null)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What nobody has said anything to yet, the oldest first; from inside a look. */
    public List<LookFinding> open(UUID organisationId) {
        return jdbc.sql("""
                select * from access.look_finding where org_id = :orgId and ended_at is null
                 order by day, found_at limit 200
                """)
                .param("orgId", organisationId)
                .query(LookFindings::finding)
                .list();
    }

    /** One of the actor's organisation. */
    public Optional<LookFinding> find(UUID findingId) {
        return jdbc.sql("select * from access.look_finding where org_id = :orgId and finding_id = :id")
                .param("orgId", CurrentActor.get().organisationId())
                .param("id", findingId)
                .query(LookFindings::finding)
                .optional();
    }

    /**
     * Says what it was.
     *
     * @throws Invalid when it does not say what it was and how that is known
     * @throws StaleEdit when another said so first
     */
    public void end(LookFinding finding, @Nullable Outcome outcome, String words) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (outcome == null) {
            problems.put("outcome", "Choose what it was");
        }
        if (words.strip().length() < BreakGlass.REASON) {
            problems.put("words", "Say how you know, in %d characters or more".formatted(BreakGlass.REASON));
        }
        Writing.limit(problems, "words", "How you know", words, Writing.SENTENCES);
        if (outcome == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Subject.Organisation whose = new Subject.Organisation(finding.organisationId());
        Ask ask = Ask.item(Action.WRITE, WhoLooked.DATA, whose, Set.of(finding.organisationId()));
        Begin begin = Begin.on("end a finding about who looked", ask, whose)
                .making()
                .once(SaidOnce.about(finding.findingId(), outcome.code(), words));
        acts.act(begin, act -> {
            int ended = jdbc.sql("""
                    update access.look_finding set outcome = :outcome, words = :words, ended_at = :at, ended_by = :by
                     where org_id = :orgId and finding_id = :id and ended_at is null
                    """)
                    .param("outcome", outcome.code())
                    .param("words", Writing.storable(words).strip())
                    .param("at", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("orgId", finding.organisationId())
                    .param("id", finding.findingId())
                    .update();
            if (ended == 0) {
                throw new StaleEdit("finding");
            }
        });
    }

    /**
     * Watches a record for the actor's organisation, or watches it longer.
     *
     * @throws Invalid when no reason is given, or the day is not within a year from tomorrow
     */
    public void watch(Ask ask, UUID personId, String reason, @Nullable LocalDate until) {
        LocalDate last = ForATime.checked(
                reason,
                "Say why others may be curious",
                "Why it is watched",
                "until",
                "Give the last day",
                until,
                London.date(time.instant()));
        acts.act(
                Begin.on("watch a record", ask, new Subject.Person(personId)),
                act -> jdbc.sql("""
                insert into access.watched_person (person_id, org_id, reason, until, watched_by, watched_at)
                values (:personId, :orgId, :reason, :until, :by, :at)
                on conflict (person_id, org_id) do update
                   set reason = excluded.reason, until = excluded.until, watched_by = excluded.watched_by,
                       watched_at = excluded.watched_at, ended_at = null
                """)
                        .param("personId", personId)
                        .param("orgId", act.actor().organisationId())
                        .param("reason", Writing.storable(reason).strip())
                        .param("until", last)
                        .param("by", act.actor().accountId())
                        .param("at", act.now().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** Those of these people that are watched on this day, for whichever organisations. */
    Map<UUID, List<Watched>> watched(Collection<UUID> personIds, LocalDate day) {
        return jdbc
                .sql("""
                select person_id, org_id as organisation_id, reason, until from access.watched_person
                 where person_id = any(:ids) and until >= :day and ended_at is null
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("day", day)
                .query(Watched.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Watched::personId));
    }

    /** Until when the actor's organisation watches this person, or none. */
    public Optional<Watched> watched(UUID personId) {
        UUID own = CurrentActor.get().organisationId();
        return watched(List.of(personId), London.date(time.instant())).getOrDefault(personId, List.of()).stream()
                .filter(each -> each.organisationId().equals(own))
                .findFirst();
    }

    private static LookFinding finding(ResultSet rs, int number) throws SQLException {
        String outcome = rs.getString("outcome");
        return new LookFinding(
                rs.getObject("org_id", UUID.class),
                rs.getObject("finding_id", UUID.class),
                LookRule.ofCode(rs.getString("rule")),
                rs.getObject("account_id", UUID.class),
                rs.getObject("person_id", UUID.class),
                rs.getObject("day", LocalDate.class),
                rs.getObject("people", Integer.class),
                rs.getObject("usual", Integer.class),
                outcome == null
                        ? null
                        : new LookQuery.Answer(
                                Outcome.ofCode(outcome).orElseThrow(),
                                rs.getString("words"),
                                rs.getObject("ended_by", UUID.class),
                                rs.getObject("ended_at", OffsetDateTime.class).toInstant()));
    }
}
