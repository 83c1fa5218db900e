package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Judgement;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanCoverage;
import org.onedoor.programme.Plans;
import org.onedoor.programme.Rag;
import org.springframework.stereotype.Component;

/**
 * How each outcome of the strategy is delivered in each place: by the actions the outcome is linked to, each counted where
 * it or its plan says that it covers.
 */
@Component
public class OutcomesByPlace {
    private static final int MOST = 500;
    private static final int MONTHS = 6;
    private static final String NOWHERE = "No place said";

    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final Plans plans;
    private final PlanCoverage coverage;

    OutcomesByPlace(
            Registers registers, Entries entries, EntryRepository repository, Plans plans, PlanCoverage coverage) {
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.plans = plans;
        this.coverage = coverage;
    }

    /**
     * One outcome in one place.
     *
     * @param rag the worst rating of its actions; none while none is rated
     * @param trend Improving, Same, Worsening, or Newly rated, over six months
     * @param exceptions how many are rated red, past due or disputed
     */
    public record Cell(
            Entry outcome,
            String place,
            int actions,
            @Nullable Rag rag,
            String trend,
            int exceptions,
            @Nullable LocalDate heardOn) {}

    /** Every outcome that is linked to an action, in the order of the register, each by place. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        entries.list(registers.get("outcome"), EntryFilter.OPEN, 1, MOST)
                .forEach(outcome -> cells.addAll(cells(outcome)));
        return cells;
    }

    /** Those of one outcome. */
    List<Cell> cells(Entry outcome) {
        Map<String, List<Line>> byPlace = new TreeMap<>();
        for (EntryRepository.Target target : repository.links(outcome)) {
            Line line = target.kind().equals(Entries.ACTION) ? line(target.target()) : null;
            if (line != null) {
                places(line)
                        .forEach(place -> byPlace.computeIfAbsent(place, _ -> new ArrayList<>())
                                .add(line));
            }
        }
        return byPlace.entrySet().stream()
                .map(each -> cell(outcome, each.getKey(), each.getValue()))
                .toList();
    }

    private record Line(Plan plan, PlanAction action) {}

    private @Nullable Line line(String target) {
        int cut = target.lastIndexOf('/');
        Plan plan = plans.find(target.substring(0, cut)).orElse(null);
        if (plan == null) {
            return null;
        }
        try {
            return new Line(plan, plans.action(plan, target.substring(cut + 1)));
        } catch (NotFound e) {
            return null;
        }
    }

    private List<String> places(Line line) {
        List<String> own = coverage.covers(line.plan(), line.action().actionId()).stream()
                .map(PlanCoverage.Covered::words)
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        List<String> whole = coverage.covers(line.plan()).stream()
                .filter(covered -> covered.number() == null)
                .map(PlanCoverage.Covered::words)
                .toList();
        return whole.isEmpty() ? List.of(NOWHERE) : whole;
    }

    private Cell cell(Entry outcome, String place, List<Line> lines) {
        LocalDate today = entries.today();
        OffsetDateTime then = London.endOf(today.minusMonths(MONTHS)).atOffset(java.time.ZoneOffset.UTC);
        List<PlanAction> actions = lines.stream().map(Line::action).toList();
        List<@Nullable Rag> before = new ArrayList<>();
        actions.forEach(action -> before.add(ragAt(action, then)));
        List<@Nullable Rag> now = new ArrayList<>();
        actions.forEach(action -> now.add(action.rag()));
        return new Cell(
                outcome,
                place,
                actions.size(),
                worst(now),
                trend(worst(before), worst(now)),
                (int) actions.stream()
                        .filter(action -> action.rag() == Rag.RED || action.overdue(today) || action.disputed())
                        .count(),
                actions.stream()
                        .map(PlanAction::heardOn)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null));
    }

    private @Nullable Rag ragAt(PlanAction action, OffsetDateTime then) {
        return plans.judgements(action).stream()
                .filter(judged -> judged.kind().equals("rag") && !judged.at().isAfter(then))
                .map(Judgement::value)
                .map(Rag::of)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Rag worst(List<@Nullable Rag> rags) {
        Rag worst = null;
        for (Rag rag : rags) {
            if (rag != null && rag != Rag.GREY && (worst == null || rag.ordinal() > worst.ordinal())) {
                worst = rag;
            }
        }
        return worst;
    }

    private static String trend(@Nullable Rag then, @Nullable Rag now) {
        if (now == null) {
            return "Not rated";
        }
        if (then == null) {
            return "Newly rated";
        }
        return then == now ? "Same" : now.ordinal() < then.ordinal() ? "Improving" : "Worsening";
    }
}
