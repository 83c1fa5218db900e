package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/**
 * The form.
 *
 * @param base the version it is written on; 0 where there is none
 * @param teams those who may be given the plan: who looks after the person now
 */
public record PlanFormPage(
        Person person,
        int base,
        PlanTyped typed,
        List<PlanTyped.TeamChoice> teams,
        List<Alert> alerts,
        LocalDate today) {}
