package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.onedoor.access.Relationships;
import org.onedoor.access.Relationships.Relationship;
import org.onedoor.demo.essex.Resident;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slots;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the residents in the index of people, registered with a practice, and the services' times in the directory. */
@Component
@Staged
public class Settlement {
    private static final int AT_ONCE = 250;

    private final Acts acts;
    private final People people;
    private final Relationships relationships;
    private final Organisations organisations;
    private final Slots slots;
    private final Capacities capacities;
    private final TransactionTemplate transaction;

    Settlement(
            Acts acts,
            People people,
            Relationships relationships,
            Organisations organisations,
            Slots slots,
            Capacities capacities,
            PlatformTransactionManager manager) {
        this.acts = acts;
        this.people = people;
        this.relationships = relationships;
        this.organisations = organisations;
        this.slots = slots;
        this.capacities = capacities;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Registers everyone, each as an act; some hundreds are stored at a time. */
    void register(List<Resident> residents, Instant at) {
        for (int from = 0; from < residents.size(); from += AT_ONCE) {
            List<Resident> some = residents.subList(from, Math.min(from + AT_ONCE, residents.size()));
            transaction.executeWithoutResult(_ -> some.forEach(resident -> register(resident.details(), at)));
        }
    }

    public UUID register(Details details, Instant at) {
        UUID personId = Ids.person();
        Subject.Person subject = new Subject.Person(personId);
        DomainTime.at(
                at,
                () -> CurrentActor.as(
                        Actor.SYSTEM,
                        () -> acts.act(
                                Begin.on("Register a person", Ask.function(Action.WRITE, "demographics"), subject)
                                        .making(),
                                String.class,
                                act -> {
                                    people.register(act, personId, details);
                                    organisations
                                            .byOds(String.valueOf(details.practiceOds()))
                                            .map(Organisation::id)
                                            .ifPresent(practice -> relationships.begin(
                                                    personId,
                                                    List.of(new Relationship(
                                                            practice, null, "registration", practice))));
                                    return "";
                                })));
        return personId;
    }

    /** Puts up the times people can be seen, four weeks at a time, from one moment until at least {@code until}. */
    void publish(List<Service> services, Instant from, Instant until, long seed) {
        for (Service service : services) {
            SplittableRandom random =
                    new SplittableRandom(seed * 37 + service.code().hashCode());
            for (Instant at = from; !service.isCrisis() && at.isBefore(until); at = at.plus(Duration.ofDays(28))) {
                List<Slots.NewSlot> month = month(London.date(at), random, service.formats());
                DomainTime.at(at, () -> CurrentActor.as(Actor.SYSTEM, () -> slots.offer(service.id(), month)));
            }
        }
    }

    /** What room each service says it has. */
    void open(List<Service> services, Instant at, long seed) {
        for (Service service : services) {
            SplittableRandom random =
                    new SplittableRandom(seed * 31 + service.code().hashCode());
            DomainTime.at(
                    at,
                    () -> CurrentActor.as(Actor.SYSTEM, () -> {
                        boolean full = Choice.isInvented(service) && random.nextBoolean();
                        capacities.declare(service.id(), full ? 0 : 1 + random.nextInt(9), random.nextInt(12), "board");
                        return true;
                    }));
        }
    }

    private static List<Slots.NewSlot> month(LocalDate today, SplittableRandom random, Set<Format> formats) {
        List<Slots.NewSlot> month = new ArrayList<>();
        List<Format> ways = formats.stream()
                .filter(format -> format != Format.TEXT)
                .sorted()
                .toList();
        for (int day = 1; day <= 28; day++) {
            LocalTime time = LocalTime.of(9 + random.nextInt(7), 30 * random.nextInt(2));
            Instant start = Hours.office(
                    today.plusDays(day).atTime(time).atZone(London.ZONE).toInstant(), random);
            if (London.date(start).equals(today.plusDays(day)) && !ways.isEmpty()) {
                Format way = ways.get(random.nextInt(ways.size()));
                month.add(new Slots.NewSlot(start, start.plus(Duration.ofMinutes(45)), way));
            }
        }
        return month;
    }
}
