package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts;
import org.onedoor.demo.Journey.Next;
import org.onedoor.directory.Format;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.Slot;
import org.onedoor.directory.SlotState;
import org.onedoor.directory.Slots;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** In the demo's history somebody who books takes a slot the service has put up. */
@OneDoorTest
class HistoryTakesSlotsTest {
    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Care care;

    @Autowired
    Referrals referrals;

    @Autowired
    Accounts accounts;

    @Autowired
    Organisations organisations;

    @Autowired
    Matches matches;

    @Autowired
    Services services;

    @Autowired
    Slots slots;

    @Autowired
    DomainTime time;

    @Test
    void aBookingTakesAPublishedSlotNearTheTimeWished() {
        Staff staff = new Staff(accounts, organisations, new BCryptPasswordEncoder(4));
        Choice choice = new Choice(matches, services, organisations);
        Consultations consultations = new Consultations(care, referrals, staff, choice, slots);
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, Doing.PCN);
        List<UUID> published = CurrentActor.as(
                        Actor.SYSTEM,
                        () -> slots.offer(Service.idOf(Doing.PCN), everyAfternoon(London.date(time.instant()))))
                .stream()
                .map(Slot::id)
                .toList();

        book(consultations, doing.now(reference));

        assertThat(published.stream()
                        .map(slots::get)
                        .filter(slot -> slot.state() instanceof SlotState.Booked(UUID referral)
                                && referral.equals(doing.now(reference).referralId())))
                .hasSize(1);
    }

    /** What comes next by the chance of each seed, until it is a booking. */
    private void book(Consultations consultations, Referral referral) {
        for (int seed = 0; seed < 50; seed++) {
            Next next = consultations.next(referral, time.instant(), new SplittableRandom(seed));
            Referral after = CurrentActor.as(next.actor(), () -> next.deed().apply(doing.now(referral.reference())));
            if (after.state() == WorkState.BOOKED) {
                return;
            }
            if (!after.isOpen()) {
                throw new AssertionError("It ended before anything was booked");
            }
        }
    }

    private static List<Slots.NewSlot> everyAfternoon(LocalDate today) {
        List<Slots.NewSlot> all = new ArrayList<>();
        for (int day = 1; day <= 30; day++) {
            Instant start = today.plusDays(day)
                    .atTime(LocalTime.of(16, 30))
                    .atZone(London.ZONE)
                    .toInstant();
            all.add(new Slots.NewSlot(start, start.plusSeconds(1800), Format.FACE_TO_FACE));
        }
        return all;
    }
}
