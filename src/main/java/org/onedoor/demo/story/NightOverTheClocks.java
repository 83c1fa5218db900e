package org.onedoor.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.NeedBasis;
import org.onedoor.crisis.CasePerson;
import org.onedoor.crisis.Cases;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.MissingDoor;
import org.onedoor.crisis.Requests;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.demo.WrittenPlan;
import org.onedoor.people.Details;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.record.CrisisPlans;
import org.onedoor.workforce.Profession;
import org.springframework.stereotype.Component;

/**
 * Story E2: section 136 with restraint in the night the clocks go forward, from Sat 30 Mar 2024 at 23:31. Each scene goes
 * through the same use cases as the pages do; the person and the places are invented. Times below are in UTC, as London's
 * own leap from 01:00 to 02:00.
 */
@Component
@Staged
public class NightOverTheClocks implements Story<NightOverTheClocks.Run> {
    static final String POLICE = "police";
    static final String CREW = "ambulance";
    static final String SUITE = "suite";
    static final String TRIAGE = "street.triage";
    private static final String STREET = "London Road, Grays, RM17 6SL";

    private final Stage stage;
    private final Staff staff;
    private final Invented invented;
    private final NightSet set;
    private final NightEnd end;
    private final Cases cases;
    private final CasePerson persons;
    private final Requests requests;
    private final CrisisPlans plans;
    private final MissingDoor missing;
    private final People people;
    private final Deeds deeds;

    NightOverTheClocks(
            Stage stage,
            Staff staff,
            Invented invented,
            NightSet set,
            NightEnd end,
            Cases cases,
            CasePerson persons,
            Requests requests,
            CrisisPlans plans,
            MissingDoor missing,
            People people,
            Deeds deeds) {
        this.stage = stage;
        this.staff = staff;
        this.invented = invented;
        this.set = set;
        this.end = end;
        this.cases = cases;
        this.persons = persons;
        this.requests = requests;
        this.plans = plans;
        this.missing = missing;
        this.people = people;
        this.deeds = deeds;
    }

    /** One playing: whom it is about, and how far it has come. */
    public static final class Run extends Story.Run {
        private final Details person;
        private final UUID personId;
        private final NightSet.Stood stood;
        private final String referral;
        private final String report;
        private @Nullable UUID incident;

        private Run(Details person, UUID personId, NightSet.Stood stood, String referral, String report) {
            this.person = person;
            this.personId = personId;
            this.stood = stood;
            this.referral = referral;
            this.report = report;
        }

        @Override
        public List<String> opened() {
            List<String> opened = new ArrayList<>(List.of(referral, report));
            if (incident != null) {
                opened.add(NightEnd.CASE + incident);
            }
            return opened;
        }

        /** The case; none before the first step. */
        public @Nullable UUID incident() {
            return incident;
        }

        public UUID personId() {
            return personId;
        }

        private UUID held() {
            return Objects.requireNonNull(incident, "The case begins with the first step");
        }
    }

    @Override
    public Run begin() {
        SplittableRandom random = new SplittableRandom();
        Details person = invented.person(random);
        String referral = invented.lookedAfter(person, at("2024-03-01T09:00"));
        UUID personId = people.byNhsNumber(new NhsNumber(String.valueOf(person.nhsNumber())))
                .orElseThrow()
                .personId();
        as(
                "2024-03-11T10:00",
                Invented.TEAM,
                () -> plans.save(personId, 0, WrittenPlan.content(), LocalDate.of(2024, 9, 1), true));
        NightSet.Stood stood = set.stand();
        String report = as(
                "2024-03-30T20:10",
                POLICE,
                () -> missing.report(
                        "NIGHT-" + UUID.randomUUID().toString().substring(0, 8),
                        person,
                        at("2024-03-30T17:30"),
                        "Home, Saltmarsh Row",
                        "Went out without a coat after a telephone call."));
        return new Run(person, personId, stood, referral, report);
    }

    @Override
    public List<Step<Run>> steps() {
        return List.of(
                step(
                        "2024-03-30T23:31",
                        "The officer",
                        POLICE,
                        "Asks the triage nurse before using a power, and opens the person's crisis plan",
                        "Six fields on a phone begin the case. The plan is shown as the agreement allows the police, with the reason kept.",
                        this::asked),
                step(
                        "2024-03-30T23:40",
                        "The officer",
                        POLICE,
                        "Uses section 136",
                        "The authority to detain has not begun: it begins where the person comes to a place of safety.",
                        run -> fact(run, "2024-03-30T23:40", POLICE, FactKind.POWER_USED, Map.of("power", "s136"))),
                step(
                        "2024-03-30T23:41",
                        "The officer",
                        POLICE,
                        "Asks for an ambulance",
                        "It is due on scene within 30 minutes, by 00:11.",
                        run -> fact(run, "2024-03-30T23:41", POLICE, FactKind.CONVEYANCE, Map.of())),
                step(
                        "2024-03-30T23:44",
                        "The officer",
                        POLICE,
                        "Reports that the person is restrained",
                        "With restraint it is eight minutes: due by 23:52. The first clock runs on beside it.",
                        run -> fact(run, "2024-03-30T23:44", POLICE, FactKind.RESTRAINT, Map.of("type", "physical"))),
                step(
                        "2024-03-30T23:51",
                        "The crew",
                        CREW,
                        "Is on scene, and finds a place",
                        "In seven minutes. The nearer suite has no room; the other takes the person, and promises the room. No police station is offered.",
                        this::found),
                step(
                        "2024-03-31T00:20",
                        "The crew",
                        CREW,
                        "Arrives at the suite",
                        "From now the authority lasts 24 hours: until 01:20 on Monday by the clock on the wall, for an hour of this night is left out. The assessment is due within three hours, by 04:20.",
                        this::arrived),
                step(
                        "2024-03-31T00:35",
                        "The suite",
                        SUITE,
                        "Asks an AMHP and two doctors to come",
                        "A doctor whose approval ended on Friday is shown with the reason and cannot be chosen.",
                        this::called),
                step(
                        "2024-03-31T00:50",
                        "The officer and the suite",
                        POLICE,
                        "Hand over, each with their own signature, and the officer can go",
                        "Half an hour after the arrival. What the police wrote stays theirs to read; what the suite writes from now on does not.",
                        this::handedOver),
                step(
                        "2024-03-31T02:58",
                        "The suite",
                        SUITE,
                        "Begins the assessment, at 03:58 on the wall",
                        "After 2 hours 38 minutes, though the wall says 3 hours 38.",
                        this::assessed),
                step(
                        "2024-03-31T05:00",
                        "The suite",
                        SUITE,
                        "Ends the detention: home, with follow-up",
                        "The case cannot be closed before the restraint is written down. The report that the person was missing is closed as well.",
                        this::ended),
                step(
                        "2024-03-31T05:20",
                        "The suite",
                        SUITE,
                        "Writes down the restraint, looks at the crisis plan again, and closes the case",
                        "The month counts one section 136, and one with restraint.",
                        run -> end.close(run.held(), at("2024-03-31T05:20"))));
    }

    private void asked(Run run) {
        run.incident = as(
                "2024-03-30T23:31",
                POLICE,
                () -> cases.begin(
                        new Cases.Start(
                                null,
                                at("2024-03-30T23:31"),
                                STREET,
                                "%s %s".formatted(run.person.givenName(), run.person.familyName()),
                                Period.between(
                                                Objects.requireNonNull(run.person.birthDate()),
                                                LocalDate.of(2024, 3, 30))
                                        .getYears(),
                                "nurse"),
                        null));
        as("2024-03-30T23:33", TRIAGE, () -> {
            persons.identify(run.held(), run.person, run.personId, null);
            return true;
        });
        as("2024-03-30T23:34", POLICE, () -> {
            plans.state(run.personId, NeedBasis.VITAL, "Distressed beside the road, and known to have a crisis plan");
            return true;
        });
    }

    private void found(Run run) {
        fact(run, "2024-03-30T23:51", CREW, FactKind.ON_SCENE, Map.of());
        as("2024-03-30T23:52", CREW, () -> requests.promise(run.held(), run.stood.open(), null));
        fact(run, "2024-03-30T23:55", CREW, FactKind.LEFT, Map.of("transport", "ambulance"));
    }

    private void arrived(Run run) {
        fact(
                run,
                "2024-03-31T00:20",
                CREW,
                FactKind.ARRIVED,
                Map.of("placeType", "health-based", "place", run.stood.open().toString()));
    }

    private void called(Run run) {
        run.stood.doctors().forEach(doctor -> ask(run, Profession.SECTION_12, doctor));
        ask(run, Profession.AMHP, run.stood.amhp());
    }

    private void ask(Run run, Profession profession, UUID whom) {
        as("2024-03-31T00:35", SUITE, () -> requests.ask(run.held(), profession, whom, null));
    }

    private void handedOver(Run run) {
        fact(
                run,
                "2024-03-31T00:50",
                POLICE,
                FactKind.HANDOVER_POLICE,
                Map.of(
                        "risk", "Ran towards the road when held, calm since the arrival",
                        "restraint", "ended",
                        "search", "yes",
                        "property", "Keys, telephone",
                        "dependants", "pets",
                        "signed", "Sgt A. Brockhurst 4711"));
        fact(run, "2024-03-31T00:52", SUITE, FactKind.HANDOVER_HEALTH, Map.of("signed", "J. Saltash"));
    }

    private void assessed(Run run) {
        List<UUID> all = new ArrayList<>(run.stood.doctors());
        all.add(run.stood.amhp());
        for (UUID each : all) {
            String who = each.toString();
            fact(run, "2024-03-31T00:50", SUITE, FactKind.TRIED, Map.of("professional", who, "answer", "accepted"));
            fact(run, "2024-03-31T02:50", SUITE, FactKind.ATTENDED, Map.of("professional", who));
        }
        fact(run, "2024-03-31T02:58", SUITE, FactKind.ASSESSMENT, Map.of("by", "both"));
    }

    private void ended(Run run) {
        end.home(run.held(), at("2024-03-31T05:00"));
        end.found(run.report, at("2024-03-31T05:05"));
    }

    @Override
    public void leave(Run run) {
        Instant last = reached(run);
        end.leave(run.opened(), last.plusSeconds(120));
        deeds.leave(List.of(run.referral), last.plusSeconds(180));
    }

    private void fact(Run run, String when, String username, FactKind kind, Map<String, String> answers) {
        as(
                when,
                username,
                () -> cases.record(run.held(), kind, at(when), name -> answers.getOrDefault(name, ""), null));
    }

    private <T> T as(String when, String username, Supplier<T> deed) {
        return stage.play(at(when), staff.visitor(username).actor(), deed);
    }

    private static Step<Run> step(
            String when, String who, String username, String title, String detail, Consumer<Run> deed) {
        return new Step<>(at(when), who, username, title, detail, deed);
    }

    /** In the two days of the story London's winter time, which is UTC, ends on Sunday at one. */
    private static Instant at(String utc) {
        return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
    }
}
