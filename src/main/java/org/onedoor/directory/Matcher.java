package org.onedoor.directory;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.MatchResult.Exclusion;
import org.onedoor.directory.MatchResult.Offer;
import org.onedoor.platform.time.London;

/**
 * The strategy {@code explainable}: hard rules first, each with its reason; then what meets most of the clinical need,
 * then most of the whole need, then who surely covers the place, then who sees people soonest, then who is closest, then whose entry is freshest. An entry out of date comes last. A pure
 * function: the same need and the same directory always give the same order.
 */
final class Matcher {
    static final String EXPLAINABLE = "explainable";
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

    private record Ranked(Offer offer, MatchRules.Judged judged, boolean stale, boolean full, boolean unverified) {}

    MatchResult match(Need need, Collection<Candidate> candidates) {
        Map<UUID, Service> byId =
                candidates.stream().map(Candidate::service).collect(Collectors.toMap(Service::id, service -> service));
        MatchRules rules = new MatchRules(need, needLabels, clinical, id -> name(id, byId));
        List<Ranked> ranked = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        List<Offer> centre = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Service service = candidate.service();
            if (service.isCentre()) {
                centre.add(
                        new Offer(service, List.of("owns the need until another team has accepted it"), null, 0, true));
                continue;
            }
            MatchRules.Judged judged = rules.judge(service);
            if (judged.failures().isEmpty()) {
                ranked.add(ranked(need, candidate, judged));
            } else {
                exclusions.add(new Exclusion(service, judged.failures(), redirect(service, byId)));
            }
        }
        ranked.sort(ORDER);
        exclusions.sort(Comparator.comparingInt((Exclusion e) -> e.failures().size())
                .thenComparing(e -> e.service().name())
                .thenComparing(e -> e.service().id()));
        List<Offer> offers = new ArrayList<>(ranked.stream().map(Ranked::offer).toList());
        offers.addAll(centre);
        return new MatchResult(EXPLAINABLE, offers, exclusions);
    }

    private static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::stale)
            .thenComparing(r -> r.judged().clinical(), Comparator.reverseOrder())
            .thenComparing(r -> r.judged().met(), Comparator.reverseOrder())
            .thenComparing(r -> r.judged().closeness() == MatchRules.UNKNOWN)
            .thenComparing(Ranked::full)
            .thenComparing(r -> r.offer().slot() == null)
            .thenComparingInt(r -> r.offer().waitDays())
            .thenComparingInt(r -> r.judged().closeness())
            .thenComparingDouble(r -> r.judged().kilometres())
            .thenComparing(Ranked::unverified)
            .thenComparing(r -> r.offer().service().name())
            .thenComparing(r -> r.offer().service().id());

    private static Ranked ranked(Need need, Candidate candidate, MatchRules.Judged judged) {
        Service service = candidate.service();
        LocalDate today = London.date(need.at());
        List<String> reasons = new ArrayList<>(judged.reasons());
        Slot slot = inTime(need, candidate.firstFree());
        int usual = service.answers().getOrDefault(need.tier(), need.tier().days());
        int wait = slot == null ? usual : (int) ChronoUnit.DAYS.between(today, London.date(slot.startsAt()));
        if (slot != null) {
            reasons.add("next slot " + SLOT.format(London.at(slot.startsAt())).replace("Sept", "Sep"));
        } else if (candidate.firstFree() != null) {
            reasons.add("no free slot soon enough: the next is "
                    + London.full(candidate.firstFree().startsAt()));
        }
        boolean told = isTold(candidate, slot, need.tier());
        if (need.tier().days() > 0) {
            reasons.add(expected(told, need.tier(), wait));
        }
        if (candidate.capacity() instanceof Capacity.Known) {
            reasons.add(candidate.capacity().words(need.at()));
        }
        reasons.add(service.verification().words(today));
        return new Ranked(
                new Offer(service, reasons, slot, wait, told),
                judged,
                service.verification().stale(today),
                candidate.capacity().isFull(),
                service.verification().on() == null);
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

    private static @Nullable String name(UUID id, Map<UUID, Service> byId) {
        Service service = byId.get(id);
        return service == null ? null : Successors.last(service, byId::get).name();
    }

    /** The one that does its work now; one of which nothing else is known is named all the same. */
    private static @Nullable UUID redirect(Service service, Map<UUID, Service> byId) {
        if (!(service.status() instanceof ServiceStatus.Ceased(UUID successorId)) || successorId == null) {
            return null;
        }
        Service last = Successors.last(service, byId::get);
        return last.equals(service) ? successorId : last.id();
    }
}
