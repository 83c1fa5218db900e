package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads.Board;
import org.onedoor.crisis.Detention;
import org.onedoor.people.PlacePick;

/**
 * The board.
 *
 * @param begins whether the reader may begin a case
 * @param figures whether the reader may see figures
 * @param places none on the wallboard, which shows everyone
 */
public record BoardPage(
        Board board,
        List<Detention> lately,
        boolean begins,
        boolean figures,
        String role,
        @Nullable PlacePick places) {
    public String heading() {
        int held = (int) board.rows().stream()
                .filter(row -> row.state().heldFrom() != null && row.state().endedAt() == null)
                .count();
        int coming = (int) board.rows().stream()
                .filter(row -> row.state().heldFrom() == null && row.state().endedAt() == null)
                .count();
        return "%d in a place of safety, %d on scene or on the way".formatted(held, coming);
    }
}
