package org.onedoor.workforce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who attended what, and how many are in post. */
@Repository
class TrainingRepository {
    private static final String ATTENDED = """
            select a.org_id, a.attendance_id, a.learner_id, l.staff_ref, l.name, l.team_id, l.role_family, a.course,
                   a.attended_on, a.valid_until, l.left_on
              from workforce.attendance a
              join workforce.learner l on l.org_id = a.org_id and l.learner_id = a.learner_id
             where a.withdrawn_at is null
            """;

    private final JdbcClient jdbc;

    TrainingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one whom an organisation knows so, as they are now; one who had left and attends again is back. */
    UUID learner(UUID organisation, UUID fresh, Training.Entry entry) {
        return jdbc.sql("""
                insert into workforce.learner as learner (org_id, learner_id, staff_ref, name, team_id, role_family)
                values (:org, :fresh, :ref, :name, :team, :role)
                on conflict (org_id, staff_ref) do update
                   set name = excluded.name, team_id = excluded.team_id, role_family = excluded.role_family,
                       left_on = case when learner.left_on > :on then learner.left_on end
                returning learner_id
                """)
                .param("org", organisation)
                .param("fresh", fresh)
                .param("ref", entry.staffRef())
                .param("name", entry.name())
                .param("team", entry.teamId())
                .param("role", entry.role().code())
                .param("on", entry.attendedOn())
                .query(UUID.class)
                .single();
    }

    /** @return whether it was not recorded before */
    boolean attended(UUID organisation, UUID attendance, UUID learner, Training.Entry entry, Instant now, String by) {
        return jdbc.sql("""
                insert into workforce.attendance
                  (org_id, attendance_id, learner_id, course, attended_on, valid_until, recorded_at, recorded_by)
                values (:org, :id, :learner, :course, :on, :until, :now, :by)
                on conflict (org_id, learner_id, course, attended_on) where withdrawn_at is null do nothing
                """)
                        .param("org", organisation)
                        .param("id", attendance)
                        .param("learner", learner)
                        .param("course", entry.course().code())
                        .param("on", entry.attendedOn())
                        .param("until", entry.validUntil())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                > 0;
    }

    /** What is recorded of the same attendance already. */
    Optional<Attendance> same(UUID organisation, String staffRef, Course course, LocalDate on) {
        return jdbc.sql(ATTENDED
                        + " and a.org_id = :org and l.staff_ref = :ref and a.course = :course and a.attended_on = :on")
                .param("org", organisation)
                .param("ref", staffRef)
                .param("course", course.code())
                .param("on", on)
                .query(TrainingRepository::row)
                .optional();
    }

    Optional<Attendance> find(UUID organisation, UUID attendance) {
        return jdbc.sql(ATTENDED + " and a.org_id = :org and a.attendance_id = :id")
                .param("org", organisation)
                .param("id", attendance)
                .query(TrainingRepository::row)
                .optional();
    }

    /** One page of those of one organisation, the latest first. */
    List<Attendance> of(UUID organisation, Course course, int page, int size) {
        return jdbc.sql(ATTENDED + """
                 and a.org_id = :org and a.course = :course
                 order by a.attended_on desc, l.name, a.attendance_id limit :size offset :offset
                """)
                .param("org", organisation)
                .param("course", course.code())
                .param("size", size)
                .param("offset", (page - 1L) * size)
                .query(TrainingRepository::row)
                .list();
    }

    int count(UUID organisation, Course course) {
        return jdbc.sql("""
                select count(*) from workforce.attendance
                 where withdrawn_at is null and org_id = :org and course = :course
                """)
                .param("org", organisation)
                .param("course", course.code())
                .query(Integer.class)
                .single();
    }

    /**
     * How many people of an organisation, a team and a role have attended a course that counts on a day, each once.
     *
     * @param teamId none where nobody said the team
     */
    record Trained(UUID organisationId, @Nullable UUID teamId, RoleFamily role, int people) {}

    List<Trained> trained(Course course, LocalDate day) {
        return jdbc.sql("""
                select a.org_id, l.team_id, l.role_family, count(distinct a.learner_id) as people
                  from workforce.attendance a
                  join workforce.learner l on l.org_id = a.org_id and l.learner_id = a.learner_id
                 where a.withdrawn_at is null and a.course = :course and a.attended_on <= :day
                   and (a.valid_until is null or a.valid_until >= :day) and (l.left_on is null or l.left_on > :day)
                 group by a.org_id, l.team_id, l.role_family
                """)
                .param("course", course.code())
                .param("day", day)
                .query((rs, _) -> new Trained(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("team_id", UUID.class),
                        role(rs),
                        rs.getInt("people")))
                .list();
    }

    void left(UUID organisation, UUID learner, LocalDate on) {
        jdbc.sql("update workforce.learner set left_on = :on where org_id = :org and learner_id = :learner")
                .param("on", on)
                .param("org", organisation)
                .param("learner", learner)
                .update();
    }

    void takeBack(Attendance attendance, Instant now) {
        jdbc.sql("""
                update workforce.attendance set withdrawn_at = :now
                 where org_id = :org and attendance_id = :id and withdrawn_at is null
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("org", attendance.organisationId())
                .param("id", attendance.attendanceId())
                .update();
    }

    void inPost(UUID id, InPost count, Instant now, String by) {
        jdbc.sql("""
                insert into workforce.in_post
                  (org_id, in_post_id, team_id, role_family, on_day, staff, source, recorded_at, recorded_by)
                values (:org, :id, :team, :role, :on, :staff, :source, :now, :by)
                """)
                .param("org", count.organisationId())
                .param("id", id)
                .param("team", count.teamId())
                .param("role", count.role() == null ? null : count.role().code())
                .param("on", count.onDay())
                .param("staff", count.staff())
                .param("source", count.source())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** The latest number of each organisation, team and role: by its day, then by when it was written. */
    List<InPost> inPost() {
        return jdbc.sql("""
                select distinct on (org_id, team_id, role_family) org_id, team_id, role_family, on_day, staff, source
                  from workforce.in_post
                 order by org_id, team_id, role_family, on_day desc, recorded_at desc, in_post_id desc
                """)
                .query((rs, _) -> new InPost(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("team_id", UUID.class),
                        rs.getString("role_family") == null ? null : role(rs),
                        rs.getObject("on_day", LocalDate.class),
                        rs.getInt("staff"),
                        rs.getString("source")))
                .list();
    }

    private static RoleFamily role(ResultSet rs) throws SQLException {
        return RoleFamily.find(rs.getString("role_family")).orElse(RoleFamily.OTHER);
    }

    private static Attendance row(ResultSet rs, int number) throws SQLException {
        return new Attendance(
                rs.getObject("org_id", UUID.class),
                rs.getObject("attendance_id", UUID.class),
                rs.getObject("learner_id", UUID.class),
                rs.getString("staff_ref"),
                rs.getString("name"),
                rs.getObject("team_id", UUID.class),
                role(rs),
                Course.ofCode(rs.getString("course")),
                rs.getObject("attended_on", LocalDate.class),
                rs.getObject("valid_until", LocalDate.class),
                rs.getObject("left_on", LocalDate.class));
    }
}
