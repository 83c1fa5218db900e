package org.onedoor.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Whereabouts.SmallArea;
import org.onedoor.platform.Postcode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlaceRepository {
    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ResidentPlace> residentPlace(String postcodeKey) {
        return Optional.ofNullable(residentPlaces(List.of(postcodeKey)).get(postcodeKey));
    }

    /** By the postcode's key. */
    Map<String, ResidentPlace> residentPlaces(Collection<String> postcodeKeys) {
        Map<String, ResidentPlace> found = new HashMap<>();
        jdbc.sql("""
                select p.postcode, p.lsoa_code, l.name as lsoa, l.ward_code, l.ward, l.district_code,
                       d.name as district, l.imd_decile, p.latitude, p.longitude
                  from organisation.postcode p
                  join organisation.lsoa l on l.lsoa_code = p.lsoa_code
                  join organisation.district d on d.district_code = l.district_code
                 where p.postcode = any(:postcodeKeys)
                """).param("postcodeKeys", postcodeKeys.toArray(String[]::new)).query(rs -> {
            found.put(
                    rs.getString("postcode"),
                    new ResidentPlace(
                            Postcode.shown(rs.getString("postcode")),
                            rs.getString("lsoa_code"),
                            rs.getString("lsoa"),
                            rs.getString("ward_code"),
                            rs.getString("ward"),
                            rs.getString("district_code"),
                            rs.getString("district"),
                            rs.getInt("imd_decile"),
                            rs.getDouble("latitude"),
                            rs.getDouble("longitude")));
        });
        return found;
    }

    /** Whether any postcode here has these letters and digits before its last three. */
    boolean hasOutward(String outward) {
        return jdbc.sql("select exists (select 1 from organisation.postcode where postcode like :outward || '___')")
                .param("outward", outward)
                .query(Boolean.class)
                .single();
    }

    List<String> lsoas2021(String lsoa2011) {
        return jdbc.sql("""
                select lsoa21_code from organisation.lsoa_change where lsoa11_code = :lsoa2011 order by lsoa21_code
                """).param("lsoa2011", lsoa2011).query(String.class).list();
    }

    Map<String, String> districts() {
        Map<String, String> answer = new LinkedHashMap<>();
        jdbc.sql("select district_code, name from organisation.district order by name limit 500")
                .query(rs -> {
                    answer.put(rs.getString("district_code"), rs.getString("name"));
                });
        return answer;
    }

    record DistrictRow(
            String code,
            String name,
            @Nullable String council,
            @Nullable String countyCouncil,
            @Nullable String policeDistrict,
            @Nullable String policeAsAt,
            @Nullable String subIcb,
            int smallAreas) {}

    /** Each district lies within one sub-ICB; were one ever split, the one with most of its small areas counts. */
    List<DistrictRow> districtRows() {
        return jdbc.sql("""
                select d.district_code as code, d.name, a.council, a.county_council, a.police_district, a.police_as_at,
                       mode() within group (order by l.sub_icb) as sub_icb, count(l.lsoa_code)::int as small_areas
                  from organisation.district d
                  left join organisation.district_answer a on a.district_code = d.district_code
                  left join organisation.lsoa l on l.district_code = d.district_code
                 group by d.district_code, d.name, a.council, a.county_council, a.police_district, a.police_as_at
                 order by d.name
                 limit 500
                """).query(DistrictRow.class).list();
    }

    /** Each district with the alliance that its sub-ICB was in on a day, by name. */
    List<Organisations.Area> areas(LocalDate on) {
        return jdbc.sql("""
                select d.district_code as code, d.name, alliance.organisation_id as alliance_id, alliance.name as alliance
                  from organisation.district d
                  left join lateral (
                       select mode() within group (order by l.sub_icb) as code
                         from organisation.lsoa l where l.district_code = d.district_code) sub_icb on true
                  left join lateral (
                       select o.organisation_id, o.name
                         from organisation.organisation s
                         join organisation.membership m on m.member_id = s.organisation_id
                         join organisation.organisation o on o.organisation_id = m.of_id
                        where s.ods_code = sub_icb.code and o.kind = 'alliance'
                          and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
                        order by m.valid_from desc, o.organisation_id
                        limit 1) alliance on true
                 order by d.name
                 limit 500
                """).param("on", on).query(Organisations.Area.class).list();
    }

    long edition() {
        return jdbc.sql("select edition from organisation.place_edition")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Optional<SmallArea> smallArea(String lsoaCode) {
        return jdbc.sql("""
                select lsoa_code as code, name, ward, district_code, imd_decile, latitude, longitude
                  from organisation.lsoa where lsoa_code = :code
                """).param("code", lsoaCode).query(SmallArea.class).optional();
    }

    /** The practices open on a day that stand nearest, as the crow flies: a degree of longitude is shorter here. */
    List<UUID> nearestPractices(double latitude, double longitude, LocalDate on, int most) {
        return jdbc.sql("""
                select o.organisation_id
                  from organisation.organisation o
                  join organisation.postcode p on p.postcode = replace(o.postcode, ' ', '')
                 where o.kind = 'practice' and (o.opened is null or o.opened <= :on)
                   and (o.closed is null or o.closed > :on)
                 order by power(p.latitude - :latitude, 2)
                          + power((p.longitude - :longitude) * cos(radians(:latitude)), 2), o.organisation_id
                 limit :most
                """)
                .param("latitude", latitude)
                .param("longitude", longitude)
                .param("on", on)
                .param("most", most)
                .query(UUID.class)
                .list();
    }
}
