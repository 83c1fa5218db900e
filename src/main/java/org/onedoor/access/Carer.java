package org.onedoor.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who cares for a person without being paid for it.
 *
 * @param accountId the account they sign in with; none until they opened their invitation
 * @param permissions what they may be told now, might be told once, or will be
 */
public record Carer(
        UUID personId,
        UUID carerId,
        String name,
        String relation,
        boolean parentalResponsibility,
        @Nullable UUID accountId,
        List<Permission> permissions) {
    public Carer {
        permissions = List.copyOf(permissions);
    }

    /** One topic. @param withdrawnAt when the person took it back */
    public record Permission(
            UUID permissionId,
            Topic topic,
            Instant since,
            Instant until,
            Capacity capacity,
            @Nullable String note,
            @Nullable Instant withdrawnAt) {

        public boolean isLive(Instant at) {
            return withdrawnAt == null && !at.isBefore(since) && at.isBefore(until);
        }

        /** Whether this is what is granted, and counts from then. */
        boolean isAs(Carers.Granted granted, Instant now) {
            Instant from = granted.from();
            boolean begins = from == null ? isLive(now) : withdrawnAt == null && since.equals(from);
            return begins
                    && until.equals(granted.until())
                    && capacity == granted.capacity()
                    && Objects.equals(note, granted.note());
        }

        /** When it ends or ended. */
        public Instant end() {
            return withdrawnAt == null ? until : withdrawnAt;
        }
    }

    Optional<Permission> permission(UUID permissionId) {
        return permissions.stream()
                .filter(each -> each.permissionId().equals(permissionId))
                .findFirst();
    }

    public List<Permission> live(Instant at) {
        return permissions.stream().filter(each -> each.isLive(at)).toList();
    }
}
