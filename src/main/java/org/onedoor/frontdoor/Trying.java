package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.DirectoryOfServices;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.Service;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Another way of listing services, tried on referrals that came before anybody switches to it: what stood first when each was
 * received, and what would have. Nothing is changed by trying.
 */
@Component
public class Trying {
    /** So many received referrals are asked for at once, and looked through at most. */
    private static final int BATCH = 500;

    private static final int MOST_READ = 4_000;

    private final ReferralRepository repository;
    private final People people;
    private final Matching matching;

    Trying(ReferralRepository repository, People people, Matching matching) {
        this.repository = repository;
        this.people = people;
        this.matching = matching;
    }

    /** What is tried. */
    public sealed interface Way {
        /** The other strategy. */
        record ByDos() implements Way {}

        /** A service as a change would make it. */
        record Changed(Service service) implements Way {}
    }

    /** A service at the head of a list. @param reasons why, in words */
    public record First(UUID serviceId, String name, List<String> reasons) {}

    /**
     * A referral for which something else is listed.
     *
     * @param differences each with its reason: was 1st, now left out
     */
    public record Difference(Referral referral, First before, First after, List<String> differences) {
        /** Whether another service is listed first, and not only the changed one elsewhere. */
        public boolean isOfTheFirst() {
            return !before.serviceId().equals(after.serviceId());
        }
    }

    /** How often a service stands first. */
    public record Head(String name, int before, int after) {}

    /**
     * @param looked how many referrals were looked at
     * @param onlyCentre of these, how many nobody but the centre could take before
     * @param onlyCentreAfter how many nobody but the centre could take then
     * @param heads the services that stand first more or less often, the largest difference first
     */
    public record Trial(
            int looked, List<Difference> differences, int onlyCentre, int onlyCentreAfter, List<Head> heads) {
        public Trial {
            differences = List.copyOf(differences);
            heads = List.copyOf(heads);
        }

        public int others() {
            return (int) differences.stream().filter(Difference::isOfTheFirst).count();
        }
    }

    /** One list: who is offered, the best first, and who is left out and why. */
    private record Listing(List<First> offers, Map<UUID, String> leftOut) {
        int place(UUID service) {
            for (int i = 0; i < offers.size(); i++) {
                if (offers.get(i).serviceId().equals(service)) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    /**
     * Called from inside a look that names everyone of whom something is shown. Only those in reach are tried and counted, and
     * how many others came between them changes nothing: no series of tries tells anything of a referral out of reach.
     *
     * @param inReach whether the reader may see a line of it
     * @param most at most so many of those in reach, the last received
     */
    public Trial run(Way way, LocalDate from, LocalDate to, int most, Predicate<Referral> inReach) {
        List<Referral> taken = new ArrayList<>();
        @Nullable Referral after = null;
        for (int read = 0; read < MOST_READ && taken.size() < most; read += BATCH) {
            List<Referral> batch = repository.received(start(from), start(to.plusDays(1)), after, BATCH);
            batch.stream().filter(inReach).limit(most - taken.size()).forEach(taken::add);
            if (batch.size() < BATCH) {
                break;
            }
            after = batch.getLast();
        }
        return tried(way, taken);
    }

    /**
     * How it would have been for referrals of which the reader may see no line, and that only as counts to be shown as small
     * numbers are. Which ones is not the reader's choice: the last received of the last whole quarter. So nobody can take two
     * tries from each other that differ by one person.
     */
    public Trial runOnLastQuarter(Way way, LocalDate today, int most, Predicate<Referral> outOfReach) {
        LocalDate first = quarterBefore(today);
        return run(way, first, first.plusMonths(3).minusDays(1), most, outOfReach);
    }

    /** The first day of the last quarter that has ended. */
    public static LocalDate quarterBefore(LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return month.minusMonths((month.getMonthValue() - 1) % 3 + 3L);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(London.ZONE).toInstant();
    }

    private Trial tried(Way way, List<Referral> referrals) {
        Map<UUID, Person> of =
                people.all(referrals.stream().map(Referral::personId).distinct().toList());
        List<Difference> differences = new ArrayList<>();
        Map<UUID, Head> heads = new LinkedHashMap<>();
        int looked = 0;
        int onlyCentre = 0;
        int onlyCentreAfter = 0;
        for (Referral referral : referrals) {
            Person person = of.get(referral.personId());
            if (person == null) {
                continue;
            }
            looked++;
            Listing before = usual(referral, person, UnaryOperator.identity());
            Listing after = switch (way) {
                case Way.ByDos _ -> byDos(referral, person);
                case Way.Changed(Service service) ->
                    usual(referral, person, each -> each.id().equals(service.id()) ? service : each);
            };
            onlyCentre += before.offers().size() == 1 ? 1 : 0;
            onlyCentreAfter += after.offers().size() == 1 ? 1 : 0;
            First was = before.offers().getFirst();
            First is = after.offers().getFirst();
            heads.merge(was.serviceId(), new Head(was.name(), 1, 0), Trying::sum);
            heads.merge(is.serviceId(), new Head(is.name(), 0, 1), Trying::sum);
            List<String> otherwise = otherwise(way, before, after);
            if (!otherwise.isEmpty()) {
                differences.add(new Difference(referral, was, is, otherwise));
            }
        }
        return new Trial(
                looked,
                differences,
                onlyCentre,
                onlyCentreAfter,
                heads.values().stream()
                        .filter(head -> head.before() != head.after())
                        .sorted(java.util.Comparator.comparing((Head head) -> -Math.abs(head.after() - head.before()))
                                .thenComparing(Head::name))
                        .toList());
    }

    private static Head sum(Head a, Head b) {
        return new Head(a.name(), a.before() + b.before(), a.after() + b.after());
    }

    private Listing usual(Referral referral, Person person, UnaryOperator<Service> tried) {
        MatchResult result = matching.tried(referral, person, tried);
        Map<UUID, String> leftOut = new LinkedHashMap<>();
        result.exclusions()
                .forEach(out -> leftOut.put(
                        out.service().id(),
                        String.join(
                                "; ",
                                out.failures().stream()
                                        .map(MatchResult.Failure::words)
                                        .toList())));
        return new Listing(
                result.offers().stream()
                        .map(offer ->
                                new First(offer.service().id(), offer.service().name(), offer.reasons()))
                        .toList(),
                leftOut);
    }

    private Listing byDos(Referral referral, Person person) {
        DirectoryOfServices.Found found = matching.triedByDos(referral, person);
        Map<UUID, String> leftOut = new LinkedHashMap<>();
        found.excluded().forEach(out -> leftOut.put(out.service().id(), String.join("; ", out.reasons())));
        return new Listing(
                found.offers().stream()
                        .map(one -> new First(one.service().id(), one.service().name(), one.reasons()))
                        .toList(),
                leftOut);
    }

    /** Of whoever stood first, whoever does then, and the service that is changed: how each stood and stands. */
    private static List<String> otherwise(Way way, Listing before, Listing after) {
        Set<UUID> about = new LinkedHashSet<>();
        about.add(before.offers().getFirst().serviceId());
        about.add(after.offers().getFirst().serviceId());
        if (way instanceof Way.Changed(Service service)) {
            about.add(service.id());
        }
        List<String> words = new ArrayList<>();
        for (UUID service : about) {
            int was = before.place(service);
            int is = after.place(service);
            if (was != is) {
                words.add("%s was %s, now %s"
                        .formatted(
                                name(service, before, after), stood(service, was, before), stood(service, is, after)));
            }
        }
        return words;
    }

    private static String name(UUID service, Listing before, Listing after) {
        return java.util.stream.Stream.concat(before.offers().stream(), after.offers().stream())
                .filter(each -> each.serviceId().equals(service))
                .map(First::name)
                .findFirst()
                .orElse("the service");
    }

    private static String stood(UUID service, int place, Listing in) {
        @Nullable String why = in.leftOut().get(service);
        return place > 0
                ? ordinal(place)
                : why == null ? "not in the list" : "left out: " + Objects.requireNonNull(why);
    }

    /** {@code 1st}, {@code 12th}, {@code 23rd}. */
    static String ordinal(int number) {
        int last = number % 10;
        boolean teen = number % 100 > 10 && number % 100 < 14;
        return number + (teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }
}
