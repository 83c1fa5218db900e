package org.onedoor.access;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
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

    private final JdbcClient jdbc;
    private final People people;
    private final Acts acts;
    private final DomainTime time;

    WithheldLooks(JdbcClient jdbc, People people, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.people = people;
        this.acts = acts;
        this.time = time;
    }

    /** One whose date has come. */
    public record Due(UUID personId, UUID auditId, LocalDate reviewOn) {}

    /**
     * Leaves an entry out, of each record that is linked now: where they turn out to be two people it stays out of both. Again
     * with another reason or date while it is left out.
     *
     * @param ask what the gate is asked about whoever does it
     * @throws Invalid when no reason is given, or the date is not within a year from tomorrow
     */
    public void withhold(Ask ask, UUID personId, UUID auditId, String reason, @Nullable LocalDate reviewOn) {
        LocalDate day = ForATime.checked(
                reason,
                "Say whom showing it would put in danger",
                "Why it is left out",
                "reviewOn",
                "Give the day it is looked at again",
                reviewOn,
                London.date(time.instant()));
        acts.act(
                Begin.on("withhold an entry of the access log", ask, new Subject.Person(personId)),
                act -> theirs(jdbc.sql("""
                        insert into access.withheld_look as held (person_id, audit_id, reason, review_on, withheld_by, withheld_at)
                        select id, :auditId, :reason, :reviewOn, :by, :at from unnest(:ids::uuid[]) id
                        on conflict (person_id, audit_id) do update
                           set reason = excluded.reason, review_on = excluded.review_on, withheld_by = excluded.withheld_by,
                               withheld_at = excluded.withheld_at, shown_at = null, shown_by = null
                         where held.shown_at is not null
                            or exists (select 1 from access.account a
                                        where a.account_id = held.withheld_by and a.organisation_id = :own)
                        """)
                        .param("own", act.actor().organisationId())
                        .param("ids", records(personId))
                        .param("auditId", auditId)
                        .param("reason", Writing.storable(reason).strip())
                        .param("reviewOn", day)
                        .param("by", act.actor().accountId())
                        .param("at", act.now().atOffset(ZoneOffset.UTC))
                        .update()));
    }

    /** Another organisation knows the danger that this one does not. */
    private static void theirs(int changed) {
        if (changed == 0) {
            throw new Refused(
                    "left-out-by-another", "Another organisation left it out: ask its Privacy Officer to change that.");
        }
    }

    /** Shows it again. Nothing is done when it is shown already. @throws Refused when another organisation left it out */
    public void show(Ask ask, UUID personId, UUID auditId) {
        acts.act(
                Begin.on("show an entry of the access log again", ask, new Subject.Person(personId)),
                act -> theirs(jdbc.sql("""
                        update access.withheld_look
                           set shown_at = coalesce(shown_at, :at), shown_by = coalesce(shown_by, :by)
                         where person_id = any(:ids) and audit_id = :auditId
                           and exists (select 1 from access.account a
                                        where a.account_id = withheld_by and a.organisation_id = :own)
                        """)
                        .param("own", act.actor().organisationId())
                        .param("ids", records(personId))
                        .param("auditId", auditId)
                        .param("by", act.actor().accountId())
                        .param("at", act.now().atOffset(ZoneOffset.UTC))
                        .update()));
    }

    private UUID[] records(UUID personId) {
        return people.linked(personId).toArray(UUID[]::new);
    }

    /** The reason is for the organisation that left it out: it says whom showing it would put in danger. */
    Map<UUID, Withheld> of(Collection<UUID> personIds) {
        return jdbc
                .sql("""
                select w.audit_id, w.review_on,
                       case when a.organisation_id = :own then w.reason
                            else 'for a reason that the organisation which left it out knows' end as reason
                  from access.withheld_look w
                  join access.account a on a.account_id = w.withheld_by
                 where w.person_id = any(:ids) and w.shown_at is null
                """)
                .param("own", CurrentActor.get().organisationId())
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Withheld.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Withheld::auditId, Function.identity(), (first, _) -> first));
    }

    /** Those that accounts of this organisation left out and whose day has come, the longest over first. */
    public List<Due> due(UUID organisationId) {
        return jdbc.sql("""
                select person_id, audit_id, review_on
                  from (select distinct on (w.audit_id) w.person_id, w.audit_id, w.review_on
                          from access.withheld_look w
                          join access.account a on a.account_id = w.withheld_by
                         where a.organisation_id = :orgId and w.shown_at is null and w.review_on <= :today
                         order by w.audit_id, w.review_on, w.person_id) once
                 order by review_on
                 limit 100
                """)
                .param("orgId", organisationId)
                .param("today", London.date(time.instant()))
                .query(Due.class)
                .list();
    }
}
