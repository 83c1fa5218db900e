package org.onedoor.directory;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who does a service's work now: each that ended may name another, which may have ended too. */
final class Successors {
    private Successors() {}

    /**
     * The end of the line of successors: the service itself when it has not ended, names nobody, or names a service that is
     * not known. A line that comes back to where it was leads nowhere, so then it is the service itself, too.
     */
    static Service last(Service from, Function<UUID, @Nullable Service> find) {
        Set<UUID> seen = new HashSet<>();
        Service at = from;
        while (at.status() instanceof ServiceStatus.Ceased(UUID successorId) && successorId != null) {
            Service next = find.apply(successorId);
            if (next == null) {
                return at;
            }
            if (!seen.add(at.id())) {
                return from;
            }
            at = next;
        }
        return at;
    }
}
