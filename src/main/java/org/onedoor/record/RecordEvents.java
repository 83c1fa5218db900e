package org.onedoor.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.EventData;
import org.onedoor.platform.PersonEvent;

/** What happens to a person's record outside any referral. What was written is kept with the event and not in it. */
public final class RecordEvents {
    private RecordEvents() {}

    /** What a parent or carer does when behaviour escalates was written anew. */
    record EscalationPlanWritten(int version) implements PersonEvent {}

    /** Somebody wrote a note about the person. */
    public record NoteWritten() implements PersonEvent {}

    /** An alert now stands. @param kind its code */
    public record AlertRaised(String kind) implements PersonEvent {}

    /** An alert no longer applies. @param kind its code */
    public record AlertEnded(String kind) implements PersonEvent {}

    /** A document is kept with a referral. @param kind what it is, such as {@code pdf} */
    public record DocumentAdded(UUID scopeId, String kind) implements EventData {}

    /** A document that did not belong there is out of sight. */
    public record DocumentWithdrawn(UUID scopeId) implements EventData {}

    /** A version of the crisis plan was kept as a draft. */
    public record CrisisPlanWritten(int version) implements PersonEvent {}

    /** A version of the crisis plan counts from now on. */
    public record CrisisPlanPublished(int version) implements PersonEvent {}

    /** A team that the crisis plan names has read it. */
    public record CrisisPlanRead(int version) implements PersonEvent {}

    /** The person's I Am has a new version. */
    public record IAmWritten(int version) implements PersonEvent {}

    /** A carer told the team something. */
    public record CarerObserved() implements PersonEvent {}

    /** The person asked to see their record. */
    public record RecordAsked() implements PersonEvent {}

    /** Somebody decided what of the record the person is shown. @param entries how many */
    public record RecordReleased(int entries) implements PersonEvent {}

    /** The person says that something in their record is wrong. */
    public record CorrectionAsked() implements PersonEvent {}

    /** That was answered. @param outcome its code */
    public record CorrectionAnswered(String outcome) implements PersonEvent {}

    /**
     * An entry of one record is about the person of another.
     *
     * @param entry the event it is
     * @param other on whose record it was made, or whom it is about
     * @param arrived it is about the person of this record and was made on another
     */
    public record EntryMoved(String entry, String other, boolean arrived) implements PersonEvent {}

    /** The end of life entry has a new version. */
    record EndOfLifeWritten(int version) implements PersonEvent {}

    /** The end of life entry no longer counts. */
    record EndOfLifeEnded(int version) implements PersonEvent {}

    /** In which care home the person lives. @param first and {@code last} as ISO dates @param stands whether it was so at all */
    record PlacementRecorded(
            UUID home, String first, @Nullable String last, int version, boolean stands) implements PersonEvent {}

    /** It is known that another organisation keeps a plan. @param kind its SNOMED CT code */
    public record PointerAdded(String kind) implements PersonEvent {}

    /** A plan elsewhere no longer counts. @param kind its SNOMED CT code */
    public record PointerEnded(String kind) implements PersonEvent {}
}
