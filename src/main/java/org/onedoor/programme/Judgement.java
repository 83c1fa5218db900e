package org.onedoor.programme;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * What somebody judged of an action, and why.
 *
 * @param kind {@code rag}, {@code status}, {@code dispute}, {@code settled}, {@code accountable}, {@code closing},
 *     {@code not-closed}, {@code closed} or {@code reopened}
 * @param value what was set
 * @param beside what the rule computed or the words suggested at that moment
 * @param because why the rule or the words said so
 * @param apart why the two are more than one grade apart, where they are
 * @param forOrganisation for which organisation it was judged
 */
public record Judgement(
        UUID judgementId,
        UUID actionId,
        String kind,
        String value,
        String beside,
        String because,
        String reason,
        @Nullable String apart,
        OffsetDateTime at,
        UUID by,
        UUID forOrganisation) {

    /** By which organisation and when it was said to be done, in a sentence. @param names of organisations */
    public static String said(@Nullable Judgement judgement, Map<UUID, String> names) {
        return judgement == null
                ? "All its milestones are said to be reached"
                : "%s by %s on %s"
                        .formatted(
                                judgement.kind().equals("status")
                                        ? "Said to be " + judgement.value().replace('-', ' ')
                                        : judgement.value().equals(ActionStatus.CEASED.code())
                                                ? "Said to have ceased"
                                                : "Proposed for closing",
                                names.getOrDefault(judgement.forOrganisation(), "one of its partners"),
                                London.day(judgement.at().toInstant()));
    }

    /** By which of these an action is said to be done, as it stands: its proposal, or its status. @param all the newest first */
    public static Optional<Judgement> saying(PlanAction action, List<Judgement> all) {
        return all.stream()
                .filter(each -> each.kind().equals("closing") && action.state() == PlanAction.State.CLOSING
                        || each.kind().equals("status")
                                && action.status() != null
                                && action.status().isDone()
                                && each.value().equals(action.status().code()))
                .findFirst();
    }

    /** Whether the newest proposal among these is that the action has ceased. @param all the newest first */
    public static boolean ceasing(List<Judgement> all) {
        return all.stream()
                .filter(each -> each.kind().equals("closing"))
                .findFirst()
                .filter(each -> each.value().equals(ActionStatus.CEASED.code()))
                .isPresent();
    }
}
