package org.onedoor.crisis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All that was said of a case, and what of it stands: in the order things happened, whatever the order they were heard in. */
public record Facts(List<Fact> all, List<Fact> standing) {
    private static final Comparator<Fact> AS_IT_HAPPENED =
            Comparator.comparing(Fact::occurredAt).thenComparing(Fact::factId);
    private static final Comparator<Fact> AS_IT_WAS_SAID =
            Comparator.comparing(Fact::recordedAt).thenComparing(Fact::factId);

    public Facts {
        all = List.copyOf(all);
        standing = List.copyOf(standing);
    }

    /** A corrected fact gives way to its correction; of several corrections of one, the one said last counts. */
    static Facts of(List<Fact> said) {
        Map<UUID, Fact> corrections = new HashMap<>();
        Set<UUID> known = new HashSet<>();
        for (Fact fact : said) {
            known.add(fact.factId());
            if (fact.corrects() != null) {
                corrections.merge(fact.corrects(), fact, (a, b) -> AS_IT_WAS_SAID.compare(a, b) > 0 ? a : b);
            }
        }
        List<Fact> standing = new ArrayList<>();
        for (Fact fact : said) {
            if (fact.corrects() != null && known.contains(fact.corrects())) {
                continue;
            }
            Fact stands = fact;
            while (corrections.containsKey(stands.factId())) {
                stands = corrections.get(stands.factId());
            }
            if (stands.kind() != FactKind.WITHDRAWN) {
                standing.add(stands);
            }
        }
        standing.sort(AS_IT_HAPPENED);
        return new Facts(said.stream().sorted(AS_IT_HAPPENED).toList(), standing);
    }

    public Stream<Fact> of(FactKind kind) {
        return standing.stream().filter(fact -> fact.kind() == kind);
    }

    public boolean has(FactKind kind) {
        return of(kind).findAny().isPresent();
    }

    public Optional<Fact> first(FactKind kind) {
        return of(kind).findFirst();
    }

    public Optional<Fact> last(FactKind kind) {
        return of(kind).reduce((_, later) -> later);
    }

    public Optional<Fact> find(UUID factId) {
        return all.stream().filter(fact -> fact.factId().equals(factId)).findFirst();
    }

    /** The correction that stands in place of a fact; none when it stands itself. */
    public Optional<Fact> correctionOf(Fact fact) {
        return all.stream()
                .filter(other -> fact.factId().equals(other.corrects()))
                .max(AS_IT_WAS_SAID);
    }
}
