package org.onedoor.directory.dos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.DirectoryOfServices;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Need;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.springframework.stereotype.Component;

/**
 * Asks our directory as the Directory of Services would be asked, so that the two lists can be held side by side. The
 * Care Co-ordination Centre is no part of the search; it is the last answer always, and the only one where the search
 * and its catch-all find nothing.
 */
@Component
class DosMatches implements DirectoryOfServices {
    private static final WorkingDays CALENDAR = WorkingDays.england();
    private static final int DAYS_AHEAD = 31;

    private final Services services;
    private final Capacities capacities;
    private final DosCodes codes = DosCodes.shipped();

    DosMatches(Services services, Capacities capacities) {
        this.services = services;
        this.capacities = capacities;
    }

    @Override
    public List<Rule> rules() {
        return Stream.of(DosRule.values())
                .map(rule -> new Rule(rule.name(), rule.words()))
                .toList();
    }

    @Override
    public Found find(Need need) {
        Service centre = services.centre();
        List<Service> all =
                services.all().stream().filter(service -> !service.isCentre()).toList();
        return find(need, all, capacities.of(all, need.at()), labels(all, need), centre);
    }

    private Found find(
            Need need, List<Service> all, Map<UUID, Capacity> room, Map<String, String> labels, Service centre) {
        Map<String, Service> byId =
                all.stream().collect(Collectors.toMap(service -> service.id().toString(), Function.identity()));
        List<Listed> excluded = new ArrayList<>();
        List<Service> searched = new ArrayList<>();
        for (Service service : all) {
            List<String> missing = missing(service, need);
            if (missing.isEmpty()) {
                searched.add(service);
            } else {
                excluded.add(new Listed(service, missing));
            }
        }
        Set<LocalDate> holidays = holidays(London.date(need.at()));
        DosProfile profile = new DosProfile(codes, holidays);
        DosRequest request = request(need, codes);
        DosAnswer answer = NhsDos.search(
                request,
                searched.stream()
                        .map(service ->
                                profile.of(service, room.getOrDefault(service.id(), new Capacity.Unknown(null))))
                        .toList(),
                tables(codes, holidays, labels));
        List<Listed> offers = new ArrayList<>(answer.returned().stream()
                .map(one -> new Listed(service(byId, one.service()), reasons(one)))
                .toList());
        offers.add(new Listed(
                centre,
                List.of(
                        answer.returned().isEmpty()
                                ? "(Catch-all) the search found nothing, and no emergency department is in this directory: the centre always answers"
                                : "owns the need until another team has accepted it")));
        answer.left().stream()
                .sorted(Comparator.comparing((DosAnswer.LeftOut left) -> !left.gap())
                        .thenComparing(left -> left.service().name())
                        .thenComparing(left -> left.service().id()))
                .map(left -> new Listed(
                        service(byId, left.service()),
                        left.failed().stream().map(Finding::words).toList()))
                .forEach(excluded::add);
        return new Found(offers, excluded, asked(need, answer, labels), answer.catchAll());
    }

    private static Service service(Map<String, Service> byId, DosService service) {
        return Objects.requireNonNull(byId.get(service.id()));
    }

    /** What the profile has no field for is asked before the search, as the explainable strategy asks it. */
    private static List<String> missing(Service service, Need need) {
        List<String> missing = new ArrayList<>(service.eligibility().requires().stream()
                .filter(flag -> !need.flags().contains(flag))
                .sorted()
                .map(flag ->
                        "needs \"%s\" on record; it is not recorded (no field of the profile: asked before the search)"
                                .formatted(flag.replace('-', ' ')))
                .toList());
        if (need.registered() != null && !service.eligibility().takesFrom(need.registered())) {
            missing.add("is for people registered with %s; this person is with %s (asked before the search)"
                    .formatted(
                            service.eligibility().practices(),
                            need.registered().practice().name()));
        }
        String frailty = service.eligibility().specialist().leavesOut(need.frailty());
        if (frailty != null) {
            missing.add(frailty + " (no field of the profile: asked before the search)");
        }
        return missing;
    }

    private static List<String> reasons(DosAnswer.Returned one) {
        return Stream.of(
                        one.label().isEmpty() ? Stream.<String>of() : Stream.of(one.label()),
                        one.place().stream(),
                        one.passed().stream().map(Finding::words))
                .flatMap(Function.identity())
                .toList();
    }

    /** The needs of the most pressing group are asked for; a search asks for one group only. */
    static DosRequest request(Need need, DosCodes codes) {
        Integer age = need.age();
        var resident = need.resident();
        var registered = need.registered();
        return new DosRequest(
                resident == null ? "" : resident.postcode(),
                resident == null ? null : GridPoint.of(resident.latitude(), resident.longitude()),
                new DosRequest.Areas(
                        registered == null || registered.subIcb() == null
                                ? null
                                : "sub-icb:" + registered.subIcb().odsCode(),
                        resident == null ? null : "district:" + resident.districtCode(),
                        registered == null
                                ? Set.of()
                                : Stream.of(
                                                Optional.of("practice:"
                                                        + registered.practice().odsCode()),
                                                Optional.ofNullable(registered.pcn())
                                                        .map(pcn -> "pcn:" + pcn.odsCode()))
                                        .flatMap(Optional::stream)
                                        .collect(Collectors.toSet())),
                age == null ? null : DosAge.years(age),
                switch (need.gender()) {
                    case FEMALE -> "F";
                    case MALE -> "M";
                    case INDETERMINATE -> "I";
                    case NOT_KNOWN -> null;
                },
                codes.group(need.codes()).orElse(null),
                List.copyOf(codes.discriminators(need.codes())),
                DosCodes.disposition(need.tier()),
                DosCodes.timeframe(need.tier()),
                registered == null ? null : registered.practice().odsCode(),
                need.withinKm() == null ? null : Math.clamp(need.withinKm(), 1, 99),
                need.withinKm() != null,
                need.door().words(),
                London.at(need.at()).toLocalDateTime());
    }

    static DosTables tables(DosCodes codes, Set<LocalDate> holidays, Map<String, String> labels) {
        return new DosTables(
                codes.pairs(),
                holidays,
                new DosTables.Distances(Map.of(), Map.of(), Map.of()),
                new DosTables.Ranking(Map.of(), Map.of(), codes.ranks()),
                DosTables.RoadService.none(),
                labels);
    }

    /** Bank holidays that fall on a weekday; beyond the calendar's end no day is taken for one. */
    static Set<LocalDate> holidays(LocalDate from) {
        return from.datesUntil(from.plusDays(DAYS_AHEAD))
                .filter(day -> day.getDayOfWeek().getValue() < 6
                        && !day.isAfter(CALENDAR.knownUntil())
                        && !CALENDAR.isWorkingDay(day))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Map<String, String> labels(Collection<Service> all, Need need) {
        Map<String, String> labels = new HashMap<>(
                codes.labels(services.needs().stream().collect(Collectors.toMap(CodedNeed::code, CodedNeed::label))));
        all.stream()
                .flatMap(service -> service.eligibility().places().stream())
                .filter(place -> place.kind() != Served.Kind.ALL)
                .forEach(place -> labels.put(place.stored(), place.name()));
        if (need.resident() != null) {
            labels.put(
                    "district:" + need.resident().districtCode(),
                    need.resident().district());
        }
        if (need.registered() != null) {
            Stream.of(
                            Optional.ofNullable(need.registered().pcn()),
                            Optional.ofNullable(need.registered().subIcb()))
                    .flatMap(Optional::stream)
                    .forEach(one -> labels.put(
                            (one.equals(need.registered().pcn()) ? "pcn:" : "sub-icb:") + one.odsCode(), one.name()));
        }
        return labels;
    }

    private List<String> asked(Need need, DosAnswer answer, Map<String, String> labels) {
        List<String> words = new ArrayList<>();
        Optional<Integer> group = codes.group(need.codes());
        if (group.isEmpty()) {
            words.add("R04: no need is recorded that a symptom group stands for, and without a group nothing matches.");
        } else {
            words.add("R04: symptom group %s.".formatted(labels.get(group.get().toString())));
            List<String> apart = need.codes().stream()
                    .filter(code -> !codes.isOf(code, group.get()))
                    .map(code -> codes.discriminators(Set.of(code)).stream()
                            .map(one -> labels.getOrDefault(one.toString(), code))
                            .findFirst()
                            .orElse(code))
                    .sorted()
                    .toList();
            if (!apart.isEmpty()) {
                words.add("R08: not asked for, because a search has one group only: %s."
                        .formatted(String.join(", ", apart)));
            }
        }
        words.add("R01: within %d km, %s."
                .formatted(
                        answer.kilometres(),
                        answer.source().equals("National") ? "the national distance" : "the distance asked for"));
        words.add("R12: open at some moment until %s."
                .formatted(London.full(answer.sessionEnd().atZone(London.ZONE).toInstant())));
        return words;
    }
}
