package org.onedoor.desk;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/** The page. @param key makes sending the form twice one note */
public record NotePage(Person person, List<Alert> alerts, String key, String words, LocalDate today) {}
