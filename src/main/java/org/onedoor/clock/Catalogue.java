package org.onedoor.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every standard OneDoor knows, checked as it starts, and which of them each type of event can move. */
final class Catalogue {
    private final List<Standard> standards;
    private final Map<String, List<Standard>> versions = new TreeMap<>();
    private final Map<String, Set<String>> idsByType = new HashMap<>();

    /** @throws BadStandard when two versions of one standard are valid on the same day */
    Catalogue(List<Standard> standards) {
        this.standards = standards.stream()
                .sorted(Comparator.comparing(Standard::id).thenComparing(Standard::validFrom))
                .toList();
        for (Standard standard : this.standards) {
            List<Standard> others = versions.computeIfAbsent(standard.id(), _ -> new ArrayList<>());
            if (!others.isEmpty()) {
                follows(others.getLast(), standard);
            }
            others.add(standard);
            for (String type : standard.types()) {
                idsByType.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(standard.id());
            }
        }
    }

    private static void follows(Standard earlier, Standard later) {
        if (earlier.startsOn(later.validFrom())) {
            throw new BadStandard("Standard %s, field validFrom: versions %s and %s are both valid on %s"
                    .formatted(later.id(), earlier.version(), later.version(), later.validFrom()));
        }
        if (earlier.version().equals(later.version())) {
            throw new BadStandard(
                    "Standard %s, field version: '%s' stands twice".formatted(later.id(), later.version()));
        }
        if (earlier.scope() != later.scope()) {
            throw new BadStandard("Standard %s, field scope: it cannot change between versions".formatted(later.id()));
        }
    }

    /** Those in the application's own files. */
    static Catalogue load() {
        List<Standard> standards = new ArrayList<>();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:standards/*.yaml");
            for (Resource file : files) {
                standards.addAll(
                        StandardsReader.read(Objects.requireNonNull(file.getFilename()), file.getInputStream()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(standards);
    }

    List<Standard> standards() {
        return standards;
    }

    Optional<Standard> find(String id, String version) {
        return versions.getOrDefault(id, List.of()).stream()
                .filter(standard -> standard.version().equals(version))
                .findFirst();
    }

    /** The ids of the standards that an event of this type can move. */
    Set<String> movedBy(String type) {
        return idsByType.getOrDefault(type, Set.of());
    }

    Set<String> ids() {
        return versions.keySet();
    }

    List<Standard> versionsOf(String id) {
        return versions.getOrDefault(id, List.of());
    }

    boolean isJourney(String id) {
        return versionsOf(id).getFirst().scope() == Standard.Scope.JOURNEY;
    }

    boolean anyJourney(Collection<String> ids) {
        return ids.stream().anyMatch(this::isJourney);
    }
}
