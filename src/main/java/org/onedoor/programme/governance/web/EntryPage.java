package org.onedoor.programme.governance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Answer;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.EntryHistory;
import org.onedoor.programme.governance.Figure;
import org.onedoor.programme.governance.GroupSeat;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.LeadLists;
import org.onedoor.programme.governance.Meetings;
import org.onedoor.programme.governance.Pack;
import org.onedoor.programme.governance.Papers;
import org.onedoor.programme.governance.Register;

/**
 * One entry: what it says, what it hangs on, and everything that was done to it.
 *
 * @param refusal why this actor may not change it; none when they may
 * @param wants what it should have and has not; none when it has it
 * @param form what was typed into one of the page's small forms, when something was wrong with it
 */
public record EntryPage(
        Register register,
        Entry entry,
        EntryWords words,
        List<Entries.Link> links,
        List<Entry> linkedTo,
        List<EntryHistory> history,
        Map<UUID, String> accounts,
        @Nullable String refusal,
        @Nullable String wants,
        boolean mayNote,
        Panels panels,
        EntryForm form,
        LocalDate today) {

    /** Whether it is open and the day it was to be done by has passed. */
    public boolean pastDue() {
        return register.pastDue(entry, today);
    }

    /** What only entries of some registers have. */
    public record Panels(
            @Nullable Group group,
            @Nullable Asked asked,
            @Nullable Meeting meeting,
            @Nullable Kept kept,
            List<Option> groups,
            List<PlanOption> plans,
            List<String> duties,
            EntryMore more) {}

    /** The figures recorded of it, by place, and the charts of those with enough of them. */
    public record Kept(boolean share, String unit, Map<String, List<Figure>> byPlace, List<Chart> charts) {}

    /** A plan an entry can become an action of, with its sections. */
    public record PlanOption(String code, String title, List<Plans.Section> sections) {}

    /**
     * What partners were asked.
     *
     * @param together what all answers say together
     * @param mine those this actor may answer
     * @param core the names of those that one tick asks
     * @param open who must answer for their part and has not, a sentence each
     */
    public record Asked(
            List<Answer> answers,
            String together,
            List<String> states,
            List<Answer> mine,
            List<Option> partners,
            List<String> core,
            List<String> open) {}

    /** A meeting's part of the page. */
    public record Meeting(
            Entry group,
            @Nullable Plan plan,
            Pack draft,
            Meetings.@Nullable IssuedPack issued,
            List<Papers.Paper> papers,
            List<GroupSeat> seats,
            Set<UUID> present,
            List<String> missing,
            List<Meetings.Outcome> outcomes,
            List<String> open,
            LocalDate since,
            List<LeadLists.Unheard> unheard,
            List<Option> partners,
            UUID me) {}

    /** A group's part of the page. */
    public record Group(
            List<GroupSeat> seats,
            List<Entry> escalation,
            List<Entry> under,
            List<Groups.Overlap> overlaps,
            List<Entry> meetings,
            List<Option> partners) {}

    public String account(UUID id) {
        return id.equals(new UUID(0, 0)) ? "OneDoor" : accounts.getOrDefault(id, "Somebody");
    }

    public String organisation(@Nullable UUID id) {
        return id == null ? "" : words.organisations().getOrDefault(id, "");
    }
}
