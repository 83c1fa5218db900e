package org.onedoor.crisis;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.EventData;
import org.onedoor.platform.PersonEvent;

/** What happens in a case, and what of it belongs to the person's own record. */
final class CrisisEvents {
    private CrisisEvents() {}

    /** A fact of a case: its type is the kind's, its payload the codes. */
    record CaseFact(
            @JsonIgnore UUID incident,
            @JsonIgnore FactKind kind,
            @JsonAnyGetter Map<String, String> codes) implements EventData {
        @Override
        @JsonIgnore
        public UUID scopeId() {
            return incident;
        }

        @Override
        public String type() {
            return kind.event();
        }
    }

    /** A step of a crisis contact: its payload the codes. */
    record ContactHappened(
            @JsonIgnore UUID incident,
            @JsonIgnore String type,
            @JsonAnyGetter Map<String, String> codes) implements EventData {
        @Override
        @JsonIgnore
        public UUID scopeId() {
            return incident;
        }
    }

    /** A case is about this person. */
    record DetentionLinked(String number, String power) implements PersonEvent {}

    /** A case was said to be about this person, and is not. */
    record DetentionUnlinked(String number) implements PersonEvent {}

    /** A case of this person was recorded twice. @param into the number it goes on under */
    record DetentionJoined(String number, String into) implements PersonEvent {}

    /** The person is held no longer. */
    record HeldNoLonger(String number, String outcome) implements PersonEvent {}

    /** A crisis contact is about this person. @param kind what it was */
    record CrisisContactLinked(String number, String kind) implements PersonEvent {}

    /** A crisis contact was said to be about this person, and is not. */
    record CrisisContactUnlinked(String number, String kind) implements PersonEvent {}

    /** What came of a crisis contact. */
    record CrisisContactEnded(String number, String kind, String outcome) implements PersonEvent {}

    /** Somebody set within which time an ambulance is to come. */
    record AmbulanceTargetSet(UUID scopeId, String callType, String from, int minutes, int share)
            implements EventData {}

    /** What was learnt from call-backs by Samaritans was published to the partners. */
    record LearningPublished(UUID scopeId, String number) implements EventData {}

    record LearningWithdrawn(UUID scopeId, String number) implements EventData {}

    /** An analyst entered how many assessments by section 12 doctors a month had before they were counted here. */
    record Section12MonthEntered(UUID scopeId, String month, int assessments) implements EventData {}

    /** @param triageFrom the first day of street triage; empty where it is not known */
    record Section12TermsEntered(UUID scopeId, String triageFrom, int feePence) implements EventData {}

    /** @param crew the types of crew, by their codes */
    record TriageShiftSet(UUID scopeId, UUID shift, String crew) implements EventData {}

    record TriageShiftEnded(UUID scopeId, UUID shift) implements EventData {}

    /** An analyst entered how many bed-days a month had. */
    record BedDaysEntered(UUID scopeId, String month, int bedDays) implements EventData {}
}
