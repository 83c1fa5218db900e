package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.clock.Standard;
import org.onedoor.crisis.ByNetwork.Column;
import org.onedoor.frontdoor.MentalHealthCalls;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * How soon ambulances came to people in a mental health crisis: those who are held by the clocks of their cases, 999 calls by
 * the time that counted on their day.
 */
@Service
public class AmbulanceResponse {
    private final DetentionRepository cases;
    private final Clocks clocks;
    private final MentalHealthCalls calls;
    private final AmbulanceTargets targets;
    private final CaseHomes homes;
    private final PlaceFilters places;
    private final Looks looks;
    private final DomainTime time;

    AmbulanceResponse(
            DetentionRepository cases,
            Clocks clocks,
            MentalHealthCalls calls,
            AmbulanceTargets targets,
            CaseHomes homes,
            PlaceFilters places,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.clocks = clocks;
        this.calls = calls;
        this.targets = targets;
        this.homes = homes;
        this.places = places;
        this.looks = looks;
        this.time = time;
    }

    /**
     * A type of call in a month, as far as one time counted for it.
     *
     * @param within to come within
     * @param share how many in a hundred are to be reached in time; none where nobody says so
     * @param met in time
     * @param late after it, or still awaited after it
     * @param open neither: nobody came or was sent, and still in time
     * @param gone ended in time without an ambulance, as where it was stood down or the centre took the call over
     */
    public record Line(
            String id,
            String label,
            String measured,
            String within,
            @Nullable Integer share,
            int met,
            int late,
            int open,
            int gone,
            String source) {
        public int calls() {
            return met + late + open + gone;
        }

        public String kept() {
            return ContactFigures.share(met, met + late);
        }

        /** Whether the share that must be reached was; none where nothing was measured, or no share is said. */
        public @Nullable Boolean isKept() {
            return share == null || met + late == 0 ? null : met * 100 >= share * (met + late);
        }
    }

    /**
     * A month.
     *
     * @param placed whether it is of one place, so that its numbers could point at somebody
     * @param networks its lines by network; none where nobody asked for them
     * @param set everything that was set for the reader, the latest day first
     */
    public record Month(
            YearMonth month,
            boolean placed,
            List<Line> lines,
            @Nullable List<ByNetwork> networks,
            List<AmbulanceTargets.Target> set) {
        /** Whether its numbers could point at somebody: it is of one place, or stands beside the numbers of each network. */
        private boolean isGuarded() {
            return placed || networks != null;
        }

        /** A number as it may be shown. */
        public String shown(int number) {
            return isGuarded() ? SmallNumbers.count(number) : String.valueOf(number);
        }

        /** How many were reached in time, as it may be shown. */
        public String kept(Line line) {
            return isGuarded() ? SmallNumbers.share(line.met(), line.late()) : line.kept();
        }

        /** Whether the share that must be reached was, as it may be said. */
        public String verdict(Line line) {
            Boolean kept = line.isKept();
            if (line.share() == null) {
                return "No share is set";
            }
            if (kept == null) {
                return "Nothing measured";
            }
            if (isGuarded() && kept(line).equals("*")) {
                return "Too few to say";
            }
            return kept ? "Kept" : "Not kept";
        }
    }

    /** What became of one call. */
    private enum Came {
        MET,
        LATE,
        OPEN,
        GONE
    }

    /** One call. @param person whom it is about; none where nobody is known */
    private record Call(@Nullable UUID person, Came came) {}

    /** A line with the calls it counts. */
    private record Counted(Line line, List<Call> calls) {
        ByNetwork byNetwork(PlaceFilters places, LocalDate on) {
            return ByNetwork.of(
                    line.label() + ": " + line.measured(),
                    List.of(
                            new Column("Calls", people(EnumSet.allOf(Came.class))),
                            new Column("In time", people(EnumSet.of(Came.MET))),
                            new Column("Late", people(EnumSet.of(Came.LATE))),
                            new Column("Still awaited, in time", people(EnumSet.of(Came.OPEN))),
                            new Column("Ended without one", people(EnumSet.of(Came.GONE)))),
                    places,
                    on);
        }

        private List<@Nullable UUID> people(Set<Came> which) {
            List<@Nullable UUID> people = new ArrayList<>();
            calls.stream().filter(call -> which.contains(call.came())).forEach(call -> people.add(call.person()));
            return people;
        }
    }

    /**
     * @param place as it was on a day: the last of the month, or today while it goes on
     * @param byNetwork whether the lines are asked for by network too
     */
    public Month month(YearMonth month, PlaceFilter place, LocalDate on, boolean byNetwork) {
        Instant from = month.atDay(1).atStartOfDay(London.ZONE).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
        return looks.look("Figures of ambulance response", Ask.function(Action.READ, "figures"), _ -> {
            List<AmbulanceTargets.Target> set = targets.all();
            List<Counted> counted = new ArrayList<>(held(homes.at(place, cases.begun(from, until), on)));
            List<MentalHealthCalls.Call> all = calls.between(from, until, place, on);
            for (CallType type : CallType.values()) {
                counted.addAll(lines(type, month.atEndOfMonth(), all, set));
            }
            return new Month(
                    month,
                    place.isSet(),
                    counted.stream().map(Counted::line).toList(),
                    byNetwork
                            ? counted.stream()
                                    .filter(each -> !each.calls().isEmpty())
                                    .map(each -> each.byNetwork(places, on))
                                    .toList()
                            : null,
                    set);
        });
    }

    /** Those of one type, apart for each time that counted in the month: what is set later changes nothing before its day. */
    private List<Counted> lines(
            CallType type, LocalDate last, List<MentalHealthCalls.Call> all, List<AmbulanceTargets.Target> set) {
        Map<AmbulanceTargets.Target, List<MentalHealthCalls.Call>> byTarget = all.stream()
                .filter(call ->
                        type.code().equals("999-category-" + call.category())) // category 5 has no response time
                .collect(Collectors.groupingBy(call -> targets.on(type, London.date(call.calledAt()), set)));
        byTarget.computeIfAbsent(targets.on(type, last, set), _ -> List.of());
        List<Counted> lines = new ArrayList<>();
        byTarget.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().from()))
                .forEach(entry -> lines.add(line(
                        lines.isEmpty() ? "" : "-from-" + entry.getKey().from(), entry.getKey(), entry.getValue())));
        return lines;
    }

    private Counted line(String suffix, AmbulanceTargets.Target target, List<MentalHealthCalls.Call> ours) {
        Instant now = time.instant();
        List<Call> came = ours.stream()
                .map(call -> new Call(call.personId(), came(call, target, now)))
                .toList();
        return counted(
                target.type().code() + suffix,
                target.type().label() + (suffix.isEmpty() ? "" : ", from " + London.day(target.from())),
                target.type().measured(),
                "%d min, for %d in 100".formatted(target.minutes(), target.share()),
                target.share(),
                target.source() + (target.setBy() == null ? "" : ". Set by " + target.setBy()),
                came);
    }

    private static Came came(MentalHealthCalls.Call call, AmbulanceTargets.Target target, Instant now) {
        Instant due = call.calledAt().plus(Duration.ofMinutes(target.minutes()));
        Instant sent = call.sentAt();
        Instant over = call.overAt();
        if (sent != null && !sent.isAfter(due)) {
            return Came.MET;
        }
        if (sent == null && over != null && !over.isAfter(due)) {
            return Came.GONE;
        }
        return sent != null || over != null || now.isAfter(due) ? Came.LATE : Came.OPEN;
    }

    private static Counted counted(
            String id,
            String label,
            String measured,
            String within,
            @Nullable Integer share,
            String source,
            List<Call> calls) {
        Map<Came, Integer> counts = new EnumMap<>(Came.class);
        calls.forEach(call -> counts.merge(call.came(), 1, Integer::sum));
        return new Counted(
                new Line(
                        id,
                        label,
                        measured,
                        within,
                        share,
                        counts.getOrDefault(Came.MET, 0),
                        counts.getOrDefault(Came.LATE, 0),
                        counts.getOrDefault(Came.OPEN, 0),
                        counts.getOrDefault(Came.GONE, 0),
                        source),
                calls);
    }

    /** A standard of the clocks that a power is measured by. */
    private record Measured(String id, String label, Set<Power> powers, String standard) {}

    private static final List<Measured> MEASURED = List.of(
            new Measured("section-136", "Section 136", Set.of(Power.S136), "S136_AMB_30"),
            new Measured("section-136-restraint", "Section 136 with restraint", Set.of(Power.S136), "S136_AMB_8"),
            new Measured("section-135", "Section 135", Set.of(Power.S135_1, Power.S135_2), "S136_AMB_30"),
            new Measured(
                    "section-135-restraint",
                    "Section 135 with restraint",
                    Set.of(Power.S135_1, Power.S135_2),
                    "S136_AMB_8"));

    /** Of each case for which an ambulance was asked: the very clocks that ran in it. With restraint both are kept. */
    private List<Counted> held(List<Detention> begun) {
        List<UUID> ids = begun.stream().map(Detention::incidentId).toList();
        Map<UUID, List<Fact>> facts = cases.facts(ids);
        Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
        Instant now = time.instant();
        List<Counted> lines = new ArrayList<>();
        for (Measured measured : MEASURED) {
            List<Call> ours = new ArrayList<>();
            List<Standard> standards = new ArrayList<>();
            for (Detention each : begun) {
                boolean isMeasured = CaseState.of(facts.getOrDefault(each.incidentId(), List.of()))
                        .power()
                        .filter(measured.powers()::contains)
                        .isPresent();
                running.getOrDefault(each.incidentId(), List.of()).stream()
                        .filter(clock -> isMeasured && clock.standardId().equals(measured.standard()))
                        .forEach(clock -> {
                            ours.add(new Call(each.personId(), came(clock, now)));
                            Stream.ofNullable(clock.standard()).forEach(standards::add);
                        });
            }
            standards.stream().findFirst().ifPresent(standard -> lines.add(line(measured, standard, ours)));
        }
        return lines;
    }

    private static Came came(ClockView clock, Instant now) {
        return switch (clock.state()) {
            case ClockState.Met _ -> Came.MET;
            case ClockState.Void _ -> Came.GONE;
            case ClockState.Running _, ClockState.Paused _, ClockState.NotStarted _, ClockState.Missed _ ->
                clock.isOpen() && !clock.isBreachedAt(now) ? Came.OPEN : Came.LATE;
        };
    }

    private static Counted line(Measured measured, Standard standard, List<Call> ours) {
        return counted(
                measured.id(),
                measured.label(),
                standard.name(),
                standard.limit().words(),
                null,
                standard.source().document() + ": " + standard.source().citation(),
                ours);
    }
}
