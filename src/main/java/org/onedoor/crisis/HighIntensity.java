package org.onedoor.crisis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Reach;
import org.onedoor.frontdoor.MentalHealthCalls;
import org.onedoor.frontdoor.MentalHealthCalls.OfPerson;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * People who come into crisis often, counted over every agency. The count is everybody's; a name is shown to those only who
 * met the person themselves or look after them.
 */
@Service
public class HighIntensity {
    private static final String FILE = "/crisis/high-intensity.properties";
    private static final int MOST = 5_000;

    private final HighIntensityRepository repository;
    private final ContactRepository contacts;
    private final MentalHealthCalls calls;
    private final Reach reach;
    private final Referrals referrals;
    private final People people;
    private final Gate gate;
    private final Looks looks;
    private final PlaceFilters places;
    private final DomainTime time;
    private final int least;
    private final Duration within;

    HighIntensity(
            HighIntensityRepository repository,
            ContactRepository contacts,
            MentalHealthCalls calls,
            Reach reach,
            Referrals referrals,
            People people,
            Gate gate,
            Looks looks,
            PlaceFilters places,
            DomainTime time) {
        this.repository = repository;
        this.contacts = contacts;
        this.calls = calls;
        this.reach = reach;
        this.referrals = referrals;
        this.people = people;
        this.gate = gate;
        this.looks = looks;
        this.places = places;
        this.time = time;
        Properties said = new Properties();
        try (InputStream file = Objects.requireNonNull(HighIntensity.class.getResourceAsStream(FILE))) {
            said.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.least = number(said, "contacts");
        this.within = Duration.ofDays(number(said, "days"));
    }

    private static int number(Properties said, String name) {
        String text = said.getProperty(name, "");
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalStateException("%s: %s must be a whole number, and is '%s'".formatted(FILE, name, text));
        }
        return Integer.parseInt(text);
    }

    /**
     * One of them: every id that is this same person counts together.
     *
     * @param held how often under section 135 or 136
     * @param calls how many 999 calls about mental health the centre took over
     * @param agencies how many organisations met or held them
     * @param reference an open referral that the reader may open, on which all plan together; none where there is none
     * @param contact the newest contact that the reader may open
     * @param known whether the reader may open the person's record
     */
    public record Often(
            Person person,
            int contacts,
            Map<ContactKind, Integer> byKind,
            int held,
            int calls,
            int agencies,
            Instant last,
            @Nullable String reference,
            @Nullable Contact contact,
            boolean known) {}

    /** @param others how many more there are whom the reader has not met */
    public record Listed(List<Often> people, int others, int least, int days) {}

    /** Those of a place. */
    public Listed list(PlaceFilter place) {
        return looks.look("People who are in crisis often", Ask.function(Action.READ, "high-intensity"), shown -> {
            Instant since = time.instant().minus(within);
            Map<UUID, List<OfPerson>> rung =
                    calls.takenOver(since).stream().collect(Collectors.groupingBy(OfPerson::personId));
            List<One> all =
                    places.those(place, ones(since, rung), one -> one.person().personId(), London.date(time.instant()));
            List<UUID> ids = all.stream().flatMap(one -> one.ids().stream()).toList();
            Map<UUID, List<Contact>> theirs =
                    contacts.ofPersons(ids, since).stream().collect(Collectors.groupingBy(Contact::personId));
            Actor actor = CurrentActor.get();
            Set<UUID> around = ContactReads.around(actor);
            Set<UUID> reached = new HashSet<>(reach.of(actor, ids));
            List<Often> often = new ArrayList<>();
            for (One one : all) {
                List<Contact> met = one.ids().stream()
                        .flatMap(id -> theirs.getOrDefault(id, List.of()).stream())
                        .sorted(Comparator.comparing(Contact::at).reversed())
                        .toList();
                Contact ours = met.stream()
                        .filter(each -> each.parties().stream().anyMatch(around::contains))
                        .findFirst()
                        .orElse(null);
                boolean known = one.ids().stream().anyMatch(reached::contains);
                if (ours != null || known) {
                    List<OfPerson> called = one.ids().stream()
                            .flatMap(id -> rung.getOrDefault(id, List.of()).stream())
                            .toList();
                    often.add(often(one, met, called, ours, known, since));
                    shown.addAll(one.ids());
                }
            }
            often.sort(Comparator.comparing(Often::contacts).reversed().thenComparing(Often::last));
            return new Listed(List.copyOf(often), all.size() - often.size(), least, (int) within.toDays());
        });
    }

    /** A person with every id that is linked to them now. */
    private record One(Person person, Set<UUID> ids) {}

    /** Those who were met often enough under all their ids together, the most often first. */
    private List<One> ones(Instant since, Map<UUID, List<OfPerson>> rung) {
        Map<UUID, Integer> met = new HashMap<>(repository.met(since));
        rung.forEach((id, each) -> met.merge(id, each.size(), Integer::sum));
        Map<Set<UUID>, Integer> sums = new HashMap<>();
        people.linked(met.keySet()).forEach((id, ids) -> sums.merge(ids, met.getOrDefault(id, 0), Integer::sum));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() >= least)
                .sorted(Map.Entry.<Set<UUID>, Integer>comparingByValue().reversed())
                .flatMap(sum -> one(sum.getKey()).stream())
                .limit(MOST)
                .toList();
    }

    /** None where nobody knows who it is. */
    private Optional<One> one(Set<UUID> ids) {
        return people.all(ids).values().stream()
                .filter(person -> person.status() == Person.Status.KNOWN)
                .min(Comparator.comparing((Person person) -> person.nhsNumber() == null)
                        .thenComparing(Person::personId))
                .map(person -> new One(person, ids));
    }

    private Often often(
            One one, List<Contact> met, List<OfPerson> called, @Nullable Contact ours, boolean known, Instant since) {
        Map<ContactKind, Integer> byKind = new EnumMap<>(ContactKind.class);
        Set<UUID> used = repository.used(
                met.stream().map(Contact::caseId).filter(Objects::nonNull).toList(), since);
        List<Contact> counted = met.stream()
                .filter(each -> each.caseId() == null || !used.contains(each.caseId()))
                .toList();
        counted.forEach(each -> byKind.merge(each.kind(), 1, Integer::sum));
        HighIntensityRepository.Held held = repository.held(one.ids(), since);
        Instant last = Stream.of(
                        Stream.ofNullable(held.last()),
                        met.stream().limit(1).map(Contact::at),
                        called.stream().map(OfPerson::calledAt))
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder())
                .orElse(since);
        Set<UUID> agencies = met.stream().map(Contact::byOrganisation).collect(Collectors.toSet());
        agencies.addAll(held.organisations());
        called.forEach(each -> agencies.add(each.service()));
        return new Often(
                one.person(),
                counted.size() + held.times() + called.size(),
                byKind,
                held.times(),
                called.size(),
                agencies.size(),
                last,
                reference(one.person().personId()),
                ours,
                known);
    }

    /** The newest open referral of theirs that the reader may open: its response plan is the one that all share. */
    private @Nullable String reference(UUID id) {
        Actor actor = CurrentActor.get();
        return referrals.ofPerson(people.linked(id)).stream()
                .filter(Referral::isOpen)
                .filter(each -> gate.decide(
                                actor,
                                Ask.item(Action.READ, "referral", new Subject.Person(each.personId()), each.parties()))
                        instanceof Decision.Allowed)
                .map(Referral::reference)
                .findFirst()
                .orElse(null);
    }
}
