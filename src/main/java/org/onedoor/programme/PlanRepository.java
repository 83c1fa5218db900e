package org.onedoor.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans and their codes. */
@Repository
class PlanRepository {
    private static final String PLAN = """
            select org_id as organisation_id, p.plan_id, p.code, kind, title, introduction, as_at, edition, state,
                   chair_account, silent_days, version
              from programme.plan p
            """;

    private final JdbcClient jdbc;

    PlanRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            UUID organisationId,
            UUID planId,
            String code,
            String kind,
            String title,
            String introduction,
            @Nullable LocalDate asAt,
            int edition,
            String state,
            @Nullable UUID chairAccount,
            int silentDays,
            long version) {
        Plan toPlan() {
            return new Plan(
                    organisationId,
                    planId,
                    code,
                    PlanKind.of(kind),
                    title,
                    introduction,
                    asAt,
                    edition,
                    state,
                    chairAccount,
                    silentDays,
                    version);
        }
    }

    Optional<Plan> byCode(String code) {
        return jdbc.sql(PLAN + """
                  join programme.plan_code c using (org_id, plan_id)
                 where c.code = :code
                """)
                .param("code", code)
                .query(Row.class)
                .optional()
                .map(Row::toPlan);
    }

    List<Plan> all() {
        return jdbc
                .sql(PLAN + " where state <> 'set-aside' order by title, plan_id limit 500")
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toPlan)
                .toList();
    }

    /** Makes the plan and claims its code. @return false when another plan has the code */
    boolean insert(Plan plan, Instant now) {
        int claimed = jdbc.sql("""
                insert into programme.plan_code (code, org_id, plan_id) values (:code, :org, :plan)
                on conflict do nothing
                """)
                .param("code", plan.code())
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
        if (claimed == 0) {
            return false;
        }
        jdbc.sql("""
                insert into programme.plan (org_id, plan_id, code, kind, title, introduction, as_at, edition, state,
                                            chair_account, silent_days, made_at)
                values (:org, :plan, :code, :kind, :title, :introduction, :asAt, :edition, :state, :chair, :silent, :now)
                """)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .param("code", plan.code())
                .param("kind", plan.kind().code())
                .param("title", plan.title())
                .param("introduction", plan.introduction())
                .param("asAt", plan.asAt())
                .param("edition", plan.edition())
                .param("state", plan.state())
                .param("chair", plan.chairAccount())
                .param("silent", plan.silentDays())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    void confirmed(Plan plan, int edition, @Nullable LocalDate asAt) {
        jdbc.sql("""
                update programme.plan set state = 'current', edition = :edition, as_at = coalesce(:asAt, as_at),
                       version = version + 1
                 where org_id = :org and plan_id = :plan
                """)
                .param("edition", edition)
                .param("asAt", asAt)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    void introduction(Plan plan, String words) {
        jdbc.sql("update programme.plan set introduction = :words where org_id = :org and plan_id = :plan")
                .param("words", words)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    /** One of its lines has changed. */
    void touch(Plan plan) {
        jdbc.sql("update programme.plan set version = version + 1 where org_id = :org and plan_id = :plan")
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    void state(Plan plan, String state) {
        jdbc.sql(
                        "update programme.plan set state = :state, version = version + 1 where org_id = :org and plan_id = :plan")
                .param("state", state)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }

    void chair(Plan plan, @Nullable UUID account) {
        jdbc.sql("""
                update programme.plan set chair_account = :account, version = version + 1
                 where org_id = :org and plan_id = :plan
                """)
                .param("account", account)
                .param("org", plan.organisationId())
                .param("plan", plan.planId())
                .update();
    }
}
