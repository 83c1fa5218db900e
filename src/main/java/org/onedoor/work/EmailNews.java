package org.onedoor.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * News of a team's work by email for those who want it: the same sentences as in OneDoor, with references and no name. What
 * went, and what did not, is kept.
 */
@Repository
public class EmailNews {
    /** What is older was read elsewhere, or is no news. */
    private static final Duration NEWS = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final AlertBudget budget;
    private final DomainTime time;

    EmailNews(JdbcClient jdbc, AlertBudget budget, DomainTime time) {
        this.jdbc = jdbc;
        this.budget = budget;
        this.time = time;
    }

    /** How much somebody wants. */
    public enum Much {
        /** Each change. */
        EACH,
        /** Only what asks for an answer. */
        ASKING;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What an account wants. */
    public record Wish(String address, Much much) {}

    /** What became of one piece of news. */
    public record Sent(
            String item,
            String kind,
            @Nullable String detail,
            OffsetDateTime at,
            String state,
            @Nullable String sentTo,
            @Nullable OffsetDateTime sentAt,
            @Nullable String why) {}

    /** One that waits to leave. */
    record Waiting(
            UUID orgId,
            UUID accountId,
            UUID notificationId,
            String address,
            String item,
            String kind,
            @Nullable String detail,
            int tries) {}

    public Optional<Wish> of(Actor actor) {
        return jdbc.sql("select address, much from work.email_wish where org_id = :org and account_id = :account")
                .param("org", actor.organisationId())
                .param("account", actor.accountId())
                .query((rs, _) -> new Wish(
                        rs.getString("address"),
                        Much.valueOf(rs.getString("much").toUpperCase(java.util.Locale.ROOT))))
                .optional();
    }

    /**
     * What happens from now on goes there as well.
     *
     * @throws Invalid when it is no address, or nothing was chosen
     */
    public void wish(Actor actor, @Nullable String address, String much) {
        String to = address == null ? "" : address.strip();
        if (List.of(Much.values()).stream().noneMatch(each -> each.code().equals(much))) {
            throw new Invalid("much", "Choose how you want to be told");
        }
        if (to.length() > 254 || !to.matches("[^@\\s]{1,64}@[^@\\s]{1,255}")) {
            throw new Invalid("address", "Enter an email address, like name@example.com");
        }
        jdbc.sql("""
                insert into work.email_wish (org_id, account_id, address, much, since)
                values (:org, :account, :address, :much, :now)
                on conflict (org_id, account_id) do update
                   set address = excluded.address, much = excluded.much, since = excluded.since
                """)
                .param("org", actor.organisationId())
                .param("account", actor.accountId())
                .param("address", to)
                .param("much", much)
                .param("now", utc(time.instant()))
                .update();
    }

    /** Nothing goes any longer, what waits included. */
    @Transactional
    public void unwish(UUID organisationId, UUID accountId) {
        for (String sql : List.of(
                "delete from work.email_wish where org_id = :org and account_id = :account",
                "update work.email_news set state = 'not-sent', why = 'Emails were no longer wanted.', try_at = null where org_id = :org and account_id = :account and state = 'waiting'")) {
            jdbc.sql(sql)
                    .param("org", organisationId)
                    .param("account", accountId)
                    .update();
        }
    }

    /** The latest that went to this account, or did not. */
    public List<Sent> log(Actor actor) {
        return jdbc.sql("""
                select n.item, n.kind, n.detail, n.at, e.state, e.sent_to, e.sent_at, e.why
                  from work.email_news e join work.notification n using (org_id, notification_id)
                 where e.org_id = :org and e.account_id = :account
                 order by n.at desc, n.notification_id desc limit 25
                """)
                .param("org", actor.organisationId())
                .param("account", actor.accountId())
                .query(Sent.class)
                .list();
    }

    /** Who wants emails, by account. */
    Map<UUID, UUID> wishers() {
        return jdbc.sql("select account_id, org_id from work.email_wish limit 100000")
                .query(rs -> {
                    Map<UUID, UUID> found = new java.util.HashMap<>();
                    while (rs.next()) {
                        found.put(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class));
                    }
                    return found;
                });
    }

    /** What has happened since is put down for one account, once each. */
    void gather(Actor actor) {
        Instant now = time.instant();
        jdbc.sql("""
                insert into work.email_news (org_id, account_id, notification_id, state, try_at)
                select w.org_id, w.account_id, n.notification_id, 'waiting', :now
                  from work.email_wish w
                  join work.notification n on n.org_id = w.org_id
                 where w.org_id = :org and w.account_id = :account
                   and (n.team_id is null or n.team_id = :team)
                   and n.at > w.since and n.at > :old and not n.quiet
                   and not (n.kind = any(:kept))
                   and n.kind = any(case when w.much = 'asking' then :asking::text[] else :all::text[] end)
                on conflict do nothing
                """)
                .param("now", utc(now))
                .param("old", utc(now.minus(NEWS)))
                .param("org", actor.organisationId())
                .param("account", actor.accountId())
                .param("team", actor.teamId())
                .param("kept", budget.kept(actor))
                .param("asking", budget.ranked(1).toArray(String[]::new))
                .param("all", budget.all().toArray(String[]::new))
                .update();
    }

    /** What waits for one account and whose time has come, the oldest first. */
    List<Waiting> due(UUID organisationId, UUID accountId, int most) {
        return jdbc.sql("""
                select e.org_id, e.account_id, e.notification_id, w.address, n.item, n.kind, n.detail, e.tries
                  from work.email_news e
                  join work.email_wish w using (org_id, account_id)
                  join work.notification n using (org_id, notification_id)
                 where e.org_id = :org and e.account_id = :account and e.state = 'waiting' and e.try_at <= :now
                 order by n.at, e.notification_id limit :most
                """)
                .param("org", organisationId)
                .param("account", accountId)
                .param("now", utc(time.instant()))
                .param("most", most)
                .query((rs, _) -> waiting(rs))
                .list();
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(
                rs.getObject("org_id", UUID.class),
                rs.getObject("account_id", UUID.class),
                rs.getObject("notification_id", UUID.class),
                rs.getString("address"),
                rs.getString("item"),
                rs.getString("kind"),
                rs.getString("detail"),
                rs.getInt("tries"));
    }

    /** Counts a try before it is made. @return whether all are still ours to send: no other node took one */
    @Transactional
    public boolean trying(List<Waiting> some, Instant next) {
        int taken = 0;
        for (Waiting each : some) {
            taken += of(each, """
                    update work.email_news set tries = tries + 1, try_at = :next
                     where org_id = :org and account_id = :account and notification_id = :id
                       and state = 'waiting' and tries = :tries
                    """)
                    .param("next", utc(next))
                    .param("tries", each.tries())
                    .update();
        }
        return taken == some.size();
    }

    void sent(Collection<Waiting> some) {
        some.forEach(each -> of(each, """
                update work.email_news
                   set state = 'sent', sent_to = :address, sent_at = :now, why = null, try_at = null
                 where org_id = :org and account_id = :account and notification_id = :id
                """)
                .param("address", each.address())
                .param("now", utc(time.instant()))
                .update());
    }

    /** @param forGood whether it is not tried again */
    void failed(Collection<Waiting> some, String why, boolean forGood) {
        some.forEach(each ->
                of(each, """
                update work.email_news
                   set why = :why, state = case when :forGood then 'not-sent' else state end,
                       try_at = case when :forGood then null else try_at end
                 where org_id = :org and account_id = :account and notification_id = :id and state = 'waiting'
                """).param("why", why).param("forGood", forGood).update());
    }

    private JdbcClient.StatementSpec of(Waiting each, String sql) {
        return jdbc.sql(sql)
                .param("org", each.orgId())
                .param("account", each.accountId())
                .param("id", each.notificationId());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
