package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.assessment.Assessment;
import org.onedoor.frontdoor.choice.Suitable;
import org.onedoor.frontdoor.therapy.LongTermCondition;

/**
 * What the page of a step shows beside its questions; each list is empty where the step is not about it.
 *
 * @param options the services that could take the person now
 * @param standing the assessments in date that are trusted here
 * @param given those that come with the need to a service which is asked
 * @param trusts whether that service, or the team that records one, has signed up
 * @param babyMonths until when a baby counts
 * @param conditions those on record
 * @param mental the mental health services that can be asked
 * @param physical the physical health services that can be asked
 * @param earlier the assessments in date that count for every service which shares the referral
 * @param shareable the services it can be shared with
 * @param sharing those whose sharing can be ended
 * @param owns whether the reader's team owns it
 */
public record FactStep(
        List<Suitable> options,
        List<Assessment> standing,
        List<Assessment> given,
        boolean trusts,
        int babyMonths,
        List<LongTermCondition> conditions,
        List<Service> mental,
        List<Service> physical,
        List<Known> earlier,
        List<Service> shareable,
        List<Service> sharing,
        boolean owns) {
    public FactStep {
        options = List.copyOf(options);
        standing = List.copyOf(standing);
        given = List.copyOf(given);
        conditions = List.copyOf(conditions);
        mental = List.copyOf(mental);
        physical = List.copyOf(physical);
        earlier = List.copyOf(earlier);
        shareable = List.copyOf(shareable);
        sharing = List.copyOf(sharing);
    }

    /** An assessment, with the names of the service and of whoever made it. */
    public record Known(Assessment assessment, String service, String by) {}
}
