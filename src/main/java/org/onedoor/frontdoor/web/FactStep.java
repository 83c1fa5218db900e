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
 */
public record FactStep(
        List<Suitable> options,
        List<Assessment> standing,
        List<Assessment> given,
        boolean trusts,
        int babyMonths,
        List<LongTermCondition> conditions,
        List<Service> mental,
        List<Service> physical) {
    public FactStep {
        options = List.copyOf(options);
        standing = List.copyOf(standing);
        given = List.copyOf(given);
        conditions = List.copyOf(conditions);
        mental = List.copyOf(mental);
        physical = List.copyOf(physical);
    }
}
