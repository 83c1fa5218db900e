package org.onedoor.directory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds where a need could go, and says why and why not. */
@org.springframework.stereotype.Service
public class Matches {
    private static final Duration SLOTS_AHEAD = Duration.ofDays(60);

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
        return find(need, UnaryOperator.identity());
    }

    /** The same as if services were as {@code tried} makes them; nothing is changed by asking. */
    public MatchResult find(Need need, UnaryOperator<Service> tried) {
        services.centre();
        List<Service> all = services.all().stream().map(tried).toList();
        Map<UUID, Slot> first = slots.firstFree(
                all.stream().map(Service::id).toList(), need.at(), need.at().plus(SLOTS_AHEAD));
        Map<UUID, Capacity> room = capacities.of(all, need.at());
        Map<String, String> labels =
                services.needs().stream().collect(Collectors.toMap(CodedNeed::code, CodedNeed::label));
        Set<String> clinical = services.needs().stream()
                .filter(CodedNeed::isClinical)
                .map(CodedNeed::code)
                .collect(Collectors.toSet());
        return new Matcher(labels, clinical)
                .match(
                        need,
                        all.stream()
                                .map(service -> new Candidate(
                                        service,
                                        first.get(service.id()),
                                        Objects.requireNonNull(room.get(service.id()))))
                                .toList());
    }
}
