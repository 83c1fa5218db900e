package org.onedoor.programme.governance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.programme.governance.GovernanceEvents.FigureRecorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Figures of entries whose register keeps them: a measure's values, or how many agreed with a statement. They are what
 * people recorded from a named source; OneDoor computes none of them.
 */
@Service
public class Figures {
    private static final int MOST_CHARACTERS = 15;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Entries entries;
    private final EntryRepository repository;

    Figures(JdbcClient jdbc, Acts acts, Entries entries, EntryRepository repository) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.entries = entries;
        this.repository = repository;
    }

    /** By place and day, the earliest first; where a day has been corrected, the correction. */
    public List<Figure> of(Entry entry) {
        return jdbc.sql("""
                select distinct on (place, on_day) on_day as on, place, value, out_of, source
                  from programme.entry_figure
                 where org_id = :org and entry_id = :entry
                 order by place, on_day, recorded_at desc, figure_id desc
                 limit 2000
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .query(Figure.class)
                .list();
    }

    /** The same, by place. */
    public Map<String, List<Figure>> byPlace(Entry entry) {
        Map<String, List<Figure>> byPlace = new LinkedHashMap<>();
        of(entry)
                .forEach(figure -> byPlace.computeIfAbsent(figure.place(), _ -> new ArrayList<>())
                        .add(figure));
        return byPlace;
    }

    /** The newest figure of a plan's measure in a place. */
    public record Measured(Entry measure, Figure figure) {}

    /** What was last recorded of each measure of a plan, place by place. */
    public List<Measured> latest(org.onedoor.programme.Plan plan) {
        List<Measured> latest = new ArrayList<>();
        for (Entry measure : entries.ofPlan("kpi", plan)) {
            byPlace(measure).values().forEach(figures -> latest.add(new Measured(measure, figures.getLast())));
        }
        return latest;
    }

    /** Records one. The form's fields: on, place, value, out-of, source. */
    public void record(Register register, String code, EntryForm form) {
        Entry entry = entries.get(register.code(), code);
        Map<String, String> wrong = new LinkedHashMap<>();
        LocalDate on = day(form, wrong);
        BigDecimal value = number(form, "value", wrong);
        BigDecimal outOf = register.figures() == Register.Figures.SHARE ? number(form, "out-of", wrong) : null;
        String place = form.get("place").strip();
        String source = form.get("source").strip();
        if (outOf != null && value != null && (value.signum() < 0 || value.compareTo(outOf) > 0)) {
            wrong.put("value", "How many agreed cannot be more than how many answered");
        }
        if (outOf != null && outOf.signum() == 0) {
            wrong.put("out-of", "How many answered must be more than none");
        }
        if (source.length() < 3) {
            wrong.put("source", "Say where the figure comes from");
        }
        Writing.limit(wrong, "source", "The source", source, Writing.LINE);
        Writing.limit(wrong, "place", "The place", place, Writing.NAME);
        if (!wrong.isEmpty() || value == null || on == null) {
            throw new Invalid(wrong);
        }
        Figure figure = new Figure(on, place, value, outOf, source);
        acts.act(Entries.begin("Record a figure", entry.organisationId()), act -> {
            Entries.refuse(Entries.refusal(register, entry, act.actor()));
            UUID id = Ids.at(act.now());
            jdbc.sql("""
                    insert into programme.entry_figure (org_id, entry_id, figure_id, on_day, place, value, out_of, source,
                                                        recorded_at, recorded_by)
                    values (:org, :entry, :id, :on, :place, :value, :outOf, :source, :now, :by)
                    """)
                    .param("org", entry.organisationId())
                    .param("entry", entry.entryId())
                    .param("id", id)
                    .param("on", figure.on())
                    .param("place", Writing.storable(figure.place()))
                    .param("value", figure.value())
                    .param("outOf", figure.outOf())
                    .param("source", Writing.storable(figure.source()))
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .update();
            String words = "%s, %s%s".formatted(figure.on(), place.isEmpty() ? "" : place + ": ", figure.shown());
            repository.remember(act, entry, "figure recorded", words, Map.of());
            act.happened(new FigureRecorded(entry.entryId(), id));
        });
    }

    private @Nullable LocalDate day(EntryForm form, Map<String, String> wrong) {
        try {
            LocalDate on = PartnerAnswers.day(form, "on", "The day of the figure");
            if (on == null) {
                wrong.put("on", "Give the day the figure is of, or the last day of its period");
            } else if (on.isAfter(entries.today())) {
                wrong.put("on", "The day of a figure cannot be later than today");
            }
            return on;
        } catch (Invalid e) {
            wrong.putAll(e.problems());
            return null;
        }
    }

    private static @Nullable BigDecimal number(EntryForm form, String field, Map<String, String> wrong) {
        String typed = form.get(field).strip().replace(",", "");
        if (!typed.matches("-?\\d{1,10}(\\.\\d{1,4})?") || typed.length() > MOST_CHARACTERS) {
            wrong.put(field, "Write a number, such as 42 or 7.5");
            return null;
        }
        return new BigDecimal(typed);
    }
}
