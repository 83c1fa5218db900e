package org.onedoor.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.onedoor.demo.essex.Resident;
import org.onedoor.platform.job.Standstill;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demo ready: accounts, people and history once for each data folder, and then the day begins. */
@Component
@InDemo
@Order(100)
public class DemoStart implements ApplicationRunner {
    private static final Duration SLOTS_AHEAD = Duration.ofDays(28);

    private final Staff staff;
    private final Partner partner;
    private final InventedPds national;
    private final Essex essex;
    private final Settlement settlement;
    private final History history;
    private final Consulting consulting;
    private final Watching watching;
    private final BusyNight busyNight;
    private final NightContacts nightContacts;
    private final Sharing sharing;
    private final CareUnitOfWest careUnit;
    private final Simulator simulator;
    private final Choice choice;
    private final ConcordatPlan plan;
    private final DemoTime time;
    private final Standstill standstill;
    private volatile int percent;

    DemoStart(
            Staff staff,
            Partner partner,
            InventedPds national,
            Essex essex,
            Settlement settlement,
            History history,
            Consulting consulting,
            Watching watching,
            BusyNight busyNight,
            NightContacts nightContacts,
            Sharing sharing,
            CareUnitOfWest careUnit,
            Simulator simulator,
            Choice choice,
            ConcordatPlan plan,
            DemoTime time,
            Standstill standstill) {
        this.staff = staff;
        this.partner = partner;
        this.national = national;
        this.essex = essex;
        this.settlement = settlement;
        this.history = history;
        this.consulting = consulting;
        this.watching = watching;
        this.busyNight = busyNight;
        this.nightContacts = nightContacts;
        this.sharing = sharing;
        this.careUnit = careUnit;
        this.simulator = simulator;
        this.choice = choice;
        this.plan = plan;
        this.time = time;
        this.standstill = standstill;
    }

    /** How much of the history is written; 100 when the demo is ready. */
    public int percent() {
        return percent;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        staff.hire();
        plan.readIn();
        List<Resident> residents = essex.settle(time.start());
        national.begin(residents);
        String before = time.history();
        if (before == null) {
            standstill.during(() -> write(residents));
        } else if (!before.equals("written")) {
            System.out.printf(
                    "The demo's history in this folder was interrupted and is not whole. Delete the folder for a whole one.%n");
        }
        percent = 100;
        time.begin();
        simulator.begin();
        partner.announce();
    }

    private void write(List<Resident> residents) {
        time.history("begun");
        Instant start = time.start();
        Instant from = start.minus(Duration.ofDays(History.DAYS + 1L));
        System.out.printf(
                "OneDoor's demo invents %,d people of Essex and %d days of history.%n", residents.size(), History.DAYS);
        settlement.register(residents, from);
        settlement.publish(choice.played(), from, start.plus(SLOTS_AHEAD), essex.seed());
        history.write(start, residents.size(), done -> {
            percent = done;
            if (done % 15 == 0) {
                System.out.printf("The demo's history is being written: %d%%%n", done);
            }
        });
        settlement.open(choice.played(), start.minus(Duration.ofHours(1)), essex.seed());
        consulting.begin(essex, start);
        watching.begin(essex, start);
        busyNight.begin(essex, start);
        nightContacts.begin(essex, start);
        sharing.begin(start);
        careUnit.begin(start);
        time.history("written");
    }
}
