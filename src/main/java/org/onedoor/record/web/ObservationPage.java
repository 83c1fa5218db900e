package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.Observation;

/** What a carer told the team. */
public record ObservationPage(Person person, Observation observation, List<Alert> alerts, LocalDate today) {}
