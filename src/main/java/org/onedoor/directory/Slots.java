package org.onedoor.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.BookOutcome.Given;
import org.onedoor.directory.BookOutcome.Taken;
import org.onedoor.platform.Acts;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;

/** Times people can be seen. A slot is never given twice. */
@org.springframework.stereotype.Service
public class Slots {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final SlotRepository repository;
    private final Services services;
    private final Acts acts;
    private final DomainTime time;

    /** Slots a service puts up. */
    public record NewSlot(Instant startsAt, Instant endsAt, Format mode) {}

    /** A service put up slots. */
    record SlotsOffered(UUID scopeId, int count) implements EventData {}

    Slots(SlotRepository repository, Services services, Acts acts, DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.acts = acts;
        this.time = time;
    }

    /** Puts up slots of a service, as an act of its organisation. */
    public List<Slot> offer(UUID serviceId, List<NewSlot> offered) {
        Service service = services.get(serviceId);
        check(offered);
        List<Slot> made = new ArrayList<>();
        acts.act(Services.begin("offer slots", service), act -> {
            made.clear();
            made.addAll(insert(service, offered, act.now()));
            act.happened(new SlotsOffered(serviceId, made.size()));
        });
        return List.copyOf(made);
    }

    /** The same inside the act of its organisation that is running, which says what happened. */
    public List<UUID> putUp(Service service, List<NewSlot> offered) {
        check(offered);
        return insert(service, offered, Acts.running().now()).stream()
                .map(Slot::id)
                .toList();
    }

    private static void check(List<NewSlot> offered) {
        for (NewSlot slot : offered) {
            Duration length = Duration.between(slot.startsAt(), slot.endsAt());
            if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
                throw new Invalid("ends", "A slot must end after it starts, and on the same day.");
            }
        }
    }

    private List<Slot> insert(Service service, List<NewSlot> offered, Instant now) {
        List<Slot> made = offered.stream()
                .map(slot -> new Slot(
                        service.organisationId(),
                        Ids.at(now),
                        service.id(),
                        slot.startsAt(),
                        slot.endsAt(),
                        slot.mode(),
                        new SlotState.Free(),
                        0))
                .toList();
        repository.insert(made);
        return made;
    }

    /** Takes times back that nobody has, inside the act that is running. One that somebody has got meanwhile stays. */
    public void withdraw(Collection<UUID> slotIds) {
        Acts.running();
        repository.withdraw(slotIds);
    }

    /** Slots still to be had that start in this time, the earliest first. */
    public List<Slot> free(Collection<UUID> serviceIds, Instant from, Instant until) {
        return repository.free(serviceIds, from, until, time.instant());
    }

    /** The first free slot of each service that has one in this time. */
    public Map<UUID, Slot> firstFree(Collection<UUID> serviceIds, Instant from, Instant until) {
        return repository.firstFree(serviceIds, from, until, time.instant());
    }

    public Slot get(UUID slotId) {
        return repository.find(slotId).orElseThrow(() -> new NotFound("slot"));
    }

    /** Gives a slot to a referral, inside the act that is running. Asking again for the same referral changes nothing. */
    public BookOutcome book(UUID slotId, UUID referralId) {
        Instant now = Acts.running().now();
        return repository.book(slotId, referralId, now) ? new Given(get(slotId)) : new Taken(get(slotId));
    }

    /** Promises a slot to a referral for a while, inside the act that is running. */
    public BookOutcome hold(UUID slotId, UUID referralId, Instant until) {
        Instant now = Acts.running().now();
        if (!until.isAfter(now)) {
            throw new Invalid("until", "A slot can be held only until a later time.");
        }
        return repository.hold(slotId, referralId, until, now) ? new Given(get(slotId)) : new Taken(get(slotId));
    }

    /** Gives back what this referral held or booked, inside the act that is running; nothing if it had neither. */
    public void release(UUID slotId, UUID referralId) {
        Acts.running();
        repository.release(slotId, referralId);
    }
}
