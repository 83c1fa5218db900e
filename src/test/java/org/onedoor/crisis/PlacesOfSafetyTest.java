package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rooms: how they are, whose they are, and that none is ever promised twice. */
@OneDoorTest
class PlacesOfSafetyTest {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Cases cases;

    @Autowired
    Requests requests;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    void fiftyWhoClaimTheLastRoomAtOnceGiveOneWinner() throws Exception {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        String name = Night.name("Suite of one");
        night.place(manager, name, "RM17 6SL");
        UUID place = UUID.fromString(Night.placeId(manager.open("/crisis/places"), name));
        Actor officer = night.officer().actor();
        List<UUID> held = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            held.add(CurrentActor.as(
                    officer,
                    () -> cases.begin(
                            new Cases.Start(Power.S136, time.instant(), "Grays", "Man, about 30", 30, "nurse"), null)));
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> tries = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(50)) {
            for (UUID id : held) {
                tries.add(pool.submit(() -> {
                    start.await();
                    try {
                        CurrentActor.as(officer, () -> requests.promise(id, place, null));
                        return true;
                    } catch (Refused lost) {
                        assertThat(lost).hasMessageContaining("no free room");
                        return false;
                    }
                }));
            }
            start.countDown();
            int won = 0;
            for (Future<Boolean> attempt : tries) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(jdbc.sql("select count(*) from crisis.room_claim where place_id = :place")
                        .param("place", place)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from crisis.fact where kind = 'room-promised' and incident_id = any(:ids)")
                        .param("ids", held.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Shows("C2.06k")
    void aPlaceConfirmsItsRoomsAndWhatItSaidAnHourAgoIsNotReliedOn() {
        night.at("2024-06-01T20:00:00Z");
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        String name = Night.name("Suite");
        night.place(manager, name, "RM17 6SL", "ageTo", "64", "rooms", "2");
        String farther = Night.name("Suite far");
        night.place(manager, farther, "CO4 5JL", "restraint", "yes");
        String emergency = Night.name("Emergency");
        night.place(manager, emergency, "CM2 0AA", "kind", "emergency-department", "restraint", "yes");
        assertThat(part(suite.open("/crisis/places"), name)).contains("never confirmed");
        assertThat(night.confirm(suite, name, 1, "closed").text())
                .contains("Say why the room is closed", "Say when it is expected to open");
        night.confirm(suite, name, 1, "closed", "reason", "A broken door", "reopens", "2024-06-02T09:00");
        night.confirm(suite, name, 2, "open");
        Page now = suite.open("/crisis/places");
        assertThat(part(now, name))
                .contains("Closed: A broken door, expected to open Sun 2 Jun 2024 at 09:00", "confirmed 0 min ago");
        night.at("2024-06-01T21:01:00Z");
        assertThat(part(suite.open("/crisis/places"), name)).contains("last confirmed 61 min ago by ", ": ring first");

        // Where to take somebody says why not, for each.
        Visitor crew = new Visitor(port).signIn(night.crew().username());
        Page restrained = crew.open("/crisis/destinations?postcode=RM17+6SL&age=70&restraint=yes");
        assertThat(Night.row(restrained, name))
                .contains(
                        "0 miles",
                        "1 of 2 rooms free",
                        "ring first",
                        "Takes ages 18 to 64; the person is 70.",
                        "Cannot take somebody who is restrained.");
        assertThat(Night.row(restrained, farther)).contains("Can take the person");
        assertThat(restrained.text().indexOf(farther))
                .isLessThan(restrained.text().indexOf(name));
        night.confirm(suite, name, 2, "open");
        night.confirm(suite, farther, 1, "open");
        Page calm = crew.open("/crisis/destinations?postcode=RM17+6SL&age=30");
        assertThat(calm.text().indexOf(farther)).isGreaterThan(calm.text().indexOf(name));
        assertThat(Night.row(calm, farther)).contains("Can take the person", "miles", "1 of 1 room free");
        assertThat(Night.row(calm, emergency)).contains("For people who need physical treatment");
        Page hurt = crew.open("/crisis/destinations?postcode=RM17+6SL&age=30&body=yes");
        assertThat(Night.row(hurt, name)).contains("an emergency department first");
        assertThat(Night.row(hurt, emergency)).contains("Can take the person");
        assertThat(hurt.text().indexOf(emergency)).isLessThan(hurt.text().indexOf(name));
        assertThat(restrained.document().select("table").text()).doesNotContainIgnoringCase("police");
        // Only the place itself says how its rooms are.
        Visitor other = new Visitor(port).signIn(night.managerOfAmhps().username());
        assertThat(other.open("/crisis/places").document().select("form[action*=" + Night.placeId(now, name) + "]"))
                .isEmpty();
    }

    private static String part(Page page, String name) {
        String text = page.text();
        int from = text.indexOf(name);
        return text.substring(from, Math.min(text.length(), from + 700));
    }

    @Test
    void aPlaceThatSaysNoGivesAReasonAndIntoxicationAloneIsNone() {
        night.at("2024-06-01T20:00:00Z");
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        String name = Night.name("Suite");
        night.place(manager, name, "RM17 6SL");
        String place = Night.placeId(manager.open("/crisis/places"), name);
        UUID id =
                Night.id(night.beginning(officer, "s136", "Man, about 30", "30").send());
        Page refused = night.record(suite, id, "declined", "place", place, "reason", "intoxication");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Intoxication alone is not a reason to turn somebody away");
        Page declined = night.record(suite, id, "declined", "place", place, "reason", "violence");
        assertThat(declined.text())
                .contains("A place of safety said no", name, "Violence that cannot be managed there");
    }
}
