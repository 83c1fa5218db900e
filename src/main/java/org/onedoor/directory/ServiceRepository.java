package org.onedoor.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.ServiceStatus.Active;
import org.onedoor.directory.ServiceStatus.Ceased;
import org.onedoor.directory.ServiceStatus.ClosedToReferrals;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ServiceRepository {
    private final JdbcClient jdbc;

    ServiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long edition() {
        return jdbc.sql("select edition from directory.edition where name = 'services'")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void newEdition() {
        jdbc.sql("""
                insert into directory.edition (name, edition) values ('services', (random() * 9e18)::bigint)
                on conflict (name) do update set edition = excluded.edition
                """).update();
    }

    List<Service> all() {
        return jdbc.sql("""
                select org_id, service_id, team_id, code, name, description, type_code, band, needs, age_from, age_to,
                       places, doors, formats, answers, hours, bank_holidays, requires, for_sex, sex_reason, registered_with,
                       specialist_for, frailty_from, phone, latitude, longitude, status, successor_id, assured_on, assured, source, version
                  from directory.service
                 order by name, service_id
                """).query((rs, _) -> row(rs)).list();
    }

    List<CodedNeed> needs() {
        return jdbc.sql("select code, label, synonyms, grp from directory.need order by grp, label")
                .query((rs, _) -> new CodedNeed(
                        rs.getString("code"), rs.getString("label"), list(rs, "synonyms"), rs.getString("grp")))
                .list();
    }

    List<ServiceType> types() {
        return jdbc.sql("select code, label, map_label from directory.service_type order by label")
                .query(ServiceType.class)
                .list();
    }

    /** When each was last changed here. */
    Map<UUID, Instant> changed() {
        Map<UUID, Instant> changed = new HashMap<>();
        jdbc.sql("select service_id, changed_at from directory.service where changed_at is not null")
                .query(rs -> {
                    changed.put(
                            rs.getObject("service_id", UUID.class),
                            rs.getObject("changed_at", OffsetDateTime.class).toInstant());
                });
        return changed;
    }

    void changeStatus(Service service, ServiceStatus next, Instant at) {
        int changed = jdbc.sql("""
                update directory.service
                   set status = :status, successor_id = :successorId, changed_at = :at, version = version + 1
                 where org_id = :organisationId and service_id = :id and version = :version
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("status", next.code())
                .param("successorId", next instanceof Ceased(UUID successorId) ? successorId : null)
                .param("organisationId", service.organisationId())
                .param("id", service.id())
                .param("version", service.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("service");
        }
    }

    void verify(Service service, LocalDate on, Instant at) {
        int changed = jdbc.sql("""
                update directory.service
                   set assured = true, assured_on = :on, changed_at = :at, version = version + 1
                 where org_id = :organisationId and service_id = :id and version = :version
                """)
                .param("on", on)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("organisationId", service.organisationId())
                .param("id", service.id())
                .param("version", service.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("service");
        }
    }

    void edit(Service service, Services.Edit edit, LocalDate on, Instant at) {
        int changed = jdbc.sql("""
                update directory.service
                   set description = :description, needs = :needs, age_from = :from, age_to = :to, hours = :hours,
                       phone = :phone, for_sex = :sex, sex_reason = :reason, registered_with = :registered,
                       specialist_for = :specialist, frailty_from = :frailtyFrom, changed_at = :at,
                       assured = true, assured_on = :on, version = version + 1
                 where org_id = :organisationId and service_id = :id and version = :version
                """)
                .param("description", edit.description())
                .param("needs", edit.needs().toArray(String[]::new))
                .param("from", edit.ageFrom())
                .param("to", edit.ageTo())
                .param("hours", edit.hours())
                .param("phone", edit.phone())
                .param("specialist", edit.specialist().codes().toArray(String[]::new))
                .param("frailtyFrom", edit.specialist().frailtyFrom())
                .param("sex", edit.oneSex() == null ? null : edit.oneSex().stored())
                .param("reason", edit.oneSex() == null ? null : edit.oneSex().reason())
                .param(
                        "registered",
                        edit.registered().stream().map(Served::stored).toArray(String[]::new))
                .param("on", on)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("organisationId", service.organisationId())
                .param("id", service.id())
                .param("version", service.version())
                .update();
        if (changed == 0) {
            throw new StaleEdit("service");
        }
    }

    private static Service row(ResultSet rs) throws SQLException {
        return new Service(
                rs.getObject("org_id", UUID.class),
                rs.getObject("service_id", UUID.class),
                rs.getObject("team_id", UUID.class),
                rs.getString("code"),
                rs.getString("name"),
                rs.getString("description"),
                rs.getString("type_code"),
                rs.getString("band"),
                Set.copyOf(list(rs, "needs")),
                new Eligibility(
                        rs.getObject("age_from", Integer.class),
                        rs.getObject("age_to", Integer.class),
                        list(rs, "places").stream().map(Served::of).toList(),
                        doors(list(rs, "doors")),
                        Set.copyOf(list(rs, "requires")),
                        oneSex(rs),
                        list(rs, "registered_with").stream().map(Served::of).toList(),
                        Specialist.of(list(rs, "specialist_for"), rs.getObject("frailty_from", Integer.class))),
                answers(list(rs, "answers")),
                OpeningHours.parse(
                        rs.getString("hours"), rs.getString("bank_holidays").equals("as-usual")),
                list(rs, "formats").stream().map(Format::of).collect(Collectors.toSet()),
                rs.getString("phone"),
                point(rs),
                status(rs),
                new Verification(
                        rs.getBoolean("assured"), rs.getObject("assured_on", LocalDate.class), rs.getString("source")),
                rs.getLong("version"));
    }

    private static Eligibility.@Nullable OneSex oneSex(ResultSet rs) throws SQLException {
        String sex = rs.getString("for_sex");
        return sex == null ? null : new Eligibility.OneSex(Eligibility.OneSex.sex(sex), rs.getString("sex_reason"));
    }

    private static Set<Door> doors(List<String> codes) {
        return codes.contains("any") ? Set.of() : codes.stream().map(Door::of).collect(Collectors.toSet());
    }

    private static Map<Tier, Integer> answers(List<String> stored) {
        Map<Tier, Integer> answers = new EnumMap<>(Tier.class);
        for (String answer : stored) {
            int colon = answer.indexOf(':');
            answers.put(Tier.of(answer.substring(0, colon)), Integer.valueOf(answer.substring(colon + 1)));
        }
        return answers;
    }

    private static ServiceStatus status(ResultSet rs) throws SQLException {
        return switch (rs.getString("status")) {
            case "active" -> new Active();
            case "closed-to-referrals" -> new ClosedToReferrals();
            case "ceased" -> new Ceased(rs.getObject("successor_id", UUID.class));
            default -> throw new IllegalStateException("Unknown status '%s'".formatted(rs.getString("status")));
        };
    }

    private static Service.@Nullable Point point(ResultSet rs) throws SQLException {
        Double latitude = rs.getObject("latitude", Double.class);
        Double longitude = rs.getObject("longitude", Double.class);
        return latitude == null || longitude == null ? null : new Service.Point(latitude, longitude);
    }

    private static List<String> list(ResultSet rs, String column) throws SQLException {
        Array array = rs.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }
}
