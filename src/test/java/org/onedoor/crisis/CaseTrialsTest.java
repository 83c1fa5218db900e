package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.organisation.Organisation;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a fresh pair of eyes tried on a case: ways to lose a clock, to bring back an authority, to see too much. */
@OneDoorTest
class CaseTrialsTest {
    private static final Instant NIGHT = Instant.parse("2024-10-11T20:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    @Autowired
    ObjectProvider<Pump> pumps;

    @Autowired
    DomainTime time;

    private Visitor officer;
    private Visitor suite;

    @BeforeEach
    void aNight() {
        time.set(NIGHT, 0);
        officer = new Visitor(port).signIn(night.officer().username());
        suite = new Visitor(port).signIn(night.suite().username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private UUID begun() {
        return Night.id(night.beginning(officer, "s136", "Man, about 30", "30").send());
    }

    private UUID arrived() {
        UUID id = begun();
        night.record(officer, id, "arrived", "placeType", "health-based");
        return id;
    }

    private void after(Duration passed) {
        time.set(NIGHT.plus(passed), 0);
        InJob.run(() -> pumps.stream().forEach(Pump::run));
    }

    @Test
    void aCaseIsReachedByItsNumberByWhoeverIsAttachedAndIsAbsentForOthers() {
        String number = night.found(begun()).number();
        assertThat(suite.open("/crisis/number/" + number).text()).contains("Case " + number);
        Visitor stranger = new Visitor(port).signIn(cast.gp().username());
        int refused = stranger.open("/crisis/number/" + number).status();
        assertThat(refused)
                .isEqualTo(stranger.open("/crisis/number/PS-AAAA-AAAA").status());
        Visitor otherForce = new Visitor(port)
                .signIn(cast.account("police", UUID.randomUUID(), null).username());
        assertThat(otherForce.open("/crisis/number/" + number).status()).isEqualTo(404);
        assertThat(suite.open("/people")
                        .posting("/people/search")
                        .with("q", number)
                        .send()
                        .text())
                .contains("Case " + number);
    }

    @Test
    void thatNoPowerWasUsedDoesNotUndoAPowerThatIsRecorded() {
        UUID id = arrived();
        Page said = night.record(officer, id, "not-used", "instead", "home");
        if (said.status() == 422) {
            said = night.record(officer, id, "not-used", "instead", firstAnswer(said));
        }
        assertThat(said.text()).contains("A power is recorded").contains("The case and its limit go on");
        assertThat(suite.open("/crisis").text()).contains(night.found(id).number());
        assertThat(night.found(id).hasEnded()).isFalse();
        assertThat(officer.open("/crisis/" + id).text()).contains("What happened, as it was said");
    }

    private static String firstAnswer(Page form) {
        return form.document().select("input[name=instead]").getFirst().val();
    }

    @Test
    void thatTheAuthorityHasEndedCannotBeTickedOff() {
        UUID id = arrived();
        after(Duration.ofHours(24).plusSeconds(1));
        String number = night.found(id).number();
        Page tasks = suite.tasksWith(number);
        assertThat(tasks.document().select("tr").eachText())
                .filteredOn(row -> row.contains(number))
                .anyMatch(row -> row.contains("AUTHORITY EXPIRED") || row.contains("no lawful authority"));
        Page ticked = tasks.posting("/tasks/done")
                .with("subject", id.toString())
                .with("item", number)
                .with("seen", time.instant().toString())
                .with("from", "tasks")
                .send();
        assertThat(ticked.status()).isEqualTo(409);
        assertThat(suite.tasksWith(number).text()).contains(number);
    }

    @Test
    void anExtensionCountsOnlyByADoctorWhoHadBeenAskedAndNotBeforeThePersonWasHeld() {
        UUID id = arrived();
        Visitor keeper = new Visitor(port).signIn(night.managerOfAmhps().username());
        String doctor = Night.name("Dr Trial");
        night.professional(
                keeper,
                "section-12",
                doctor,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2030, 1, 1),
                Night.name("T"),
                "RM17 6SL",
                "2024-10-12T08:00",
                "2024-10-13T08:00");
        time.set(NIGHT.plus(Duration.ofHours(20)), 0);
        Night.press(suite.open("/crisis/" + id + "/find/section-12"), "Ask " + doctor);
        Page form = suite.open("/crisis/" + id + "/do/extended");
        String chosen = form.document().select("input[name=doctor], select[name=doctor] option").stream()
                .map(each -> each.val())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow();
        String reason = form.document()
                .select("input[name=ground], input[name=reason]")
                .getFirst()
                .val();
        String field = form.document()
                .select("input[name=ground], input[name=reason]")
                .getFirst()
                .attr("name");
        Page early = night.record(
                suite, id, "extended", "hours", "12", "doctor", chosen, field, reason, "at", "2024-10-12T10:00");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("was asked to come at", "only, after the time you entered");
        Page before = night.record(
                suite, id, "extended", "hours", "12", "doctor", chosen, field, reason, "at", "2024-10-11T10:00");
        assertThat(before.text()).contains("before the person was held");
    }

    @Test
    void aPoliceStationIsPlannedForNobodyWhoseAgeNobodyHasThoughtAbout() {
        UUID id = Night.id(night.beginning(officer, "s136", "Somebody", "").send());
        Page planned = night.record(
                officer, id, "police-station-planned", "stationReason", "regulations", "authoriser", "Supt Ash");
        assertThat(planned.status()).isEqualTo(409);
        assertThat(planned.text()).contains("Nobody has said how old");
        UUID adult = begun();
        assertThat(night.record(
                                officer,
                                adult,
                                "police-station-planned",
                                "stationReason",
                                "regulations",
                                "authoriser",
                                "Nobody.")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void thePoliceAndTheCrewPutRightOnlyWhatTheyWroteAndACrewEndsNothing() {
        UUID id = begun();
        night.record(officer, id, "conveyance-requested");
        Visitor crew = new Visitor(port).signIn(night.crew().username());
        night.record(suite, id, "arrived", "placeType", "health-based");
        Page seen = suite.open("/crisis/" + id);
        String correct = seen.document().select("a[href*=/correct/]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> suite.open(href).text().contains("Correct: Arriv"))
                .findFirst()
                .orElseThrow();
        Page refused = crew.open(correct)
                .posting(correct.replace("/correct/", "/withdraw/"))
                .with("why", "A slip")
                .send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Another organisation wrote this");
        assertThat(crew.open("/crisis/" + id + "/do/ended").status()).isEqualTo(403);
        assertThat(suite.open("/crisis/" + id).text()).doesNotContain("No arrival recorded");
    }

    @Test
    void aRoomIsThePersonsAgainWhenTheEndWasAMistakeAndNobodysWhenTheArrivalWas() {
        Visitor manager = new Visitor(port).signIn(night.manager().username());
        String place = Night.name("Suite");
        night.place(manager, place, "RM17 6SL");
        night.confirm(suite, place, 1, "open");
        UUID id = begun();
        String chosen = Night.placeId(suite.open("/crisis/places"), place);
        night.record(officer, id, "arrived", "placeType", "health-based", "place", chosen);
        assertThat(room(chosen)).contains("Occupied");
        time.set(NIGHT.plus(Duration.ofHours(1)), 0);
        night.record(suite, id, "assessment-started", "by", "both");
        night.record(suite, id, "ended", "outcome", "discharged-referred", "managed", "home", "suitable", "yes");
        assertThat(room(chosen)).contains("Being cleaned");
        takeBack(id, "Detention ended");
        assertThat(room(chosen)).contains("Occupied");

        takeBack(id, "Arriv");
        assertThat(room(chosen)).doesNotContain("Occupied");
    }

    private String room(String place) {
        return suite.open("/crisis/places")
                .document()
                .select("#r-" + place + "-1")
                .text();
    }

    /** Takes back the newest fact whose form is headed so. */
    private void takeBack(UUID id, String heading) {
        String correct = suite.open("/crisis/" + id).document().select("a[href*=/correct/]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> suite.open(href).text().contains("Correct: " + heading))
                .findFirst()
                .orElseThrow();
        Page done = suite.open(correct)
                .posting(correct.replace("/correct/", "/withdraw/"))
                .with("why", "It was another case")
                .send();
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    @Test
    void whomThePoliceNameWithoutANumberIsComparedWithThoseKnownByWhoeverLooksAfterThem() {
        Person known = people.get(doing.person(doing.referral(cast.gp().actor())));
        UUID id = arrived();
        Page named = officer.open("/crisis/" + id + "/identify")
                .form("/identify")
                .with("familyName", String.valueOf(known.familyName()))
                .with("givenName", String.valueOf(known.givenName()))
                .with("birthDate-day", String.valueOf(born(known).getDayOfMonth()))
                .with("birthDate-month", String.valueOf(born(known).getMonthValue()))
                .with("birthDate-year", String.valueOf(born(known).getYear()))
                .send();
        assertThat(named.text()).doesNotContain("Perhaps known already");
        assertThat(night.found(id).personId()).isNotEqualTo(known.personId());

        Page seen = suite.open("/crisis/" + id);
        assertThat(seen.text()).contains("Perhaps known already");
        Page them = seen.follow("Compare them")
                .form("/identify")
                .with("candidate", known.personId().toString())
                .send();
        assertThat(them.text()).doesNotContain("Perhaps known already");
        assertThat(night.found(id).personId()).isEqualTo(known.personId());
    }

    private static LocalDate born(Person person) {
        return java.util.Objects.requireNonNull(person.birthDate());
    }

    @Test
    void anEmergencyDepartmentWithoutATeamOfItsOwnReachesTheCaseThatIsWithIt() {
        Visitor manager = new Visitor(port)
                .signIn(cast.account("manager", Organisation.idOfOds("RAJ"), null)
                        .username());
        Visitor department = new Visitor(port)
                .signIn(cast.account("clinician", Organisation.idOfOds("RAJ"), null)
                        .username());
        String name = Night.name("Emergency department");
        night.emergency(manager, name, "SS16 5NL");
        UUID id = begun();
        assertThat(department.open("/crisis/" + id).status()).isEqualTo(404);
        String chosen = Night.placeId(suite.open("/crisis/places"), name);
        night.record(officer, id, "arrived", "placeType", "emergency-department", "place", chosen);
        assertThat(department.open("/crisis/" + id).status()).isEqualTo(200);
    }

    @Test
    void aWardIsSaidByItsPostcodeOrTheFormComesBackAsItWas() {
        UUID id = arrived();
        night.record(suite, id, "assessment-started", "by", "both");
        Page back = night.record(
                suite,
                id,
                "ended",
                "outcome",
                "s2",
                "managed",
                "ward",
                "postcode",
                "The Linden Centre",
                "suitable",
                "yes");
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.text()).contains("Enter the full postcode of the ward or place, like CM2 0AA");
        assertThat(back.document().select("input[name=postcode]").val()).isEqualTo("The Linden Centre");
        back.form("/do/ended").with("postcode", "cm1 7lf").send();
        assertThat(suite.open("/crisis/" + id).text()).contains("Section 2");
    }
}
