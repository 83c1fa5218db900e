package org.onedoor.crisis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.people.Person;

/** One case on the board. @param person none on a wallboard, which shows no names */
public record CaseRow(
        Detention detention,
        @Nullable Person person,
        CaseState state,
        List<ClockView> clocks,
        Map<UUID, String> places) {
    public CaseRow {
        clocks = List.copyOf(clocks);
    }

    public @Nullable ClockView limit() {
        return Authority.of(clocks);
    }

    @Nullable
    Instant limitDue() {
        ClockView limit = limit();
        return limit != null && limit.isOpen() ? limit.due() : null;
    }

    /** The clocks that run and have a limit, without the one that ends the authority. */
    public List<ClockView> others() {
        ClockView limit = limit();
        return clocks.stream()
                .filter(clock -> clock.isOpen() && !clock.equals(limit))
                .toList();
    }

    /** There is no lawful authority to hold the person, and nobody has recorded that they are free. */
    public boolean isExpired(Instant now) {
        return Authority.isExpired(limit(), now);
    }

    /** Where the person is, or is taken to. */
    public String place() {
        Fact where = state.whereNow().orElse(null);
        if (where != null) {
            String name = name(CaseState.uuid(where.code("place")));
            return name != null
                    ? name
                    : where.kind()
                            .questions()
                            .getFirst()
                            .option(where.code("placeType"))
                            .map(Question.Option::label)
                            .orElse("Not known");
        }
        if (state.heldFrom() != null) {
            return "Kept where found: " + detention.foundAt();
        }
        String promised = name(state.promised());
        return promised == null ? "On scene: " + detention.foundAt() : "On the way to " + promised;
    }

    private @Nullable String name(@Nullable UUID placeId) {
        return placeId == null ? null : places.get(placeId);
    }

    public String waitingFor() {
        return NextStep.waitingFor(state);
    }

    /** The most pressing step that is the reader's to take, or else the most pressing of all. */
    public @Nullable NextStep next(String role) {
        List<NextStep> steps = NextStep.of(state);
        return steps.stream()
                .filter(step -> step.mayTake(role))
                .findFirst()
                .orElse(steps.isEmpty() ? null : steps.getFirst());
    }

    /** Those asked to come: {@code AMHP 00:35, here 02:10; doctor 00:35, coming}. */
    public String professionals() {
        return Requested.words(state);
    }

    public boolean contradicts() {
        return !Contradictions.of(state.facts()).isEmpty();
    }
}
