package org.onedoor.frontdoor.perinatal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Act;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is pregnant or has a baby, as it is recorded on their referrals. */
@Repository
public class PerinatalFlags {
    private final JdbcClient jdbc;
    private final PerinatalRule rule;
    private final DomainTime time;

    PerinatalFlags(JdbcClient jdbc, PerinatalRule rule, DomainTime time) {
        this.jdbc = jdbc;
        this.rule = rule;
        this.time = time;
    }

    /** What was recorded last on a referral. Called from inside a look or an act. */
    public Optional<Flag> of(Referral referral) {
        return of(referral.personId(), referral.referralId());
    }

    private Optional<Flag> of(UUID personId, UUID referralId) {
        return jdbc.sql("""
                select kind, day from frontdoor.perinatal where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query((rs, _) ->
                        new Flag(Flag.Kind.ofCode(rs.getString("kind")), rs.getObject("day", LocalDate.class)))
                .optional();
    }

    /** Whether the perinatal path is open to the person of a referral today. Called from inside a look or an act. */
    public boolean inForce(Referral referral) {
        return of(referral)
                .filter(flag -> flag.inForce(London.date(time.instant()), rule.babyMonths()))
                .isPresent();
    }

    void keep(Act act, Referral referral, Flag flag) {
        jdbc.sql("""
                insert into frontdoor.perinatal (person_id, referral_id, kind, day, account_id, at)
                values (:personId, :referralId, :kind, :day, :account, :now)
                on conflict (person_id, referral_id) do update
                   set kind = excluded.kind, day = excluded.day, account_id = excluded.account_id, at = excluded.at
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("kind", flag.kind().code())
                .param("day", flag.day())
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
