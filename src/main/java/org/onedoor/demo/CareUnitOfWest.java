package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * The care unit of West Essex, as its strategic plan describes it (seed 004, About the care unit): adult mental health and
 * community physical health services across Epping Forest, Harlow and Uttlesford.
 */
@Component
@InDemo
class CareUnitOfWest {
    private static final String NAME = "West Essex Community Care Unit";
    private static final List<String> DISTRICTS = List.of("Epping Forest", "Harlow", "Uttlesford");
    private static final Set<String> TEAMS = Set.of(
            "imhp-west-essex",
            "cmht-west",
            "dementia-frailty",
            "pathway-18-25-west",
            "ucrt",
            "bridging",
            "int-west",
            "pulmonary-rehab",
            "msk");

    private final CareUnits units;
    private final Organisations organisations;
    private final Staff staff;
    private final Stage stage;
    private final Acts acts;

    CareUnitOfWest(CareUnits units, Organisations organisations, Staff staff, Stage stage, Acts acts) {
        this.units = units;
        this.organisations = organisations;
        this.staff = staff;
        this.stage = stage;
        this.acts = acts;
    }

    /** A year before the demo's day, so that its figures have it from their first day on. */
    void begin(Instant now) {
        Instant when = now.minus(Duration.ofDays(365));
        Set<String> districts = organisations.districts().entrySet().stream()
                .filter(each -> DISTRICTS.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        CareUnits.Said said =
                new CareUnits.Said(NAME, districts, TEAMS, London.date(when).toString(), null);
        stage.play(when, staff.visitor("admin").actor(), () -> {
            acts.act(
                    Begin.on(
                                    "Begin a care unit",
                                    Ask.function(Action.WRITE, "organisation"),
                                    new Subject.Organisation(CareUnits.idOf(CareUnits.codeOf(NAME))))
                            .making(),
                    act -> units.begin(act, said));
            return NAME;
        });
    }
}
