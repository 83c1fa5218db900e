package org.onedoor.directory.liaison;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An acute hospital.
 *
 * @param knownAs such as PAH
 * @param serviceId its liaison service; none where it has none, or nobody has said
 * @param answered whether somebody said here which it has, or that it has none
 */
public record Hospital(
        UUID orgId,
        UUID hospitalId,
        String code,
        String name,
        String knownAs,
        UUID trustId,
        @Nullable UUID serviceId,
        String source,
        boolean answered,
        long version) {}
