package org.onedoor.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.London;

/**
 * One line of a plan as it stands.
 *
 * @param number as printed; empty when the file gave none
 * @param words the action verbatim
 * @param leads the cell as printed; {@code leadNames} its names; {@code leadOrganisations} those that are partners known
 *     to OneDoor, each as whoever answers for it now
 * @param everyone whether it is led by all the plan's partners
 * @param accountable the one organisation that answers for it; none until it is the only lead or the chair names it
 * @param milestonesDone those of its milestones that somebody said are reached
 * @param linked the numbers it links to, directed as printed
 * @param pointsTo the action its update points to
 * @param suggested what its words suggest; {@code status} and {@code rag} only what a person set
 * @param heardOn the day of the newest update
 * @param shared whether another line of the plan has the same number; none in older records
 */
public record PlanAction(
        UUID organisationId,
        UUID planId,
        UUID actionId,
        int ordinal,
        String number,
        int section,
        String sectionTitle,
        String words,
        String timescale,
        Timescale.Kind timeKind,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate dueOn,
        List<LocalDate> milestones,
        @Nullable List<LocalDate> milestonesDone,
        String leads,
        List<String> leadNames,
        List<UUID> leadOrganisations,
        boolean everyone,
        @Nullable UUID accountable,
        List<String> outcomes,
        String updates,
        List<String> links,
        List<String> linked,
        @Nullable String pointsTo,
        SuggestedStatus suggested,
        @Nullable ActionStatus status,
        @Nullable Rag rag,
        boolean disputed,
        @Nullable LocalDate heardOn,
        State state,
        @Nullable UUID closingBy,
        int edition,
        long version,
        @Nullable Boolean shared) {

    /** How far its closing has come. */
    public enum State {
        OPEN,
        CLOSING,
        CLOSED,
        REMOVED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a person calls it. */
    public String named() {
        return number.isEmpty() ? "the unnumbered line " + (ordinal + 1) : number;
    }

    /** The last part of its address: its number where that names it alone, else its id. */
    public String key() {
        boolean alone = !Boolean.TRUE.equals(shared);
        return alone && number.matches("[0-9A-Za-z.]{1,12}") ? number : actionId.toString();
    }

    /** The London day its file was confirmed, or it was added by hand. */
    public LocalDate knownSince() {
        return London.date(Ids.instant(actionId));
    }

    public PlanAction {
        milestonesDone = milestonesDone == null ? List.of() : List.copyOf(milestonesDone); // older records have none
    }

    /** Its milestones nobody has said are reached, the earliest first. */
    public List<LocalDate> milestonesLeft() {
        return milestones.stream()
                .filter(day -> milestonesDone == null || !milestonesDone.contains(day))
                .sorted()
                .toList();
    }

    /** Whether it names milestones and somebody said of every one that it is reached. */
    public boolean allMilestonesReached() {
        return !milestones.isEmpty() && milestonesLeft().isEmpty();
    }

    /** Whether nothing more is awaited: a second person confirmed that it is done or has ceased, or it is in the plan no more. */
    public boolean over() {
        return state == State.CLOSED || state == State.REMOVED || status == ActionStatus.CEASED;
    }

    /** Whether somebody says that it is done and no second person has confirmed it: it stays as late and as silent as it is. */
    public boolean saidDone() {
        return !over() && (state == State.CLOSING || status != null && status.isDone() || allMilestonesReached());
    }

    /** Whether it should have begun, is not over, and nothing has been heard for more than so many days. */
    public boolean silent(LocalDate today, int days) {
        boolean begun = startsOn == null || !startsOn.isAfter(today);
        return !over() && begun && (heardOn == null || heardOn.plusDays(days).isBefore(today));
    }

    /** Whether its due day has passed and no second person has confirmed that it is done. */
    public boolean overdue(LocalDate today) {
        return !over() && dueOn != null && dueOn.isBefore(today);
    }
}
