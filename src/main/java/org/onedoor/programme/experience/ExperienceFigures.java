package org.onedoor.programme.experience;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.publishing.FeedbackBox;
import org.springframework.stereotype.Component;

/**
 * What was said of services and partners in the last twelve whole months. Nothing is shown of fewer than five answers: small
 * places of a service are put together, and what is still too few is in no figure and in no total, so that no subtraction
 * finds it. The running month is not shown, so that no answer can be told by the day it appears.
 */
@Component
public class ExperienceFigures {
    private static final int FEWEST = 5;
    private static final int MONTHS = 12;
    private static final int MOST_WORDS = 50;
    private static final String OTHERS = "Other places together";

    private final ExperienceRepository repository;
    private final Services services;
    private final Organisations organisations;
    private final DomainTime time;

    ExperienceFigures(
            ExperienceRepository repository, Services services, Organisations organisations, DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.organisations = organisations;
        this.time = time;
    }

    /** @param until the last day they are of */
    public record Period(LocalDate from, LocalDate until) {}

    public Period period() {
        LocalDate running = London.date(time.instant()).withDayOfMonth(1);
        return new Period(running.minusMonths(MONTHS), running.minusDays(1));
    }

    /**
     * Everything that may be shown.
     *
     * @param services what people, carers and staff said of services, by service and audience
     * @param partners what partners said of organisations
     * @param sectors services of voluntary organisations and of others, by audience
     */
    public record All(List<Found.About> services, List<Found.About> partners, List<Sector> sectors) {}

    /** @param voluntary of voluntary organisations that are part of the pathway; others otherwise */
    public record Sector(boolean voluntary, Found found) {}

    private record Key(
            Audience audience,
            UUID organisationId,
            @Nullable UUID serviceId) {}

    private record Pool(Audience audience, boolean voluntary) {}

    public All all() {
        Period period = period();
        Map<Key, List<Given>> about = repository
                .of(period.from(), period.until().plusDays(1))
                .stream()
                .collect(Collectors.groupingBy(
                        given -> new Key(given.audience(), given.organisationId(), given.serviceId()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Found.About> found = new ArrayList<>();
        Map<Pool, List<Given>> shown = new LinkedHashMap<>();
        Map<Pool, List<Given>> left = new LinkedHashMap<>();
        about.forEach((key, given) -> {
            Map<String, List<Given>> places = places(given);
            List<Given> counted = places.values().stream().flatMap(List::stream).toList();
            if (!counted.isEmpty()) {
                found.add(about(key, places, counted));
            }
            List<Given> rest = new ArrayList<>(given);
            rest.removeAll(counted);
            Pool pool = new Pool(key.audience(), given.getFirst().voluntary());
            shown.computeIfAbsent(pool, _ -> new ArrayList<>()).addAll(counted);
            left.computeIfAbsent(pool, _ -> new ArrayList<>()).addAll(rest);
        });
        found.sort(Comparator.comparing((Found.About each) -> each.all().name())
                .thenComparing(each -> each.all().audience()));
        return new All(
                found.stream().filter(each -> each.all().serviceId() != null).toList(),
                found.stream().filter(each -> each.all().serviceId() == null).toList(),
                sectors(shown, left));
    }

    /** The answers by place: small places put together; what is still too few is left out. */
    private static Map<String, List<Given>> places(List<Given> given) {
        Map<String, List<Given>> all =
                given.stream().collect(Collectors.groupingBy(Given::place, TreeMap::new, Collectors.toList()));
        Map<String, List<Given>> shown = new LinkedHashMap<>();
        List<Given> small = new ArrayList<>();
        all.forEach((place, some) -> {
            if (some.size() >= FEWEST) {
                shown.put(place, some);
            } else {
                small.addAll(some);
            }
        });
        if (small.size() >= FEWEST) {
            shown.put(OTHERS, small);
        }
        return shown;
    }

    private Found.About about(Key key, Map<String, List<Given>> places, List<Given> counted) {
        String name = key.serviceId() == null
                ? organisations.names(List.of(key.organisationId())).getOrDefault(key.organisationId(), "Unknown")
                : services.find(key.serviceId()).map(Service::name).orElse("A service that is gone");
        return new Found.About(
                found(key.audience(), key.organisationId(), key.serviceId(), name, "", counted),
                places.entrySet().stream()
                        .map(place -> found(
                                key.audience(),
                                key.organisationId(),
                                key.serviceId(),
                                name,
                                place.getKey().isEmpty() ? "Place not said" : place.getKey(),
                                place.getValue()))
                        .toList(),
                counted.stream()
                        .map(Given::words)
                        .filter(words -> !words.isBlank())
                        .map(FeedbackBox::suggested)
                        .sorted()
                        .limit(MOST_WORDS)
                        .toList());
    }

    private static List<Sector> sectors(Map<Pool, List<Given>> shown, Map<Pool, List<Given>> left) {
        List<Sector> sectors = new ArrayList<>();
        shown.forEach((pool, some) -> {
            List<Given> rest = Objects.requireNonNull(left.get(pool));
            List<Given> all = new ArrayList<>(some);
            if (rest.size() >= FEWEST) {
                all.addAll(rest);
            }
            if (!all.isEmpty() && pool.audience() != Audience.PARTNER) {
                sectors.add(new Sector(pool.voluntary(), found(pool.audience(), null, null, "", "", all)));
            }
        });
        sectors.sort(Comparator.comparing((Sector each) -> each.found().audience())
                .thenComparing(each -> !each.voluntary()));
        return sectors;
    }

    private static Found found(
            Audience audience,
            @Nullable UUID organisation,
            @Nullable UUID service,
            String name,
            String place,
            List<Given> given) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        for (Question question : Question.of(audience)) {
            List<String> said = given.stream()
                    .map(each -> each.ratings().get(question.key()))
                    .filter(Objects::nonNull)
                    .toList();
            if (said.size() >= FEWEST) {
                long good = said.stream().filter(question::isGood).count();
                shares.put(question.key(), Math.round(100f * good / said.size()));
            }
        }
        return new Found(audience, organisation, service, name, place, given.size(), shares);
    }
}
