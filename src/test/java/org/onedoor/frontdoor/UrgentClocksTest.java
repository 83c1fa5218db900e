package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody in an urgent tier has their own clock from the moment the need was received, wherever it waits. */
@OneDoorTest
class UrgentClocksTest {
    private static final Set<String> CRISIS = Set.of("A02", "A18", "A19");

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Referrals referrals;

    @Autowired
    Services services;

    @Autowired
    Organisations organisations;

    @Autowired
    Clocks clocks;

    @Autowired
    DomainTime time;

    @ParameterizedTest
    @CsvSource({"emergency, VERY_URGENT_4H, 4", "very-urgent, VERY_URGENT_4H, 4", "urgent, URGENT_24H, 24"})
    void whileItWaitsInTheCentreItIsDueFromReceipt(String tier, String standard, int hours) {
        Instant received = time.instant().minus(Duration.ofMinutes(40));
        Referral referral = referral(Priority.ofCode(tier), received);
        ClockView own = clock(referral, standard);
        assertThat(own.started()).isEqualTo(received);
        assertThat(own.due()).isEqualTo(received.plus(Duration.ofHours(hours)));
        assertThat(own.name()).contains("seen face to face within", "of its receipt");
        assertThat(own.words(time.instant())).startsWith("Due in ");
    }

    @ParameterizedTest
    @CsvSource({"soon", "routine"})
    void theOtherTiersHaveNone(String tier) {
        Referral referral = referral(Priority.ofCode(tier), time.instant());
        assertThat(open(referral)).doesNotContain("VERY_URGENT_4H", "URGENT_24H");
    }

    @Test
    void whenACrisisTeamHasItTheNationalMeasureStandsInItsPlaceFromTheSameReceipt() {
        Referral referral = referral(Priority.URGENT, time.instant());
        Instant due = clock(referral, "URGENT_24H").due();
        Service crisis = services.all().stream()
                .filter(service -> organisations
                        .team(service.teamId())
                        .filter(team -> CRISIS.contains(team.typeCode()))
                        .isPresent())
                .findFirst()
                .orElseThrow();
        as(
                cast.navigator().actor(),
                () -> triage.offer(referral.reference(), now(referral).version(), crisis.id(), null, null));
        assertThat(open(referral)).as("while it is only asked").contains("URGENT_24H");
        as(
                cast.clinician(crisis.code()).actor(),
                () -> answers.accept(referral.reference(), now(referral).version(), null, null));
        assertThat(open(referral)).contains("CCR_U_24H").doesNotContain("URGENT_24H");
        assertThat(clock(referral, "CCR_U_24H").due()).isEqualTo(due);
    }

    @Test
    void anEmergencyKeepsItsClockWhenACrisisTeamHasIt() {
        Referral referral = referral(Priority.EMERGENCY, time.instant());
        Service crisis = crisisService();
        as(
                cast.navigator().actor(),
                () -> triage.offer(referral.reference(), now(referral).version(), crisis.id(), null, null));
        as(
                cast.clinician(crisis.code()).actor(),
                () -> answers.accept(referral.reference(), now(referral).version(), null, null));
        assertThat(open(referral)).contains("VERY_URGENT_4H").doesNotContain("CCR_VU_4H");
    }

    private Service crisisService() {
        return services.all().stream()
                .filter(service -> organisations
                        .team(service.teamId())
                        .filter(team -> CRISIS.contains(team.typeCode()))
                        .isPresent())
                .filter(service -> !service.isCentre() && !service.isLine())
                .findFirst()
                .orElseThrow();
    }

    private Referral referral(Priority priority, Instant received) {
        return as(cast.gp().actor(), () -> {
            String reference = intake.submit(
                            new Submission(
                                    Cast.somebody(new Random()),
                                    null,
                                    Door.GP,
                                    priority,
                                    received,
                                    null,
                                    List.of("low-mood-anxiety"),
                                    "Very low since yesterday",
                                    null,
                                    "given",
                                    false),
                            null)
                    .reference();
            return referrals.look(reference, referral -> referral);
        });
    }

    private Referral now(Referral referral) {
        return as(Actor.SYSTEM, () -> referrals.look(referral.reference(), now -> now));
    }

    private ClockView clock(Referral referral, String standard) {
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(clock -> clock.standardId().equals(standard))
                .findFirst()
                .orElseThrow();
    }

    private List<String> open(Referral referral) {
        return clocks.ofScope(referral.personId(), referral.referralId()).stream()
                .filter(ClockView::isOpen)
                .map(ClockView::standardId)
                .toList();
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }
}
