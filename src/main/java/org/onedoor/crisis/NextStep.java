package org.onedoor.crisis;

import java.util.ArrayList;
import java.util.List;

/**
 * What should happen next in a case, and what it waits for.
 *
 * @param where the end of the address of its form, under the case
 * @param like whoever may record such a fact may take the step
 */
public record NextStep(String words, String where, FactKind like) {

    /** Whether it is the reader's to take; others are shown what it is, and wait. */
    public boolean mayTake(String role) {
        return like.mayRecord(role);
    }

    /** The most pressing first; a case that needs nothing has none. */
    static List<NextStep> of(CaseState state) {
        List<NextStep> steps = new ArrayList<>();
        Facts facts = state.facts();
        if (state.closedAt() != null) {
            return steps;
        }
        if (state.endedAt() != null) {
            if (state.owesRestrictiveRecord()) {
                steps.add(form(FactKind.RESTRICTIVE, "Record the restrictive intervention"));
            }
            if (facts.has(FactKind.ENDED) && !facts.has(FactKind.PLAN_OFFERED)) {
                steps.add(form(FactKind.PLAN_OFFERED, "Offer a crisis plan"));
            }
            steps.add(form(FactKind.CLOSED, "Close the case"));
            return steps;
        }
        if (state.power().isEmpty()) {
            steps.add(form(FactKind.POWER_USED, "Record that the power was used"));
            steps.add(form(FactKind.NOT_USED, "Record that it was not used"));
            return steps;
        }
        if (state.heldFrom() == null) {
            onTheWay(state, steps);
            return steps;
        }
        inPlace(state, steps);
        return steps;
    }

    private static void onTheWay(CaseState state, List<NextStep> steps) {
        Facts facts = state.facts();
        boolean asked = facts.has(FactKind.CONVEYANCE) || facts.has(FactKind.NO_CONVEYANCE);
        if (!asked) {
            steps.add(form(FactKind.CONVEYANCE, "Request an ambulance"));
        } else if (facts.has(FactKind.CONVEYANCE) && !facts.has(FactKind.ON_SCENE) && !facts.has(FactKind.STOOD_DOWN)) {
            steps.add(form(FactKind.ON_SCENE, "Record the ambulance on scene"));
        }
        if (state.promised() == null) {
            steps.add(new NextStep("Choose a place of safety", "destination", FactKind.LEFT));
        }
        steps.add(form(FactKind.ARRIVED, "Record the arrival"));
    }

    private static void inPlace(CaseState state, List<NextStep> steps) {
        Facts facts = state.facts();
        if (!facts.has(FactKind.HANDOVER_POLICE)) {
            steps.add(form(FactKind.HANDOVER_POLICE, "Sign the handover (police)"));
        }
        if (!facts.has(FactKind.HANDOVER_HEALTH)) {
            steps.add(form(FactKind.HANDOVER_HEALTH, "Sign the handover (place of safety)"));
        }
        if (isReturn(state)) {
            steps.add(form(FactKind.ENDED, "Record the return and the end"));
            return;
        }
        if (!state.amhpAwaitedOrHere()) {
            steps.add(new NextStep("Ask an AMHP", "find/amhp", FactKind.TRIED));
        }
        if (state.doctorsAwaitedOrHere() < 2) {
            steps.add(new NextStep(
                    state.doctorsAwaitedOrHere() == 0 ? "Ask a section 12 doctor" : "Ask a second doctor",
                    "find/section-12",
                    FactKind.TRIED));
        }
        if (!facts.has(FactKind.RIGHTS)) {
            steps.add(form(FactKind.RIGHTS, "Explain the rights"));
        }
        if (!facts.has(FactKind.ASSESSMENT)) {
            steps.add(form(FactKind.ASSESSMENT, "Record the start of the assessment"));
        } else {
            steps.add(form(FactKind.ENDED, "Record the outcome and the end"));
        }
    }

    /** Section 135(2) takes somebody back: nobody assesses them anew. */
    private static boolean isReturn(CaseState state) {
        return state.power().filter(power -> power == Power.S135_2).isPresent();
    }

    private static NextStep form(FactKind kind, String words) {
        return new NextStep(words, "do/" + kind.code(), kind);
    }

    /** What the case waits for, in a few words for a board. */
    static String waitingFor(CaseState state) {
        if (state.closedAt() != null) {
            return "Nothing";
        }
        if (state.endedAt() != null) {
            return "Paperwork";
        }
        if (state.power().isEmpty()) {
            return "A decision on the scene";
        }
        Facts facts = state.facts();
        if (state.heldFrom() == null) {
            if (facts.has(FactKind.CONVEYANCE) && !facts.has(FactKind.ON_SCENE) && !facts.has(FactKind.STOOD_DOWN)) {
                return "Ambulance";
            }
            return state.promised() == null ? "A place of safety" : "Arrival";
        }
        if (facts.has(FactKind.ASSESSMENT)) {
            return "Outcome";
        }
        if (isReturn(state)) {
            return "Return to where they were detained";
        }
        List<String> missing = new ArrayList<>();
        if (state.asked().stream().noneMatch(each -> each.amhp() && each.attended() != null)) {
            missing.add("AMHP");
        }
        long doctors = state.asked().stream()
                .filter(each -> !each.amhp() && each.attended() != null)
                .count();
        if (doctors < 2) {
            missing.add(doctors == 0 ? "2 doctors" : "1 doctor");
        }
        return missing.isEmpty() ? "Assessment" : String.join(", ", missing);
    }
}
