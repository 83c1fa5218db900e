package org.onedoor.frontdoor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.FlowRepository.Moved;
import org.onedoor.frontdoor.FlowRepository.Waits;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.record.Contacts;
import org.springframework.stereotype.Service;

/**
 * The whole flow at this moment: what comes in, what waits and what gets on, by team and by place. Each number is the list
 * of the referrals it counts, so that it can be opened. Called from inside a look.
 */
@Service
public class Flow {
    static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;
    private static final int FEW = 5;

    private final FlowRepository repository;
    private final Contacts contacts;
    private final Cohorts cohorts;
    private final Centre centre;
    private final Organisations organisations;
    private final DomainTime time;
    private final Together<Board> counting = new Together<>(this::count);

    Flow(
            FlowRepository repository,
            Contacts contacts,
            Cohorts cohorts,
            Centre centre,
            Organisations organisations,
            DomainTime time) {
        this.repository = repository;
        this.contacts = contacts;
        this.cohorts = cohorts;
        this.centre = centre;
        this.organisations = organisations;
        this.time = time;
    }

    /** What is counted. The last week is the seven days up to now. */
    public enum Measure {
        CAME("came", "Came in the last week"),
        CAME_BEFORE("came-before", "Came in the week before"),
        WAITS("waits", "Wait to be seen"),
        LATE("late", "Wait, and a deadline has passed"),
        MOVED_ON("moved-on", "Moved on in the last week"),
        MOVED_ON_LATELY("moved-on-lately", "Moved on in the last four weeks");

        private final String code;
        private final String label;

        Measure(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Optional<Measure> ofCode(String code) {
            return Stream.of(values())
                    .filter(measure -> measure.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * One team, one place or the whole.
     *
     * @param code names it in the address of its rows
     * @param teamId the team, where it is one
     * @param longest since when the one that waits longest has waited; none when nobody does
     */
    public record Line(
            String code,
            String label,
            @Nullable UUID teamId,
            Map<Measure, List<Counted>> counted,
            @Nullable Instant longest) {

        public List<Counted> of(Measure measure) {
            return counted.getOrDefault(measure, List.of());
        }

        public int count(Measure measure) {
            return of(measure).size();
        }

        /** How many weeks it would take to see all who wait, as fast as in the last four; none when nobody moved on. */
        public @Nullable Long weeksToClear() {
            int lately = count(Measure.MOVED_ON_LATELY);
            return count(Measure.WAITS) == 0
                    ? Long.valueOf(0)
                    : lately == 0 ? null : Math.ceilDiv((long) count(Measure.WAITS) * WEEKS, lately);
        }

        private long slowness() {
            Long weeks = weeksToClear();
            return weeks == null ? Long.MAX_VALUE : weeks;
        }
    }

    /** The board. @param bottleneck the team whose people wait longest to be seen at its pace; none when no five wait */
    public record Board(
            Line whole,
            List<Line> teams,
            List<Line> districts,
            List<Line> networks,
            @Nullable Line bottleneck,
            Instant at) {}

    /** As it is: those who ask at once are told what was counted once, after each of them asked. */
    public Board now() {
        return counting.get();
    }

    private Board count() {
        Instant now = time.instant();
        List<Waits> waiting = repository.waiting(now);
        Instant from = now.minus(WEEK.multipliedBy(WEEKS));
        List<Moved> received = repository.received(now.minus(WEEK.multipliedBy(2)), now.plusMillis(1));
        List<Moved> accepted = repository.accepted(from, now.plusMillis(1));
        List<Moved> seen = contacts.firstSeen(from, now.plusMillis(1)).stream()
                .map(first -> new Moved(first.personId(), first.referralId(), first.teamId(), first.at()))
                .toList();
        Cohorts.Known known = cohorts.of(Stream.concat(
                        waiting.stream().map(Waits::personId),
                        Stream.concat(received.stream(), seen.stream()).map(Moved::personId))
                .toList());
        List<Line> teams = teams(now, waiting, received, accepted, seen);
        return new Board(
                new Tally("whole", "The whole system", null, now)
                        .waiting(waiting)
                        .came(received)
                        .movedOn(seen)
                        .line(),
                teams,
                places("district", now, waiting, received, seen, known::district),
                places("network", now, waiting, received, seen, person -> known.network(person, now)),
                teams.stream()
                        .filter(line -> line.count(Measure.WAITS) >= FEW)
                        .max(Comparator.comparing(Line::slowness).thenComparing(line -> line.count(Measure.WAITS)))
                        .orElse(null),
                now);
    }

    /** One line of the board as it is now; nothing when there is none. */
    public Optional<Line> line(String code) {
        Board board = now();
        return Stream.of(List.of(board.whole()), board.teams(), board.districts(), board.networks())
                .flatMap(List::stream)
                .filter(line -> line.code().equals(code))
                .findFirst();
    }

    private List<Line> teams(
            Instant now, List<Waits> waiting, List<Moved> received, List<Moved> accepted, List<Moved> seen) {
        UUID front = centre.service().teamId();
        Set<UUID> ids = new HashSet<>();
        ids.add(front);
        waiting.forEach(one -> ids.add(one.teamId()));
        Stream.concat(accepted.stream(), seen.stream())
                .map(Moved::teamId)
                .filter(java.util.Objects::nonNull)
                .forEach(ids::add);
        Map<UUID, String> names = organisations.teamNames(ids);
        return ids.stream()
                .map(id -> new Tally("team-" + id, names.getOrDefault(id, "A team"), id, now)
                        .waiting(waiting.stream()
                                .filter(one -> one.teamId().equals(id))
                                .toList())
                        .came(id.equals(front) ? received : of(accepted, id))
                        .movedOn(id.equals(front) ? accepted : of(seen, id))
                        .line())
                .sorted(Comparator.comparing((Line line) -> line.count(Measure.WAITS))
                        .reversed()
                        .thenComparing(Line::label))
                .toList();
    }

    private static List<Moved> of(List<Moved> all, UUID team) {
        return all.stream().filter(one -> team.equals(one.teamId())).toList();
    }

    private static List<Line> places(
            String kind,
            Instant now,
            List<Waits> waiting,
            List<Moved> received,
            List<Moved> seen,
            Function<UUID, String> place) {
        Map<String, Tally> tallies = new HashMap<>();
        Function<UUID, Tally> at = person ->
                tallies.computeIfAbsent(place.apply(person), name -> new Tally(kind + "-" + name, name, null, now));
        waiting.forEach(one -> at.apply(one.personId()).waiting(List.of(one)));
        received.forEach(one -> at.apply(one.personId()).came(List.of(one)));
        seen.forEach(one -> at.apply(one.personId()).movedOn(List.of(one)));
        return tallies.values().stream()
                .map(Tally::line)
                .sorted(Comparator.comparing((Line line) -> line.count(Measure.WAITS))
                        .reversed()
                        .thenComparing(Line::label))
                .toList();
    }

    /** A line while it is counted. */
    private static final class Tally {
        private final String code;
        private final String label;
        private final @Nullable UUID teamId;
        private final Instant weekAgo;
        private final Instant twoWeeksAgo;
        private final Map<Measure, List<Counted>> counted = new EnumMap<>(Measure.class);
        private @Nullable Instant longest;

        Tally(String code, String label, @Nullable UUID teamId, Instant now) {
            this.code = code;
            this.label = label;
            this.teamId = teamId;
            this.weekAgo = now.minus(WEEK);
            this.twoWeeksAgo = weekAgo.minus(WEEK);
        }

        Tally waiting(List<Waits> all) {
            for (Waits one : all) {
                Counted who = new Counted(one.personId(), one.referralId());
                add(Measure.WAITS, who);
                if (one.late()) {
                    add(Measure.LATE, who);
                }
                Instant since = one.receivedAt().toInstant();
                if (longest == null || since.isBefore(longest)) {
                    longest = since;
                }
            }
            return this;
        }

        Tally came(List<Moved> all) {
            for (Moved one : all) {
                if (!one.at().toInstant().isBefore(weekAgo)) {
                    add(Measure.CAME, new Counted(one.personId(), one.referralId()));
                } else if (!one.at().toInstant().isBefore(twoWeeksAgo)) {
                    add(Measure.CAME_BEFORE, new Counted(one.personId(), one.referralId()));
                }
            }
            return this;
        }

        Tally movedOn(List<Moved> all) {
            for (Moved one : all) {
                Counted who = new Counted(one.personId(), one.referralId());
                add(Measure.MOVED_ON_LATELY, who);
                if (!one.at().toInstant().isBefore(weekAgo)) {
                    add(Measure.MOVED_ON, who);
                }
            }
            return this;
        }

        private void add(Measure measure, Counted who) {
            counted.computeIfAbsent(measure, _ -> new ArrayList<>()).add(who);
        }

        Line line() {
            return new Line(code, label, teamId, Map.copyOf(counted), longest);
        }
    }
}
