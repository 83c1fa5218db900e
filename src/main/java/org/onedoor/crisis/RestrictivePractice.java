package org.onedoor.crisis;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ByNetwork.Column;
import org.onedoor.crisis.CrisisFigures.Breakdown;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.people.EthnicCategory;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** What was used against people's will in a month, for how long, why, with what harm, on whom, and who was debriefed. */
@Service
public class RestrictivePractice {
    private static final Duration DEBRIEF = Duration.ofHours(72);
    private static final int PER = 1_000;
    private static final String DUE = "due";

    private final DetentionRepository cases;
    private final People people;
    private final BedDays bedDays;
    private final CaseHomes homes;
    private final PlaceFilters places;
    private final Looks looks;
    private final DomainTime time;

    RestrictivePractice(
            DetentionRepository cases,
            People people,
            BedDays bedDays,
            CaseHomes homes,
            PlaceFilters places,
            Looks looks,
            DomainTime time) {
        this.cases = cases;
        this.people = people;
        this.bedDays = bedDays;
        this.homes = homes;
        this.places = places;
        this.looks = looks;
        this.time = time;
    }

    /**
     * One record, on one person.
     *
     * @param used when it began, from which the debrief is due
     * @param late whether the debrief came later than that, or nobody has said yet that there was one
     */
    private record One(Detention detention, Fact fact, Instant used, boolean late) {
        int minutes() {
            String minutes = fact.code("minutes");
            return minutes.isEmpty() ? 0 : Integer.parseInt(minutes);
        }
    }

    /** One type. @param median in minutes, of the longest and the shortest half alike */
    public record Type(String label, int times, int median, int longest) {}

    /**
     * What became of the debriefs. One that came too late stays late.
     *
     * @param due not yet, and still in time
     * @param late more than 72 hours without one, whether there was one after that or not
     * @param since how many of those who waited too long were debriefed after all, or declined it
     */
    public record Debriefs(int done, int declined, int due, int late, int since) {}

    /**
     * A month.
     *
     * @param placed whether it is of one place, so that its numbers could point at somebody, and it has no rate: bed-days are of
     *     a trust's wards
     * @param networks the records by network; none where nobody asked for them
     * @param ours how many of the records were written by the reader's organisation: the rate is of those
     * @param rate per 1,000 bed-days; none where nobody entered how many there were
     */
    public record Month(
            YearMonth month,
            boolean placed,
            @Nullable ByNetwork networks,
            int records,
            int ours,
            List<Type> types,
            Breakdown reasons,
            Breakdown injuries,
            Debriefs debriefs,
            List<Breakdown> people,
            BedDays.@Nullable Count bedDays,
            @Nullable String rate) {
        /** Whether its numbers could point at somebody: it is of one place, or stands beside the numbers of each network. */
        public boolean isGuarded() {
            return placed || networks != null;
        }

        /** A number as it may be shown. */
        public String shown(int number) {
            return isGuarded() ? SmallNumbers.count(number) : String.valueOf(number);
        }

        /** Minutes of a type as they may be shown: those of a few could point at one of them. */
        public String minutes(Type type, int minutes) {
            return shown(type.times()).equals("*") ? "*" : minutes + " min";
        }
    }

    /**
     * @param place as it was on a day: the last of the month, or today while it goes on
     * @param byNetwork whether the records are asked for by network too
     */
    public Month month(YearMonth month, PlaceFilter place, LocalDate on, boolean byNetwork) {
        return looks.look("Figures of restrictive practice", Ask.function(Action.READ, "figures"), shown -> {
            List<One> all = of(month, place, on);
            shown.addAll(all.stream().map(one -> one.detention().incidentId()).toList());
            Actor actor = CurrentActor.get();
            int ours = (int) all.stream()
                    .filter(one -> one.fact().organisationId().equals(actor.organisationId()))
                    .count();
            BedDays.Count days = place.isSet() ? null : bedDays.of(month).orElse(null);
            return new Month(
                    month,
                    place.isSet(),
                    byNetwork ? networks(all, on) : null,
                    all.size(),
                    ours,
                    types(all),
                    counted("What it was to prevent", all, one -> answer(one, "reason")),
                    counted("Injuries", all, one -> answer(one, "injuries")),
                    debriefs(all),
                    characteristics(all),
                    days,
                    days == null
                            ? null
                            : String.format(
                                    Locale.UK,
                                    "%.1f",
                                    (double) PER
                                            * (ours + (days.wardRecords() == null ? 0 : days.wardRecords()))
                                            / days.bedDays()));
        });
    }

    /** The records that stand of restraint in this month, by when it was used. */
    private List<One> of(YearMonth month, PlaceFilter place, LocalDate on) {
        Instant from = month.atDay(1).atStartOfDay(London.ZONE).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(London.ZONE).toInstant();
        List<Detention> begun = homes.at(place, cases.begun(from.minus(Duration.ofDays(31)), until), on);
        Map<UUID, List<Fact>> facts =
                cases.facts(begun.stream().map(Detention::incidentId).toList());
        List<One> all = new ArrayList<>();
        for (Detention each : begun) {
            Facts said = Facts.of(facts.getOrDefault(each.incidentId(), List.of()));
            said.of(FactKind.RESTRICTIVE).forEach(fact -> {
                Instant used = said.of(FactKind.RESTRAINT)
                        .map(Fact::occurredAt)
                        .filter(at -> !at.isAfter(fact.occurredAt()))
                        .reduce((_, later) -> later)
                        .orElse(fact.occurredAt());
                if (!used.isBefore(from) && used.isBefore(until)) {
                    all.add(new One(each, fact, used, isLate(said, fact, used)));
                }
            });
        }
        return all;
    }

    private ByNetwork networks(List<One> all, LocalDate on) {
        return ByNetwork.of(
                "Records of a restrictive intervention",
                List.of(
                        column("Records", all, _ -> true),
                        column(
                                "With an injury",
                                all,
                                one -> !one.fact().code("injuries").equals("none")),
                        column("Debriefed late", all, this::isOver)),
                places,
                on);
    }

    private static Column column(String title, List<One> all, Predicate<One> which) {
        return new Column(
                title,
                all.stream()
                        .filter(which)
                        .map(one -> one.detention().personId())
                        .toList());
    }

    /** Whether the debrief came too late, or has not come and the time is up. */
    private boolean isOver(One one) {
        return one.fact().code("debrief").equals(DUE)
                ? time.instant().isAfter(one.used().plus(DEBRIEF))
                : one.late();
    }

    private static List<Type> types(List<One> all) {
        Map<String, List<One>> groups = all.stream()
                .collect(Collectors.groupingBy(one -> answer(one, "type"), TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> {
                    List<Integer> minutes =
                            group.getValue().stream().map(One::minutes).sorted().toList();
                    return new Type(
                            group.getKey(),
                            minutes.size(),
                            (minutes.get((minutes.size() - 1) / 2) + minutes.get(minutes.size() / 2)) / 2,
                            minutes.getLast());
                })
                .toList();
    }

    private Debriefs debriefs(List<One> all) {
        int late = 0;
        int due = 0;
        int done = 0;
        int declined = 0;
        int since = 0;
        for (One one : all) {
            String debrief = one.fact().code("debrief");
            boolean open = debrief.equals(DUE);
            boolean over = isOver(one);
            late += over ? 1 : 0;
            since += over && !open ? 1 : 0;
            due += open && !over ? 1 : 0;
            declined += debrief.equals("declined") ? 1 : 0;
            done += open || debrief.equals("declined") ? 0 : 1;
        }
        return new Debriefs(done, declined, due, late, since);
    }

    /**
     * Whether a debrief came too late: as the record says itself, or because it stood as due when the time was up and was put
     * right only after that.
     */
    private static boolean isLate(Facts said, Fact fact, Instant used) {
        Instant limit = used.plus(DEBRIEF);
        if (fact.code("debrief").equals("late")) {
            return true;
        }
        Fact answered = fact;
        while (answered.corrects() != null) {
            Fact earlier = said.find(answered.corrects()).orElse(null);
            if (earlier == null) {
                return false;
            }
            if (earlier.code("debrief").equals(DUE)) {
                return answered.recordedAt().isAfter(limit);
            }
            answered = earlier;
        }
        return false;
    }

    private List<Breakdown> characteristics(List<One> all) {
        List<UUID> ids =
                all.stream().map(one -> one.detention().personId()).distinct().toList();
        Map<UUID, Person> known = people.all(ids);
        Map<UUID, EthnicCategory> said = people.ethnicities(ids);
        return List.of(
                counted("Age", all, one -> age(one, known.get(one.detention().personId()))),
                counted("Sex", all, one -> {
                    Person person = known.get(one.detention().personId());
                    return person == null ? "Not known" : person.gender().label();
                }),
                counted("Ethnic group, as the person said", all, one -> {
                    EthnicCategory category = said.get(one.detention().personId());
                    return category == null ? "Not recorded" : category.group();
                }),
                counted("Disability", all, one -> answer(one, "disability")),
                counted("Pregnancy", all, one -> answer(one, "pregnant")),
                counted(
                        "Gender reassignment: the same as the sex registered at birth",
                        all,
                        one -> answer(one, "reassignment")),
                counted("Religion or belief", all, one -> answer(one, "religion")),
                counted("Sexual orientation", all, one -> answer(one, "orientation")),
                counted("Marriage or civil partnership", all, one -> answer(one, "marriage")));
    }

    private static String age(One one, @Nullable Person person) {
        LocalDate day = London.date(one.used());
        Integer age =
                person == null || person.ageOn(day) == null ? one.detention().ageAbout() : person.ageOn(day);
        if (age == null) {
            return "Not known";
        }
        return age < 18
                ? "Under 18"
                : age < 25 ? "18 to 24" : age < 35 ? "25 to 34" : age < 65 ? "35 to 64" : "65 and over";
    }

    private static String answer(One one, String question) {
        return FactKind.RESTRICTIVE.questions().stream()
                .filter(each -> each.name().equals(question))
                .flatMap(each -> each.option(one.fact().code(question)).stream())
                .map(Question.Option::label)
                .findFirst()
                .orElse("Not recorded");
    }

    private static Breakdown counted(String title, List<One> all, Function<One, String> by) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(by.apply(one), 1, Integer::sum));
        Map<String, String> shown = new LinkedHashMap<>();
        counts.forEach((what, number) -> shown.put(what, SmallNumbers.count(number)));
        return new Breakdown(title, shown);
    }
}
