package org.onedoor.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The register of contacts, and what was said of each. */
@Repository
class ContactRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT = """
            select incident_id, version, number, kind, person_id, described, phone, at, begun_at, parties, owner_org,
                   owner_team, by_org, hospital, pairing, reason, outcome, why, seen_at, closed_at, reference, case_id,
                   ed_from, ed_left, ed_breach
              from crisis.contact
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ContactRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    boolean claimNumber(String number, UUID incidentId) {
        return jdbc.sql("""
                insert into crisis.contact_number (number, incident_id) values (:number, :id) on conflict do nothing
                """).param("number", number).param("id", incidentId).update() == 1;
    }

    Optional<UUID> numbered(String number) {
        return jdbc.sql("select incident_id from crisis.contact_number where number = :number")
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    void insert(Contact contact) {
        with(jdbc.sql("""
                insert into crisis.contact (incident_id, number, kind, described, phone, phone_digits, begun_at, person_id, at,
                    parties, owner_org, owner_team, by_org, hospital, pairing, reason, outcome, why, seen_at, closed_at, reference,
                    case_id, ed_from, ed_left, ed_breach)
                values (:id, :number, :kind, :described, :phone, :digits, :begun, :person, :at, :parties, :ownerOrg,
                    :ownerTeam::uuid, :byOrg, :hospital, :pairing, :reason, :outcome, :why, :seen, :closed, :reference,
                    :case::uuid, :edFrom, :edLeft, :edBreach)
                """), contact)
                .param("number", contact.number())
                .param("kind", contact.kind().code())
                .param("described", contact.described())
                .param("phone", contact.phone())
                .param("digits", CrisisContacts.digits(contact.phone()))
                .param("begun", utc(contact.begunAt()))
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void update(Contact contact) {
        int changed =
                with(jdbc.sql("""
                update crisis.contact
                   set version = version + 1, person_id = :person, at = :at, parties = :parties, owner_org = :ownerOrg,
                       owner_team = :ownerTeam::uuid, by_org = :byOrg, hospital = :hospital, pairing = :pairing, reason = :reason,
                       outcome = :outcome, why = :why, seen_at = :seen, closed_at = :closed, reference = :reference,
                       case_id = :case::uuid, ed_from = :edFrom, ed_left = :edLeft, ed_breach = :edBreach
                 where incident_id = :id and version = :version
                """), contact).param("version", contact.version()).update();
        if (changed == 0) {
            throw new StaleEdit("contact");
        }
    }

    private static StatementSpec with(StatementSpec sql, Contact contact) {
        Contact.Attendance stay = contact.attendance();
        return sql.param("edFrom", utc(stay == null ? null : stay.from()))
                .param("edLeft", utc(stay == null ? null : stay.leftAt()))
                .param("edBreach", stay == null ? null : stay.breach())
                .param("id", contact.incidentId())
                .param("person", contact.personId())
                .param("at", utc(contact.at()))
                .param("parties", contact.parties().toArray(UUID[]::new))
                .param("ownerOrg", contact.owner().organisationId())
                .param("ownerTeam", contact.owner().teamId())
                .param("byOrg", contact.byOrganisation())
                .param("hospital", contact.hospital())
                .param("pairing", contact.pairing())
                .param("reason", contact.reason())
                .param("outcome", contact.outcome())
                .param("why", contact.why())
                .param("seen", utc(contact.seenAt()))
                .param("closed", utc(contact.closedAt()))
                .param("reference", contact.reference())
                .param("case", contact.caseId());
    }

    Optional<Contact> find(UUID incidentId) {
        return jdbc.sql(SELECT + " where incident_id = :id")
                .param("id", incidentId)
                .query(ContactRepository::row)
                .optional();
    }

    /** Which contacts a list has. */
    enum Part {
        OPEN(
                "closed_at is null",
                "(kind = 'home-treatment' and outcome = 'taken-on' and seen_at is not null), at, incident_id"),
        ENDED("closed_at >= :from and closed_at < :until", "closed_at desc, incident_id desc"),
        DURING("at >= :from and at < :until", "at, incident_id");

        private final String where;
        private final String order;

        Part(String where, String order) {
            this.where = where;
            this.order = order;
        }
    }

    /** @param kind of one kind only; of all where none is said @param from and @param until are nothing to those that are open */
    record Wanted(
            Part part,
            Collection<UUID> parties,
            @Nullable ContactKind kind,
            PlaceFilter place,
            Instant from,
            Instant until) {}

    /** One page of them: of those that are open the oldest first, and after them the caseload that was seen. */
    List<Contact> page(Wanted wanted, long offset, int size) {
        return wanting(SELECT, wanted, " order by " + wanted.part().order + " limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(ContactRepository::row)
                .list();
    }

    long count(Wanted wanted) {
        return wanting("select count(*) from crisis.contact", wanted, "")
                .query(Long.class)
                .single();
    }

    /** Whom each of them is about; the first fifty thousand. */
    List<UUID> people(Wanted wanted) {
        return wanting("select person_id from crisis.contact", wanted, " limit 50000")
                .query(UUID.class)
                .list();
    }

    private StatementSpec wanting(String select, Wanted wanted, String order) {
        ContactKind kind = wanted.kind();
        StatementSpec sql = wanted.place()
                .given(jdbc.sql(
                        select + " where parties && :parties::uuid[] and (:kind::text is null or kind = :kind) and "
                                + wanted.part().where
                                + wanted.place().and("contact.person_id", "contact.owner_team", "")
                                + order))
                .param("parties", wanted.parties().toArray(UUID[]::new))
                .param("kind", kind == null ? null : kind.code());
        return wanted.part() == Part.OPEN
                ? sql
                : sql.param("from", utc(wanted.from())).param("until", utc(wanted.until()));
    }

    /** The kinds of which there is anything open, or ended since then. */
    List<ContactKind> kinds(Collection<UUID> parties, Instant since) {
        return jdbc
                .sql("""
                select distinct kind from crisis.contact
                 where parties && :parties::uuid[] and (closed_at is null or closed_at >= :since)
                """)
                .param("parties", parties.toArray(UUID[]::new))
                .param("since", utc(since))
                .query((rs, _) -> ContactKind.ofCode(rs.getString("kind")).orElseThrow())
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /** The contact of which a case was begun. */
    List<Contact> ofCases(Collection<UUID> caseIds) {
        return jdbc.sql(SELECT + " where case_id = any(:cases) order by incident_id limit 20")
                .param("cases", caseIds.toArray(UUID[]::new))
                .query(ContactRepository::row)
                .list();
    }

    /** Those of some people since then, the newest first. */
    List<Contact> ofPersons(Collection<UUID> personIds, Instant since) {
        return jdbc.sql(SELECT + """
                 where person_id = any(:persons) and at >= :since order by at desc, incident_id desc limit 20000
                """)
                .param("persons", personIds.toArray(UUID[]::new))
                .param("since", utc(since))
                .query(ContactRepository::row)
                .list();
    }

    /** Those of street triage in this time that say the person was detained, of which no case was begun. */
    List<Contact> detained(Instant from, Instant until) {
        return jdbc.sql(SELECT + """
                 where kind = :kind and at between :from and :until and case_id is null and outcome = any(:detained)
                 order by at, incident_id limit 200
                """)
                .param("kind", ContactKind.STREET_TRIAGE.code())
                .param("detained", ContactQuestions.DETAINED.toArray(String[]::new))
                .param("from", utc(from))
                .param("until", utc(until))
                .query(ContactRepository::row)
                .list();
    }

    /** Calls from one number since then, the newest first. */
    List<Contact> fromPhone(String phone, Instant since) {
        return jdbc.sql(SELECT + """
                 where phone_digits = :phone and at >= :since order by at desc, incident_id desc limit 200
                """)
                .param("phone", phone)
                .param("since", utc(since))
                .query(ContactRepository::row)
                .list();
    }

    /** Who is in A&E by what was recorded, whoever has been there longest first. */
    List<Contact> inDepartment(Collection<UUID> parties) {
        return jdbc.sql(SELECT + """
                 where parties && :parties::uuid[] and ed_from is not null and ed_left is null
                 order by ed_from, incident_id limit 500
                """)
                .param("parties", parties.toArray(UUID[]::new))
                .query(ContactRepository::row)
                .list();
    }

    /** Those who came to A&E in this time. */
    List<Contact> cameToDepartment(Instant from, Instant until) {
        return jdbc.sql(SELECT + " where ed_from >= :from and ed_from < :until order by ed_from, incident_id")
                .param("from", utc(from))
                .param("until", utc(until))
                .query(ContactRepository::row)
                .list();
    }

    List<UUID> all() {
        return jdbc.sql("select incident_id from crisis.contact order by incident_id")
                .query(UUID.class)
                .list();
    }

    void append(ContactEntry entry) {
        jdbc.sql("""
                insert into crisis.contact_entry (incident_id, entry_id, step, occurred_at, recorded_at, account_id, said_by,
                    role, by_org, by_team, codes, words)
                values (:incident, :id, :step, :occurred, :recorded, :account, :by, :role, :org, :team::uuid,
                    :codes::jsonb, :words::jsonb)
                """)
                .param("incident", entry.incidentId())
                .param("id", entry.entryId())
                .param("step", entry.step().code())
                .param("occurred", utc(entry.occurredAt()))
                .param("recorded", utc(entry.recordedAt()))
                .param("account", entry.accountId())
                .param("by", entry.by())
                .param("role", entry.role())
                .param("org", entry.organisationId())
                .param("team", entry.teamId())
                .param("codes", json.writeValueAsString(entry.codes()))
                .param("words", json.writeValueAsString(entry.words()))
                .update();
    }

    List<ContactEntry> entries(UUID incidentId) {
        return jdbc.sql("""
                select incident_id, entry_id, step, occurred_at, recorded_at, account_id, said_by, role, by_org, by_team,
                       codes::text as codes, words::text as words
                  from crisis.contact_entry where incident_id = :id order by entry_id
                """).param("id", incidentId).query(this::entry).list();
    }

    private ContactEntry entry(ResultSet rs, int number) throws SQLException {
        return new ContactEntry(
                rs.getObject("incident_id", UUID.class),
                rs.getObject("entry_id", UUID.class),
                ContactStep.ofCode(rs.getString("step")).orElseThrow(),
                Objects.requireNonNull(instant(rs, "occurred_at")),
                Objects.requireNonNull(instant(rs, "recorded_at")),
                rs.getObject("account_id", UUID.class),
                rs.getString("said_by"),
                rs.getString("role"),
                rs.getObject("by_org", UUID.class),
                rs.getObject("by_team", UUID.class),
                json.readValue(rs.getString("codes"), TEXTS),
                json.readValue(rs.getString("words"), TEXTS));
    }

    private static Contact row(ResultSet rs, int number) throws SQLException {
        Instant from = instant(rs, "ed_from");
        return new Contact(
                rs.getObject("incident_id", UUID.class),
                rs.getLong("version"),
                rs.getString("number"),
                ContactKind.ofCode(rs.getString("kind")).orElseThrow(),
                rs.getObject("person_id", UUID.class),
                rs.getString("described"),
                rs.getString("phone"),
                Objects.requireNonNull(instant(rs, "at")),
                Objects.requireNonNull(instant(rs, "begun_at")),
                List.of((UUID[]) rs.getArray("parties").getArray()),
                new Contact.Owner(rs.getObject("owner_org", UUID.class), rs.getObject("owner_team", UUID.class)),
                rs.getObject("by_org", UUID.class),
                rs.getString("hospital"),
                rs.getString("pairing"),
                rs.getString("reason"),
                rs.getString("outcome"),
                rs.getString("why"),
                instant(rs, "seen_at"),
                instant(rs, "closed_at"),
                rs.getString("reference"),
                rs.getObject("case_id", UUID.class),
                from == null ? null : new Contact.Attendance(from, instant(rs, "ed_left"), rs.getString("ed_breach")));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
