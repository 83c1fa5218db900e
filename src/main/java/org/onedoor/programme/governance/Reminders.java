package org.onedoor.programme.governance;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.job.Pump;
import org.springframework.stereotype.Component;

/** Once an hour, everything of governance that falls due by the day is looked through; each reminds of a thing once. */
@Component
class Reminders implements Pump {
    private final List<Reminder> reminders;
    private final Entries entries;

    Reminders(List<Reminder> reminders, Entries entries) {
        this.reminders = reminders;
        this.entries = entries;
    }

    /** One kind of thing to be reminded of. */
    interface Reminder {
        /** Reminds of what is due; what was reminded of before is left alone. */
        void remind(LocalDate today);
    }

    @Override
    public String name() {
        return "governance-reminders";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        LocalDate today = entries.today();
        CurrentActor.run(Actor.SYSTEM, () -> reminders.forEach(reminder -> reminder.remind(today)));
    }
}
