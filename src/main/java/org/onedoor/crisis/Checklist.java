package org.onedoor.crisis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;

/**
 * The baseline of good practice ("A safer place to be"), answered from the facts of a case. What is not yet known is open;
 * what was done otherwise is a deviation and is counted.
 */
public final class Checklist {
    private Checklist() {}

    /** How one point stands. */
    public enum Answer {
        KEPT("Kept"),
        DEVIATION("Deviation"),
        OPEN("Not known yet");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param why what the answer rests on */
    public record Point(String code, String words, Answer answer, String why) {}

    public static List<Point> of(CaseState state, List<ClockView> clocks, Instant now) {
        Facts facts = state.facts();
        boolean over = state.endedAt() != null;
        List<Point> points = new ArrayList<>();
        if (state.power().isEmpty()) {
            return points;
        }
        points.add(consulted(facts));
        points.add(conveyed(facts, over));
        points.add(point(
                "no-police-station",
                "No police station was used",
                state.everAtPoliceStation() ? Answer.DEVIATION : over ? Answer.KEPT : Answer.OPEN,
                state.everAtPoliceStation() ? "A police station is recorded" : "None is recorded"));
        points.add(clock("ambulance-30", "Ambulance within 30 minutes", "S136_AMB_30", clocks, now, over));
        points.add(clock("handover", "Police released within an hour", "S136_HANDOVER", clocks, now, over));
        points.add(point(
                "rights",
                "Rights were explained",
                facts.has(FactKind.RIGHTS) ? Answer.KEPT : over ? Answer.DEVIATION : Answer.OPEN,
                facts.has(FactKind.RIGHTS) ? "Recorded" : "Not recorded"));
        points.add(clock("assessed-3h", "Assessment began within three hours", "S136_ASSESS_3H", clocks, now, over));
        points.add(clock(
                "lawful",
                "Nobody was held without lawful authority",
                state.power().map(Power::limit).orElse(""),
                clocks,
                now,
                over));
        return points;
    }

    private static Point consulted(Facts facts) {
        String with =
                facts.first(FactKind.CONSULTED).map(fact -> fact.code("with")).orElse("");
        boolean asked = !with.isEmpty() && !with.equals("not-practicable");
        return point(
                "consulted",
                "A health professional was asked before the power was used",
                asked ? Answer.KEPT : Answer.DEVIATION,
                Questions.consulted().option(with).map(Question.Option::label).orElse("Not recorded"));
    }

    private static Point conveyed(Facts facts, boolean over) {
        Optional<Fact> left = facts.first(FactKind.LEFT);
        boolean crew = facts.has(FactKind.ON_SCENE);
        if (left.isEmpty()) {
            return point(
                    "ambulance",
                    "Taken by ambulance",
                    crew ? Answer.KEPT : over ? Answer.DEVIATION : Answer.OPEN,
                    crew ? "An ambulance came" : "No transport is recorded");
        }
        String transport = left.get().code("transport");
        boolean health = !transport.equals("police-vehicle") && !transport.equals("other");
        return point(
                "ambulance",
                "Taken by ambulance",
                health ? Answer.KEPT : Answer.DEVIATION,
                FactKind.LEFT
                        .questions()
                        .getFirst()
                        .option(transport)
                        .map(Question.Option::label)
                        .orElse(transport));
    }

    private static Point clock(
            String code, String words, String standard, List<ClockView> clocks, Instant now, boolean over) {
        ClockView clock = clocks.stream()
                .filter(each -> each.standardId().equals(standard))
                .findFirst()
                .orElse(null);
        return point(code, words, answer(clock, now, over), clock == null ? "It never ran" : clock.words(now));
    }

    private static Answer answer(@Nullable ClockView clock, Instant now, boolean over) {
        if (clock == null) {
            return over ? Answer.KEPT : Answer.OPEN;
        }
        if (clock.isBreachedAt(now)) {
            return Answer.DEVIATION;
        }
        return clock.state() instanceof ClockState.Met || over ? Answer.KEPT : Answer.OPEN;
    }

    private static Point point(String code, String words, Answer answer, String why) {
        return new Point(code, words, answer, why);
    }
}
