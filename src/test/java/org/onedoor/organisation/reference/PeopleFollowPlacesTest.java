package org.onedoor.organisation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After postcodes were read anew the rows of people follow by themselves, and nobody has to think of a rebuild. */
@OneDoorTest
class PeopleFollowPlacesTest {
    @Autowired
    ReferenceData reference;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Organisations organisations;

    @Autowired
    PlaceFilters places;

    @Autowired
    List<Pump> pumps;

    @AfterEach
    void asItWasShipped() {
        reference.load(new PlaceImports.Postcodes(template), CsvFile.resource("/reference/geo/essex_postcodes.csv.gz"));
        follow();
    }

    private void follow() {
        InJob.run(() -> pumps.stream()
                .filter(pump -> pump.name().equals("follow-places"))
                .findFirst()
                .orElseThrow()
                .run());
    }

    @Test
    void whoeverLivesWhereAPostcodeIsNowInAnotherDistrictMovesWithIt() {
        String postcode = jdbc.sql("""
                select p.postcode from organisation.postcode p
                  join organisation.lsoa l on l.lsoa_code = p.lsoa_code
                  join organisation.district d on d.district_code = l.district_code
                 where d.name = 'Southend-on-Sea' and p.postcode like 'SS2%'
                 order by p.postcode desc limit 1
                """).query(String.class).single();
        String lsoa = jdbc.sql("""
                select l.lsoa_code from organisation.lsoa l
                  join organisation.district d on d.district_code = l.district_code
                 where d.name = 'Harlow' order by l.lsoa_code limit 1
                """).query(String.class).single();
        String reference = doing.referral(cast.gp().actor(), livingAt(postcode));
        UUID person = doing.person(reference);
        assertThat(district(person)).isEqualTo("Southend-on-Sea");
        assertThat(onTheRow(person)).isEqualTo("Southend-on-Sea");

        String row = jdbc.sql("""
                select 'postcode,lat,lon,lsoa21_approx,district_code,match' || chr(10) || postcode || ',' || latitude || ','
                       || longitude || ',' || :lsoa || ',' || (select district_code from organisation.lsoa where lsoa_code = :lsoa)
                       || ',in' || chr(10)
                  from organisation.postcode where postcode = :postcode
                """)
                .param("lsoa", lsoa)
                .param("postcode", postcode)
                .query(String.class)
                .single();
        assertThat(this.reference
                        .load(new PlaceImports.Postcodes(template), CsvFile.of("postcodes.csv", row))
                        .changed())
                .isEqualTo(1);
        follow();
        assertThat(district(person)).isEqualTo("Harlow");
        assertThat(onTheRow(person)).isEqualTo("Harlow");
    }

    @Test
    void aFileThatChangesNothingMakesNobodyLook() {
        long before = organisations.placeEdition();
        reference.load(new PlaceImports.Postcodes(template), CsvFile.resource("/reference/geo/essex_postcodes.csv.gz"));
        assertThat(organisations.placeEdition()).isEqualTo(before);
    }

    private String district(UUID person) {
        return organisations
                .districts()
                .getOrDefault(
                        places.homes(List.of(person))
                                .getOrDefault(person, Home.UNKNOWN)
                                .district(),
                        "None");
    }

    private String onTheRow(UUID person) {
        return TestPostgres.stored()
                .sql("""
                select d.name from frontdoor.worklist w join organisation.district d on d.district_code = w.district
                 where w.person_id = :person and w.lane = 'owner'
                """)
                .param("person", person)
                .query(String.class)
                .single();
    }

    private static Details livingAt(String postcode) {
        Details like = Cast.somebody(new Random());
        return new Details(
                null,
                like.familyName(),
                like.givenName(),
                null,
                like.birthDate(),
                like.gender(),
                "1 Example Road",
                postcode,
                "07700 900123",
                null,
                "F81088",
                null,
                false,
                false,
                null);
    }
}
