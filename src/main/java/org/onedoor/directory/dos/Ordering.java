package org.onedoor.directory.dos;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.directory.dos.DosAnswer.LeftOut;
import org.onedoor.directory.dos.DosAnswer.Returned;

/** In which order services that passed are returned, and how many. */
final class Ordering {
    private static final int UNRANKED = 11;
    private static final int PER_TYPE = 2;
    private static final int TREATMENT = 25;
    private static final Set<Integer> ONE_ONLY = Set.of(100, 130, 133, 137, 138, 139);
    private static final double FOUR_HOURS = 240;

    private final DosRequest request;
    private final DosTables tables;
    private final Map<Integer, Integer> ranks;

    Ordering(DosRequest request, DosTables tables) {
        this.request = request;
        this.tables = tables;
        this.ranks = ranks(request.areas(), tables.ranking());
    }

    /** A service that passed, and how far it is. */
    record Passed(DosService service, List<Finding> findings, double kilometres) {}

    /** Those returned; those that passed but are not returned are added to the others. */
    List<Returned> of(List<Passed> passed, List<LeftOut> left) {
        List<Passed> reached = tables.road().inUse() ? byRoad(shortlist(passed, left), left) : passed;
        List<Passed> ordered = reached.stream()
                .sorted(Comparator.comparing((Passed one) -> isPromotedElsewhere(one.service()))
                        .thenComparing(one -> rank(one.service()))
                        .thenComparing(one -> link(one.service()))
                        .thenComparing(Passed::kilometres)
                        .thenComparing(one -> one.service().id()))
                .toList();
        return trimmed(ordered, left);
    }

    /** R18: the home surgery takes one of the places. */
    private List<Passed> shortlist(List<Passed> passed, List<LeftOut> left) {
        Map<Integer, Integer> kept = new HashMap<>();
        return passed.stream()
                .sorted(Comparator.comparing((Passed one) -> !isHome(one.service()))
                        .thenComparing(Passed::kilometres)
                        .thenComparing(one -> one.service().id()))
                .filter(one -> kept.merge(one.service().type(), 1, Integer::sum)
                                <= tables.road().topPerType()
                        || leave(
                                one,
                                DosCheck.ROAD_TOP_PER_TYPE,
                                "is beyond the nearest " + tables.road().topPerType() + " of its type",
                                left))
                .toList();
    }

    /** R19: exactly four hours is near enough. */
    private static List<Passed> byRoad(List<Passed> passed, List<LeftOut> left) {
        return passed.stream()
                .filter(one -> one.service().road() instanceof DosService.Road road && road.onTheMap()
                        || leave(one, DosCheck.ROAD_NO_COORDINATES, "is not on the map of roads", left))
                .filter(one -> !(one.service().road() instanceof DosService.Road road)
                        || road.minutes() <= FOUR_HOURS
                        || leave(
                                one,
                                DosCheck.ROAD_UNREACHABLE,
                                "is %.0f minutes away; the limit is %.0f".formatted(road.minutes(), FOUR_HOURS),
                                left))
                .map(one -> one.service().road() instanceof DosService.Road road
                        ? new Passed(one.service(), one.findings(), road.km())
                        : one)
                .toList();
    }

    /** R21: one strategy decides; none borrows from another. */
    private static Map<Integer, Integer> ranks(DosRequest.Areas areas, DosTables.Ranking ranking) {
        Map<Integer, Integer> lad = areas.lad() == null ? null : ranking.lad().get(areas.lad());
        if (lad != null) {
            return lad;
        }
        Map<Integer, Integer> ccg = areas.ccg() == null ? null : ranking.ccg().get(areas.ccg());
        return ccg != null ? ccg : ranking.national();
    }

    /** R22: a type without a rank comes last. */
    private int rank(DosService service) {
        return ranks.getOrDefault(service.type(), UNRANKED);
    }

    /** R23. */
    private boolean isPromotedElsewhere(DosService service) {
        return !service.promotedTo().isEmpty() && !request.areas().any(service.promotedTo());
    }

    /** R24. */
    private int link(DosService service) {
        if (isHome(service)) {
            return 0;
        }
        if (!isLinked(service)) {
            return 3;
        }
        return service.surgeriesOnly() ? 1 : 2;
    }

    private boolean isHome(DosService service) {
        return request.surgery() != null && request.surgery().equals(service.ods());
    }

    private boolean isLinked(DosService service) {
        return request.surgery() != null && service.surgeries().contains(request.surgery());
    }

    /** R25. */
    private String label(DosService service) {
        return isHome(service) ? "(Home)" : service.type() == TREATMENT && isLinked(service) ? "(Home OOH)" : "";
    }

    /** R26. */
    private List<Returned> trimmed(List<Passed> ordered, List<LeftOut> left) {
        Map<Integer, Integer> kept = new HashMap<>();
        return ordered.stream()
                .filter(one -> {
                    int most = ONE_ONLY.contains(one.service().type()) ? 1 : PER_TYPE;
                    return kept.merge(one.service().type(), 1, Integer::sum) <= most
                            || leave(
                                    one,
                                    DosCheck.SURPLUS,
                                    most == 1
                                            ? "comes after another of its type, of which one only is kept"
                                            : "comes after two others of its type, and two are kept",
                                    left);
                })
                .map(one ->
                        new Returned(one.service(), one.kilometres(), label(one.service()), one.findings(), place(one)))
                .toList();
    }

    private List<String> place(Passed one) {
        int rank = rank(one.service());
        String far = Double.isInfinite(one.kilometres())
                ? "distance not known"
                : "%.1f km %s".formatted(one.kilometres(), tables.road().inUse() ? "by road" : "in a straight line");
        String stands = DosRule.R22 + ": its type " + one.service().type()
                + (rank == UNRANKED ? " has no rank and comes last" : " has rank " + rank);
        return isPromotedElsewhere(one.service())
                ? List.of(stands, far, DosRule.R23 + ": is promoted to other areas only")
                : List.of(stands, far);
    }

    private static boolean leave(Passed one, DosCheck check, String words, List<LeftOut> left) {
        left.add(new LeftOut(one.service(), List.of(new Finding(check, false, () -> words)), false));
        return false;
    }
}
