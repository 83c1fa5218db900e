package org.onedoor.frontdoor;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Being told of every change of a referral: for anyone who may see it, until they stop. */
@Service
public class Following {
    private final Referrals referrals;
    private final ReferralRepository repository;
    private final DoorEntries entries;
    private final Accounts accounts;
    private final Gate gate;
    private final Looks looks;
    private final JdbcClient jdbc;
    private final DomainTime time;

    Following(
            Referrals referrals,
            ReferralRepository repository,
            DoorEntries entries,
            Accounts accounts,
            Gate gate,
            Looks looks,
            JdbcClient jdbc,
            DomainTime time) {
        this.referrals = referrals;
        this.repository = repository;
        this.entries = entries;
        this.accounts = accounts;
        this.gate = gate;
        this.looks = looks;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** An organisation, or a team of one, that is to be told. */
    record Follower(UUID orgId, @Nullable UUID teamId) {}

    /**
     * What somebody keeps of their own, as a mark on a task is: whoever may see the referral may follow it.
     *
     * @throws org.onedoor.platform.NotFound when the referral is not there, or out of reach
     */
    public void follow(String reference) {
        Referral referral = referrals.look(reference, found -> found);
        Actor actor = CurrentActor.get();
        looks.look("Follow " + reference, Ask.function(Action.WRITE, "task"), shown -> {
            shown.add(referral.personId());
            return begin(referral, Intake.source(actor));
        });
    }

    /** Whoever sent what became part of it hears of it too. Called inside the act that made it so. */
    int begin(Referral referral, Referral.Source who) {
        return jdbc.sql("""
                insert into frontdoor.follower (person_id, referral_id, account_id, org_id, team_id, since)
                values (:personId, :referralId, :accountId, :orgId, :teamId, :now) on conflict do nothing
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("accountId", who.accountId())
                .param("orgId", who.organisationId())
                .param("teamId", who.teamId())
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Takes away the mark of whoever is acting, also where the referral is out of their reach by now.
     *
     * @return whether it is still within it; where nothing was marked, its own page says so
     */
    public boolean stop(String reference) {
        Actor actor = CurrentActor.get();
        Optional<UUID> stopped = looks.look(
                Referrals.said(reference).replace("Referral", "Stop following"),
                Ask.function(Action.WRITE, "task"),
                shown -> {
                    Optional<UUID> person = jdbc.sql("""
                            delete from frontdoor.follower f
                             using frontdoor.held_referral r
                             where r.reference = :reference and f.person_id = r.person_id
                               and f.referral_id = r.referral_id and f.account_id = :accountId
                            returning f.person_id
                            """)
                            .param("reference", reference)
                            .param("accountId", actor.accountId())
                            .query(UUID.class)
                            .optional();
                    person.ifPresent(shown::add);
                    return person;
                });
        return stopped.isEmpty()
                || repository
                        .byReference(reference)
                        .filter(referral -> reaches(referral, actor))
                        .isPresent();
    }

    private boolean reaches(Referral referral, Actor actor) {
        Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(referral.personId()), referral.parties());
        return gate.decide(actor, ask) instanceof Decision.Allowed;
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

    private record Mark(
            UUID accountId, UUID orgId, @Nullable UUID teamId) {
        Follower follower() {
            return new Follower(orgId, teamId);
        }
    }

    /** Those who follow it and may still see it, and the teams that share it. */
    List<Follower> of(Referral referral) {
        List<Mark> marks = jdbc.sql("""
                select account_id, org_id, team_id from frontdoor.follower
                 where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Mark.class)
                .list();
        List<Follower> sharing = jdbc.sql("""
                select org_id, team_id from frontdoor.shared_service
                 where person_id = :personId and referral_id = :referralId and until is null
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Follower.class)
                .list();
        return Stream.concat(
                        marks.stream().filter(mark -> hears(referral, mark)).map(Mark::follower), sharing.stream())
                .distinct()
                .toList();
    }

    /** Whoever cannot open it any longer, or may know no more than that it is dealt with, is told of no change. */
    private boolean hears(Referral referral, Mark mark) {
        return accounts.find(mark.accountId())
                .filter(account -> !account.disabled())
                .map(account -> new Actor(
                        account.accountId(), account.displayName(), account.role(), mark.orgId(), mark.teamId(), null))
                .filter(actor -> reaches(referral, actor))
                .filter(actor -> entries.untold(List.of(referral), actor).isEmpty())
                .isPresent();
    }
}
