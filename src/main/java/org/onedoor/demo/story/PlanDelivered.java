package org.onedoor.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.time.London;
import org.onedoor.programme.ActionStatus;
import org.onedoor.programme.PlanFile;
import org.onedoor.programme.PlanImports;
import org.onedoor.programme.PlanKind;
import org.onedoor.programme.PlanPublisher;
import org.onedoor.programme.PlanWork;
import org.onedoor.programme.PlanWork.On;
import org.onedoor.programme.Plans;
import org.onedoor.programme.RegisterDesk;
import org.onedoor.programme.ReportDesk;
import org.springframework.stereotype.Component;

/**
 * Story E8: the crisis care plan of 2015 is read in as it was written, worked, put before the public and reported on, and a
 * recommendation goes to the eight partners. Each scene goes through the same use cases as the pages do.
 */
@Component
@Staged
public class PlanDelivered implements Story<PlanDelivered.Run> {
    private static final String FILE = "/reference/programme/north-essex-crisis-care-concordat-2015-10.txt";
    private static final String TITLE = "\tNorth Essex Crisis Care Concordat Action Plan\n";
    private static final String EDITED = "Live since April and training in place";
    private static final UUID HOST = Organisation.idOfSlug("essex-county-council");
    private static final UUID POLICE = Organisation.idOfSlug("essex-police");
    private static final String MANAGER = "business.manager";
    private static final String CHAIR = "plan.chair";
    private static final String RECOMMENDATION = "recommendation";

    private final Stage stage;
    private final Staff staff;
    private final PlanImports imports;
    private final Plans plans;
    private final PlanWork work;
    private final PlanPublisher publisher;
    private final ReportDesk reports;
    private final RegisterDesk registers;
    private final AtomicLong played = new AtomicLong();

    PlanDelivered(
            Stage stage,
            Staff staff,
            PlanImports imports,
            Plans plans,
            PlanWork work,
            PlanPublisher publisher,
            ReportDesk reports,
            RegisterDesk registers) {
        this.stage = stage;
        this.staff = staff;
        this.imports = imports;
        this.plans = plans;
        this.work = work;
        this.publisher = publisher;
        this.reports = reports;
        this.registers = registers;
    }

    /** One playing of the story: the plan it read in, and how far it has come. */
    public static final class Run extends Story.Run {
        private final String title;
        private final String code;
        private @Nullable UUID report;
        private @Nullable String recommendation;

        private Run(String title, String code) {
            this.title = title;
            this.code = code;
        }

        /** It touches no person; what it read in stays when it is left. */
        @Override
        public List<String> opened() {
            return List.of();
        }

        /** The word in the plan's address. */
        public String code() {
            return code;
        }

        public @Nullable UUID report() {
            return report;
        }

        public @Nullable String recommendation() {
            return recommendation;
        }
    }

    /** Every playing reads the plan in under a title of its own. */
    @Override
    public Run begin() {
        String code;
        long number;
        do {
            number = played.incrementAndGet();
            code = "crisis-care-plan-of-story-e8-" + number;
        } while (plans.find(code).isPresent());
        return new Run("Crisis care plan of story E8, playing " + number, code);
    }

    /** When it is left: the plan it put before the public is taken down, so that no plan of a story is taken for a real one. */
    @Override
    public void leave(Run run) {
        if (run.done() > 0) {
            stage.play(reached(run).plusSeconds(120), staff.visitor(CHAIR).actor(), () -> {
                publisher.takeDown(run.code, "This plan was shown as part of a story of the demo, which has ended.");
                return true;
            });
        }
    }

    @Override
    public List<Step<Run>> steps() {
        List<Step<Run>> steps = new ArrayList<>();
        steps.add(step(
                "2015-10-31T09:00",
                "The business manager",
                MANAGER,
                "Reads the plan in from its file, reviews what was found, and confirms it",
                "81 actions in five sections, 34 links, 6 risks that nothing is paired with. 2.3 is missing: it is said, and nothing is renumbered.",
                this::readIn));
        steps.add(step(
                "2015-10-31T09:40",
                "The chair",
                CHAIR,
                "Says that 4.13 is done",
                "Its words suggest in progress, and it is past its day. Only a person sets a status, with a reason; it stays late until there is evidence and a second person closes it. Five actions that should have begun were never heard of: 2.13, 3.11, 4.10, 4.11 and 5.7.",
                run -> as("2015-10-31T09:40", CHAIR, () -> {
                    long version = plans.action(plans.get(run.code), "4.13").version();
                    return work.status(
                            new On(run.code, "4.13", version),
                            ActionStatus.COMPLETE,
                            "Every team had the forms at the meeting of 30 October.");
                })));
        steps.add(step(
                "2015-11-02T10:00",
                "The business manager",
                MANAGER,
                "Reads an edited file in: one difference, accepted",
                "Only 4.14 differs. What was said of it before is not lost.",
                this::readAgain));
        steps.add(step(
                "2015-11-03T10:00",
                "The chair",
                CHAIR,
                "Publishes the plan",
                "The public sees the plan as it stands now, with no person's name, until it is published again.",
                run -> as(
                        "2015-11-03T10:00",
                        CHAIR,
                        () -> publisher.publish(run.code, "The plan as its partners had it in October 2015."))));
        steps.add(step(
                "2024-01-15T09:00",
                "Essex Police",
                "police",
                "Says how 4.3 is going",
                "The public page does not change by it.",
                run -> stage.play(
                        at("2024-01-15T09:00"),
                        staff.governance(POLICE),
                        () -> work.log(
                                On.fact(run.code, "4.3"),
                                "Three hours were kept in nine of ten assessments.",
                                London.date(at("2024-01-15T09:00"))))));
        steps.add(step(
                "2024-04-02T09:00",
                "The business manager",
                MANAGER,
                "Writes the six-monthly report for Essex Police and freezes it",
                "6 actions it leads, 18 that all partners lead, and what changed since October. What is frozen does not move.",
                this::report));
        steps.add(step(
                "2024-04-02T10:00",
                "The business manager",
                MANAGER,
                "Sends the group's recommendation to the eight partners",
                "A group recommends. Each partner decides under its own governance.",
                this::recommend));
        steps.add(step(
                "2024-04-02T15:00",
                "The eight partners",
                MANAGER,
                "Seven endorse it and one defers",
                "So it is not yet agreed by all, and the page says who has not and why.",
                this::answer));
        return steps;
    }

    private static Step<Run> step(
            String when, String who, String username, String title, String detail, Consumer<Run> deed) {
        return new Step<>(at(when), who, username, title, detail, deed);
    }

    private <T> T as(String when, String username, Supplier<T> deed) {
        return stage.play(at(when), staff.visitor(username).actor(), deed);
    }

    private void readIn(Run run) {
        as("2015-10-31T09:00", MANAGER, () -> {
            imports.take(
                    new PlanFile("plan-update-october-2015.txt", file(run, "")), HOST, PlanKind.ACTION_PLAN, run.code);
            imports.confirm(run.code, 1);
            work.chair(run.code, staff.visitor(CHAIR).accountId());
            return true;
        });
    }

    private void readAgain(Run run) {
        as("2015-11-02T10:00", MANAGER, () -> {
            PlanImports.Taken taken = imports.take(
                    new PlanFile("plan-update-november-2015.txt", file(run, ". Audited in October.")),
                    HOST,
                    PlanKind.ACTION_PLAN,
                    run.code);
            if (taken instanceof PlanImports.Taken.Differs differs) {
                imports.answer(run.code, differs.edition(), -1, true);
                imports.confirm(run.code, differs.edition());
            }
            return true;
        });
    }

    private static byte[] file(Run run, String added) {
        try (InputStream in = Objects.requireNonNull(PlanDelivered.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(TITLE, "\t" + run.title + "\n")
                    .replace(EDITED, EDITED + added)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(Run run) {
        run.report = as(
                "2024-04-02T09:00",
                MANAGER,
                () -> reports.partnerReport(
                        run.code,
                        POLICE,
                        London.date(at("2023-10-02T09:00")),
                        Map.of(
                                "summary",
                                        "Four of the six actions you lead have moved. Two wait for the custody suites.",
                                "place",
                                        "Assessments within three hours: see the figures of the street triage team.")));
    }

    private void recommend(Run run) {
        run.recommendation = as("2024-04-02T10:00", MANAGER, () -> {
            String made = registers.add(
                    RECOMMENDATION,
                    form(Map.of(
                            "title", "Endorse the all-age strategy (" + run.title + ")",
                            "status", "Sent to partners",
                            "words", "That every partner endorses the all-age mental health strategy.",
                            "group", "set-strategy-implementation-group")));
            registers.take(
                    RECOMMENDATION,
                    made,
                    "ask",
                    form(Map.of("members", "1", "due-day", "30", "due-month", "4", "due-year", "2024")));
            return made;
        });
    }

    private void answer(Run run) {
        String made = Objects.requireNonNull(run.recommendation);
        Map<UUID, String> asked = registers.awaited(RECOMMENDATION, made);
        int left = asked.size();
        for (Map.Entry<UUID, String> question : asked.entrySet()) {
            boolean defers = --left == 0;
            stage.play(at("2024-04-02T15:00"), staff.governance(question.getKey()), () -> {
                registers.take(
                        RECOMMENDATION,
                        made,
                        "answer",
                        form(Map.of(
                                "answer", question.getValue(),
                                "state", defers ? "Deferred" : "Endorsed",
                                "board", "The board",
                                "decided-day", "2",
                                "decided-month", "4",
                                "decided-year", "2024",
                                "words", defers ? "Its cabinet meets in May and wants the costs first." : "")));
                return true;
            });
        }
    }

    private static Map<String, List<String>> form(Map<String, String> fields) {
        Map<String, List<String>> typed = new java.util.LinkedHashMap<>();
        fields.forEach((name, value) -> typed.put(name, List.of(value)));
        return typed;
    }

    private static Instant at(String london) {
        return LocalDateTime.parse(london).atZone(London.ZONE).toInstant();
    }
}
