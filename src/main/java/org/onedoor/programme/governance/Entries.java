package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.EntryForm.Said;
import org.onedoor.programme.governance.GovernanceEvents.EntryAdded;
import org.onedoor.programme.governance.GovernanceEvents.EntryChanged;
import org.onedoor.programme.governance.GovernanceEvents.EntryLinked;
import org.onedoor.programme.governance.GovernanceEvents.EntryNoted;
import org.onedoor.programme.governance.GovernanceEvents.EntryUnlinked;
import org.springframework.stereotype.Service;

/**
 * Entries of registers: listed, added, changed, noted on and linked. A change is a decision and carries the version it was
 * made on; a note is a fact.
 */
@Service
public class Entries {
    /** The kind of a link to a line of a plan, whose target is plan and number: {@code the-plan/1.15}. */
    public static final String ACTION = "action";

    private static final int FIRST_REVIEW = 6;
    private static final int MOST_OF_A_PLAN = 200;

    private final Acts acts;
    private final Registers registers;
    private final EntryRepository repository;
    private final Plans plans;
    private final EntryNames names;
    private final DomainTime time;

    Entries(
            Acts acts,
            Registers registers,
            EntryRepository repository,
            Plans plans,
            EntryNames names,
            DomainTime time) {
        this.acts = acts;
        this.registers = registers;
        this.repository = repository;
        this.plans = plans;
        this.names = names;
        this.time = time;
    }

    /** The London day. */
    public LocalDate today() {
        return London.date(time.instant());
    }

    public List<Entry> list(Register register, EntryFilter filter, int page, int size) {
        return repository.list(register, filter, today(), (page - 1) * size, size);
    }

    public int count(Register register, EntryFilter filter) {
        return repository.count(register, filter, today());
    }

    /** @throws NotFound when there is none */
    public Entry get(String register, String code) {
        return repository
                .find(register, code)
                .orElseThrow(() -> new NotFound(registers.get(register).one()));
    }

    public java.util.Optional<Entry> find(String register, String code) {
        return repository.find(register, code);
    }

    /** The newest first. */
    public List<EntryHistory> history(Entry entry) {
        return repository.history(entry);
    }

    /** Why this actor may not add to a register; null when they may. */
    public static @Nullable String refusal(Register register, Actor actor) {
        boolean may = actor.isSystem()
                || switch (register.writers()) {
                    case HOSTS -> actor.role().equals("governance");
                    case PARTNERS ->
                        List.of("governance", "manager", "police", "ambulance", "vcse")
                                .contains(actor.role());
                };
        return may
                ? null
                : "Adding to this register is for %s."
                        .formatted(register.writers().words());
    }

    /** Why this actor may not change an entry; null when they may. */
    public static @Nullable String refusal(Register register, Entry entry, Actor actor) {
        String general = refusal(register, actor);
        boolean own = actor.isSystem() || actor.organisationId().equals(entry.organisationId());
        return general == null && own
                ? null
                : "This is for %s.".formatted(register.writers().words());
    }

    /** @throws Invalid with everything that is wrong with what was typed */
    public Entry add(Register register, EntryForm form) {
        Said said = form.read(register, null);
        names.check(register, said, null);
        return acts.act(begin("Add to a register"), Entry.class, act -> {
            refuse(refusal(register, act.actor()));
            return insert(act, register, said, null, "");
        });
    }

    /**
     * Adds within the act that is running, which has asked whether it may.
     *
     * @param code the word for its address; none to make one from its title
     */
    Entry insert(Act act, Register register, Said said, @Nullable String code, String reason) {
        UUID owner = act.subject().id();
        UUID id = Ids.at(act.now());
        if (code != null && !repository.claimed(register.code(), code, owner, id)) {
            throw new Refused("taken", "There is an entry '%s' already.".formatted(code));
        }
        LocalDate review = said.reviewOn() == null ? review(register, said, London.date(act.now())) : said.reviewOn();
        Entry entry = new Entry(
                owner,
                id,
                register.code(),
                code == null ? repository.claim(register.code(), said.title(), owner, id) : code,
                said.title(),
                said.status(),
                review,
                said.fields(),
                0,
                act.now(),
                act.now());
        repository.insert(entry);
        repository.remember(act, entry, "added", reason, Map.of());
        act.happened(new EntryAdded(id, register.code()));
        return entry;
    }

    /** A new group's working is reviewed six to nine months after it was established; anything else by its register. */
    private static @Nullable LocalDate review(Register register, Said said, LocalDate today) {
        List<String> established = said.fields().get("established");
        if (established != null) {
            return LocalDate.parse(established.getFirst()).plusMonths(FIRST_REVIEW);
        }
        return register.reviewMonths() == 0 ? null : today.plusMonths(register.reviewMonths());
    }

    /** @throws StaleEdit when another changed it since the form was opened */
    public Entry change(Register register, String code, EntryForm form) {
        Entry found = get(register.code(), code);
        long version = form.version();
        Said said = form.read(register, found);
        names.check(register, said, found);
        return perform("Change an entry", found, act -> {
            Entry before = get(register.code(), code);
            refuse(refusal(register, before, act.actor()));
            Entry after = changed(before, said);
            Map<String, List<String>> content = difference(register, before, after);
            if (before.version() != version) {
                throw new StaleEdit(register.one());
            }
            if (!content.isEmpty()) {
                write(act, before, after, "changed", form.get("reason").strip(), content);
            }
            return after;
        });
    }

    private static Entry changed(Entry before, Said said) {
        return new Entry(
                before.organisationId(),
                before.entryId(),
                before.register(),
                before.code(),
                said.title(),
                said.status(),
                said.reviewOn(),
                said.fields(),
                before.version() + 1,
                before.madeAt(),
                before.heardAt());
    }

    /** Sets a status and fields within the act that is running. */
    Entry set(Act act, Entry before, String status, Map<String, List<String>> fields, String what, String reason) {
        Map<String, List<String>> merged = new LinkedHashMap<>(before.fields());
        merged.putAll(fields);
        Entry after = changed(before, new Said(before.title(), status, before.reviewOn(), merged));
        write(act, before, after, what, reason, difference(registers.get(before.register()), before, after));
        return after;
    }

    private void write(
            Act act, Entry before, Entry after, String what, String reason, Map<String, List<String>> content) {
        if (!repository.update(after, before.version(), act.now())) {
            throw new StaleEdit(registers.get(before.register()).one());
        }
        repository.remember(act, before, what, reason, content);
        act.happened(new EntryChanged(before.entryId(), before.register()));
    }

    private static Map<String, List<String>> difference(Register register, Entry before, Entry after) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        differs(changes, "title", before.title(), after.title());
        differs(changes, "status", before.status(), after.status());
        differs(changes, "review", Objects.toString(before.reviewOn(), ""), Objects.toString(after.reviewOn(), ""));
        for (Field field : register.fields()) {
            differs(
                    changes,
                    field.name(),
                    String.join(", ", before.all(field.name())),
                    String.join(", ", after.all(field.name())));
        }
        return changes;
    }

    private static void differs(Map<String, List<String>> changes, String name, String was, String is) {
        if (!was.equals(is)) {
            changes.put(name, List.of(was, is));
        }
    }

    /** Sets the day of the next look within the act that is running. */
    void lookAgain(Act act, Entry before, @Nullable LocalDate on, String what, String reason) {
        Said said = new Said(before.title(), before.status(), on, before.fields());
        Entry after = changed(before, said);
        write(act, before, after, what, reason, difference(registers.get(before.register()), before, after));
    }

    /** Open entries of a register that name a plan. */
    public List<Entry> ofPlan(String register, Plan plan) {
        return naming(register, "open", "plan", plan.code());
    }

    /** Entries of a register one of whose fields names something. @param status none for any */
    public List<Entry> naming(String register, @Nullable String status, String field, String name) {
        EntryFilter named = new EntryFilter(status, null, false, false, name);
        return list(registers.get(register), named, 1, MOST_OF_A_PLAN).stream()
                .filter(entry -> entry.all(field).contains(name))
                .toList();
    }

    /** Entries that are linked to a line of a plan. */
    public List<Entry> about(Plan plan, String number) {
        return number.isEmpty() ? List.of() : repository.linkedTo(ACTION, plan.code() + "/" + number);
    }

    /** Anybody who works on plans may say something about an entry: advice, a response, what was learnt. */
    public void note(Register register, String code, String words) {
        String text = words.strip();
        if (text.length() < 3) {
            throw new Invalid("note", "Write what you want to say");
        }
        Writing.limit("note", "The note", text, Writing.STORY);
        Entry found = get(register.code(), code);
        perform("Note on an entry", found, act -> {
            repository.remember(act, found, "note", text, Map.of());
            act.happened(new EntryNoted(found.entryId(), register.code()));
            return found;
        });
    }

    /**
     * Links an entry to a line of a plan or an entry of a register.
     *
     * @param target a plan's code and a number, {@code the-plan/1.15}, or a register and a code, {@code risk/late}
     */
    public void link(Register register, String code, String target) {
        Entry found = get(register.code(), code);
        Link link = resolve(target.strip());
        perform("Link an entry", found, act -> {
            refuse(refusal(register, found, act.actor()));
            repository.link(act, found, link.kind(), link.target());
            repository.remember(act, found, "linked", link.title(), Map.of());
            act.happened(new EntryLinked(found.entryId(), link.kind()));
            return found;
        });
    }

    public void unlink(Register register, String code, String kind, String target) {
        Entry found = get(register.code(), code);
        perform("Unlink an entry", found, act -> {
            refuse(refusal(register, found, act.actor()));
            repository.unlink(found, kind, target);
            repository.remember(act, found, "unlinked", kind + " " + target, Map.of());
            act.happened(new EntryUnlinked(found.entryId(), kind));
            return found;
        });
    }

    /** What something is linked to: its kind and code, and its words and address where it is still there. */
    public record Link(
            String kind,
            String target,
            String title,
            @Nullable String address) {}

    private Link resolve(String target) {
        String[] parts = target.split("/", 2);
        if (parts.length == 2) {
            Link action = action(target);
            if (action != null) {
                return action;
            }
            if (registers.all().stream().anyMatch(register -> register.code().equals(parts[0]))) {
                Entry entry = repository.find(parts[0], parts[1]).orElse(null);
                if (entry != null) {
                    return new Link(entry.register(), entry.code(), entry.title(), entry.address());
                }
            }
        }
        throw new Invalid(
                "target",
                "There is no such action or entry. Give the end of its address: the plan's word and a number, or a register and an entry's words");
    }

    private @Nullable Link action(String target) {
        int cut = target.lastIndexOf('/');
        Plan plan = plans.find(target.substring(0, cut)).orElse(null);
        if (plan == null) {
            return null;
        }
        try {
            PlanAction line = plans.action(plan, target.substring(cut + 1));
            return new Link(
                    ACTION,
                    target,
                    "Action %s of %s".formatted(line.named(), plan.title()),
                    "/plans/%s/actions/%s".formatted(plan.code(), line.key()));
        } catch (NotFound e) {
            return null;
        }
    }

    /** What the entry is linked to. */
    public List<Link> links(Entry entry) {
        List<Link> links = new ArrayList<>();
        for (EntryRepository.Target target : repository.links(entry)) {
            Link found = target.kind().equals(ACTION)
                    ? action(target.target())
                    : repository
                            .find(target.kind(), target.target())
                            .map(other -> new Link(other.register(), other.code(), other.title(), other.address()))
                            .orElse(null);
            links.add(found == null ? new Link(target.kind(), target.target(), target.target(), null) : found);
        }
        return links;
    }

    /** Entries that are linked to this one. */
    public List<Entry> linkedTo(Entry entry) {
        return repository.linkedTo(entry.register(), entry.code());
    }

    private Entry perform(String what, Entry entry, java.util.function.Function<Act, Entry> body) {
        return acts.act(begin(what, entry.organisationId()), Entry.class, body);
    }

    private static Begin begin(String what) {
        return begin(what, org.onedoor.platform.CurrentActor.get().organisationId());
    }

    static Begin begin(String what, UUID owner) {
        return Begin.on(what, Ask.function(Action.WRITE, "plan"), new Subject.Organisation(owner))
                .making();
    }

    static void refuse(@Nullable String refusal) {
        if (refusal != null) {
            throw new Refused("not-permitted", refusal);
        }
    }
}
