package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.time.London;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** An entry whose review day has come, or whose due day is a week off, is a task of its owner: one for each such day. */
@Component
class ReviewReminders implements Reminders.Reminder {
    static final String REVIEW = "programme-review";
    static final String DUE = "programme-due";
    private static final int DAYS_BEFORE = 7;
    private static final int MOST = 5000;

    private static final int DAYS_TO_CATCH_UP = 7;

    private final Registers registers;
    private final Entries entries;
    private final Acts acts;
    private final Tasks tasks;

    ReviewReminders(Registers registers, Entries entries, Acts acts, Tasks tasks) {
        this.registers = registers;
        this.entries = entries;
        this.acts = acts;
        this.tasks = tasks;
    }

    @Override
    public void remind(LocalDate today) {
        for (Register register : registers.all()) {
            List<Entry> due = entries.list(register, EntryFilter.DUE, 1, MOST);
            due.forEach(entry -> raise(entry, REVIEW, entry.reviewOn()));
            List<String> days = register.fields().stream()
                    .map(Field::name)
                    .filter(name -> name.equals("due") || name.endsWith("_due"))
                    .toList();
            if (!days.isEmpty()) {
                for (Entry entry : entries.list(register, EntryFilter.OPEN, 1, MOST)) {
                    days.stream()
                            .map(entry::day)
                            .filter(day -> soon(day, today))
                            .forEach(day -> raise(entry, DUE, day));
                }
            }
        }
    }

    private static boolean soon(@Nullable LocalDate due, LocalDate today) {
        return due != null && !due.isAfter(today.plusDays(DAYS_BEFORE));
    }

    static String key(String kind, Entry entry, @Nullable LocalDate day) {
        return "%s:%s:%s".formatted(kind, entry.entryId(), day);
    }

    private void raise(Entry entry, String kind, @Nullable LocalDate day) {
        if (tasks.isRaised(entry.organisationId(), key(kind, entry, day))) {
            return;
        }
        acts.act(
                Entries.begin("Remind of an entry", entry.organisationId()),
                act -> tasks.raise(
                        act.subject(),
                        kind,
                        key(kind, entry, day),
                        entry.entryId(),
                        entry.register() + "/" + entry.code(),
                        entry.organisationId(),
                        null,
                        day == null ? null : London.endOf(answerBy(day, London.date(act.now())))));
    }

    /** What was due before anybody was asked has a week from now: nobody is late with a task they have only just got. */
    private static LocalDate answerBy(LocalDate due, LocalDate today) {
        return due.isBefore(today) ? today.plusDays(DAYS_TO_CATCH_UP) : due;
    }
}
