package org.onedoor.directory.openreferral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another publisher whose feed is read again and again.
 *
 * @param orgId whose managers decide on what comes
 * @param endpoint the name of its address in the settings
 * @param teamId who has a task when it cannot be read, or when something waits for a decision
 * @param failures how often in a row it could not be read
 * @param problem why it could not be read last; none when it could
 * @param version another figure whenever what waits for a decision was changed
 */
public record Publisher(
        UUID orgId,
        UUID id,
        String endpoint,
        String name,
        int everyHours,
        UUID teamId,
        boolean stopped,
        Instant nextAt,
        @Nullable Instant triedAt,
        @Nullable Instant readAt,
        int failures,
        @Nullable String problem,
        long version) {
    /** From so many failures in a row on somebody is asked to look. */
    public static final int MANY = 3;

    /** In the place of an address: the files that an organisation takes in by hand. No setting can have this name. */
    static final String FILES = "(files)";

    /** Whether it is no feed but files, which are never read again. */
    public boolean isFiles() {
        return endpoint.equals(FILES);
    }

    public boolean keepsFailing() {
        return failures >= MANY;
    }
}
