package org.onedoor.programme;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a plan a list shows. Whatever is null leaves nothing out.
 *
 * @param lead led by this organisation, or answered for by it
 * @param everyoneToo with those that all partners lead, and for the plan's owner with those that nobody leads
 * @param rag a colour a person set, or {@code none} for those nobody has rated
 * @param silentDays should have begun, is not over, and nothing has been heard for more than so many days
 * @param never should have begun, and nothing has ever been heard
 * @param due {@code overdue}, {@code soon} (30 days), {@code none} for those without a due day, or {@code said} for
 *     those that are said to be done and wait for a second person
 * @param words in the action, its update or its number
 * @param today the London day
 */
public record PlanFilter(
        @Nullable Integer section,
        @Nullable UUID lead,
        boolean everyoneToo,
        @Nullable String rag,
        @Nullable Integer silentDays,
        boolean never,
        @Nullable String due,
        @Nullable String words,
        LocalDate today) {

    /** As the lead: those that no partner leads or answers for. */
    public static final UUID NOBODY = new UUID(0, 1);

    /** All of the plan. */
    public static PlanFilter all(LocalDate today) {
        return new PlanFilter(null, null, false, null, null, false, null, null, today);
    }
}
