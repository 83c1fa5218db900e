package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Projection;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Thirty nights by chance: facts late, lost, repeated, out of order and against each other. Every clock ends as a reference
 * says that was written by hand and knows nothing of expressions, and to make all of it again changes nothing.
 */
@OneDoorTest
class RandomNightsTest {
    private static final List<Instant> DUSKS = List.of(
            Instant.parse("2024-03-30T20:00:00Z"), // the clocks go forward in this night
            Instant.parse("2024-10-26T19:00:00Z"), // and back in this
            Instant.parse("2024-02-28T20:00:00Z")); // and this goes on into a day that few years have
    private static final int NIGHTS = 30;

    @Autowired
    Night night;

    @Autowired
    Cases cases;

    @Autowired
    CaseActs caseActs;

    @Autowired
    DetentionRepository repository;

    @Autowired
    Clocks clocks;

    @Autowired
    ObjectProvider<Projection> projections;

    @Autowired
    JdbcClient jdbc;

    /** A fact of a night: what, when it happened, and what was chosen. */
    private record Said(FactKind kind, Instant at, Map<String, String> codes) {}

    /** How a clock should stand. */
    private record Expected(
            String state,
            Instant start,
            Instant due,
            @Nullable Instant stop) {}

    @Test
    void everyClockOfThirtyNightsIsAsTheReferenceSays() {
        Random random = new Random(136);
        Actor officer = night.officer().actor();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < NIGHTS; i++) {
            Instant dusk = DUSKS.get(i % DUSKS.size());
            List<Said> happened = aNight(random, dusk);
            UUID id = DomainTime.at(
                    dusk,
                    () -> CurrentActor.as(
                            officer,
                            () -> cases.begin(
                                    new Cases.Start(null, dusk, "Grays", "Man, about 30", 30, "nurse"), null)));
            ids.add(id);
            List<Said> heard = new ArrayList<>(happened);
            heard.removeIf(_ -> random.nextInt(12) == 0); // lost
            heard.addAll(heard.stream().filter(_ -> random.nextInt(10) == 0).toList()); // said twice
            Collections.shuffle(heard, random); // late
            List<Said> standing = new ArrayList<>(heard);
            Instant told = dusk.plus(Duration.ofHours(60));
            for (Said said : heard) {
                told = told.plusSeconds(30);
                UUID fact = append(id, told, said, null);
                if (random.nextInt(9) == 0) { // put right afterwards
                    told = told.plusSeconds(30);
                    Said better = new Said(said.kind(), said.at().plusSeconds(60L * random.nextInt(20)), said.codes());
                    standing.remove(said);
                    if (random.nextInt(3) == 0) {
                        append(id, told, new Said(FactKind.WITHDRAWN, said.at(), Map.of()), fact);
                    } else {
                        append(id, told, better, fact);
                        standing.add(better);
                    }
                }
            }
            assertThat(asTheyStand(id)).as("night %d", i).isEqualTo(reference(standing));
        }
        List<Map<String, Object>> before = rows(ids);
        rebuild();
        assertThat(rows(ids)).isEqualTo(before);
        assertThat(jdbc.sql("""
                update crisis.detention set held_from = held_from + interval '1 hour', ended_at = null, orgs = '{}'
                 where incident_id = any(:ids)
                """).param("ids", ids.toArray(UUID[]::new)).update())
                .isEqualTo(NIGHTS);
        assertThat(rebuild()).isPositive();
        assertThat(rows(ids)).isEqualTo(before);
    }

    private int rebuild() {
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> projections.orderedStream().mapToInt(Projection::rebuild).sum());
    }

    private List<Map<String, Object>> rows(List<UUID> ids) {
        List<Map<String, Object>> rows = new ArrayList<>(
                jdbc.sql("""
                select incident_id, person_id, orgs::text, teams::text, used_at, held_from, place_id, ended_at, closed_at
                  from crisis.detention where incident_id = any(:ids) order by incident_id
                """).param("ids", ids.toArray(UUID[]::new)).query().listOfRows());
        rows.addAll(jdbc.sql("""
                select clock_id, state, started_at, due_at, stopped_at from clock.clock
                 where subject_id = any(:ids) order by clock_id
                """).param("ids", ids.toArray(UUID[]::new)).query().listOfRows());
        return rows;
    }

    private UUID append(UUID id, Instant told, Said said, @Nullable UUID corrects) {
        UUID[] made = new UUID[1];
        DomainTime.at(
                told,
                () -> CurrentActor.as(
                        Actor.SYSTEM,
                        () -> caseActs.perform(
                                id,
                                "Record in a case",
                                null,
                                (act, _, _) -> made[0] = caseActs.append(
                                        act, id, said.kind(), said.at(), said.codes(), Map.of(), corrects))));
        return made[0];
    }

    private static List<Said> aNight(Random random, Instant dusk) {
        List<Said> said = new ArrayList<>();
        Instant used = dusk.plusSeconds(60L * random.nextInt(300));
        said.add(new Said(FactKind.POWER_USED, used, Map.of("power", random.nextInt(4) == 0 ? "s135-1" : "s136")));
        if (random.nextInt(8) == 0) {
            said.add(new Said(FactKind.POWER_USED, used.plusSeconds(60), Map.of("power", "s135-1")));
        }
        said.add(new Said(FactKind.CONVEYANCE, minutes(random, used, 10), Map.of()));
        if (random.nextBoolean()) {
            said.add(new Said(FactKind.RESTRAINT, minutes(random, used, 20), Map.of()));
        }
        said.add(new Said(FactKind.ON_SCENE, minutes(random, used, 60), Map.of()));
        Instant arrival = minutes(random, used, 120);
        said.add(new Said(FactKind.ARRIVED, arrival, Map.of("placeType", "health-based")));
        said.add(new Said(
                FactKind.ENTERED, minutes(random, arrival.minusSeconds(300), 30), Map.of("placeType", "health-based")));
        if (random.nextInt(6) == 0) {
            said.add(new Said(FactKind.KEPT, minutes(random, used, 30), Map.of()));
        }
        if (random.nextInt(3) == 0) { // moved on, which starts nothing again
            said.add(new Said(FactKind.ARRIVED, minutes(random, arrival, 600), Map.of("placeType", "health-based")));
        }
        said.add(new Said(FactKind.HANDOVER_POLICE, minutes(random, arrival, 80), Map.of()));
        said.add(new Said(FactKind.HANDOVER_HEALTH, minutes(random, arrival, 80), Map.of()));
        said.add(new Said(FactKind.ASSESSMENT, minutes(random, arrival, 360), Map.of("by", "both")));
        for (int i = random.nextInt(3); i > 0; i--) {
            said.add(new Said(
                    FactKind.EXTENDED,
                    minutes(random, arrival.plus(Duration.ofHours(18)), 480),
                    Map.of("hours", String.valueOf(1 + random.nextInt(12)))));
        }
        if (random.nextInt(5) != 0) {
            said.add(new Said(
                    FactKind.ENDED, minutes(random, arrival.plus(Duration.ofHours(4)), 2000), Map.of("outcome", "s2")));
        }
        return said;
    }

    private static Instant minutes(Random random, Instant from, int most) {
        return from.plusSeconds(60L * random.nextInt(most));
    }

    private Map<String, Expected> asTheyStand(UUID id) {
        Map<String, Expected> found = new LinkedHashMap<>();
        for (ClockView clock : clocks.ofScope(id, id)) {
            if (REFERENCED.contains(clock.standardId())) {
                String state = clock.state() instanceof ClockState.Running
                        ? "running"
                        : clock.state().word();
                found.put(
                        clock.standardId(),
                        new Expected(
                                state,
                                clock.started(),
                                java.util.Objects.requireNonNull(clock.due()),
                                clock.stopped()));
            }
        }
        return new java.util.TreeMap<>(found);
    }

    // The reference, by hand.

    private static final List<String> REFERENCED = List.of(
            "S136_DETAIN_24H", "S135_1_DETAIN_24H", "S136_ASSESS_3H", "S136_HANDOVER", "S136_AMB_30", "S136_AMB_8");

    private static Map<String, Expected> reference(List<Said> standing) {
        Map<String, Expected> clocks = new java.util.TreeMap<>();
        Instant held = earliest(standing, null, FactKind.ARRIVED, FactKind.ENTERED, FactKind.KEPT);
        Instant arrived = earliest(standing, null, FactKind.ARRIVED, FactKind.ENTERED);
        for (String power : List.of("s136", "s135-1")) {
            boolean used = standing.stream()
                    .anyMatch(said -> said.kind() == FactKind.POWER_USED
                            && power.equals(said.codes().get("power")));
            if (used && held != null) {
                Instant due = held.plus(Duration.ofHours(24));
                Integer least = null;
                for (Said said : standing) {
                    boolean inTime = !said.at().isBefore(held) && !said.at().isAfter(due);
                    if (said.kind() == FactKind.EXTENDED && inTime) {
                        int hours = Integer.parseInt(said.codes().get("hours"));
                        least = least == null ? hours : Math.min(least, hours);
                    }
                }
                due = least == null ? due : due.plus(Duration.ofHours(least));
                clocks.put(
                        power.equals("s136") ? "S136_DETAIN_24H" : "S135_1_DETAIN_24H",
                        ends(held, due, earliest(standing, held, FactKind.ENDED), null));
            }
        }
        if (held != null && earliest(standing, null, FactKind.POWER_USED) != null) {
            clocks.put(
                    "S136_ASSESS_3H",
                    ends(
                            held,
                            held.plus(Duration.ofHours(3)),
                            earliest(standing, held, FactKind.ASSESSMENT),
                            earliest(standing, held, FactKind.ENDED)));
        }
        if (arrived != null) {
            Instant police = earliest(standing, arrived, FactKind.HANDOVER_POLICE);
            Instant health = earliest(standing, arrived, FactKind.HANDOVER_HEALTH);
            Instant both = police == null || health == null ? null : police.isAfter(health) ? police : health;
            clocks.put(
                    "S136_HANDOVER",
                    ends(arrived, arrived.plusSeconds(3600), both, earliest(standing, arrived, FactKind.ENDED)));
        }
        Instant asked = earliest(standing, null, FactKind.CONVEYANCE);
        Instant restrained = earliest(standing, null, FactKind.RESTRAINT);
        if (asked != null) {
            clocks.put("S136_AMB_30", crew(standing, asked, 30));
        }
        if (asked != null && restrained != null) {
            clocks.put("S136_AMB_8", crew(standing, asked.isAfter(restrained) ? asked : restrained, 8));
        }
        return clocks;
    }

    private static Expected crew(List<Said> standing, Instant start, int minutes) {
        return ends(
                start,
                start.plusSeconds(60L * minutes),
                earliest(standing, start, FactKind.ON_SCENE),
                earliest(standing, start, FactKind.ARRIVED, FactKind.ENTERED, FactKind.ENDED));
    }

    /** Stopped by what it waits for, unless what ends it came first. */
    private static Expected ends(Instant start, Instant due, @Nullable Instant stop, @Nullable Instant end) {
        if (stop != null && (end == null || !end.isBefore(stop))) {
            return new Expected(stop.isAfter(due) ? "missed" : "met", start, due, stop);
        }
        if (end != null) {
            return new Expected(end.isAfter(due) ? "missed" : "void", start, due, end);
        }
        return new Expected("running", start, due, null);
    }

    private static @Nullable Instant earliest(List<Said> standing, @Nullable Instant from, FactKind... kinds) {
        Instant first = null;
        for (Said said : standing) {
            boolean counts = List.of(kinds).contains(said.kind())
                    && (from == null || !said.at().isBefore(from));
            if (counts && (first == null || said.at().isBefore(first))) {
                first = said.at();
            }
        }
        return first;
    }
}
