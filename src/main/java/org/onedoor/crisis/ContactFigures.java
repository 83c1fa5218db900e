package org.onedoor.crisis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.crisis.ByNetwork.Column;
import org.onedoor.crisis.ContactCounts.During;
import org.onedoor.crisis.ContactCounts.Liaison;
import org.onedoor.crisis.ContactCounts.One;
import org.onedoor.crisis.ContactCounts.Out;
import org.onedoor.crisis.ContactCounts.Triage;
import org.onedoor.crisis.CrisisFigures.Breakdown;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/** What a month of crisis contacts comes to. Breakdowns that could point at somebody are suppressed. */
@org.springframework.stereotype.Service
public class ContactFigures {
    private static final int MONTHS = 12;
    private static final String TRIAGE = "street-triage";
    private static final Set<String> SEEN_WITHIN = Set.of("PLS_ED_1H", "PLS_WARD_24H");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

    private final ContactCounts counts;
    private final DetentionRepository cases;
    private final CaseHomes homes;
    private final PlaceFilters places;
    private final CrisisResponse responses;
    private final EdStays stays;
    private final Clocks clocks;
    private final Services services;
    private final Looks looks;
    private final DomainTime time;

    ContactFigures(
            ContactCounts counts,
            DetentionRepository cases,
            CaseHomes homes,
            PlaceFilters places,
            CrisisResponse responses,
            EdStays stays,
            Clocks clocks,
            Services services,
            Looks looks,
            DomainTime time) {
        this.counts = counts;
        this.cases = cases;
        this.homes = homes;
        this.places = places;
        this.responses = responses;
        this.stays = stays;
        this.clocks = clocks;
        this.services = services;
        this.looks = looks;
        this.time = time;
    }

    /** Section 136 beside street triage in one month. @param avoided how often the power was about to be used, and was not */
    public record Against(YearMonth month, int detentions, int contacts, int avoided) {
        public String words() {
            return MONTH.format(month);
        }
    }

    /**
     * When street triage goes out, as the directory says, and how many of the month's contacts were then.
     *
     * @param week how many hours of a week it covers
     */
    public record Cover(String hours, int week, int within, int outside, int paired) {}

    /** The calls of one hour of the day. */
    public record Hour(int hour, int calls) {}

    /** @param callers how many rang more than once @param calls how often they did, together */
    public record Repeats(int callers, int calls) {}

    /**
     * How one hospital kept a limit.
     *
     * @param met seen in time
     * @param waiting not seen, and still in time
     * @param left ended in time without anybody being seen, as where somebody left before it
     */
    public record Hospital(String name, String limit, int referred, int met, int late, int waiting, int left) {
        public String share() {
            return ContactFigures.share(met, met + late);
        }
    }

    /**
     * A month.
     *
     * @param placed whether it is of one place, so that its numbers could point at somebody
     * @param networks its numbers by network; none where nobody asked for them
     */
    public record Month(
            YearMonth month,
            boolean placed,
            @Nullable ByNetwork networks,
            List<Against> against,
            @Nullable Cover cover,
            Breakdown avoided,
            Breakdown crews,
            int calls,
            Breakdown reasons,
            List<Hour> hours,
            Repeats repeats,
            List<Hospital> hospitals,
            EdStays.Figures stays,
            List<CrisisResponse.Kept> byTeam,
            List<CrisisResponse.Kept> byHour) {
        /** Whether its numbers could point at somebody: it is of one place, or stands beside the numbers of each network. */
        private boolean isGuarded() {
            return placed || networks != null;
        }

        /** A number as it may be shown. */
        public String shown(int number) {
            return isGuarded() ? SmallNumbers.count(number) : String.valueOf(number);
        }

        /** A share as it may be shown. */
        public String share(int met, int missed) {
            return isGuarded() ? SmallNumbers.share(met, missed) : ContactFigures.share(met, met + missed);
        }
    }

    /**
     * @param place as it was on a day: the last of the month, or today while it goes on
     * @param byNetwork whether the numbers are asked for by network too
     */
    public Month month(YearMonth month, PlaceFilter place, LocalDate on, boolean byNetwork) {
        return looks.look("Figures of crisis contacts", Ask.function(Action.READ, "figures"), _ -> {
            During during = new During(begins(month), begins(month.plusMonths(1)), place);
            Map<String, Integer> reasons = counts.reasons(ContactKind.CRISIS_LINE, during);
            List<Hour> hours = new ArrayList<>();
            counts.hours(during).forEach((hour, number) -> hours.add(new Hour(hour, number)));
            List<CrisisResponse.Answered> answered = responses.of(during.from(), during.until(), place, on);
            return new Month(
                    month,
                    place.isSet(),
                    byNetwork ? networks(month, during, answered, on) : null,
                    against(month, place, on),
                    cover(counts.out(during)),
                    counted(
                            "Why section 136 was not needed",
                            counts.avoided(during),
                            ContactQuestions.ending(ContactKind.STREET_TRIAGE),
                            "avoided"),
                    counted(
                            "Who of street triage went",
                            counts.crews(during),
                            List.of(ContactQuestions.pairing()),
                            "pairing"),
                    reasons.values().stream().mapToInt(Integer::intValue).sum(),
                    counted("What the calls were about", reasons, List.of(ContactQuestions.reason()), "reason"),
                    hours,
                    counts.repeats(during),
                    hospitals(counts.liaison(during)),
                    stays.of(month, place, on),
                    CrisisResponse.by(answered, CrisisResponse.Answered::team),
                    CrisisResponse.by(answered, each -> "%02d:00".formatted(each.hour())));
        });
    }

    private ByNetwork networks(YearMonth month, During during, List<CrisisResponse.Answered> answered, LocalDate on) {
        List<Column> columns = new ArrayList<>(CrisisResponse.columns(answered));
        columns.add(column("A&E liaison", counts.each(ContactKind.LIAISON, during), _ -> true));
        columns.addAll(stays.columns(month, during.place(), on));
        List<One> triage = counts.each(ContactKind.STREET_TRIAGE, during);
        List<@Nullable UUID> held = new ArrayList<>();
        held(during, on).forEach(each -> held.add(each.personId()));
        held.addAll(column("", triage, One::isDetainedWithoutCase).people());
        columns.add(new Column("Section 136", held));
        columns.add(column("Street triage", triage, _ -> true));
        columns.add(column("Section 136 avoided", triage, each -> ContactQuestions.AVOIDED.equals(each.outcome())));
        columns.add(column("Crisis line and 111", counts.each(ContactKind.CRISIS_LINE, during), _ -> true));
        return ByNetwork.of("Crisis contacts", columns, places, on);
    }

    private static Column column(String title, List<One> all, Predicate<One> which) {
        List<@Nullable UUID> people = new ArrayList<>();
        all.stream().filter(which).forEach(each -> people.add(each.personId()));
        return new Column(title, people);
    }

    private static Instant begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
    }

    /**
     * The twelve months up to this one, the newest first. Somebody detained is one number: a case, or a contact of street
     * triage that says so and of which no case was begun.
     */
    private List<Against> against(YearMonth last, PlaceFilter place, LocalDate on) {
        During year = new During(begins(last.minusMonths(MONTHS - 1L)), begins(last.plusMonths(1)), place);
        Map<YearMonth, Triage> triage = counts.triage(year);
        Map<YearMonth, Long> detentions = detentions(year, on);
        return Stream.iterate(last, month -> month.minusMonths(1))
                .limit(MONTHS)
                .map(month -> {
                    Triage met = triage.getOrDefault(month, Triage.NONE);
                    int held = detentions.getOrDefault(month, 0L).intValue() + met.detained();
                    return new Against(month, held, met.contacts(), met.avoided());
                })
                .toList();
    }

    private Map<YearMonth, Long> detentions(During year, LocalDate on) {
        return held(year, on).stream()
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(London.date(each.begunAt())), Collectors.counting()));
    }

    /** The cases in which somebody was detained under section 136. */
    private List<Detention> held(During during, LocalDate on) {
        List<Detention> held = homes.at(during.place(), cases.begun(during.from(), during.until()), on);
        Map<UUID, List<Fact>> facts =
                cases.facts(held.stream().map(Detention::incidentId).toList());
        return held.stream()
                .filter(each -> CaseState.of(facts.getOrDefault(each.incidentId(), List.of()))
                        .power()
                        .filter(power -> power == Power.S136)
                        .isPresent())
                .toList();
    }

    private @Nullable Cover cover(List<Out> out) {
        return services.byCode(TRIAGE)
                .map(Service::hours)
                .map(hours -> {
                    int within = (int)
                            out.stream().filter(each -> hours.openAt(each.at())).count();
                    long minutes = hours.spans().stream()
                            .mapToLong(span -> span.days().size()
                                    * span.closes().minus(span.opens()).toMinutes())
                            .sum();
                    int together = (int) out.stream().filter(Out::together).count();
                    return new Cover(hours.text(), (int) (minutes / 60), within, out.size() - within, together);
                })
                .orElse(null);
    }

    private static Breakdown counted(
            String title, Map<String, Integer> counts, List<Question> questions, String question) {
        Map<String, String> shown = new TreeMap<>();
        counts.forEach((code, number) -> shown.put(
                questions.stream()
                        .filter(each -> each.name().equals(question))
                        .flatMap(each -> each.option(code).stream())
                        .map(Question.Option::label)
                        .findFirst()
                        .orElse("Not recorded"),
                SmallNumbers.count(number)));
        return new Breakdown(title, shown);
    }

    private List<Hospital> hospitals(List<Liaison> referred) {
        Instant now = time.instant();
        List<UUID> ids = referred.stream().map(Liaison::incidentId).toList();
        Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
        Map<String, List<ClockView>> groups = new TreeMap<>();
        for (Liaison each : referred) {
            for (ClockView clock : running.getOrDefault(each.incidentId(), List.of())) {
                if (SEEN_WITHIN.contains(clock.standardId())) {
                    groups.computeIfAbsent(
                                    hospitalWords(each.hospital()) + "|"
                                            + clock.limit().replaceFirst(",.*", ""),
                                    _ -> new ArrayList<>())
                            .add(clock);
                }
            }
        }
        List<Hospital> hospitals = new ArrayList<>();
        groups.forEach((group, of) -> {
            String[] words = group.split("\\|", -1);
            int met = (int) of.stream()
                    .filter(each -> each.state() instanceof ClockState.Met)
                    .count();
            int waiting = (int) of.stream()
                    .filter(each -> each.isOpen() && !each.isBreachedAt(now))
                    .count();
            int left = (int) of.stream()
                    .filter(each -> each.state() instanceof ClockState.Void)
                    .count();
            int late = of.size() - met - waiting - left;
            hospitals.add(new Hospital(words[0], words[1], of.size(), met, late, waiting, left));
        });
        return hospitals;
    }

    static String hospitalWords(@Nullable String hospital) {
        return ContactKind.LIAISON
                .questions()
                .getFirst()
                .option(String.valueOf(hospital))
                .map(Question.Option::label)
                .orElse("Not recorded");
    }

    /** {@code 3 of 4, 75%}. */
    static String share(int met, int of) {
        return of == 0 ? "–" : "%d of %d, %d%%".formatted(met, of, Math.round(100f * met / of));
    }
}
