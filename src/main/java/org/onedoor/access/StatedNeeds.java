package org.onedoor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.AccessEvents.NeedStated;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Seeing something of a person in an incident without a relationship: whoever asks says on what basis and why, an agreement
 * between their organisation and the one that keeps it must be in force, and it is open to them alone for an hour.
 */
@Service
public class StatedNeeds {
    /** The class of data that it opens. */
    public static final String DATA = "crisis-card";

    static final Duration OPEN = Duration.ofMinutes(60);
    private static final int REASON = 20;
    private static final String WHO_CAN =
            "The Privacy Officer of your organisation can ask for the agreement to be made or renewed.";

    private final JdbcClient jdbc;
    private final Standings agreements;
    private final DomainTime time;

    StatedNeeds(JdbcClient jdbc, Standings agreements, DomainTime time) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.time = time;
    }

    /** What is wrong with a basis and a reason, by field. */
    public static void check(@Nullable NeedBasis basis, String reason, Map<String, String> problems) {
        if (basis == null || !NeedBasis.of(CurrentActor.get().role()).contains(basis)) {
            problems.put("basis", "Choose on what basis you must see it");
        }
        if (reason.strip().length() < REASON) {
            problems.put("reason", "Say why in %d characters or more: the person can read it".formatted(REASON));
        }
        Writing.limit(problems, "reason", "Why you must see it", reason, Writing.SENTENCES);
    }

    /**
     * Says it, inside an act about the person that was asked for as {@link #ask}.
     *
     * @throws Invalid when the basis is missing or the reason too short
     */
    public void say(Act act, UUID controllerId, @Nullable NeedBasis basis, String reason) {
        Map<String, String> problems = new LinkedHashMap<>();
        check(basis, reason, problems);
        if (basis == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID needId = act.happened(new NeedStated(basis.code()));
        jdbc.sql("""
                insert into access.stated_need (person_id, need_id, account_id, role, org_id, team_id, controller_id, basis,
                                                reason, begun_at, until)
                values (:person, :id, :account, :role, :org, :team::uuid, :controller, :basis, :reason, :at, :until)
                """)
                .param("person", act.subject().id())
                .param("id", needId)
                .param("account", act.actor().accountId())
                .param("role", act.actor().role())
                .param("org", act.actor().organisationId())
                .param("team", act.actor().teamId())
                .param("controller", controllerId)
                .param("basis", basis.code())
                .param("reason", Writing.storable(reason).strip())
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("until", act.now().plus(OPEN).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What this account said last about a person, while it counts; from inside a look. */
    public Optional<StatedNeed> held(UUID personId) {
        return held(personId, CurrentActor.get().accountId(), time.instant());
    }

    /** Whether anybody of the actor's organisation may say so at all: not without an agreement. */
    Decision mayBeSaid(Actor actor) {
        Standing best = agreements.best(actor.organisationId(), Shareable.CRISIS_PLAN);
        return best.allows()
                ? new Decision.Allowed("function: " + actor.role())
                : new Decision.Denied(best.why(), WHO_CAN);
    }

    /** To write is to say why; to read, it must have been said a short while ago, and the agreement be in force still. */
    Decision decide(Actor actor, Ask ask, UUID personId) {
        if (ask.action() == Action.WRITE) {
            Standing standing = ask.parties().stream()
                    .findFirst()
                    .map(keeper ->
                            agreements.standing(actor.organisationId(), keeper, Shareable.CRISIS_PLAN, time.instant()))
                    .orElse(null);
            if (standing == null) {
                return new Decision.OutOfReach("nobody keeps a crisis plan of theirs");
            }
            return standing.allows()
                    ? new Decision.Allowed("stated need: " + standing.why())
                    : new Decision.Denied(standing.why(), WHO_CAN);
        }
        StatedNeed need = held(personId, actor.accountId(), time.instant()).orElse(null);
        if (need == null) {
            return new Decision.OutOfReach("nothing was said, or its time is over");
        }
        Standing standing =
                agreements.standing(actor.organisationId(), need.controllerId(), Shareable.CRISIS_PLAN, time.instant());
        return standing.allows()
                ? new Decision.Allowed(
                        "stated need: %s. %s".formatted(need.basis().label(), standing.why()))
                : new Decision.Denied(standing.why(), WHO_CAN);
    }

    private Optional<StatedNeed> held(UUID personId, UUID accountId, Instant now) {
        return jdbc.sql("""
                select controller_id, basis, reason, begun_at, until from access.stated_need
                 where person_id = :person and account_id = :account and begun_at <= :now and until > :now
                 order by begun_at desc limit 1
                """)
                .param("person", personId)
                .param("account", accountId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(StatedNeeds::need)
                .optional();
    }

    private static StatedNeed need(ResultSet rs, int row) throws SQLException {
        return new StatedNeed(
                rs.getObject("controller_id", UUID.class),
                NeedBasis.ofCode(rs.getString("basis")).orElseThrow(),
                rs.getString("reason"),
                rs.getObject("begun_at", OffsetDateTime.class).toInstant(),
                rs.getObject("until", OffsetDateTime.class).toInstant());
    }
}
