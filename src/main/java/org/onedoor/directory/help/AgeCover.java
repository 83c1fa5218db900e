package org.onedoor.directory.help;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.springframework.stereotype.Component;

/**
 * For a place and a need: the ages nobody serves, and the birthdays at which somebody would have to move to another
 * service. From the directory as it is.
 */
@Component
public class AgeCover {
    private static final int OLDEST = 120;

    private final Services services;

    AgeCover(Services services) {
        this.services = services;
    }

    /** @param gaps such as {@code 0 to 15} @param moves birthdays on which everybody has to move to another service @param overlaps ages that more than one service serves */
    public record Line(
            CodedNeed need, List<Service> serving, List<String> gaps, List<Integer> moves, List<String> overlaps) {
        public boolean isSeamless() {
            return gaps.isEmpty() && moves.isEmpty();
        }
    }

    /**
     * Somewhere people live or are registered.
     *
     * @param kind district or PCN
     * @param subIcb that a PCN lies in
     */
    public record Place(
            Served.Kind kind,
            String code,
            String name,
            @Nullable String subIcb) {
        boolean isServed(Served place) {
            return place.kind() == Served.Kind.ALL
                    || (place.kind() == kind && place.code().equals(code))
                    || (place.kind() == Served.Kind.SUB_ICB && place.code().equals(subIcb));
        }

        /** As an address has it. */
        public String id() {
            return (kind == Served.Kind.DISTRICT ? "" : "pcn:") + code;
        }
    }

    /** How seamless one place is: how many needs have a gap, a move or an overlap. */
    public record Whole(Place place, int needs, int gaps, int moves, int overlaps) {}

    /** Every need of people, for those of a place. */
    public List<Line> of(Place place) {
        return services.needs().stream()
                .filter(need -> !need.group().equals("help"))
                .map(need -> line(need, place))
                .toList();
    }

    /** Every place with every need. */
    public List<Whole> whole(List<Place> places) {
        return places.stream()
                .map(place -> {
                    List<Line> lines = of(place);
                    return new Whole(
                            place,
                            lines.size(),
                            (int) lines.stream()
                                    .filter(line -> !line.gaps().isEmpty())
                                    .count(),
                            (int) lines.stream()
                                    .filter(line -> !line.moves().isEmpty())
                                    .count(),
                            (int) lines.stream()
                                    .filter(line -> !line.overlaps().isEmpty())
                                    .count());
                })
                .toList();
    }

    private Line line(CodedNeed need, Place somewhere) {
        List<Service> serving = services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active)
                .filter(service -> !service.isLine()
                        && !service.isCentre()
                        && service.needs().contains(need.code()))
                .filter(service -> service.eligibility().isForAnybodyThere()) // one for some of them closes no gap
                .filter(service -> service.eligibility().places().stream().anyMatch(somewhere::isServed))
                .toList();
        BitSet none = new BitSet();
        BitSet many = new BitSet();
        List<Integer> moves = new ArrayList<>();
        Set<UUID> before = Set.of();
        for (int age = 0; age <= OLDEST; age++) {
            Set<UUID> now = at(serving, age);
            none.set(age, now.isEmpty());
            many.set(age, now.size() > 1);
            if (!before.isEmpty() && !now.isEmpty() && Collections.disjoint(before, now)) {
                moves.add(age);
            }
            before = now;
        }
        return new Line(need, serving, ranges(none), moves, ranges(many));
    }

    private static Set<UUID> at(List<Service> serving, int age) {
        Set<UUID> ids = new HashSet<>();
        for (Service service : serving) {
            Integer from = service.eligibility().ageFrom();
            Integer to = service.eligibility().ageTo();
            if ((from == null || age >= from) && (to == null || age <= to)) {
                ids.add(service.id());
            }
        }
        return ids;
    }

    private static List<String> ranges(BitSet ages) {
        List<String> ranges = new ArrayList<>();
        for (int from = ages.nextSetBit(0); from >= 0; ) {
            int to = ages.nextClearBit(from) - 1;
            ranges.add(from == to ? String.valueOf(from) : from + " to " + to);
            from = ages.nextSetBit(to + 1);
        }
        return ranges;
    }
}
