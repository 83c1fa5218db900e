package org.onedoor.workforce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registers as they stand. */
@Repository
class ProfessionalRepository {
    private static final String SELECT = """
            select org_id, professional_id, team_id, profession, name, registration, standing, works_for, phone, postcode,
                   latitude, longitude, cpd_on, version
              from workforce.professional
            """;

    private final JdbcClient jdbc;

    ProfessionalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when somebody else of this profession has the number */
    boolean claim(Profession profession, String registration, UUID id) {
        return jdbc.sql("""
                insert into workforce.registration (profession, registration, professional_id)
                values (:profession, :registration, :id) on conflict do nothing
                """)
                        .param("profession", profession.code())
                        .param("registration", registration)
                        .param("id", id)
                        .update()
                == 1;
    }

    void insert(Professional professional) {
        jdbc.sql("""
                insert into workforce.professional (org_id, professional_id, team_id, profession, name, registration,
                    standing, works_for, phone, postcode, latitude, longitude, cpd_on)
                values (:org, :id, :team, :profession, :name, :registration, :standing, :worksFor, :phone, :postcode,
                    :latitude, :longitude, :cpdOn)
                """)
                .param("org", professional.organisationId())
                .param("id", professional.id())
                .param("team", professional.teamId())
                .param("profession", professional.profession().code())
                .param("name", professional.name())
                .param("registration", professional.registration())
                .param("standing", professional.standing().code())
                .param("worksFor", professional.worksFor())
                .param("phone", professional.phone())
                .param("postcode", professional.postcode())
                .param(
                        "latitude",
                        professional.point() == null
                                ? null
                                : professional.point().latitude())
                .param(
                        "longitude",
                        professional.point() == null
                                ? null
                                : professional.point().longitude())
                .param("cpdOn", professional.cpdOn())
                .update();
    }

    /** @throws StaleEdit when it changed since it was read */
    void change(Professional before, Standing standing, @Nullable LocalDate cpdOn) {
        int changed = jdbc.sql("""
                update workforce.professional set standing = :standing, cpd_on = :cpdOn, version = version + 1
                 where org_id = :org and professional_id = :id and version = :version
                """)
                .param("standing", standing.code())
                .param("cpdOn", cpdOn)
                .param("org", before.organisationId())
                .param("id", before.id())
                .param("version", before.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("entry of the register");
        }
    }

    void approve(Professional professional, Approval approval) {
        jdbc.sql("""
                insert into workforce.approval (org_id, professional_id, approval_id, from_day, until_day, recorded_at,
                    recorded_by)
                values (:org, :id, :approval, :from, :until, :at, :by)
                """)
                .param("org", professional.organisationId())
                .param("id", professional.id())
                .param("approval", approval.approvalId())
                .param("from", approval.from())
                .param("until", approval.until())
                .param("at", utc(approval.recordedAt()))
                .param("by", approval.recordedBy())
                .update();
    }

    Optional<Professional> find(UUID id) {
        return rows(jdbc.sql(SELECT + " where professional_id = :id").param("id", id)).stream()
                .findFirst();
    }

    List<Professional> all(@Nullable Profession profession) {
        return rows(jdbc.sql(SELECT + """
                 where (:profession::text is null or profession = :profession) order by name, registration limit 5000
                """).param("profession", profession == null ? null : profession.code()));
    }

    void asked(Professional professional, UUID askedId, Instant at) {
        jdbc.sql("""
                insert into workforce.asked (org_id, professional_id, asked_id, at) values (:org, :id, :asked, :at)
                """)
                .param("org", professional.organisationId())
                .param("id", professional.id())
                .param("asked", askedId)
                .param("at", utc(at))
                .update();
    }

    /** When each was last asked to come, of those who were since an instant. */
    Map<UUID, Instant> lastAsked(Instant since, Instant until) {
        Map<UUID, Instant> last = new HashMap<>();
        jdbc.sql("""
                select professional_id, max(at) as at from workforce.asked where at >= :since and at <= :until
                 group by professional_id
                """).param("since", utc(since)).param("until", utc(until)).query(rs -> {
            last.put(
                    rs.getObject("professional_id", UUID.class),
                    rs.getObject("at", OffsetDateTime.class).toInstant());
        });
        return last;
    }

    private List<Professional> rows(JdbcClient.StatementSpec query) {
        List<Professional> found = query.query(ProfessionalRepository::row).list();
        Map<UUID, List<Approval>> approvals = new HashMap<>();
        jdbc.sql("""
                select professional_id, approval_id, from_day, until_day, recorded_at, recorded_by
                  from workforce.approval where professional_id = any(:ids)
                """)
                .param("ids", found.stream().map(Professional::id).toArray(UUID[]::new))
                .query(rs -> {
                    approvals
                            .computeIfAbsent(rs.getObject("professional_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Approval(
                                    rs.getObject("approval_id", UUID.class),
                                    rs.getObject("from_day", LocalDate.class),
                                    rs.getObject("until_day", LocalDate.class),
                                    rs.getObject("recorded_at", OffsetDateTime.class)
                                            .toInstant(),
                                    rs.getString("recorded_by")));
                });
        return found.stream()
                .map(each -> approved(each, approvals.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static Professional approved(Professional each, List<Approval> approvals) {
        return new Professional(
                each.organisationId(),
                each.id(),
                each.teamId(),
                each.profession(),
                each.name(),
                each.registration(),
                each.standing(),
                each.worksFor(),
                each.phone(),
                each.postcode(),
                each.point(),
                each.cpdOn(),
                each.version(),
                approvals);
    }

    private static Professional row(ResultSet rs, int number) throws SQLException {
        Double latitude = rs.getObject("latitude", Double.class);
        Double longitude = rs.getObject("longitude", Double.class);
        return new Professional(
                rs.getObject("org_id", UUID.class),
                rs.getObject("professional_id", UUID.class),
                rs.getObject("team_id", UUID.class),
                Profession.ofCode(rs.getString("profession")),
                rs.getString("name"),
                rs.getString("registration"),
                Standing.ofCode(rs.getString("standing")),
                rs.getString("works_for"),
                rs.getString("phone"),
                rs.getString("postcode"),
                latitude == null || longitude == null ? null : new Service.Point(latitude, longitude),
                rs.getObject("cpd_on", LocalDate.class),
                rs.getLong("version"),
                List.of());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
