package org.onedoor.crisis.notice;

import java.time.Instant;
import org.onedoor.crisis.MissingDoor;
import org.onedoor.people.Details;
import org.springframework.stereotype.Component;

/** The door for other parts of OneDoor. */
@Component
class MissingReportsDoor implements MissingDoor {
    private final MissingIntake intake;
    private final MissingReports reports;

    MissingReportsDoor(MissingIntake intake, MissingReports reports) {
        this.intake = intake;
        this.reports = reports;
    }

    @Override
    public String report(String reference, Details person, Instant lastSeen, String place, String circumstances) {
        return intake.report(
                new MissingIntake.Form(
                        reference, MissingReport.Risk.MEDIUM, lastSeen, place, circumstances, null, person),
                null);
    }

    @Override
    public void found(String number, Instant at, String where) {
        long version = reports.look(number).report().version();
        reports.found(number, version, at, MissingReport.How.SAFE, where, null);
    }

    @Override
    public void talked(String number, String words) {
        reports.debriefed(number, reports.look(number).report().version(), words);
    }
}
