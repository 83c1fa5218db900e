package org.onedoor.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a need could go. Every service is in exactly one of the two lists; offers are never empty, because the Care
 * Co-ordination Centre is always the last of them.
 */
public record MatchResult(String strategy, List<Offer> offers, List<Exclusion> exclusions) {
    public MatchResult {
        offers = List.copyOf(offers);
        exclusions = List.copyOf(exclusions);
    }

    /**
     * A service that may take it.
     *
     * @param reasons why, in words, the most telling first
     * @param slot the first free slot that is soon enough, where there is one
     * @param waitDays days until somebody would be seen
     * @param waitTold whether that rests on a free slot or on what the service says of itself, and not on the tier alone
     */
    public record Offer(
            Service service, List<String> reasons, @Nullable Slot slot, int waitDays, boolean waitTold) {
        public Offer {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A service that may not, with every rule that said so.
     *
     * @param redirectTo the service that does its work now, where it ceased
     */
    public record Exclusion(
            Service service,
            List<Failure> failures,
            @Nullable UUID redirectTo) {
        public Exclusion {
            failures = List.copyOf(failures);
        }

        /** Only one rule stood in the way: a gap in what there is. */
        public boolean isNearMiss() {
            return failures.size() == 1;
        }
    }

    /** One rule that failed and the value it failed on: {@code 18 to 25; this person is 44}. */
    public record Failure(Rule rule, String words) {}

    /** The rules a service must pass, in the order they are asked. */
    public enum Rule {
        STATUS,
        NEED,
        AGE,
        PLACE,
        DOOR,
        RECORDED,
        TIER,
        HOURS,
        DISTANCE
    }
}
