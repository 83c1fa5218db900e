package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.programme.CoveredPlaces;
import org.springframework.stereotype.Component;

/** What the Joint Forward Plans say of an outcome, board by board, and how it is delivered place by place. */
@Component
public class ForwardPlans {
    static final String CODE = "forward-plan";

    private static final String DELIVERED = "Delivered";

    private final Registers registers;
    private final Entries entries;
    private final OutcomesByPlace outcomes;
    private final Organisations organisations;
    private final CoveredPlaces places;

    ForwardPlans(
            Registers registers,
            Entries entries,
            OutcomesByPlace outcomes,
            Organisations organisations,
            CoveredPlaces places) {
        this.registers = registers;
        this.entries = entries;
        this.outcomes = outcomes;
        this.organisations = organisations;
        this.places = places;
    }

    /** The items of one board's plan; empty where it says nothing of the outcome. */
    public record Board(Organisation board, List<Entry> items) {}

    /**
     * How the outcome is delivered in one place.
     *
     * @param items those of Joint Forward Plans that are for it; {@code delivered} how many are
     * @param late how many are past their day and not delivered
     * @param actions the actions of plans that deliver the outcome there; none where there are none
     */
    public record Place(String name, List<Entry> items, int delivered, int late, List<OutcomesByPlace.Cell> actions) {}

    /** Every integrated care board, those with nothing too. */
    public List<Board> boards(Entry outcome) {
        List<Entry> items = items(outcome);
        return organisations.ofKind(OrganisationKind.ICB).stream()
                .filter(board -> board.closed() == null && board.successorId() == null)
                .map(board -> new Board(
                        board,
                        items.stream()
                                .filter(item ->
                                        item.first("icb").equals(board.id().toString()))
                                .toList()))
                .toList();
    }

    private List<Entry> items(Entry outcome) {
        return entries.naming(CODE, null, "outcome", outcome.code());
    }

    /** By the name of the place. */
    public List<Place> places(Entry outcome) {
        Register register = registers.get(CODE);
        LocalDate today = entries.today();
        Map<String, String> names = new LinkedHashMap<>();
        places.all()
                .forEach(place -> names.put(
                        place.value(),
                        "%s (%s)".formatted(place.name(), place.tree().label())));
        Map<String, List<Entry>> byPlace = new TreeMap<>();
        for (Entry item : items(outcome)) {
            for (String place : item.all("places")) {
                byPlace.computeIfAbsent(names.getOrDefault(place, place), _ -> new ArrayList<>())
                        .add(item);
            }
        }
        Map<String, List<OutcomesByPlace.Cell>> cells = new TreeMap<>();
        for (OutcomesByPlace.Cell cell : outcomes.cells(outcome)) {
            String name = cell.place();
            cells.computeIfAbsent(name, _ -> new ArrayList<>()).add(cell);
            byPlace.computeIfAbsent(name, _ -> new ArrayList<>());
        }
        return byPlace.entrySet().stream()
                .map(place -> new Place(
                        place.getKey(),
                        place.getValue(),
                        (int) place.getValue().stream()
                                .filter(item -> item.status().equals(DELIVERED))
                                .count(),
                        (int) place.getValue().stream()
                                .filter(item ->
                                        register.isOpen(item) && !item.status().equals(DELIVERED))
                                .filter(item -> item.day("due") != null
                                        && java.util.Objects.requireNonNull(item.day("due"))
                                                .isBefore(today))
                                .count(),
                        cells.getOrDefault(place.getKey(), List.of())))
                .toList();
    }
}
