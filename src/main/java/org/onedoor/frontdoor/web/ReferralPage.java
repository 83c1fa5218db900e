package org.onedoor.frontdoor.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Appointment;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Step;
import org.onedoor.people.Person;
import org.onedoor.record.TimelineEntry;
import org.onedoor.work.Messages;

/** The page. */
public record ReferralPage(
        Referral referral,
        Person person,
        List<ClockView> clocks,
        List<TimelineEntry> timeline,
        List<Possible> steps,
        List<Appointment> appointments,
        List<Messages.Message> messages,
        List<Sibling> journey,
        Names names,
        List<String> needs,
        boolean sent,
        @Nullable Step done,
        Instant now) {

    /** A step, and why it may not be taken now; none when it may. */
    public record Possible(Step step, @Nullable String refusal) {}

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
