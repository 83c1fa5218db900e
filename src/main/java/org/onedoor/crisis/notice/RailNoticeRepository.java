package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.instant;
import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Person;
import org.onedoor.platform.Ids;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices, one for each row that was taken. */
@Repository
class RailNoticeRepository {
    private static final String SELECT = """
            select incident_id, version, number, source_org, file_id, reference, occurred_at, place, concern, action,
                   missing_reference, armed_forces, safeguarding, family_name, given_name, birth_date, gender, nhs_number,
                   address, postcode, phone, received_at, state, person_id, probability, matched_at, matched_by, not_them
              from crisis.rail_notice
            """;

    private final JdbcClient jdbc;

    RailNoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether the row is new; one that stands in two files is taken from the first */
    boolean claim(String key, UUID incidentId) {
        return jdbc.sql("insert into crisis.rail_row (row_key, incident_id) values (:key, :id) on conflict do nothing")
                        .param("key", key)
                        .param("id", incidentId)
                        .update()
                == 1;
    }

    Optional<RailNotice> claimed(String key) {
        return jdbc.sql("select incident_id from crisis.rail_row where row_key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** A number nothing else has, in the form {@code RN-7K3M-92QF}. */
    String number(String prefix, UUID incidentId) {
        while (true) {
            String number = Ids.reference().replace("OD-", prefix);
            int claimed = jdbc.sql("""
                    insert into crisis.notice_number (number, incident_id) values (:number, :id) on conflict do nothing
                    """)
                    .param("number", number)
                    .param("id", incidentId)
                    .update();
            if (claimed == 1) {
                return number;
            }
        }
    }

    Optional<UUID> numbered(String number) {
        return jdbc.sql("select incident_id from crisis.notice_number where number = :number")
                .param("number", number)
                .query(UUID.class)
                .optional();
    }

    void insert(RailNotice notice) {
        said(jdbc.sql("""
                insert into crisis.rail_notice (incident_id, number, source_org, file_id, reference, occurred_at, place,
                    concern, action, missing_reference, armed_forces, safeguarding, family_name, given_name, birth_date,
                    gender, nhs_number, address, postcode, phone, received_at, state, person_id, probability, matched_at,
                    matched_by)
                values (:id, :number, :source, :file, :reference, :occurred, :place, :concern, :action, :missing, :forces,
                    :safeguarding, :family, :given, :birth, :gender, :nhs, :address, :postcode, :phone, :received, :state,
                    :person, :probability, :matched, :by)
                """), notice)
                .param("number", notice.number())
                .param("source", notice.sourceOrg())
                .param("file", notice.fileId())
                .param("reference", notice.reference())
                .param("occurred", utc(notice.occurredAt()))
                .param("place", notice.place())
                .param("received", utc(notice.receivedAt()))
                .param("state", notice.state().code())
                .param("person", notice.personId())
                .param("probability", notice.probability())
                .param("matched", notice.matchedAt() == null ? null : utc(notice.matchedAt()))
                .param("by", notice.matchedBy())
                .update();
    }

    /** As it is kept. @throws StaleEdit when it changed since it was read */
    RailNotice update(RailNotice notice) {
        int changed = said(jdbc.sql("""
                update crisis.rail_notice
                   set version = version + 1, state = :state, person_id = :person, probability = :probability,
                       matched_at = :matched, matched_by = :by, not_them = :not, concern = :concern, action = :action,
                       missing_reference = :missing, safeguarding = :safeguarding, armed_forces = :forces, gender = :gender,
                       nhs_number = :nhs, address = :address, postcode = :postcode, phone = :phone, family_name = :family,
                       given_name = :given, birth_date = :birth
                 where incident_id = :id and version = :version
                """), notice)
                .param("state", notice.state().code())
                .param("person", notice.personId())
                .param("probability", notice.probability())
                .param("matched", notice.matchedAt() == null ? null : utc(notice.matchedAt()))
                .param("by", notice.matchedBy())
                .param("not", notice.notThem().toArray(UUID[]::new))
                .update();
        if (changed == 0) {
            throw new StaleEdit("notice");
        }
        return notice.kept();
    }

    /** Binds which notice it is, in which version, and what it says. */
    static JdbcClient.StatementSpec said(JdbcClient.StatementSpec sql, RailNotice notice) {
        Details person = notice.details();
        return sql.param("id", notice.incidentId())
                .param("version", notice.version())
                .param("concern", notice.concern())
                .param("action", notice.action())
                .param("missing", notice.missingReference())
                .param("forces", person.veteran())
                .param("safeguarding", notice.safeguarding())
                .param("gender", person.gender().code())
                .param("nhs", person.nhsNumber())
                .param("address", person.addressLine())
                .param("postcode", person.postcode())
                .param("phone", person.phone())
                .param("family", person.familyName())
                .param("given", person.givenName())
                .param("birth", person.birthDate());
    }

    Optional<RailNotice> find(UUID incidentId) {
        return jdbc.sql(SELECT + " where incident_id = :id")
                .param("id", incidentId)
                .query(RailNoticeRepository::row)
                .optional();
    }

    List<RailNotice> in(RailNotice.State state, int most) {
        return jdbc.sql(SELECT + " where state = :state order by received_at desc, incident_id desc limit :most")
                .param("state", state.code())
                .param("most", most)
                .query(RailNoticeRepository::row)
                .list();
    }

    int count(RailNotice.State state) {
        return jdbc.sql("select count(*) from crisis.rail_notice where state = :state")
                .param("state", state.code())
                .query(Integer.class)
                .single();
    }

    /** Those about somebody who was matched, since a time. */
    List<RailNotice> matchedSince(Instant since, int most) {
        return jdbc.sql(SELECT + """
                 where state = 'matched' and received_at >= :since order by received_at desc, incident_id desc limit :most
                """)
                .param("since", utc(since))
                .param("most", most)
                .query(RailNoticeRepository::row)
                .list();
    }

    List<RailNotice> of(Collection<UUID> personIds) {
        return jdbc.sql(SELECT + " where person_id = any(:ids) order by occurred_at desc limit 200")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(RailNoticeRepository::row)
                .list();
    }

    /** Where somebody who is missing was seen since: by who they are, or by what the police call the report. */
    List<RailNotice> sightings(Collection<UUID> personIds, String report, Instant since) {
        return jdbc.sql(SELECT + """
                 where occurred_at >= :since and (person_id = any(:ids) or lower(missing_reference) = lower(:report))
                 order by occurred_at desc limit 50
                """)
                .param("since", utc(since))
                .param("ids", personIds.toArray(UUID[]::new))
                .param("report", report)
                .query(RailNoticeRepository::row)
                .list();
    }

    List<RailNotice> ofFile(UUID fileId) {
        return jdbc.sql(SELECT + """
                 where file_id = :file
                    or incident_id in (select incident_id from crisis.rail_notice_earlier where file_id = :file)
                 order by occurred_at, incident_id limit 2000
                """)
                .param("file", fileId)
                .query(RailNoticeRepository::row)
                .list();
    }

    /** Those without anybody that somebody new might be: the same number, day of birth or family name. */
    List<RailNotice> unmatchedLike(Person person) {
        return jdbc.sql(SELECT + """
                 where state = 'unmatched'
                   and (nhs_number = :nhs or birth_date = :birth or lower(family_name) = lower(:family))
                 order by received_at desc limit 50
                """)
                .param("nhs", person.nhsNumber())
                .param("birth", person.birthDate())
                .param("family", person.familyName())
                .query(RailNoticeRepository::row)
                .list();
    }

    private static RailNotice row(ResultSet rs, int number) throws SQLException {
        return new RailNotice(
                rs.getObject("incident_id", UUID.class),
                rs.getLong("version"),
                rs.getString("number"),
                rs.getObject("source_org", UUID.class),
                rs.getObject("file_id", UUID.class),
                rs.getString("reference"),
                Objects.requireNonNull(instant(rs, "occurred_at")),
                rs.getString("place"),
                details(rs),
                rs.getString("concern"),
                rs.getString("action"),
                rs.getString("missing_reference"),
                rs.getString("safeguarding"),
                Objects.requireNonNull(instant(rs, "received_at")),
                RailNotice.State.ofCode(rs.getString("state")),
                rs.getObject("person_id", UUID.class),
                rs.getObject("probability", Double.class),
                instant(rs, "matched_at"),
                rs.getString("matched_by"),
                List.of((UUID[]) rs.getArray("not_them").getArray()));
    }

    /** Whom a row is about, as it says. */
    static Details details(ResultSet rs) throws SQLException {
        return new Details(
                rs.getString("nhs_number"),
                rs.getString("family_name"),
                rs.getString("given_name"),
                null,
                rs.getObject("birth_date", LocalDate.class),
                Gender.ofCode(rs.getString("gender")),
                rs.getString("address"),
                rs.getString("postcode"),
                rs.getString("phone"),
                null,
                null,
                null,
                false,
                rs.getBoolean("armed_forces"),
                null);
    }
}
