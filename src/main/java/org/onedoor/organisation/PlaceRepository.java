package org.onedoor.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlaceRepository {
    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ResidentPlace> residentPlace(String postcodeKey) {
        return jdbc.sql("""
                select p.postcode, p.lsoa_code, l.name as lsoa, l.ward_code, l.ward, l.district_code,
                       d.name as district, l.imd_decile, p.latitude, p.longitude
                  from organisation.postcode p
                  join organisation.lsoa l on l.lsoa_code = p.lsoa_code
                  join organisation.district d on d.district_code = l.district_code
                 where p.postcode = :postcodeKey
                """)
                .param("postcodeKey", postcodeKey)
                .query((rs, _) -> new ResidentPlace(
                        Postcode.shown(rs.getString("postcode")),
                        rs.getString("lsoa_code"),
                        rs.getString("lsoa"),
                        rs.getString("ward_code"),
                        rs.getString("ward"),
                        rs.getString("district_code"),
                        rs.getString("district"),
                        rs.getInt("imd_decile"),
                        rs.getDouble("latitude"),
                        rs.getDouble("longitude")))
                .optional();
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
}
