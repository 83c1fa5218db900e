package org.onedoor.programme;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Ties between plans: an action that another plan's action goes with, and a whole plan that is one organisation's part of
 * an action. A tie is made on one side and shown on both; links inside a plan stay as its file has them.
 */
@Service
public class PlanTies {
    private final Acts acts;
    private final Plans plans;
    private final PlanRepository repository;
    private final JdbcClient jdbc;

    PlanTies(Acts acts, Plans plans, PlanRepository repository, JdbcClient jdbc) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** One end of a tie: a plan, or one of its actions. @param number none when it is the whole plan */
    public record End(
            UUID tieId, String code, String title, @Nullable String number, boolean mine) {
        public String address() {
            return "/plans/" + code + (number == null ? "" : "/actions/" + number);
        }

        public String words() {
            return number == null ? title : "%s, %s".formatted(title, number);
        }
    }

    /** What a plan as a whole is tied to, whichever side made the tie. */
    public List<End> of(Plan plan) {
        return ends(plan, "");
    }

    /** What one action is tied to. */
    public List<End> of(Plan plan, PlanAction action) {
        return action.number().isEmpty() ? List.of() : ends(plan, action.number());
    }

    private List<End> ends(Plan plan, String number) {
        return jdbc.sql("""
                select t.tie_id, t.to_code as code, p.title, nullif(t.to_number, '') as number, true as mine
                  from programme.plan_tie t
                  join programme.plan_code c on c.code = t.to_code
                  join programme.plan p on p.org_id = c.org_id and p.plan_id = c.plan_id
                 where t.org_id = :org and t.from_code = :code and t.from_number = :number
                union all
                select t.tie_id, t.from_code, p.title, nullif(t.from_number, ''), false
                  from programme.plan_tie t
                  join programme.plan_code c on c.code = t.from_code
                  join programme.plan p on p.org_id = c.org_id and p.plan_id = c.plan_id
                 where t.to_code = :code and t.to_number = :number
                 order by title, number nulls first, tie_id
                 limit 200
                """)
                .param("org", plan.organisationId())
                .param("code", plan.code())
                .param("number", number)
                .query(End.class)
                .list();
    }

    /**
     * Ties an action of this plan, or the whole plan, to an action of another plan or to a whole one.
     *
     * @param number the action; empty for the whole plan
     * @param target the other plan's word, or its word and a number: {@code the-plan/1.2}
     */
    public void tie(String code, String number, String target) {
        String[] parts = target.strip().split("/", 2);
        Plan other = plans.find(parts[0])
                .orElseThrow(() -> new Invalid("tie-to", "There is no such plan. Give the end of its address"));
        String to = parts.length < 2 ? "" : existing(other, parts[1], "tie-to");
        if (other.code().equals(code)) {
            throw new Invalid("tie-to", "Give another plan. Links inside a plan come with its file");
        }
        perform(
                "Tie two plans",
                code,
                (plan, id) -> jdbc.sql("""
                insert into programme.plan_tie (org_id, tie_id, from_code, from_number, to_code, to_number, made_at, made_by)
                values (:org, :id, :code, :number, :to, :toNumber, :now, :by) on conflict do nothing
                """)
                        .param("org", plan.organisationId())
                        .param("id", id)
                        .param("code", code)
                        .param("number", number.isBlank() ? "" : existing(plan, number.strip(), "tie-number"))
                        .param("to", other.code())
                        .param("toNumber", to));
    }

    /** Only the side that made a tie takes it away. */
    public void untie(String code, UUID tieId) {
        Plan found = plans.get(code);
        acts.act(PlanImports.begin("Untie two plans", found.organisationId()), act -> {
            may(found, act.actor());
            jdbc.sql("delete from programme.plan_tie where org_id = :org and from_code = :code and tie_id = :id")
                    .param("org", found.organisationId())
                    .param("code", code)
                    .param("id", tieId)
                    .update();
            repository.touch(found);
            act.happened(new PlanEvents.PlansTied(found.planId(), tieId, false));
        });
    }

    private interface Change {
        JdbcClient.StatementSpec of(Plan plan, UUID id);
    }

    private void perform(String what, String code, Change change) {
        Plan found = plans.get(code);
        acts.act(PlanImports.begin(what, found.organisationId()), act -> {
            may(found, act.actor());
            UUID id = Ids.at(act.now());
            change.of(found, id)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .update();
            repository.touch(found);
            act.happened(new PlanEvents.PlansTied(found.planId(), id, true));
        });
    }

    private static void may(Plan plan, org.onedoor.platform.Actor actor) {
        if (!PlanPermitted.mayRun(plan, actor)) {
            throw new Refused("not-permitted", "Ties of a plan are kept by its owner or its chair.");
        }
    }

    private String existing(Plan plan, String number, String field) {
        try {
            return plans.action(plan, number).number();
        } catch (NotFound e) {
            throw new Invalid(field, "'%s' has no action %s".formatted(plan.title(), number));
        }
    }
}
