package org.onedoor.directory;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.directory.Eligibility.Served.Kind;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.people.AgeRange;
import org.onedoor.people.Gender;

/**
 * The directory by what decides who may help, so that a match asks only the services that may. One bit for each service
 * in each set; a need is the intersection of a few. {@link MatchRules} still judges each that is left: what these sets let
 * through too much is left out there, and what they leave out fails one of its rules.
 */
final class Shelves {
    static final Shelves NONE = new Shelves(List.of());
    private static final int OLDEST = 130;

    private final List<Service> all;
    private final BitSet open = new BitSet();
    private final BitSet centre = new BitSet();
    private final Map<String, BitSet> needs = new HashMap<>();
    private final BitSet[] ages =
            Stream.generate(BitSet::new).limit(OLDEST + 1L).toArray(BitSet[]::new);
    private final Map<Door, BitSet> doors = new EnumMap<>(Door.class);
    private final Map<Tier, BitSet> tiers = new EnumMap<>(Tier.class);
    private final Map<Set<String>, BitSet> recorded = new HashMap<>();
    private final Map<Gender, BitSet> oneSex = new EnumMap<>(Gender.class);
    private final Map<Specialist, BitSet> fromScore = new HashMap<>();
    private final BitSet anyPractice = new BitSet();
    private final Map<String, BitSet> practices = new HashMap<>();
    private final BitSet everywhere = new BitSet();
    private final Map<Kind, BitSet> kinds = new EnumMap<>(Kind.class);
    private final Map<String, BitSet> places = new HashMap<>();

    private Shelves(List<Service> all) {
        this.all = all;
        for (int i = 0; i < all.size(); i++) {
            add(i, all.get(i));
        }
    }

    static Shelves of(List<Service> all) {
        return all.isEmpty() ? NONE : new Shelves(List.copyOf(all));
    }

    private void add(int i, Service service) {
        service.needs().forEach(code -> set(needs, code, i));
        if (service.isCentre()) {
            centre.set(i);
            return;
        }
        if (service.status() instanceof ServiceStatus.Active && !service.isLine()) {
            open.set(i);
        }
        Eligibility eligible = service.eligibility();
        int from = eligible.ageFrom() == null ? 0 : eligible.ageFrom();
        int to = eligible.ageTo() == null ? OLDEST : Math.min(OLDEST, eligible.ageTo());
        for (int age = from; age <= to; age++) {
            ages[age].set(i);
        }
        (eligible.doors().isEmpty() ? Set.of(Door.values()) : eligible.doors()).forEach(door -> set(doors, door, i));
        service.answers().forEach((tier, days) -> {
            if (days <= tier.days()) {
                set(tiers, tier, i);
            }
        });
        set(recorded, eligible.requires(), i);
        if (eligible.oneSex() != null) {
            set(oneSex, eligible.oneSex().sex(), i);
        }
        if (eligible.specialist().frailtyFrom() != null) {
            set(fromScore, eligible.specialist(), i);
        }
        if (eligible.registered().isEmpty()) {
            anyPractice.set(i);
        }
        eligible.registered().forEach(with -> set(practices, with.stored(), i));
        for (Served place : eligible.places()) {
            if (place.kind() == Kind.ALL) {
                everywhere.set(i);
            } else {
                set(kinds, place.kind(), i);
                set(places, place.stored(), i);
            }
        }
    }

    private BitSet ofSomeAge(AgeRange maybe) {
        int youngest = Math.min(OLDEST, maybe.youngest());
        if (maybe.isOne()) {
            return ages[youngest];
        }
        BitSet some = new BitSet();
        for (int age = youngest; age <= Math.min(OLDEST, maybe.oldest()); age++) {
            some.or(ages[age]);
        }
        return some;
    }

    private static <K> void set(Map<K, BitSet> shelf, K key, int i) {
        shelf.computeIfAbsent(key, _ -> new BitSet()).set(i);
    }

    List<Service> all() {
        return all;
    }

    /** The services that may take this, and the centre. Hours are not asked yet, nor how far it is. */
    List<Service> mayTake(Need need) {
        BitSet left = (BitSet) open.clone();
        if (!need.codes().isEmpty()) {
            left.and(union(needs, need.codes()));
        }
        AgeRange maybe = need.ages();
        if (maybe != null && maybe.youngest() >= 0) {
            left.and(ofSomeAge(maybe));
        }
        left.and(doors.getOrDefault(need.door(), new BitSet()));
        left.and(tiers.getOrDefault(need.tier(), new BitSet()));
        left.and(served(need));
        switch (need.gender()) {
            case FEMALE -> left.andNot(oneSex.getOrDefault(Gender.MALE, new BitSet()));
            case MALE -> left.andNot(oneSex.getOrDefault(Gender.FEMALE, new BitSet()));
            case INDETERMINATE, NOT_KNOWN -> {}
        }
        fromScore.forEach((specialist, those) -> {
            if (specialist.leavesOut(need.frailty()) != null) {
                left.andNot(those);
            }
        });
        if (need.registered() != null) {
            BitSet theirs = (BitSet) anyPractice.clone();
            theirs.or(union(practices, registrations(need.registered())));
            left.and(theirs);
        }
        BitSet notRecorded = new BitSet();
        recorded.forEach((flags, those) -> {
            if (!need.flags().containsAll(flags)) {
                notRecorded.or(those);
            }
        });
        left.andNot(notRecorded);
        left.or(centre);
        return listed(left);
    }

    /** Those that are for one of these needs. */
    List<Service> forNeeds(Collection<String> codes) {
        return listed(union(needs, codes));
    }

    private BitSet served(Need need) {
        BitSet served = (BitSet) everywhere.clone();
        var registered = need.registered();
        var resident = need.resident();
        place(served, Kind.DISTRICT, resident != null, resident == null ? null : resident.districtCode());
        place(served, Kind.PRACTICE, registered != null, registered == null ? null : code(registered.practice()));
        place(served, Kind.PCN, registered != null, registered == null ? null : code(registered.pcn()));
        place(served, Kind.SUB_ICB, registered != null, registered == null ? null : code(registered.subIcb()));
        return served;
    }

    /** What a service may name that is for the people of this practice. */
    private static List<String> registrations(RegisteredPlace registered) {
        return Stream.of(
                        stored(Kind.PRACTICE, registered.practice()),
                        stored(Kind.PCN, registered.pcn()),
                        stored(Kind.SUB_ICB, registered.subIcb()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> stored(Kind kind, @Nullable Organisation organisation) {
        return Optional.ofNullable(code(organisation)).map(code -> new Served(kind, code, code).stored());
    }

    /** Where nobody knows the place, each that serves a place of the kind stays. */
    private void place(BitSet served, Kind kind, boolean known, @Nullable String code) {
        BitSet those =
                !known ? kinds.get(kind) : code == null ? null : places.get(new Served(kind, code, code).stored());
        if (those != null) {
            served.or(those);
        }
    }

    private static @Nullable String code(@Nullable Organisation organisation) {
        return organisation == null ? null : organisation.odsCode();
    }

    private static <K> BitSet union(Map<K, BitSet> shelf, Collection<K> keys) {
        BitSet union = new BitSet();
        for (K key : keys) {
            BitSet those = shelf.get(key);
            if (those != null) {
                union.or(those);
            }
        }
        return union;
    }

    private List<Service> listed(BitSet chosen) {
        return chosen.stream().mapToObj(all::get).toList();
    }
}
