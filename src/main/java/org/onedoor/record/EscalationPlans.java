package org.onedoor.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
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
import org.onedoor.record.RecordEvents.EscalationPlanWritten;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a parent or carer does when behaviour starts to escalate. A clinician writes it with them; a carer reads it as far as
 * the person permits the crisis plan. Reading joins the caller's look.
 */
@Repository
public class EscalationPlans {
    /** It is a part of what is permitted, and asked, as the crisis plan. */
    public static final String DATA = CrisisPlans.DATA;

    /** How many rows the form has for whom to call. */
    public static final int CALLS = 5;

    private static final int LINES = 12;
    private static final int DAY = 24 * 60;
    private static final TypeReference<List<Kept>> KEPT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Acts acts;
    private final Gate gate;

    EscalationPlans(JdbcClient jdbc, JsonMapper json, Acts acts, Gate gate) {
        this.jdbc = jdbc;
        this.json = json;
        this.acts = acts;
        this.gate = gate;
    }

    /** What a list puts before a line; a number that is part of what is said, such as 999 or 2 mg, is none. */
    private static final Pattern LIST_MARK = Pattern.compile("^(?:[-•*]\\s+|\\d{1,2}[.)]\\s+)");

    /** One row of the form as it was typed. */
    public record TypedCall(String from, String until, String who, String phone) {
        boolean isEmpty() {
            return (from + until + who + phone).isBlank();
        }
    }

    /** What a form says. @param signs and @param steps one to a line */
    public record Said(String signs, String steps, List<TypedCall> calls) {}

    private record Kept(String from, String until, String who, String phone) {}

    public static Ask ask(Action action, UUID personId) {
        return Ask.about(action, DATA, new Subject.Person(personId));
    }

    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), ask(Action.WRITE, personId)) instanceof Decision.Allowed;
    }

    /** The version that counts; from inside a look. */
    public Optional<EscalationPlan> latest(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, version, signs, steps, calls::text as calls, written_at, written_by
                  from record.escalation_plan where person_id = any(:ids) order by written_at desc, version desc limit 1
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(this::row)
                .optional();
    }

    /**
     * Writes a new version; what was said before stays.
     *
     * @param linked the person's records, all of them: whichever it stands on, there is one plan
     * @param on the version it was written over, none for the first
     * @throws Invalid with a sentence for each field that is wrong
     * @throws StaleEdit when somebody wrote another meanwhile
     */
    public void write(UUID personId, Collection<UUID> linked, int on, Said said, @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        List<String> signs = lines(
                problems, "signs", said.signs(), "Write the first signs that it starts to escalate, one on a line");
        List<String> steps = lines(problems, "steps", said.steps(), "Write what to do, one step on a line, in order");
        List<EscalationPlan.Call> calls = calls(problems, said.calls());
        if (problems.isEmpty() && !coverTheDay(calls)) {
            problems.put(
                    "call-1-from",
                    "There are hours at which nobody is named. Add whom to call then, such as NHS 111, option 2, at any hour");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        acts.act(
                Begin.on("Write an escalation plan", ask(Action.WRITE, personId), new Subject.Person(personId))
                        .once(key),
                act -> {
                    if (latest(linked).map(EscalationPlan::version).orElse(0) != on) {
                        throw new StaleEdit("escalation plan");
                    }
                    int version = 1 + highest(linked);
                    jdbc.sql("""
                            insert into record.escalation_plan (person_id, version, signs, steps, calls, written_at, written_by,
                                org_id, team_id)
                            values (:person, :version, :signs, :steps, :calls::jsonb, :now, :by, :org, :team::uuid)
                            """)
                            .param("person", personId)
                            .param("version", version)
                            .param("signs", String.join("\n", signs))
                            .param("steps", String.join("\n", steps))
                            .param(
                                    "calls",
                                    json.writeValueAsString(calls.stream()
                                            .map(call -> new Kept(
                                                    call.from().toString(),
                                                    call.until().toString(),
                                                    call.who(),
                                                    call.phone()))
                                            .toList()))
                            .param("now", act.now().atOffset(ZoneOffset.UTC))
                            .param("by", act.actor().name())
                            .param("org", act.actor().organisationId())
                            .param("team", act.actor().teamId())
                            .update();
                    act.happened(new EscalationPlanWritten(version));
                });
    }

    private int highest(Collection<UUID> personIds) {
        return jdbc.sql("select coalesce(max(version), 0) from record.escalation_plan where person_id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    private static List<String> lines(Map<String, String> problems, String field, String text, String missing) {
        Writing.limit(problems, field, "This", text, Writing.STORY);
        List<String> lines = Writing.storable(text)
                .lines()
                .map(line -> LIST_MARK.matcher(line.strip()).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            problems.putIfAbsent(field, missing);
        } else if (lines.size() > LINES) {
            problems.putIfAbsent(field, "Keep it to twelve lines: it is read in a hurry");
        }
        return lines;
    }

    private static List<EscalationPlan.Call> calls(Map<String, String> problems, List<TypedCall> typed) {
        List<EscalationPlan.Call> calls = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            TypedCall each = typed.get(i);
            if (each.isEmpty()) {
                continue;
            }
            String row = "call-" + (i + 1) + "-";
            LocalTime from = time(each.from().isBlank() && each.until().isBlank() ? "00:00" : each.from());
            LocalTime until = time(each.from().isBlank() && each.until().isBlank() ? "00:00" : each.until());
            if (from == null) {
                problems.put(row + "from", "Write the time like 08:00, or leave both empty for any hour");
            }
            if (until == null) {
                problems.put(row + "until", "Write the time like 20:00, or leave both empty for any hour");
            }
            if (each.who().isBlank()) {
                problems.put(row + "who", "Say whom to call");
            }
            if (!each.phone().strip().matches("(?=(?:\\D*\\d){3})[0-9+() -]{3,25}.{0,40}")) {
                problems.put(row + "phone", "Enter the number to ring, such as 07700 900123, or 111, option 2");
            }
            Writing.limit(problems, row + "who", "Whom to call", each.who(), Writing.LINE);
            if (from != null && until != null) {
                calls.add(new EscalationPlan.Call(
                        from,
                        until,
                        Writing.storable(each.who()).strip(),
                        Writing.storable(each.phone()).strip()));
            }
        }
        if (calls.isEmpty()) {
            problems.putIfAbsent("call-1-who", "Say whom to call, and at which hours");
        }
        return calls;
    }

    private static @Nullable LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static boolean coverTheDay(List<EscalationPlan.Call> calls) {
        for (int minute = 0; minute < DAY; minute++) {
            LocalTime time = LocalTime.ofSecondOfDay(60L * minute);
            if (calls.stream().noneMatch(call -> call.isAt(time))) {
                return false;
            }
        }
        return true;
    }

    private EscalationPlan row(ResultSet rs, int number) throws SQLException {
        return new EscalationPlan(
                rs.getObject("person_id", UUID.class),
                rs.getInt("version"),
                rs.getString("signs").lines().toList(),
                rs.getString("steps").lines().toList(),
                json.readValue(rs.getString("calls"), KEPT).stream()
                        .map(kept -> new EscalationPlan.Call(
                                LocalTime.parse(kept.from()), LocalTime.parse(kept.until()), kept.who(), kept.phone()))
                        .toList(),
                Objects.requireNonNull(rs.getObject("written_at", OffsetDateTime.class))
                        .toInstant(),
                rs.getString("written_by"));
    }
}
