package org.onedoor.work.post;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.Person;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.springframework.stereotype.Component;

/**
 * By which way a message leaves: the one the person would rather have, then the quickest, of those that are safe for them,
 * that they can read, that have an address and are set up here. Somebody who cannot use what is on a screen gets a letter;
 * what they need in braille, say, a person has to make.
 */
@Component
public class Routes {
    /** Those that carry words by themselves, the quickest first. */
    private static final List<Way> CARRIERS = List.of(Way.TEXT, Way.EMAIL, Way.LETTER);

    private final WaysToReach ways;
    private final AccessNeedsRegister register;
    private final Gateways gateways;

    public Routes(WaysToReach ways, AccessNeedsRegister register, Gateways gateways) {
        this.ways = ways;
        this.register = register;
        this.gateways = gateways;
    }

    /** Where a message goes, or why it does not. */
    public sealed interface Route {
        /** It can leave. */
        record By(Gateway gateway, String to, boolean largePrint) implements Route {}

        /** It waits until somebody records what is missing. */
        record Waits(String why) implements Route {}

        /** It never leaves. @param byHand whether somebody has to tell the person instead */
        record Never(String why, boolean byHand) implements Route {}
    }

    public Route of(Person person) {
        if (person.diedOn() != null) {
            return new Route.Never("The person has died: nothing is sent.", false);
        }
        Optional<Set<Way>> safe = ways.of(person.personId());
        if (safe.isEmpty()) {
            return new Route.Waits("Nobody has recorded which way to reach this person is safe.");
        }
        Set<Way> chosen = safe.get();
        if (chosen.isEmpty()) {
            return new Route.Never("The person asked not to be contacted.", false);
        }
        if (CARRIERS.stream().noneMatch(chosen::contains)) {
            return new Route.Never("Only a call is safe for this person: tell them yourself.", true);
        }
        AccessNeeds needs = register.of(person.personId())
                .map(AccessNeedsRegister.Said::needs)
                .orElse(AccessNeeds.NONE);
        Set<AccessNeeds.Format> byHand =
                needs.formats().stream().filter(format -> !format.isMade()).collect(Collectors.toSet());
        if (!byHand.isEmpty()) {
            return new Route.Never(
                    "They need this in another form (%s): make it, or tell them yourself.".formatted(said(byHand)),
                    true);
        }
        String language = language(person, needs);
        if (language != null) {
            return new Route.Never(
                    "They need this in %s and it is written in English: have it translated, or tell them with an interpreter."
                            .formatted(language),
                    true);
        }
        Way preferred = needs.preferred();
        if (preferred != null && chosen.contains(preferred) && !CARRIERS.contains(preferred)) {
            return new Route.Never("They would rather be told by phone: call them yourself.", true);
        }
        List<Way> read = CARRIERS.stream()
                .filter(chosen::contains)
                .filter(way -> reads(needs, way))
                .sorted(Comparator.comparing(way -> way != needs.preferred()))
                .toList();
        if (read.isEmpty()) {
            return new Route.Never(
                    "They cannot use what is on a screen, and a letter is not safe for them: tell them yourself.",
                    true);
        }
        for (Way way : read) {
            String to = address(person, way);
            Optional<Gateway> gateway = gateways.of(way);
            if (to != null && gateway.isPresent()) {
                return new Route.By(gateway.get(), to, needs.formats().contains(AccessNeeds.Format.LARGE_PRINT));
            }
        }
        boolean addressed = read.stream().anyMatch(way -> address(person, way) != null);
        return new Route.Waits(
                addressed
                        ? "No gateway is set up here for the ways that are safe: %s."
                                .formatted(
                                        read.stream().sorted().map(Way::label).collect(Collectors.joining(", ")))
                        : "No number or address is recorded for the ways that are safe.");
    }

    /** In which language they need what is written, where that is not English; none where English will do. */
    private static @Nullable String language(Person person, AccessNeeds needs) {
        if (needs.language() != null) {
            return needs.language();
        }
        boolean interpreter =
                person.interpreterNeeded() || needs.adjustments().contains(AccessNeeds.Adjustment.INTERPRETER);
        String spoken = person.language();
        return !interpreter
                ? null
                : spoken == null ? "another language" : AccessNeeds.isEnglish(spoken) ? null : spoken;
    }

    /** Whether somebody can read what comes this way: a text, where they are not online, only if they would rather have it. */
    private static boolean reads(AccessNeeds needs, Way way) {
        return needs.offline().isEmpty() || way == Way.LETTER || way == Way.TEXT && needs.preferred() == Way.TEXT;
    }

    private static String said(Set<AccessNeeds.Format> formats) {
        return AccessNeeds.said(formats.stream().sorted().toList()).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String address(Person person, Way way) {
        return switch (way) {
            case TEXT -> person.phone();
            case EMAIL -> person.email();
            case LETTER ->
                person.addressLine() == null || person.noFixedAbode() != null // nobody opens a letter where they lived
                        ? null
                        : Stream.concat(person.addressLine().lines(), Stream.ofNullable(person.postcode()))
                                .collect(Collectors.joining("\n"));
            case CALL, VOICEMAIL -> null;
        };
    }
}
