package org.onedoor.programme;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** Whether the newest proposal among these is that the action has ceased. @param all the newest first */
    public static boolean ceasing(List<Judgement> all) {
        return all.stream()
                .filter(each -> each.kind().equals("closing"))
                .findFirst()
                .filter(each -> each.value().equals(ActionStatus.CEASED.code()))
                .isPresent();
    }
}
