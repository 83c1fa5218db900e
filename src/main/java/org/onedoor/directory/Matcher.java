package org.onedoor.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.MatchResult.Exclusion;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.platform.time.London;

/**
 * The strategy {@code explainable}: hard rules first, each with its reason; then whoever gives care before whoever only
 * decides on it under the Mental Health Act, then a specialist team for the dementia or frailty
 * that is recorded, then what meets most of the clinical need,
 * then most of the whole need, then who surely covers the place, then a service for children for a child, then who sees
 * people soonest, then who has seen the person before, then who is closest, then who says yes most often, then whose
 * entry is freshest, then who is for fewer ages and fewer needs. An entry out of date comes after those of its sort that
 * are not. A pure function: the same need and the same directory always give the same order.
 */
final class Matcher {
    static final String EXPLAINABLE = "explainable";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SLOT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

    private final Map<String, String> needLabels;
    private final Set<String> clinical;

    Matcher(Map<String, String> needLabels) {
        this(needLabels, Set.of());
    }

    /** @param clinical the codes of those needs that ask for a clinician */
    Matcher(Map<String, String> needLabels, Set<String> clinical) {
        this.needLabels = Map.copyOf(needLabels);
        this.clinical = Set.copyOf(clinical);
    }

    /** A service that breaks no rule. */
    record Fit(Service service, Judged judged) {}

    private record Ranked(
            Offer offer,
            Judged judged,
            boolean stale,
            boolean full,
            boolean unverified,
            boolean unseen,
            double accepts) {}

    /** Asks every one of these services, one after the other. */
    MatchResult match(Need need, Collection<Candidate> candidates) {
        Map<UUID, Candidate> known = candidates.stream()
                .collect(Collectors.toMap(candidate -> candidate.service().id(), Function.identity()));
        List<Service> all = candidates.stream().map(Candidate::service).toList();
        Function<UUID, @Nullable Service> find =
                id -> Optional.ofNullable(known.get(id)).map(Candidate::service).orElse(null);
        return offered(
                need,
                fits(need, all, find),
                service -> Objects.requireNonNull(known.get(service.id())),
                all,
                () -> all,
                find);
    }

    /** Those that break no rule; the centre never does. */
    List<Fit> fits(Need need, Collection<Service> services, Function<UUID, @Nullable Service> find) {
        MatchRules rules = rules(need, find);
        List<Fit> fits = new ArrayList<>();
        for (Service service : services) {
            if (service.isCentre()) {
                fits.add(new Fit(service, Judged.NOTHING));
            } else if (rules.isWithinReach(service)) {
                Judged judged = rules.judge(service);
                if (judged.failures().isEmpty()) {
                    fits.add(new Fit(service, judged));
                }
            }
        }
        return fits;
    }

    /**
     * @param fits those of all services that break no rule
     * @param known what is known of the room of each of them
     * @param near those of all that are for the need
     */
    MatchResult offered(
            Need need,
            List<Fit> fits,
            Function<Service, Candidate> known,
            Collection<Service> all,
            Supplier<Collection<Service>> near,
            Function<UUID, @Nullable Service> find) {
        List<Ranked> ranked = new ArrayList<>();
        List<Offer> centre = new ArrayList<>();
        for (Fit fit : fits) {
            if (fit.service().isCentre()) {
                centre.add(new Offer(
                        fit.service(), List.of("owns the need until another team has accepted it"), null, 0, true));
            } else {
                ranked.add(ranked(need, known.apply(fit.service()), fit.judged()));
            }
        }
        ranked.sort(ORDER);
        List<Offer> offers = new ArrayList<>(ranked.stream().map(Ranked::offer).toList());
        offers.addAll(centre);
        return new MatchResult(EXPLAINABLE, offers, all, near, services -> leftOut(need, services, find));
    }

    private List<Exclusion> leftOut(Need need, Collection<Service> services, Function<UUID, @Nullable Service> find) {
        MatchRules rules = rules(need, find);
        List<Exclusion> exclusions = new ArrayList<>();
        for (Service service : services) {
            List<MatchResult.Failure> failures =
                    service.isCentre() ? List.of() : rules.judge(service).failures();
            if (!failures.isEmpty()) {
                exclusions.add(new Exclusion(service, failures, redirect(service, find)));
            }
        }
        exclusions.sort(Comparator.comparingInt((Exclusion e) -> e.failures().size())
                .thenComparing(e -> e.service().name())
                .thenComparing(e -> e.service().id()));
        return List.copyOf(exclusions);
    }

    private MatchRules rules(Need need, Function<UUID, @Nullable Service> find) {
        return new MatchRules(need, needLabels, clinical, id -> name(id, find));
    }

    private static final Comparator<Ranked> ORDER = Comparator.comparing(
                    (Ranked r) -> r.offer().service().decidesUnderTheAct())
            .thenComparing(Ranked::stale)
            .thenComparing(r -> !r.judged().specialist())
            .thenComparing(r -> r.judged().clinical(), Comparator.reverseOrder())
            .thenComparing(r -> r.judged().met(), Comparator.reverseOrder())
            .thenComparing(r -> r.judged().closeness() == MatchRules.UNKNOWN)
            .thenComparing(Ranked::full)
            .thenComparing(r -> !r.judged().forChildren())
            .thenComparing(r -> r.offer().slot() == null)
            .thenComparingInt(r -> r.offer().waitDays())
            .thenComparing(Ranked::unseen)
            .thenComparingInt(r -> r.judged().closeness())
            .thenComparingDouble(r -> r.judged().kilometres())
            .thenComparing(Ranked::accepts, Comparator.reverseOrder())
            .thenComparing(Ranked::unverified)
            .thenComparingInt(r -> r.offer().service().eligibility().years())
            .thenComparingInt(r -> r.offer().service().needs().size())
            .thenComparing(r -> r.offer().service().name())
            .thenComparing(r -> r.offer().service().id());

    private static Ranked ranked(Need need, Candidate candidate, Judged judged) {
        Service service = candidate.service();
        LocalDate today = London.date(need.at());
        Slot slot = inTime(need, candidate.firstFree());
        int usual = service.answers().getOrDefault(need.tier(), need.tier().days());
        int wait = slot == null ? usual : (int) ChronoUnit.DAYS.between(today, London.date(slot.startsAt()));
        boolean told = isTold(candidate, slot, need.tier());
        return new Ranked(
                new Offer(service, () -> reasons(need, candidate, judged, slot, wait, told), slot, wait, told),
                judged,
                service.verification().stale(today),
                candidate.capacity().isFull(),
                service.verification().on() == null,
                need.past().lastSeen(service) == null,
                need.past().share(service));
    }

    private static List<String> reasons(
            Need need, Candidate candidate, Judged judged, @Nullable Slot slot, int wait, boolean told) {
        Service service = candidate.service();
        List<String> reasons = new ArrayList<>(judged.reasons());
        if (service.decidesUnderTheAct()) {
            reasons.add("only for an assessment under the Mental Health Act; it gives no treatment");
        }
        if (slot != null) {
            reasons.add("next slot " + SLOT.format(London.at(slot.startsAt())).replace("Sept", "Sep"));
        } else if (candidate.firstFree() != null) {
            reasons.add("no free slot soon enough: the next is "
                    + London.full(candidate.firstFree().startsAt()));
        }
        if (need.tier().days() > 0) {
            reasons.add(expected(told, need.tier(), wait));
        }
        if (candidate.capacity() instanceof Capacity.Known) {
            reasons.add(candidate.capacity().words(need.at()));
        }
        reasons.addAll(past(need.past(), service));
        reasons.add(service.verification().words(London.date(need.at())));
        return reasons;
    }

    private static List<String> past(Past past, Service service) {
        List<String> reasons = new ArrayList<>();
        Instant seen = past.lastSeen(service);
        if (seen != null) {
            reasons.add("has seen this person before, last in " + MONTH.format(London.at(seen)));
        }
        Past.Answers answers = past.answers(service);
        if (answers != null) {
            reasons.add(answers.words());
        }
        return reasons;
    }

    /** Only a free slot, or what the service says of itself while it has room, makes a wait that can be told. */
    private static boolean isTold(Candidate candidate, @Nullable Slot slot, Tier tier) {
        return slot != null
                || (candidate.service().answers().containsKey(tier)
                        && candidate.firstFree() == null
                        && !candidate.capacity().isFull());
    }

    private static String expected(boolean told, Tier tier, int wait) {
        return told
                ? "expected wait %s, within %d".formatted(wait == 1 ? "1 day" : wait + " days", tier.days())
                : "expected wait not known, to be seen within %s"
                        .formatted(tier.days() == 1 ? "1 day" : tier.days() + " days");
    }

    /** Soon enough is until the end of the tier's last London day. */
    private static @Nullable Slot inTime(Need need, @Nullable Slot slot) {
        LocalDate last = London.date(need.at()).plusDays(need.tier().days());
        return slot != null && !London.date(slot.startsAt()).isAfter(last) ? slot : null;
    }

    private static @Nullable String name(UUID id, Function<UUID, @Nullable Service> find) {
        Service service = find.apply(id);
        return service == null ? null : Successors.last(service, find).name();
    }

    /** The one that does its work now; one of which nothing else is known is named all the same. */
    private static @Nullable UUID redirect(Service service, Function<UUID, @Nullable Service> find) {
        if (!(service.status() instanceof ServiceStatus.Ceased(UUID successorId)) || successorId == null) {
            return null;
        }
        Service last = Successors.last(service, find);
        return last.equals(service) ? successorId : last.id();
    }
}
