package org.onedoor.frontdoor;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Being told of every change of a referral: for anyone who may see it, until they stop. */
@Service
public class Following {
    private final Referrals referrals;
    private final Looks looks;
    private final JdbcClient jdbc;
    private final DomainTime time;

    Following(Referrals referrals, Looks looks, JdbcClient jdbc, DomainTime time) {
        this.referrals = referrals;
        this.looks = looks;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** An organisation, or a team of one, that is to be told. */
    record Follower(UUID orgId, @Nullable UUID teamId) {}

    /** @throws org.onedoor.platform.NotFound when the referral is not there, or out of reach */
    public void follow(String reference) {
        Referral referral = referrals.look(reference, found -> found);
        Actor actor = CurrentActor.get();
        mark("Follow " + reference, referral, """
                insert into frontdoor.follower (person_id, referral_id, account_id, org_id, team_id, since)
                values (:personId, :referralId, :accountId, :orgId, :teamId, :now) on conflict do nothing
                """, actor);
    }

    /** Whoever sent what became part of it hears of it too. Called inside the act that made it so. */
    void begin(Referral referral, Referral.Source source) {
        jdbc.sql("""
                insert into frontdoor.follower (person_id, referral_id, account_id, org_id, team_id, since)
                values (:personId, :referralId, :accountId, :orgId, :teamId, :now) on conflict do nothing
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("accountId", source.accountId())
                .param("orgId", source.organisationId())
                .param("teamId", source.teamId())
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void stop(String reference) {
        Referral referral = referrals.look(reference, found -> found);
        mark("Stop following " + reference, referral, """
                delete from frontdoor.follower
                 where person_id = :personId and referral_id = :referralId and account_id = :accountId
                """, CurrentActor.get());
    }

    /** What somebody keeps of their own, as a mark on a task is: whoever may see the referral may follow it. */
    private void mark(String what, Referral referral, String sql, Actor actor) {
        looks.look(what, Ask.function(Action.WRITE, "task"), shown -> {
            shown.add(referral.personId());
            return jdbc.sql(sql)
                    .param("personId", referral.personId())
                    .param("referralId", referral.referralId())
                    .param("accountId", actor.accountId())
                    .param("orgId", actor.organisationId())
                    .param("teamId", actor.teamId())
                    .param("now", time.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** Whether whoever is acting follows it. Called from inside a look. */
    public boolean isFollowed(Referral referral) {
        return jdbc.sql("""
                select exists (select from frontdoor.follower
                                where person_id = :personId and referral_id = :referralId and account_id = :accountId)
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("accountId", CurrentActor.get().accountId())
                .query(Boolean.class)
                .single();
    }

    /** Those who follow it, and the teams that share it. */
    List<Follower> of(Referral referral) {
        return jdbc.sql("""
                select org_id, team_id from frontdoor.follower
                 where person_id = :personId and referral_id = :referralId
                 union
                select org_id, team_id from frontdoor.shared_service
                 where person_id = :personId and referral_id = :referralId and until is null
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Follower.class)
                .list();
    }
}
