package org.onedoor.directory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds where a need could go, and says why and why not. */
@org.springframework.stereotype.Service
public class Matches {
    private static final Duration SLOTS_AHEAD = Duration.ofDays(60);

    /** Where no need is known, so many of those left out are looked at. */
    private static final int LOOKED = 1000;

    private final Services services;
    private final Slots slots;
    private final Capacities capacities;

    Matches(Services services, Slots slots, Capacities capacities) {
        this.services = services;
        this.slots = slots;
        this.capacities = capacities;
    }

    /** Every service, offered or left out, with the reasons; the Care Co-ordination Centre is always the last offer. */
    public MatchResult find(Need need) {
        return findKnowing(need, _ -> need.past());
    }

    /** The same for whoever may know of services' past. @param past asked of those services that may be offered */
    public MatchResult findKnowing(Need need, Function<List<Service>, Past> past) {
        Shelves shelves = services.shelves();
        return match(
                need,
                shelves.mayTake(need),
                shelves.all(),
                () -> need.codes().isEmpty()
                        ? shelves.all()
                                .subList(0, Math.min(LOOKED, shelves.all().size()))
                        : shelves.forNeeds(need.codes()),
                UnaryOperator.identity(),
                past);
    }

    /** Which of some services may take a need; the others are neither offered nor left out. */
    public MatchResult find(Need need, Collection<Service> some) {
        return match(need, some, some, () -> some, UnaryOperator.identity(), _ -> need.past());
    }

    /** The same as if services were as {@code tried} makes them; nothing is changed by asking. */
    public MatchResult find(Need need, UnaryOperator<Service> tried) {
        List<Service> all = services.all().stream().map(tried).toList();
        return match(need, all, all, () -> all, tried, _ -> need.past());
    }

    /** @param all those that are offered or left out @param asked those of them that may be offered */
    private MatchResult match(
            Need need,
            Collection<Service> asked,
            Collection<Service> all,
            Supplier<Collection<Service>> near,
            UnaryOperator<Service> tried,
            Function<List<Service>, Past> past) {
        services.centre();
        List<CodedNeed> coded = services.needs();
        Map<String, String> labels = coded.stream().collect(Collectors.toMap(CodedNeed::code, CodedNeed::label));
        Set<String> clinical = coded.stream()
                .filter(CodedNeed::isClinical)
                .map(CodedNeed::code)
                .collect(Collectors.toSet());
        Matcher matcher = new Matcher(labels, clinical);
        Function<UUID, @Nullable Service> find =
                id -> services.find(id).map(tried).orElse(null);
        List<Matcher.Fit> fits = matcher.fits(need, asked, find);
        List<Service> fitting = fits.stream().map(Matcher.Fit::service).toList();
        Map<UUID, Slot> first = slots.firstFree(
                fitting.stream().map(Service::id).toList(), need.at(), need.at().plus(SLOTS_AHEAD));
        Map<UUID, Capacity> room = capacities.of(fitting, need.at());
        return matcher.offered(
                need.knowing(past.apply(fitting)),
                fits,
                service ->
                        new Candidate(service, first.get(service.id()), Objects.requireNonNull(room.get(service.id()))),
                all,
                near,
                find);
    }
}
