package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.people.Details;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Unknown at first, then identified, then found to be somebody else: nothing is lost, and each person's record is right. */
@OneDoorTest
class WhoItIsTest {
    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    private Visitor officer;
    private Visitor suite;

    @BeforeEach
    void people() {
        night.at("2024-07-05T20:00:00Z");
        officer = new Visitor(port).signIn(night.officer().username());
        suite = new Visitor(port).signIn(night.suite().username());
    }

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    private UUID known(Details details) {
        return CurrentActor.as(
                cast.gp().actor(),
                () -> intake.submit(
                                Cast.submission(details, Door.GP, Priority.ROUTINE, time.instant(), "Low for months"),
                                null)
                        .personId());
    }

    private Page identify(UUID id, Details who) {
        return suite.open("/crisis/" + id + "/identify")
                .form("/identify")
                .with("nhsNumber", java.util.Objects.requireNonNull(who.nhsNumber()))
                .with("familyName", java.util.Objects.requireNonNull(who.familyName()))
                .with("givenName", "Robin")
                .with(
                        "birthDate-day",
                        String.valueOf(java.util.Objects.requireNonNull(who.birthDate())
                                .getDayOfMonth()))
                .with("birthDate-month", String.valueOf(who.birthDate().getMonthValue()))
                .with("birthDate-year", String.valueOf(who.birthDate().getYear()))
                .send();
    }

    @Test
    void aCaseLeavesTheRecordOfSomebodyItWasNeverAboutAndKeepsEveryFact() {
        Details oneDetails = Cast.somebody(new Random());
        Details otherDetails = Cast.somebody(new Random());
        UUID one = known(oneDetails);
        UUID other = known(otherDetails);
        UUID id = Night.id(
                night.beginning(officer, "s136", "Male, about 30", "30").send());
        UUID unknown = night.found(id).personId();
        assertThat(officer.open("/crisis").text()).contains("Name not known: Male, about 30");
        night.record(officer, id, "arrived", "placeType", "health-based");

        night.at("2024-07-05T21:00:00Z");
        Page first = identify(id, oneDetails);
        assertThat(first.text())
                .contains(
                        java.util.Objects.requireNonNull(oneDetails.familyName())
                                .toUpperCase(java.util.Locale.UK),
                        "As first described");
        assertThat(night.found(id).personId()).isEqualTo(one);
        assertThat(suite.open("/people/" + one).status()).isEqualTo(200);

        night.at("2024-07-05T22:00:00Z");
        Page mistaken = suite.open("/crisis/" + id + "/identify")
                .form("/mistaken")
                .with("why", "The driving licence was another man's")
                .send();
        assertThat(mistaken.heading()).contains("Who is it?");
        assertThat(suite.open("/people/" + one).status()).isEqualTo(404);

        night.at("2024-07-05T22:05:00Z");
        Page second = identify(id, otherDetails);
        assertThat(night.found(id).personId()).isEqualTo(other);
        assertThat(second.text())
                .contains("Identified", "Not who they were thought to be: The driving licence was another man's")
                .contains("Power used", "Arrived at the site", "Male, about 30");
        assertThat(Night.row(second, "Authority to detain under section 136")).contains("Sat 6 Jul 2024 at 21:00");

        assertThat(events(one)).containsSubsequence("DetentionLinked", "DetentionUnlinked");
        assertThat(events(other)).contains("DetentionLinked").doesNotContain("DetentionUnlinked");
        assertThat(events(unknown)).containsSubsequence("DetentionLinked", "DetentionUnlinked");
        // Each was looked at while the case was thought to be about them, and not after.
        suite.open("/crisis/" + id);
        Awaitility.await().untilAsserted(() -> {
            assertThat(looks(one)).isPositive();
            assertThat(looks(other)).isPositive();
        });
        assertThat(lastLook(one)).isBefore(Instant.parse("2024-07-05T22:00:01Z"));
    }

    private List<String> events(UUID person) {
        return TestPostgres.stored()
                .sql("select type from platform.event where subject_id = :id order by event_id")
                .param("id", person)
                .query(String.class)
                .list();
    }

    private int looks(UUID person) {
        return jdbc.sql("""
                select count(*) from platform.audit
                 where :id = any(subject_ids) and data_class = 'detention' and action = 'READ'
                """).param("id", person).query(Integer.class).single();
    }

    private Instant lastLook(UUID person) {
        return jdbc.sql("""
                select max(at) from platform.audit
                 where :id = any(subject_ids) and data_class = 'detention' and action = 'READ'
                """)
                .param("id", person)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void nobodyWhoIsNotAttachedLearnsOfACase() {
        UUID id = Night.id(
                night.beginning(officer, "s136", "Woman, about 60", "60").send());
        Visitor elsewhere =
                new Visitor(port).signIn(cast.clinician("cmht-thurrock").username());
        assertThat(elsewhere.open("/crisis/" + id).status()).isEqualTo(404);
        assertThat(elsewhere.open("/crisis").text())
                .doesNotContain(night.found(id).number());
        Visitor crew = new Visitor(port).signIn(night.crew().username());
        assertThat(crew.open("/crisis/" + id).status()).isEqualTo(404);
        night.record(officer, id, "conveyance-requested");
        assertThat(crew.open("/crisis/" + id).status()).isEqualTo(200);
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        assertThat(gp.open("/crisis").status()).isEqualTo(403);
        Visitor amhp = new Visitor(port).signIn(night.amhp().username());
        assertThat(amhp.open("/crisis/" + id).status()).isEqualTo(404);
        assertThat(amhp.open("/crisis/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
