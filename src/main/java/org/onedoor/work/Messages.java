package org.onedoor.work;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.post.Routes;
import org.onedoor.work.post.Routes.Route;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a person is told about their own referral. It leaves only by a way that is safe for them, and never after death;
 * one that cannot leave says why, to everyone who looks.
 */
@Repository
public class Messages {
    private final JdbcClient jdbc;
    private final Routes routes;
    private final DomainTime time;

    public Messages(JdbcClient jdbc, Routes routes, DomainTime time) {
        this.jdbc = jdbc;
        this.routes = routes;
        this.time = time;
    }

    /**
     * One message as it stands.
     *
     * @param channel by which way it went: {@code text}, {@code email} or {@code letter}; none while it has not
     * @param sentTo the number or address it went to
     * @param why what keeps it from leaving
     */
    public record Message(
            UUID messageId,
            UUID scopeId,
            @Nullable String channel,
            String words,
            OffsetDateTime writtenAt,
            String state,
            @Nullable String why,
            @Nullable String sentTo,
            @Nullable OffsetDateTime sentAt) {}

    /**
     * One that waits to leave.
     *
     * @param onScreen what a text or an email says instead of the words; none where they say the same
     * @param tries how often it was tried before
     */
    public record Waiting(
            UUID personId,
            UUID messageId,
            UUID scopeId,
            String words,
            @Nullable String onScreen,
            Instant writtenAt,
            int tries) {
        /** What leaves by this way: only a letter is opened by nobody but the person. */
        public String words(Way way) {
            return way == Way.LETTER || onScreen == null ? words : onScreen;
        }
    }

    /** Writes a message to a person; it leaves within seconds where it can. */
    public void write(Person person, UUID scopeId, String words) {
        write(person, scopeId, words, null);
    }

    /**
     * The same where the words name a service, and so may tell what the person needs to whoever sees their phone.
     *
     * @param onScreen what a text or an email says instead, with nothing of health; none where the words may be seen
     */
    public void write(Person person, UUID scopeId, String words, @Nullable String onScreen) {
        write(person, scopeId, words, onScreen, routes.of(person));
    }

    /** The same of what is good to know and no more: where it cannot leave by itself, nobody has to see to it. */
    public void writeIfItLeaves(Person person, UUID scopeId, String words, @Nullable String onScreen) {
        if (routes.of(person) instanceof Route.By by) {
            write(person, scopeId, words, onScreen, by);
        }
    }

    private void write(Person person, UUID scopeId, String words, @Nullable String onScreen, Route route) {
        OffsetDateTime now = utc(time.instant());
        jdbc.sql("""
                insert into work.message (person_id, message_id, scope_id, words, on_screen, written_at, state, why, try_at)
                values (:personId, :id, :scopeId, :words, :onScreen, :at, :state, :why, :tryAt)
                """)
                .param("personId", person.personId())
                .param("id", Ids.at(time.instant()))
                .param("scopeId", scopeId)
                .param("words", words)
                .param("onScreen", onScreen)
                .param("at", now)
                .param("state", route instanceof Route.Never never && !never.byHand() ? "not-sent" : "waiting")
                .param("why", why(route))
                .param("tryAt", route instanceof Route.Waits ? null : now)
                .update();
    }

    private static @Nullable String why(Route route) {
        return switch (route) {
            case Route.By _ -> null;
            case Route.Waits waits -> waits.why();
            case Route.Never never -> never.why();
        };
    }

    /** Whatever waits to go to this person does not go. */
    public void stop(UUID personId, String why) {
        jdbc.sql("""
                update work.message set state = 'not-sent', why = :why, try_at = null
                 where person_id = :personId and state = 'waiting'
                """).param("why", why).param("personId", personId).update();
    }

    /** Something that kept messages to this person from leaving may be there now. */
    public void wake(UUID personId) {
        jdbc.sql(
                        "update work.message set try_at = :now where person_id = :personId and state = 'waiting' and try_at is null")
                .param("now", utc(time.instant()))
                .param("personId", personId)
                .update();
    }

    /** The same for everybody, after a start: a gateway may have been set up. */
    public void wakeAll() {
        jdbc.sql("update work.message set try_at = :now where state = 'waiting' and try_at is null")
                .param("now", utc(time.instant()))
                .update();
    }

    /** Those whose time has come: of each person only the first, so that what was said first arrives first. */
    public List<Waiting> due(Instant now, int limit) {
        return jdbc.sql("""
                select person_id, message_id, scope_id, words, on_screen, written_at, tries
                  from (select m.*, row_number() over (partition by person_id order by written_at, message_id) as place
                          from work.message m
                         where state = 'waiting' and try_at is not null) w
                 where place = 1 and try_at <= :now
                 order by written_at, message_id
                 limit :limit
                """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /** Those that have waited since before this time. */
    public List<Waiting> old(Instant before, int limit) {
        return jdbc.sql("""
                select person_id, message_id, scope_id, words, on_screen, written_at, tries from work.message
                 where state = 'waiting' and written_at < :before
                 order by written_at limit :limit
                """)
                .param("before", utc(before))
                .param("limit", limit)
                .query((rs, _) -> waiting(rs))
                .list();
    }

    private static Waiting waiting(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Waiting(
                rs.getObject("person_id", UUID.class),
                rs.getObject("message_id", UUID.class),
                rs.getObject("scope_id", UUID.class),
                rs.getString("words"),
                rs.getString("on_screen"),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                rs.getInt("tries"));
    }

    /**
     * Counts a try before it is made, so that one which brings the server down is not made at once again.
     *
     * @return whether it is still to be made: nobody stopped the message, and no other node tries it
     */
    public boolean trying(Waiting message, Instant next) {
        return jdbc.sql("""
                update work.message set tries = tries + 1, try_at = :next
                 where person_id = :personId and message_id = :id and state = 'waiting' and tries = :tries
                """)
                        .param("tries", message.tries())
                        .param("next", utc(next))
                        .param("personId", message.personId())
                        .param("id", message.messageId())
                        .update()
                == 1;
    }

    /** It cannot leave yet. @param tried whether it is tried again by itself, and does not wait for somebody */
    public void waits(Waiting message, String why, boolean tried) {
        jdbc.sql("""
                update work.message set why = :why, try_at = case when :tried then try_at end
                 where person_id = :personId and message_id = :id and state = 'waiting'
                """)
                .param("why", why)
                .param("tried", tried)
                .param("personId", message.personId())
                .param("id", message.messageId())
                .update();
    }

    public void sent(Waiting message, Way way, String to, String receipt, Instant at) {
        jdbc.sql("""
                update work.message
                   set state = 'sent', channel = :way, sent_to = :to, receipt = :receipt, sent_at = :at,
                       why = null, try_at = null
                 where person_id = :personId and message_id = :id
                """)
                .param("way", way.code())
                .param("to", to)
                .param("receipt", receipt)
                .param("at", utc(at))
                .param("personId", message.personId())
                .param("id", message.messageId())
                .update();
    }

    public void notSent(Waiting message, String why) {
        jdbc.sql("""
                update work.message set state = 'not-sent', why = :why, try_at = null
                 where person_id = :personId and message_id = :id and state = 'waiting'
                """)
                .param("why", why)
                .param("personId", message.personId())
                .param("id", message.messageId())
                .update();
    }

    /** As anybody may see them, with what left where it did: a link that is only for the person is not in them. */
    public List<Message> of(UUID personId, UUID scopeId) {
        return jdbc.sql("""
                select message_id, scope_id, channel,
                       regexp_replace(case when channel in ('text', 'email') then coalesce(on_screen, words) else words end,
                                      '/tell-us/[A-Za-z0-9_-]+', '/tell-us/…') as words,
                       written_at, state, why, sent_to, sent_at
                  from work.message
                 where person_id = :personId and scope_id = :scopeId
                 order by written_at, message_id
                """)
                .param("personId", personId)
                .param("scopeId", scopeId)
                .query(Message.class)
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
