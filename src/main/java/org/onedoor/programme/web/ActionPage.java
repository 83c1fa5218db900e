package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;
import org.onedoor.programme.ComputedRag;
import org.onedoor.programme.Evidence;
import org.onedoor.programme.Judgement;
import org.onedoor.programme.Milestone;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanCoverage.Covered;
import org.onedoor.programme.PlanStep;
import org.onedoor.programme.PlanTies;
import org.onedoor.programme.Progress;
import org.onedoor.programme.StandardKept;
import org.onedoor.programme.governance.Entry;

/**
 * One action of a plan: what was written, who leads it, what has been said and judged, and what it hangs on.
 *
 * @param maySuggestAgain whether whoever looks may have what its words suggest read again
 */
public record ActionPage(
        Plan plan,
        PlanAction action,
        @Nullable Integer fileLine,
        ComputedRag computed,
        List<Linked> links,
        @Nullable PlanAction pointed,
        List<PlanAction> mentions,
        List<Progress> progress,
        List<Judgement> judgements,
        List<Evidence> evidence,
        List<Milestone> reached,
        List<Covered> covers,
        List<PlanTies.End> ties,
        List<Entry> named,
        List<StandardKept> kept,
        List<Possible> steps,
        boolean maySuggestAgain,
        Map<UUID, String> accounts,
        Map<UUID, String> organisations,
        LocalDate today) {

    /** A number it links to, and the line it names where there is one. */
    public record Linked(String printed, @Nullable PlanAction line) {
        /** Why this action is at risk because of that one; null when it is not. */
        public @Nullable String warning(LocalDate today) {
            if (line == null) {
                return "%s is not in the plan.".formatted(printed);
            }
            if (line.rag() == org.onedoor.programme.Rag.RED) {
                return "%s, which it links to, is rated red.".formatted(printed);
            }
            if (line.status() == org.onedoor.programme.ActionStatus.CEASED) {
                return "%s, which it links to, has ceased.".formatted(printed);
            }
            return line.overdue(today) ? "%s, which it links to, is past its due day.".formatted(printed) : null;
        }
    }

    /** A step, and why it may not be taken now; null when it may. */
    public record Possible(PlanStep step, @Nullable String refusal) {}

    /** Steps that may not be taken now for one reason. */
    public record Refused(List<String> steps, String why) {
        /** The steps by name, and why none of them may be taken. */
        public String words() {
            String named = steps.stream().map("'%s'"::formatted).collect(java.util.stream.Collectors.joining(", "));
            return why.startsWith(named) ? why : named + ": " + why;
        }
    }

    /** What may not be done now, each reason once with the steps it keeps from. */
    public List<Refused> refused() {
        Map<String, List<String>> reasons = new java.util.LinkedHashMap<>();
        steps.forEach(step -> {
            if (step.refusal() != null) {
                String named = step.step().label(ceasing());
                reasons.computeIfAbsent(
                                step.refusal().replace(step.step().label(), named), _ -> new java.util.ArrayList<>())
                        .add(named);
            }
        });
        return reasons.entrySet().stream()
                .map(reason -> new Refused(List.copyOf(reason.getValue()), reason.getKey()))
                .toList();
    }

    /** An action's number and how it begins. */
    public static String titled(PlanAction action) {
        return PlansController.title(action);
    }

    public String address() {
        return "/plans/" + plan.code() + "/actions/" + action.key();
    }

    public List<String> warnings() {
        return links.stream()
                .filter(link -> !link.printed().equals(action.number()))
                .map(link -> link.warning(today))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** The places it covers, in words. */
    public String coverage() {
        return covers.stream().map(Covered::words).collect(java.util.stream.Collectors.joining("; "));
    }

    /** How a milestone stands, in words. */
    public String milestone(LocalDate day) {
        return reached.stream()
                .filter(each -> each.dueOn().equals(day))
                .findFirst()
                .map(each -> "reached %s, says %s: %s"
                        .formatted(London.day(each.reachedOn()), account(each.recordedBy()), each.evidence()))
                .orElse(day.isBefore(today) ? "passed, and nobody has said it is reached" : "still to come");
    }

    /** Whether what waits for a second person is that it has ceased. */
    public boolean ceasing() {
        return action.state() == PlanAction.State.CLOSING && Judgement.ceasing(judgements);
    }

    /** Who says that it is done, or proposes to close it, and since when; nothing where no second person is awaited. */
    public @Nullable String said() {
        return action.saidDone()
                ? Judgement.said(Judgement.saying(action, judgements).orElse(null), organisations)
                : null;
    }

    public List<Judgement> ratings() {
        return judgements.stream().filter(each -> each.kind().equals("rag")).toList();
    }

    public String account(UUID id) {
        return id.equals(new UUID(0, 0)) ? "OneDoor" : accounts.getOrDefault(id, "Somebody with a signed link");
    }

    public String organisation(@Nullable UUID id) {
        return id == null ? "" : organisations.getOrDefault(id, "");
    }
}
