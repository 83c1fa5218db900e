package org.onedoor.programme.governance.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.GroupSeat;
import org.onedoor.programme.governance.MemberNotes;

/**
 * The groups a member with lived experience sits in.
 *
 * @param at the meeting whose form was wrong; none when nothing was
 */
public record MembershipPage(List<Group> groups, @Nullable String at, EntryForm form, LocalDate today) {
    private static final EntryForm NOTHING = EntryForm.of(java.util.Map.of());

    /** One group, with its meetings. */
    public record Group(Entry group, GroupSeat seat, List<MemberNotes.Seen> meetings) {}

    /** What was typed about this meeting. */
    public EntryForm typed(Entry meeting) {
        return meeting.code().equals(at) ? form : NOTHING;
    }

    public boolean over(Entry meeting) {
        LocalDate held = meeting.day("held");
        return held != null && held.isBefore(today);
    }
}
