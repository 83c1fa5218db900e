package org.onedoor.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.demo.essex.Names;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slots;
import org.onedoor.directory.Slots.NewSlot;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Matching;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.Triage;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Story E1: a GP asks for the wrong service, and nobody is turned away. One referral, one clock, from Fri 1 Mar 2024 at
 * 09:05; each scene goes through the same use cases as the pages do.
 */
@Component
@Staged
public class NoWrongDoor {
    public static final LocalDate IN_TIME = LocalDate.of(2024, 4, 3);
    public static final LocalDate TOO_LATE = LocalDate.of(2024, 4, 4);

    private static final String ASKED = "first-response-team";
    private static final String PRACTITIONER = "pcn-mh-tilbury-chadwell";
    private static final String VETERANS = "veterans-support";
    private static final String PATHWAYS = "positive-pathways";
    private static final String CONSULTANT = "consultant-outpatient";
    private static final Instant APPOINTMENT = at("2024-03-07T10:00");
    private static final Instant CLINIC = at("2024-03-26T11:00");

    private final Stage stage;
    private final Staff staff;
    private final Intake intake;
    private final Triage triage;
    private final Answers answers;
    private final Care care;
    private final Referrals referrals;
    private final Matching matching;
    private final People people;
    private final Slots slots;
    private final Names names = new Names();

    NoWrongDoor(
            Stage stage,
            Staff staff,
            Intake intake,
            Triage triage,
            Answers answers,
            Care care,
            Referrals referrals,
            Matching matching,
            People people,
            Slots slots) {
        this.stage = stage;
        this.staff = staff;
        this.intake = intake;
        this.triage = triage;
        this.answers = answers;
        this.care = care;
        this.referrals = referrals;
        this.matching = matching;
        this.people = people;
        this.slots = slots;
    }

    /** Invents the man it is about, and puts up the two times he will be given. */
    public Playing begin(LocalDate last) {
        Playing playing = new Playing(man(), last);
        slot(playing, PRACTITIONER, APPOINTMENT);
        slot(playing, CONSULTANT, CLINIC);
        return playing;
    }

    private Details man() {
        SplittableRandom random = new SplittableRandom();
        Names.Name name = names.pick(random, "British", false, 1979);
        return new Details(
                number(random),
                name.family(),
                name.given(),
                null,
                LocalDate.of(1979, 6, 14),
                Gender.MALE,
                "7 Saltmarsh Row",
                "RM18 7AB",
                "07700 900%03d".formatted(random.nextInt(1000)),
                null,
                "F81110",
                null,
                false,
                true,
                null);
    }

    private String number(SplittableRandom random) {
        while (true) {
            String digits = "999%07d".formatted(random.nextInt(10_000_000));
            if (NhsNumber.of(digits).isPresent()
                    && people.byNhsNumber(new NhsNumber(digits)).isEmpty()) {
                return digits;
            }
        }
    }

    private void slot(Playing playing, String service, Instant start) {
        NewSlot slot = new NewSlot(start, start.plusSeconds(50 * 60), Format.FACE_TO_FACE);
        playing.slot(
                service,
                stage.play(
                                at("2024-03-01T08:30"),
                                Actor.SYSTEM,
                                () -> slots.offer(Service.idOf(service), List.of(slot)))
                        .getFirst()
                        .id());
    }

    /** Every scene in the order of time. */
    public List<Scene> scenes(LocalDate last) {
        List<Scene> scenes = new ArrayList<>();
        scenes.add(scene(
                "2024-03-01T09:05",
                "The GP",
                "gp.tilbury",
                "Refers him to the First Response Team, routine",
                "One form. The clock starts now and never starts again.",
                this::refer));
        scenes.add(scene(
                "2024-03-01T09:12",
                "The navigator",
                "navigator.1",
                "Opens it and decides how soon: within 7 days",
                "He needs to be seen sooner than 28 days, and this is no crisis.",
                this::decide));
        scenes.add(scene(
                "2024-03-01T09:15",
                "The navigator",
                "navigator.1",
                "Passes it to the practitioner near his home",
                "The directory ranks the services and says why. The GP and the man are told within the minute.",
                this::pass));
        scenes.add(scene(
                "2024-03-01T09:40",
                "The practitioner",
                "mhp.tilbury",
                "Accepts",
                "From this moment the need is this team's, and nobody else's.",
                playing -> accept(playing, "main")));
        scenes.add(scene(
                "2024-03-01T09:45",
                "The practitioner",
                "mhp.tilbury",
                "Books him for Thu 7 Mar at 10:00, face to face",
                "Day 6. It was due by Fri 8 Mar at 23:59.",
                playing -> book(playing, "main", playing.slot(PRACTITIONER), APPOINTMENT)));
        scenes.add(scene(
                "2024-03-07T10:50",
                "The practitioner",
                "mhp.tilbury",
                "Sees him",
                "Seen within 7 days: met.",
                playing -> see(playing, "main", APPOINTMENT, false)));
        scenes.add(scene(
                "2024-03-07T10:55",
                "The practitioner",
                "mhp.tilbury",
                "Refers on: veterans' support, Positive Pathways, a consultant's clinic",
                "His record says he served. Each service gets the same story; he tells it once.",
                this::referOn));
        scenes.add(scene(
                "2024-03-08T09:30",
                "The voluntary service",
                "mind.thurrock",
                "Positive Pathways accepts",
                "Within four weeks is soon enough.",
                playing -> accept(playing, PATHWAYS)));
        scenes.add(scene(
                "2024-03-08T10:10",
                "Veterans' support",
                "veterans",
                "Accepts",
                "Within four weeks is soon enough.",
                playing -> accept(playing, VETERANS)));
        scenes.add(scene(
                "2024-03-08T10:20",
                "The consultant",
                "consultant",
                "Accepts, and gives Tue 26 Mar at 11:00",
                "A free time of the clinic.",
                playing -> {
                    accept(playing, CONSULTANT);
                    book(playing, CONSULTANT, playing.slot(CONSULTANT), CLINIC);
                }));
        scenes.add(scene(
                "2024-03-13T12:00",
                "The voluntary service",
                "mind.thurrock",
                "Positive Pathways meets him",
                "",
                playing -> see(playing, PATHWAYS, at("2024-03-13T11:00"), false)));
        scenes.add(scene(
                "2024-03-26T11:50",
                "The consultant",
                "consultant",
                "Sees him",
                "",
                playing -> see(playing, CONSULTANT, CLINIC, false)));
        boolean met = !last.isAfter(IN_TIME);
        scenes.add(scene(
                last + "T15:00",
                "Veterans' support",
                "veterans",
                "Meets him: the last service he needed",
                met
                        ? "21 working days from the GP's referral, Good Friday and Easter Monday not counted: met."
                        : "22 working days from the GP's referral, Good Friday and Easter Monday not counted: missed.",
                playing -> see(
                        playing,
                        VETERANS,
                        last.atTime(14, 0).atZone(London.ZONE).toInstant(),
                        true)));
        return scenes;
    }

    private static Scene scene(
            String when, String who, String username, String title, String detail, Consumer<Playing> deed) {
        return new Scene(at(when), who, username, title, detail, deed);
    }

    /** Plays the next scene of a playing, if there is one. */
    public void next(Playing playing) {
        List<Scene> scenes = scenes(playing.last());
        if (playing.done() < scenes.size()) {
            scenes.get(playing.done()).deed().accept(playing);
            playing.sceneDone();
        }
    }

    private <T> T as(Playing playing, Supplier<T> work) {
        Scene now = scenes(playing.last()).get(playing.done());
        return stage.play(now.at(), staff.visitor(now.username()).actor(), work);
    }

    private void refer(Playing playing) {
        Intake.Received received = as(
                playing,
                () -> intake.submit(
                        new Submission(
                                playing.person(),
                                null,
                                Door.GP,
                                Priority.ROUTINE,
                                at("2024-03-01T09:05"),
                                Service.idOf(ASKED),
                                List.of("trauma", "low-mood-anxiety"),
                                "Served in the army. Troubled by memories, sleeping badly, low in mood. Wants help.",
                                null,
                                "given",
                                false),
                        null));
        playing.received(received.personId(), received.referralId(), received.reference());
    }

    private void decide(Playing playing) {
        as(playing, () -> {
            Referral referral = look(playing, "main");
            Referral started = triage.start(referral.reference(), referral.version(), null);
            return triage.decide(
                    referral.reference(),
                    started.version(),
                    Priority.SOON,
                    "Needs input sooner than 28 days, and does not need the crisis pathway.",
                    null);
        });
    }

    private void pass(Playing playing) {
        as(playing, () -> {
            Referral referral = look(playing, "main");
            Matching.Found found = matching.find(referral, people.get(referral.personId()), referral.priority());
            Matching.Possible best = found.offers().getFirst();
            List<String> first = new ArrayList<>(List.of(best.name()));
            first.addAll(best.reasons());
            playing.matched(
                    first,
                    found.excluded().stream()
                            .filter(excluded -> excluded.serviceId().equals(Service.idOf(ASKED)))
                            .flatMap(excluded -> excluded.reasons().stream())
                            .toList());
            return triage.offer(
                    referral.reference(),
                    referral.version(),
                    Service.idOf(PRACTITIONER),
                    "He can be seen near home, and sooner.",
                    null);
        });
    }

    private void accept(Playing playing, String which) {
        as(playing, () -> {
            Referral referral = look(playing, which);
            Referral accepted = answers.accept(referral.reference(), referral.version(), null, null);
            return which.equals("main")
                    ? accepted
                    : triage.decide(
                            accepted.reference(),
                            accepted.version(),
                            Priority.ROUTINE,
                            "Another team is seeing him already. Within 28 days.",
                            null);
        });
    }

    private void book(Playing playing, String which, @Nullable UUID slot, Instant start) {
        as(playing, () -> {
            Referral referral = look(playing, which);
            return care.book(referral.reference(), referral.version(), slot, start, "face-to-face", null);
        });
    }

    private void see(Playing playing, String which, Instant start, boolean lastNeeded) {
        as(
                playing,
                () -> care.contact(
                        playing.of(which),
                        new Care.Seen(
                                start,
                                true,
                                "face-to-face",
                                "assessment",
                                true,
                                true,
                                lastNeeded,
                                "Agreed with him what matters and what comes next."),
                        null));
    }

    private void referOn(Playing playing) {
        for (String service : List.of(VETERANS, PATHWAYS, CONSULTANT)) {
            playing.onward(
                    service,
                    as(playing, () -> intake.onward(playing.of("main"), Service.idOf(service), "", null))
                            .reference());
        }
    }

    private Referral look(Playing playing, String which) {
        return referrals.look(playing.of(which), referral -> referral);
    }

    /** When it is over: every service records what came of it and closes, so that nothing of the story stays open. */
    public void close(Playing playing) {
        if (playing.done() < scenes(playing.last()).size()) {
            return;
        }
        Instant then =
                playing.last().plusDays(1).atTime(16, 0).atZone(London.ZONE).toInstant();
        List.of(
                        "main:mhp.tilbury",
                        "positive-pathways:mind.thurrock",
                        "consultant-outpatient:consultant",
                        "veterans-support:veterans")
                .forEach(part -> {
                    String which = part.substring(0, part.indexOf(':'));
                    Actor actor =
                            staff.visitor(part.substring(part.indexOf(':') + 1)).actor();
                    stage.play(then, actor, () -> {
                        Referral ended = care.outcome(
                                playing.of(which),
                                look(playing, which).version(),
                                Outcome.NEED_MET,
                                List.of("person", "gp", "referrer"),
                                null,
                                null);
                        return care.close(ended.reference(), ended.version(), null);
                    });
                });
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
