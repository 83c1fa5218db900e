package org.onedoor.programme.governance;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to entries of registers: codes and ids only. The scope is the entry. */
final class GovernanceEvents {
    private GovernanceEvents() {}

    private interface OfEntry extends EventData {
        UUID entry();

        @Override
        default UUID scopeId() {
            return entry();
        }
    }

    record EntryAdded(UUID entry, String register) implements OfEntry {}

    record EntryChanged(UUID entry, String register) implements OfEntry {}

    record EntryNoted(UUID entry, String register) implements OfEntry {}

    record EntryLinked(UUID entry, String kind) implements OfEntry {}

    record EntryUnlinked(UUID entry, String kind) implements OfEntry {}

    record SeatTaken(UUID entry, UUID seat) implements OfEntry {}

    record SeatEnded(UUID entry, UUID seat) implements OfEntry {}

    record PartnersAsked(UUID entry, int asked) implements OfEntry {}

    record PartnerAnswered(UUID entry, String state) implements OfEntry {}

    record MeetingsPlanned(UUID entry, int meetings) implements OfEntry {}

    record PaperAdded(UUID entry, UUID paper) implements OfEntry {}

    record PaperHandedIn(UUID entry, UUID paper) implements OfEntry {}

    record PackIssued(UUID entry) implements OfEntry {}

    record PresenceRecorded(UUID entry, int present, boolean quorate) implements OfEntry {}

    record OutcomeRecorded(UUID entry, UUID outcome) implements OfEntry {}

    record LeadsTold(UUID entry, int leads) implements OfEntry {}

    record InterestReceived(UUID entry, UUID interest) implements OfEntry {}

    record InterestSettled(UUID entry, UUID interest, String state) implements OfEntry {}

    record MemberGivenAccount(UUID entry, UUID seat) implements OfEntry {}

    /** @param said availability, expense, plain, paid or not-paid */
    record MemberSaid(UUID entry, UUID note, String said) implements OfEntry {}

    record FigureRecorded(UUID entry, UUID figure) implements OfEntry {}
}
