package org.onedoor.access;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Somebody the provider vouched for, who has not said yet as what they sign in. Nothing is granted until then. */
record RoleChoice(List<StaffRoles.Offer> offers, List<StaffUser> users, Instant until) implements Serializable {
    static final String HELD = "onedoor.sign-in.choice";

    private static final Duration LASTS = Duration.ofMinutes(5);
    private static final InstantSource MACHINE = InstantSource.system();

    RoleChoice {
        offers = List.copyOf(offers);
        users = List.copyOf(users);
    }

    static RoleChoice of(NotSignedIn several) {
        return new RoleChoice(
                several.offers(), several.users(), MACHINE.instant().plus(LASTS));
    }

    boolean isOpen() {
        return MACHINE.instant().isBefore(until);
    }

    Optional<StaffUser> user(String accountId) {
        return users.stream().filter(user -> user.getName().equals(accountId)).findFirst();
    }
}
