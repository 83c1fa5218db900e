package org.onedoor.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a service takes referrals. */
public sealed interface ServiceStatus {
    record Active() implements ServiceStatus {}

    record ClosedToReferrals() implements ServiceStatus {}

    /**
     * It has ended.
     *
     * @param successorId the service that does its work now, where one is known
     */
    record Ceased(@Nullable UUID successorId) implements ServiceStatus {}

    /** As stored: {@code active}, {@code closed-to-referrals} or {@code ceased}. */
    default String code() {
        return switch (this) {
            case Active _ -> "active";
            case ClosedToReferrals _ -> "closed-to-referrals";
            case Ceased _ -> "ceased";
        };
    }
}
