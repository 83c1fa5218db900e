package org.onedoor.frontdoor.frailty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Dementia;
import org.onedoor.directory.Frailty;
import org.onedoor.directory.FrailtyScore;
import org.onedoor.frontdoor.ReadableReferrals;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was last recorded of each person's frailty and dementia, on each of their referrals. */
@Repository
public class FrailtyRecords {
    private final JdbcClient jdbc;
    private final People people;
    private final ReadableReferrals readable;

    FrailtyRecords(JdbcClient jdbc, People people, ReadableReferrals readable) {
        this.jdbc = jdbc;
        this.people = people;
        this.readable = readable;
    }

    /** A score. @param by who gave it, by name and role */
    public record Scored(FrailtyScore score, LocalDate on, String by) {
        /** {@code 6, living with moderate frailty, scored 3 March 2026 by Asha Patel, nurse}. */
        public String words() {
            return "%s, scored %s by %s".formatted(score.words(), London.day(on), by);
        }
    }

    /** What is known of a person. @param scored none where not scored */
    public record Known(@Nullable Scored scored, Dementia dementia, Instant recordedAt) {}

    /**
     * The latest of a person that the reader may know, by whichever of the person's ids it was recorded. Called from inside a
     * look or an act.
     */
    public Optional<Known> of(UUID personId) {
        return jdbc.sql("""
                select score, scored_on, scored_by, dementia, recorded_at
                  from frontdoor.frailty where person_id = any(:people) and referral_id = any(:readable)
                 order by recorded_at desc limit 1
                """)
                .param("people", people.linked(personId).toArray(UUID[]::new))
                .param("readable", readable.of(personId))
                .query((rs, _) -> new Known(
                        scored(rs),
                        Dementia.ofCode(rs.getString("dementia")).orElse(Dementia.NOT_KNOWN),
                        rs.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** For the match, which says why it offers what it offers, so it asks no more than the reader may know. Called from inside a look or an act. */
    public Frailty recorded(UUID personId) {
        return of(personId)
                .map(known -> new Frailty(
                        known.scored() == null ? null : known.scored().score(), known.dementia()))
                .orElse(Frailty.NOT_KNOWN);
    }

    private static @Nullable Scored scored(ResultSet rs) throws SQLException {
        Integer score = rs.getObject("score", Integer.class);
        return score == null
                ? null
                : new Scored(
                        FrailtyScore.of(score).orElseThrow(),
                        rs.getObject("scored_on", LocalDate.class),
                        rs.getString("scored_by"));
    }

    void put(Act act, UUID personId, UUID referralId, Frailties.Said said) {
        Scored scored = said.scored();
        jdbc.sql("""
                insert into frontdoor.frailty
                  (person_id, score, scored_on, scored_by, dementia, account_id, recorded_at, referral_id)
                values (:person, :score, :on, :by, :dementia, :account, :now, :referral)
                on conflict (person_id, referral_id) do update
                   set score = excluded.score, scored_on = excluded.scored_on, scored_by = excluded.scored_by,
                       dementia = excluded.dementia, account_id = excluded.account_id,
                       recorded_at = excluded.recorded_at
                """)
                .param("person", personId)
                .param("score", scored == null ? null : scored.score().number())
                .param("on", scored == null ? null : scored.on())
                .param("by", scored == null ? null : scored.by())
                .param("dementia", said.dementia().code())
                .param("account", act.actor().accountId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("referral", referralId)
                .update();
    }
}
