package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.FigureRepository.Asked;
import org.onedoor.frontdoor.FigureRepository.Came;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * How the front door does, counted from what happened: each figure is the list of the referrals it counts, so that it can be
 * opened. Called from inside a look.
 */
@Service
public class ReferralFigures {
    private static final String HELP_IN_FOUR_WEEKS = "CMH_4W_ADULT";
    private static final Set<String> BY_THE_PERSON =
            Set.of("person-declined", "could-not-contact", "moved-away", "died", "withdrawn", "merged", "advice-given");

    private final FigureRepository repository;
    private final Clocks clocks;
    private final People people;
    private final Services services;
    private final SenderFigures senders;
    private final UnmetFigures unmet;
    private final RejectionFigures rejections;
    private final ChoiceFigures choice;
    private final PerinatalFigures perinatal;
    private final TherapyFigures therapy;
    private final NeedsFigures needs;
    private final Cohorts cohorts;
    private final FiguresByPlace byPlace;
    private final List<FigureSource> pathways;
    private final DomainTime time;

    ReferralFigures(
            FigureRepository repository,
            Clocks clocks,
            People people,
            Services services,
            SenderFigures senders,
            UnmetFigures unmet,
            RejectionFigures rejections,
            ChoiceFigures choice,
            PerinatalFigures perinatal,
            TherapyFigures therapy,
            NeedsFigures needs,
            Cohorts cohorts,
            FiguresByPlace byPlace,
            List<FigureSource> pathways,
            DomainTime time) {
        this.repository = repository;
        this.clocks = clocks;
        this.people = people;
        this.services = services;
        this.senders = senders;
        this.unmet = unmet;
        this.rejections = rejections;
        this.choice = choice;
        this.perinatal = perinatal;
        this.therapy = therapy;
        this.needs = needs;
        this.cohorts = cohorts;
        this.byPlace = byPlace;
        this.pathways = List.copyOf(pathways);
        this.time = time;
    }

    /** The London days that are counted, the last included. */
    public record Period(LocalDate from, LocalDate to) {
        public Instant begins() {
            return from.atStartOfDay(London.ZONE).toInstant();
        }

        public Instant ends() {
            return to.plusDays(1).atStartOfDay(London.ZONE).toInstant();
        }
    }

    /** A referral that is counted. */
    public record Counted(UUID personId, UUID referralId) {}

    /**
     * One figure: so many of so many.
     *
     * @param code names it in the address of its rows
     * @param detail more about it, in words
     */
    public record Line(
            String code,
            String label,
            List<Counted> counted,
            List<Counted> of,
            @Nullable String detail) {
        public Line {
            counted = List.copyOf(counted);
            of = List.copyOf(of);
        }
    }

    /** Figures that answer one question. @param definition what exactly is counted, and from what */
    public record Section(String title, String definition, String counts, String all, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    private List<Section> of(Period period) {
        List<Asked> asked = repository.asked(period.begins(), period.ends());
        List<Came> came = repository.came(period.begins(), period.ends());
        return List.of(
                declined(asked),
                overridden(asked),
                doors(came),
                senders.accepted(came, ReferralFigures::acceptedInTime),
                withoutService(came),
                senders.without(ended(came), ReferralFigures::endedWithout),
                sevenDays(came),
                fourWeeks(period));
    }

    /** What a page of figures is about. */
    public enum Topic {
        FRONT_DOOR("front-door", "Figures of the front door"),
        UNMET_NEED("unmet-need", "Unmet need"),
        REJECTIONS("rejections", "Rejections and hand-offs"),
        CHOICE("choice", "Choice"),
        PERINATAL("perinatal", "Pregnancy and birth"),
        TALKING_THERAPIES("talking-therapies", "Talking therapies"),
        NEEDS("needs", "What people need"),
        PATHWAYS("pathways", "Pathways");

        private final String code;
        private final String label;

        Topic(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Optional<Topic> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(topic -> topic.code.equals(code))
                    .findFirst();
        }
    }

    /**
     * The figures of a place, as it and its people were on the last day of the period.
     *
     * @param byNetwork each figure once for each primary care network
     */
    public List<Section> of(Topic topic, Period period, PlaceFilter place, boolean byNetwork) {
        return byPlace.of(every(topic, period), last(period), place, byNetwork);
    }

    /** The day as on which places count: the last of the period, or today while it goes on. */
    public LocalDate last(Period period) {
        LocalDate today = London.date(time.instant());
        return period.to().isAfter(today) ? today : period.to();
    }

    private List<Section> every(Topic topic, Period period) {
        return switch (topic) {
            case FRONT_DOOR -> of(period);
            case UNMET_NEED -> unmet.of(period);
            case REJECTIONS -> rejections.of(period);
            case CHOICE -> choice.of(period);
            case PERINATAL -> perinatal.of(period);
            case TALKING_THERAPIES -> therapy.of(period);
            case NEEDS -> needs.of(period);
            case PATHWAYS ->
                pathways.stream().flatMap(source -> source.of(period).stream()).toList();
        };
    }

    /** The referrals behind one figure; nothing when there is no such figure. */
    public Optional<Line> find(Topic topic, Period period, PlaceFilter place, boolean byNetwork, String code) {
        return of(topic, period, place, byNetwork).stream()
                .flatMap(section -> section.lines().stream())
                .filter(line -> line.code().equals(code))
                .findFirst();
    }

    private Section declined(List<Asked> asked) {
        List<Line> lines = new ArrayList<>();
        grouped(asked, Asked::serviceId).forEach((service, theirs) -> {
            String reasons = theirs.stream()
                    .filter(one -> "declined".equals(one.answer()))
                    .map(one ->
                            DeclineReason.ofCode(String.valueOf(one.reason())).label())
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(reason -> reason.getKey() + ": " + SmallNumbers.count(Math.toIntExact(reason.getValue())))
                    .collect(Collectors.joining("; "));
            lines.add(line(
                    "declined:" + service, name(service), theirs, one -> "declined".equals(one.answer()), reasons));
        });
        return new Section(
                "Rejected by each service",
                "Times a service was asked in the period and said no, with its reasons. A no never ends a need: it goes back to the centre.",
                "Said no",
                "Asked",
                sorted(lines));
    }

    private Section overridden(List<Asked> asked) {
        List<Line> lines = new ArrayList<>();
        List<Asked> looked =
                asked.stream().filter(one -> one.recommended() != null).toList();
        grouped(looked, Asked::recommended)
                .forEach((service, theirs) -> lines.add(line(
                        "overridden:" + service,
                        name(service),
                        theirs,
                        one -> !one.serviceId().equals(one.recommended()),
                        null)));
        return new Section(
                "Another service chosen than the match put first",
                "Times the centre asked a service in the period, by the service the match put first. Each choice of another has its reason on the timeline.",
                "Another chosen",
                "Put first",
                sorted(lines));
    }

    private Section doors(List<Came> came) {
        List<Line> lines = new ArrayList<>();
        came.stream()
                .collect(Collectors.groupingBy(Came::door, TreeMap::new, Collectors.toList()))
                .forEach((door, theirs) -> lines.add(line(
                        "door:" + door, Door.ofCode(door).label(), theirs, ReferralFigures::acceptedInTime, null)));
        return new Section(
                "Accepted by a service within seven days, by door",
                "Referrals received in the period. Seven calendar days, in London, to the first acceptance. The centre owns each from the first moment.",
                "Accepted in time",
                "Received",
                lines);
    }

    private static boolean acceptedInTime(Came one) {
        return one.acceptedAt() != null
                && within(one.receivedAt().toInstant(), one.acceptedAt().toInstant(), 7);
    }

    private static boolean within(Instant from, Instant to, int days) {
        return !London.date(to).isAfter(London.date(from).plusDays(days));
    }

    private Section withoutService(List<Came> came) {
        return new Section(
                "Ended without a service",
                "Ended referrals that no service had accepted, and that did not end by the person's wish, death, move or advice. It must be none.",
                "Without",
                "Ended",
                List.of(line("without:service", "All doors", ended(came), ReferralFigures::endedWithout, null)));
    }

    private static List<Came> ended(List<Came> came) {
        return came.stream()
                .filter(one -> !WorkState.valueOf(one.state()).isOpen())
                .toList();
    }

    private static boolean endedWithout(Came one) {
        return one.acceptedAt() == null && !BY_THE_PERSON.contains(String.valueOf(one.outcome()));
    }

    private Section sevenDays(List<Came> came) {
        Cohorts.Known known = cohorts.of(came.stream().map(Came::personId).toList());
        List<Line> lines = new ArrayList<>();
        came.stream()
                .collect(Collectors.groupingBy(
                        one -> known.network(one.personId(), one.receivedAt().toInstant()),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((network, theirs) -> lines.add(line(
                        "seven:" + network,
                        network,
                        theirs,
                        one -> one.startsAt() != null
                                && "face-to-face".equals(one.mode())
                                && within(
                                        one.receivedAt().toInstant(),
                                        one.startsAt().toInstant(),
                                        7),
                        null)));
        return new Section(
                "Face-to-face appointment within seven days, by network",
                "Referrals received in the period whose first appointment is face to face and within seven calendar days of receipt, by the primary care network of the practice they were registered with then.",
                "Within seven days",
                "Received",
                lines);
    }

    private Section fourWeeks(Period period) {
        List<ClockView> started = clocks.started(HELP_IN_FOUR_WEEKS, period.begins(), period.ends());
        List<UUID> ids = started.stream().map(ClockView::subjectId).distinct().toList();
        Map<UUID, Person> persons = people.all(ids);
        Cohorts.Known known = cohorts.of(ids);
        Instant now = time.instant();
        List<ClockView> decided = started.stream()
                .filter(clock ->
                        clock.state() instanceof ClockState.Met || clock.state().isBreachedAt(now))
                .toList();
        List<Line> lines = new ArrayList<>();
        decided.stream()
                .collect(Collectors.groupingBy(
                        clock -> known.network(clock.subjectId(), clock.started()) + ", "
                                + years(persons.get(clock.subjectId()), clock.started()),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((group, theirs) -> lines.add(new Line(
                        "weeks:" + group,
                        group,
                        theirs.stream()
                                .filter(clock -> clock.state() instanceof ClockState.Met)
                                .map(ReferralFigures::counted)
                                .toList(),
                        theirs.stream().map(ReferralFigures::counted).toList(),
                        null)));
        return new Section(
                "Help within four weeks, by network and age",
                "The standard %s, for those received in the period whose four weeks were kept or are over; by the network of the practice they were registered with then and their age at receipt."
                        .formatted(HELP_IN_FOUR_WEEKS),
                "Within four weeks",
                "Kept or over",
                lines);
    }

    private static String years(@Nullable Person person, Instant at) {
        Integer age = person == null ? null : person.ageOn(London.date(at));
        return age == null ? "age not known" : age < 26 ? "18 to 25" : age < 65 ? "26 to 64" : "65 and over";
    }

    private String name(UUID service) {
        return services.find(service).map(org.onedoor.directory.Service::name).orElse("A service that is gone");
    }

    private static <T> Map<UUID, List<T>> grouped(Collection<T> all, Function<T, UUID> by) {
        return all.stream().collect(Collectors.groupingBy(by));
    }

    private static List<Line> sorted(List<Line> lines) {
        return lines.stream().sorted(Comparator.comparing(Line::label)).toList();
    }

    static <T extends Record> Line line(
            String code, String label, List<T> all, Predicate<T> counts, @Nullable String detail) {
        return new Line(
                code,
                label,
                all.stream().filter(counts).map(ReferralFigures::counted).toList(),
                all.stream().map(ReferralFigures::counted).toList(),
                detail);
    }

    static Counted counted(Object one) {
        return switch (one) {
            case Asked asked -> new Counted(asked.personId(), asked.referralId());
            case FigureRepository.SteppedDown down -> new Counted(down.personId(), down.referralId());
            case Came came -> new Counted(came.personId(), came.referralId());
            case FigureRepository.Course course -> new Counted(course.personId(), course.referralId());
            case FigureRepository.OnCaseload had -> new Counted(had.personId(), had.referralId());
            case ClockView clock -> new Counted(clock.subjectId(), clock.scopeId());
            default -> throw new IllegalArgumentException("Not counted: " + one.getClass());
        };
    }
}
