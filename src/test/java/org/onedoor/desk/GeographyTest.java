package org.onedoor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who answers for a place: asked by anyone who works here. */
@OneDoorTest
class GeographyTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private Visitor navigator;

    @BeforeEach
    void somebodyAsks() {
        navigator = new Visitor(port).signIn(cast.navigator().username());
    }

    private Page ask(String what) {
        return navigator.open("/places?q=" + what.replace(" ", "+"));
    }

    @Test
    @Shows("S11")
    void oneQuestionSaysEverythingThatAnswersForAPostcodeASmallAreaOrAPractice() {
        Page postcode = ask("rm18 8eb");
        assertThat(postcode.text())
                .contains("Postcode RM18 8EB", "District Thurrock", "Councils Thurrock Council")
                .contains("Police district Thurrock, Essex Police")
                .contains("Alliance Thurrock Alliance", "Integrated care board NHS Mid and South Essex")
                .containsPattern("The nearest practices .*PCN");
        Page area = ask("E01021541");
        assertThat(area.text())
                .contains("of 2011, which became E01034081 and E01034082")
                .contains("District Chelmsford", "Councils Chelmsford City Council; Essex County Council")
                .contains("Police district Chelmsford and Maldon")
                .containsPattern("The nearest practices .*PCN");
        Page practice = ask("F81010");
        assertThat(practice.text())
                .containsPattern("Primary care network .*PCN")
                .containsPattern("By where it is .*District .*Police district .*Alliance .*Integrated care board")
                .contains("By where the practice's people are registered");
        assertThat(ask("ZZ99 9ZZ").status()).isEqualTo(404);
        assertThat(ask("ZZ99 9ZZ").text()).contains("is not among the postcodes");
    }

    @Test
    @Shows("V41")
    void theCountyIsFourteenDistrictsWithinAlliancesAndBoards() {
        Page county = navigator.open("/services").follow("Places, and who answers for them");
        List<String> rows = county.document().select("table tbody tr").eachText();
        assertThat(county.text()).contains("14 districts");
        for (String district : List.of(
                "Southend-on-Sea",
                "Thurrock",
                "Basildon",
                "Braintree",
                "Brentwood",
                "Castle Point",
                "Chelmsford",
                "Colchester",
                "Epping Forest",
                "Harlow",
                "Maldon",
                "Rochford",
                "Tendring",
                "Uttlesford")) {
            assertThat(rows)
                    .filteredOn(row -> row.contains(district))
                    .as(district)
                    .anyMatch(row -> row.contains("Integrated Care Board")
                            && (row.contains("Alliance") || row.contains("Health and Care Partnership")));
        }
        assertThat(rows).hasSize(14);
        assertThat(county.follow("Tendring").text()).contains("Tendring, a district", "North East Essex Alliance");
    }

    @Test
    @Shows("S04")
    void theEightCorePartnersThePoliceAndTheVoluntarySectorAreNamedWithWhatTheyDo() {
        Page partners = navigator.open("/places").follow("The partners, and what each does");
        List<String> core = partners.document().select("table tbody tr").eachText().stream()
                .filter(row -> row.contains("Core partner"))
                .toList();
        assertThat(core).hasSize(8);
        assertThat(core).filteredOn(row -> row.contains("Commissioner")).hasSize(3);
        assertThat(core).filteredOn(row -> row.contains("Local authority")).hasSize(3);
        assertThat(core)
                .anyMatch(row -> row.contains("EPUT") && row.contains("Provider") && row.contains("For Adults"))
                .anyMatch(row -> row.contains("NELFT") && row.contains("Children and young people"))
                .anyMatch(row -> row.contains("(WE)") && row.contains("Hertfordshire and West Essex ICS"))
                .anyMatch(row -> row.contains("(NEE)") && row.contains("Suffolk and North East Essex ICS"))
                .anyMatch(row -> row.contains("(MSE)") && row.contains("Mid and South Essex ICS"));
        assertThat(partners.document().select("table tbody tr").eachText())
                .anyMatch(row -> row.contains("Essex Police") && row.contains("Engaged") && row.contains("Police"))
                .anyMatch(row -> row.contains("Samaritans") && row.contains("Voluntary, community, faith"));
    }
}
