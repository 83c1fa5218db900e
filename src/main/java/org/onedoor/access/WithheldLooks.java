package org.onedoor.access;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Entries that a person is not shown in their own list, because being seen to have looked would put somebody in danger:
 * each with its reason, and with a date on which that is looked at again.
 */
@Service
public class WithheldLooks {
    private static final int LONGEST_DAYS = 365;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final DomainTime time;

    WithheldLooks(JdbcClient jdbc, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.time = time;
    }

    /** One whose date has come. */
    public record Due(UUID personId, UUID auditId, LocalDate reviewOn) {}

    /**
     * Leaves an entry out; again with another reason or date while it is left out.
     *
     * @param ask what the gate is asked about whoever does it
     * @throws Invalid when no reason is given, or the date is not within a year from tomorrow
     */
    public void withhold(Ask ask, UUID personId, UUID auditId, String reason, @Nullable LocalDate reviewOn) {
        LocalDate today = London.date(time.instant());
        Map<String, String> problems = new LinkedHashMap<>();
        if (reason.strip().length() < BreakGlass.REASON) {
            problems.put(
                    "reason",
                    "Say whom showing it would put in danger, in %d characters or more".formatted(BreakGlass.REASON));
        }
        Writing.limit(problems, "reason", "Why it is left out", reason, Writing.SENTENCES);
        if (reviewOn == null || !reviewOn.isAfter(today) || reviewOn.isAfter(today.plusDays(LONGEST_DAYS))) {
            problems.put("reviewOn", "Give the day it is looked at again: after today, and within a year");
        }
        if (reviewOn == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        acts.act(
                Begin.on("withhold an entry of the access log", ask, new Subject.Person(personId)),
                act -> jdbc.sql("""
                        insert into access.withheld_look (person_id, audit_id, reason, review_on, withheld_by, withheld_at)
                        values (:personId, :auditId, :reason, :reviewOn, :by, :at)
                        on conflict (person_id, audit_id) do update
                           set reason = excluded.reason, review_on = excluded.review_on, withheld_by = excluded.withheld_by,
                               withheld_at = excluded.withheld_at, shown_at = null, shown_by = null
                        """)
                        .param("personId", personId)
                        .param("auditId", auditId)
                        .param("reason", Writing.storable(reason).strip())
                        .param("reviewOn", reviewOn)
                        .param("by", act.actor().accountId())
                        .param("at", act.now().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** Shows it again. */
    public void show(Ask ask, UUID personId, UUID auditId) {
        acts.act(
                Begin.on("show an entry of the access log again", ask, new Subject.Person(personId)),
                act -> jdbc.sql("""
                        update access.withheld_look set shown_at = :at, shown_by = :by
                         where person_id = :personId and audit_id = :auditId and shown_at is null
                        """)
                        .param("personId", personId)
                        .param("auditId", auditId)
                        .param("by", act.actor().accountId())
                        .param("at", act.now().atOffset(ZoneOffset.UTC))
                        .update());
    }

    Map<UUID, Withheld> of(Collection<UUID> personIds) {
        return jdbc.sql("""
                select audit_id, reason, review_on from access.withheld_look
                 where person_id = any(:ids) and shown_at is null
                """).param("ids", personIds.toArray(UUID[]::new)).query(Withheld.class).list().stream()
                .collect(Collectors.toMap(Withheld::auditId, Function.identity(), (first, _) -> first));
    }

    /** Those that accounts of this organisation left out and whose day has come, the longest over first. */
    public List<Due> due(UUID organisationId) {
        return jdbc.sql("""
                select w.person_id, w.audit_id, w.review_on
                  from access.withheld_look w
                  join access.account a on a.account_id = w.withheld_by
                 where a.organisation_id = :orgId and w.shown_at is null and w.review_on <= :today
                 order by w.review_on
                 limit 100
                """)
                .param("orgId", organisationId)
                .param("today", London.date(time.instant()))
                .query(Due.class)
                .list();
    }
}
