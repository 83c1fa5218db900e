package org.onedoor.frontdoor.advice.line;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.advice.line.LineEvents.DutyTaken;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who of a team is on duty for the advice lines: somebody of the team says so, until a time. */
@Repository
public class LineDuty {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Accounts accounts;
    private final DomainTime time;

    LineDuty(JdbcClient jdbc, Acts acts, Accounts accounts, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.accounts = accounts;
        this.time = time;
    }

    public record OnDuty(UUID accountId, OffsetDateTime untilAt) {}

    /** Who is on duty now; none when nobody said so, or their time is over. */
    public Optional<OnDuty> of(UUID team) {
        return jdbc.sql("""
                select account_id, until_at from frontdoor.line_duty
                 where team_id = :team and from_at <= :now and until_at > :now
                 order by from_at desc limit 1
                """)
                .param("team", team)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .query(OnDuty.class)
                .optional();
    }

    /** From now until then. */
    public void take(@Nullable UUID account, Instant until, @Nullable IdempotencyKey key) {
        Actor actor = CurrentActor.get();
        UUID team = actor.teamId();
        if (team == null) {
            throw new Invalid("account", "Only somebody of a team can say who of it is on duty");
        }
        UUID named = accounts.ofTeam(team).stream()
                .map(Account::accountId)
                .filter(one -> one.equals(account))
                .findFirst()
                .orElseThrow(() -> new Invalid("account", "Choose somebody of your team"));
        Instant now = time.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new Invalid(
                    "until", "Until is a time from now on, at most %d hours ahead".formatted(LONGEST.toHours()));
        }
        acts.act(
                Begin.on(
                                "Say who is on duty for advice",
                                Ask.function(Action.WRITE, "advice"),
                                new Subject.Organisation(actor.organisationId()))
                        .making()
                        .once(key),
                act -> {
                    jdbc.sql("""
                            insert into frontdoor.line_duty (org_id, team_id, account_id, from_at, until_at)
                            values (:org, :team, :account, :now, :until)
                            on conflict (org_id, team_id) do update
                               set account_id = excluded.account_id, from_at = excluded.from_at,
                                   until_at = excluded.until_at
                            """)
                            .param("org", actor.organisationId())
                            .param("team", team)
                            .param("account", named)
                            .param("now", act.now().atOffset(ZoneOffset.UTC))
                            .param("until", until.atOffset(ZoneOffset.UTC))
                            .update();
                    act.happened(new DutyTaken(team, named, until.toString()));
                });
    }
}
