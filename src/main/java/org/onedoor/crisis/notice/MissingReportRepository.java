package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.instant;
import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingReport.Debrief;
import org.onedoor.crisis.notice.MissingReport.Found;
import org.onedoor.crisis.notice.MissingReport.How;
import org.onedoor.crisis.notice.MissingReport.Risk;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Person;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reports that somebody is missing. */
@Repository
class MissingReportRepository {
    private static final String SELECT = "select * from crisis.missing_report";

    private final JdbcClient jdbc;

    MissingReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(MissingReport report) {
        Details person = report.details();
        jdbc.sql("""
                insert into crisis.missing_report (incident_id, number, source_org, reference, risk, last_seen_at,
                    last_seen_place, circumstances, description, family_name, given_name, birth_date, gender, nhs_number,
                    postcode, armed_forces, reported_at, reported_by)
                values (:id, :number, :source, :reference, :risk, :seen, :place, :circumstances, :description, :family,
                    :given, :birth, :gender, :nhs, :postcode, :forces, :reported, :by)
                """)
                .param("id", report.incidentId())
                .param("number", report.number())
                .param("source", report.sourceOrg())
                .param("reference", report.reference())
                .param("risk", report.risk().code())
                .param("seen", utc(report.lastSeenAt()))
                .param("place", report.lastSeenPlace())
                .param("circumstances", report.circumstances())
                .param("description", report.description())
                .param("family", person.familyName())
                .param("given", person.givenName())
                .param("birth", person.birthDate())
                .param("gender", person.gender().code())
                .param("nhs", person.nhsNumber())
                .param("postcode", person.postcode())
                .param("forces", person.veteran())
                .param("reported", utc(report.reportedAt()))
                .param("by", report.reportedBy())
                .update();
    }

    /** Whom it is about. @throws StaleEdit when it changed since it was read */
    void match(MissingReport report, UUID person, String by) {
        changed(jdbc.sql("""
                update crisis.missing_report
                   set version = version + 1, person_id = :person, matched_by = :by
                 where incident_id = :id and version = :version
                """)
                .param("person", person)
                .param("by", by)
                .param("id", report.incidentId())
                .param("version", report.version())
                .update());
    }

    /** It is not about them, and neither is the talk that was recorded of them: both are kept apart. */
    void notThem(MissingReport report, UUID person, Instant at, String by) {
        Debrief talk = report.debrief();
        jdbc.sql("""
                insert into crisis.missing_not_them (incident_id, version, person_id, said_at, said_by, debrief_at, debrief_by,
                    debrief_words)
                values (:id, :version, :person, :at, :by, :talkAt, :talkBy, :words)
                """)
                .param("id", report.incidentId())
                .param("version", report.version())
                .param("person", person)
                .param("at", utc(at))
                .param("by", by)
                .param("talkAt", talk == null ? null : utc(talk.at()))
                .param("talkBy", talk == null ? null : talk.by())
                .param("words", talk == null ? null : talk.words())
                .update();
        changed(jdbc.sql("""
                update crisis.missing_report
                   set version = version + 1, person_id = null, matched_by = null, not_them = not_them || :person::uuid,
                       debrief_at = null, debrief_by = null, debrief_words = null
                 where incident_id = :id and version = :version
                """)
                .param("person", person)
                .param("id", report.incidentId())
                .param("version", report.version())
                .update());
    }

    void found(MissingReport report, Found found) {
        changed(jdbc.sql("""
                update crisis.missing_report
                   set version = version + 1, found_at = :at, found_how = :how, found_where = :where, found_words = :words
                 where incident_id = :id and version = :version
                """)
                .param("at", utc(found.at()))
                .param("how", found.how().code())
                .param("where", found.where())
                .param("words", found.words())
                .param("id", report.incidentId())
                .param("version", report.version())
                .update());
    }

    void debriefed(MissingReport report, Debrief debrief) {
        changed(jdbc.sql("""
                update crisis.missing_report
                   set version = version + 1, debrief_at = :at, debrief_by = :by, debrief_words = :words
                 where incident_id = :id and version = :version
                """)
                .param("at", utc(debrief.at()))
                .param("by", debrief.by())
                .param("words", debrief.words())
                .param("id", report.incidentId())
                .param("version", report.version())
                .update());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new StaleEdit("report");
        }
    }

    Optional<MissingReport> find(UUID incidentId) {
        return jdbc.sql(SELECT + " where incident_id = :id")
                .param("id", incidentId)
                .query(MissingReportRepository::row)
                .optional();
    }

    /** Those that are open, and those that ended or await their talk since a time. */
    List<MissingReport> since(Instant since) {
        return jdbc.sql(SELECT + """
                 where found_at is null or found_at >= :since order by found_at desc nulls first, reported_at desc limit 500
                """)
                .param("since", utc(since))
                .query(MissingReportRepository::row)
                .list();
    }

    List<MissingReport> openOf(Collection<UUID> personIds) {
        return jdbc.sql(SELECT + " where found_at is null and person_id = any(:ids) order by reported_at")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(MissingReportRepository::row)
                .list();
    }

    /** The open reports the police call so. */
    List<MissingReport> openNamed(String reference) {
        return jdbc.sql(SELECT + " where found_at is null and lower(reference) = lower(:ref) order by reported_at")
                .param("ref", reference)
                .query(MissingReportRepository::row)
                .list();
    }

    /** The report that a force has made under its own reference: the first, where two are sent in the same moment. */
    UUID claim(UUID source, String reference, UUID incidentId) {
        String key = source + " " + reference.toLowerCase(Locale.ROOT);
        jdbc.sql("""
                insert into crisis.missing_claim (report_key, incident_id) values (:key, :id) on conflict do nothing
                """).param("key", key).param("id", incidentId).update();
        return jdbc.sql("select incident_id from crisis.missing_claim where report_key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
    }

    /** What a force has told of somebody of this name and birth. */
    List<MissingReport> told(UUID source, String familyName, LocalDate born) {
        return jdbc.sql(SELECT + """
                 where source_org = :org and lower(family_name) = lower(:family) and birth_date = :born
                 order by reported_at desc limit 50
                """)
                .param("org", source)
                .param("family", familyName)
                .param("born", born)
                .query(MissingReportRepository::row)
                .list();
    }

    /** The open ones about nobody yet that somebody new might be. */
    List<MissingReport> unmatchedLike(Person person) {
        return jdbc.sql(SELECT + """
                 where found_at is null and person_id is null
                   and (nhs_number = :nhs or birth_date = :birth or lower(family_name) = lower(:family))
                 limit 50
                """)
                .param("nhs", person.nhsNumber())
                .param("birth", person.birthDate())
                .param("family", person.familyName())
                .query(MissingReportRepository::row)
                .list();
    }

    private static MissingReport row(ResultSet rs, int number) throws SQLException {
        Details details = new Details(
                rs.getString("nhs_number"),
                rs.getString("family_name"),
                rs.getString("given_name"),
                null,
                rs.getObject("birth_date", LocalDate.class),
                Gender.ofCode(rs.getString("gender")),
                null,
                rs.getString("postcode"),
                null,
                null,
                null,
                null,
                false,
                rs.getBoolean("armed_forces"),
                null);
        return new MissingReport(
                rs.getObject("incident_id", UUID.class),
                rs.getLong("version"),
                rs.getString("number"),
                rs.getObject("source_org", UUID.class),
                rs.getString("reference"),
                Risk.ofCode(rs.getString("risk")).orElseThrow(),
                Objects.requireNonNull(instant(rs, "last_seen_at")),
                rs.getString("last_seen_place"),
                rs.getString("circumstances"),
                rs.getString("description"),
                details,
                Objects.requireNonNull(instant(rs, "reported_at")),
                rs.getString("reported_by"),
                rs.getObject("person_id", UUID.class),
                rs.getString("matched_by"),
                List.of((UUID[]) rs.getArray("not_them").getArray()),
                ended(rs),
                debrief(rs));
    }

    private static @Nullable Found ended(ResultSet rs) throws SQLException {
        Instant at = instant(rs, "found_at");
        return at == null
                ? null
                : new Found(
                        at,
                        How.ofCode(rs.getString("found_how")).orElseThrow(),
                        rs.getString("found_where"),
                        rs.getString("found_words"));
    }

    private static @Nullable Debrief debrief(ResultSet rs) throws SQLException {
        Instant at = instant(rs, "debrief_at");
        return at == null ? null : new Debrief(at, rs.getString("debrief_by"), rs.getString("debrief_words"));
    }
}
