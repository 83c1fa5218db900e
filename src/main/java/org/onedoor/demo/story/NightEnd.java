package org.onedoor.demo.story;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.Cases;
import org.onedoor.crisis.Detention;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.MissingDoor;
import org.onedoor.demo.Staff;
import org.onedoor.demo.Stage;
import org.onedoor.demo.Staged;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How the night of story E2 ends, wherever it is left: nobody is held in it, and nobody is missing. */
@Component
@Staged
class NightEnd {
    /** Before the id of a case among what a story opened. */
    static final String CASE = "case:";

    private static final String REPORT = "MP-";
    private static final Logger log = LoggerFactory.getLogger(NightEnd.class);

    private final Stage stage;
    private final Staff staff;
    private final Cases cases;
    private final CaseReads reads;
    private final MissingDoor missing;
    private final NightSet set;

    NightEnd(Stage stage, Staff staff, Cases cases, CaseReads reads, MissingDoor missing, NightSet set) {
        this.stage = stage;
        this.staff = staff;
        this.cases = cases;
        this.reads = reads;
        this.missing = missing;
        this.set = set;
    }

    static boolean isOfANight(String opened) {
        return opened.startsWith(CASE) || opened.startsWith(REPORT);
    }

    /** The detention ends with the person at home. */
    void home(UUID incident, Instant when) {
        fact(
                incident,
                when,
                FactKind.ENDED,
                Map.of("outcome", "discharged-referred", "managed", "home", "suitable", "yes"));
    }

    /** What has to be written down is, and the case is closed. */
    void close(UUID incident, Instant when) {
        fact(
                incident,
                when,
                FactKind.RESTRICTIVE,
                Map.of(
                        "type", "physical",
                        "minutes", "9",
                        "reason", "self",
                        "why", "Ran towards the road",
                        "injuries", "none",
                        "debrief", "done"));
        fact(incident, when, FactKind.PLAN_OFFERED, Map.of("answer", "has-one"));
        fact(incident, when, FactKind.CLOSED, Map.of());
    }

    void found(String report, Instant when) {
        stage.play(when, staff.visitor(NightOverTheClocks.POLICE).actor(), () -> {
            missing.found(report, when, "London Road, Grays");
            return true;
        });
    }

    private void talked(String report, Instant when) {
        stage.play(when, staff.visitor(NightOverTheClocks.TRIAGE).actor(), () -> {
            missing.talked(report, "The story is over.");
            return true;
        });
    }

    /** Whatever of it is still open ends. */
    void leave(List<String> opened, Instant when) {
        for (String each : opened) {
            if (each.startsWith(CASE)) {
                attempt(() -> over(UUID.fromString(each.substring(CASE.length())), when));
            } else if (each.startsWith(REPORT)) {
                attempt(() -> found(each, when));
                attempt(() -> talked(each, when));
            }
        }
        attempt(() -> set.strike(when));
    }

    private void over(UUID incident, Instant when) {
        Detention now = stage.play(
                when,
                staff.visitor(NightOverTheClocks.SUITE).actor(),
                () -> reads.look(incident, CaseReads.Seen::detention));
        if (now.isClosed()) {
            return;
        }
        if (!now.hasEnded() && now.usedAt() == null) {
            fact(incident, when, FactKind.NOT_USED, Map.of("instead", "home"));
        } else if (!now.hasEnded()) {
            home(incident, when);
        }
        try {
            fact(incident, when, FactKind.CLOSED, Map.of());
        } catch (Refused first) {
            close(incident, when);
        }
    }

    /** What the playing has done already, or a visitor has, is not done again. */
    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (Refused | Invalid | StaleEdit | NotFound already) {
            log.debug("Not needed: {}", already.toString());
        }
    }

    private void fact(UUID incident, Instant when, FactKind kind, Map<String, String> answers) {
        stage.play(
                when,
                staff.visitor(NightOverTheClocks.SUITE).actor(),
                () -> cases.record(incident, kind, when, name -> answers.getOrDefault(name, ""), null));
    }
}
