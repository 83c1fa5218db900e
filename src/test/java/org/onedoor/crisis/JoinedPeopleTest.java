package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.people.Person;

/** Whom two joined cases are about, who reaches them, and what room and what limit the one has. */
@OneDoorTest
class JoinedPeopleTest extends JoiningDesk {
    @Test
    void aJoinGivesReachToThoseOnlyWhoHadEitherAndTakingItApartTakesThatBack() {
        UUID near = forces.found("Police of the left bank");
        UUID far = forces.found("Police of the right bank");
        Visitor left = forces.officer(port, near);
        Visitor right = forces.officer(port, far);
        UUID first = begun(left, Night.name("Reach"));
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(right, Night.name("Reach"));
        List<UUID> parties = night.found(first).organisations();
        join(suite, first, night.found(second).number());
        assertThat(right.open("/crisis/" + first).status()).isEqualTo(200);
        assertThat(night.found(first).organisations()).contains(near, far).hasSize(parties.size() + 1);
        Visitor amhp = new Visitor(port).signIn(night.amhp().username());
        assertThat(amhp.open("/crisis/" + first).status()).isEqualTo(404);

        Page page = suite.open("/crisis/" + first + "/join");
        page.form("/apart").with("why", "Two people").send();
        assertThat(night.found(first).organisations()).isEqualTo(parties);
        assertThat(right.open("/crisis/" + first).status()).isEqualTo(404);
        assertThat(left.open("/crisis/" + second).status()).isEqualTo(404);
        assertThat(right.open("/crisis/" + second).status()).isEqualTo(200);
    }

    @Test
    void aTypedNumberIsShownAsTheCaseItNamesBeforeAnythingIsJoinedAndOnlyToWhoReachesIt() {
        UUID near = forces.found("Police of the upper bank");
        Visitor upper = forces.officer(port, near);
        String name = Night.name("Preview");
        UUID first = begun(officer, Night.name("Preview"));
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(suite, name);
        UUID elsewhere = begun(upper, Night.name("Preview"));
        Page shown = typed(suite, first, night.found(second).number().toLowerCase(java.util.Locale.UK));
        assertThat(shown.document().select("#preview ~ *").text())
                .contains(
                        night.found(second).number(), name, night.found(second).foundAt(), "Fri 15 Mar 2024 at 20:05");
        assertThat(night.found(second).joined()).isNull(); // nothing is joined before it is confirmed
        assertThat(night.found(first).joined()).isNull();
        assertThat(shown.form("/join").send().text()).contains("The two cases are one now");
        assertThat(night.found(second).joined()).isNotNull();

        Page beyond = typed(officer, first, night.found(elsewhere).number());
        Page nothing = typed(officer, first, "PS-AAAA-AAAA");
        for (Page page : List.of(beyond, nothing)) { // what is out of reach and what is not are answered alike
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).contains("No case that you can open has this number");
            assertThat(page.document().select("#preview")).isEmpty();
        }
        assertThat(typed(officer, first, night.found(first).number()).text())
                .contains("That is the number of this case");
    }

    @Test
    void afterTheEndAForceReadsHowItsOwnCaseDescribedThemAndNothingOfTheOtherForcesWords() {
        UUID near = forces.found("Police of the north lock");
        UUID far = forces.found("Police of the south lock");
        Visitor north = forces.officer(port, near);
        Visitor south = forces.officer(port, far);
        String theirs = Night.name("Northern words");
        String own = Night.name("Southern words");
        UUID first = begun(north, theirs);
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(south, own);
        night.record(suite, first, "arrived", "placeType", "health-based");
        join(suite, first, night.found(second).number());
        night.record(suite, first, "ended", "outcome", "discharged", "managed", "home", "suitable", "yes");

        Page paper = south.open("/crisis/" + second);
        assertThat(paper.text())
                .contains("This case has ended", night.found(second).number(), own)
                .doesNotContain(theirs, night.found(first).number());
        Page other = north.open("/crisis/" + first);
        assertThat(other.text()).contains(night.found(first).number(), theirs).doesNotContain(own);
    }

    @Test
    void twoCasesWithARoomEachAtOnePlaceAreOnePersonInOneRoomAndTheOtherIsFreeAgain() {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        String place = Night.name("Twice there");
        night.place(manager, place, "RM17 6SL", "rooms", "2");
        night.confirm(suite, place, 1, "open");
        night.confirm(suite, place, 2, "open");
        UUID first = begun(officer, Night.name("Twice"));
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(officer, Night.name("Twice"));
        String chosen = Night.placeId(suite.open("/crisis/places"), place);
        for (UUID each : List.of(first, second)) {
            night.record(officer, each, "arrived", "placeType", "health-based", "place", chosen);
        }
        int before = rooms.heldBy(second).orElseThrow().room();
        join(suite, first, night.found(second).number());
        assertThat(rooms.heldBy(first)).isPresent();
        assertThat(rooms.heldBy(second)).isEmpty();
        var shown = suite.open("/crisis/places").document();
        assertThat(shown.select("#r-" + chosen + "-"
                                + rooms.heldBy(first).orElseThrow().room())
                        .text())
                .contains("Occupied");
        assertThat(shown.select("#r-" + chosen + "-" + before).text())
                .contains("Free")
                .doesNotContain("Being cleaned", "Occupied");
    }

    @Test
    void aRoomGoesWithThePersonWhoIsInItAndComesBack() {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        String place = Night.name("Joined suite");
        night.place(manager, place, "RM17 6SL");
        night.confirm(suite, place, 1, "open");
        UUID first = begun(officer, Night.name("Room"));
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(officer, Night.name("Room"));
        String chosen = Night.placeId(suite.open("/crisis/places"), place);
        night.record(officer, second, "arrived", "placeType", "health-based", "place", chosen);
        assertThat(rooms.heldBy(second)).isPresent();

        join(suite, first, night.found(second).number());
        assertThat(rooms.heldBy(first).orElseThrow().placeId()).isEqualTo(UUID.fromString(chosen));
        assertThat(rooms.heldBy(second)).isEmpty();
        assertThat(suite.open("/crisis/places")
                        .document()
                        .select("#r-" + chosen + "-1")
                        .text())
                .contains("Occupied");

        Page page = suite.open("/crisis/" + first + "/join");
        page.form("/apart").with("why", "Two people").send();
        assertThat(rooms.heldBy(second).orElseThrow().placeId()).isEqualTo(UUID.fromString(chosen));
        assertThat(rooms.heldBy(first)).isEmpty();
        assertThat(suite.open("/crisis/places")
                        .document()
                        .select("#r-" + chosen + "-1")
                        .text())
                .contains("Occupied");
    }

    @Test
    void whereTheOtherClockHasRunOutTheOneCaseHasNoAuthorityAndTakenApartEachHasItsOwn() {
        UUID first = begun(officer, Night.name("Clock"));
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(officer, Night.name("Clock"));
        night.record(officer, second, "arrived", "placeType", "health-based");
        night.at("2024-03-16T19:00:00Z");
        night.record(officer, first, "arrived", "placeType", "health-based");
        night.at("2024-03-16T20:30:00Z");
        assertThat(suite.open("/crisis/" + second).text()).contains("AUTHORITY EXPIRED");
        assertThat(suite.open("/crisis/" + first).text()).doesNotContain("AUTHORITY EXPIRED");

        assertThat(join(suite, first, night.found(second).number()).text()).contains("AUTHORITY EXPIRED");
        Page page = suite.open("/crisis/" + first + "/join");
        page.form("/apart").with("why", "Two people").send();
        assertThat(suite.open("/crisis/" + first).text()).doesNotContain("AUTHORITY EXPIRED");
        assertThat(suite.open("/crisis/" + second).text()).contains("AUTHORITY EXPIRED");
    }

    @Test
    void theOneCaseIsAboutWhoeverIsKnownAndNeverAboutOneOfTwo() {
        Person known = planning.somebody();
        UUID first = begun(officer, Night.name("Who"));
        UUID unknown = night.found(first).personId();
        night.at("2024-03-15T20:05:00Z");
        UUID second = begun(officer, Night.name("Who"));
        identify(second, known);
        assertThat(night.found(second).personId()).isEqualTo(known.personId());

        join(suite, first, night.found(second).number());
        assertThat(night.found(first).personId()).isEqualTo(known.personId());
        Page page = suite.open("/crisis/" + first + "/join");
        page.form("/apart").with("why", "Two people").send();
        assertThat(night.found(first).personId()).isEqualTo(unknown);
        // Whoever joined them and took them apart looks after nobody by that.
        assertThat(jdbc.sql("select count(*) from access.relationship where source_id = :id and until is null")
                        .param("id", first)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(night.found(second).personId()).isEqualTo(known.personId());

        identify(first, planning.somebody());
        Page refused = join(suite, first, night.found(second).number());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("The two cases are about two people");
        assertThat(night.found(second).joined()).isNull();
    }

    @Test
    void ofThreeJoinedCasesThoseThatStayAreAboutTheirOwnPersonWhenOneIsTakenOut() {
        for (boolean livingKnown : List.of(true, false)) {
            Person known = planning.somebody();
            night.at("2024-03-15T20:00:00Z");
            UUID living = begun(officer, Night.name("Three"));
            UUID unknown = night.found(living).personId();
            if (livingKnown) {
                night.at("2024-03-15T20:02:00Z");
                identify(living, known);
            }
            night.at("2024-03-15T20:05:00Z");
            UUID out = begun(officer, Night.name("Three"));
            if (!livingKnown) {
                identify(out, known);
            }
            night.at("2024-03-15T20:10:00Z");
            UUID stays = begun(officer, Night.name("Three"));
            UUID third = night.found(stays).personId();
            night.at("2024-03-15T20:20:00Z");
            join(suite, living, night.found(out).number());
            night.at("2024-03-15T20:25:00Z");
            join(suite, living, night.found(stays).number());
            assertThat(night.found(living).personId()).isEqualTo(known.personId());

            night.at("2024-03-15T20:30:00Z");
            apart(living, out);
            assertThat(night.found(out).joined()).isNull();
            assertThat(night.found(living).personId())
                    .as("the one that stays known: " + livingKnown)
                    .isEqualTo(livingKnown ? known.personId() : unknown);
            night.at("2024-03-15T20:35:00Z");
            apart(living, stays);
            assertThat(night.found(living).personId()).isEqualTo(livingKnown ? known.personId() : unknown);
            assertThat(night.found(stays).personId()).isEqualTo(third);
        }
    }

    private void apart(UUID living, UUID out) {
        suite.open("/crisis/" + living + "/join")
                .formIn("#joined-" + night.found(out).number(), "/apart")
                .with("why", "Two people")
                .send();
    }

    @Test
    void aRoomGivenUpByJoiningIsTakenAgainWhenTheyAreTakenApartOrItsPromiseIsNone() {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        for (boolean takenSince : List.of(false, true)) {
            night.at("2024-03-15T20:00:00Z");
            String left = Night.name("Left suite");
            String right = Night.name("Right suite");
            for (String place : List.of(left, right)) {
                night.place(manager, place, "RM17 6SL");
                night.confirm(suite, place, 1, "open");
            }
            UUID first = begun(officer, Night.name("Promise"));
            night.at("2024-03-15T20:05:00Z");
            UUID second = begun(officer, Night.name("Promise"));
            claim(first, left);
            night.at("2024-03-15T20:06:00Z");
            claim(second, right);
            UUID promised = rooms.heldBy(first).orElseThrow().placeId();
            night.at("2024-03-15T20:10:00Z");
            join(suite, first, night.found(second).number());
            assertThat(rooms.heldBy(first).orElseThrow().placeId()).isNotEqualTo(promised);
            if (takenSince) {
                night.at("2024-03-15T20:12:00Z");
                while (rooms.find(promised).orElseThrow().rooms().stream().anyMatch(room -> room.claim() == null)) {
                    claim(begun(officer, Night.name("Promise")), left);
                }
            }
            night.at("2024-03-15T20:20:00Z");
            apart(first, second);
            assertThat(rooms.heldBy(second)).isPresent();
            // What the case says and what the place has are one.
            assertThat(rooms.heldBy(first).isPresent()).isEqualTo(!takenSince);
            assertThat(CaseState.of(cases.facts(first)).promised()).isEqualTo(takenSince ? null : promised);
        }
    }

    private void claim(UUID id, String place) {
        Night.press(suite.open("/crisis/" + id + "/destination"), "Claim " + place);
    }

    private void identify(UUID id, Person person) {
        java.time.LocalDate birth = java.util.Objects.requireNonNull(person.birthDate());
        suite.open("/crisis/" + id + "/identify")
                .form("/identify")
                .with("nhsNumber", java.util.Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", java.util.Objects.requireNonNull(person.familyName()))
                .with("givenName", java.util.Objects.requireNonNull(person.givenName()))
                .with("birthDate-day", String.valueOf(birth.getDayOfMonth()))
                .with("birthDate-month", String.valueOf(birth.getMonthValue()))
                .with("birthDate-year", String.valueOf(birth.getYear()))
                .send();
    }
}
