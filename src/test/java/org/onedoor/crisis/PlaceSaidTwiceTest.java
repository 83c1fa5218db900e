package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What kind of place somebody was taken to, and which one, go together: what is done, and who is alarmed, follows from it. */
@OneDoorTest
class PlaceSaidTwiceTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Night night;

    @Autowired
    DomainTime time;

    private Visitor officer;
    private Visitor suite;
    private String place = "";
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void somebodyOnTheirWay() {
        night.at("2024-06-12T21:00:00Z");
        officer = new Visitor(port).signIn(night.officer().username());
        suite = new Visitor(port).signIn(night.suite().username());
        place = Night.name("Suite");
        night.place(new Visitor(port).signIn(night.manager().username()), place, "RM17 6SL");
        night.confirm(suite, place, 1, "open");
        id = Night.id(night.beginning(officer, "s136", Night.name("Robin"), "").send());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private String chosen(String name) {
        return Night.placeId(suite.open("/crisis/places"), name);
    }

    @Test
    void aHealthBasedPlaceIsNoOtherKindOfPlace() {
        for (String kind : new String[] {"emergency-department", "private-home", "other"}) {
            Page refused = night.record(officer, id, "arrived", "placeType", kind, "place", chosen(place));
            assertThat(refused.status()).as(kind).isEqualTo(422);
            assertThat(refused.text())
                    .contains(place + " is not that kind of place: it is a health-based place of safety");
            assertThat(refused.document()
                            .select("[name=place] option[selected]")
                            .text())
                    .contains(place);
        }
        assertThat(officer.open("/crisis/" + id).text()).contains("No clock runs yet");
        Page arrived = night.record(officer, id, "arrived", "placeType", "health-based", "place", chosen(place));
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
        assertThat(arrived.text()).doesNotContain("No clock runs yet");
    }

    @Test
    void accidentAndEmergencyIsNoHealthBasedPlace() {
        String name = Night.name("Emergency department");
        night.emergency(
                new Visitor(port)
                        .signIn(cast.account("manager", Organisation.idOfOds("RAJ"), null)
                                .username()),
                name,
                "SS16 5NL");
        Page refused = night.record(officer, id, "arrived", "placeType", "health-based", "place", chosen(name));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(name + " is not that kind of place: it is accident and emergency");
        assertThat(night.record(officer, id, "entered", "placeType", "health-based", "place", chosen(name))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whySomebodyWasHeldInAPoliceStationIsSaidOfAPoliceStationOnlyAndThenEverybodyIsTold() {
        Page refused = night.record(
                officer,
                id,
                "arrived",
                "placeType",
                "health-based",
                "stationReason",
                "no-place",
                "authoriser",
                "Supt Teal");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("If the person is in one, choose 'Police station'");
        assertThat(refused.document().select("[name=authoriser]").val()).isEqualTo("Supt Teal");
        Page told = night.record(
                officer,
                id,
                "arrived",
                "placeType",
                "police-station",
                "stationReason",
                "no-place",
                "authoriser",
                "Supt Teal");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.text()).contains("Police station");
    }

    @Test
    void whoHasNothingToSayOfAPoliceStationMaySaySo() {
        Page arrived = night.record(
                officer,
                id,
                "arrived",
                "placeType",
                "health-based",
                "stationReason",
                "not-known",
                "authoriser",
                "nobody");
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
    }
}
