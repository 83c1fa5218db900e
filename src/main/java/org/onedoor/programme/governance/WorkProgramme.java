package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The work programme of a group: its items with what each waits for, and the late ones that hold others up. */
@Component
public class WorkProgramme {
    static final String CODE = "work";

    private static final int MOST = 1000;
    private static final String NEEDS = "needs";

    private final Registers registers;
    private final Entries entries;

    WorkProgramme(Registers registers, Entries entries) {
        this.registers = registers;
        this.entries = entries;
    }

    /**
     * One item.
     *
     * @param needs what must be done before it
     * @param holdsUp open items that cannot be done before it, straight or by way of others
     * @param late whether its day has passed and it is not done
     */
    public record Item(Entry entry, List<Entry> needs, List<Entry> holdsUp, boolean late) {
        /** Whether it is late and others wait for it. */
        public boolean critical() {
            return late && !holdsUp.isEmpty();
        }

        /** Whether something it needs is not done yet. */
        public boolean waits(Register register) {
            return needs.stream().anyMatch(register::isOpen);
        }
    }

    /** The items of a group: those that are late and hold up most first, then the open ones by their day. */
    public List<Item> of(Entry group) {
        return items().stream()
                .filter(item -> item.entry().first("group").equals(group.code()))
                .toList();
    }

    /** Every late item of any group that others wait for. */
    public List<Item> critical() {
        return items().stream().filter(Item::critical).toList();
    }

    private List<Item> items() {
        Register register = registers.get(CODE);
        Map<String, Entry> all = new LinkedHashMap<>();
        entries.list(register, EntryFilter.ALL, 1, MOST).forEach(entry -> all.put(entry.code(), entry));
        Map<String, List<Entry>> waiting = new LinkedHashMap<>();
        all.values().stream()
                .filter(register::isOpen)
                .forEach(entry -> entry.all(NEEDS)
                        .forEach(need -> waiting.computeIfAbsent(need, _ -> new ArrayList<>())
                                .add(entry)));
        LocalDate today = entries.today();
        return all.values().stream()
                .map(entry -> item(entry, register, all, waiting, today))
                .sorted(Comparator.comparing((Item item) -> !item.critical())
                        .thenComparing(
                                item -> -(item.critical() ? item.holdsUp().size() : 0))
                        .thenComparing(item -> !register.isOpen(item.entry()))
                        .thenComparing(item -> item.entry().first("due"))
                        .thenComparing(item -> item.entry().title()))
                .toList();
    }

    private static Item item(
            Entry entry, Register register, Map<String, Entry> all, Map<String, List<Entry>> waiting, LocalDate today) {
        List<Entry> needs =
                entry.all(NEEDS).stream().map(all::get).filter(Objects::nonNull).toList();
        Set<Entry> held = new LinkedHashSet<>();
        Deque<Entry> next = new ArrayDeque<>(waiting.getOrDefault(entry.code(), List.of()));
        while (!next.isEmpty()) {
            Entry other = next.removeFirst();
            if (held.add(other)) {
                next.addAll(waiting.getOrDefault(other.code(), List.of()));
            }
        }
        LocalDate due = entry.day("due");
        return new Item(entry, needs, List.copyOf(held), register.isOpen(entry) && due != null && due.isBefore(today));
    }
}
