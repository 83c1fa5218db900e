package org.onedoor.programme;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What is kept of a plan as a whole: its risks and what is done about each, the decisions taken on it. Its owner or its chair keeps it.
 */
@Service
public class PlanRegister {
    private static final int LONGEST = 4000;
    private static final int SHORTEST = 10;
    private static final int WORST = 5;

    private final Acts acts;
    private final Plans plans;
    private final PlanRepository repository;
    private final JdbcClient jdbc;

    PlanRegister(Acts acts, Plans plans, PlanRepository repository, JdbcClient jdbc) {
        this.acts = acts;
        this.plans = plans;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * A risk in the words of its source.
     *
     * @param answersFor in what position or organisation somebody answers for it; none until it is said
     * @param likelihood 1 rare to 5 almost certain, and {@code impact} 1 negligible to 5 catastrophic; neither until scored
     * @param left whether an earlier highlight report named it and the newest does not
     */
    public record Risk(
            UUID riskId,
            String words,
            String source,
            @Nullable String answersFor,
            @Nullable Integer likelihood,
            @Nullable Integer impact,
            boolean left) {
        /** Likelihood times impact, 1 to 25. */
        public @Nullable Integer score() {
            return likelihood == null || impact == null ? null : likelihood * impact;
        }
    }

    /** @param riskId the risk it answers; none until somebody pairs the two */
    public record Mitigation(UUID mitigationId, @Nullable UUID riskId, String words) {}

    /** @param number of the action it is about; none when it is about the whole plan */
    public record Decision(
            UUID decisionId,
            @Nullable String number,
            String words,
            LocalDate decidedOn,
            OffsetDateTime recordedAt,
            UUID recordedBy) {}

    /** Which of the two trees of places: by where people are registered, or by where they live. */
    public enum Tree {
        REGISTERED("people registered there"),
        RESIDENT("people who live there");

        private final String label;

        Tree(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The highest scored first, those nobody has scored last. */
    public List<Risk> risks(Plan plan) {
        return of(plan, """
                select risk_id, words, source, answers_for, likelihood, impact,
                       named_in is distinct from null
                           and named_in < (select max(edition) from programme.highlight h
                                            where h.org_id = r.org_id and h.plan_id = r.plan_id) as "left"
                  from programme.risk r
                 where org_id = :org and plan_id = :plan
                 order by likelihood * impact desc nulls last, ordinal, risk_id
                """).query(Risk.class).list();
    }

    public List<Mitigation> mitigations(Plan plan) {
        return of(plan, """
                select mitigation_id, risk_id, words from programme.mitigation
                 where org_id = :org and plan_id = :plan order by ordinal, mitigation_id
                """).query(Mitigation.class).list();
    }

    /** The newest first. */
    public List<Decision> decisions(Plan plan) {
        return of(plan, """
                select d.decision_id, a.number, d.words, d.decided_on, d.recorded_at, d.recorded_by
                  from programme.decision d left join programme.action a using (org_id, plan_id, action_id)
                 where d.org_id = :org and d.plan_id = :plan
                 order by d.decided_on desc, d.decision_id desc limit 500
                """).query(Decision.class).list();
    }

    /**
     * Adds a risk somebody saw, beside those that came with the plan's highlight reports.
     *
     * @param answersFor the position or organisation that answers for it, never a person's name
     */
    public void addRisk(String code, String words, String answersFor) {
        String text = words("risk-words", words, "Say what could go wrong, in at least 10 characters");
        String who = Kept.text(answersFor.strip());
        must(who.length() >= 3, "answers-for", "Say which position or organisation answers for it");
        must(who.length() <= 200, "answers-for", "Use at most 200 characters");
        perform("Add a risk", code, (act, plan) -> {
            UUID id = Ids.at(act.now());
            of(plan, """
                    insert into programme.risk (org_id, risk_id, plan_id, ordinal, words, source, answers_for, made_at)
                    select :org, :id, :plan, count(*), :words, :source, :who, :now::timestamptz
                      from programme.risk where org_id = :org and plan_id = :plan
                    """)
                    .param("id", id)
                    .param("words", text)
                    .param("source", "Added by hand on " + London.day(act.now()))
                    .param("who", who)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new PlanEvents.RiskAdded(plan.planId(), id));
        });
    }

    /** @param likelihood and {@code impact} 1 to 5 */
    public void score(String code, UUID riskId, int likelihood, int impact) {
        if (likelihood < 1 || likelihood > WORST || impact < 1 || impact > WORST) {
            throw new Invalid("likelihood", "Choose a likelihood and an impact, each from 1 to 5");
        }
        perform("Score a risk", code, (act, plan) -> {
            int found = of(plan, """
                    update programme.risk set likelihood = :likelihood, impact = :impact
                     where org_id = :org and plan_id = :plan and risk_id = :risk
                    """)
                    .param("likelihood", likelihood)
                    .param("impact", impact)
                    .param("risk", riskId)
                    .update();
            must(found == 1, "risk", "Choose one of the plan's risks");
            act.happened(new PlanEvents.RiskScored(plan.planId(), riskId, likelihood * impact));
        });
    }

    /** @param riskId none to part the two again */
    public void pair(String code, UUID mitigationId, @Nullable UUID riskId) {
        perform("Pair a mitigation with a risk", code, (act, plan) -> {
            must(
                    riskId == null
                            || risks(plan).stream()
                                    .anyMatch(risk -> risk.riskId().equals(riskId)),
                    "risk",
                    "Choose one of the plan's risks");
            int found = of(plan, """
                    update programme.mitigation set risk_id = :risk
                     where org_id = :org and plan_id = :plan and mitigation_id = :mitigation
                    """)
                    .param("risk", riskId)
                    .param("mitigation", mitigationId)
                    .update();
            must(found == 1, "mitigation", "Choose one of the plan's mitigations");
            act.happened(new PlanEvents.MitigationPaired(plan.planId(), mitigationId, riskId));
        });
    }

    /** Adds what is done about a risk. */
    public void mitigate(String code, UUID riskId, String words) {
        String text = words("mitigation-words", words, "Say what is done about it, in at least 10 characters");
        perform("Add a mitigation", code, (act, plan) -> {
            UUID id = Ids.at(act.now());
            int added = of(plan, """
                    insert into programme.mitigation (org_id, mitigation_id, plan_id, risk_id, ordinal, words, made_at)
                    select :org, :id, :plan, risk_id,
                           (select count(*) from programme.mitigation m where m.org_id = :org and m.plan_id = :plan),
                           :words, :now::timestamptz
                      from programme.risk where org_id = :org and plan_id = :plan and risk_id = :risk
                    """)
                    .param("id", id)
                    .param("risk", riskId)
                    .param("words", text)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            must(added == 1, "mitigated", "Choose one of the plan's risks");
            act.happened(new PlanEvents.MitigationPaired(plan.planId(), id, riskId));
        });
    }

    /**
     * @param number the action it is about; empty for the whole plan
     * @param decidedOn the London day, not later than today
     */
    public void decide(String code, String number, String words, LocalDate decidedOn) {
        String text = words("decision", words, "Write what was decided, in at least 10 characters");
        perform("Record a decision", code, (act, plan) -> {
            must(
                    !decidedOn.isAfter(London.date(act.now())),
                    "decided",
                    "The day of a decision cannot be later than today");
            must(
                    !decidedOn.isBefore(London.date(act.now()).minusYears(30)),
                    "decided",
                    "Give a day of the last 30 years, with all four digits of the year");
            UUID id = Ids.at(act.now());
            of(plan, """
                    insert into programme.decision (org_id, decision_id, plan_id, action_id, words, decided_on,
                                                    recorded_at, recorded_by)
                    values (:org, :id, :plan, :action, :words, :on, :now, :by)
                    """)
                    .param("id", id)
                    .param("action", action(plan, number, "decision-number"))
                    .param("words", text)
                    .param("on", decidedOn)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .update();
            act.happened(new PlanEvents.DecisionRecorded(plan.planId(), id));
        });
    }

    /** Whether mental health was considered in the plan: Yes or No, and how or why not. */
    public record Considered(String considered, String rationale, OffsetDateTime answeredAt) {}

    /** The newest answer; none where nobody has given one. */
    public java.util.Optional<Considered> considered(Plan plan) {
        return of(plan, """
                select considered, rationale, answered_at from programme.plan_considered
                 where org_id = :org and plan_id = :plan order by answered_at desc, answer_id desc limit 1
                """).query(Considered.class).optional();
    }

    /** Confirmed plans that do not say whether mental health was considered, by title. */
    public List<String> notSaid() {
        return jdbc.sql("""
                select p.title from programme.plan p
                 where p.state <> 'set-aside' and p.edition > 0
                   and not exists (select 1 from programme.plan_considered c
                                    where c.org_id = p.org_id and c.plan_id = p.plan_id)
                 order by p.title limit 200
                """).query(String.class).list();
    }

    public void consider(String code, String considered, String rationale) {
        must(List.of("Yes", "No").contains(considered), "considered", "Say whether mental health was considered");
        String text = words("rationale", rationale, "Say how it was considered, or why not, in at least 10 characters");
        perform("Say whether mental health was considered", code, (act, plan) -> {
            UUID id = Ids.at(act.now());
            of(plan, """
                    insert into programme.plan_considered (org_id, plan_id, answer_id, considered, rationale, answered_at,
                                                           answered_by)
                    values (:org, :plan, :id, :considered, :rationale, :now, :by)
                    """)
                    .param("id", id)
                    .param("considered", considered)
                    .param("rationale", text)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .update();
            act.happened(new PlanEvents.MentalHealthConsidered(plan.planId(), id));
        });
    }

    interface Change {
        void apply(Act act, Plan plan);
    }

    void perform(String what, String code, Change change) {
        Plan found = plans.get(code);
        acts.act(PlanImports.begin(what, found.organisationId()), act -> {
            Plan plan = plans.get(code);
            if (!PlanPermitted.mayRun(plan, act.actor())) {
                throw new Refused(
                        "not-permitted", "Risks, decisions and places of a plan are kept by its owner or its chair.");
            }
            change.apply(act, plan);
            repository.touch(plan);
        });
    }

    @Nullable
    UUID action(Plan plan, String number, String field) {
        if (number.isBlank()) {
            return null;
        }
        return plans.numbered(plan, List.of(number.strip())).stream()
                .findFirst()
                .orElseThrow(() ->
                        new Invalid(field, "The plan has no action of that number. Leave it empty for the whole plan"))
                .actionId();
    }

    JdbcClient.StatementSpec of(Plan plan, String sql) {
        return jdbc.sql(sql).param("org", plan.organisationId()).param("plan", plan.planId());
    }

    private static void must(boolean holds, String field, String problem) {
        if (!holds) {
            throw new Invalid(field, problem);
        }
    }

    private static String words(String field, String text, String problem) {
        String stripped = Kept.text(text.strip());
        must(stripped.length() >= SHORTEST, field, problem);
        must(stripped.length() <= LONGEST, field, "Use at most 4,000 characters");
        return stripped;
    }
}
