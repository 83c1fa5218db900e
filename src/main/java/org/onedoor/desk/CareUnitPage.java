package org.onedoor.desk;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.CareUnits.CareUnit;
import org.onedoor.organisation.CareUnits.Said;
import org.onedoor.organisation.Team;
import org.onedoor.platform.web.components.Choices.Choice;

/**
 * The form of a care unit.
 *
 * @param unit the one that is changed; none for a new one
 * @param said what stands in the form
 * @param key makes sending it twice one change
 * @param districts their names by code
 * @param teams every team that goes on
 */
public record CareUnitPage(
        @Nullable CareUnit unit, Said said, String key, Map<String, String> districts, List<Team> teams) {
    public CareUnitPage {
        teams = List.copyOf(teams);
    }

    public List<Choice> districtChoices() {
        return districts.entrySet().stream()
                .map(each -> Choice.of(each.getKey(), each.getValue()))
                .toList();
    }

    public List<Choice> physical() {
        return choices(Team::isOfPhysicalHealth);
    }

    public List<Choice> mental() {
        return choices(Team::isOfMentalHealth);
    }

    public List<Choice> others() {
        return choices(team -> !team.isOfPhysicalHealth() && !team.isOfMentalHealth());
    }

    private List<Choice> choices(Predicate<Team> which) {
        return teams.stream()
                .filter(which)
                .map(team -> Choice.of(team.code(), team.name()))
                .toList();
    }
}
