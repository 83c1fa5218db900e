package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.AppointmentNeeds;
import org.onedoor.frontdoor.DoorEntry;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.StepDowns;
import org.onedoor.frontdoor.Transfers;
import org.onedoor.frontdoor.WithPartners;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.advice.web.ThreadShown;
import org.onedoor.frontdoor.transition.Transitions;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.Documents;
import org.onedoor.record.TimelineEntry;
import org.onedoor.work.Messages;

/** The page. */
public record ReferralPage(
        Referral referral,
        Referral.Words words,
        Person person,
        List<Alert> alerts,
        Doubts doubts,
        List<Documents.Document> documents,
        List<ClockView> clocks,
        List<TimelineEntry> timeline,
        List<Possible> steps,
        List<Appointment> appointments,
        Map<UUID, List<AppointmentNeeds.Met>> met,
        List<Messages.Message> messages,
        List<Sibling> journey,
        Names names,
        List<String> needs,
        @Nullable DoorEntry brought,
        @Nullable String withheld,
        List<Again> again,
        String handoffs,
        String safeWays,
        List<Transfers.Checklist> transfers,
        StepDowns.@Nullable WayBack wayBack,
        boolean followed,
        @Nullable WaitShown waiting,
        Pathways pathways,
        @Nullable ThreadShown thread,
        WithPartners.Shown partners,
        ShownFacts known,
        boolean sent,
        @Nullable Step done,
        Instant now) {

    /** Whether the reader triages it now. */
    public boolean triage() {
        return may(Step.START_TRIAGE) || (may(Step.OFFER) && referral.state() == WorkState.IN_TRIAGE);
    }

    /** Whether the reader has a young person who is to move to a service that has not heard of it yet. */
    public boolean toTransfer() {
        Transitions.Shown move = pathways.transition();
        return move != null
                && move.transition().receiving() != null
                && move.sending().equals(referral.reference())
                && transfers.stream().allMatch(Transfers.Checklist::off)
                && may(Step.TRANSFER);
    }

    /** The step that usually comes next, when the reader may take it. */
    public @Nullable Step main() {
        Step usual = switch (referral.state()) {
            case AWAITING_ANSWER -> Step.ACCEPT;
            case INFO_REQUESTED -> Step.GIVE_INFORMATION;
            case ACCEPTED, CONTACT_ATTEMPTED, DID_NOT_ATTEND, APPOINTMENT_CANCELLED -> Step.BOOK;
            case BOOKED, IN_PROGRESS -> Step.RECORD_CONTACT;
            case OUTCOME_RECORDED -> Step.CLOSE;
            case AWAITING_TRIAGE, IN_TRIAGE, RETURNED, EXPIRED, CLOSED, CANCELLED, ENTERED_IN_ERROR -> null;
        };
        return usual != null && may(usual) ? usual : null;
    }

    private boolean may(Step step) {
        return steps.stream().anyMatch(possible -> possible.step() == step && possible.refusal() == null);
    }

    /** A step, and why it may not be taken now; none when it may. */
    public record Possible(Step step, @Nullable String refusal) {}

    /** The referral this one takes the place of, or one that took its place. @param words which of the two */
    public record Again(String reference, String words) {}

    /** Another referral of the same journey. */
    public record Sibling(String reference, String service, Referral referral) {}

    /** The names a referral's page needs. */
    public record Names(
            String source,
            String sourceAccount,
            String ownerTeam,
            String ownerOrganisation,
            @Nullable String ownerAccount,
            @Nullable String requested,
            @Nullable String current,
            @Nullable String offered) {}
}
