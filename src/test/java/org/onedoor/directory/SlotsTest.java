package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.directory.Slots.NewSlot;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;

@OneDoorTest
class SlotsTest {
    private static final UUID SERVICE = Service.idOf("consultant-outpatient");

    @Autowired
    Slots slots;

    @Autowired
    Capacities capacities;

    @Autowired
    Services services;

    @Autowired
    Acts acts;

    @Test
    void aSlotIsNeverGivenTwiceHoweverManyAskAtOnce() {
        Slot slot = offered(start(1));
        List<CompletableFuture<BookOutcome>> asking = IntStream.range(0, 12)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> act(() -> slots.book(slot.id(), UUID.randomUUID()))))
                .toList();
        List<BookOutcome> outcomes =
                asking.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes.stream().filter(BookOutcome.Given.class::isInstance))
                .hasSize(1);
        assertThat(outcomes.stream().filter(BookOutcome.Taken.class::isInstance))
                .hasSize(11);
        assertThat(slots.get(slot.id()).state()).isInstanceOf(SlotState.Booked.class);
    }

    @Test
    void askingAgainForTheSameReferralKeepsTheSlot() {
        Slot slot = offered(start(2));
        UUID referral = UUID.randomUUID();
        act(() -> slots.book(slot.id(), referral));
        assertThat(act(() -> slots.book(slot.id(), referral))).isInstanceOf(BookOutcome.Given.class);
    }

    @Test
    void aHeldSlotIsOthersOnlyWhenTheHoldHasEnded() {
        Slot slot = offered(start(3));
        Instant now = Instant.parse("2024-03-01T09:00:00Z");
        UUID holder = UUID.randomUUID();
        at(now, () -> slots.hold(slot.id(), holder, now.plus(Duration.ofMinutes(10))));
        assertThat(at(now.plusSeconds(60), () -> slots.book(slot.id(), UUID.randomUUID())))
                .isInstanceOf(BookOutcome.Taken.class);
        assertThat(at(now.plusSeconds(600), () -> slots.book(slot.id(), UUID.randomUUID())))
                .isInstanceOf(BookOutcome.Given.class);
        assertThat(at(now.plusSeconds(700), () -> slots.hold(slot.id(), holder, now.plus(Duration.ofDays(1)))))
                .isInstanceOf(BookOutcome.Taken.class);
    }

    @Test
    void whatIsGivenBackIsFreeAgainAndOnlyForItsOwnReferral() {
        Instant start = start(4);
        Slot slot = offered(start);
        UUID referral = UUID.randomUUID();
        act(() -> slots.book(slot.id(), referral));
        act(() -> {
            slots.release(slot.id(), UUID.randomUUID());
            return "";
        });
        assertThat(free(start)).doesNotContain(slot.id());
        act(() -> {
            slots.release(slot.id(), referral);
            return "";
        });
        assertThat(free(start)).contains(slot.id());
    }

    @Test
    void aSlotMustEndAfterItStarts() {
        Instant start = start(5);
        assertThatThrownBy(() -> slots.offer(SERVICE, List.of(new NewSlot(start, start, Format.VIDEO))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void theNewestStatementOfRoomCountsAndAgesToUnknown() {
        Service crisis = services.byCode("street-triage").orElseThrow();
        Instant now = Instant.parse("2024-03-01T09:00:00Z");
        declare(crisis, now, 4);
        declare(crisis, now.plusSeconds(60), 0);
        assertThat(room(crisis, now.plusSeconds(30)).words(now.plusSeconds(30))).startsWith("4 places");
        assertThat(room(crisis, now.plusSeconds(3600)).isFull()).isTrue();
        assertThat(room(crisis, now.plus(Duration.ofHours(26)))).isEqualTo(new Capacity.Unknown(now.plusSeconds(60)));
    }

    private void declare(Service service, Instant at, int places) {
        DomainTime.at(at, () -> {
            CurrentActor.run(Actor.SYSTEM, () -> capacities.declare(service.id(), places, null, "board"));
            return "";
        });
    }

    private Capacity room(Service service, Instant at) {
        return java.util.Objects.requireNonNull(
                capacities.of(List.of(service), at).get(service.id()));
    }

    private List<UUID> free(Instant start) {
        return slots.free(List.of(SERVICE), start, start.plusSeconds(60)).stream()
                .map(Slot::id)
                .toList();
    }

    private Slot offered(Instant start) {
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> slots.offer(SERVICE, List.of(new NewSlot(start, start.plusSeconds(3600), Format.FACE_TO_FACE)))
                        .getFirst());
    }

    private static Instant start(int day) {
        return Instant.parse("2031-01-0" + day + "T10:00:00Z");
    }

    private <T> T act(Supplier<T> work) {
        return CurrentActor.as(Actor.SYSTEM, () -> {
            Begin begin = Begin.on(
                            "book", Ask.function(Action.WRITE, "service"), new Subject.Organisation(UUID.randomUUID()))
                    .making();
            List<T> answer = new java.util.ArrayList<>();
            acts.act(begin, _ -> {
                answer.clear();
                answer.add(work.get());
            });
            return answer.getFirst();
        });
    }

    private <T> T at(Instant now, Supplier<T> work) {
        return DomainTime.at(now, () -> act(work));
    }
}
