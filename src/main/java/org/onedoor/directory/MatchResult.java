package org.onedoor.directory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a need could go. Every service is either offered or left out; offers are never empty, because the Care
 * Co-ordination Centre is always the last of them. Why a service is left out is worked out only where somebody asks.
 */
public final class MatchResult {
    /** Of so many services each that is left out is looked at. */
    private static final int SMALL = 1000;

    private final String strategy;
    private final List<Offer> offers;
    private final Collection<Service> all;
    private final Supplier<Collection<Service>> near;
    private final int offered;
    private final Function<Collection<Service>, List<Exclusion>> why;

    /**
     * @param all every service there is
     * @param near those of them that are for the need, open to it or not
     * @param why of some services, those that something keeps from it, and what
     */
    MatchResult(
            String strategy,
            List<Offer> offers,
            Collection<Service> all,
            Supplier<Collection<Service>> near,
            Function<Collection<Service>, List<Exclusion>> why) {
        this(strategy, offers, offers.size(), all, near, why);
    }

    private MatchResult(
            String strategy,
            List<Offer> offers,
            int offered,
            Collection<Service> all,
            Supplier<Collection<Service>> near,
            Function<Collection<Service>, List<Exclusion>> why) {
        this.strategy = strategy;
        this.offers = List.copyOf(offers);
        this.offered = offered;
        this.all = all;
        this.near = near;
        this.why = why;
    }

    public String strategy() {
        return strategy;
    }

    /** The services that may take it, the best first. */
    public List<Offer> offers() {
        return offers;
    }

    /** Every service that may not, those with the fewest reasons first. */
    public List<Exclusion> exclusions() {
        return why.apply(all);
    }

    /** Those of some services that may not. */
    public List<Exclusion> exclusions(Collection<Service> some) {
        return why.apply(some);
    }

    /**
     * Those that come nearest, at most so many. In a large directory only those for the need are looked at: one for something
     * else comes near nobody.
     */
    public Nearest nearest(int most) {
        Collection<Service> looked = all.size() <= SMALL ? all : near.get();
        List<Exclusion> out = why.apply(looked);
        List<Exclusion> some = out.subList(0, Math.min(most, out.size()));
        return new Nearest(some, all.size() - offered - some.size());
    }

    /** @param more how many there are beside these */
    public record Nearest(List<Exclusion> exclusions, int more) {
        public Nearest {
            exclusions = List.copyOf(exclusions);
        }
    }

    /** The same with its offers in another order, or with other words. */
    public MatchResult offering(List<Offer> otherwise) {
        return new MatchResult(strategy, otherwise, offered, all, near, why);
    }

    /**
     * A service that may take it: why, in words, the most telling first; the first free slot that is soon enough, where there
     * is one; the days until somebody would be seen, and whether they rest on a free slot or on what the service says of
     * itself, and not on the tier alone.
     */
    public static final class Offer {
        private final Service service;
        private final Supplier<List<String>> reasons;
        private final @Nullable Slot slot;
        private final int waitDays;
        private final boolean waitTold;

        public Offer(Service service, List<String> reasons, @Nullable Slot slot, int waitDays, boolean waitTold) {
            this(service, () -> reasons, slot, waitDays, waitTold);
        }

        /** @param reasons made where somebody reads them: of a large directory the first few are */
        Offer(Service service, Supplier<List<String>> reasons, @Nullable Slot slot, int waitDays, boolean waitTold) {
            this.service = service;
            this.reasons = reasons;
            this.slot = slot;
            this.waitDays = waitDays;
            this.waitTold = waitTold;
        }

        public Service service() {
            return service;
        }

        public List<String> reasons() {
            return List.copyOf(reasons.get());
        }

        public @Nullable Slot slot() {
            return slot;
        }

        public int waitDays() {
            return waitDays;
        }

        public boolean waitTold() {
            return waitTold;
        }

        /** The same with other reasons. */
        public Offer saying(UnaryOperator<List<String>> otherwise) {
            return new Offer(service, () -> otherwise.apply(reasons()), slot, waitDays, waitTold);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Offer offer
                    && service.equals(offer.service)
                    && Objects.equals(slot, offer.slot)
                    && waitDays == offer.waitDays
                    && waitTold == offer.waitTold
                    && reasons().equals(offer.reasons());
        }

        @Override
        public int hashCode() {
            return Objects.hash(service, slot, waitDays, waitTold);
        }

        @Override
        public String toString() {
            return "%s: %s".formatted(service.code(), reasons());
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
    public static final class Failure {
        private final Rule rule;
        private final Supplier<String> words;

        public Failure(Rule rule, String words) {
            this(rule, () -> words);
        }

        /** @param words made where somebody reads them */
        Failure(Rule rule, Supplier<String> words) {
            this.rule = rule;
            this.words = words;
        }

        public Rule rule() {
            return rule;
        }

        public String words() {
            return words.get();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Failure failure && rule == failure.rule && words().equals(failure.words());
        }

        @Override
        public int hashCode() {
            return Objects.hash(rule, words());
        }

        @Override
        public String toString() {
            return "%s: %s".formatted(rule, words());
        }
    }

    /** The rules a service must pass, in the order they are asked. */
    public enum Rule {
        STATUS,
        NEED,
        AGE,
        SEX,
        FRAILTY,
        PLACE,
        PRACTICE,
        DOOR,
        RECORDED,
        TIER,
        HOURS,
        DISTANCE
    }
}
