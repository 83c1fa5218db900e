package org.onedoor.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onedoor.organisation.CareUnits.CareUnit;
import org.onedoor.organisation.Team;

/** The register. @param districts their names by code @param writes whether the reader may change it */
public record CareUnitsPage(List<CareUnit> units, Map<String, String> districts, boolean writes, LocalDate today) {
    public CareUnitsPage {
        units = List.copyOf(units);
    }

    /** The districts of a unit as one line. */
    public String districts(CareUnit unit) {
        return districts.entrySet().stream()
                .filter(each -> unit.districts().contains(each.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Those of its teams that are of physical health, of mental health or, with neither, of other kinds. */
    public List<Team> teams(CareUnit unit, boolean physical, boolean mental) {
        return unit.teams().stream()
                .filter(team -> team.isOfPhysicalHealth() == physical && team.isOfMentalHealth() == mental)
                .toList();
    }
}
