package org.onedoor.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Person;
import org.onedoor.record.Alert;

/** Either page. @param ending the alert to be ended; none on the page that raises one */
public record AlertPage(
        Person person, List<Alert> alerts, @Nullable Alert ending, String kind, String words, LocalDate today) {}
