package org.onedoor.crisis;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.crisis.CrisisFigures.Breakdown;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.SmallNumbers;
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

    private final ContactRepository contacts;
    private final DetentionRepository cases;
    private final CrisisResponse responses;
    private final Clocks clocks;
    private final Services services;
    private final Looks looks;
    private final DomainTime time;

    ContactFigures(
            ContactRepository contacts,
            DetentionRepository cases,
            CrisisResponse responses,
            Clocks clocks,
            Services services,
            Looks looks,
            DomainTime time) {
        this.contacts = contacts;
        this.cases = cases;
        this.responses = responses;
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

    /** A month. */
    public record Month(
            YearMonth month,
            List<Against> against,
            @Nullable Cover cover,
            Breakdown avoided,
            int calls,
            Breakdown reasons,
            List<Hour> hours,
            Repeats repeats,
            List<Hospital> hospitals,
            List<CrisisResponse.Kept> byTeam,
            List<CrisisResponse.Kept> byHour) {}

    public Month month(YearMonth month) {
        return looks.look("Figures of crisis contacts", Ask.function(Action.READ, "figures"), shown -> {
            List<Contact> all = contacts.between(begins(month), begins(month.plusMonths(1)));
            shown.addAll(all.stream().map(Contact::incidentId).toList());
            List<Contact> calls = of(all, ContactKind.CRISIS_LINE);
            List<CrisisResponse.Answered> answered = responses.of(begins(month), begins(month.plusMonths(1)));
            return new Month(
                    month,
                    against(month),
                    cover(of(all, ContactKind.STREET_TRIAGE)),
                    counted(
                            "Why section 136 was not needed",
                            of(all, ContactKind.STREET_TRIAGE).stream()
                                    .filter(each -> each.why() != null)
                                    .toList(),
                            ContactFigures::whyWords),
                    calls.size(),
                    counted("What the calls were about", calls, Contact::reasonWords),
                    hours(calls),
                    repeats(calls),
                    hospitals(of(all, ContactKind.LIAISON)),
                    CrisisResponse.by(answered, CrisisResponse.Answered::team),
                    CrisisResponse.by(answered, each -> "%02d:00".formatted(each.hour())));
        });
    }

    private static Instant begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
    }

    private static List<Contact> of(List<Contact> all, ContactKind kind) {
        return all.stream().filter(each -> each.kind() == kind).toList();
    }

    /** The twelve months up to this one, the newest first. */
    private List<Against> against(YearMonth last) {
        YearMonth first = last.minusMonths(MONTHS - 1L);
        Instant until = begins(last.plusMonths(1));
        Map<YearMonth, List<Contact>> triage =
                of(contacts.between(begins(first), until), ContactKind.STREET_TRIAGE).stream()
                        .collect(Collectors.groupingBy(each -> YearMonth.from(London.date(each.at()))));
        List<Detention> held = cases.begun(begins(first), until);
        Map<UUID, List<Fact>> facts =
                cases.facts(held.stream().map(Detention::incidentId).toList());
        Map<YearMonth, Long> detentions = held.stream()
                .filter(each -> CaseState.of(facts.getOrDefault(each.incidentId(), List.of()))
                        .power()
                        .filter(power -> power == Power.S136)
                        .isPresent())
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(London.date(each.begunAt())), Collectors.counting()));
        return Stream.iterate(last, month -> month.minusMonths(1))
                .limit(MONTHS)
                .map(month -> {
                    List<Contact> met = triage.getOrDefault(month, List.of());
                    return new Against(
                            month, detentions.getOrDefault(month, 0L).intValue(), met.size(), (int) met.stream()
                                    .filter(each -> ContactQuestions.AVOIDED.equals(each.outcome()))
                                    .count());
                })
                .toList();
    }

    private @Nullable Cover cover(List<Contact> triage) {
        return services.byCode(TRIAGE)
                .map(Service::hours)
                .map(hours -> {
                    int within = (int) triage.stream()
                            .filter(each -> hours.openAt(each.at()))
                            .count();
                    long minutes = hours.spans().stream()
                            .mapToLong(span -> span.days().size()
                                    * span.closes().minus(span.opens()).toMinutes())
                            .sum();
                    return new Cover(hours.text(), (int) (minutes / 60), within, triage.size() - within, (int)
                            triage.stream()
                                    .filter(each -> "nurse-officer".equals(each.pairing()))
                                    .count());
                })
                .orElse(null);
    }

    private static String whyWords(Contact contact) {
        return ContactQuestions.ending(ContactKind.STREET_TRIAGE).stream()
                .filter(question -> question.name().equals("avoided"))
                .flatMap(question -> question.option(Objects.requireNonNull(contact.why())).stream())
                .map(Question.Option::label)
                .findFirst()
                .orElse("Not recorded");
    }

    private static Breakdown counted(String title, List<Contact> all, Function<Contact, String> by) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(each -> counts.merge(by.apply(each), 1, Integer::sum));
        Map<String, String> shown = new LinkedHashMap<>();
        counts.forEach((what, number) -> shown.put(what, SmallNumbers.count(number)));
        return new Breakdown(title, shown);
    }

    private static List<Hour> hours(List<Contact> calls) {
        Map<Integer, Integer> counts = new TreeMap<>();
        calls.forEach(each -> counts.merge(London.at(each.at()).getHour(), 1, Integer::sum));
        List<Hour> hours = new ArrayList<>();
        counts.forEach((hour, number) -> hours.add(new Hour(hour, number)));
        return hours;
    }

    /** One caller is one number, or where none was given one person. */
    private static Repeats repeats(List<Contact> calls) {
        List<Long> often = calls.stream()
                .collect(Collectors.groupingBy(
                        each -> each.phone() == null ? each.personId().toString() : each.phone(),
                        Collectors.counting()))
                .values()
                .stream()
                .filter(times -> times > 1)
                .toList();
        return new Repeats(
                often.size(), (int) often.stream().mapToLong(Long::longValue).sum());
    }

    private List<Hospital> hospitals(List<Contact> referred) {
        Instant now = time.instant();
        List<UUID> ids = referred.stream().map(Contact::incidentId).toList();
        Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
        Map<String, List<ClockView>> groups = new TreeMap<>();
        for (Contact contact : referred) {
            for (ClockView clock : running.getOrDefault(contact.incidentId(), List.of())) {
                if (SEEN_WITHIN.contains(clock.standardId())) {
                    groups.computeIfAbsent(
                                    hospitalWords(contact) + "|" + clock.limit().replaceFirst(",.*", ""),
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

    private static String hospitalWords(Contact contact) {
        return ContactKind.LIAISON
                .questions()
                .getFirst()
                .option(String.valueOf(contact.hospital()))
                .map(Question.Option::label)
                .orElse("Not recorded");
    }

    /** {@code 3 of 4, 75%}. */
    static String share(int met, int of) {
        return of == 0 ? "–" : "%d of %d, %d%%".formatted(met, of, Math.round(100f * met / of));
    }
}
