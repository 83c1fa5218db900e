package org.onedoor.work.post;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.springframework.stereotype.Component;

/** By which way a message leaves: the first that is safe for the person, has an address, and is set up here. */
@Component
public class Routes {
    /** Those that carry words by themselves, the quickest first. */
    private static final List<Way> CARRIERS = List.of(Way.TEXT, Way.EMAIL, Way.LETTER);

    private final WaysToReach ways;
    private final Gateways gateways;

    public Routes(WaysToReach ways, Gateways gateways) {
        this.ways = ways;
        this.gateways = gateways;
    }

    /** Where a message goes, or why it does not. */
    public sealed interface Route {
        /** It can leave. */
        record By(Gateway gateway, String to) implements Route {}

        /** It waits until somebody records what is missing. */
        record Waits(String why) implements Route {}

        /** It never leaves. */
        record Never(String why) implements Route {}
    }

    public Route of(Person person) {
        if (person.diedOn() != null) {
            return new Route.Never("The person has died: nothing is sent.");
        }
        Optional<Set<Way>> safe = ways.of(person.personId());
        if (safe.isEmpty()) {
            return new Route.Waits("Nobody has recorded which way to reach this person is safe.");
        }
        Set<Way> chosen = safe.get();
        if (CARRIERS.stream().noneMatch(chosen::contains)) {
            return new Route.Never(
                    chosen.isEmpty()
                            ? "The person asked not to be contacted."
                            : "Only a call is safe for this person: tell them yourself.");
        }
        for (Way way : CARRIERS) {
            String to = chosen.contains(way) ? address(person, way) : null;
            Optional<Gateway> gateway = gateways.of(way);
            if (to != null && gateway.isPresent()) {
                return new Route.By(gateway.get(), to);
            }
        }
        boolean addressed = CARRIERS.stream().anyMatch(way -> chosen.contains(way) && address(person, way) != null);
        return new Route.Waits(
                addressed
                        ? "No gateway is set up here for the ways that are safe: %s."
                                .formatted(chosen.stream()
                                        .filter(CARRIERS::contains)
                                        .sorted()
                                        .map(Way::label)
                                        .collect(Collectors.joining(", ")))
                        : "No number or address is recorded for the ways that are safe.");
    }

    private static @Nullable String address(Person person, Way way) {
        return switch (way) {
            case TEXT -> person.phone();
            case EMAIL -> person.email();
            case LETTER ->
                person.addressLine() == null
                        ? null
                        : Stream.concat(person.addressLine().lines(), Stream.ofNullable(person.postcode()))
                                .collect(Collectors.joining("\n"));
            case CALL, VOICEMAIL -> null;
        };
    }
}
