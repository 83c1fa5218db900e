package org.onedoor.access;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One passkey of an account, as its owner knows it.
 *
 * @param verifies whether it checks who holds it, by PIN, finger or face: then it is both factors at once
 * @param usedAt none where it never was
 * @param copiedAt when there seemed to be two of it: it counts for nothing since
 */
record Passkey(
        UUID passkeyId,
        String name,
        boolean verifies,
        OffsetDateTime madeAt,
        @Nullable OffsetDateTime usedAt,
        @Nullable OffsetDateTime copiedAt) {}
