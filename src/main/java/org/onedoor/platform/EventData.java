package org.onedoor.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one event says: a record of codes and ids, never free text. Its type is the record's simple name, which other
 * modules and the clocks know it by.
 */
public interface EventData {

    /** The thing within the subject's compartment that this happened to, such as a referral. */
    @Nullable
    UUID scopeId();

    /** The whole journey the scope belongs to, which clocks across several referrals run on. */
    default @Nullable UUID journeyId() {
        return scopeId();
    }

    default String type() {
        return getClass().getSimpleName();
    }
}
