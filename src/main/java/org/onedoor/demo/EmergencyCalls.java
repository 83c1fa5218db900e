package org.onedoor.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.demo.essex.Resident;
import org.onedoor.frontdoor.AmbulanceFeed;
import org.onedoor.people.Details;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Ids;
import org.onedoor.platform.importing.CsvFile;
import org.springframework.stereotype.Component;

/**
 * Somebody calls 999 and waits: the invented dispatch system shows the call, and says at once what it will say later, so
 * that a crew reaches it, or it is upgraded, when its time comes.
 */
@Component
@InDemo
class EmergencyCalls {
    private static final List<String> NATURES = List.of(
            "Fell at home, cannot get up, not injured",
            "More confused than usual since this morning",
            "Catheter blocked, in discomfort",
            "Carer has been taken ill, cannot be left alone",
            "Low mood, says life is not worth living, nothing taken",
            "Panic, breathing fast, has had these before",
            "Weak and off the legs for two days",
            "Hearing voices again, frightened, asking for help");

    private final AmbulanceFeed feed;
    private final Staff staff;
    private final Stage stage;

    EmergencyCalls(AmbulanceFeed feed, Staff staff, Stage stage) {
        this.feed = feed;
        this.staff = staff;
        this.stage = stage;
    }

    /** A call that connected a while ago, now triaged as category 3, 4 or 5 (now and then 2, which nobody here sees). */
    void ring(Resident resident, Instant now, RandomGenerator random) {
        Actor crew = staff.ambulance();
        String number = "CAD-" + Math.floorMod(Ids.at(now).getLeastSignificantBits(), 100_000_000L);
        String category = List.of("3", "3", "3", "3", "4", "4", "5", "2").get(random.nextInt(8));
        Instant called = now.minus(Hours.minutes(random, 5, 40));
        Instant later = now.plus(Hours.minutes(random, 25, 100));
        String nature = NATURES.get(random.nextInt(NATURES.size()));
        boolean upgraded = random.nextInt(6) == 0;
        List<String> lines = List.of(
                String.join(",", AmbulanceFeed.COLUMNS),
                "%s-1,%s,call,%s,%s,%s,\"%s\",%s"
                        .formatted(number, now, number, category, called, nature, caller(resident)),
                "%s-2,%s,%s,%s,%s,,,,,,,,,,,"
                        .formatted(number, later, upgraded ? "change" : "dispatched", number, upgraded ? "2" : ""));
        stage.play(
                now,
                crew,
                () -> feed.take(crew.organisationId(), CsvFile.of(number + ".csv", String.join("\n", lines))));
    }

    private static String caller(Resident resident) {
        Details details = resident.details();
        return Stream.of(
                        details.nhsNumber(),
                        details.familyName(),
                        details.givenName(),
                        details.birthDate(),
                        resident.age(),
                        details.gender().label().toLowerCase(Locale.UK),
                        details.addressLine(),
                        details.postcode(),
                        details.phone())
                .map(value -> value == null ? "" : "\"" + value + "\"")
                .collect(Collectors.joining(","));
    }
}
