package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.PastTheGate;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.demo.story.NoWrongDoor;
import org.onedoor.demo.story.Playing;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.record.Timeline;
import org.onedoor.work.Messages;
import org.onedoor.work.Notifications;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Story E1 gives exactly the facts its requirement states. */
class E1StoryTest extends StoryTest {
    @Autowired
    NoWrongDoor story;

    @Autowired
    Referrals referrals;

    @Autowired
    Clocks clocks;

    @Autowired
    Messages messages;

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient jdbc;

    record Told(OffsetDateTime at, String detail) {}

    @Autowired
    Timeline timeline;

    @Test
    void theSameReferralAndClockStartReachThePractitionerWithinSevenDays() {
        Playing playing = play(NoWrongDoor.IN_TIME, 6);
        Referral referral = referral(playing);

        assertThat(playing.first().getFirst()).isEqualTo("PCN Mental Health Practitioner, Tilbury and Chadwell");
        assertThat(playing.first()).anyMatch(reason -> reason.contains("next slot Thu 7 Mar 10:00"));
        assertThat(playing.excluded()).as("why First Response does not suit").isNotEmpty();
        assertThat(referral.referralId()).isEqualTo(playing.referralId());
        assertThat(referral.receivedAt()).isEqualTo("2024-03-01T09:05:00Z");

        ClockView soon = clock(referral.referralId(), playing, "SOON_7D");
        assertThat(soon.started()).isEqualTo("2024-03-01T09:05:00Z");
        assertThat(soon.due()).isBetween(Instant.parse("2024-03-08T23:59:00Z"), Instant.parse("2024-03-09T00:00:00Z"));
        assertThat(soon.state()).isInstanceOf(ClockState.Met.class);
        assertThat(soon.stopped()).isEqualTo("2024-03-07T10:00:00Z");
        assertThat(clocks.breaches(List.of(person(playing)))).isEmpty();
    }

    @Test
    void theGpAndTheManAreToldWhereItWentByQuarterPastNine() {
        Playing playing = play(NoWrongDoor.IN_TIME, 3);
        Instant quarterPast = Instant.parse("2024-03-01T09:16:00Z");
        String reference = Objects.requireNonNull(playing.reference());

        // not the list of the practice: other tests told it later things, and it ends somewhere
        assertThat(jdbc.sql("""
                        select at, detail from work.notification
                         where org_id = :org and item = :item and kind = 'referral-rerouted'
                        """)
                        .param("org", staff.visitor("gp.tilbury").organisationId())
                        .param("item", reference)
                        .query(Told.class)
                        .list())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.at().toInstant()).isBefore(quarterPast);
                    assertThat(told.detail()).isEqualTo("PCN Mental Health Practitioner, Tilbury and Chadwell");
                });
        assertThat(PastTheGate.read(() -> messages.of(person(playing), Objects.requireNonNull(playing.referralId()))))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.writtenAt().toInstant()).isBefore(quarterPast);
                    assertThat(message.words()).contains("passed to PCN Mental Health Practitioner");
                });
    }

    @Test
    void theLastServiceOnTheTwentyFirstWorkingDayMeetsTheJourneysStandard() {
        Playing playing = play(NoWrongDoor.IN_TIME, 13);
        assertThat(journey(playing)).isInstanceOf(ClockState.Met.class);
        story.close(playing, time.instant());
        assertThat(referral(playing).isOpen()).isFalse();
    }

    @Test
    void aStoryLeftHalfWayLeavesNobodyWaiting() {
        Playing playing = play(NoWrongDoor.IN_TIME, 10);
        assertThat(playing.all()).hasSize(4);
        story.close(playing, story.scenes(NoWrongDoor.IN_TIME).get(9).at().plusSeconds(60));
        for (String reference : playing.all()) {
            Referral left = CurrentActor.as(Actor.SYSTEM, () -> referrals.look(reference, now -> now));
            assertThat(left.isOpen()).as(reference).isFalse();
            assertThat(left.outcome()).as(reference).isNotNull();
        }
    }

    @Test
    void oneDayLaterMissesIt() {
        Playing playing = play(NoWrongDoor.TOO_LATE, 13);
        assertThat(journey(playing)).isInstanceOf(ClockState.Missed.class);
    }

    @Test
    void nobodyEverSawTheWordRejected() {
        Playing playing = play(NoWrongDoor.IN_TIME, 13);
        UUID person = person(playing);
        List<String> seen = new java.util.ArrayList<>();
        PastTheGate.read(() -> messages.of(person, Objects.requireNonNull(playing.referralId())))
                .forEach(message -> seen.add(message.words()));
        notifications
                .about(staff.visitor("gp.tilbury").actor(), Objects.requireNonNull(playing.reference()))
                .forEach(told -> seen.add(told.kind() + told.detail()));
        PastTheGate.read(() -> timeline.of(List.of(person), null))
                .forEach(entry -> seen.add(entry.title() + entry.detail() + entry.words()));
        assertThat(seen)
                .isNotEmpty()
                .noneMatch(words -> words.toLowerCase(Locale.UK).contains("reject"));
    }

    private Playing play(LocalDate last, int scenes) {
        Playing playing = story.begin(last);
        for (int i = 0; i < scenes; i++) {
            time.set(story.scenes(last).get(i).at(), 0);
            story.next(playing);
        }
        return playing;
    }

    private ClockState journey(Playing playing) {
        return clock(referral(playing).journeyId(), playing, "JOURNEY_21WD").state();
    }

    private ClockView clock(UUID scope, Playing playing, String standard) {
        return clocks.ofScope(person(playing), scope).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    private Referral referral(Playing playing) {
        return CurrentActor.as(
                Actor.SYSTEM, () -> referrals.look(Objects.requireNonNull(playing.reference()), referral -> referral));
    }

    private static UUID person(Playing playing) {
        return Objects.requireNonNull(playing.personId());
    }
}
