package org.onedoor.frontdoor.waiting;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventHook;
import org.onedoor.platform.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Works a wait out again with each event that can change it, inside the act, so that no list is ever behind. */
@Component
class KeepWaits implements EventHook {
    private static final Set<String> TYPES = Set.of(
            "ReferralReceived",
            "ReferralAccepted",
            "TriageDecided",
            "ContactRecorded",
            "DidNotAttend",
            "OutcomeRecorded",
            "ReferralClosed",
            "ReferralCancelled",
            "ReferralReopened",
            "FactWithdrawn",
            "DeathRecorded",
            "CheckInRecorded",
            "CheckInPlanned",
            "HarmReviewed",
            "StillNeededAsked",
            "StillNeededAnswered",
            "WaitingTaskRaised");

    private final WaitRepository waits;
    private final ObjectProvider<EventLog> log; // which has this among its hooks

    KeepWaits(WaitRepository waits, ObjectProvider<EventLog> log) {
        this.waits = waits;
        this.log = log;
    }

    @Override
    public void happened(Event event, boolean first) {
        if (!TYPES.contains(event.type()) || event.scopeId() == null) {
            return;
        }
        UUID person = event.subject().id();
        UUID referral = Objects.requireNonNull(event.scopeId());
        List<Event> known = first ? List.of(event) : log.getObject().ofScope(person, referral);
        Wait.of(person, referral, known).ifPresent(waits::put);
    }
}
