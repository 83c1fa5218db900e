package org.onedoor.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Relationships;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
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
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.record.RecordEvents.PlacementRecorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * In which care home somebody lives, and so from which day until which that home reads their plans: to the day, in London, and
 * not a day before or after. What is entered late or corrected counts at once. Reading joins the caller's look.
 */
@Repository
public class Placements {
    /** The class of data. */
    public static final String DATA = "placement";

    private static final int AHEAD_YEARS = 1;
    private static final int BACK_YEARS = 30;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Relationships relationships;
    private final Acts acts;
    private final Gate gate;

    Placements(JdbcClient jdbc, Organisations organisations, Relationships relationships, Acts acts, Gate gate) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.relationships = relationships;
        this.acts = acts;
        this.gate = gate;
    }

    public static Ask ask(Action action, UUID personId) {
        return Ask.about(action, DATA, new Subject.Person(personId));
    }

    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), ask(Action.WRITE, personId)) instanceof Decision.Allowed;
    }

    /** The care homes, by name. */
    public List<Organisation> homes() {
        return organisations.ofKind(OrganisationKind.CARE_HOME);
    }

    /** Those of a person that stand, the latest first. */
    public List<Placement> of(Collection<UUID> personIds) {
        return jdbc.sql("select * from (" + LATEST + """
                 where person_id = any(:ids) order by person_id, placement_id, version desc) p
                 where withdrawn is null order by first_day desc, placement_id
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Placement.class)
                .list();
    }

    /** Who lives in a home on a day; from inside a look that names everyone. */
    public List<Placement> residents(UUID homeId, LocalDate day) {
        return jdbc.sql("select * from (" + LATEST + """
                 where org_id = :home order by person_id, placement_id, version desc) p
                 where withdrawn is null and first_day <= :day and (last_day is null or last_day >= :day)
                 order by first_day, placement_id
                """)
                .param("home", homeId)
                .param("day", day)
                .query(Placement.class)
                .list();
    }

    private static final String LATEST = """
            select distinct on (person_id, placement_id) person_id, placement_id, version, org_id as home_id, first_day,
                   last_day, withdrawn, written_at, written_by
              from record.placement
            """;

    /**
     * Somebody lives in a home.
     *
     * @param linked the person's records, all of them
     * @throws Invalid with a sentence for each field that is wrong
     */
    public void place(
            UUID personId,
            Collection<UUID> linked,
            @Nullable UUID homeId,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable IdempotencyKey key) {
        act("Record a placement in a care home", personId, key, act -> {
            Map<String, String> problems = new LinkedHashMap<>();
            UUID home = homes().stream()
                    .map(Organisation::id)
                    .filter(id -> id.equals(homeId))
                    .findFirst()
                    .orElse(null);
            if (home == null) {
                problems.put("home", "Choose the care home");
            }
            LocalDate from = days(problems, first, last, London.date(act.now()));
            if (from != null && problems.isEmpty()) {
                apart(problems, of(linked), from, last);
            }
            if (home == null || from == null || !problems.isEmpty()) {
                throw new Invalid(problems);
            }
            keep(
                    act,
                    new Placement(
                            personId,
                            Ids.at(act.now()),
                            1,
                            home,
                            from,
                            last,
                            null,
                            act.now().atOffset(ZoneOffset.UTC),
                            act.actor().name()));
        });
    }

    /**
     * Its days were wrong, or its end is known now. Where several records of the person say the same stay, all of them say
     * these days from then on: ended on one alone, the home would go on reading by the other.
     *
     * @throws NotFound when it does not stand
     * @throws StaleEdit when somebody corrected it meanwhile
     */
    public void correct(
            Collection<UUID> linked,
            UUID placementId,
            int version,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable IdempotencyKey key) {
        act("Correct a placement in a care home", holder(linked, placementId), key, act -> {
            Placement before = standing(linked, placementId, version);
            Placement stay = stay(linked, before);
            Map<String, String> problems = new LinkedHashMap<>();
            LocalDate from = days(problems, first, last, London.date(act.now()));
            if (from != null && problems.isEmpty() && !stay.holds(from, last)) { // fewer days overlap nothing anew
                List<Placement> others = new ArrayList<>(of(linked));
                others.removeAll(parts(linked, stay));
                apart(problems, others, from, last);
            }
            if (from == null || !problems.isEmpty()) {
                throw new Invalid(problems);
            }
            for (Placement each : parts(linked, stay)) {
                on(
                        each,
                        "Correct a placement in a care home",
                        inner -> keep(inner, next(inner, each, from, last, null)));
            }
        });
    }

    /** It was never so: the home reads nothing on its ground from now on, by none of the person's records. @throws Invalid without a reason */
    public void withdraw(
            Collection<UUID> linked, UUID placementId, int version, String why, @Nullable IdempotencyKey key) {
        act("Take back a placement in a care home", holder(linked, placementId), key, act -> {
            Placement before = standing(linked, placementId, version);
            if (why.isBlank()) {
                throw new Invalid("why", "Say why it was wrong");
            }
            Writing.limit("why", "Why it was wrong", why, Writing.LINE);
            String said = Writing.storable(why).strip();
            for (Placement each : parts(linked, stay(linked, before))) {
                on(
                        each,
                        "Take back a placement in a care home",
                        inner -> keep(inner, next(inner, each, each.firstDay(), each.lastDay(), said)));
            }
        });
    }

    /** Each record's own part of a stay changes in the history of that record. */
    private void on(Placement part, String what, Consumer<Act> body) {
        act(what, part.personId(), null, body);
    }

    private Placement stay(Collection<UUID> linked, Placement placement) {
        return Placement.stays(of(linked)).stream()
                .filter(stay -> stay.homeId().equals(placement.homeId())
                        && stay.holds(placement.firstDay(), placement.lastDay()))
                .findFirst()
                .orElseThrow(() -> new NotFound(DATA));
    }

    /** What each of the person's records says of one stay. */
    private List<Placement> parts(Collection<UUID> linked, Placement stay) {
        return of(linked).stream()
                .filter(each -> each.homeId().equals(stay.homeId()) && stay.holds(each.firstDay(), each.lastDay()))
                .toList();
    }

    /** On which of somebody's records it stands or stood. */
    private UUID holder(Collection<UUID> linked, UUID placementId) {
        return jdbc.sql(
                        "select person_id from record.placement where person_id = any(:ids) and placement_id = :id limit 1")
                .param("ids", linked.toArray(UUID[]::new))
                .param("id", placementId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound(DATA));
    }

    private Placement standing(Collection<UUID> linked, UUID placementId, int version) {
        Placement standing = of(linked).stream()
                .filter(each -> each.placementId().equals(placementId))
                .findFirst()
                .orElseThrow(() -> new NotFound(DATA));
        if (standing.version() != version) {
            throw new StaleEdit("placement");
        }
        return standing;
    }

    private static Placement next(
            Act act, Placement before, LocalDate first, @Nullable LocalDate last, @Nullable String withdrawn) {
        return new Placement(
                before.personId(),
                before.placementId(),
                before.version() + 1,
                before.homeId(),
                first,
                last,
                withdrawn,
                act.now().atOffset(ZoneOffset.UTC),
                act.actor().name());
    }

    private static @Nullable LocalDate days(
            Map<String, String> problems, @Nullable LocalDate first, @Nullable LocalDate last, LocalDate today) {
        if (first == null) {
            problems.putIfAbsent("first", "Give the day on which they moved in");
            return null;
        }
        if (first.isAfter(today.plusYears(AHEAD_YEARS)) || first.isBefore(today.minusYears(BACK_YEARS))) {
            problems.put(
                    "first",
                    "The day they moved in must be within the last %d years and the next year".formatted(BACK_YEARS));
        }
        if (last != null && last.isBefore(first)) {
            problems.put("last", "The last day cannot be before the first");
        }
        return first;
    }

    /** Nobody lives in two homes; the day on which they move is of both. */
    private void apart(
            Map<String, String> problems, List<Placement> others, LocalDate first, @Nullable LocalDate last) {
        others.stream()
                .filter(each -> each.overlaps(first, last))
                .findFirst()
                .ifPresent(each -> problems.put(
                        "first",
                        "They are recorded at %s from %s until %s. Correct that first"
                                .formatted(
                                        organisations
                                                .names(List.of(each.homeId()))
                                                .getOrDefault(each.homeId(), "another home"),
                                        London.day(each.firstDay()),
                                        each.lastDay() == null ? "now" : London.day(each.lastDay()))));
    }

    private void keep(Act act, Placement placement) {
        jdbc.sql("""
                insert into record.placement (person_id, placement_id, version, org_id, first_day, last_day, withdrawn,
                    written_at, written_by)
                values (:person, :id, :version, :home, :first, :last, :withdrawn, :at, :by)
                """)
                .param("person", placement.personId())
                .param("id", placement.placementId())
                .param("version", placement.version())
                .param("home", placement.homeId())
                .param("first", placement.firstDay())
                .param("last", placement.lastDay())
                .param("withdrawn", placement.withdrawn())
                .param("at", placement.writtenAt())
                .param("by", placement.writtenBy())
                .update();
        Instant from = begin(placement.firstDay());
        LocalDate last = placement.lastDay();
        Instant until = !placement.stands() ? from : last == null ? null : begin(last.plusDays(1));
        relationships.place(placement.personId(), placement.homeId(), placement.placementId(), from, until);
        act.happened(new PlacementRecorded(
                placement.homeId(),
                placement.firstDay().toString(),
                last == null ? null : last.toString(),
                placement.version(),
                placement.stands()));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(London.ZONE).toInstant();
    }

    private void act(String what, UUID personId, @Nullable IdempotencyKey key, Consumer<Act> body) {
        acts.act(
                Begin.on(what, ask(Action.WRITE, personId), new Subject.Person(personId))
                        .once(key),
                body);
    }
}
