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

    /** Somebody has died. @param on the day, as an ISO date */
    public record PersonDied(String on) implements EventData {
        @Override
        public @Nullable UUID scopeId() {
            return null;
        }
    }

    /** A death was recorded by mistake. */
    public record DeathMistaken() implements EventData {
        @Override
        public @Nullable UUID scopeId() {
            return null;
        }
    }

    /** The person said which ethnic category is theirs; which, is on their record and not here. */
    public record EthnicCategoryRecorded() implements EventData {
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

    /** Somebody said in which ways it is safe to reach them. @param ways none means that nobody may make contact */
    public record WaysRecorded(java.util.List<String> ways) implements EventData {
        public WaysRecorded {
            ways = java.util.List.copyOf(ways);
        }

        @Override
        public @Nullable UUID scopeId() {
            return null;
        }
    }
}
