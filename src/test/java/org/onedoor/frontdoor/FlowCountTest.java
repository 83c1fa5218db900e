package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Flow.Measure;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.NoFixedAbode;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever was done, what the database counts is what there is when one looks at one row after another. */
@OneDoorTest
class FlowCountTest {
    private static final List<@Nullable String> POSTCODES = java.util.Arrays.asList(
            "RM17 6SL", "CM2 0AA", "SS1 1AA", "CM20 1QX", "CO1 1AA", "SS9 1AA", "ZZ99 3VZ", "IV1 1AA", null);

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Living living;

    @Autowired
    Care care;

    @Autowired
    Services services;

    @Autowired
    Flow flow;

    @Autowired
    Centre centre;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Acts acts;

    @Autowired
    DomainTime time;

    @Autowired
    FlowByRows rows;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    void countsAreThoseOfTheRowsWhateverWasDone() {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(20261127 + seed);
            Instant began = Instant.now().minus(Duration.ofDays(20));
            List<String> references = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                time.set(began.plus(Duration.ofHours(random.nextInt(20 * 24))), 0);
                references.add(doing.referral(cast.gp().actor(), somebody(random)));
            }
            for (int i = 0; i < 30; i++) {
                time.set(began.plus(Duration.ofDays(20)).plusSeconds(i), 0);
                step(references.get(random.nextInt(references.size())), random);
            }
            for (int days : new int[] {0, 3, 9, 30}) {
                time.set(began.plus(Duration.ofDays(20 + days)).plusSeconds(60), 0);
                assertThatItIsWhatThereIs("seed %d, %d days on".formatted(seed, days));
            }
        }
    }

    @Test
    void whoMovesIsCountedWhereTheyLiveNowAndWithTheirNewPractice() {
        String reference = doing.referral(cast.gp().actor(), Living.at("RM17 6SL", "F81088"));
        assertThat(holds("district-Thurrock", Measure.WAITS, reference)).isTrue();

        found(reference, "SS1 1AA");
        assertThat(holds("district-Thurrock", Measure.WAITS, reference)).isFalse();
        assertThat(holds("district-Southend-on-Sea", Measure.WAITS, reference)).isTrue();
        assertThat(holds("district-Southend-on-Sea", Measure.CAME, reference)).isTrue();

        String network = Objects.requireNonNull(organisations
                        .registeredPlace("F81088", London.date(time.instant()))
                        .orElseThrow()
                        .pcn())
                .name();
        assertThat(holds("network-" + network, Measure.WAITS, reference)).isTrue();
        doing.accepted(reference, Doing.VETERANS);
        contact(reference);
        assertThat(holds("district-Southend-on-Sea", Measure.MOVED_ON, reference))
                .isTrue();

        String other = practiceOfAnother(network);
        living.moves(reference, "SS1 1AA", other);
        assertThat(holds("network-" + network, Measure.MOVED_ON, reference)).isFalse();
    }

    private boolean holds(String line, Measure measure, String reference) {
        return flow.behind(line, measure).orElseThrow().newest().stream()
                .anyMatch(counted ->
                        counted.referralId().equals(doing.now(reference).referralId()));
    }

    /** One of the things that may happen to a referral, where it may happen now. */
    private void step(String reference, Random random) {
        Referral now = doing.now(reference);
        boolean withCentre = now.owner().teamId().equals(centre.owner().teamId());
        boolean free = withCentre && now.state() == WorkState.AWAITING_TRIAGE;
        String service = random.nextBoolean() ? Doing.VETERANS : Doing.PCN;
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                if (free) {
                    doing.accepted(reference, service);
                }
            }
            case 2 -> {
                if (free) {
                    doing.offered(reference, service);
                }
            }
            case 3 -> {
                if (now.isOpen() && !withCentre) {
                    contact(reference);
                }
            }
            case 4 -> found(reference, "CO1 1AA");
            case 5 -> found(reference, random.nextBoolean() ? "CM2 0AA" : null);
            default -> {
                if (free && random.nextBoolean()) {
                    Doing.as(
                            cast.navigator().actor(),
                            () -> care.withdraw(reference, now.version(), "Feels well again", List.of("person"), null));
                }
            }
        }
    }

    private void contact(String reference) {
        UUID team = doing.now(reference).owner().teamId();
        Doing.as(
                cast.clinician(
                                team.equals(services.byCode(Doing.VETERANS)
                                                .orElseThrow()
                                                .teamId())
                                        ? Doing.VETERANS
                                        : Doing.PCN)
                        .actor(),
                () -> care.contact(
                        reference,
                        new Care.Seen(time.instant(), true, "face-to-face", "treatment", false, false, false, null),
                        null));
    }

    private void found(String reference, @Nullable String postcode) {
        Subject subject = new Subject.Person(doing.person(reference));
        CurrentActor.run(
                Actor.SYSTEM,
                () -> acts.act(
                        Begin.on("Say where they are", Ask.about(Action.WRITE, "demographics", subject), subject),
                        act -> people.abode(
                                act,
                                subject.id(),
                                new NoFixedAbode("By the bus station", postcode, "Tuesdays at ten"))));
    }

    private Details somebody(Random random) {
        return Living.at(
                random,
                POSTCODES.get(random.nextInt(POSTCODES.size())),
                java.util.Arrays.asList("F81088", null, anyPractice(random)).get(random.nextInt(3)));
    }

    private String anyPractice(Random random) {
        List<String> all = organisations.networks(London.date(time.instant())).keySet().stream()
                .filter(code -> organisations.byOds(code).isPresent())
                .sorted()
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private String practiceOfAnother(String network) {
        return organisations.networks(London.date(time.instant())).entrySet().stream()
                .filter(practice -> practice.getValue()
                        .filter(name -> !name.equals(network))
                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** Each number, and what it opens; what other tests still had under way is waited for by looking once more. */
    private void assertThatItIsWhatThereIs(String when) {
        Map<String, Map<Measure, List<Counted>>> before;
        Map<String, Map<Measure, Integer>> counted;
        Map<String, Map<Measure, List<Counted>>> after;
        int times = 0;
        do {
            before = rows.now();
            counted = counted(flow.now());
            after = rows.now();
        } while (!before.equals(after) && times++ < 20);
        Map<String, Map<Measure, Integer>> sizes = new HashMap<>();
        after.forEach((line, measures) -> measures.forEach((measure, all) ->
                sizes.computeIfAbsent(line, _ -> new EnumMap<>(Measure.class)).put(measure, all.size())));
        assertThat(counted).as(when).isEqualTo(sizes);
        after.forEach((line, measures) -> measures.forEach((measure, all) -> {
            Set<Counted> each = new HashSet<>(all);
            Flow.Behind behind = flow.behind(line, measure).orElseThrow();
            assertThat(behind.total()).as("%s: %s %s", when, line, measure).isEqualTo(each.size());
            assertThat(each).as("%s: %s %s", when, line, measure).containsAll(behind.newest());
            assertThat(new HashSet<>(behind.newest())).hasSize(Math.min(each.size(), Flow.MOST_ROWS));
        }));
    }

    private static Map<String, Map<Measure, Integer>> counted(Flow.Board board) {
        Map<String, Map<Measure, Integer>> all = new HashMap<>();
        Stream.of(List.of(board.whole()), board.teams(), board.districts(), board.networks())
                .flatMap(List::stream)
                .forEach(line -> line.counted().forEach((measure, count) -> {
                    if (count > 0) {
                        all.computeIfAbsent(line.code(), _ -> new EnumMap<>(Measure.class))
                                .put(measure, count);
                    }
                }));
        return all;
    }
}
