package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.springframework.stereotype.Component;

/** Two weeks before a meeting, each lead of the group's plan gets its list of actions without an update, once. */
@Component
class MeetingReminders implements Reminders.Reminder {
    private static final int DAYS_BEFORE = 14;

    private final Meetings meetings;
    private final LeadLists leads;
    private final Entries entries;
    private final Acts acts;

    MeetingReminders(Meetings meetings, LeadLists leads, Entries entries, Acts acts) {
        this.meetings = meetings;
        this.leads = leads;
        this.entries = entries;
        this.acts = acts;
    }

    @Override
    public void remind(LocalDate today) {
        meetings.all().stream()
                .filter(meeting -> List.of("Planned", "Pack issued").contains(meeting.status()))
                .filter(meeting -> near(meeting.day("held"), today))
                .filter(meeting -> entries.history(meeting).stream()
                        .noneMatch(each -> each.what().equals("leads told")))
                .forEach(meeting -> acts.act(
                        Entries.begin("Tell the leads", meeting.organisationId()),
                        act -> leads.tellLeads(act, meeting)));
    }

    private static boolean near(@Nullable LocalDate held, LocalDate today) {
        return held != null && !held.isBefore(today) && !held.isAfter(today.plusDays(DAYS_BEFORE));
    }
}
