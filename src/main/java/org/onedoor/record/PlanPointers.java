package org.onedoor.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.record.RecordEvents.PointerAdded;
import org.onedoor.record.RecordEvents.PointerEnded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Plans and decisions that other organisations keep: an advance statement, a ReSPECT form, an end of life plan. Here is
 * that there is one, who has it and how to get it; what it says is read where it is kept. Reading joins the caller's look.
 */
@Repository
public class PlanPointers {
    /** The class of data. */
    public static final String DATA = "pointer";

    private static final int OLDEST = 50;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Gate gate;

    PlanPointers(JdbcClient jdbc, Acts acts, Gate gate) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.gate = gate;
    }

    /** What a form says of one. @param type a SNOMED CT code of a {@link PointerType} */
    public record Said(
            String type,
            @Nullable UUID organisationId,
            String whereHeld,
            @Nullable LocalDate madeOn,
            @Nullable LocalDate reviewOn) {}

    public static Ask ask(Action action, UUID personId) {
        return Ask.about(action, DATA, new Subject.Person(personId));
    }

    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), ask(Action.WRITE, personId)) instanceof Decision.Allowed;
    }

    /** Those the actor may see; none where they may not. */
    public List<PlanPointer> shown(UUID personId, Collection<UUID> ids) {
        return gate.decide(CurrentActor.get(), ask(Action.READ, personId)) instanceof Decision.Allowed
                ? of(ids)
                : List.of();
    }

    /** Those that stand, by what they are. */
    public List<PlanPointer> of(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, pointer_id, type, organisation_id, where_held, made_on, review_on, since
                  from record.plan_pointer
                 where person_id = any(:ids) and until is null
                 order by type, since
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(PlanPointers::row)
                .list();
    }

    /**
     * On which of somebody's records a pointer stands or stood; from inside a look.
     *
     * @throws NotFound when it is on none of them
     */
    public UUID holder(Collection<UUID> personIds, UUID pointerId) {
        return jdbc.sql("""
                select person_id from record.plan_pointer where pointer_id = :id and person_id = any(:ids)
                """)
                .param("id", pointerId)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound(DATA));
    }

    /** @throws Invalid for each field, when something is wrong */
    public void add(UUID personId, Said said, @Nullable IdempotencyKey key) {
        act("Add a pointer to a plan elsewhere", personId, key, act -> {
            PointerType type = checked(said, London.date(act.now()));
            jdbc.sql("""
                    insert into record.plan_pointer (person_id, pointer_id, type, organisation_id, where_held, made_on,
                                                     review_on, since)
                    values (:person, :id, :type, :organisation, :where, :made, :review, :now)
                    """)
                    .param("person", personId)
                    .param("id", Ids.at(act.now()))
                    .param("type", type.code())
                    .param("organisation", said.organisationId())
                    .param("where", Writing.storable(said.whereHeld()).strip())
                    .param("made", said.madeOn())
                    .param("review", said.reviewOn())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new PointerAdded(type.code()));
        });
    }

    private static PointerType checked(Said said, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        PointerType type = PointerType.ofCode(said.type()).orElse(null);
        if (type == null) {
            problems.put("type", "Choose what it is");
        }
        if (said.organisationId() == null) {
            problems.put("organisation", "No organisation has this code or name. Give its ODS code, or its whole name");
        }
        if (said.whereHeld().isBlank()) {
            problems.put("whereHeld", "Say how to get it: whom to ring, or where it lies");
        }
        Writing.limit(problems, "whereHeld", "How to get it", said.whereHeld(), Writing.SENTENCES);
        if (said.madeOn() != null
                && (said.madeOn().isAfter(today) || said.madeOn().isBefore(today.minusYears(OLDEST)))) {
            problems.put("madeOn", "Its date must be today or before, and within the last " + OLDEST + " years");
        }
        if (said.reviewOn() != null && said.reviewOn().isAfter(today.plusYears(OLDEST))) {
            problems.put("reviewOn", "Its review must be within the next " + OLDEST + " years");
        }
        if (said.reviewOn() != null && said.madeOn() != null && said.reviewOn().isBefore(said.madeOn())) {
            problems.put("reviewOn", "Its review cannot be before its date");
        }
        if (type == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return type;
    }

    /**
     * It is no longer there, or no longer counts.
     *
     * @param personId on whose record it stands
     * @throws Invalid without a reason
     */
    public void end(UUID personId, UUID pointerId, String why, @Nullable IdempotencyKey key) {
        act("End a pointer to a plan elsewhere", personId, key, act -> {
            if (why.isBlank()) {
                throw new Invalid("why", "Say why it no longer counts");
            }
            Writing.limit("why", "Why it no longer counts", why, Writing.LINE);
            jdbc.sql("""
                    update record.plan_pointer set until = :now, ended_why = :why
                     where person_id = :person and pointer_id = :id and until is null
                    returning type
                    """)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("why", Writing.storable(why).strip())
                    .param("person", personId)
                    .param("id", pointerId)
                    .query(String.class)
                    .optional()
                    .ifPresent(type -> act.happened(new PointerEnded(type)));
        });
    }

    private void act(
            String what,
            UUID personId,
            @Nullable IdempotencyKey key,
            java.util.function.Consumer<org.onedoor.platform.Act> body) {
        acts.act(
                Begin.on(what, ask(Action.WRITE, personId), new Subject.Person(personId))
                        .once(key),
                body);
    }

    private static PlanPointer row(ResultSet rs, int number) throws SQLException {
        return new PlanPointer(
                rs.getObject("person_id", UUID.class),
                rs.getObject("pointer_id", UUID.class),
                PointerType.ofCode(rs.getString("type")).orElseThrow(),
                rs.getObject("organisation_id", UUID.class),
                rs.getString("where_held"),
                rs.getObject("made_on", LocalDate.class),
                rs.getObject("review_on", LocalDate.class),
                rs.getObject("since", OffsetDateTime.class));
    }
}
