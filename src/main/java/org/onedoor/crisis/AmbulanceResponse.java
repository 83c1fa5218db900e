package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.clock.Standard;
import org.onedoor.frontdoor.MentalHealthCalls;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * How soon ambulances came to people in a mental health crisis: those who are held by the clocks of their cases, 999 calls by
 * the time that counted on their day.
 */
@Service
public class AmbulanceResponse {
    private final DetentionRepository cases;
    private final Clocks clocks;
    private final MentalHealthCalls calls;
    private final AmbulanceTargets targets;
    private final Looks looks;
    private final DomainTime time;

    AmbulanceResponse(
            DetentionRepository cases,
            Clocks clocks,
            MentalHealthCalls calls,
            AmbulanceTargets targets,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.clocks = clocks;
        this.calls = calls;
        this.targets = targets;
        this.looks = looks;
        this.time = time;
    }

    /**
     * A type of call in a month, as far as one time counted for it.
     *
     * @param within to come within
     * @param share how many in a hundred are to be reached in time; none where nobody says so
     * @param met in time
     * @param late after it, or still awaited after it
     * @param open neither: nobody came or was sent, and still in time
     * @param gone ended in time without an ambulance, as where it was stood down or the centre took the call over
     */
    public record Line(
            String id,
            String label,
            String measured,
            String within,
            @Nullable Integer share,
            int met,
            int late,
            int open,
            int gone,
            String source) {
        public int calls() {
            return met + late + open + gone;
        }

        public String kept() {
            return ContactFigures.share(met, met + late);
        }

        /** Whether the share that must be reached was; none where nothing was measured, or no share is said. */
        public @Nullable Boolean isKept() {
            return share == null || met + late == 0 ? null : met * 100 >= share * (met + late);
        }
    }

    /** A month. @param set everything that was set for the reader, the latest day first */
    public record Month(YearMonth month, List<Line> lines, List<AmbulanceTargets.Target> set) {}

    public Month month(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(London.ZONE).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
        return looks.look("Figures of ambulance response", Ask.function(Action.READ, "figures"), _ -> {
            List<AmbulanceTargets.Target> set = targets.all();
            List<Line> lines = new ArrayList<>(held(from, until));
            List<MentalHealthCalls.Call> all = calls.between(from, until);
            for (CallType type : CallType.values()) {
                lines.addAll(lines(type, month.atEndOfMonth(), all, set));
            }
            return new Month(month, List.copyOf(lines), set);
        });
    }

    /** Those of one type, apart for each time that counted in the month: what is set later changes nothing before its day. */
    private List<Line> lines(
            CallType type, LocalDate last, List<MentalHealthCalls.Call> all, List<AmbulanceTargets.Target> set) {
        Map<AmbulanceTargets.Target, List<MentalHealthCalls.Call>> byTarget = all.stream()
                .filter(call ->
                        type.code().equals("999-category-" + call.category())) // category 5 has no response time
                .collect(Collectors.groupingBy(call -> targets.on(type, London.date(call.calledAt()), set)));
        byTarget.computeIfAbsent(targets.on(type, last, set), _ -> List.of());
        List<Line> lines = new ArrayList<>();
        byTarget.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().from()))
                .forEach(entry -> lines.add(line(
                        lines.isEmpty() ? "" : "-from-" + entry.getKey().from(), entry.getKey(), entry.getValue())));
        return lines;
    }

    private Line line(String suffix, AmbulanceTargets.Target target, List<MentalHealthCalls.Call> ours) {
        Instant now = time.instant();
        int met = 0;
        int late = 0;
        int gone = 0;
        for (MentalHealthCalls.Call call : ours) {
            Instant due = call.calledAt().plus(Duration.ofMinutes(target.minutes()));
            Instant sent = call.sentAt();
            Instant over = call.overAt();
            if (sent != null && !sent.isAfter(due)) {
                met++;
            } else if (sent == null && over != null && !over.isAfter(due)) {
                gone++;
            } else if (sent != null || over != null || now.isAfter(due)) {
                late++;
            }
        }
        return new Line(
                target.type().code() + suffix,
                target.type().label() + (suffix.isEmpty() ? "" : ", from " + London.day(target.from())),
                target.type().measured(),
                "%d min, for %d in 100".formatted(target.minutes(), target.share()),
                target.share(),
                met,
                late,
                ours.size() - met - late - gone,
                gone,
                target.source() + (target.setBy() == null ? "" : ". Set by " + target.setBy()));
    }

    /** A standard of the clocks that a power is measured by. */
    private record Measured(String id, String label, Set<Power> powers, String standard) {}

    private static final List<Measured> MEASURED = List.of(
            new Measured("section-136", "Section 136", Set.of(Power.S136), "S136_AMB_30"),
            new Measured("section-136-restraint", "Section 136 with restraint", Set.of(Power.S136), "S136_AMB_8"),
            new Measured("section-135", "Section 135", Set.of(Power.S135_1, Power.S135_2), "S136_AMB_30"),
            new Measured(
                    "section-135-restraint",
                    "Section 135 with restraint",
                    Set.of(Power.S135_1, Power.S135_2),
                    "S136_AMB_8"));

    /** Of each case for which an ambulance was asked: the very clocks that ran in it. With restraint both are kept. */
    private List<Line> held(Instant from, Instant until) {
        List<UUID> ids =
                cases.begun(from, until).stream().map(Detention::incidentId).toList();
        Map<UUID, List<Fact>> facts = cases.facts(ids);
        Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
        List<Line> lines = new ArrayList<>();
        for (Measured measured : MEASURED) {
            List<ClockView> ours = new ArrayList<>();
            running.forEach((id, views) -> CaseState.of(facts.getOrDefault(id, List.of()))
                    .power()
                    .filter(measured.powers()::contains)
                    .ifPresent(_ -> views.stream()
                            .filter(clock -> clock.standardId().equals(measured.standard()))
                            .forEach(ours::add)));
            ours.stream()
                    .map(ClockView::standard)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(standard -> lines.add(line(measured, ours, standard)));
        }
        return lines;
    }

    private Line line(Measured measured, List<ClockView> ours, Standard standard) {
        Instant now = time.instant();
        int met = (int) ours.stream()
                .filter(clock -> clock.state() instanceof ClockState.Met)
                .count();
        int gone = (int) ours.stream()
                .filter(clock -> clock.state() instanceof ClockState.Void)
                .count();
        int open = (int) ours.stream()
                .filter(clock -> clock.isOpen() && !clock.isBreachedAt(now))
                .count();
        return new Line(
                measured.id(),
                measured.label(),
                standard.name(),
                standard.limit().words(),
                null,
                met,
                ours.size() - met - gone - open,
                open,
                gone,
                standard.source().document() + ": " + standard.source().citation());
    }
}
