package org.onedoor.frontdoor;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a team declined: its own answer stays its own, though the referral itself is out of its reach again. No name, no
 * need and nothing that happened later.
 */
@Repository
public class Refusals {
    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One answer. */
    public record Refusal(
            UUID personId,
            String reference,
            UUID serviceId,
            OffsetDateTime askedAt,
            OffsetDateTime answeredAt,
            DeclineReason reason,
            @Nullable ExclusionCriterion criterion) {}

    private record Line(
            UUID personId,
            String reference,
            UUID serviceId,
            OffsetDateTime madeAt,
            OffsetDateTime answeredAt,
            String reason,
            @Nullable String criterion) {}

    /**
     * The newest first. Called from inside a look, which names everyone whose referral is shown.
     *
     * @param page 1 is the first
     */
    public List<Refusal> of(UUID organisationId, @Nullable UUID teamId, int page, int size) {
        return jdbc
                .sql("""
                select o.person_id, r.reference, o.service_id, o.made_at, o.answered_at, o.reason, o.criterion
                  from frontdoor.offer o
                  join frontdoor.held_referral r on r.person_id = o.person_id and r.referral_id = o.referral_id
                 where o.org_id = :org and o.team_id = :team and o.answer = 'declined'
                 order by o.answered_at desc, o.offer_id
                 limit :limit offset :offset
                """)
                .param("org", organisationId)
                .param("team", teamId)
                .param("limit", size)
                .param("offset", (page - 1L) * size)
                .query(Line.class)
                .list()
                .stream()
                .map(line -> new Refusal(
                        line.personId(),
                        line.reference(),
                        line.serviceId(),
                        line.madeAt(),
                        line.answeredAt(),
                        DeclineReason.ofCode(line.reason()),
                        line.criterion() == null ? null : ExclusionCriterion.ofCode(line.criterion())))
                .toList();
    }

    /**
     * How the last offer of a referral to a team ended.
     *
     * @param answer {@code accepted}, {@code declined}, {@code expired} or {@code withdrawn}
     */
    public record Ended(UUID personId, String reference, UUID serviceId, String answer, OffsetDateTime answeredAt) {
        /** Whether the centre has had the need again from then on. */
        public boolean wentBack() {
            return !answer.equals("accepted");
        }

        /** In words, as a sentence of its own. */
        public String sentence() {
            String said = said().replace(" meanwhile", "");
            return Character.toUpperCase(said.charAt(0)) + said.substring(1);
        }

        /** In words, for those who were about to answer. */
        public String said() {
            return switch (answer) {
                case "declined" -> "your team has declined it meanwhile";
                case "accepted" -> "your team accepted it, and it has moved on since";
                case "expired" -> "the time to answer it was over";
                default -> "the Care Co-ordination Centre has taken the offer back";
            };
        }
    }

    /** Called from inside a look. None where the referral was never offered to the team, or still is. */
    public Optional<Ended> ended(String reference, UUID organisationId, @Nullable UUID teamId) {
        return jdbc.sql("""
                select o.person_id, r.reference, o.service_id, o.answer, o.answered_at
                  from frontdoor.held_referral r
                  join frontdoor.offer o on o.person_id = r.person_id and o.referral_id = r.referral_id
                 where r.reference = :reference and o.org_id = :org and o.team_id = :team and o.answer is not null
                 order by o.answered_at desc, o.offer_id
                 limit 1
                """)
                .param("reference", reference)
                .param("org", organisationId)
                .param("team", teamId)
                .query(Ended.class)
                .optional();
    }

    public int count(UUID organisationId, @Nullable UUID teamId) {
        return jdbc.sql("""
                select count(*) from frontdoor.offer
                 where org_id = :org and team_id = :team and answer = 'declined'
                """)
                .param("org", organisationId)
                .param("team", teamId)
                .query(Integer.class)
                .single();
    }
}
