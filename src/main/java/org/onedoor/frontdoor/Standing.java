package org.onedoor.frontdoor;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.platform.Event;

/**
 * What stands of what was recorded on a referral: an event that another puts right does not. In the order OneDoor was told,
 * because what was told last decides.
 */
public final class Standing {
    private static final Comparator<Event> AS_TOLD =
            Comparator.comparing(Event::recordedAt).thenComparing(Event::eventId);

    private final List<Event> events;

    private Standing(List<Event> events) {
        this.events = events;
    }

    public static Standing of(List<Event> all) {
        Set<UUID> putRight = new HashSet<>();
        for (Event event : all) {
            if (event.corrects() != null) {
                putRight.add(event.corrects());
            }
        }
        return new Standing(all.stream()
                .filter(event -> !putRight.contains(event.eventId()))
                .sorted(AS_TOLD)
                .toList());
    }

    Standing without(UUID event) {
        return new Standing(
                events.stream().filter(one -> !one.eventId().equals(event)).toList());
    }

    public List<Event> ofType(String... types) {
        Set<String> wanted = Set.of(types);
        return events.stream().filter(event -> wanted.contains(event.type())).toList();
    }

    /** Where a referral stands with a team whose contacts are those that stand now. */
    WorkState withTeam() {
        WorkState state = WorkState.ACCEPTED;
        for (Event event : events) {
            state = switch (event.type()) {
                case "ReferralAccepted", "ReferralReopened" -> WorkState.ACCEPTED;
                case "AppointmentBooked" -> WorkState.BOOKED;
                case "OfferWithdrawn" -> state == WorkState.BOOKED ? state : WorkState.ACCEPTED;
                case "DidNotAttend" -> WorkState.DID_NOT_ATTEND;
                case "ContactRecorded" -> attended(event) ? WorkState.IN_PROGRESS : state;
                case "AppointmentCancelled" -> cancelled(event, state);
                case "ContactAttempted" ->
                    state == WorkState.ACCEPTED || state == WorkState.DID_NOT_ATTEND
                            ? WorkState.CONTACT_ATTEMPTED
                            : state;
                default -> state;
            };
        }
        return state;
    }

    public static boolean attended(Event event) {
        return Boolean.TRUE.equals(event.payload().get("attended"));
    }

    /** Those who sent it may cancel a time while another service is asked, or after the person was seen: that decides nothing. */
    private static WorkState cancelled(Event event, WorkState state) {
        CancelReason reason = CancelReason.ofCode(String.valueOf(event.payload().get("by")));
        boolean expected = state == WorkState.BOOKED || state == WorkState.ACCEPTED; // accepted with its slot
        boolean decides = reason.isOfItself() && (reason != CancelReason.SENDER || expected);
        return decides ? WorkState.APPOINTMENT_CANCELLED : state;
    }
}
