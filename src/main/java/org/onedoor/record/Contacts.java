package org.onedoor.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Event;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each contact with a person, whichever module's work it was. A contact is a fact: it is appended, never refused. */
@Repository
public class Contacts {
    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened at a contact. @param intervention what was done, where it was said */
    public record Contact(
            UUID referralId,
            UUID journeyId,
            UUID serviceId,
            @Nullable UUID teamId,
            @Nullable String teamType,
            Instant at,
            boolean attended,
            String mode,
            String purpose,
            boolean outcomeMeasured,
            boolean carePlanAgreed,
            boolean lastNeededService,
            @Nullable Intervention intervention) {}

    /** When somebody was first seen on a referral, and by which team. */
    public record FirstSeen(
            UUID personId, UUID referralId, @Nullable UUID teamId, OffsetDateTime at) {}

    /** Those first seen from one moment to another, contacts that were put right left out. */
    public List<FirstSeen> firstSeen(Instant from, Instant until) {
        return jdbc.sql("""
                select c.person_id, c.scope_id as referral_id, c.team_id, c.at
                  from record.contact c
                 where c.at >= :from and c.at < :until and c.attended
                   and not exists (select 1 from record.contact k
                                    where k.person_id = c.person_id and k.corrects = c.contact_id)
                   and not exists (select 1 from record.contact e
                                    where e.person_id = c.person_id and e.scope_id = c.scope_id and e.attended
                                      and (e.at, e.contact_id) < (c.at, c.contact_id)
                                      and not exists (select 1 from record.contact k
                                                       where k.person_id = e.person_id and k.corrects = e.contact_id))
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(FirstSeen.class)
                .list();
    }

    /** When somebody was first with the person face to face, as it was put right. Called from inside a look. */
    public Optional<Instant> firstFaceToFace(UUID personId, UUID scopeId) {
        return jdbc.sql("""
                select c.at from record.contact c
                 where c.person_id = :personId and c.scope_id = :scopeId and c.attended and c.mode = 'face-to-face'
                   and not exists (select 1 from record.contact later
                                    where later.person_id = c.person_id and later.corrects = c.contact_id)
                 order by c.at
                 limit 1
                """)
                .param("personId", personId)
                .param("scopeId", scopeId)
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** A contact at which somebody was seen or spoken to. */
    public record Attended(
            UUID personId, UUID scopeId, UUID serviceId, OffsetDateTime at, String purpose, boolean carePlanAgreed) {}

    /**
     * The contacts of some services in some time, for figures: the earliest first, each as it was put right. Called from
     * inside a look.
     */
    public List<Attended> attended(Collection<UUID> services, Instant from, Instant until) {
        return attended("service_id = any(:services)", services, from, until);
    }

    /** Those at which a care plan was agreed, of every service. Called from inside a look. */
    public List<Attended> plansAgreed(Instant from, Instant until) {
        return attended("care_plan_agreed", List.of(), from, until);
    }

    private List<Attended> attended(String which, Collection<UUID> services, Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, scope_id, service_id, at, purpose, care_plan_agreed
                  from record.contact c
                 where c.attended and c.at >= :from and c.at < :until and %s
                   and not exists (select 1 from record.contact later
                                    where later.person_id = c.person_id and later.corrects = c.contact_id)
                 order by c.at, c.contact_id
                 limit 20000
                """.formatted(which))
                .param("services", services.toArray(UUID[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Attended.class)
                .list();
    }

    /** One contact that treated. @param intervention the code of what was done; none where it was not said */
    public record Done(
            UUID personId,
            UUID scopeId,
            OffsetDateTime at,
            @Nullable String intervention) {}

    /** What was done at contacts that treated or supported in these days, for figures. Called from inside a look. */
    public List<Done> done(Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, scope_id, at, intervention
                  from record.contact c
                 where c.attended and c.purpose = 'treatment' and c.at >= :from and c.at < :until
                   and not exists (select 1 from record.contact later
                                    where later.person_id = c.person_id and later.corrects = c.contact_id)
                 order by c.at, c.contact_id
                 limit 50000
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Done.class)
                .list();
    }

    /** The treatment of one piece of work with somebody. @param scopeId which @param treatments attended */
    public record Treated(UUID personId, UUID scopeId, OffsetDateTime first, OffsetDateTime last, int treatments) {}

    /** What some services treated, the last time in these days, for figures. Called from inside a look. */
    public List<Treated> treated(Collection<UUID> services, Instant from, Instant until) {
        return jdbc.sql("""
                select person_id, scope_id, min(at) as first, max(at) as last, count(*) as treatments
                  from record.contact c
                 where c.service_id = any(:services) and c.attended and c.purpose = 'treatment' and c.at < :until
                   and not exists (select 1 from record.contact later
                                    where later.person_id = c.person_id and later.corrects = c.contact_id)
                 group by person_id, scope_id
                having max(at) >= :from
                 order by min(at)
                 limit 20000
                """)
                .param("services", services.toArray(UUID[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Treated.class)
                .list();
    }

    /** Appends the contact to the running act and answers its event's id. */
    public UUID record(Act act, Contact contact) {
        return record(act, contact, null);
    }

    /** Puts right what an earlier event says: both stay, and this one counts from now on. */
    public UUID correct(Act act, Event wrong, Contact contact) {
        return record(act, contact, wrong);
    }

    /** A contact as its event says it, with other particulars. */
    public static Contact of(Event event, @Nullable UUID teamId, Instant at, boolean attended, String mode) {
        Map<String, Object> said = event.payload();
        return new Contact(
                UUID.fromString(String.valueOf(said.get("referralId"))),
                UUID.fromString(String.valueOf(said.get("journey"))),
                UUID.fromString(String.valueOf(said.get("service"))),
                teamId,
                said.get("teamType") instanceof String type ? type : null,
                at,
                attended,
                mode,
                String.valueOf(said.get("purpose")),
                Boolean.TRUE.equals(said.get("outcomeMeasured")),
                Boolean.TRUE.equals(said.get("carePlanAgreed")),
                Boolean.TRUE.equals(said.get("lastNeededService")),
                Intervention.ofCode(String.valueOf(said.get("intervention"))).orElse(null));
    }

    private UUID record(Act act, Contact contact, @Nullable Event wrong) {
        UUID contactId = Ids.at(act.now());
        jdbc.sql("""
                insert into record.contact (person_id, contact_id, scope_id, service_id, team_id, at, recorded_at,
                    account_id, attended, mode, purpose, outcome_measured, care_plan_agreed, corrects, intervention)
                values (:personId, :contactId, :scopeId, :serviceId, :teamId, :at, :recordedAt,
                    :accountId, :attended, :mode, :purpose, :outcomeMeasured, :carePlanAgreed, :corrects,
                    :intervention)
                """)
                .param("personId", act.subject().id())
                .param("contactId", contactId)
                .param("scopeId", contact.referralId())
                .param("serviceId", contact.serviceId())
                .param("teamId", contact.teamId())
                .param("at", contact.at().atOffset(ZoneOffset.UTC))
                .param("recordedAt", act.now().atOffset(ZoneOffset.UTC))
                .param("accountId", act.actor().accountId())
                .param("attended", contact.attended())
                .param("mode", contact.mode())
                .param("purpose", contact.purpose())
                .param("outcomeMeasured", contact.outcomeMeasured())
                .param("carePlanAgreed", contact.carePlanAgreed())
                .param("corrects", wrong == null ? null : contactOf(wrong))
                .param(
                        "intervention",
                        contact.intervention() == null
                                ? null
                                : contact.intervention().code())
                .update();
        ContactRecorded recorded = new ContactRecorded(
                contact.referralId(),
                contact.journeyId(),
                contactId,
                contact.serviceId(),
                contact.teamType(),
                contact.attended(),
                contact.mode(),
                contact.purpose(),
                contact.outcomeMeasured(),
                contact.carePlanAgreed(),
                contact.lastNeededService(),
                contact.intervention() == null ? null : contact.intervention().code());
        return wrong == null
                ? act.happened(recorded, contact.at())
                : act.corrects(wrong.eventId(), recorded, contact.at());
    }

    /** The contact an event recorded; none when it recorded something else, such as that nobody came. */
    static @Nullable UUID contactOf(Event event) {
        return event.payload().get("contact") instanceof String id ? UUID.fromString(id) : null;
    }
}
