package org.onedoor.frontdoor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.FlowCount.Times;
import org.onedoor.frontdoor.Kept.Keeping;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Home;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilter.Part;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.Live;
import org.onedoor.record.Contacts;
import org.onedoor.record.Contacts.FirstSeen;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The whole flow at this moment: what comes in, what waits and what gets on, by team and by place. The database counts, by
 * the times alone, so nothing is stored that may be wrong a moment later. Called from inside a look.
 */
@Service
public class Flow {
    static final Duration WEEK = Duration.ofDays(7);
    static final int WEEKS = 4;
    private static final int FEW = 5;

    private static final Pattern AN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** How many rows behind a number are looked through, the newest first. */
    static final int MOST_ROWS = 1_000;

    /** A count that takes less is made anew for whoever asks. */
    private static final Duration DEAR = Duration.ofMillis(50);

    private final FlowRepository repository;
    private final Contacts contacts;
    private final FlowPlaces places;
    private final Centre centre;
    private final Organisations organisations;
    private final DomainTime time;
    private final Kept<Board> counting;

    Flow(
            FlowRepository repository,
            Contacts contacts,
            FlowPlaces places,
            Centre centre,
            Organisations organisations,
            DomainTime time,
            Live live,
            @Value("${onedoor.counts-kept}") Duration kept) {
        this.repository = repository;
        this.contacts = contacts;
        this.places = places;
        this.centre = centre;
        this.organisations = organisations;
        this.time = time;
        this.counting = new Kept<>(
                () -> count(PlaceFilter.EVERYWHERE),
                Keeping.of(kept, DEAR),
                Board::saysTheSame,
                () -> live.changed(WorklistRows.FLOW));
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
            Map<Measure, Integer> counted,
            @Nullable Instant longest) {
        public Line {
            counted = Map.copyOf(counted);
        }

        public int count(Measure measure) {
            return counted.getOrDefault(measure, 0);
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
            Instant at) {
        boolean saysTheSame(Board other) {
            return whole.equals(other.whole)
                    && teams.equals(other.teams)
                    && districts.equals(other.districts)
                    && networks.equals(other.networks);
        }
    }

    /** As it is: at most some seconds old where there is so much that counting takes long, and to the moment elsewhere. */
    public Board now() {
        return counting.get();
    }

    /** The same of one place: of its people, and of its teams where it has any. It is made for whoever asks. */
    public Board now(PlaceFilter place) {
        return place.isSet() ? count(place) : now();
    }

    private Board count(PlaceFilter place) {
        Times times = new Times(time.instant());
        List<FirstSeen> all = contacts.firstSeen(times.fourWeeksAgo(), times.until());
        Map<UUID, Home> homes = places.of(all.stream().map(FirstSeen::personId).toList());
        List<FirstSeen> seen = of(place, all, homes);
        FlowCount count = new FlowCount(
                times,
                repository.waiting(times.now(), place),
                repository.came(times.twoWeeksAgo(), times.weekAgo(), times.until(), place),
                repository.accepted(times.fourWeeksAgo(), times.twoWeeksAgo(), times.weekAgo(), times.until(), place),
                seen,
                homes);
        UUID front = centre.service().teamId();
        List<Line> teams = count.byTeam(front, organisations.teamNames(count.teams(front)));
        Map<String, String> districts = places.districts();
        Map<String, Optional<String>> networks = places.networks(count.practices(), times.now());
        return new Board(
                count.whole(),
                teams,
                count.byPlace("district", home -> FlowPlaces.district(districts, home.district())),
                count.byPlace("network", home -> FlowPlaces.network(networks, home.practice())),
                teams.stream()
                        .filter(line -> line.count(Measure.WAITS) >= FEW)
                        .max(Comparator.comparing(Line::slowness).thenComparing(line -> line.count(Measure.WAITS)))
                        .orElse(null),
                times.now());
    }

    /**
     * The referrals behind a number, as they are now.
     *
     * @param total how many there are, each once
     * @param newest the newest of them, at most {@link #MOST_ROWS}
     */
    public record Behind(String label, Measure measure, int total, List<Counted> newest) {}

    /** What one number of a line counts; nothing when there is no such line. */
    public Optional<Behind> behind(String line, Measure measure) {
        return behind(line, measure, PlaceFilter.EVERYWHERE);
    }

    /** The same of one place. */
    public Optional<Behind> behind(String line, Measure measure, PlaceFilter place) {
        Times times = new Times(time.instant());
        return part(line, times.now()).map(part -> part.within(place)).map(part -> {
            boolean door = centre.service().teamId().equals(part.team());
            return switch (measure) {
                case WAITS -> waiting(part, measure, times, false);
                case LATE -> waiting(part, measure, times, true);
                case CAME -> came(part, measure, times.weekAgo(), times.until(), door);
                case CAME_BEFORE -> came(part, measure, times.twoWeeksAgo(), times.weekAgo(), door);
                case MOVED_ON -> movedOn(part, measure, times.weekAgo(), times.until(), door);
                case MOVED_ON_LATELY -> movedOn(part, measure, times.fourWeeksAgo(), times.until(), door);
            };
        });
    }

    private Optional<FlowPart> part(String line, Instant now) {
        String name = line.substring(line.indexOf('-') + 1);
        if (line.equals("whole")) {
            return Optional.of(new FlowPart("The whole system", null, null));
        }
        return switch (line.substring(0, Math.max(0, line.indexOf('-')))) {
            case "team" ->
                Optional.of(name)
                        .filter(text -> AN_ID.matcher(text).matches())
                        .map(UUID::fromString)
                        .flatMap(id -> Optional.ofNullable(
                                        organisations.teamNames(Set.of(id)).get(id))
                                .map(label -> new FlowPart(label, id, null)));
            case "district" -> places.district(name);
            case "network" -> places.network(name, now);
            default -> Optional.empty();
        };
    }

    private Behind waiting(FlowPart part, Measure measure, Times times, boolean late) {
        return new Behind(
                part.label(),
                measure,
                repository.countWaiting(part, times.now(), late),
                repository.newestWaiting(part, times.now(), late, MOST_ROWS));
    }

    private Behind came(FlowPart part, Measure measure, Instant from, Instant until, boolean door) {
        if (part.team() != null && !door) {
            return behind(part, measure, repository.accepted(part.team(), from, until, part.within()));
        }
        FlowPart all = door
                ? new FlowPart(part.label(), null, null, part.within())
                : part; // the centre owns whatever comes in
        return new Behind(
                part.label(),
                measure,
                repository.countCame(all, from, until),
                repository.newestCame(all, from, until, MOST_ROWS));
    }

    private Behind movedOn(FlowPart part, Measure measure, Instant from, Instant until, boolean door) {
        if (door) {
            return behind(part, measure, repository.accepted(null, from, until, part.within()));
        }
        List<FirstSeen> seen = contacts.firstSeen(from, until).stream()
                .filter(one -> part.team() == null || part.team().equals(one.teamId()))
                .toList();
        Part those = part.places();
        Map<UUID, Home> homes = those == null && !part.within().isSet()
                ? Map.of()
                : places.of(seen.stream().map(FirstSeen::personId).toList());
        return behind(
                part,
                measure,
                of(part.within(), seen, homes).stream()
                        .filter(one -> those == null || those.holds(homes.getOrDefault(one.personId(), Home.UNKNOWN)))
                        .sorted(Comparator.comparing(FirstSeen::at).reversed())
                        .map(one -> new Counted(one.personId(), one.referralId()))
                        .distinct()
                        .toList());
    }

    private static List<FirstSeen> of(PlaceFilter place, List<FirstSeen> seen, Map<UUID, Home> homes) {
        return seen.stream()
                .filter(one -> place.holds(homes.get(one.personId()), one.teamId()))
                .toList();
    }

    private static Behind behind(FlowPart part, Measure measure, List<Counted> all) {
        return new Behind(
                part.label(), measure, all.size(), all.stream().limit(MOST_ROWS).toList());
    }
}
