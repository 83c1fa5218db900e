package org.onedoor.programme;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.PlanRegister.Tree;
import org.springframework.stereotype.Service;

/** The places a plan and its actions cover. Its owner or its chair keeps them. */
@Service
public class PlanCoverage {
    private static final int LONGEST = 4000;

    private final PlanRegister register;
    private final CoveredPlaces places;

    PlanCoverage(PlanRegister register, CoveredPlaces places) {
        this.register = register;
        this.places = places;
    }

    /** @param number of the action that covers it; none when the whole plan does */
    public record Covered(UUID coverageId, @Nullable String number, String place, Tree tree) {
        public String words() {
            return place + " (" + tree.label() + ")";
        }
    }

    /** What the whole plan covers first, then each action. */
    public List<Covered> covers(Plan plan) {
        return register.of(plan, """
                select c.coverage_id, a.number, c.place, upper(c.tree) as tree
                  from programme.coverage c left join programme.action a using (org_id, plan_id, action_id)
                 where c.org_id = :org and c.plan_id = :plan
                 order by a.ordinal nulls first, c.tree, c.place
                """).query(Covered.class).list();
    }

    /** What one action covers. */
    public List<Covered> covers(Plan plan, UUID actionId) {
        return register.of(plan, """
                select coverage_id, null as number, place, upper(tree) as tree from programme.coverage
                 where org_id = :org and plan_id = :plan and action_id = :action order by tree, place
                """)
                .param("action", actionId)
                .query(Covered.class)
                .list();
    }

    /**
     * @param number the action that covers it; empty for the whole plan
     * @param place the value of one of {@link CoveredPlaces}
     */
    public void cover(String code, String number, String place) {
        CoveredPlaces.Place known =
                places.find(place).orElseThrow(() -> new Invalid("place", "Choose a place, such as Thurrock Council"));
        cover(code, number, "cover-number", List.of(known));
    }

    /**
     * The same for every district that some words name, as the plan itself writes them.
     *
     * @return what was added, what was read otherwise than it is written, and what names no district
     */
    public String coverWords(String code, String number, String words) {
        String text = Kept.text(words.strip());
        must(!text.isEmpty(), "cover-words", "Write or paste the names of the districts");
        must(text.length() <= LONGEST, "cover-words", "Use at most 4,000 characters");
        CoveredPlaces.Named named = places.named(text);
        must(
                !named.places().isEmpty(),
                "cover-words",
                "None of it names a district of Southend, Essex or Thurrock: write them like Colchester, Tendring");
        cover(code, number, "words-number", named.places());
        String added = "%d %s: %s."
                .formatted(
                        named.places().size(),
                        named.places().size() == 1 ? "place is covered" : "places are covered",
                        named.places().stream().map(CoveredPlaces.Place::name).collect(Collectors.joining(", ")));
        return named.readAs().isEmpty() ? added : added + " " + String.join("; ", named.readAs()) + ".";
    }

    private void cover(String code, String number, String field, List<CoveredPlaces.Place> known) {
        register.perform("Say what a plan covers", code, (act, plan) -> {
            UUID action = register.action(plan, number, field);
            for (CoveredPlaces.Place each : known) {
                UUID id = Ids.at(act.now());
                int added = register.of(plan, """
                        insert into programme.coverage (org_id, coverage_id, plan_id, action_id, place, place_code, tree)
                        values (:org, :id, :plan, :action, :place, :placeCode, :tree) on conflict do nothing
                        """)
                        .param("id", id)
                        .param("action", action)
                        .param("place", each.name())
                        .param("placeCode", each.code())
                        .param("tree", each.tree().code())
                        .update();
                if (added > 0) {
                    act.happened(new PlanEvents.CoverageChanged(plan.planId(), id, true));
                }
            }
        });
    }

    public void uncover(String code, UUID coverageId) {
        register.perform("Say what a plan covers", code, (act, plan) -> {
            register.of(
                            plan,
                            "delete from programme.coverage where org_id = :org and plan_id = :plan and coverage_id = :id")
                    .param("id", coverageId)
                    .update();
            act.happened(new PlanEvents.CoverageChanged(plan.planId(), coverageId, false));
        });
    }

    private static void must(boolean holds, String field, String problem) {
        if (!holds) {
            throw new Invalid(field, problem);
        }
    }
}
