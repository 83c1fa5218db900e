package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.People;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.CrisisPlans;
import org.springframework.stereotype.Service;

/** What a month of cases comes to, all from their facts. Breakdowns that could point at somebody are suppressed. */
@Service
public class CrisisFigures {
    private static final Set<String> GONE = Set.of("died", "absconded");
    private static final int OFFERED_WITHIN = 7;
    private static final int MADE_WITHIN = 28;

    private final DetentionRepository cases;
    private final Clocks clocks;
    private final People people;
    private final Organisations organisations;
    private final CaseHomes homes;
    private final PlaceFilters places;
    private final CrisisPlans plans;
    private final Looks looks;
    private final DomainTime time;

    CrisisFigures(
            DetentionRepository cases,
            Clocks clocks,
            People people,
            Organisations organisations,
            CaseHomes homes,
            PlaceFilters places,
            CrisisPlans plans,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.clocks = clocks;
        this.people = people;
        this.organisations = organisations;
        this.homes = homes;
        this.places = places;
        this.plans = plans;
        this.looks = looks;
        this.time = time;
    }

    /** One case of the month, with what its facts come to. */
    private record One(Detention detention, CaseState state, List<ClockView> clocks) {}

    /** A breakdown: each answer, with its number as it may be shown. */
    public record Breakdown(String title, Map<String, String> counts) {}

    /** How long those asked at one hour of the day took, in the middle. @param minutes none where nobody came yet */
    public record Hour(int hour, int asked, String amhp, String doctors) {}

    /** An assessment after which somebody is not managed locally, or not suitably. @param incident none out of reach */
    public record ManagedElsewhere(
            @org.jspecify.annotations.Nullable UUID incident, String number, String why) {}

    /** How often each point of the baseline was kept, and how often not. */
    public record Baseline(String words, int kept, int deviations) {}

    /**
     * Crisis plans after an episode, of those whose detention ended otherwise than by death or absconding.
     *
     * @param offered within seven days of the end
     * @param made a plan of the person published within twenty-eight days of it
     * @param over how many episodes ended
     */
    public record PlanOffers(int offered, int made, int over) {}

    /** A month. @param placed whether it is of one place, so that its numbers could point at somebody */
    public record Month(
            YearMonth month,
            boolean placed,
            int section136,
            int section135,
            int avoided,
            int restraint,
            int policeStations,
            List<Breakdown> breakdowns,
            List<Hour> hours,
            List<Breakdown> delays,
            List<ManagedElsewhere> exceptions,
            int local,
            int assessed,
            PlanOffers plans,
            List<Baseline> baseline) {
        /** A number as it may be shown. */
        public String shown(int number) {
            return placed ? SmallNumbers.count(number) : String.valueOf(number);
        }

        /** So many of so many, as it may be shown. */
        public String shown(int number, int of) {
            return shown(number) + " of " + shown(of);
        }
    }

    /** @param place as it was on the last day of the month */
    public Month month(YearMonth month, PlaceFilter place) {
        Instant from = month.atDay(1).atStartOfDay(London.ZONE).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
        return looks.look("Figures of places of safety", Ask.function(Action.READ, "figures"), shown -> {
            LocalDate on = lastDay(month);
            List<Detention> begun = homes.at(place, cases.begun(from, until), on);
            List<UUID> ids = begun.stream().map(Detention::incidentId).toList();
            shown.addAll(ids);
            Map<UUID, List<Fact>> facts = cases.facts(ids);
            Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
            List<One> all = begun.stream()
                    .map(each -> new One(
                            each,
                            CaseState.of(facts.getOrDefault(each.incidentId(), List.of())),
                            running.getOrDefault(each.incidentId(), List.of())))
                    .toList();
            return of(month, place, all);
        });
    }

    /** The day as on which the places of a month's people count: its last, or today while it goes on. */
    public static LocalDate lastDay(YearMonth month, LocalDate today) {
        return month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
    }

    private LocalDate lastDay(YearMonth month) {
        return lastDay(month, London.date(time.instant()));
    }

    private Month of(YearMonth month, PlaceFilter place, List<One> all) {
        List<One> used =
                all.stream().filter(one -> one.state().power().isPresent()).toList();
        List<One> s136 = used.stream()
                .filter(one ->
                        one.state().power().filter(power -> power == Power.S136).isPresent())
                .toList();
        List<ManagedElsewhere> exceptions = new ArrayList<>();
        int assessed = 0;
        int local = 0;
        for (One one : used) {
            Fact end = one.state().facts().first(FactKind.ENDED).orElse(null);
            if (end == null || end.code("managed").isEmpty()) {
                continue;
            }
            assessed++;
            boolean isLocal = isLocal(end);
            local += isLocal ? 1 : 0;
            if (!isLocal || end.code("suitable").equals("no")) {
                exceptions.add(elsewhere(one, end, isLocal));
            }
        }
        return new Month(
                month,
                place.isSet(),
                s136.size(),
                used.size() - s136.size(),
                (int) all.stream().filter(CrisisFigures::wasAvoided).count(),
                (int) used.stream().filter(one -> one.state().restraintUsed()).count(),
                (int) used.stream()
                        .filter(one -> one.state().everAtPoliceStation())
                        .count(),
                List.of(
                        counted("How they were taken", s136, one -> answer(one, FactKind.LEFT, 0, "transport")),
                        counted("What was said to the offer of a crisis plan", over(used), CrisisFigures::saidToOffer),
                        counted("First place of safety", s136, one -> answer(one, FactKind.ARRIVED, 0, "placeType")),
                        ethnicity(s136),
                        networks(all, lastDay(month))),
                hours(used),
                List.of(
                        counted("Cause of delay", used, one -> answer(one, FactKind.DELAY, 0, "reason")),
                        counted(
                                "Instead of the power, after advice",
                                all.stream().filter(CrisisFigures::wasAvoided).toList(),
                                one -> answer(one, FactKind.NOT_USED, 0, "instead"))),
                exceptions,
                local,
                assessed,
                plans(used),
                baseline(used));
    }

    private static boolean wasAvoided(One one) {
        return one.state().facts().has(FactKind.NOT_USED) && one.state().power().isEmpty();
    }

    private static List<One> over(List<One> used) {
        return used.stream()
                .filter(one -> one.state()
                        .facts()
                        .first(FactKind.ENDED)
                        .filter(end -> !GONE.contains(end.code("outcome")))
                        .isPresent())
                .toList();
    }

    private PlanOffers plans(List<One> used) {
        List<One> over = over(used);
        Map<UUID, List<Instant>> published = plans.publishedAt(
                over.stream().map(one -> one.detention().personId()).distinct().toList());
        return new PlanOffers(
                (int) over.stream()
                        .filter(one -> one.state()
                                .facts()
                                .first(FactKind.PLAN_OFFERED)
                                .filter(offer -> within(ended(one), offer.occurredAt(), OFFERED_WITHIN))
                                .isPresent())
                        .count(),
                (int) over.stream()
                        .filter(one -> published.getOrDefault(one.detention().personId(), List.of()).stream()
                                .anyMatch(at -> within(ended(one), at, MADE_WITHIN)))
                        .count(),
                over.size());
    }

    private static String saidToOffer(One one) {
        return one.state().facts().has(FactKind.PLAN_OFFERED)
                ? answer(one, FactKind.PLAN_OFFERED, 0, "answer")
                : "Not offered yet";
    }

    private static Instant ended(One one) {
        return one.state().facts().first(FactKind.ENDED).orElseThrow().occurredAt();
    }

    /** London days, as the standard counts them. */
    private static boolean within(Instant from, Instant at, int days) {
        return !at.isBefore(from) && !London.date(at).isAfter(London.date(from).plusDays(days));
    }

    /** Whether a person is managed at home, or in a ward or place of Southend, Essex and Thurrock. */
    boolean isLocal(Fact end) {
        return end.code("managed").equals("home")
                || organisations.residentPlace(end.said("postcode")).isPresent();
    }

    private static ManagedElsewhere elsewhere(One one, Fact end, boolean isLocal) {
        Actor actor = CurrentActor.get();
        String why = (isLocal ? "" : "Not local: " + end.said("postcode") + ". ")
                + (end.code("suitable").equals("no") ? "Not suitable for what was found." : "");
        return new ManagedElsewhere(
                one.detention().isOf(actor) ? one.detention().incidentId() : null,
                one.detention().number(),
                why.strip());
    }

    private static String answer(One one, FactKind kind, int question, String name) {
        Optional<Fact> fact = one.state().facts().first(kind);
        return fact.flatMap(found -> kind.questions().get(question).option(found.code(name)))
                .map(Question.Option::label)
                .orElse("Not recorded");
    }

    private static Breakdown counted(String title, List<One> all, Function<One, String> by) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(by.apply(one), 1, Integer::sum));
        Map<String, String> shown = new LinkedHashMap<>();
        counts.forEach((what, number) -> shown.put(what, SmallNumbers.count(number)));
        return new Breakdown(title, shown);
    }

    private Breakdown ethnicity(List<One> all) {
        Map<UUID, EthnicCategory> said = people.ethnicities(
                all.stream().map(one -> one.detention().personId()).toList());
        return counted("Ethnic group, as the person said", all, one -> {
            EthnicCategory category = said.get(one.detention().personId());
            return category == null ? "Not recorded" : category.group();
        });
    }

    private Breakdown networks(List<One> all, LocalDate on) {
        Map<UUID, PlaceFilter> each = places.networks(
                all.stream().map(one -> one.detention().personId()).toList(), on);
        return counted(
                "Primary care network, by the practice they were registered with then",
                all,
                one -> Objects.requireNonNull(each.get(one.detention().personId()))
                        .label());
    }

    private static List<Hour> hours(List<One> all) {
        Map<Integer, List<Asked>> byHour = new TreeMap<>();
        for (One one : all) {
            one.state()
                    .asked()
                    .forEach(asked -> byHour.computeIfAbsent(
                                    London.at(asked.at()).getHour(), _ -> new ArrayList<>())
                            .add(asked));
        }
        List<Hour> hours = new ArrayList<>();
        byHour.forEach((hour, asked) -> hours.add(new Hour(
                hour,
                asked.size(),
                median(asked.stream().filter(Asked::amhp).toList()),
                median(asked.stream().filter(each -> !each.amhp()).toList()))));
        return hours;
    }

    /** The middle of the times from asking to being with the person. */
    private static String median(List<Asked> asked) {
        List<Long> minutes = asked.stream()
                .filter(each -> each.attended() != null)
                .map(each -> Duration.between(each.at(), Objects.requireNonNull(each.attended()))
                        .toMinutes())
                .sorted(Comparator.naturalOrder())
                .toList();
        if (minutes.isEmpty()) {
            return "–";
        }
        int middle = minutes.size() / 2;
        long median =
                minutes.size() % 2 == 1 ? minutes.get(middle) : (minutes.get(middle - 1) + minutes.get(middle)) / 2;
        return median + " min";
    }

    private List<Baseline> baseline(List<One> all) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (One one : all) {
            for (Checklist.Point point : Checklist.of(one.state(), one.clocks(), time.instant())) {
                int[] count = counts.computeIfAbsent(point.words(), _ -> new int[2]);
                count[0] += point.answer() == Checklist.Answer.KEPT ? 1 : 0;
                count[1] += point.answer() == Checklist.Answer.DEVIATION ? 1 : 0;
            }
        }
        List<Baseline> baseline = new ArrayList<>();
        counts.forEach((words, count) -> baseline.add(new Baseline(words, count[0], count[1])));
        return baseline;
    }
}
