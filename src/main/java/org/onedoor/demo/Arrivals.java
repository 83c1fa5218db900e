package org.onedoor.demo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.onedoor.demo.essex.Resident;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.Along;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.SafeContact;
import org.onedoor.frontdoor.Submission;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Team;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.people.AccessNeeds.Format;
import org.onedoor.people.AccessNeeds.Offline;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.Details;
import org.onedoor.people.LocalIdentifiers;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/** Somebody knocks: who they are, at which door, with what need. */
@Component
@InDemo
class Arrivals {
    private static final List<String> ADULT = List.of(
            "low-mood-anxiety",
            "low-mood-anxiety",
            "low-mood-anxiety",
            "trauma",
            "smi-relapse",
            "loneliness",
            "loneliness",
            "medication-review",
            "psychosis-first-episode",
            "debt",
            "bereavement",
            "carer-strain",
            "personality",
            "substance-misuse",
            "employment",
            "crisis",
            "low-mood-anxiety",
            "low-mood-anxiety");
    private static final List<String> OLDER = List.of(
            "low-mood-anxiety", "loneliness", "loneliness", "memory", "bereavement", "carer-strain", "frailty-falls");
    private static final List<String> YOUNG =
            List.of("child-mental-health", "child-mental-health", "low-mood-anxiety", "eating", "crisis");

    private final Intake intake;
    private final People people;
    private final Staff staff;
    private final Choice choice;
    private final Centre centre;
    private final SafeContact safeContact;
    private final AccessNeedsRegister register;
    private final LocalIdentifiers numbers;
    private final Stage stage;

    Arrivals(
            Intake intake,
            People people,
            Staff staff,
            Choice choice,
            Centre centre,
            SafeContact safeContact,
            AccessNeedsRegister register,
            LocalIdentifiers numbers,
            Stage stage) {
        this.intake = intake;
        this.people = people;
        this.staff = staff;
        this.choice = choice;
        this.centre = centre;
        this.safeContact = safeContact;
        this.register = register;
        this.numbers = numbers;
        this.stage = stage;
    }

    /** The referral somebody makes at this moment, or nothing where nobody could help: the demo invents no gaps. */
    Optional<Intake.Received> knock(Resident resident, Instant at, RandomGenerator random) {
        Person person = people.byNhsNumber(
                        new NhsNumber(String.valueOf(resident.details().nhsNumber())))
                .orElseThrow();
        String need = need(resident, random);
        Priority priority = priority(need, random);
        List<Service> able = choice.of(person, List.of(need), priority.code(), at);
        if (able.isEmpty()) {
            need = resident.age() < 18 ? "child-mental-health" : "low-mood-anxiety";
            priority = Priority.ROUTINE;
            able = choice.of(person, List.of(need), priority.code(), at);
        }
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Door door = door(random);
        Actor actor = actor(door, resident);
        UUID asked = door == Door.GP && random.nextBoolean()
                ? able.get(random.nextInt(able.size())).id()
                : null;
        if (asked != null && Choice.isInvented(choice.service(asked))) {
            asked = null;
        }
        boolean unknown = door != Door.GP && isUnknownThere(resident);
        Submission submission = new Submission(
                unknown ? asToldThere(resident.details()) : resident.details(),
                unknown ? null : person.personId(),
                door,
                priority,
                at,
                asked,
                List.of(need),
                Words.reason(need, random),
                null,
                random.nextInt(20) == 0 ? "not-asked" : "given",
                false);
        Along said = safe(resident).and(needs(resident)).and(numbers(resident));
        return Optional.of(stage.play(at, actor, () -> intake.submit(submission, null, said)));
    }

    /** One in forty is not found by a door that does not know the NHS number, and has two records from then on. */
    private static boolean isUnknownThere(Resident resident) {
        return Math.floorMod(
                        Objects.hash(
                                resident.details().birthDate(),
                                resident.details().familyName(),
                                "unknown"),
                        40)
                == 0;
    }

    private static Details asToldThere(Details known) {
        return new Details(
                null,
                known.familyName(),
                known.givenName(),
                null,
                known.birthDate(),
                known.gender(),
                null,
                known.postcode(),
                known.phone(),
                null,
                null,
                null,
                false,
                known.veteran(),
                null);
    }

    /** Half of the practices say what their own record system calls the person. */
    private Along numbers(Resident resident) {
        String practice = resident.details().practiceOds();
        int number = Math.floorMod(
                Objects.hash(resident.details().birthDate(), resident.details().givenName()), 9_000_000);
        return practice == null || Math.floorMod(practice.hashCode(), 2) == 0
                ? Along.NOTHING
                : (act, stored) -> numbers.record(
                        act, Organisation.idOfOds(practice), "SystmOne", String.valueOf(1_000_000 + number));
    }

    /** Two in five are asked what they need, and a quarter of those need something. */
    private Along needs(Resident resident) {
        int chance = Math.floorMod(
                Objects.hash(resident.details().familyName(), resident.details().birthDate()), 40);
        AccessNeeds needs = switch (chance) {
            case 0 ->
                new AccessNeeds(
                        Way.LETTER,
                        Set.of(Format.LARGE_PRINT),
                        Set.of(Adjustment.STEP_FREE),
                        Set.of(Offline.SKILLS, Offline.CONFIDENCE),
                        "Walks with a frame and does not see well.");
            case 1 -> new AccessNeeds(Way.LETTER, Set.of(), Set.of(), Set.of(Offline.COST), null);
            case 2 ->
                new AccessNeeds(null, Set.of(), Set.of(Adjustment.QUIET_ROOM, Adjustment.MORE_TIME), Set.of(), null);
            case 3 -> new AccessNeeds(Way.TEXT, Set.of(Format.EASY_READ), Set.of(Adjustment.COMPANION), Set.of(), null);
            default -> AccessNeeds.NONE;
        };
        return chance > 15 ? Along.NOTHING : (act, stored) -> register.record(act, stored.personId(), needs);
    }

    /** Most say which way is safe, few that none is, and some are not asked. */
    private Along safe(Resident resident) {
        return switch (Math.floorMod(
                Objects.hash(resident.details().givenName(), resident.details().birthDate()), 8)) {
            case 0 -> Along.NOTHING;
            case 1 -> safeContact.with(Set.of(), resident.details());
            case 2 -> safeContact.with(Set.of(Way.LETTER), resident.details());
            default -> safeContact.with(Set.of(Way.CALL, Way.TEXT, Way.LETTER), resident.details());
        };
    }

    private static String need(Resident resident, RandomGenerator random) {
        List<String> needs = resident.age() < 18 ? YOUNG : resident.age() >= 68 ? OLDER : ADULT;
        String need = needs.get(random.nextInt(needs.size()));
        return need.equals("psychosis-first-episode") && resident.age() > 60 ? "smi-relapse" : need;
    }

    private static Priority priority(String need, RandomGenerator random) {
        int chance = random.nextInt(100);
        return switch (need) {
            case "crisis" -> chance < 25 ? Priority.VERY_URGENT : Priority.URGENT;
            case "psychosis-first-episode" -> chance < 60 ? Priority.SOON : Priority.ROUTINE;
            default -> chance < 24 ? Priority.SOON : Priority.ROUTINE;
        };
    }

    private static Door door(RandomGenerator random) {
        int chance = random.nextInt(100);
        return chance < 58
                ? Door.GP
                : chance < 69
                        ? Door.SELF
                        : chance < 77
                                ? Door.PHONE
                                : chance < 84
                                        ? Door.POLICE
                                        : chance < 92 ? Door.VCSE : chance < 95 ? Door.AMBULANCE : Door.SOCIAL_CARE;
    }

    private Actor actor(Door door, Resident resident) {
        return switch (door) {
            case GP, SCHOOL, PAPER, MESSAGE, TEAM ->
                staff.gp(String.valueOf(resident.details().practiceOds())).orElseGet(this::navigator);
            case SELF, CARER, CARE_HOME, NHS_111, PHONE -> navigator();
            case POLICE -> staff.police();
            case AMBULANCE, HOSPITAL -> staff.ambulance();
            case VCSE -> staff.inTeam(Team.idOf("positive-pathways"));
            case SOCIAL_CARE -> staff.inTeam(Team.idOf("adult-social-care"));
        };
    }

    private Actor navigator() {
        return staff.inTeam(centre.owner().teamId());
    }
}
