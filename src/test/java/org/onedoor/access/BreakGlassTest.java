package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Copied;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.AlertKind;
import org.onedoor.record.Alerts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** At two in the morning a clinician without a relationship must know what keeps somebody safe. */
@OneDoorTest
class BreakGlassTest {
    private static final String REASON = "Brought in by ambulance, unconscious, nobody with her";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Alerts alerts;

    @Autowired
    People people;

    @Autowired
    Copied log;

    @Autowired
    DomainTime time;

    private Person person;
    private Account clinician;
    private Account navigator;
    private Visitor ward;

    @BeforeEach
    void nightInHospital() {
        time.set(Instant.parse("2024-03-19T15:00:00Z"), 0);
        UUID personId = doing.now(doing.referral(cast.gp().actor())).personId();
        person = people.get(personId);
        navigator = cast.navigator();
        CurrentActor.run(
                navigator.actor(), () -> alerts.raise(personId, AlertKind.ALLERGY, "penicillin: her throat swells"));
        clinician = cast.clinician("pcn-mh-grays");
        ward = new Visitor(port).signIn(clinician.username());
        time.set(Instant.parse("2024-03-20T02:00:00Z"), 0);
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private Visitor officerOf(UUID organisation) {
        return new Visitor(port)
                .signIn(cast.account("privacy", organisation, null).username());
    }

    private Page open(Visitor visitor, String ground, String reason, String password) {
        return visitor.open("/people/" + person.personId())
                .follow("open their emergency summary")
                .form("/emergency")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("ground", ground)
                .with("reason", reason)
                .with("password", password)
                .send();
    }

    @Test
    void fromTheRefusedPageTwoStepsOpenTheEmergencySummaryAndNothingElse() {
        Page refused = ward.open("/people/" + person.personId());
        Page absent = ward.open("/people/" + UUID.randomUUID());
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).isEqualTo(absent.text());

        Page seen = open(ward, "danger", REASON, "demo");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.path()).isEqualTo("/people/" + person.personId() + "/emergency");
        assertThat(seen.text())
                .contains("until 03:00", REASON, "Allergy", "her throat swells")
                .contains("Care Co-ordination Centre", "Their GP practice", "1 Example Road", "07700 900123")
                .doesNotContain("Low for months"); // what was said to the GP is no part of it
        for (String closed : List.of("", "/timeline", "/note", "/alerts/new")) {
            assertThat(ward.open("/people/" + person.personId() + closed).status())
                    .as(closed)
                    .isEqualTo(404);
        }
        Account colleague = cast.account("clinician", clinician.organisationId(), clinician.teamId());
        assertThat(new Visitor(port)
                        .signIn(colleague.username())
                        .open("/people/" + person.personId() + "/emergency")
                        .status())
                .isEqualTo(404);

        time.set(Instant.parse("2024-03-20T02:59:59Z"), 0);
        assertThat(ward.open("/people/" + person.personId() + "/emergency").status())
                .isEqualTo(200);
        time.set(Instant.parse("2024-03-20T03:00:00Z"), 0);
        assertThat(ward.open("/people/" + person.personId() + "/emergency").status())
                .isEqualTo(404);
    }

    @Test
    void aSearchThatFindsSomebodyOutOfReachLeadsThereWithWhatWasTyped() {
        Page known = ward.open("/people")
                .posting("/people/search")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("birthDate-day", String.valueOf(birth().getDayOfMonth()))
                .with("birthDate-month", String.valueOf(birth().getMonthValue()))
                .with("birthDate-year", String.valueOf(birth().getYear()))
                .send();
        assertThat(known.text()).contains("Somebody is known by these details").doesNotContain(person.spoken());
        Page seen = known.form("/emergency/begin")
                .send()
                .form("/emergency")
                .with("ground", "law")
                .with("reason", REASON)
                .send();
        assertThat(seen.heading()).contains(person.spoken());
    }

    private java.time.LocalDate birth() {
        return Objects.requireNonNull(person.birthDate());
    }

    @Test
    void withoutASecondProofItIsOpenForAQuarterOfTheTimeAndTheOfficersAreToldSo() {
        Visitor officer = officerOf(clinician.organisationId());
        for (String wrong : List.of("", "not my password")) {
            assertThat(open(ward, "danger", REASON, wrong).text()).contains("until 02:15");
        }
        assertThat(officer.open("/notifications?show=all").text())
                .contains("without a second proof of who it was, so for 15 minutes only");
    }

    @Test
    void theOfficersOfBothSidesKnowAtOnceAndOneReviewsIt() {
        Visitor own = officerOf(clinician.organisationId());
        Visitor other = officerOf(navigator.organisationId());
        String reference = open(ward, "danger", REASON, "demo").text().replaceAll(".*(BG-\\w{4}-\\w{4}).*", "$1");
        for (Visitor officer : List.of(own, other)) {
            Page told = officer.open("/notifications?show=all");
            assertThat(told.text())
                    .contains(reference, "broke the glass")
                    .doesNotContain(person.familyName(), person.spacedNhsNumber(), person.nhsNumber(), REASON);
        }
        // Nobody else of either organisation is told.
        assertThat(ward.open("/notifications?show=all").text()).doesNotContain(reference);
        assertThat(own.open("/tasks").text())
                .contains("Review: somebody of your organisation broke the glass", reference);
        assertThat(other.open("/tasks").text()).doesNotContain(reference);
        assertThat(row(other, reference)).contains("Another organisation reviews it");
        assertThat(other.open("/privacy/glass/" + reference).text()).doesNotContain("Write the review");
        assertThat(row(own, reference)).contains("Review by").contains("21 Mar 2024");

        time.set(Instant.parse("2024-03-22T09:00:00Z"), 0);
        assertThat(row(own, reference)).contains("Review is late");
        time.set(Instant.parse("2024-03-27T20:00:00Z"), 0);
        assertThat(row(own, reference)).contains("Review is late");
        time.set(Instant.parse("2024-03-28T09:00:00Z"), 0); // Good Friday is the day after
        assertThat(row(own, reference)).contains("More than five working days");

        Page review = own.open("/tasks").follow(reference);
        assertThat(review.text()).contains(clinician.displayName(), REASON, person.spoken(), "Proved a second time");
        Page refused = review.form("/privacy/glass/" + reference)
                .with("finding", "Fine")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Say whether it was justified", "Say what you found in 20 characters");
        assertThat(refused.document().select("textarea[name=finding]").text()).isEqualTo("Fine");
        Visitor.Form written = refused.form("/privacy/glass/" + reference)
                .with("justified", "yes")
                .with("finding", "The ward rang the team at once and noted the allergy");
        written.send();
        assertThat(row(own, reference)).contains("Reviewed: justified");
        Page twice = written.send();
        assertThat(twice.status()).as("the same review sent twice").isEqualTo(200);
        assertThat(twice.text()).contains("The review of " + reference + " is written");
        assertThat(own.open("/tasks").text()).doesNotContain(reference);
        Page again = review.form("/privacy/glass/" + reference)
                .with("justified", "no")
                .with("finding", "A second opinion that comes too late")
                .send();
        assertThat(again.status()).isEqualTo(409);
    }

    private static String row(Visitor officer, String reference) {
        return officer.open("/privacy").document().select("#g-" + reference).text();
    }

    @Test
    void thePersonsOwnListBeginsWithItAndTheTimelineSaysIt() {
        open(ward, "danger", REASON, "demo");
        log.now();
        Page printed = officerOf(navigator.organisationId()).open("/privacy/people/" + person.personId() + "/print");
        assertThat(printed.document().select("tbody tr:first-child").text())
                .contains("20 Mar 2024 at 02:00", "A clinician, Essex Partnership")
                .contains(
                        "Without a relationship or past an objection, in an emergency: somebody is in serious danger");
        assertThat(new Visitor(port)
                        .signIn(navigator.username())
                        .open("/people/" + person.personId() + "/timeline")
                        .text())
                .contains("Emergency summary opened by breaking the glass");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedIsKept() {
        Page refused = open(ward, "", "Needs it", "demo");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose on what ground you open it", "Say why in 20 characters or more");
        assertThat(refused.document().select("textarea[name=reason]").text()).isEqualTo("Needs it");
        assertThat(refused.document().select("input[name=familyName]").val()).isEqualTo(person.familyName());
        assertThat(refused.document().select("input[name=password]").val()).isEmpty();
        Page nobody = refused.form("/emergency")
                .with("familyName", "Nobodybythisname")
                .with("ground", "danger")
                .with("reason", REASON)
                .send();
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("Nobody is known by these details");
        assertThat(ward.open("/people/" + person.personId() + "/emergency").status())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotBreakItIsNotLedThereAndWhoHasARelationshipNeedsNoGlass() {
        Account vcse = cast.vcse("positive-pathways");
        Visitor volunteer = new Visitor(port).signIn(vcse.username());
        assertThat(volunteer.open("/people/" + person.personId()).hasLink("emergency summary"))
                .isFalse();
        assertThat(volunteer.open("/emergency").status()).isEqualTo(403);
        Page own = new Visitor(port)
                .signIn(navigator.username())
                .open("/emergency")
                .form("/emergency")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("ground", "danger")
                .with("reason", REASON)
                .send();
        assertThat(own.path()).isEqualTo("/people/" + person.personId());
    }

    @Test
    void whoeverLooksAfterSomebodyWhoObjectsToTheirSeeingThePlanSeesItInDangerByBreakingTheGlass() {
        Visitor team = new Visitor(port).signIn(navigator.username());
        Page objected = team.open("/people/" + person.personId() + "/sharing")
                .form("/objections")
                .with("what", "crisis-plan")
                .send();
        assertThat(objected.text()).contains("From now on it is not shown to them");
        Page refused = team.open("/people/" + person.personId() + "/crisis-plan");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("the emergency summary is open by breaking the glass");
        Page opened = team.open("/emergency")
                .form("/emergency")
                .with("nhsNumber", Objects.requireNonNull(person.nhsNumber()))
                .with("familyName", Objects.requireNonNull(person.familyName()))
                .with("ground", "danger")
                .with("reason", REASON)
                .send();
        assertThat(opened.path()).isEqualTo("/people/" + person.personId() + "/emergency");
        assertThat(opened.text()).contains(REASON, "her throat swells");
    }
}
