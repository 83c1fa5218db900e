package org.onedoor.programme.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Act;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.programme.Plan;
import org.onedoor.programme.governance.EntryForm.Said;
import org.onedoor.programme.governance.GovernanceEvents.MeetingsPlanned;
import org.onedoor.programme.governance.GovernanceEvents.OutcomeRecorded;
import org.onedoor.programme.governance.GovernanceEvents.PackIssued;
import org.onedoor.programme.governance.GovernanceEvents.PresenceRecorded;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/** Meetings of groups: planned by frequency, their packs, papers, quorum, and what came of them. */
@Service
public class Meetings {
    public static final String CODE = "meeting";
    private static final int MOST_PLANNED = 12;
    private static final int EVERYTHING = 1000;

    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final MeetingRepository meetings;
    private final GroupSeats seats;
    private final PackBuilder packs;
    private final Papers papers;
    private final Tasks tasks;

    Meetings(
            Acts acts,
            Registers registers,
            Entries entries,
            EntryRepository repository,
            MeetingRepository meetings,
            GroupSeats seats,
            PackBuilder packs,
            Papers papers,
            Tasks tasks) {
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.meetings = meetings;
        this.seats = seats;
        this.packs = packs;
        this.papers = papers;
        this.tasks = tasks;
    }

    /** What came of a meeting. @param paperId the paper it belongs to, where it does */
    public record Outcome(
            UUID outcomeId,
            String kind,
            @Nullable UUID paperId,
            String words,
            @Nullable UUID forOrg,
            @Nullable LocalDate dueOn) {}

    /** The pack as it was issued. */
    public record IssuedPack(Instant at, Pack pack) {}

    public List<Outcome> outcomes(Entry meeting) {
        return meetings.outcomes(meeting);
    }

    public Set<UUID> present(Entry meeting) {
        return meetings.present(meeting);
    }

    public Optional<IssuedPack> issued(Entry meeting) {
        return meetings.issued(meeting);
    }

    /** @throws org.onedoor.platform.NotFound when there is none */
    public Entry get(String code) {
        return entries.get(CODE, code);
    }

    public Entry group(Entry meeting) {
        return entries.get(Groups.CODE, meeting.first("group"));
    }

    /** The pack as it would be issued now. */
    public Pack draft(Entry meeting) {
        return packs.build(group(meeting));
    }

    public Optional<Plan> plan(Entry meeting) {
        return Optional.ofNullable(packs.plan(group(meeting)));
    }

    /** The seats that can be there on the meeting's day. */
    public List<GroupSeat> seats(Entry meeting) {
        LocalDate on = java.util.Objects.requireNonNullElse(meeting.day("held"), entries.today());
        LocalDate today = entries.today();
        return seats.of(group(meeting)).stream()
                .filter(seat -> seat.filledOn(on) || seat.filledOn(today))
                .toList();
    }

    /** What keeps the meeting from being quorate; empty when nothing does. */
    public List<String> missing(Entry meeting) {
        return Quorum.missing(group(meeting), seats(meeting), present(meeting));
    }

    /** Meetings of a group by day, the earliest first. */
    public List<Entry> of(Entry group) {
        return all().stream()
                .filter(meeting -> meeting.first("group").equals(group.code()))
                .toList();
    }

    /** All meetings by day, the earliest first. */
    public List<Entry> all() {
        return entries.list(registers.get(CODE), EntryFilter.ALL, 1, EVERYTHING).stream()
                .sorted(java.util.Comparator.comparing((Entry each) -> each.first("held")))
                .toList();
    }

    /** Plans the next meetings of a group, one each so many weeks. The form's fields: first, many. */
    public int plan(String code, EntryForm form) {
        Entry group = entries.get(Groups.CODE, code);
        int weeks = group.number("frequency", 0);
        Map<String, String> wrong = new LinkedHashMap<>();
        LocalDate first = null;
        try {
            first = PartnerAnswers.day(form, "first", "The first meeting");
        } catch (Invalid e) {
            wrong.putAll(e.problems());
        }
        if (first == null) {
            wrong.putIfAbsent("first", "Give the day of the first meeting");
        }
        int many = form.get("many").matches("[0-9]{1,2}") ? Integer.parseInt(form.get("many")) : 0;
        if (many < 1 || many > MOST_PLANNED) {
            wrong.put("many", "Plan between 1 and %d meetings".formatted(MOST_PLANNED));
        } else if (many > 1 && weeks == 0) {
            wrong.put("many", "Say first every how many weeks the group meets, or plan one meeting");
        }
        if (!wrong.isEmpty() || first == null) {
            throw new Invalid(wrong);
        }
        LocalDate from = first;
        return acts.act(Entries.begin("Plan meetings", group.organisationId()), Integer.class, act -> {
            Entries.refuse(Entries.refusal(registers.get(CODE), group, act.actor()));
            Set<String> known =
                    of(group).stream().map(meeting -> meeting.first("held")).collect(Collectors.toSet());
            int made = 0;
            for (int i = 0; i < many; i++) {
                LocalDate on = from.plusWeeks((long) i * weeks);
                if (!known.contains(on.toString())) {
                    Map<String, List<String>> fields = new LinkedHashMap<>();
                    fields.put("group", List.of(group.code()));
                    fields.put("held", List.of(on.toString()));
                    Said said = new Said(group.title() + ", " + London.day(on), "Planned", null, fields);
                    entries.insert(act, registers.get(CODE), said, null, "Planned by the group's frequency");
                    made++;
                }
            }
            act.happened(new MeetingsPlanned(group.entryId(), made));
            return made;
        });
    }

    /** Issues the pack as it is now and freezes it. */
    public void issue(String code) {
        perform(code, "Issue a pack", act -> {
            Entry meeting = entries.get(CODE, code);
            if (HeldMeetings.over(meeting)) {
                throw new Refused("held", "The meeting was held. Its pack stays as it was issued.");
            }
            meetings.issue(act, meeting, draft(meeting));
            entries.set(act, meeting, "Pack issued", Map.of(), "pack issued", "");
            act.happened(new PackIssued(meeting.entryId()));
        });
    }

    /** Who was there. The form's fields: present (seats), quorate. @throws Invalid when it is called quorate and is not */
    public void attend(String code, EntryForm form) {
        Entry found = entries.get(CODE, code);
        Set<UUID> known = seats(found).stream().map(GroupSeat::seatId).collect(Collectors.toSet());
        Set<UUID> present = known.stream()
                .filter(seat -> form.all("present").contains(seat.toString()))
                .collect(Collectors.toSet());
        List<String> missing = Quorum.missing(group(found), seats(found), present);
        boolean quorate = !form.get("quorate").isEmpty();
        if (quorate && !missing.isEmpty()) {
            throw new Invalid("quorate", "It cannot be quorate. " + String.join(" ", missing));
        }
        perform(code, "Record who was there", act -> {
            Entry meeting = entries.get(CODE, code);
            HeldMeetings.refuseAhead(meeting, entries.today());
            if (meeting.status().equals("Minutes agreed")) {
                throw new Refused("agreed", "The minutes are agreed, and who was there with them.");
            }
            meetings.present(act, meeting, present);
            String words = quorate ? "Quorate" : missing.isEmpty() ? "Not marked quorate" : String.join(" ", missing);
            entries.set(
                    act,
                    meeting,
                    "Held",
                    Map.of("quorate", List.of(quorate ? "Yes" : "No: " + words)),
                    "attendance",
                    "%d seats there. %s".formatted(present.size(), words));
            act.happened(new PresenceRecorded(meeting.entryId(), present.size(), quorate));
        });
    }

    /** What came of it. The form's fields: kind, paper, words, organisation, due. */
    public void record(String code, EntryForm form) {
        Entry found = entries.get(CODE, code);
        Map<String, String> wrong = new LinkedHashMap<>();
        String kind = form.get("kind");
        if (!List.of("Decision", "Action", "Recommendation", "Noted").contains(kind)) {
            wrong.put("kind", "Choose what it is");
        }
        String words = form.get("outcome").strip();
        if (words.length() < 10) {
            wrong.put("outcome", "Write what was said, in at least 10 characters");
        }
        Writing.limit(wrong, "outcome", "The words", words, Writing.STORY);
        UUID organisation = id(form.get("organisation"));
        LocalDate due = null;
        try {
            due = PartnerAnswers.day(form, "due", "Due");
        } catch (Invalid e) {
            wrong.putAll(e.problems());
        }
        if (kind.equals("Action") && organisation == null) {
            wrong.put("organisation", "Choose who is to do it");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        UUID paper = papers.of(found).stream()
                .map(Papers.Paper::paperId)
                .filter(each -> each.toString().equals(form.get("paper")))
                .findFirst()
                .orElse(null);
        LocalDate until = due;
        perform(code, "Record what came of a meeting", act -> {
            Entry meeting = entries.get(CODE, code);
            HeldMeetings.refuseAhead(meeting, entries.today());
            UUID id = meetings.insertOutcome(act, meeting, kind, paper, words, organisation, until);
            if (kind.equals("Action") && organisation != null) {
                tasks.raise(
                        act.subject(),
                        "programme-action",
                        "meeting-action:" + id,
                        meeting.entryId(),
                        CODE + "/" + meeting.code(),
                        organisation,
                        null,
                        until == null ? null : London.endOf(until));
            }
            repository.remember(act, meeting, kind, words, Map.of());
            act.happened(new OutcomeRecorded(meeting.entryId(), id));
        });
    }

    /** Agrees the minutes. @throws Refused while a paper lacks the outcome its class asks for */
    public void agree(String code) {
        perform(code, "Agree minutes", act -> {
            Entry meeting = entries.get(CODE, code);
            List<String> open = open(meeting);
            if (!open.isEmpty()) {
                throw new Refused("not-minuted", String.join(" ", open));
            }
            if (!meeting.status().equals("Held")) {
                throw new Refused("not-held", "Record first who was there.");
            }
            entries.set(act, meeting, "Minutes agreed", Map.of(), "minutes agreed", "");
        });
    }

    /** What each paper still lacks: a decision where approval was asked, anything where discussion was. */
    public List<String> open(Entry meeting) {
        List<Outcome> outcomes = outcomes(meeting);
        List<String> open = new ArrayList<>();
        for (Papers.Paper paper : papers.of(meeting)) {
            List<Outcome> its = outcomes.stream()
                    .filter(outcome -> paper.paperId().equals(outcome.paperId()))
                    .toList();
            boolean decided = its.stream()
                    .anyMatch(outcome -> List.of("Decision", "Recommendation").contains(outcome.kind()));
            if (paper.paperClass().equals("Approval") && !decided) {
                open.add("'%s' asks for approval and has no decision or recommendation.".formatted(paper.title()));
            } else if (paper.paperClass().equals("Discussion") && its.isEmpty()) {
                open.add("'%s' is for discussion and nothing is minuted of it.".formatted(paper.title()));
            }
        }
        return open;
    }

    private void perform(String code, String what, java.util.function.Consumer<Act> body) {
        Entry meeting = entries.get(CODE, code);
        acts.act(Entries.begin(what, meeting.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get(CODE), meeting, act.actor()));
            body.accept(act);
        });
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
