package org.onedoor.workforce;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/**
 * Finds who could come: approved, on duty, near, not of the same team as another who assesses, and not always the same.
 * Called from inside a look or an act that has asked the gate.
 */
@org.springframework.stereotype.Service
public class Finder {
    private static final Duration REMEMBERED = Duration.ofDays(90);
    /** Within so many kilometres of each other nobody counts as nearer: then it is who was asked longest ago. */
    private static final double BAND = 10;

    private final ProfessionalRepository repository;
    private final DutyRepository duties;
    private final DomainTime time;

    Finder(ProfessionalRepository repository, DutyRepository duties, DomainTime time) {
        this.repository = repository;
        this.duties = duties;
        this.time = time;
    }

    /**
     * Whom is looked for.
     *
     * @param near where they would come to
     * @param beside ids of those who are asked for already
     */
    public record Wanted(Profession profession, Service.@Nullable Point near, Set<UUID> beside) {
        public Wanted {
            beside = Set.copyOf(beside);
        }
    }

    /**
     * One who might come.
     *
     * @param refusal why they cannot be chosen; none when they can
     * @param lastAsked in the last 90 days
     */
    public record Found(
            Professional professional,
            boolean onDuty,
            @Nullable Double kilometres,
            @Nullable Instant lastAsked,
            @Nullable String refusal) {

        /** The reasons for their place on the list, in words. */
        public String reasons() {
            List<String> reasons = new ArrayList<>();
            reasons.add(onDuty ? "on duty now" : "not on duty now");
            reasons.add(
                    kilometres == null
                            ? "distance not known"
                            : String.format(Locale.UK, "%.0f miles away", kilometres / 1.609344));
            reasons.add(
                    lastAsked == null ? "not asked in the last 90 days" : "last asked on " + London.full(lastAsked));
            return String.join("; ", reasons);
        }
    }

    /** Everyone of the profession: first those who can come, the best of them first. */
    public List<Found> find(Wanted wanted) {
        Instant now = time.instant();
        LocalDate today = London.date(now);
        List<Professional> all = repository.all(wanted.profession());
        Map<UUID, Instant> asked = repository.lastAsked(now.minus(REMEMBERED), now);
        Set<UUID> onDuty = duties.between(now, now.plusNanos(1000)).stream()
                .filter(duty -> duty.isAt(now))
                .map(Duty::professionalId)
                .collect(Collectors.toSet());
        List<Professional> beside = wanted.beside().stream()
                .flatMap(id -> repository.find(id).stream())
                .toList();
        return all.stream()
                .map(each -> new Found(
                        each,
                        onDuty.contains(each.id()),
                        each.point() == null || wanted.near() == null
                                ? null
                                : each.point().kilometresTo(wanted.near()),
                        asked.get(each.id()),
                        refusal(each, today, beside)))
                .sorted(Comparator.comparing((Found found) -> found.refusal() != null)
                        .thenComparing(found -> !found.onDuty())
                        .thenComparing(Finder::band)
                        .thenComparing(Found::lastAsked, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(found -> found.kilometres() == null ? Double.MAX_VALUE : found.kilometres()))
                .toList();
    }

    private static double band(Found found) {
        return found.kilometres() == null ? Double.MAX_VALUE : Math.floor(found.kilometres() / BAND);
    }

    private static @Nullable String refusal(Professional each, LocalDate today, List<Professional> beside) {
        String own = each.refusal(today);
        if (own != null) {
            return own;
        }
        for (Professional other : beside) {
            if (other.id().equals(each.id())) {
                return "%s has been asked for already.".formatted(each.name());
            }
            if (each.worksFor() != null && each.worksFor().equalsIgnoreCase(other.worksFor())) {
                return "%s cannot be chosen: works in the same team as %s (%s), which is a conflict of interest."
                        .formatted(each.name(), other.name(), each.worksFor());
            }
        }
        return null;
    }

    /**
     * Takes somebody from the list and remembers that they were asked.
     *
     * @throws Invalid when they cannot be chosen, with the reason
     */
    public Professional choose(UUID id, Wanted wanted) {
        Instant now = time.instant();
        Professional chosen = repository
                .find(id)
                .filter(each -> each.profession() == wanted.profession())
                .orElseThrow(() -> new Invalid("professional", "Choose somebody from the list"));
        List<Professional> beside = wanted.beside().stream()
                .flatMap(other -> repository.find(other).stream())
                .toList();
        String refusal = refusal(chosen, London.date(now), beside);
        if (refusal != null) {
            throw new Invalid("professional", refusal);
        }
        repository.asked(chosen, Ids.at(now), now);
        return chosen;
    }
}
