package org.onedoor.frontdoor.complexity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.complexity.ComplexityBand.Fit;
import org.onedoor.people.PlaceFilter;
import org.springframework.stereotype.Component;

/** Those whom a team, or an organisation, serves above or below their band. Called from inside a look that names everyone on it. */
@Component
public class ComplexityList {
    private final ComplexityRepository repository;

    ComplexityList(ComplexityRepository repository) {
        this.repository = repository;
    }

    /** @param teamId none for those who run the organisation, who see all of its teams */
    public List<Worklists.Row> page(
            UUID organisation, @Nullable UUID teamId, PlaceFilter place, Fit fit, int page, int size) {
        return repository.page(new ComplexityRepository.Whose(organisation, teamId, place), fit, page, size);
    }

    /** How many are served above and below their band. */
    public record Counts(int above, int below) {}

    public Counts counts(UUID organisation, @Nullable UUID teamId, PlaceFilter place) {
        return repository.counts(new ComplexityRepository.Whose(organisation, teamId, place));
    }

    /** Whom each row is about, on whatever page. */
    public List<UUID> people(UUID organisation, @Nullable UUID teamId, PlaceFilter place, Fit fit) {
        return repository.people(new ComplexityRepository.Whose(organisation, teamId, place), fit);
    }
}
