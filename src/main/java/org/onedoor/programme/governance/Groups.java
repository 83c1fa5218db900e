package org.onedoor.programme.governance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How groups hang together: which is under which, which do the same, and which are nobody's. */
@Service
public class Groups {
    public static final String CODE = "group";
    private static final int MOST = 1000;
    /** Words every group's scope may hold and that say nothing about it. */
    private static final Set<String> EMPTY = Set.of("and", "the", "of", "for", "in", "to", "mental", "health", "group");

    private final Registers registers;
    private final Entries entries;
    private final GroupSeats seats;

    Groups(Registers registers, Entries entries, GroupSeats seats) {
        this.registers = registers;
        this.entries = entries;
        this.seats = seats;
    }

    /** A group that does some of what another does: the words of scope both have, and the organisations in both. */
    public record Overlap(Entry one, Entry other, List<String> scope, List<UUID> members) {
        /** The one of the two that could go into the other. */
        public String proposal() {
            return "Could %s be merged into %s?".formatted(one.title(), other.title());
        }
    }

    /** A group nobody stands behind, and why. */
    public record Orphan(Entry group, String why) {}

    /** A group in the tree, with how far down it is. */
    public record Branch(Entry group, int depth) {}

    public List<Entry> open() {
        return entries.list(registers.get(CODE), EntryFilter.OPEN, 1, MOST);
    }

    /** Open groups whose scope shares words with this one, the most alike first. */
    public List<Overlap> similar(String title, List<String> scope) {
        Set<String> words = words(title, scope);
        List<Overlap> similar = new ArrayList<>();
        for (Entry other : open()) {
            Set<String> shared = new TreeSet<>(words(other.title(), other.all("scope")));
            shared.retainAll(words);
            if (!shared.isEmpty()) {
                similar.add(new Overlap(other, other, List.copyOf(shared), List.of()));
            }
        }
        return similar.stream()
                .sorted(Comparator.comparingInt((Overlap each) -> -each.scope().size()))
                .limit(10)
                .toList();
    }

    /** Pairs of open groups with both scope and members in common; the smaller first, the most alike pair first. */
    public List<Overlap> overlaps() {
        List<Entry> open = open();
        Map<UUID, List<GroupSeat>> filled = seats.today();
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            for (int j = i + 1; j < open.size(); j++) {
                Overlap overlap = overlap(open.get(i), open.get(j), filled);
                if (overlap != null) {
                    found.add(overlap);
                }
            }
        }
        found.sort(Comparator.comparingInt(
                (Overlap each) -> -each.scope().size() * 10 - each.members().size()));
        return found;
    }

    private static @Nullable Overlap overlap(Entry a, Entry b, Map<UUID, List<GroupSeat>> filled) {
        Set<String> scope = new TreeSet<>(terms(a));
        scope.retainAll(terms(b));
        Set<UUID> members = new LinkedHashSet<>(members(a, filled));
        members.retainAll(members(b, filled));
        if (scope.isEmpty() || members.isEmpty()) {
            return null;
        }
        boolean smaller = members(a, filled).size() <= members(b, filled).size();
        return new Overlap(smaller ? a : b, smaller ? b : a, List.copyOf(scope), List.copyOf(members));
    }

    private static Set<UUID> members(Entry group, Map<UUID, List<GroupSeat>> filled) {
        return filled.getOrDefault(group.entryId(), List.of()).stream()
                .map(GroupSeat::organisationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> terms(Entry group) {
        return group.all("scope").stream()
                .map(term -> term.toLowerCase(Locale.ROOT).strip())
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String title, List<String> scope) {
        Set<String> words = new HashSet<>(scope.stream()
                .map(term -> term.toLowerCase(Locale.ROOT).strip())
                .toList());
        for (String word :
                (title + " " + String.join(" ", scope)).toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (word.length() > 3 && !EMPTY.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** Open groups that report to nobody though they are no board, whose parent has ended, or that nobody sits in. */
    public List<Orphan> orphans() {
        Map<UUID, List<GroupSeat>> filled = seats.today();
        Map<String, Entry> byCode =
                open().stream().collect(Collectors.toMap(Entry::code, each -> each, (first, _) -> first));
        List<Orphan> orphans = new ArrayList<>();
        for (Entry group : byCode.values()) {
            String parent = group.first("parent");
            if (parent.isEmpty() && !group.first("kind").equals("Board")) {
                orphans.add(new Orphan(group, "It reports to nobody."));
            } else if (!parent.isEmpty() && !byCode.containsKey(parent)) {
                orphans.add(new Orphan(group, "The group it reports to has ended."));
            } else if (filled.getOrDefault(group.entryId(), List.of()).isEmpty()) {
                orphans.add(new Orphan(group, "Nobody sits in it."));
            }
        }
        orphans.sort(Comparator.comparing(orphan -> orphan.group().title()));
        return orphans;
    }

    /** Every open group, each after the one it reports to. A circle of parents is broken where it begins. */
    public List<Branch> tree() {
        List<Entry> open = open();
        Set<String> codes = open.stream().map(Entry::code).collect(Collectors.toSet());
        List<Branch> tree = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Entry group : open) {
            if (!codes.contains(group.first("parent"))) {
                grow(group, 0, open, tree, placed);
            }
        }
        for (Entry group : open) {
            grow(group, 0, open, tree, placed);
        }
        return tree;
    }

    private static void grow(Entry group, int depth, List<Entry> open, List<Branch> tree, Set<String> placed) {
        if (placed.add(group.code())) {
            tree.add(new Branch(group, depth));
            open.stream()
                    .filter(child -> child.first("parent").equals(group.code()))
                    .forEach(child -> grow(child, depth + 1, open, tree, placed));
        }
    }

    /** Where what the group cannot settle goes: the group it reports to, and so on upwards. */
    public List<Entry> escalation(Entry group) {
        List<Entry> route = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(group.code()));
        String next = group.first("parent");
        while (!next.isEmpty() && seen.add(next)) {
            Entry parent = entries.find(CODE, next).orElse(null);
            if (parent == null) {
                break;
            }
            route.add(parent);
            next = parent.first("parent");
        }
        return route;
    }

    public List<Entry> under(Entry group) {
        return open().stream()
                .filter(child -> child.first("parent").equals(group.code()))
                .toList();
    }

    /** The pairs one group is in. */
    public List<Overlap> overlaps(Entry group) {
        return overlaps().stream()
                .filter(each -> each.one().code().equals(group.code())
                        || each.other().code().equals(group.code()))
                .toList();
    }
}
