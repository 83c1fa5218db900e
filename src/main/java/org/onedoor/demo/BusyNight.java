package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CasePerson;
import org.onedoor.crisis.Cases;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.Place;
import org.onedoor.crisis.Places;
import org.onedoor.crisis.Power;
import org.onedoor.crisis.Requests;
import org.onedoor.crisis.RoomState;
import org.onedoor.demo.essex.Resident;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.onedoor.workforce.ApprovalRegisters;
import org.onedoor.workforce.Profession;
import org.onedoor.workforce.Rota;
import org.onedoor.workforce.Standing;
import org.springframework.stereotype.Component;

/** The night before the demo's day: places of safety with invented rooms, registers, and a few people who are held. */
@Component
@InDemo
class BusyNight {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Places places;
    private final Cases cases;
    private final CasePerson persons;
    private final Requests requests;
    private final ApprovalRegisters registers;
    private final Rota rota;
    private final Staff staff;
    private final Stage stage;

    BusyNight(
            Places places,
            Cases cases,
            CasePerson persons,
            Requests requests,
            ApprovalRegisters registers,
            Rota rota,
            Staff staff,
            Stage stage) {
        this.places = places;
        this.cases = cases;
        this.persons = persons;
        this.requests = requests;
        this.registers = registers;
        this.rota = rota;
        this.staff = staff;
        this.stage = stage;
    }

    private static final int TRIES = 1_000;

    void begin(Essex essex, Instant now) {
        SplittableRandom random = new SplittableRandom(essex.seed());
        Instant evening = now.minus(Duration.ofHours(26));
        Actor trust = staff.visitor("manager").actor();
        Actor suite = staff.inTeam(Team.idOf("place-of-safety"));
        UUID basildon = place(evening, trust, "Basildon suite", "SS16 5NL", 18, true, 2);
        UUID rochford = place(evening, trust, "Rochford suite", "SS4 1RB", 18, true, 2);
        UUID chelmsford = place(evening, trust, "Chelmsford suite", "CM1 7LF", 18, false, 1);
        UUID colchester = place(evening, trust, "Colchester suite", "CO4 5JL", 18, true, 2);
        UUID young = place(evening, trust, "Young people's suite, Chelmsford", "CM1 7ET", 0, true, 1);
        Actor acute = staff.visitor("manager.acute").actor();
        emergency(evening, acute, "Broomfield emergency department", "CM1 7ET");
        emergency(evening, acute, "Basildon emergency department", "SS16 5NL");
        emergency(evening, acute, "Southend emergency department", "SS0 0RY");
        UUID amhp = registers(evening, now, Profession.AMHP, List.of("Coral Steeplewood", "Linus Harrowgate"));
        UUID doctor = registers(
                evening,
                now,
                Profession.SECTION_12,
                List.of("Dr Sable Winterton", "Dr Odile Marchbanks", "Dr Piers Eventide"));
        grown(essex, random).ifPresent(resident -> longest(resident, random, now, suite, colchester, amhp, doctor));
        grown(essex, random).ifPresent(resident -> waiting(resident, now, suite, basildon, amhp));
        onTheWay(now, rochford);
        asking(now);
        for (UUID each : List.of(basildon, rochford, colchester, young)) {
            confirm(now.minus(MINUTE.multipliedBy(11)), suite, each, 1, RoomState.OPEN, null, null);
        }
        confirm(now.minus(MINUTE.multipliedBy(12)), suite, basildon, 2, RoomState.CLEANING, null, null);
        confirm(now.minus(MINUTE.multipliedBy(14)), suite, rochford, 2, RoomState.SHORT_OF_STAFF, null, null);
        Instant morning = now.plus(Duration.ofHours(20));
        confirm(now.minus(MINUTE.multipliedBy(15)), suite, chelmsford, 1, RoomState.CLOSED, "A broken door", morning);
    }

    /** A grown-up; nobody where so few are invented that none of them is. */
    private static Optional<Resident> grown(Essex essex, SplittableRandom random) {
        return Stream.generate(() -> essex.somebody(random))
                .limit(TRIES)
                .filter(resident -> resident.age() >= 20 && resident.age() <= 70)
                .findFirst();
    }

    private UUID place(
            Instant when, Actor manager, String name, String postcode, int ageFrom, boolean restraint, int rooms) {
        return stage.play(
                when,
                manager,
                () -> places.add(new Places.Entry(
                        Place.Kind.HEALTH_BASED,
                        name,
                        postcode,
                        ageFrom,
                        ageFrom == 0 ? 17 : 125,
                        restraint,
                        rooms,
                        Team.idOf("place-of-safety"))));
    }

    private void emergency(Instant when, Actor manager, String name, String postcode) {
        stage.play(
                when,
                manager,
                () -> places.add(
                        new Places.Entry(Place.Kind.EMERGENCY_DEPARTMENT, name, postcode, 0, 125, true, 0, null)));
    }

    private void confirm(
            Instant when,
            Actor suite,
            UUID place,
            int room,
            RoomState state,
            @Nullable String reason,
            @Nullable Instant reopens) {
        stage.play(when, suite, () -> {
            places.confirm(place, room, state, reason, reopens);
            return true;
        });
    }

    /** The first of those added is on duty and can be asked; the last of the doctors has let the approval lapse. */
    private UUID registers(Instant when, Instant now, Profession profession, List<String> names) {
        Actor keeper = staff.visitor("lead.council").actor();
        LocalDate today = London.date(now);
        List<UUID> added = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean lapsed = i == 2;
            String number = (profession == Profession.AMHP ? "SW0009" : "70009") + (10 + i);
            String name = names.get(i);
            UUID id = stage.play(
                    when,
                    keeper,
                    () -> registers.add(new ApprovalRegisters.Entry(
                            profession,
                            name,
                            number,
                            Standing.REGISTERED,
                            null,
                            "07700 900" + (200 + Math.floorMod(name.hashCode(), 700)),
                            "CM2 6LN",
                            today.minusDays(100),
                            today.minusYears(4),
                            lapsed ? today.minusDays(2) : today.plusDays(75))));
            added.add(id);
            if (!lapsed) {
                stage.play(when, keeper, () -> {
                    rota.plan(id, now.minus(Duration.ofHours(14)), now.plus(Duration.ofHours(9)));
                    return true;
                });
            }
        }
        return added.getFirst();
    }

    /** Twenty hours in, assessed, and no bed: the ladder of escalation is nearly climbed. */
    private void longest(
            Resident resident, RandomGenerator random, Instant now, Actor suite, UUID place, UUID amhp, UUID doctor) {
        Instant used = now.minus(Duration.ofHours(21)).minus(MINUTE.multipliedBy(10));
        UUID id = begun(used, Power.S136, "Colchester, CO1 1YH", seen(resident, "grey coat"), resident.age());
        claim(id, used.plus(MINUTE.multipliedBy(12)), place);
        fact(id, used.plus(MINUTE.multipliedBy(6)), staff.police(), FactKind.CONVEYANCE, Map.of());
        fact(id, used.plus(MINUTE.multipliedBy(29)), staff.ambulance(), FactKind.ON_SCENE, Map.of());
        Instant arrived = used.plus(MINUTE.multipliedBy(65));
        fact(id, arrived, suite, FactKind.ARRIVED, Map.of("placeType", "health-based", "place", place.toString()));
        stage.play(arrived.plus(MINUTE.multipliedBy(20)), suite, () -> {
            persons.identify(id, resident.details(), null, null);
            return true;
        });
        handover(id, arrived.plus(MINUTE.multipliedBy(41 + random.nextInt(9))), suite);
        asked(id, arrived.plus(MINUTE.multipliedBy(30)), suite, Profession.AMHP, amhp);
        asked(id, arrived.plus(MINUTE.multipliedBy(34)), suite, Profession.SECTION_12, doctor);
        fact(
                id,
                arrived.plus(MINUTE.multipliedBy(150)),
                suite,
                FactKind.ATTENDED,
                Map.of("professional", amhp.toString()));
        fact(
                id,
                arrived.plus(MINUTE.multipliedBy(155)),
                suite,
                FactKind.ATTENDED,
                Map.of("professional", doctor.toString()));
        fact(id, arrived.plus(MINUTE.multipliedBy(158)), suite, FactKind.ASSESSMENT, Map.of("by", "both"));
    }

    /** Two hours in: an AMHP comes, no doctor yet. */
    private void waiting(Resident resident, Instant now, Actor suite, UUID place, UUID amhp) {
        Instant used = now.minus(Duration.ofHours(3));
        UUID id = begun(used, Power.S136, "Grays, RM17 6SL", seen(resident, "barefoot"), resident.age());
        claim(id, used.plus(MINUTE.multipliedBy(9)), place);
        fact(id, used.plus(MINUTE.multipliedBy(4)), staff.police(), FactKind.CONVEYANCE, Map.of());
        fact(id, used.plus(MINUTE.multipliedBy(22)), staff.ambulance(), FactKind.ON_SCENE, Map.of());
        Instant arrived = used.plus(MINUTE.multipliedBy(52));
        fact(id, arrived, suite, FactKind.ARRIVED, Map.of("placeType", "health-based", "place", place.toString()));
        stage.play(arrived.plus(MINUTE.multipliedBy(15)), suite, () -> {
            persons.identify(id, resident.details(), null, null);
            return true;
        });
        asked(id, arrived.plus(MINUTE.multipliedBy(25)), suite, Profession.AMHP, amhp);
        fact(
                id,
                arrived.plus(MINUTE.multipliedBy(33)),
                suite,
                FactKind.TRIED,
                Map.of("professional", amhp.toString(), "answer", "accepted"));
    }

    /** Restrained on the street, and the ambulance is late. */
    private void onTheWay(Instant now, UUID place) {
        Instant used = now.minus(MINUTE.multipliedBy(26));
        UUID id = begun(used, Power.S136, "Seafront, Southend, SS1 1LB", "Man, about 20, no shirt", 20);
        fact(id, used.plus(MINUTE.multipliedBy(3)), staff.police(), FactKind.CONVEYANCE, Map.of());
        fact(id, used.plus(MINUTE.multipliedBy(13)), staff.police(), FactKind.RESTRAINT, Map.of("type", "handcuffs"));
        claim(id, used.plus(MINUTE.multipliedBy(15)), place);
    }

    /** An officer asks before using the power. */
    private void asking(Instant now) {
        begun(now.minus(MINUTE.multipliedBy(7)), null, "Railway station, Chelmsford, CM2 6LN", "Girl, about 16", 16);
    }

    /** How an officer describes somebody whose name nobody knows yet. */
    private static String seen(Resident resident, String more) {
        String who = switch (resident.details().gender()) {
            case MALE -> "Man";
            case FEMALE -> "Woman";
            default -> "Somebody";
        };
        return "%s, about %d, %s".formatted(who, resident.age(), more);
    }

    private UUID begun(Instant when, @Nullable Power power, String where, String who, int age) {
        return stage.play(
                when, staff.police(), () -> cases.begin(new Cases.Start(power, when, where, who, age, "nurse"), null));
    }

    private void claim(UUID id, Instant when, UUID place) {
        stage.play(when, staff.police(), () -> requests.promise(id, place, null));
    }

    private void asked(UUID id, Instant when, Actor suite, Profession profession, UUID who) {
        stage.play(when, suite, () -> requests.ask(id, profession, who, null));
    }

    private void handover(UUID id, Instant when, Actor suite) {
        fact(
                id,
                when,
                staff.police(),
                FactKind.HANDOVER_POLICE,
                Map.of(
                        "risk", "Walked into the road twice, calm since",
                        "restraint", "none",
                        "search", "yes",
                        "property", "Wallet, keys, telephone",
                        "dependants", "none",
                        "signed", "PC 4711"));
        fact(id, when.plus(MINUTE), suite, FactKind.HANDOVER_HEALTH, Map.of("signed", "Nurse in charge"));
    }

    private void fact(UUID id, Instant when, Actor actor, FactKind kind, Map<String, String> answers) {
        stage.play(when, actor, () -> cases.record(id, kind, when, name -> answers.getOrDefault(name, ""), null));
    }
}
