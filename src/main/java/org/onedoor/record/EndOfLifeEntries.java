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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Reach;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.record.EndOfLife.Agreed;
import org.onedoor.record.EndOfLife.Cpr;
import org.onedoor.record.RecordEvents.EndOfLifeEnded;
import org.onedoor.record.RecordEvents.EndOfLifeWritten;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * End of life entries: written by those who look after the person, and read at once by the four audiences of the policy, where
 * the person agreed. Reading joins the caller's look.
 */
@Repository
public class EndOfLifeEntries {
    /** The class of data. */
    public static final String DATA = "end-of-life";

    private static final int YEARS = 2;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Gate gate;
    private final Reach reach;

    EndOfLifeEntries(JdbcClient jdbc, Acts acts, Gate gate, Reach reach) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.gate = gate;
        this.reach = reach;
    }

    /** What a form says. @param cpr and @param agreed by their codes */
    public record Said(
            String cpr,
            String formHeld,
            String first,
            String medicines,
            String ringName,
            String ringPhone,
            String wishes,
            String condition,
            String agreed,
            @Nullable LocalDate reviewOn) {}

    public static Ask ask(Action action, UUID personId) {
        return Ask.about(action, DATA, new Subject.Person(personId));
    }

    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), ask(Action.WRITE, personId)) instanceof Decision.Allowed;
    }

    /** What the actor may read: whoever does not look after the person reads it only where that is agreed; from inside a look. */
    public Optional<EndOfLife> shown(UUID personId, Collection<UUID> ids) {
        return latest(ids).filter(entry -> entry.agreed() != Agreed.NOT_AGREED || looksAfter(personId));
    }

    /**
     * Whether the actor reads it because they look after the person, and not as an audience alone. An audience is let in to this
     * entry and to nothing else of the person, so that more than the gate is asked.
     */
    public boolean looksAfter(UUID personId) {
        Actor actor = CurrentActor.get();
        return !reach.of(actor, List.of(personId)).isEmpty()
                && gate.decide(actor, PlanPointers.ask(Action.READ, personId)) instanceof Decision.Allowed;
    }

    private record Kept(boolean counts, EndOfLife entry) {}

    private Optional<EndOfLife> latest(Collection<UUID> ids) {
        return last(ids).filter(Kept::counts).map(Kept::entry);
    }

    /** The number of the last version, also of one that ended it; 0 where there was none. From inside a look. */
    public int version(Collection<UUID> ids) {
        return last(ids).map(kept -> kept.entry().version()).orElse(0);
    }

    private Optional<Kept> last(Collection<UUID> ids) {
        return jdbc.sql("""
                select person_id, version, counts, cpr, form_held, first, medicines, ring_name, ring_phone, wishes, condition,
                       agreed, review_on, written_at, written_by, org_id
                  from record.end_of_life where person_id = any(:ids) order by written_at desc, version desc limit 1
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((rs, _) -> new Kept(rs.getBoolean("counts"), row(rs)))
                .optional();
    }

    /**
     * Writes a new version; what was said before stays.
     *
     * @param linked the person's records, all of them: whichever it stands on, there is one entry
     * @param on the version it was written over, 0 for the first
     * @throws Invalid with a sentence for each field that is wrong
     * @throws StaleEdit when somebody wrote another meanwhile
     */
    public void write(UUID personId, Collection<UUID> linked, int on, Said said, @Nullable IdempotencyKey key) {
        act("Write an end of life entry", personId, key, act -> {
            check(said, London.date(act.now()));
            int version = next(linked, on);
            keep(act, version, said, null);
            act.happened(new EndOfLifeWritten(version));
        });
    }

    /**
     * It no longer counts.
     *
     * @throws Invalid without a reason
     * @throws StaleEdit when somebody wrote another version meanwhile
     */
    public void end(UUID personId, Collection<UUID> linked, int on, String why, @Nullable IdempotencyKey key) {
        act("End an end of life entry", personId, key, act -> {
            if (why.isBlank()) {
                throw new Invalid("why", "Say why it no longer counts");
            }
            Writing.limit("why", "Why it no longer counts", why, Writing.LINE);
            int version = next(linked, on);
            EndOfLife last = latest(linked).orElseThrow(() -> new StaleEdit("end of life entry"));
            keep(
                    act,
                    version,
                    new Said(
                            last.cpr().code(),
                            last.formHeld(),
                            last.first(),
                            last.medicines(),
                            last.ringName(),
                            last.ringPhone(),
                            last.wishes(),
                            last.condition(),
                            last.agreed().code(),
                            last.reviewOn()),
                    Writing.storable(why).strip());
            act.happened(new EndOfLifeEnded(version));
        });
    }

    private int next(Collection<UUID> linked, int on) {
        if (version(linked) != on) {
            throw new StaleEdit("end of life entry");
        }
        return 1
                + jdbc.sql("select coalesce(max(version), 0) from record.end_of_life where person_id = any(:ids)")
                        .param("ids", linked.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single();
    }

    private static void check(Said said, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (Cpr.ofCode(said.cpr()).isEmpty()) {
            problems.put("cpr", "Choose what was decided about resuscitation");
        } else if (said.cpr().equals(Cpr.NOT_ATTEMPT.code()) && said.formHeld().isBlank()) {
            problems.put("formHeld", "Say where the form lies: without it a crew may have to attempt CPR");
        }
        required(problems, "first", said.first(), "Write what whoever comes should do and know first");
        required(problems, "ringName", said.ringName(), "Say whom to ring, day and night");
        if (said.ringPhone().chars().filter(Character::isDigit).count() < 3) {
            problems.put("ringPhone", "Give a telephone number, like 07700 900123");
        }
        if (Agreed.ofCode(said.agreed()).isEmpty()) {
            problems.put("agreed", "Say whether the person agrees that others read it");
        }
        Writing.limit(problems, "formHeld", "Where the form lies", said.formHeld(), Writing.LINE);
        Writing.limit(problems, "first", "What to do first", said.first(), Writing.SENTENCES);
        Writing.limit(problems, "medicines", "Medicines", said.medicines(), Writing.SENTENCES);
        Writing.limit(problems, "ringName", "Whom to ring", said.ringName(), Writing.LINE);
        Writing.limit(problems, "ringPhone", "The number", said.ringPhone(), Writing.LINE);
        Writing.limit(problems, "wishes", "What they want", said.wishes(), Writing.STORY);
        Writing.limit(problems, "condition", "What they have", said.condition(), Writing.STORY);
        if (said.reviewOn() == null) {
            problems.putIfAbsent("review", "Give the day on which it is looked at again");
        } else if (said.reviewOn().isBefore(today) || said.reviewOn().isAfter(today.plusYears(YEARS))) {
            problems.putIfAbsent("review", "It is looked at again today or later, within " + YEARS + " years");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static void required(Map<String, String> problems, String field, String text, String missing) {
        if (text.isBlank()) {
            problems.put(field, missing);
        }
    }

    private void keep(Act act, int version, Said said, @Nullable String endedWhy) {
        jdbc.sql("""
                insert into record.end_of_life (person_id, version, counts, cpr, form_held, first, medicines, ring_name,
                    ring_phone, wishes, condition, agreed, review_on, written_at, written_by, org_id, ended_why)
                values (:person, :version, :counts, :cpr, :formHeld, :first, :medicines, :ringName, :ringPhone, :wishes,
                    :condition, :agreed, :review, :now, :by, :org, :why)
                """)
                .param("person", act.subject().id())
                .param("version", version)
                .param("counts", endedWhy == null)
                .param("cpr", said.cpr())
                .param("formHeld", tidy(said.formHeld()))
                .param("first", tidy(said.first()))
                .param("medicines", tidy(said.medicines()))
                .param("ringName", tidy(said.ringName()))
                .param("ringPhone", tidy(said.ringPhone()))
                .param("wishes", tidy(said.wishes()))
                .param("condition", tidy(said.condition()))
                .param("agreed", said.agreed())
                .param("review", said.reviewOn())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().name())
                .param("org", act.actor().organisationId())
                .param("why", endedWhy)
                .update();
    }

    private static String tidy(String text) {
        return Writing.storable(text).strip();
    }

    private void act(String what, UUID personId, @Nullable IdempotencyKey key, Consumer<Act> body) {
        acts.act(
                Begin.on(what, ask(Action.WRITE, personId), new Subject.Person(personId))
                        .once(key),
                body);
    }

    private static EndOfLife row(ResultSet rs) throws SQLException {
        return new EndOfLife(
                rs.getObject("person_id", UUID.class),
                rs.getInt("version"),
                Cpr.ofCode(rs.getString("cpr")).orElseThrow(),
                rs.getString("form_held"),
                rs.getString("first"),
                rs.getString("medicines"),
                rs.getString("ring_name"),
                rs.getString("ring_phone"),
                rs.getString("wishes"),
                rs.getString("condition"),
                Agreed.ofCode(rs.getString("agreed")).orElseThrow(),
                rs.getObject("review_on", LocalDate.class),
                rs.getObject("written_at", OffsetDateTime.class),
                rs.getString("written_by"),
                rs.getObject("org_id", UUID.class));
    }
}
