package org.onedoor.people;

import org.onedoor.platform.PersonEvent;

/** What happens to a person's entry in the index. */
public final class PersonEvents {
    private PersonEvents() {}

    /** Somebody new is in the index. */
    public record PersonRegistered(String status, String nhsNumberStatus, String gender) implements PersonEvent {}

    /** Somebody has died. @param on the day, as an ISO date */
    public record PersonDied(String on) implements PersonEvent {}

    /** A death was recorded by mistake. */
    public record DeathMistaken() implements PersonEvent {}

    /** The person said which ethnic category is theirs; which, is on their record and not here. */
    public record EthnicCategoryRecorded() implements PersonEvent {}

    /** Somebody provisional, or unverified, is now known. */
    public record PersonIdentified(String nhsNumberStatus) implements PersonEvent {}

    /** Somebody said in which ways it is safe to reach them. @param ways none means that nobody may make contact */
    public record WaysRecorded(java.util.List<String> ways) implements PersonEvent {
        public WaysRecorded {
            ways = java.util.List.copyOf(ways);
        }
    }
}
