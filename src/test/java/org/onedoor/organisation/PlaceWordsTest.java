package org.onedoor.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.organisation.PlaceWords.Named;
import org.onedoor.organisation.PlaceWords.Read;
import org.onedoor.organisation.Whereabouts.Found;
import org.onedoor.organisation.Whereabouts.Several;
import org.onedoor.organisation.Whereabouts.Unknown;
import org.springframework.beans.factory.annotation.Autowired;

@OneDoorTest
class PlaceWordsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @Autowired
    PlaceWords words;

    @Autowired
    Geography geography;

    @Test
    void theConcordatsOwnSentenceIsReadWithItsSlipReported() {
        Read read = words.read(
                "This local action plan covers the North Essex area only covering the geographical areas of Colchester, tendering, Maldon, Braintree, Chelmsford, Uttlesford, Harlow and Epping Forest.");
        assertThat(read.found())
                .extracting(Named::name)
                .containsExactly(
                        "Colchester",
                        "Tendring",
                        "Maldon",
                        "Braintree",
                        "Chelmsford",
                        "Uttlesford",
                        "Harlow",
                        "Epping Forest");
        assertThat(read.found())
                .filteredOn(each -> each.written() != null)
                .extracting(Named::written)
                .containsExactly("tendering");
        assertThat(read.unknown()).isEmpty();
    }

    @Test
    void whatNamesNoDistrictIsReportedAndNotGuessed() {
        Read read = words.read("Southend; the borough of Castle Point, Barlow, Suffolk");
        assertThat(read.found()).extracting(Named::name).containsExactly("Southend-on-Sea", "Castle Point", "Harlow");
        assertThat(read.found()).extracting(Named::written).containsExactly("Southend", null, "Barlow");
        assertThat(read.unknown()).containsExactly("Suffolk");
        assertThat(words.read("Essex").found()).isEmpty();
    }

    @Test
    void everyDistrictLiesInOneAllianceAndBoard() {
        List<DistrictPlace> all = geography.districts(DAY);
        assertThat(all).hasSize(14).allSatisfy(each -> {
            assertThat(each.alliance()).isNotNull();
            assertThat(each.icb()).isNotNull();
            assertThat(each.policeDistrict()).isNotBlank();
            assertThat(each.smallAreas()).isPositive();
        });
        assertThat(all.stream().filter(each -> each.countyCouncil() == null))
                .extracting(DistrictPlace::name)
                .containsExactly("Southend-on-Sea", "Thurrock");
        assertThat(all.stream().map(DistrictPlace::policeDistrict).distinct()).hasSize(10);
    }

    @Test
    void aSmallAreaOf2011IsFoundByWhatItBecame() {
        assertThat(geography.find(" e01021541 ", DAY))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.what())
                                .isEqualTo("Small area E01021541 of 2011, which became E01034081 and E01034082"));
        assertThat(geography.find("E01015814", DAY))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.what()).isEqualTo("Small area E01015814"));
        assertThat(geography.find("E01000001", DAY)).isInstanceOf(Unknown.class);
    }

    @Test
    void aPracticeIsFoundByTheFirstWordsOfItsNameAndSeveralAreOffered() {
        assertThat(geography.find("f81003", DAY)).isInstanceOf(Found.class);
        assertThat(geography.find("THE ", DAY)).isInstanceOf(Several.class);
        assertThat(geography.find("Nowhere in particular", DAY))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).contains("Type a postcode"));
    }
}
