package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;
import org.onedoor.record.IAm;
import org.onedoor.record.IAmForm;

/** The form of an I Am. @param before every version, the newest first */
public record IAmPage(Person person, IAmForm form, List<IAm> before, List<Alert> alerts, LocalDate today) {}
