package org.onedoor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.MatchResult.Exclusion;
import org.onedoor.directory.MatchResult.Failure;
import org.onedoor.directory.MatchResult.Rule;
import org.onedoor.directory.dos.DosAnswer;
import org.onedoor.directory.dos.DosAsked;
import org.onedoor.directory.dos.DosCheck;
import org.onedoor.directory.dos.Finding;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.people.Gender;

/** The hard filters that both strategies have come out alike, whatever the services and whoever is asked about. */
class SharedFiltersTest {
    private static final String NEED = "low-mood-anxiety";
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final List<String> PLACES =
            List.of("all", "district:D1", "district:D2", "pcn:P1", "pcn:P2", "sub-icb:S1", "sub-icb:S2");

    /** A rule of ours, and the check that stands for it in the other strategy. */
    private static final Map<Rule, DosCheck> SHARED = Map.of(
            Rule.STATUS, DosCheck.INACTIVE,
            Rule.NEED, DosCheck.SG,
            Rule.AGE, DosCheck.AGE,
            Rule.PLACE, DosCheck.LIMITED,
            Rule.DOOR, DosCheck.REFERRAL_ROLE,
            Rule.TIER, DosCheck.DISPOSITION);

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothStrategiesAgreeOnEveryFilterTheyShare(long seed) {
        Random random = new Random(seed);
        Need need = need(random);
        Map<Service, Capacity> room = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            Service service = service(random, "service-" + i);
            room.put(service, room(random, service, need.at()));
        }

        Map<UUID, Set<Rule>> ours = ours(need, room);
        Map<UUID, Set<DosCheck>> theirs = theirs(DosAsked.ask(need, room));

        room.forEach((service, capacity) -> {
            Set<Rule> failed = ours.getOrDefault(service.id(), Set.of());
            Set<DosCheck> checks = theirs.getOrDefault(service.id(), Set.of());
            if (failed.contains(Rule.STATUS) || failed.contains(Rule.NEED)) { // the first of these ends their search
                assertThat(checks).containsExactly(failed.contains(Rule.STATUS) ? DosCheck.INACTIVE : DosCheck.SG);
                return;
            }
            assertThat(checks.contains(DosCheck.GENDER))
                    .as("a gender that is not theirs ends their search, too")
                    .isEqualTo(failed.contains(Rule.SEX));
            if (failed.contains(Rule.SEX)) {
                assertThat(checks).containsExactly(DosCheck.GENDER);
                return;
            }
            SHARED.forEach((rule, check) -> assertThat(checks.contains(check))
                    .as("%s and %s of %s", rule, check, service)
                    .isEqualTo(failed.contains(rule)));
            assertThat(checks.contains(DosCheck.CAPACITY)).as("red is full").isEqualTo(capacity.isFull());
            assertThat(checks).as("the practice is asked before their search").doesNotContain(DosCheck.GP_RESTRICTED);
        });
    }

    @Test
    void whatWasSaidOfRoomTurnsGreenByItselfAfterFiveDaysWhileOursStillKnowsIt() {
        Need need = Need.of(Set.of(NEED), Tier.ROUTINE, START.plus(Duration.ofDays(6)), Door.GP);
        Service service = open("full-last-week");
        Capacity full = new Capacity.Known(0, 3, START, "manager", "board");

        assertThat(theirs(DosAsked.ask(
                        Need.of(Set.of(NEED), Tier.ROUTINE, START.plusSeconds(60), Door.GP), Map.of(service, full))))
                .containsEntry(service.id(), Set.of(DosCheck.CAPACITY));
        DosAnswer later = DosAsked.ask(need, Map.of(service, full));
        assertThat(later.left()).isEmpty();
        assertThat(later.returned().getFirst().passed())
                .extracting(Finding::words)
                .contains(
                        "R07: capacity is green, by itself: what was said last has run out, and nobody has said more");
    }

    @Test
    void everyNeedAndEverySortOfServiceHasACode() throws IOException {
        assertThat(DosAsked.needs()).isEqualTo(firsts("needs.csv"));
        assertThat(DosAsked.types()).isEqualTo(firsts("service_types.csv"));
    }

    private static Set<String> firsts(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SharedFiltersTest.class.getResourceAsStream("/reference/directory/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toSet());
        }
    }

    private static Map<UUID, Set<Rule>> ours(Need need, Map<Service, Capacity> room) {
        MatchResult result = new Matcher(Map.of())
                .match(
                        need,
                        room.entrySet().stream()
                                .map(one -> new Candidate(one.getKey(), null, one.getValue()))
                                .toList());
        return result.exclusions().stream()
                .collect(Collectors.toMap(
                        out -> out.service().id(),
                        (Exclusion out) ->
                                out.failures().stream().map(Failure::rule).collect(Collectors.toSet())));
    }

    private static Map<UUID, Set<DosCheck>> theirs(DosAnswer answer) {
        Map<UUID, Set<DosCheck>> all = new HashMap<>();
        answer.left().forEach(left -> {
            Set<DosCheck> checks = new HashSet<>();
            left.failed().forEach(finding -> checks.add(finding.check()));
            all.put(UUID.fromString(left.service().id()), checks);
        });
        return all;
    }

    private static Need need(Random random) {
        Need need = Need.of(
                        Set.of(NEED),
                        Tier.values()[random.nextInt(Tier.values().length)],
                        START.plusSeconds(random.nextInt(86_400 * 30)),
                        Door.values()[random.nextInt(Door.values().length)])
                .resident(new ResidentPlace(
                        "RM1 1AA", "L", "L", "W", "W", "D" + (1 + random.nextInt(3)), "District", 3, 51.5, 0.3))
                .registered(new RegisteredPlace(
                        organisation("F1"),
                        organisation("P" + (1 + random.nextInt(3))),
                        organisation("S" + (1 + random.nextInt(3))),
                        null,
                        null))
                .gender(Gender.values()[random.nextInt(Gender.values().length)]);
        return switch (random.nextInt(3)) {
            case 0 -> need.born(LocalDate.of(1930, 1, 1).plusDays(random.nextInt(34_000)));
            case 1 -> need.aged(random.nextInt(95));
            default -> need;
        };
    }

    private static Organisation organisation(String ods) {
        return new Organisation(
                Organisation.idOfOds(ods),
                OrganisationKind.values()[0],
                ods,
                "Organisation " + ods,
                null,
                null,
                null,
                null);
    }

    private static Capacity room(Random random, Service service, Instant now) {
        Duration age = Duration.ofMinutes(random.nextInt(60 * 100)); // under five days
        return random.nextInt(3) == 0
                ? new Capacity.Unknown(null)
                : Capacity.of(
                        new Capacity.Known(random.nextInt(3), random.nextInt(3), now.minus(age), "manager", "board"),
                        service.isCrisis(),
                        now);
    }

    private static Service open(String code) {
        Map<Tier, Integer> answers = Map.of(Tier.ROUTINE, 14);
        return made(code, Set.of(NEED), null, null, "all", Set.of(), null, answers, new ServiceStatus.Active());
    }

    private static Service service(Random random, String code) {
        Map<Tier, Integer> answers = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            if (random.nextInt(4) > 0) {
                answers.put(tier, random.nextInt(tier.days() + 2));
            }
        }
        Integer from = random.nextBoolean() ? random.nextInt(70) : null;
        Integer to = random.nextBoolean() ? (from == null ? 0 : from) + random.nextInt(40) : null;
        ServiceStatus status = switch (random.nextInt(8)) {
            case 0 -> new ServiceStatus.Ceased(null);
            case 1 -> new ServiceStatus.ClosedToReferrals();
            default -> new ServiceStatus.Active();
        };
        return made(
                code,
                random.nextInt(6) == 0 ? Set.of("debt") : Set.of(NEED, "debt"),
                from,
                to,
                PLACES.get(random.nextInt(PLACES.size())),
                random.nextBoolean() ? Set.of() : Set.of(Door.GP, Door.POLICE, Door.SELF),
                switch (random.nextInt(6)) {
                    case 0 -> new Eligibility.OneSex(Gender.FEMALE, "a reason");
                    case 1 -> new Eligibility.OneSex(Gender.MALE, "a reason");
                    default -> null;
                },
                answers,
                status);
    }

    private static Service made(
            String code,
            Set<String> needs,
            @org.jspecify.annotations.Nullable Integer from,
            @org.jspecify.annotations.Nullable Integer to,
            String place,
            Set<Door> doors,
            Eligibility.@org.jspecify.annotations.Nullable OneSex oneSex,
            Map<Tier, Integer> answers,
            ServiceStatus status) {
        return new Service(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                Service.idOf(code),
                UUID.nameUUIDFromBytes(new byte[] {2}),
                code,
                "Service " + code,
                "",
                "wellbeing",
                "primary",
                needs,
                new Eligibility(
                        from, to, List.of(Served.of(place)), doors, Set.of(), oneSex, List.of(), Specialist.NONE),
                answers,
                OpeningHours.parse("always", true),
                Set.of(Format.TELEPHONE),
                null,
                null,
                status,
                new Verification(false, null, "test"),
                0);
    }
}
