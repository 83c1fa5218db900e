package org.onedoor.organisation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.importing.CsvFile;
import org.onedoor.platform.importing.ImportRuns;
import org.onedoor.platform.importing.ImportRuns.Reject;
import org.onedoor.platform.importing.Importing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@OneDoorTest
class ReferenceDataTest {
    private static final String PRACTICES =
            "code,name,icb,sub_icb,address,postcode,open_date,close_date,status,prescribing_setting,provider,district_code,lsoa21_approx\n";

    @Autowired
    ReferenceData reference;

    @Autowired
    ImportRuns runs;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theShippedFilesAreAllIn() {
        assertThat(count("organisation.postcode")).isEqualTo(44_740);
        assertThat(count("organisation.lsoa")).isGreaterThanOrEqualTo(1_111);
        assertThat(count("organisation.district")).isEqualTo(14);
        assertThat(count("organisation.organisation where kind = 'pcn'")).isEqualTo(46);
    }

    @Test
    void theSameFileAgainAddsAndChangesNothing() {
        Importing again = reference.load(
                new PlaceImports.Postcodes(jdbc), CsvFile.resource("/reference/geo/essex_postcodes.csv.gz"));
        assertThat(again.added()).isZero();
        assertThat(again.changed()).isZero();
        assertThat(again.unchanged()).isEqualTo(44_740);
        assertThat(again.rejected()).isZero();
    }

    @Test
    void anEditedFileChangesExactlyItsRows() {
        PlaceImports.Sites sites = new PlaceImports.Sites(jdbc);
        String mark = java.util.UUID.randomUUID().toString();
        String first = "name,lat,lon\nA %1$s,51.5,0.1\nB %1$s,51.6,0.2\n".formatted(mark);
        assertThat(reference.load(sites, CsvFile.of("sites.csv", first)).added())
                .isEqualTo(2);
        Importing edited = reference.load(
                sites, CsvFile.of("sites.csv", first.replace("51.6", "51.7") + "C %s,51.8,0.3\n".formatted(mark)));
        assertThat(edited.added()).isEqualTo(1);
        assertThat(edited.changed()).isEqualTo(1);
        assertThat(edited.unchanged()).isEqualTo(1);
    }

    @Test
    void aBadRowIsRefusedWithItsLineAndReasonAndTheRestGoesIn() {
        Importing run =
                reference.load(new OrganisationImports.Practices(jdbc), CsvFile.of("practices.csv", PRACTICES + """
                        X99001,A GOOD SURGERY,QH8,07G,"1 HIGH STREET, GRAYS",RM17 6HU,20010401,,active,4,07G,E06000034,
                        ,NO CODE,QH8,07G,,RM17 6HU,20010401,,active,4,07G,E06000034,
                        X99002,CLOSED BEFORE IT OPENED,QH8,07G,,RM17 6HU,20010401,20000101,closed,4,07G,E06000034,
                        X99003,NO SUCH DAY,QH8,07G,,RM17 6HU,20010230,,active,4,07G,E06000034,
                        X99001,TWICE,QH8,07G,,RM17 6HU,20010401,,active,4,07G,E06000034,
                        X99004,FAR AWAY,QH8,07G,,LS1 1AA,20010401,,active,4,07G,E08000035,
                        X99005,"STRAY QUOTE,QH8,07G,,RM17 6HU,20010401,,active,4,07G,E06000034,
                        X99006,TOO SHORT,QH8
                        x 7,NOT A CODE,QH8,07G,,RM17 6HU,20010401,,active,4,07G,E06000034,
                        X99007,ANOTHER GOOD SURGERY,QH8,07G,,RM17 6HU,20010401,20230331,closed,4,07G,,
                        """));
        assertThat(run.added()).isEqualTo(2);
        List<Reject> rejects = runs.rejects(run.importRunId());
        assertThat(rejects.stream().map(Reject::line)).containsExactly(3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(rejects.stream().map(Reject::reason))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("'code' is empty"),
                        reason -> assertThat(reason).contains("closes on 2000-01-01, before it opens on 2001-04-01"),
                        reason -> assertThat(reason).contains("'open_date' is not a date that exists"),
                        reason -> assertThat(reason).contains("repeats line 2"),
                        reason -> assertThat(reason).contains("E08000035"),
                        reason -> assertThat(reason).contains("quote"),
                        reason -> assertThat(reason).contains("3 values"),
                        reason -> assertThat(reason).contains("not an ODS code"));
    }

    @Test
    void aDirtyPublishedFileKeepsOneRowForEachPlace() {
        Importing run = reference.load(
                new PlaceImports.Sites(jdbc), CsvFile.resource("/reference/ods/hospital_points_essex_box_2022.csv"));
        assertThat(run.rejected()).isPositive();
        assertThat(run.unchanged() + run.rejected()).isEqualTo(65);
        assertThat(runs.rejects(run.importRunId()).stream().map(Reject::reason))
                .allSatisfy(reason -> assertThat(reason).contains("repeats line"));
    }

    @Test
    void aMembershipOfNobodyIsRefused() {
        Importing run = reference.load(new MembershipImports.PracticesInPcns(jdbc), CsvFile.of("members.csv", """
                        practice_code,pcn_code,start_date,end_date
                        Q00000,U06243,20200401,
                        F81110,U06243,20200401,20190401
                        F81110,U06243,,
                        """));
        assertThat(runs.rejects(run.importRunId()).stream().map(Reject::reason))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("No organisation has the code 'Q00000'"),
                        reason -> assertThat(reason).contains("before it begins"),
                        reason -> assertThat(reason).contains("no first day"));
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedWhole() {
        assertThatThrownBy(() -> reference.load(new PlaceImports.Sites(jdbc), CsvFile.of("x.csv", "name,lat\nA,51\n")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no column 'lon'");
    }

    private int count(String from) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + from, Integer.class));
    }
}
