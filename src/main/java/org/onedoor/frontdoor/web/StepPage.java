package org.onedoor.frontdoor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Slot;
import org.onedoor.frontdoor.Corrections;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Step;
import org.onedoor.people.Person;

/** The form. */
public record StepPage(
        Referral referral,
        Person person,
        Step step,
        Typed typed,
        String key,
        @Nullable String conflict,
        List<DeclineReason> reasons,
        List<Outcome> outcomes,
        List<Priority> priorities,
        List<Service> services,
        List<Slot> slots,
        List<Corrections.Fact> facts,
        List<Referral> others,
        String now) {}
