package org.onedoor.crisis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Postcode;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/** Where to take somebody: every place with the reasons for and against it, the best first. A police station is never one. */
@Component
public class Destinations {
    private static final double KILOMETRES_IN_A_MILE = 1.609344;

    private final PlaceOfSafetyRepository places;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    Destinations(PlaceOfSafetyRepository places, Organisations organisations, Looks looks, DomainTime time) {
        this.places = places;
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    /**
     * What is known of the person and the scene.
     *
     * @param postcode anything with a postcode in it; distance is not known without one
     * @param physical needs physical treatment: a wound, an overdose, a head injury
     */
    public record Wanted(
            @Nullable String postcode, @Nullable Integer age, boolean restraint, boolean physical) {}

    /** One place as an answer. @param against why it cannot take the person now; none when it can */
    public record Offer(
            Place place, @Nullable Double kilometres, List<String> reasons, List<String> against, boolean stale) {
        public Offer {
            reasons = List.copyOf(reasons);
            against = List.copyOf(against);
        }

        public boolean canTake() {
            return against.isEmpty();
        }
    }

    /** For a crew or an officer who has no case yet. */
    public List<Offer> look(Wanted wanted) {
        return looks.look("Where to take somebody", Ask.function(Action.READ, Places.DATA), _ -> rank(wanted));
    }

    /** From inside a look that has asked the gate. */
    List<Offer> rank(Wanted wanted) {
        Instant now = time.instant();
        Service.Point from = point(wanted.postcode());
        return places.all().stream()
                .map(place -> offer(place, from, wanted, now))
                .sorted(Comparator.comparing((Offer offer) -> !offer.canTake())
                        .thenComparing(Offer::stale)
                        .thenComparing(offer -> offer.kilometres() == null ? Double.MAX_VALUE : offer.kilometres())
                        .thenComparing(offer -> offer.place().name()))
                .toList();
    }

    Service.@Nullable Point point(@Nullable String words) {
        if (words == null) {
            return null;
        }
        return Postcode.in(words)
                .flatMap(organisations::residentPlace)
                .map(place -> new Service.Point(place.latitude(), place.longitude()))
                .orElse(null);
    }

    private static Offer offer(Place place, Service.@Nullable Point from, Wanted wanted, Instant now) {
        Double kilometres =
                from == null || place.point() == null ? null : place.point().kilometresTo(from);
        boolean stale = place.isStale(now);
        List<String> reasons = new ArrayList<>();
        reasons.add(
                kilometres == null
                        ? "distance not known"
                        : String.format(Locale.UK, "%.0f miles", kilometres / KILOMETRES_IN_A_MILE));
        reasons.add(place.room());
        reasons.add("ages %d to %d".formatted(place.ageFrom(), place.ageTo()));
        if (stale) {
            reasons.add("not confirmed in the last hour: ring first");
        }
        return new Offer(place, kilometres, reasons, against(place, wanted), stale);
    }

    private static List<String> against(Place place, Wanted wanted) {
        List<String> against = new ArrayList<>();
        boolean emergency = place.kind() == Place.Kind.EMERGENCY_DEPARTMENT;
        Integer age = wanted.age();
        if (age != null && (age < place.ageFrom() || age > place.ageTo())) {
            against.add("Takes ages %d to %d; the person is %d.".formatted(place.ageFrom(), place.ageTo(), age));
        }
        if (wanted.restraint() && !place.restraint()) {
            against.add("Cannot take somebody who is restrained.");
        }
        if (wanted.physical() && !emergency) {
            against.add("Cannot give physical treatment: an emergency department first.");
        }
        if (!wanted.physical() && emergency) {
            against.add("For people who need physical treatment; no such need is recorded.");
        }
        if (!emergency && place.free() == 0) {
            against.add("No room: %s."
                    .formatted(place.rooms().stream()
                            .map(room -> "room %d %s".formatted(room.number(), lower(room.words())))
                            .collect(Collectors.joining("; "))));
        }
        return against;
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
    }
}
