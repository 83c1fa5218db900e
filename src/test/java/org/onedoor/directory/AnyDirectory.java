package org.onedoor.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.Gender;

/** Any need and any directory, as a seed says: what properties of matching are held against. */
final class AnyDirectory {
    private static final List<String> NEEDS = List.of("a", "b", "c", "d", "e");
    private static final List<String> PLACES =
            List.of("all", "district:D1", "district:D2", "practice:F81001", "pcn:P1", "sub-icb:S1");
    private static final List<String> HOURS = List.of("always", "mon-fri 09:00-17:00", "sat 10:00-12:00");
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private AnyDirectory() {}

    /** Up to 24 services in any state, and the centre. */
    static List<Candidate> candidates(Random random) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(candidate(random, Service.CENTRE));
        IntStream.range(0, random.nextInt(25)).forEach(i -> candidates.add(candidate(random, "service-" + i)));
        return candidates;
    }

    /** Somebody of whom anything may be known or not. */
    static Need need(Random random) {
        Need need = Need.of(
                random.nextInt(8) == 0 ? Set.of() : some(random, NEEDS),
                List.of(Tier.values()).get(random.nextInt(Tier.values().length)),
                START.plusSeconds(random.nextInt(86_400 * 30)),
                List.of(Door.values()).get(random.nextInt(Door.values().length)));
        if (random.nextBoolean()) {
            need = need.born(LocalDate.of(1930, 1, 1).plusDays(random.nextInt(34_000)));
        } else if (random.nextBoolean()) {
            need = need.aged(random.nextInt(95));
        }
        if (random.nextBoolean()) {
            String district = random.nextBoolean() ? "D1" : "D9";
            need = need.resident(new ResidentPlace("RM1 1AA", "L", "L", "W", "W", district, district, 3, 51.5, 0.3));
        }
        if (random.nextBoolean()) {
            need = need.registered(registered(random));
        }
        if (random.nextBoolean()) {
            need = need.within(5 + random.nextInt(60));
        }
        need = need.gender(Gender.values()[random.nextInt(Gender.values().length)])
                .frail(frailty(random));
        return (random.nextBoolean() ? need.flagged(Set.of("veteran")) : need).knowing(past(random));
    }

    private static Candidate candidate(Random random, String code) {
        UUID id = Service.idOf(code);
        Map<Tier, Integer> answers = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            if (random.nextBoolean()) {
                answers.put(tier, random.nextInt(tier.days() + 3));
            }
        }
        Integer from = random.nextBoolean() ? random.nextInt(70) : null;
        Integer to = random.nextBoolean() ? (from == null ? 0 : from) + random.nextInt(40) : null;
        ServiceStatus status = switch (random.nextInt(6)) {
            case 0 -> new ServiceStatus.Ceased(random.nextBoolean() ? Service.idOf("service-1") : null);
            case 1 -> new ServiceStatus.ClosedToReferrals();
            default -> new ServiceStatus.Active();
        };
        Service service = new Service(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                id,
                UUID.nameUUIDFromBytes(new byte[] {2}),
                code,
                "Service " + random.nextInt(5),
                "",
                List.of("type", "type", "amhp", "place-of-safety").get(random.nextInt(4)),
                "primary",
                some(random, NEEDS),
                new Eligibility(
                        from,
                        to,
                        places(random),
                        random.nextBoolean() ? Set.of() : Set.of(Door.GP, Door.POLICE),
                        random.nextInt(4) == 0 ? Set.of("veteran") : Set.of(),
                        random.nextInt(3) == 0
                                ? new Eligibility.OneSex(random.nextBoolean() ? Gender.FEMALE : Gender.MALE, "a reason")
                                : null,
                        random.nextInt(3) == 0 ? practices(random) : List.of(),
                        specialist(random)),
                answers,
                OpeningHours.parse(HOURS.get(random.nextInt(HOURS.size())), random.nextBoolean()),
                Set.of(Format.TELEPHONE),
                null,
                random.nextBoolean() ? new Service.Point(51.4 + random.nextDouble(), 0.1 + random.nextDouble()) : null,
                status,
                new Verification(
                        false,
                        random.nextBoolean() ? LocalDate.of(2024, 3, 1).minusDays(random.nextInt(400)) : null,
                        "test"),
                0);
        return new Candidate(service, slot(random, service), room(random));
    }

    private static List<Served> places(Random random) {
        Served one = Served.of(PLACES.get(random.nextInt(PLACES.size())));
        Served other = Served.of(PLACES.get(random.nextInt(PLACES.size())));
        return random.nextBoolean() || one.equals(other) ? List.of(one) : List.of(one, other);
    }

    private static Specialist specialist(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Specialist(random.nextBoolean(), true, 1 + random.nextInt(9));
            case 1 -> new Specialist(random.nextBoolean(), random.nextBoolean(), null);
            default -> Specialist.NONE;
        };
    }

    private static Frailty frailty(Random random) {
        return new Frailty(
                random.nextInt(3) == 0
                        ? null
                        : FrailtyScore.of(1 + random.nextInt(9)).orElseThrow(),
                Dementia.values()[random.nextInt(Dementia.values().length)]);
    }

    private static List<Served> practices(Random random) {
        return List.of(
                Served.of(random.nextBoolean() ? "practice:F81001" : "practice:F81002"),
                Served.of(random.nextBoolean() ? "pcn:P1" : "pcn:P2"));
    }

    private static @Nullable Slot slot(Random random, Service service) {
        if (random.nextBoolean()) {
            return null;
        }
        Instant starts = START.plusSeconds(60L * random.nextInt(60 * 24 * 40));
        return new Slot(
                service.organisationId(),
                service.id(),
                service.id(),
                starts,
                starts.plusSeconds(1800),
                Format.VIDEO,
                new SlotState.Free(),
                0);
    }

    private static Capacity room(Random random) {
        return random.nextBoolean()
                ? new Capacity.Unknown(null)
                : new Capacity.Known(random.nextInt(3), null, START, "manager", "board");
    }

    private static Past past(Random random) {
        Map<UUID, Instant> seen = new HashMap<>();
        Map<UUID, Past.Answers> answers = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            UUID service = Service.idOf("service-" + i);
            if (random.nextInt(3) == 0) {
                seen.put(service, START.minusSeconds(86_400L * random.nextInt(2_000)));
            }
            if (random.nextBoolean()) {
                int answered = Past.Answers.FEWEST + random.nextInt(3);
                answers.put(service, new Past.Answers(random.nextInt(answered + 1), answered, random.nextBoolean()));
            }
        }
        return new Past(seen, answers);
    }

    private static RegisteredPlace registered(Random random) {
        return new RegisteredPlace(
                organisation(random.nextBoolean() ? "F81001" : "F81009"),
                random.nextBoolean() ? organisation(random.nextBoolean() ? "P1" : "P9") : null,
                random.nextBoolean() ? organisation(random.nextBoolean() ? "S1" : "S9") : null,
                null,
                null);
    }

    private static Organisation organisation(String ods) {
        return new Organisation(
                Organisation.idOfOds(ods),
                OrganisationKind.PRACTICE,
                ods,
                "Organisation " + ods,
                null,
                null,
                null,
                null);
    }

    private static Set<String> some(Random random, List<String> codes) {
        Set<String> chosen = new HashSet<>();
        for (String code : codes) {
            if (random.nextInt(3) == 0) {
                chosen.add(code);
            }
        }
        return chosen;
    }
}
