package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Flow.Line;
import org.onedoor.frontdoor.Flow.Measure;
import org.onedoor.frontdoor.FlowRepository.Accepted;
import org.onedoor.frontdoor.FlowRepository.Came;
import org.onedoor.frontdoor.FlowRepository.Waits;
import org.onedoor.people.Home;
import org.onedoor.record.Contacts.FirstSeen;

/**
 * Adds up what the database counted, a team and a place at a time, into the lines of the board.
 *
 * @param homes where those who were first seen are at home; those who are nowhere are left out
 */
record FlowCount(
        Times times,
        List<Waits> waiting,
        List<Came> came,
        List<Accepted> accepted,
        List<FirstSeen> seen,
        Map<UUID, Home> homes) {

    /** From when on each thing is counted, up to now. */
    record Times(Instant now) {
        Instant weekAgo() {
            return now.minus(Flow.WEEK);
        }

        Instant twoWeeksAgo() {
            return now.minus(Flow.WEEK.multipliedBy(2));
        }

        Instant fourWeeksAgo() {
            return now.minus(Flow.WEEK.multipliedBy(Flow.WEEKS));
        }

        /** What happened at this very moment counts. */
        Instant until() {
            return now.plusMillis(1);
        }
    }

    Line whole() {
        Tally tally = new Tally("whole", "The whole system", null);
        waiting.forEach(tally::waiting);
        came.forEach(tally::came);
        seen.forEach(tally::seen);
        return tally.line();
    }

    /** Those of whom there is anything to say, and the centre, whose line is that of the door itself. */
    Set<UUID> teams(UUID centre) {
        return Stream.of(
                        Stream.of(centre),
                        waiting.stream().map(Waits::teamId),
                        accepted.stream().map(Accepted::teamId),
                        seen.stream().map(FirstSeen::teamId).filter(Objects::nonNull))
                .flatMap(Function.identity())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<Line> byTeam(UUID centre, Map<UUID, String> names) {
        Map<UUID, Tally> tallies = new HashMap<>();
        teams(centre).forEach(id -> tallies.put(id, new Tally("team-" + id, names.getOrDefault(id, "A team"), id)));
        Function<@Nullable UUID, @Nullable Tally> of = id -> id == null || id.equals(centre) ? null : tallies.get(id);
        Tally door = Objects.requireNonNull(tallies.get(centre));
        waiting.forEach(one -> Objects.requireNonNull(tallies.get(one.teamId())).waiting(one));
        came.forEach(door::came);
        for (Accepted one : accepted) {
            door.movedOn(one.lately(), one.last());
            Tally team = of.apply(one.teamId());
            if (team != null) {
                team.came(one.last(), one.before());
            }
        }
        for (FirstSeen one : seen) {
            Tally team = of.apply(one.teamId());
            if (team != null) {
                team.seen(one);
            }
        }
        return lines(tallies.values());
    }

    List<Line> byPlace(String kind, Function<Home, String> name) {
        Map<String, Tally> tallies = new HashMap<>();
        Function<Home, Tally> of =
                home -> tallies.computeIfAbsent(name.apply(home), place -> new Tally(kind + "-" + place, place, null));
        waiting.forEach(one -> of.apply(one.home()).waiting(one));
        came.forEach(one -> of.apply(one.home()).came(one));
        seen.forEach(one ->
                of.apply(homes.getOrDefault(one.personId(), Home.UNKNOWN)).seen(one));
        return lines(tallies.values());
    }

    /** Every practice of anybody who is counted. */
    Set<String> practices() {
        return Stream.of(
                        waiting.stream().map(Waits::practice),
                        came.stream().map(Came::practice),
                        homes.values().stream().map(Home::practice))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<Line> lines(Collection<Tally> tallies) {
        return tallies.stream()
                .map(Tally::line)
                .sorted(Comparator.comparing((Line line) -> line.count(Measure.WAITS))
                        .reversed()
                        .thenComparing(Line::label)
                        .thenComparing(Line::code))
                .toList();
    }

    /** A line while it is counted. */
    private final class Tally {
        private final String code;
        private final String label;
        private final @Nullable UUID teamId;
        private final Map<Measure, Integer> counted = new EnumMap<>(Measure.class);
        private @Nullable Instant longest;

        Tally(String code, String label, @Nullable UUID teamId) {
            this.code = code;
            this.label = label;
            this.teamId = teamId;
        }

        void waiting(Waits one) {
            add(Measure.WAITS, one.count());
            add(Measure.LATE, one.late());
            Instant since = one.longest().toInstant();
            if (longest == null || since.isBefore(longest)) {
                longest = since;
            }
        }

        void came(Came one) {
            came(one.last(), one.before());
        }

        void came(int last, int before) {
            add(Measure.CAME, last);
            add(Measure.CAME_BEFORE, before);
        }

        void movedOn(int lately, int last) {
            add(Measure.MOVED_ON_LATELY, lately);
            add(Measure.MOVED_ON, last);
        }

        void seen(FirstSeen one) {
            movedOn(1, one.at().toInstant().isBefore(times.weekAgo()) ? 0 : 1);
        }

        private void add(Measure measure, int many) {
            counted.merge(measure, many, Integer::sum);
        }

        Line line() {
            return new Line(code, label, teamId, counted, longest);
        }
    }
}
