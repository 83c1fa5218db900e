package org.onedoor.programme.governance.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.DeliveryBoard;
import org.onedoor.programme.governance.OutcomesByPlace;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of all plans: read only, each figure leading to the plan it is of. */
@Controller
class BoardController {
    private final DeliveryBoard board;
    private final OutcomesByPlace outcomes;
    private final Plans plans;
    private final Organisations organisations;
    private final Looks looks;

    BoardController(
            DeliveryBoard board, OutcomesByPlace outcomes, Plans plans, Organisations organisations, Looks looks) {
        this.board = board;
        this.outcomes = outcomes;
        this.plans = plans;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping("/plans/board")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String board(Model model) {
        model.addAttribute("title", "All plans on one board");
        model.addAttribute("page", looks.look("Board of all plans", Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            List<DeliveryBoard.Row> plans = board.plans();
            return new BoardPage(
                    plans,
                    outcomes.cells(),
                    board.critical(),
                    organisations.names(plans.stream()
                            .map(DeliveryBoard.Row::organisationId)
                            .distinct()
                            .toList()));
        }));
        return "governance/board";
    }

    /** The same number in two plans, side by side, such as the plans of two localities that have one shape. */
    @GetMapping("/plans/compare")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String compare(
            @RequestParam(defaultValue = "") String one, @RequestParam(defaultValue = "") String two, Model model) {
        model.addAttribute("title", "Compare two plans");
        model.addAttribute("page", looks.look("Compare plans", Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            List<Plan> all =
                    plans.all().stream().filter(plan -> plan.edition() > 0).toList();
            Plan first = plans.find(one).orElse(null);
            Plan second = plans.find(two).orElse(null);
            return new ComparePage(
                    all, first, second, first == null || second == null ? List.of() : pairs(first, second));
        }));
        return "governance/compare";
    }

    private List<ComparePage.Pair> pairs(Plan first, Plan second) {
        Map<String, PlanAction> other = new LinkedHashMap<>();
        plans.actions(second).forEach(action -> other.putIfAbsent(action.number(), action));
        List<ComparePage.Pair> pairs = new ArrayList<>();
        for (PlanAction action : plans.actions(first)) {
            if (!action.number().isEmpty()) {
                pairs.add(new ComparePage.Pair(action.number(), action, other.remove(action.number())));
            }
        }
        other.forEach((number, action) -> {
            if (!number.isEmpty()) {
                pairs.add(new ComparePage.Pair(number, null, action));
            }
        });
        return pairs;
    }
}
