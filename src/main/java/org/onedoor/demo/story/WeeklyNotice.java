package org.onedoor.demo.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.RailNoticeDoor;
import org.onedoor.crisis.RailNoticeDoor.Counted;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.people.Details;
import org.onedoor.platform.Actor;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Story E14: the weekly notice of the railway's police, from Fri 8 Mar 2024 at 16:00. Each scene goes through the same use
 * cases as the pages do; the people and the places are invented, and nothing of what gave concern is more than a word.
 */
@Component
@Staged
public class WeeklyNotice implements Story<WeeklyNotice.Run> {
    private static final LocalDate FRIDAY = LocalDate.of(2024, 3, 8);
    private static final String POLICE = "lead.rail.police";
    private static final String NAVIGATOR = "navigator.1";
    private static final int KNOWN = 10;
    private static final int SURE = 8;

    private final Stage stage;
    private final Staff staff;
    private final RailNoticeDoor door;
    private final Invented invented;
    private final Deeds deeds;

    WeeklyNotice(Stage stage, Staff staff, RailNoticeDoor door, Invented invented, Deeds deeds) {
        this.stage = stage;
        this.staff = staff;
        this.door = door;
        this.invented = invented;
        this.deeds = deeds;
    }

    /** One playing: whom it is about, its file, and how far it has come. */
    public static final class Run extends Story.Run {
        private final List<Details> known = new ArrayList<>();
        private final List<String> opened = new ArrayList<>();
        private byte[] content = new byte[0];
        private @Nullable UUID file;
        private @Nullable Counted counted;
        private @Nullable String notice;
        private @Nullable String referral;
        private boolean missed;

        /** The referrals that were opened for it. */
        @Override
        public List<String> opened() {
            return List.copyOf(opened);
        }

        /** What became of the file; none before it was taken in. */
        public @Nullable Counted counted() {
            return counted;
        }

        /** The notice that says that a child is at risk. */
        public @Nullable String notice() {
            return notice;
        }

        /** Whether the week after it was asked for. */
        public boolean missed() {
            return missed;
        }

        /** The referral to MASH. */
        public @Nullable String referral() {
            return referral;
        }
    }

    /** Invents ten people whom the practitioners of Tilbury look after, and writes the week's file. */
    @Override
    public Run begin() {
        Run run = new Run();
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < KNOWN; i++) {
            Details person = invented.person(random);
            run.known.add(person);
            run.opened.add(invented.lookedAfter(person, at("2024-03-01T09:00")));
        }
        run.content = file(run.known, random);
        return run;
    }

    private byte[] file(List<Details> known, SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "reference,occurred,place,family_name,given_name,birth_date,concern,nhs_number,postcode,armed_forces,safeguarding");
        String week = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < known.size(); i++) {
            Details person = known.get(i);
            boolean sure = i < SURE;
            lines.add(String.join(
                    ",",
                    "%s/%d".formatted(week, i + 1),
                    "2024-03-0%dT08:1%d".formatted(2 + i % 7, i),
                    "Marsh Halt",
                    String.valueOf(person.familyName()),
                    sure ? String.valueOf(person.givenName()) : person.givenName() + "y",
                    String.valueOf(person.birthDate()),
                    "Seemed distressed",
                    sure ? String.valueOf(person.nhsNumber()) : "",
                    sure ? "RM18 7AB" : "CM2 0AA",
                    i == 0 ? "yes" : "",
                    i == 1 ? "child" : ""));
        }
        for (int i = 0; i < 2; i++) {
            lines.add("%s/%d,2024-03-07T19:3%d,Marsh Halt,%s,Ash,1988-0%d-1%d,Seemed distressed,,,,"
                    .formatted(week, KNOWN + 1 + i, i, unheardOf(random), 3 + i, i));
        }
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A family name that nobody in the demo bears. */
    private static String unheardOf(SplittableRandom random) {
        StringBuilder name = new StringBuilder("Xyl");
        random.ints(4, 'a', 'z' + 1).forEach(name::appendCodePoint);
        return name.append("ander").toString();
    }

    @Override
    public List<Step<Run>> steps() {
        return List.of(
                step(
                        "2024-03-08T16:00",
                        "British Transport Police",
                        POLICE,
                        "Sends the weekly file, Saturday to Friday, and takes it in",
                        "Twelve rows. Eight are matched beyond doubt, and the team that looks after those people is told at once. Two are near to somebody and wait for a navigator. Two are about nobody known, and are kept.",
                        this::taken),
                step(
                        "2024-03-08T16:10",
                        "The navigator",
                        NAVIGATOR,
                        "Makes a MASH referral from the row that says a child is at risk",
                        "The body's own questions, and a decision due by Monday night. Another row asks to offer a veterans' service.",
                        run -> run.referral = as(
                                at("2024-03-08T16:10"),
                                NAVIGATOR,
                                () -> door.refer(
                                        "mash",
                                        String.valueOf(run.notice),
                                        "thurrock-council",
                                        Map.of(
                                                "harm", "emotional",
                                                "child", "lives-with",
                                                "concern", "A child was with them.",
                                                "home", "Not known",
                                                "consent", "not-asked",
                                                "now", "not-known")))),
                step(
                        "2024-03-08T16:30",
                        "British Transport Police",
                        POLICE,
                        "Sends the same rows again",
                        "Nothing new: each row is in already.",
                        this::again),
                step(
                        "2024-03-15T18:00",
                        "The navigator",
                        NAVIGATOR,
                        "Is told that the week's file has not come",
                        "It is six on Friday. The police are told as well.",
                        run -> run.missed =
                                as(at("2024-03-15T18:00"), NAVIGATOR, () -> door.lookForWeek(FRIDAY.plusWeeks(1)))));
    }

    private void taken(Run run) {
        UUID file = send(run.content, "week-10.csv", at("2024-03-08T16:00"));
        run.file = file;
        run.counted = as(at("2024-03-08T16:01"), NAVIGATOR, () -> door.counted(file));
        run.notice = as(
                at("2024-03-08T16:01"),
                NAVIGATOR,
                () -> door.number(file, String.valueOf(run.known.get(1).familyName())));
    }

    private UUID send(byte[] content, String name, Instant when) {
        return as(when, POLICE, () -> {
            UUID file = door.take(FRIDAY, name, content);
            door.confirm(file);
            return file;
        });
    }

    private void again(Run run) {
        byte[] longer = (new String(run.content, StandardCharsets.UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_8);
        UUID file = send(longer, "week-10-again.csv", at("2024-03-08T16:30"));
        run.counted = as(at("2024-03-08T16:31"), NAVIGATOR, () -> {
            Counted first = door.counted(java.util.Objects.requireNonNull(run.file));
            Counted second = door.counted(file);
            return new Counted(
                    first.added() + second.added(), second.same(), first.matched(), first.review(), first.unmatched());
        });
    }

    @Override
    public void leave(Run run) {
        Instant last = reached(run);
        deeds.leave(run.opened, last.plusSeconds(120));
        UUID file = run.file;
        if (file != null) {
            as(last.plusSeconds(120), NAVIGATOR, () -> {
                door.leave(file, FRIDAY.plusWeeks(1));
                return true;
            });
        }
    }

    private <T> T as(Instant when, String username, Supplier<T> deed) {
        Actor actor = staff.visitor(username).actor();
        return stage.play(when, actor, deed);
    }

    private static Step<Run> step(
            String when, String who, String username, String title, String detail, Consumer<Run> deed) {
        return new Step<>(at(when), who, username, title, detail, deed);
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
