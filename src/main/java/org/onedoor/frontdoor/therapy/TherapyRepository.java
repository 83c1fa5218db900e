package org.onedoor.frontdoor.therapy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Long-term conditions and scores of a referral. */
@Repository
class TherapyRepository {
    private final JdbcClient jdbc;

    TherapyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These and no others. */
    void keep(Act act, Referral referral, List<LongTermCondition> conditions) {
        jdbc.sql("""
                insert into frontdoor.long_term_condition (person_id, referral_id, conditions, account_id, at)
                values (:personId, :referralId, :conditions, :account, :now)
                on conflict (person_id, referral_id) do update
                   set conditions = excluded.conditions, account_id = excluded.account_id, at = excluded.at
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param(
                        "conditions",
                        conditions.stream().map(LongTermCondition::code).toArray(String[]::new))
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<LongTermCondition> conditions(Referral referral) {
        return jdbc
                .sql("""
                select unnest(conditions) from frontdoor.long_term_condition
                 where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(String.class)
                .list()
                .stream()
                .map(LongTermCondition::ofCode)
                .toList();
    }

    void add(Act act, Referral referral, Scores scores) {
        jdbc.sql("""
                insert into frontdoor.therapy_score (person_id, score_id, referral_id, on_day, phq9, gad7, question9, safety,
                    account_id, at)
                values (:personId, :scoreId, :referralId, :on, :phq9, :gad7, :question9, :safety, :account, :now)
                """)
                .param("personId", referral.personId())
                .param("scoreId", Ids.at(act.now()))
                .param("referralId", referral.referralId())
                .param("on", scores.on())
                .param("phq9", scores.phq9())
                .param("gad7", scores.gad7())
                .param("question9", scores.question9())
                .param(
                        "safety",
                        scores.safety() == null ? null : scores.safety().code())
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The earliest first. */
    List<Scores> scores(Referral referral) {
        return jdbc.sql("""
                select on_day, phq9, gad7, question9, safety from frontdoor.therapy_score
                 where person_id = :personId and referral_id = :referralId
                 order by on_day, score_id
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query((rs, _) -> {
                    @Nullable String safety = rs.getString("safety");
                    return new Scores(
                            rs.getObject("on_day", LocalDate.class),
                            rs.getInt("phq9"),
                            rs.getInt("gad7"),
                            rs.getInt("question9"),
                            safety == null ? null : SafetyRoute.ofCode(safety));
                })
                .list();
    }
}
