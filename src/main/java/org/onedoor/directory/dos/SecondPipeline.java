package org.onedoor.directory.dos;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The tests that are all asked of every service, because one failure is a gap and two are not (R15). */
final class SecondPipeline {
    private static final Duration CLOSING = Duration.ofMinutes(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    private final DosRequest request;
    private final DosTables tables;
    private final Set<Integer> discriminators;

    SecondPipeline(DosRequest request, DosTables tables) {
        this.request = request;
        this.tables = tables;
        this.discriminators = discriminators(request, tables);
    }

    List<Finding> of(DosService service) {
        return List.of(
                capacity(service),
                discriminators(service),
                disposition(service),
                role(service),
                age(service),
                session(service),
                openWithin(service),
                limited(service));
    }

    /** R08: without repeats, and without those that do not belong to the symptom group. */
    private static Set<Integer> discriminators(DosRequest request, DosTables tables) {
        Integer group = request.symptomGroup();
        Set<Integer> pairs = group == null ? Set.of() : tables.pairs().getOrDefault(group, Set.of());
        return request.discriminators().stream().filter(pairs::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** R07. */
    private Finding capacity(DosService service) {
        DosService.Colour colour = service.room().at(request.at());
        return new Finding(
                DosCheck.CAPACITY,
                colour != DosService.Colour.RED,
                () -> "capacity is " + colour.name().toLowerCase(Locale.ROOT)
                        + (service.room().isReset(request.at())
                                ? ", by itself: what was said last has run out, and nobody has said more"
                                : ""));
    }

    /** R08: all that are left must be held. Where none is left, all services pass. */
    private Finding discriminators(DosService service) {
        return new Finding(
                DosCheck.SD,
                service.discriminators().containsAll(discriminators),
                () -> discriminators.isEmpty()
                        ? "no discriminator of this group was asked for"
                        : "is for %s; all of these are asked for: %s"
                                .formatted(tables.words(service.discriminators()), tables.words(discriminators)));
    }

    /** R09: no disposition, no test. */
    private Finding disposition(DosService service) {
        Integer asked = request.disposition();
        return new Finding(
                DosCheck.DISPOSITION,
                asked == null || service.dispositions().contains(asked),
                () -> asked == null
                        ? "no disposition was asked for"
                        : "takes %s; asked for is %s"
                                .formatted(tables.words(service.dispositions()), tables.words(asked)));
    }

    /** R10: a service without any role fails. */
    private Finding role(DosService service) {
        return new Finding(
                DosCheck.REFERRAL_ROLE,
                service.roles().contains(request.role()),
                () -> "takes referrals from %s; this is from %s"
                        .formatted(FirstPipeline.joined(service.roles().stream()), request.role()));
    }

    /** R11. The documents require an age; where ours is not known, the service stays and says to ask. */
    private Finding age(DosService service) {
        DosAge age = request.age();
        return new Finding(
                DosCheck.AGE,
                age == null || service.ages().stream().anyMatch(age::overlaps),
                () -> "is for %s days of age; %s"
                        .formatted(
                                FirstPipeline.joined(service.ages().stream().map(DosAge.Range::toString)),
                                age == null ? "the age is not known, so ask" : age.words()));
    }

    /** R12 with R13 and R16: a session that counts touches the time between the search and its end. */
    private Finding session(DosService service) {
        LocalDateTime end = request.sessionEnd();
        List<DosHours.Opening> openings = service.hours().touching(request.at(), end, tables.holidays());
        boolean counts = openings.stream()
                .anyMatch(opening -> !opening.closes().isBefore(request.at().plus(CLOSING)));
        return new Finding(DosCheck.SESSION, counts, () -> {
            String window = "between %s and %s".formatted(TIME.format(request.at()), TIME.format(end));
            return counts
                    ? "is open " + window
                    : openings.isEmpty()
                            ? "is not open " + window
                            : "R13, closes %s, less than half an hour after %s"
                                    .formatted(TIME.format(openings.getLast().closes()), TIME.format(request.at()));
        });
    }

    /** R17. */
    private Finding openWithin(DosService service) {
        Integer minutes = service.openWithin();
        if (minutes == null) {
            return new Finding(DosCheck.RETURN_IF_OPEN, true, () -> "need not be open at once");
        }
        LocalDateTime by = request.at().plusMinutes(minutes);
        return new Finding(
                DosCheck.RETURN_IF_OPEN,
                !service.hours().touching(request.at(), by, tables.holidays()).isEmpty(),
                () -> "must be open by " + TIME.format(by));
    }

    /** R14: where the commissioner is not known, limits do not count. */
    private Finding limited(DosService service) {
        DosRequest.Areas areas = request.areas();
        boolean unlimited = service.limitedTo().isEmpty();
        boolean passed = unlimited || areas.ccg() == null || areas.any(service.limitedTo());
        return new Finding(
                DosCheck.LIMITED,
                passed,
                () -> unlimited
                        ? "is not limited to areas"
                        : areas.ccg() == null
                                ? "limits do not count, because the person's commissioner is not known"
                                : "is limited to %s; the person's areas are %s"
                                        .formatted(
                                                FirstPipeline.joined(service.limitedTo().stream()
                                                        .map(tables::name)),
                                                FirstPipeline.joined(areas.all().map(tables::name))));
    }
}
