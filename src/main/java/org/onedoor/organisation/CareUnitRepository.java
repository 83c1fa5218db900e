package org.onedoor.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CareUnitRepository {
    private static final String TEAM =
            "select org_id as organisation_id, team_id as id, code, name, type_code, service_area, ended from organisation.team ";

    private final JdbcClient jdbc;

    CareUnitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Unit(
            UUID unitId,
            String code,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            long version) {}

    /** @param validTo the last day; none while it goes on */
    record Part(
            UUID unitId,
            String part,
            String ofCode,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        boolean isDistrict() {
            return part.equals("district");
        }

        boolean isOn(LocalDate day) {
            return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
        }
    }

    List<Unit> all() {
        return jdbc.sql("""
                select unit_id, code, name, valid_from, valid_to, version from organisation.care_unit
                 order by lower(name), code limit 500
                """).query(Unit.class).list();
    }

    List<Part> parts() {
        return jdbc.sql("""
                select unit_id, part, of_code, valid_from, valid_to from organisation.care_unit_part
                 order by unit_id, part, of_code, valid_from limit 50000
                """).query(Part.class).list();
    }

    List<Team> teams(LocalDate day) {
        return jdbc.sql(TEAM + "where ended is null or ended > :day order by name, code limit 2000")
                .param("day", day)
                .query(Team.class)
                .list();
    }

    List<Team> teamsOf(Collection<String> codes) {
        return jdbc.sql(TEAM + "where code = any(:codes) order by name, code")
                .param("codes", codes.toArray(String[]::new))
                .query(Team.class)
                .list();
    }

    void begin(UUID unitId, String code, String name, LocalDate from) {
        jdbc.sql("""
                insert into organisation.care_unit (unit_id, code, name, valid_from) values (:id, :code, :name, :from)
                """)
                .param("id", unitId)
                .param("code", code)
                .param("name", name)
                .param("from", from)
                .update();
    }

    void add(UUID unitId, String part, String ofCode, LocalDate from) {
        jdbc.sql("""
                insert into organisation.care_unit_part (unit_id, part, of_code, valid_from)
                values (:id, cast(:part as text), :code, :from)
                """)
                .param("id", unitId)
                .param("part", part)
                .param("code", ofCode)
                .param("from", from)
                .update();
    }

    /** The part is no longer of the unit from a day on; one that began that day was never of it. */
    void end(Part part, LocalDate from) {
        String sql = part.validFrom().isBefore(from)
                ? "update organisation.care_unit_part set valid_to = cast(:from as date) - 1"
                : "delete from organisation.care_unit_part";
        jdbc.sql(sql + """
                 where unit_id = :id and part = :part and of_code = :code and valid_from = :began
                """)
                .param("from", from)
                .param("id", part.unitId())
                .param("part", part.part())
                .param("code", part.ofCode())
                .param("began", part.validFrom())
                .update();
    }

    boolean rename(UUID unitId, String name, long version) {
        return jdbc.sql("""
                        update organisation.care_unit set name = :name, version = version + 1
                         where unit_id = :id and version = :version
                        """)
                        .param("name", name)
                        .param("id", unitId)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean end(UUID unitId, LocalDate last, long version) {
        return jdbc.sql("""
                        update organisation.care_unit set valid_to = :last, version = version + 1
                         where unit_id = :id and version = :version
                        """)
                        .param("last", last)
                        .param("id", unitId)
                        .param("version", version)
                        .update()
                == 1;
    }
}
