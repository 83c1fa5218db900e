package org.onedoor.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.onedoor.access.Agreement;
import org.onedoor.access.Agreements;
import org.onedoor.access.LawfulBasis;
import org.onedoor.access.Shareable;
import org.onedoor.crisis.Place;
import org.onedoor.crisis.Places;
import org.onedoor.crisis.RoomState;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.workforce.ApprovalRegisters;
import org.onedoor.workforce.Profession;
import org.onedoor.workforce.Professional;
import org.onedoor.workforce.Rota;
import org.onedoor.workforce.Standing;
import org.springframework.stereotype.Component;

/** What stands before the night of story E2 begins: two suites, those on duty, and what may be shared with the police. */
@Component
@Staged
class NightSet {
    static final List<String> SUITES = List.of("Harbour suite (story E2)", "Orchard suite (story E2)");
    private static final Instant EVENING = Instant.parse("2024-03-30T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2024-03-31T07:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.of(2024, 3, 29);
    private static final LocalDate LATER = LocalDate.of(2025, 3, 31);

    private final Stage stage;
    private final Staff staff;
    private final Places places;
    private final ApprovalRegisters registers;
    private final Rota rota;
    private final Agreements agreements;

    NightSet(Stage stage, Staff staff, Places places, ApprovalRegisters registers, Rota rota, Agreements agreements) {
        this.stage = stage;
        this.staff = staff;
        this.places = places;
        this.registers = registers;
        this.rota = rota;
        this.agreements = agreements;
    }

    /** @param open the suite with room @param doctors two who can come; the third's approval ended on Friday */
    record Stood(UUID open, List<UUID> doctors, UUID amhp) {
        Stood {
            doctors = List.copyOf(doctors);
        }
    }

    /** Sets it up the first time, and finds it standing the next. */
    Stood stand() {
        UUID near = place(SUITES.getFirst(), "RM17 6SL");
        UUID far = place(SUITES.getLast(), "CM2 0AA");
        confirm(near, EVENING, RoomState.CLEANING);
        confirm(far, EVENING, RoomState.OPEN);
        professional(Profession.SECTION_12, "Dr Morwenna Tidecrest", "7000990", FRIDAY);
        UUID first = professional(Profession.SECTION_12, "Dr Anselm Fernhollow", "7000991", LATER);
        UUID second = professional(Profession.SECTION_12, "Dr Zillah Ravenscar", "7000992", LATER);
        UUID amhp = professional(Profession.AMHP, "Lowri Saltmeadow", "SW000990", LATER);
        LocalDate march = LocalDate.of(2024, 3, 1);
        as(
                "privacy",
                () -> agreements.register(
                        new Agreement.Terms(
                                "Crisis plans with the police, March 2024",
                                "To keep somebody safe whom an officer meets in a crisis",
                                Set.of(Shareable.values()),
                                LawfulBasis.PUBLIC,
                                Instant.parse("2024-03-01T00:00:00Z"),
                                Instant.parse("2024-04-30T23:00:00Z"),
                                march.plusDays(45),
                                "DPIA-2024-03"),
                        Set.of(Organisation.idOfSlug("essex-police")),
                        "story-e2"));
        return new Stood(far, List.of(first, second), amhp);
    }

    private UUID place(String name, String postcode) {
        UUID team = Team.idOf("place-of-safety");
        return as(
                "manager",
                () -> places.all().stream()
                        .filter(place -> place.name().equals(name))
                        .map(Place::id)
                        .findFirst()
                        .orElseGet(() -> places.add(
                                new Places.Entry(Place.Kind.HEALTH_BASED, name, postcode, 18, 125, true, 1, team))));
    }

    private void confirm(UUID place, Instant when, RoomState state) {
        stage.play(when, staff.visitor(NightOverTheClocks.SUITE).actor(), () -> {
            places.confirm(place, 1, state, null, null);
            return true;
        });
    }

    /** When the story is over its suites take nobody: they are none of the demo's own day. */
    void strike(Instant when) {
        stage.play(when, staff.visitor(NightOverTheClocks.SUITE).actor(), () -> {
            places.all().stream()
                    .filter(place -> SUITES.contains(place.name()))
                    .forEach(place -> places.confirm(
                            place.id(), 1, RoomState.CLOSED, "Part of a story only", when.plusSeconds(86_400)));
            return true;
        });
    }

    private UUID professional(Profession profession, String name, String number, LocalDate until) {
        return as(
                "lead.council",
                () -> registers.all(profession).stream()
                        .filter(each -> each.registration().equals(number))
                        .map(Professional::id)
                        .findFirst()
                        .orElseGet(() -> {
                            UUID id = registers.add(new ApprovalRegisters.Entry(
                                    profession,
                                    name,
                                    number,
                                    Standing.REGISTERED,
                                    null,
                                    "07700 900" + number.substring(number.length() - 3),
                                    "RM17 6SL",
                                    LocalDate.of(2023, 12, 1),
                                    LocalDate.of(2020, 4, 1),
                                    until));
                            if (until.isAfter(FRIDAY)) {
                                rota.plan(id, EVENING, MORNING);
                            }
                            return id;
                        }));
    }

    private <T> T as(String username, Supplier<T> deed) {
        return stage.play(EVENING.minusSeconds(3600), staff.visitor(username).actor(), deed);
    }
}
