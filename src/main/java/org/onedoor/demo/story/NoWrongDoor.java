package org.onedoor.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.demo.essex.Names;
import org.onedoor.directory.Format;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slots;
import org.onedoor.directory.Slots.NewSlot;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
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

    private static final Instant APPOINTMENT = at("2024-03-07T10:00");
    private static final Instant CLINIC = at("2024-03-26T11:00");

    private final Stage stage;
    private final Invented invented;
    private final Slots slots;
    private final Deeds deeds;
    private final Names names = new Names();
    private final AtomicLong played = new AtomicLong();

    NoWrongDoor(Stage stage, Invented invented, Slots slots, Deeds deeds) {
        this.stage = stage;
        this.invented = invented;
        this.slots = slots;
        this.deeds = deeds;
    }

    /** Invents the man it is about, and puts up the two times he will be given. */
    public Playing begin(LocalDate last) {
        Playing playing = new Playing(man(), last);
        slot(playing, Deeds.PRACTITIONER, APPOINTMENT);
        slot(playing, Deeds.CONSULTANT, CLINIC);
        return playing;
    }

    private Details man() {
        SplittableRandom random = new SplittableRandom(played.incrementAndGet()); // another man each time
        Names.Name name = names.pick(random, "British", false, 1979);
        return new Details(
                invented.number(random),
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
                deeds::refer));
        scenes.add(scene(
                "2024-03-01T09:12",
                "The navigator",
                "navigator.1",
                "Opens it and decides how soon: within 7 days",
                "He needs to be seen sooner than 28 days, and this is no crisis.",
                deeds::decide));
        scenes.add(scene(
                "2024-03-01T09:15",
                "The navigator",
                "navigator.1",
                "Passes it to the practitioner near his home",
                "The directory ranks the services and says why. The GP and the man are told within the minute.",
                deeds::pass));
        scenes.add(scene(
                "2024-03-01T09:40",
                "The practitioner",
                "mhp.tilbury",
                "Accepts",
                "From this moment the need is this team's, and nobody else's.",
                (playing, now) -> deeds.accept(playing, now, "main")));
        scenes.add(scene(
                "2024-03-01T09:45",
                "The practitioner",
                "mhp.tilbury",
                "Books him for Thu 7 Mar at 10:00, face to face",
                "Day 6. It was due by Fri 8 Mar at 23:59.",
                (playing, now) -> deeds.book(playing, now, "main", playing.slot(Deeds.PRACTITIONER))));
        scenes.add(scene(
                "2024-03-07T10:50",
                "The practitioner",
                "mhp.tilbury",
                "Sees him",
                "Seen within 7 days: met.",
                (playing, now) -> deeds.see(playing, now, "main", APPOINTMENT, false)));
        scenes.add(scene(
                "2024-03-07T10:55",
                "The practitioner",
                "mhp.tilbury",
                "Refers on: veterans' support, Positive Pathways, a consultant's clinic",
                "His record says he served. Each service gets the same story; he tells it once.",
                deeds::referOn));
        scenes.add(scene(
                "2024-03-08T09:30",
                "The voluntary service",
                "mind.thurrock",
                "Positive Pathways accepts",
                "Within four weeks is soon enough.",
                (playing, now) -> deeds.accept(playing, now, Deeds.PATHWAYS)));
        scenes.add(scene(
                "2024-03-08T10:10",
                "Veterans' support",
                "veterans",
                "Accepts",
                "Within four weeks is soon enough.",
                (playing, now) -> deeds.accept(playing, now, Deeds.VETERANS)));
        scenes.add(scene(
                "2024-03-08T10:20",
                "The consultant",
                "consultant",
                "Accepts, and gives Tue 26 Mar at 11:00",
                "A free time of the clinic.",
                (playing, now) -> {
                    deeds.accept(playing, now, Deeds.CONSULTANT);
                    deeds.book(playing, now, Deeds.CONSULTANT, playing.slot(Deeds.CONSULTANT));
                }));
        scenes.add(scene(
                "2024-03-13T12:00",
                "The voluntary service",
                "mind.thurrock",
                "Positive Pathways meets him",
                "",
                (playing, now) -> deeds.see(playing, now, Deeds.PATHWAYS, at("2024-03-13T11:00"), false)));
        scenes.add(scene(
                "2024-03-26T11:50",
                "The consultant",
                "consultant",
                "Sees him",
                "",
                (playing, now) -> deeds.see(playing, now, Deeds.CONSULTANT, CLINIC, false)));
        boolean met = !last.isAfter(IN_TIME);
        scenes.add(scene(
                last + "T15:00",
                "Veterans' support",
                "veterans",
                "Meets him: the last service he needed",
                met
                        ? "21 working days from the GP's referral, Good Friday and Easter Monday not counted: met."
                        : "22 working days from the GP's referral, Good Friday and Easter Monday not counted: missed.",
                (playing, now) -> deeds.see(
                        playing,
                        now,
                        Deeds.VETERANS,
                        last.atTime(14, 0).atZone(London.ZONE).toInstant(),
                        true)));
        return scenes;
    }

    private static Scene scene(
            String when, String who, String username, String title, String detail, BiConsumer<Playing, Scene> deed) {
        return new Scene(at(when), who, username, title, detail, deed);
    }

    /** Plays the next scene of a playing, if there is one. */
    public void next(Playing playing) {
        List<Scene> scenes = scenes(playing.last());
        if (playing.done() < scenes.size()) {
            scenes.get(playing.done()).deed().accept(playing, scenes.get(playing.done()));
            playing.sceneDone();
        }
    }

    /**
     * When it is over, every service records what came of it and closes. When it is left before, or a visitor took a hand in
     * it, what is still open is closed all the same, so that nothing of the story stays open.
     *
     * @param now the story's time
     */
    public void close(Playing playing, Instant now) {
        Instant then = now;
        if (playing.done() == scenes(playing.last()).size()) {
            try {
                deeds.close(playing);
            } catch (Refused | StaleEdit | Invalid otherwise) {
                then = later(then, at(playing.last().plusDays(2) + "T09:00")); // a visitor has done it otherwise
            }
        }
        deeds.leave(playing.all(), then);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Closes what a story left open when the demo was stopped in the middle of it. */
    public void closeAll(List<String> references, Instant now) {
        deeds.leave(references, now);
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
