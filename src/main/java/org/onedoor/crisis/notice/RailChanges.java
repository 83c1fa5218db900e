package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.instant;
import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What notices said before their rows were sent again and said something else. */
@Repository
class RailChanges {
    private final JdbcClient jdbc;

    RailChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what a notice says until now. @param fileId the file whose row says something else */
    void keep(RailNotice before, UUID fileId, Instant at) {
        RailNoticeRepository.said(jdbc.sql("""
                insert into crisis.rail_notice_earlier (incident_id, version, file_id, replaced_at, concern, action,
                    missing_reference, armed_forces, safeguarding, gender, nhs_number, address, postcode, phone, family_name,
                    given_name, birth_date)
                values (:id, :version, :file, :at, :concern, :action, :missing, :forces, :safeguarding, :gender, :nhs,
                    :address, :postcode, :phone, :family, :given, :birth)
                """), before)
                .param("file", fileId)
                .param("at", utc(at))
                .update();
    }

    /** All that a notice said before, the newest first. */
    List<RailEarlier> of(RailNotice now) {
        return jdbc.sql("""
                select e.version, replaced_at, concern, action, missing_reference, armed_forces, safeguarding, gender,
                       nhs_number, address, postcode, phone, family_name, given_name, birth_date, f.period_to
                  from crisis.rail_notice_earlier e
                  join crisis.notice_file f on f.org_id = :source and f.file_id = e.file_id
                 where incident_id = :id order by e.version desc
                """)
                .param("id", now.incidentId())
                .param("source", now.sourceOrg())
                .query((rs, _) -> new RailEarlier(
                        now.saying(
                                rs.getLong("version"),
                                RailNoticeRepository.details(rs),
                                rs.getString("concern"),
                                rs.getString("action"),
                                rs.getString("missing_reference"),
                                rs.getString("safeguarding")),
                        Objects.requireNonNull(instant(rs, "replaced_at")),
                        rs.getObject("period_to", LocalDate.class)))
                .list();
    }

    /** How many notices a file brought. */
    int addedBy(UUID fileId) {
        return count("select count(*) from crisis.rail_notice where file_id = :file", fileId);
    }

    /** How many notices a file changed that were there before. */
    int changedBy(UUID fileId) {
        return count(
                "select count(distinct incident_id) from crisis.rail_notice_earlier where file_id = :file", fileId);
    }

    private int count(String sql, UUID fileId) {
        return jdbc.sql(sql).param("file", fileId).query(Integer.class).single();
    }
}
