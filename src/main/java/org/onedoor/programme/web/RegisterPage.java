package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.CoveredPlaces.Place;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanCoverage.Covered;
import org.onedoor.programme.PlanRegister;
import org.onedoor.programme.PlanRegister.Decision;
import org.onedoor.programme.PlanRegister.Mitigation;
import org.onedoor.programme.PlanRegister.Risk;
import org.onedoor.programme.PlanTies;
import org.onedoor.programme.governance.Entry;

/** The risks, decisions and places of a plan. */
public record RegisterPage(
        Plan plan,
        List<Risk> risks,
        List<Mitigation> mitigations,
        List<Decision> decisions,
        List<Covered> covers,
        List<Entry> measures,
        PlanRegister.@Nullable Considered considered,
        List<PlanTies.End> ties,
        List<Place> places,
        Map<UUID, String> accounts,
        PlanForm form,
        @Nullable String conflict,
        boolean mayRun,
        LocalDate today) {

    public String address() {
        return "/plans/" + plan.code() + "/register";
    }

    /** Who chairs the plan; null while nobody is named. */
    public @Nullable String chair() {
        return plan.chairAccount() == null ? null : accounts.get(plan.chairAccount());
    }

    /** What is done about this risk. */
    public List<Mitigation> against(Risk risk) {
        return mitigations.stream()
                .filter(each -> risk.riskId().equals(each.riskId()))
                .toList();
    }

    /** Risks nothing is linked to. */
    public List<Risk> unpaired() {
        return risks.stream().filter(risk -> against(risk).isEmpty()).toList();
    }

    /** Mitigations of no risk. */
    public List<Mitigation> loose() {
        return mitigations.stream().filter(each -> each.riskId() == null).toList();
    }

    public static String brief(String words) {
        return words.length() > 100 ? words.substring(0, 99) + "…" : words;
    }
}
