package org.onedoor.crisis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.crisis.ByNetwork.Column;
import org.onedoor.crisis.Contact.Attendance;
import org.onedoor.crisis.CrisisFigures.Breakdown;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Service;

/** Who is in A&E for their mental health and for how long: four hours each, a reason for every one that was longer, none as the aim. */
@Service
public class EdStays {
    private static final int MONTHS = 12;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);

    private final ContactActs contactActs;
    private final ContactRepository contacts;
    private final ContactReads reads;
    private final Clocks clocks;
    private final Looks looks;
    private final PlaceFilters places;
    private final DomainTime time;

    EdStays(
            ContactActs contactActs,
            ContactRepository contacts,
            ContactReads reads,
            Clocks clocks,
            Looks looks,
            PlaceFilters places,
            DomainTime time) {
        this.contactActs = contactActs;
        this.contacts = contacts;
        this.reads = reads;
        this.clocks = clocks;
        this.looks = looks;
        this.places = places;
        this.time = time;
    }

    /** Somebody who is in A&E. @param clock of the four hours; none until it is reckoned */
    public record There(
            Contact contact, String name, @Nullable ClockView clock) {
        public String hospital() {
            return ContactFigures.hospitalWords(contact.hospital());
        }
    }

    /** Everybody of the reader's and of a place who is there, whoever came first at the top. */
    public List<There> now(PlaceFilter place) {
        return looks.look("Who is in A&E", Ask.function(Action.READ, ContactActs.DATA), shown -> {
            List<Contact> there = places.those(
                    place,
                    contacts.inDepartment(ContactReads.around(CurrentActor.get())),
                    Contact::personId,
                    contact -> Stream.ofNullable(contact.owner().teamId()),
                    London.date(time.instant()));
            List<UUID> ids = there.stream().map(Contact::incidentId).toList();
            Map<UUID, List<ClockView>> running = clocks.ofScopes(ids, ids);
            Map<UUID, String> names = reads.names(there, shown);
            shown.addAll(ids);
            return there.stream()
                    .map(each -> new There(
                            each,
                            Objects.requireNonNull(names.get(each.incidentId())),
                            running.getOrDefault(each.incidentId(), List.of()).stream()
                                    .filter(clock -> clock.standardId().equals("ED_4H"))
                                    .findFirst()
                                    .orElse(null)))
                    .toList();
        });
    }

    /**
     * They came at another time than was said.
     *
     * @throws Invalid where the stay that is over was more than four hours by it and nobody says why
     */
    public Contact came(UUID incident, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        require(at);
        Answers answers = Answers.of(List.of(ContactQuestions.breach()), given, (_, _, _) -> {});
        return contactActs.perform(incident, "Record when somebody came to A&E", key, (act, before, was) -> {
            CrisisContacts.requirePart(before, was, act.actor());
            Attendance stay = requireStay(before);
            Instant leftAt = stay.leftAt();
            if (leftAt != null) {
                overBy(act, before, was, at, leftAt, stay, answers.codes());
            }
            contactActs.append(
                    act,
                    incident,
                    before.kind(),
                    ContactStep.ARRIVED,
                    at,
                    Map.of(),
                    Map.of(),
                    was.last(ContactStep.ARRIVED).map(ContactEntry::entryId).orElse(null));
        });
    }

    /** A stay that is over already says why it was long, where it was so by when they came. */
    private void overBy(
            Act act,
            Contact before,
            ContactState was,
            Instant at,
            Instant leftAt,
            Attendance stay,
            Map<String, String> codes) {
        if (at.isAfter(leftAt)) {
            throw new Invalid("at", "They left at %s: they came before that".formatted(London.full(leftAt)));
        }
        Instant referred = was.recorded().occurredAt();
        boolean late = new Attendance(at.isBefore(referred) ? at : referred, leftAt, null).isBreachedAt(leftAt);
        String why = codes.getOrDefault("breach", "");
        if (late && why.isEmpty() && stay.breach() == null) {
            throw new Invalid(
                    "breach", "It was more than four hours then, until %s: say why".formatted(London.full(leftAt)));
        }
        if (late && !why.isEmpty()) {
            contactActs.append(
                    act,
                    before.incidentId(),
                    before.kind(),
                    ContactStep.LEFT_ED,
                    leftAt,
                    codes,
                    Map.of(),
                    was.last(ContactStep.LEFT_ED).map(ContactEntry::entryId).orElse(null));
        }
    }

    /**
     * They left A&E: home, to a ward or another place. Said again, the later counts and both stay.
     *
     * @throws Invalid where it took more than four hours and nobody says why
     */
    public Contact left(UUID incident, Instant at, UnaryOperator<String> given, @Nullable IdempotencyKey key) {
        require(at);
        Answers answers = Answers.of(List.of(ContactQuestions.breach()), given, (_, _, _) -> {});
        return contactActs.perform(incident, "Record that somebody left A&E", key, (act, before, was) -> {
            CrisisContacts.requirePart(before, was, act.actor());
            Attendance stay = requireStay(before);
            if (at.isBefore(stay.from())) {
                throw new Invalid("at", "They came at %s: they left after that".formatted(London.full(stay.from())));
            }
            boolean late = new Attendance(stay.from(), at, null).isBreachedAt(at);
            String why = answers.codes().getOrDefault("breach", "");
            if (late && why.isEmpty()) {
                throw new Invalid(
                        "breach", "It was more than four hours, from %s: say why".formatted(London.full(stay.from())));
            }
            if (!late && !why.isEmpty()) {
                throw new Invalid("breach", "It was not more than four hours: take the reason away, or check the time");
            }
            contactActs.append(
                    act,
                    incident,
                    before.kind(),
                    ContactStep.LEFT_ED,
                    at,
                    answers.codes(),
                    Map.of(),
                    was.last(ContactStep.LEFT_ED).map(ContactEntry::entryId).orElse(null));
        });
    }

    private void require(Instant at) {
        String wrong = Plausible.notHappened("The time", at, time.instant());
        if (wrong != null) {
            throw new Invalid("at", wrong);
        }
    }

    private static Attendance requireStay(Contact contact) {
        Attendance stay = contact.attendance();
        if (stay == null) {
            throw new Refused("not-there", "This person was not referred from A&E.");
        }
        return stay;
    }

    /**
     * One hospital's month.
     *
     * @param there in A&E still, as far as was recorded, and in time
     * @param over more than four hours, whether they have left or not
     */
    public record Hospital(String name, int came, int inTime, int there, int over) {}

    /** @param over more than four hours */
    public record OneMonth(YearMonth month, int came, int over) {
        public String words() {
            return MONTH.format(month);
        }
    }

    /** @param run the twelve months up to this one, the newest first @param clear how many months in a row, up to this one, had none over four hours */
    public record Figures(List<Hospital> hospitals, int over, Breakdown reasons, List<OneMonth> run, int clear) {}

    /** What is counted of a month by network; from inside a look at figures. */
    List<Column> columns(YearMonth month, PlaceFilter place, LocalDate on) {
        Instant now = time.instant();
        List<@Nullable UUID> came = new ArrayList<>();
        List<@Nullable UUID> over = new ArrayList<>();
        for (Contact each : came(month, month, place, on)) {
            came.add(each.personId());
            if (stay(each).isBreachedAt(now)) {
                over.add(each.personId());
            }
        }
        return List.of(new Column("Came to A&E", came), new Column("More than four hours in A&E", over));
    }

    private List<Contact> came(YearMonth first, YearMonth last, PlaceFilter place, LocalDate on) {
        return places.those(
                place, contacts.cameToDepartment(begins(first), begins(last.plusMonths(1))), Contact::personId, on);
    }

    /** The month by when they came, of people who were in a place on a day; from inside a look at figures. */
    Figures of(YearMonth month, PlaceFilter place, LocalDate on) {
        Instant now = time.instant();
        Map<YearMonth, List<Contact>> months = came(month.minusMonths(MONTHS - 1L), month, place, on).stream()
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(London.date(stay(each).from()))));
        List<Contact> came = months.getOrDefault(month, List.of());
        Map<String, List<Contact>> byHospital = came.stream()
                .collect(Collectors.groupingBy(
                        each -> ContactFigures.hospitalWords(each.hospital()), TreeMap::new, Collectors.toList()));
        List<Hospital> hospitals = new ArrayList<>();
        byHospital.forEach((name, of) -> {
            int over = over(of, now);
            int there = (int) of.stream()
                    .map(EdStays::stay)
                    .filter(stay -> stay.leftAt() == null && !stay.isBreachedAt(now))
                    .count();
            hospitals.add(new Hospital(name, of.size(), of.size() - over - there, there, over));
        });
        List<OneMonth> run = new ArrayList<>();
        for (int back = 0; back < MONTHS; back++) {
            YearMonth each = month.minusMonths(back);
            List<Contact> of = months.getOrDefault(each, List.of());
            run.add(new OneMonth(each, of.size(), over(of, now)));
        }
        int clear = 0;
        while (clear < run.size() && run.get(clear).over() == 0) {
            clear++;
        }
        return new Figures(hospitals, over(came, now), reasons(came, now), run, clear);
    }

    private static Instant begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
    }

    private static Attendance stay(Contact contact) {
        return Objects.requireNonNull(contact.attendance());
    }

    private static int over(List<Contact> of, Instant now) {
        return (int) of.stream().filter(each -> stay(each).isBreachedAt(now)).count();
    }

    private static Breakdown reasons(List<Contact> came, Instant now) {
        Map<String, Integer> counts = new TreeMap<>();
        came.stream()
                .map(EdStays::stay)
                .filter(stay -> stay.isBreachedAt(now))
                .forEach(stay -> counts.merge(
                        stay.leftAt() == null ? "In A&E still, or nobody has said that they left" : stay.breachWords(),
                        1,
                        Integer::sum));
        Map<String, String> shown = new LinkedHashMap<>();
        counts.forEach((why, number) -> shown.put(why, SmallNumbers.count(number)));
        return new Breakdown("Why it was more than four hours", shown);
    }
}
