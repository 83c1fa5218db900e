package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.GovernanceEvents.PartnerAnswered;
import org.onedoor.programme.governance.GovernanceEvents.PartnersAsked;
import org.onedoor.programme.governance.Register.Asks;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What partners are asked about an entry. A group recommends and never decides: each partner answers under its own
 * governance, with its board and its day, and nobody answers for another.
 */
@Service
public class PartnerAnswers {
    /** The kind of the task and of what a partner is told. */
    public static final String ASKED = "programme-asked";

    private static final String ANSWER = """
            select answer_id, entry_id, for_org as organisation_id, unit, state, due_on, board, decided_on, words, evidence,
                   version
              from programme.entry_answer
            """;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final GroupSeats seats;
    private final Plans plans;
    private final Tasks tasks;
    private final Notifications notifications;

    PartnerAnswers(
            JdbcClient jdbc,
            Acts acts,
            Registers registers,
            Entries entries,
            EntryRepository repository,
            GroupSeats seats,
            Plans plans,
            Tasks tasks,
            Notifications notifications) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.seats = seats;
        this.plans = plans;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    public List<Answer> of(Entry entry) {
        return jdbc.sql(ANSWER + " where org_id = :org and entry_id = :entry order by asked_at, unit, answer_id")
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .query(Answer.class)
                .list();
    }

    /** Those of many entries, by entry. */
    public Map<UUID, List<Answer>> of(Collection<Entry> all) {
        return jdbc
                .sql(ANSWER + " where org_id = any(:orgs) and entry_id = any(:entries)")
                .param(
                        "orgs",
                        all.stream().map(Entry::organisationId).distinct().toArray(UUID[]::new))
                .param("entries", all.stream().map(Entry::entryId).toArray(UUID[]::new))
                .query(Answer.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Answer::entryId));
    }

    /** Entries of registers that ask, on which somebody's answer is still awaited. */
    List<Entry> waiting() {
        record Asked(UUID orgId, UUID entryId) {}
        return jdbc
                .sql("select distinct org_id, entry_id from programme.entry_answer where state = 'Waiting' limit 500")
                .query(Asked.class)
                .list()
                .stream()
                .flatMap(asked -> repository.find(asked.orgId(), asked.entryId()).stream())
                .filter(entry -> registers.get(entry.register()).isOpen(entry))
                .toList();
    }

    /** Whether this actor may answer for the partner that was asked. */
    public static boolean mayAnswer(Answer answer, Actor actor) {
        return actor.organisationId().equals(answer.organisationId());
    }

    /**
     * Whom one tick asks: the core members of the group that recommends it, or every organisation that leads an action of
     * the plan it is about. Nobody where the entry names neither.
     */
    public Set<UUID> members(Entry entry) {
        Entry group = entry.first("group").isEmpty()
                ? null
                : entries.find(Groups.CODE, entry.first("group")).orElse(null);
        if (group != null) {
            return seats.of(group).stream()
                    .filter(seat -> seat.seat().isCore() && seat.filledOn(entries.today()))
                    .map(GroupSeat::organisationId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        }
        return entry.first("plan").isEmpty()
                ? Set.of()
                : plans.find(entry.first("plan"))
                        .map(plan -> plans.leads(plan).keySet())
                        .orElse(Set.of());
    }

    /** Asks partners, or units of them. The form's fields: members, organisations, units, due. Those asked before stay so. */
    public int ask(Register register, String code, EntryForm form) {
        Entry entry = entries.get(register.code(), code);
        Asks asks = Objects.requireNonNull(register.asks());
        Set<UUID> partners = new java.util.LinkedHashSet<>(form.get("members").isEmpty() ? Set.of() : members(entry));
        for (String id : form.all("organisations")) {
            try {
                partners.add(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                throw new Invalid("organisations", "Choose whom to ask");
            }
        }
        List<String> units = form.get("units")
                .lines()
                .map(String::strip)
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .toList();
        if (partners.isEmpty()) {
            throw new Invalid("organisations", "Choose whom to ask");
        }
        if (!units.isEmpty() && partners.size() > 1) {
            throw new Invalid("units", "Units belong to one organisation. Choose that one alone");
        }
        LocalDate typed = day(form, "due", "Answer by");
        // what is to be done by a day is answered by it, where nobody says otherwise
        LocalDate due = typed == null && entry.day("due") != null ? entry.day("due") : typed;
        return acts.act(Entries.begin("Ask partners", entry.organisationId()), Integer.class, act -> {
            Entries.refuse(Entries.refusal(register, entry, act.actor()));
            int asked = 0;
            for (UUID partner : partners) {
                for (String unit : units.isEmpty() ? List.of("") : units) {
                    asked += ask(act, entry, partner, unit, due);
                }
            }
            if (asked > 0) {
                repository.remember(act, entry, "partners asked", asked + " asked", Map.of());
                act.happened(new PartnersAsked(entry.entryId(), asked));
                partners.forEach(partner -> tell(act, entry, partner, due));
                if (asks == Asks.ENDORSE
                        && entry.status().equals(register.statuses().getFirst())) {
                    entries.set(act, entry, register.statuses().get(1), Map.of(), "sent to partners", "");
                }
            }
            return asked;
        });
    }

    private int ask(Act act, Entry entry, UUID partner, String unit, @Nullable LocalDate due) {
        return jdbc.sql("""
                insert into programme.entry_answer (org_id, entry_id, answer_id, for_org, unit, state, due_on, asked_at)
                values (:org, :entry, :id, :partner, :unit, 'Waiting', :due, :now)
                on conflict do nothing
                """)
                .param("org", entry.organisationId())
                .param("entry", entry.entryId())
                .param("id", Ids.at(act.now()))
                .param("partner", partner)
                .param("unit", unit)
                .param("due", due)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String task(Entry entry, UUID partner) {
        return ASKED + ":" + entry.entryId() + ":" + partner;
    }

    private void tell(Act act, Entry entry, UUID partner, @Nullable LocalDate due) {
        String item = entry.register() + "/" + entry.code();
        tasks.raise(
                act.subject(),
                ASKED,
                task(entry, partner),
                entry.entryId(),
                item,
                partner,
                null,
                due == null ? null : London.endOf(due));
        notifications.tell(partner, null, ASKED, item, entry.organisationId(), entry.entryId(), null);
    }

    /** Tells everyone whose answer is awaited once more. @return how many organisations */
    public int remind(Register register, String code) {
        Entry entry = entries.get(register.code(), code);
        return acts.act(Entries.begin("Remind partners", entry.organisationId()), Integer.class, act -> {
            Entries.refuse(Entries.refusal(register, entry, act.actor()));
            return remind(act, entry);
        });
    }

    int remind(Act act, Entry entry) {
        List<UUID> late = of(entry).stream()
                .filter(Answer::waits)
                .map(Answer::organisationId)
                .distinct()
                .toList();
        for (UUID partner : late) {
            String item = entry.register() + "/" + entry.code();
            notifications.tell(partner, null, ASKED, item, entry.organisationId(), entry.entryId(), "reminder");
        }
        repository.remember(
                act, entry, "reminded", late.size() == 1 ? "1 organisation" : late.size() + " organisations", Map.of());
        return late.size();
    }

    /** A partner's own answer. The form's fields: answer (its id and version), state, board, decided, words, evidence. */
    public void answer(Register register, String code, EntryForm form) {
        Entry entry = entries.get(register.code(), code);
        Answer before = of(entry).stream()
                .filter(each -> form.get("answer").startsWith(each.answerId() + "/"))
                .findFirst()
                .orElseThrow(() -> new NotFound("question"));
        Asks asks = Objects.requireNonNull(register.asks());
        boolean stale = !form.get("answer").equals(before.answerId() + "/" + before.version());
        LocalDate decided = check(asks, form);
        acts.act(Entries.begin("Answer for a partner", entry.organisationId()), act -> {
            if (!mayAnswer(before, act.actor())) {
                throw new Refused("not-permitted", "Each partner answers for itself, under its own governance.");
            }
            if (stale) {
                throw new StaleEdit("answer");
            }
            int changed = jdbc.sql("""
                    update programme.entry_answer
                       set state = :state, board = :board, decided_on = :decided, words = :words, evidence = :evidence,
                           answered_at = :now, answered_by = :by, version = version + 1
                     where org_id = :org and answer_id = :id and version = :version
                    """)
                    .param("state", form.get("state"))
                    .param("board", orNull(form.get("board")))
                    .param("decided", decided)
                    .param("words", orNull(form.get("words")))
                    .param("evidence", orNull(form.get("evidence")))
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("org", entry.organisationId())
                    .param("id", before.answerId())
                    .param("version", before.version())
                    .update();
            if (changed == 0) {
                throw new StaleEdit("answer");
            }
            String whole = form.get("state")
                    + (before.unit().isEmpty() ? "" : " (" + before.unit() + ")")
                    + (form.get("words").isBlank()
                            ? ""
                            : ": " + form.get("words").strip());
            repository.remember(act, entry, "answered", whole, Map.of());
            boolean more = of(entry).stream()
                    .anyMatch(each -> each.waits() && each.organisationId().equals(before.organisationId()));
            if (!more) {
                tasks.doneElsewhere(
                        act.subject(),
                        task(entry, before.organisationId()),
                        act.actor().accountId());
            }
            act.happened(new PartnerAnswered(entry.entryId(), form.get("state")));
        });
    }

    private LocalDate check(Asks asks, EntryForm form) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String state = form.get("state");
        List<String> states = Answer.states(asks);
        if (!states.contains(state)) {
            wrong.put("state", "Choose what was answered");
        }
        if (form.get("board").strip().length() < 3) {
            wrong.put("board", "Name the board or person's position that decided");
        }
        LocalDate decided = null;
        try {
            decided = day(form, "decided", "The day it was decided");
            if (decided == null) {
                wrong.put("decided", "Give the day it was decided");
            } else if (decided.isAfter(entries.today())) {
                wrong.put("decided", "The day it was decided cannot be later than today");
            }
        } catch (Invalid e) {
            wrong.putAll(e.problems());
        }
        boolean no = states.indexOf(state) > 0
                && !List.of("Acknowledged", "Nothing to report").contains(state);
        if (state.equals("Answered") && form.get("words").strip().length() < 10) {
            wrong.put("words", "Write the update, in at least 10 characters");
        }
        if (no && form.get("words").strip().length() < 10) {
            wrong.put("words", "Say why, in at least 10 characters");
        }
        if (state.equals("Done") && form.get("evidence").strip().length() < 10) {
            wrong.put("evidence", "Say what shows that it is done, in at least 10 characters");
        }
        org.onedoor.platform.Writing.limit(wrong, "words", "The words", form.get("words"), 10_000);
        org.onedoor.platform.Writing.limit(wrong, "evidence", "The evidence", form.get("evidence"), 10_000);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return Objects.requireNonNull(decided);
    }

    static @Nullable LocalDate day(EntryForm form, String name, String heading) {
        Map<String, String> wrong = new LinkedHashMap<>();
        List<String> day =
                new Field(name, heading, heading, Field.Kind.DAY, false, "", List.of(), false, "").read(form, wrong);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return day.isEmpty() ? null : LocalDate.parse(day.getFirst());
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
