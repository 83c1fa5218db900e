package org.onedoor.programme.governance;

import java.time.LocalDate;
import org.onedoor.platform.Acts;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** Partners whose answer is due within a week, or late, are reminded; at most once a fortnight, whoever reminded them. */
@Component
class AnswerReminders implements Reminders.Reminder {
    private static final int DAYS_BEFORE = 7;
    private static final int DAYS_BETWEEN = 14;

    private final PartnerAnswers answers;
    private final Entries entries;
    private final Acts acts;

    AnswerReminders(PartnerAnswers answers, Entries entries, Acts acts) {
        this.answers = answers;
        this.entries = entries;
        this.acts = acts;
    }

    @Override
    public void remind(LocalDate today) {
        answers.waiting().stream()
                .filter(entry -> isNear(entry, today) && !isReminded(entry, today))
                .forEach(entry -> acts.act(
                        Entries.begin("Remind partners", entry.organisationId()),
                        Integer.class,
                        act -> answers.remind(act, entry)));
    }

    private boolean isNear(Entry entry, LocalDate today) {
        LocalDate soon = today.plusDays(DAYS_BEFORE);
        return answers.of(entry).stream()
                .filter(Answer::waits)
                .map(answer -> answer.dueOn() == null ? entry.day("due") : answer.dueOn())
                .anyMatch(due -> due != null && !due.isAfter(soon));
    }

    private boolean isReminded(Entry entry, LocalDate today) {
        return entries.history(entry).stream()
                .filter(each -> each.what().equals("reminded"))
                .anyMatch(each -> London.date(each.at()).isAfter(today.minusDays(DAYS_BETWEEN)));
    }
}
