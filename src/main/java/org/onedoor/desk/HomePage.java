package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.work.NotificationGroups;
import org.onedoor.work.Tasks;

/**
 * My work.
 *
 * @param referrals whether the account works with referrals at all
 * @param ours open referrals the team owns
 * @param offered those it was offered
 * @param sent those it sent, still open with somebody else
 * @param late those owned or waiting for the team's answer, and other tasks, whose earliest deadline has passed
 * @param today those of them whose earliest deadline is still to come today
 * @param sections what must be done now, only those with something in them
 * @param others open tasks that are not about a referral in a section
 * @param moreOthers how many more of those there are
 * @param told what others told, not read yet, what asks for an answer first
 * @param jobsWaiting jobs that gave up; only an administrator's is not 0
 */
public record HomePage(
        boolean referrals,
        int ours,
        int offered,
        int sent,
        int late,
        int today,
        List<Section> sections,
        List<Tasks.About> others,
        int moreOthers,
        NotificationGroups.Page told,
        int jobsWaiting,
        Instant now) {
    public HomePage {
        sections = List.copyOf(sections);
        others = List.copyOf(others);
    }

    /** The link the whole page is for: the worst of what must be done. */
    public @Nullable Row first() {
        return sections.isEmpty() ? null : sections.getFirst().rows().getFirst();
    }

    /**
     * One thing to do, with the first few it must be done for.
     *
     * @param count all of them
     */
    public record Section(Duty duty, int count, int late, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One referral, however many clocks and tasks it has.
     *
     * @param clock the one that is due first
     * @param otherClocks how many more are running
     * @param otherLate how many of those have run out
     * @param task what is asked of the team about it
     */
    public record Row(
            String reference,
            String headed,
            String nhsNumber,
            String born,
            WorkState state,
            String priority,
            @Nullable ClockView clock,
            int otherClocks,
            int otherLate,
            Tasks.@Nullable About task) {}
}
