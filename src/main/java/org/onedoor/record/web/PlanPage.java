package org.onedoor.record.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.StatedNeed;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.PlanView;

/**
 * The plan that counts, as the reader sees it.
 *
 * @param view none where no plan is published
 * @param plan none where no plan is published
 * @param draft whether a newer draft waits to be published
 * @param need what the reader said, where that is why they see it
 * @param writes whether the reader may write a new version
 * @param keptBy the organisation that keeps it
 */
public record PlanPage(
        Person person,
        @Nullable PlanView view,
        @Nullable CrisisPlan plan,
        boolean draft,
        @Nullable StatedNeed need,
        boolean writes,
        List<CrisisPlans.Reader> readers,
        List<Alert> alerts,
        String keptBy,
        Instant now,
        LocalDate today) {

    /** One version in the list. */
    public record Version(int number, boolean published, String when, String who) {}

    /** Every version, and what is different in two of them. */
    public record History(
            Person person,
            List<Version> versions,
            int from,
            int to,
            List<Difference> differences,
            List<Alert> alerts,
            LocalDate today) {}

    /** What one part said and says. */
    public record Difference(
            String what, @Nullable String before, @Nullable String after) {}
}
