package org.onedoor.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.TriageShiftEnded;
import org.onedoor.crisis.CrisisEvents.TriageShiftSet;
import org.onedoor.crisis.TriageShift.Crew;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which crew of street triage goes out on which shift, as those who do the work set it. */
@Repository
public class TriageShifts {
    private final JdbcClient jdbc;
    private final Acts acts;
    private final Looks looks;
    private final ContactRules rules;
    private final DomainTime time;

    TriageShifts(JdbcClient jdbc, Acts acts, Looks looks, ContactRules rules, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.looks = looks;
        this.rules = rules;
        this.time = time;
    }

    /** What a form says. @param days numbers from Monday, 1 @param begins and @param ends like {@code 18:00} */
    public record Said(
            String name,
            List<String> days,
            String begins,
            String ends,
            List<String> crew,
            @Nullable LocalDate first) {}

    /** @param now which are on at this moment */
    public record Shown(List<TriageShift> shifts, List<TriageShift> now, LocalDate today) {}

    /** Every shift that goes on or will, and those that are on now. */
    public Shown shown() {
        return looks.look("Shifts of street triage", Ask.function(Action.READ, ContactActs.DATA), _ -> {
            require();
            LocalDate today = London.date(time.instant());
            List<TriageShift> shifts = all().stream()
                    .filter(shift -> shift.last() == null || !shift.last().isBefore(today.minusDays(1)))
                    .toList();
            return new Shown(shifts, on(time.instant()), today);
        });
    }

    /** Those on at a moment; a table that names nobody. */
    List<TriageShift> on(Instant moment) {
        return all().stream().filter(shift -> shift.isOnAt(moment)).toList();
    }

    /** What the form of a contact begins with; none where no shift or more than one is on. */
    public @Nullable TriageShift now() {
        List<TriageShift> on = on(time.instant());
        return on.size() == 1 ? on.getFirst() : null;
    }

    private void require() {
        if (!rules.mayRecord(CurrentActor.get(), ContactKind.STREET_TRIAGE)) {
            throw new Forbidden(
                    "The shifts of street triage are not yours to read or set.",
                    "Street triage, its police and its ambulance service set them.");
        }
    }

    private List<TriageShift> all() {
        return jdbc.sql("""
                select shift_id, name, days, begins, ends, crew, first_day, last_day, said_by
                  from crisis.triage_shift order by first_day, begins, shift_id limit 500
                """).query(TriageShifts::row).list();
    }

    /** A sentence for each field that is wrong. */
    public Map<String, String> problems(Said said) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (said.name().isBlank()) {
            problems.put("name", "Name the shift, such as Friday night");
        }
        Writing.limit(problems, "name", "The name", said.name(), Writing.LINE);
        if (days(said.days()).isEmpty()) {
            problems.put("days", "Choose the days on which it begins");
        }
        if (time(said.begins()) == null) {
            problems.put("begins", "Write the time like 18:00");
        }
        if (time(said.ends()) == null) {
            problems.put("ends", "Write the time like 18:00");
        }
        if (Crew.ofCodes(said.crew()).isEmpty()) {
            problems.put("crew", "Choose who goes out");
        }
        LocalDate first = said.first();
        if (first == null) {
            problems.put("first", "Enter the first day from which it counts");
        } else if (first.isAfter(London.date(time.instant()).plusYears(1))) {
            problems.put("first", "Enter a first day within the next year");
        }
        return problems;
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public void set(Said said, @Nullable IdempotencyKey key) {
        require();
        Map<String, String> problems = problems(said);
        LocalTime begins = time(said.begins());
        LocalTime ends = time(said.ends());
        LocalDate first = said.first();
        if (begins == null || ends == null || first == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Set<DayOfWeek> days = days(said.days());
        List<Crew> crew = Crew.ofCodes(said.crew());
        UUID org = CurrentActor.get().organisationId();
        acts.act(begin("Set a shift of street triage", org, key), act -> {
            UUID id = Ids.at(act.now());
            jdbc.sql("""
                    insert into crisis.triage_shift (org_id, shift_id, name, days, begins, ends, crew, first_day, said_by,
                        said_at)
                    values (:org, :id, :name, :days, :begins, :ends, :crew, :first, :by, :now)
                    """)
                    .param("org", org)
                    .param("id", id)
                    .param("name", Writing.storable(said.name()).strip())
                    .param("days", days.stream().map(DayOfWeek::getValue).toArray(Integer[]::new))
                    .param("begins", begins)
                    .param("ends", ends)
                    .param("crew", crew.stream().map(Crew::code).toArray(String[]::new))
                    .param("first", first)
                    .param("by", act.actor().name())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new TriageShiftSet(
                    org, id, String.join(",", crew.stream().map(Crew::code).toList())));
        });
    }

    private static Set<DayOfWeek> days(List<String> typed) {
        Set<DayOfWeek> days = new LinkedHashSet<>();
        for (String each : typed) {
            if (each.matches("[1-7]")) {
                days.add(DayOfWeek.of(Integer.parseInt(each)));
            }
        }
        return days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : days;
    }

    private static @Nullable LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** It ends with today: contacts of it keep the crew they say. */
    public void end(UUID shift, @Nullable IdempotencyKey key) {
        require();
        UUID org = CurrentActor.get().organisationId();
        acts.act(begin("End a shift of street triage", org, key), act -> {
            LocalDate today = London.date(act.now());
            int changed = jdbc.sql("""
                    update crisis.triage_shift set last_day = case when first_day > :today then first_day - 1 else :today end
                     where shift_id = :id and last_day is null
                    """).param("today", today).param("id", shift).update();
            if (changed == 0 && all().stream().noneMatch(each -> each.shiftId().equals(shift))) {
                throw new NotFound("shift");
            }
            act.happened(new TriageShiftEnded(org, shift));
        });
    }

    private static Begin begin(String what, UUID org, @Nullable IdempotencyKey key) {
        return Begin.on(what, Ask.function(Action.WRITE, ContactActs.DATA), new Subject.Organisation(org))
                .making()
                .once(key);
    }

    private static TriageShift row(ResultSet rs, int number) throws SQLException {
        Integer[] days = (Integer[]) rs.getArray("days").getArray();
        String[] crew = (String[]) rs.getArray("crew").getArray();
        return new TriageShift(
                rs.getObject("shift_id", UUID.class),
                rs.getString("name"),
                Set.copyOf(Arrays.stream(days).map(DayOfWeek::of).toList()),
                rs.getObject("begins", LocalTime.class),
                rs.getObject("ends", LocalTime.class),
                Set.copyOf(Crew.ofCodes(List.of(crew))),
                rs.getObject("first_day", LocalDate.class),
                rs.getObject("last_day", LocalDate.class),
                rs.getString("said_by"));
    }
}
