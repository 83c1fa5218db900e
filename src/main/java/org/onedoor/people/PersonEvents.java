package org.onedoor.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;

/** What happens to a person's entry in the index. */
public final class PersonEvents {
    private PersonEvents() {}

    /** Somebody new is in the index. */
    public record PersonRegistered(String status, String nhsNumberStatus, String gender) implements EventData {
        @Override
        public @Nullable UUID scopeId() {
            return null;
        }
    }

    /** Somebody provisional, or unverified, is now known. */
    public record PersonIdentified(String nhsNumberStatus) implements EventData {
        @Override
        public @Nullable UUID scopeId() {
            return null;
        }
    }
}
