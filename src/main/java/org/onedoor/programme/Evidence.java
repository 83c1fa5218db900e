package org.onedoor.programme;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What shows that an action is done: words, with an address or a file where there is one. */
public record Evidence(
        UUID evidenceId,
        UUID actionId,
        String title,
        String words,
        @Nullable String address,
        @Nullable String fileName,
        OffsetDateTime attachedAt,
        UUID attachedBy) {}
