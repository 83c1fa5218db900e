package org.onedoor.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Glass;
import org.onedoor.access.LookFinding;
import org.onedoor.access.LookQuery;
import org.onedoor.access.WithheldLooks;

/**
 * What a Privacy Officer has to do, and the search of the log.
 *
 * @param glasses to review first, then those that were told of
 * @param findings what the rules picked out
 * @param accounts the names of those that looked
 * @param organisations the names of those that broke it
 * @param own the officer's organisation
 */
public record PrivacyPage(
        List<Glass> glasses,
        List<LookQuery> queries,
        List<LookFinding> findings,
        Map<UUID, String> accounts,
        List<WithheldLooks.Due> withheld,
        Map<UUID, String> organisations,
        UUID own,
        LogAsked asked,
        Instant now) {

    /** How many reviews are more than five working days old: the figure that is red. */
    public long red() {
        return glasses.stream()
                .filter(glass -> glass.overdue() && glass.reviewOrg().equals(own))
                .count();
    }

    /** How many reviews wait for this office. */
    public long waiting() {
        return glasses.stream()
                .filter(glass -> glass.review() == null && glass.reviewOrg().equals(own))
                .count();
    }

    /** One matter: what was broken, or asked. */
    public record GlassPage(
            Glass glass,
            String person,
            String account,
            String organisation,
            List<String> told,
            boolean reviews,
            String justified,
            String finding,
            Instant now) {}

    /** What a rule picked out, and what it was. */
    public record FindingPage(
            LookFinding finding, String account, @Nullable String person, String outcome, String words, Instant now) {}

    /** A query about somebody who looked, and its answer. */
    public record QueryPage(
            LookQuery query,
            String person,
            String entry,
            String account,
            String organisation,
            boolean answers,
            String outcome,
            String answer,
            Instant now) {}
}
