package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rules of eligibility as staff see them, each with the value that failed. */
@OneDoorTest
class EligibilityRowsTest {
    private static final String WEST_ESSEX_PRACTICE = "F81027";
    private static final String THURROCK_PRACTICE = "F81088";
    private static final String HARLOW = "CM17 0AB";
    private static final String THURROCK = "RM18 8EB";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private Page search(String age, String postcode, String practice) {
        return new Visitor(port)
                .signIn(cast.navigator().username())
                .open("/services")
                .form("/services")
                .with("q", "Urgent Community Response")
                .with("age", age)
                .with("postcode", postcode)
                .with("practice", practice)
                .send();
    }

    private static @Nullable Element fits(Page page) {
        return page.document().selectFirst("#fits #service-ucrt");
    }

    @Test
    @Shows("WA.22")
    void outOfHospitalCareIsForAdultsOfEighteenWhoAreRegisteredInWestEssexOrLiveThere() {
        assertThat(fits(search("18", THURROCK, WEST_ESSEX_PRACTICE))).isNotNull();
        assertThat(fits(search("18", HARLOW, THURROCK_PRACTICE))).isNotNull();
        assertThat(fits(search("90", HARLOW, WEST_ESSEX_PRACTICE))).isNotNull();

        Page young = search("17", HARLOW, WEST_ESSEX_PRACTICE);
        assertThat(fits(young)).isNull();
        assertThat(young.document().select("#left-out #service-ucrt").text())
                .contains("18 and over; this person is 17");
        Page elsewhere = search("18", THURROCK, THURROCK_PRACTICE);
        assertThat(fits(elsewhere)).isNull();
        assertThat(elsewhere.document().select("#left-out #service-ucrt").text())
                .contains("this person is in", "(registered), Thurrock (resident)");
        Page wrong = search("18", HARLOW, "NOSUCH");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("No GP practice has this code. Write it like F81088");
    }
}
