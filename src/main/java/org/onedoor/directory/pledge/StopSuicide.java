package org.onedoor.directory.pledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.SentOnce;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the public page of suicide prevention shows: how many pledged, and the training days to come. */
@Component
public class StopSuicide {
    static final String DATA = "service-entry";
    private static final UUID ORG = Organisation.idOfSlug(Service.CENTRE);
    private static final Set<String> KINDS = Set.of("person", "organisation");
    private static final Set<String> RUN = Set.of("navigator", "manager", "admin");

    private final JdbcClient jdbc;
    private final Acts acts;
    private final DomainTime time;

    StopSuicide(JdbcClient jdbc, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.time = time;
    }

    record TrainingListed(UUID scopeId) implements EventData {}

    record TrainingWithdrawn(UUID scopeId) implements EventData {}

    /** How many pledged, and how many of those are organisations. */
    public record Pledges(int all, int organisations) {
        public int people() {
            return all - organisations;
        }
    }

    /** One day. @param booking how to come */
    public record Training(
            UUID orgId,
            UUID trainingId,
            String title,
            LocalDate onDay,
            LocalTime opens,
            String place,
            String booking) {}

    public Pledges pledges() {
        return jdbc.sql("""
                select count(*)::int as "all", count(*) filter (where kind = 'organisation')::int as organisations
                  from directory.pledge
                """).query(Pledges.class).single();
    }

    /** Somebody pledges. Nothing is kept of who. */
    public void pledge(String kind) {
        if (!KINDS.contains(kind)) {
            throw new Invalid("kind", "Choose whether you pledge for yourself or for an organisation");
        }
        jdbc.sql("insert into directory.pledge (pledge_id, day, kind) values (:id, :day, :kind)")
                .param("id", UUID.randomUUID())
                .param("day", London.date(time.instant()))
                .param("kind", kind)
                .update();
    }

    /** The days that are listed and not over, the next first. */
    public List<Training> training() {
        return jdbc.sql("""
                select org_id, training_id, title, on_day, opens, place, booking from directory.training
                 where state = 'listed' and on_day >= :today order by on_day, opens, title limit 200
                """)
                .param("today", London.date(time.instant()))
                .query(Training.class)
                .list();
    }

    public void list(Map<String, String> typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        String title = text(typed, "title", "Write what it is, such as: Suicide first aid", problems);
        LocalDate day = day(typed, problems);
        LocalTime opens = opens(typed, problems);
        String place = text(typed, "place", "Write where it is, or that it is online", problems);
        String booking = text(typed, "booking", "Write how to come, such as: ring 07700 900123", problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID id = Ids.at(time.instant());
        acts.act(begin("List a day of training").once(SentOnce.of("training", typed)), act -> {
            mustRun(act);
            jdbc.sql("""
                    insert into directory.training (org_id, training_id, title, on_day, opens, place, booking, state)
                    values (:org, :id, :title, :day, :opens, :place, :booking, 'listed')
                    """)
                    .param("org", ORG)
                    .param("id", id)
                    .param("title", title)
                    .param("day", Objects.requireNonNull(day))
                    .param("opens", Objects.requireNonNull(opens))
                    .param("place", place)
                    .param("booking", booking)
                    .update();
            act.happened(new TrainingListed(id));
        });
    }

    public void withdraw(UUID id) {
        acts.act(begin("Withdraw a day of training"), act -> {
            mustRun(act);
            int changed = jdbc.sql("""
                    update directory.training set state = 'withdrawn'
                     where org_id = :org and training_id = :id and state = 'listed'
                    """).param("org", ORG).param("id", id).update();
            if (changed == 0) {
                throw new Refused("conflict", "Somebody has withdrawn this already.");
            }
            act.happened(new TrainingWithdrawn(id));
        });
    }

    private static void mustRun(Act act) {
        if (!RUN.contains(act.actor().role())) {
            throw new Refused("not-permitted", "A navigator or a manager keeps this page.");
        }
    }

    private static String get(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private static String text(Map<String, String> typed, String field, String problem, Map<String, String> problems) {
        String text = get(typed, field);
        if (text.isEmpty() || text.length() > Writing.LINE) {
            problems.put(field, text.isEmpty() ? problem : "Use at most %d letters".formatted(Writing.LINE));
        }
        return text;
    }

    private @Nullable LocalDate day(Map<String, String> typed, Map<String, String> problems) {
        LocalDate today = London.date(time.instant());
        try {
            LocalDate day = LocalDate.parse(get(typed, "onDay"));
            if (!day.isBefore(today) && day.isBefore(today.plusYears(2))) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // told below
        }
        problems.put("onDay", "Write a day to come as 2027-03-02, within two years");
        return null;
    }

    private static @Nullable LocalTime opens(Map<String, String> typed, Map<String, String> problems) {
        try {
            if (get(typed, "opens").matches("[0-9]{2}:[0-9]{2}")) {
                return LocalTime.parse(get(typed, "opens"));
            }
        } catch (DateTimeException notATime) {
            // told below
        }
        problems.put("opens", "Write the time in hours and minutes, as 09:30");
        return null;
    }

    private static Begin begin(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(ORG))
                .making();
    }
}
