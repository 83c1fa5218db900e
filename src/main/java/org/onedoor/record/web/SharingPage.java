package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.SharingView;

/** What a person permits and objects to. */
public record SharingPage(Person person, SharingView view, List<Alert> alerts, LocalDate today) {}
