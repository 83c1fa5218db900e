package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.List;
import org.onedoor.people.Person;
import org.onedoor.record.Placement;

/** Who lives in a home today. */
public record ResidentsPage(List<Resident> residents, String home, LocalDate today) {
    public ResidentsPage {
        residents = List.copyOf(residents);
    }

    public record Resident(Person person, Placement placement) {}
}
