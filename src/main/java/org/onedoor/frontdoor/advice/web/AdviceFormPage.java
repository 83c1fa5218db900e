package org.onedoor.frontdoor.advice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.advice.Urgency;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/**
 * Asking for advice.
 *
 * @param person about whom, where they were chosen; none where the form asks
 */
public record AdviceFormPage(
        @Nullable Person person,
        List<Alert> alerts,
        List<Service> services,
        List<Urgency> urgencies,
        String key,
        Typed typed,
        String ownPractice) {
    public AdviceFormPage {
        services = List.copyOf(services);
        urgencies = List.copyOf(urgencies);
    }
}
