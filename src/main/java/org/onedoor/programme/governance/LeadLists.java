package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.time.London;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.governance.GovernanceEvents.LeadsTold;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/** Before a meeting each organisation that leads actions of its plan gets those nothing was heard of since the last one. */
@Service
public class LeadLists {
    /** The kind of the task of a lead whose actions have no update before a meeting. */
    public static final String UNHEARD = "programme-unheard";

    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final Meetings meetings;
    private final PackBuilder packs;
    private final Tasks tasks;
    private final Notifications notifications;

    LeadLists(
            Acts acts,
            Registers registers,
            Entries entries,
            EntryRepository repository,
            Meetings meetings,
            PackBuilder packs,
            Tasks tasks,
            Notifications notifications) {
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.meetings = meetings;
        this.packs = packs;
        this.tasks = tasks;
        this.notifications = notifications;
    }

    /** What a lead has not said anything of since the last meeting. */
    public record Unheard(UUID lead, List<PlanAction> actions) {}

    /** The day since which an update counts: that of the group's meeting before this one. */
    public LocalDate since(Entry meeting) {
        return meetings.of(meetings.group(meeting)).stream()
                .filter(other -> other.first("held").compareTo(meeting.first("held")) < 0)
                .map(other -> other.day("held"))
                .reduce((_, later) -> later)
                .orElseGet(() -> java.util.Objects.requireNonNullElse(meeting.day("held"), entries.today())
                        .minusDays(62));
    }

    /** Who has said nothing of which actions since the last meeting. */
    public List<Unheard> unheard(Entry meeting) {
        return meetings.plan(meeting)
                .map(plan -> packs.unheard(plan, since(meeting)).entrySet().stream()
                        .map(each -> new Unheard(each.getKey(), each.getValue()))
                        .toList())
                .orElse(List.of());
    }

    /** Gives each lead its list, once for each meeting. @return how many leads have one */
    public int tellLeads(String code) {
        Entry meeting = entries.get(Meetings.CODE, code);
        return acts.act(Entries.begin("Tell the leads", meeting.organisationId()), Integer.class, act -> {
            Entries.refuse(Entries.refusal(registers.get(Meetings.CODE), meeting, act.actor()));
            return tellLeads(act, meeting);
        });
    }

    int tellLeads(Act act, Entry meeting) {
        List<Unheard> leads = unheard(meeting);
        LocalDate held = meeting.day("held");
        String item = Meetings.CODE + "/" + meeting.code();
        for (Unheard lead : leads) {
            tasks.raise(
                    act.subject(),
                    UNHEARD,
                    UNHEARD + ":" + meeting.entryId() + ":" + lead.lead(),
                    meeting.entryId(),
                    item,
                    lead.lead(),
                    null,
                    held == null ? null : London.endOf(held));
            notifications.tell(
                    lead.lead(),
                    null,
                    UNHEARD,
                    item,
                    meeting.organisationId(),
                    meeting.entryId(),
                    lead.actions().stream().map(PlanAction::named).collect(Collectors.joining(", ")));
        }
        repository.remember(act, meeting, "leads told", leads.size() + " organisations", Map.of());
        act.happened(new LeadsTold(meeting.entryId(), leads.size()));
        return leads.size();
    }
}
