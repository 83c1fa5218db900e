package org.onedoor.people;

import org.onedoor.platform.PersonEvent;

/** What happens to a person's entry in the index. */
public final class PersonEvents {
    private PersonEvents() {}

    /** Somebody new is in the index. */
    public record PersonRegistered(String status, String nhsNumberStatus, String gender) implements PersonEvent {}

    /** Somebody has died. @param on the day, as an ISO date */
    public record PersonDied(String on) implements PersonEvent {}

    /** It was recorded where somebody without a fixed abode is, or that they have one; where, is on their record. */
    public record AbodeRecorded(boolean none) implements PersonEvent {}

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

    /**
     * Somebody said what they need so that they can be told things and be seen; their own words are on their record and not
     * here.
     *
     * @param preferred the code of the way they would rather be told; none where they have no wish
     */
    public record AccessNeedsRecorded(
            @org.jspecify.annotations.Nullable String preferred,
            java.util.List<String> formats,
            java.util.List<String> adjustments,
            java.util.List<String> offline)
            implements PersonEvent {
        public AccessNeedsRecorded {
            formats = java.util.List.copyOf(formats);
            adjustments = java.util.List.copyOf(adjustments);
            offline = java.util.List.copyOf(offline);
        }
    }

    /**
     * Somebody looked and found that two records are of one person.
     *
     * @param told the act was about the other record, and this one is told
     */
    public record PeopleLinked(String other, String basis, boolean told) implements PersonEvent {}

    /** Somebody found that a record that was linked is of somebody else. */
    public record PeopleParted(String other, boolean told) implements PersonEvent {}

    /** Two who were likely one were looked at and are two. */
    public record PeopleKeptApart(String other, boolean told) implements PersonEvent {}

    /** A number that another system has for the person is known; the number is on their record and not here. */
    public record LocalIdentifierRecorded(String organisation, String system) implements PersonEvent {}

    /** A number of another system is no longer the person's. */
    public record LocalIdentifierEnded(String organisation, String system) implements PersonEvent {}

    /** The national demographics service is asked who this is. @param by {@code number} or {@code details} */
    public record NationalServiceAsked(String by) implements PersonEvent {}

    /** It answered, or is not asked any longer. @param state the code of a {@link Trace.State} */
    public record NationalServiceAnswered(String state) implements PersonEvent {}

    /**
     * Somebody compared its answer with the record and found that they are the same person.
     *
     * @param source {@code pds}
     * @param taken the codes of the fields that were taken, with commas between; what they say is on the record
     * @param replaced whether the service had replaced the number that we held
     */
    public record NhsNumberVerified(String source, String taken, boolean replaced) implements PersonEvent {}

    /** Somebody compared its answer with the record and found that it is of somebody else. */
    public record TraceTurnedDown() implements PersonEvent {}

    /** The answer is of this person, and another record here holds their number. */
    public record NhsNumberHeldByAnother() implements PersonEvent {}
}
