package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.programme.governance.GovernanceEvents.PaperAdded;
import org.onedoor.programme.governance.GovernanceEvents.PaperHandedIn;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The papers of meetings: put on the agenda with a class, given to a partner to write, and handed in by it. Each says
 * whether mental health was considered.
 */
@Service
public class Papers {
    /** The kind of the task of whoever is to write a paper. */
    public static final String PAPER = "programme-paper";

    private static final int SHORTEST = 10;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final EntryRepository repository;
    private final Tasks tasks;

    Papers(JdbcClient jdbc, Acts acts, Registers registers, Entries entries, EntryRepository repository, Tasks tasks) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.repository = repository;
        this.tasks = tasks;
    }

    /**
     * A paper.
     *
     * @param asks what the group is asked, as its class has it
     * @param address where it can be read; none until it is handed in
     * @param plainAddress where it can be read in plain language
     * @param forOrg who is to write it, where somebody was asked to
     * @param considered whether mental health was considered: Yes or No; none where it was never said
     */
    public record Paper(
            UUID paperId,
            String title,
            String paperClass,
            String asks,
            @Nullable String address,
            @Nullable String plainAddress,
            UUID fromOrg,
            @Nullable UUID forOrg,
            @Nullable LocalDate dueOn,
            @Nullable String considered,
            @Nullable String rationale) {
        /** Whether somebody still has to hand it in. */
        public boolean awaited() {
            return forOrg != null && address == null;
        }
    }

    /** Those for approval first, then for discussion, then for information. */
    public List<Paper> of(Entry meeting) {
        return jdbc.sql("""
                select p.paper_id, p.title, p.class as paper_class, p.asks, coalesce(t.address, p.address) as address,
                       t.plain_address, p.from_org, p.for_org, p.due_on, p.considered, p.rationale
                  from programme.meeting_paper p
                  left join lateral (select address, plain_address from programme.meeting_paper_text t
                                      where t.org_id = p.org_id and t.paper_id = p.paper_id
                                      order by handed_in_at desc, text_id desc limit 1) t on true
                 where p.org_id = :org and p.entry_id = :meeting
                 order by array_position(array['Approval', 'Discussion', 'Information'], p.class), p.added_at, p.paper_id
                """)
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .query(Paper.class)
                .list();
    }

    /** What a group is asked with a paper of a class, unless the paper says more. */
    public static String asks(String paperClass) {
        return switch (paperClass) {
            case "Information" -> "To note it.";
            case "Discussion" -> "To discuss it and give its advice.";
            case "Approval" -> "To approve it.";
            default -> "";
        };
    }

    /** The form's fields: title, class, asks, address, plain, considered, rationale, writer, due. */
    public void add(String code, EntryForm form) {
        Entry meeting = entries.get(Meetings.CODE, code);
        Map<String, String> wrong = new LinkedHashMap<>();
        String title = form.get("title").strip();
        String paperClass = form.get("class");
        if (title.length() < 3) {
            wrong.put("title", "Name the paper");
        }
        Writing.limit(wrong, "title", "The name", title, Writing.LINE);
        Writing.limit(wrong, "asks", "What the group is asked", form.get("asks"), Writing.SENTENCES);
        if (asks(paperClass).isEmpty()) {
            wrong.put("class", "Choose whether it is for information, discussion or approval");
        }
        if (paperClass.equals("Approval") && form.get("asks").strip().length() < SHORTEST) {
            wrong.put("asks", "Say what the group is asked to approve, in at least 10 characters");
        }
        String address = address(form, "address", wrong);
        considered(form, wrong);
        UUID writer = id(form.get("writer"));
        LocalDate due = null;
        try {
            due = PartnerAnswers.day(form, "paper-due", "The day it is due");
        } catch (Invalid e) {
            wrong.putAll(e.problems());
        }
        if (writer != null && due == null) {
            wrong.putIfAbsent("paper-due", "Give the day by which it is to be handed in");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        String asked =
                form.get("asks").isBlank() ? asks(paperClass) : form.get("asks").strip();
        LocalDate until = due;
        acts.act(Entries.begin("Add a paper", meeting.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get(Meetings.CODE), meeting, act.actor()));
            UUID id = Ids.at(act.now());
            jdbc.sql("""
                    insert into programme.meeting_paper (org_id, entry_id, paper_id, title, class, asks, address, from_org,
                                                         added_at, for_org, due_on, considered, rationale)
                    values (:org, :meeting, :id, :title, :class, :asks, :address, :from, :now, :for, :due, :considered,
                            :rationale)
                    """)
                    .param("org", meeting.organisationId())
                    .param("meeting", meeting.entryId())
                    .param("id", id)
                    .param("title", Writing.storable(title))
                    .param("class", paperClass)
                    .param("asks", Writing.storable(asked))
                    .param("address", address)
                    .param("from", act.actor().organisationId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("for", writer)
                    .param("due", until)
                    .param("considered", form.get("considered"))
                    .param("rationale", Writing.storable(form.get("rationale").strip()))
                    .update();
            if (writer != null && address == null) {
                tasks.raise(
                        act.subject(),
                        PAPER,
                        PAPER + ":" + id,
                        meeting.entryId(),
                        Meetings.CODE + "/" + meeting.code(),
                        writer,
                        null,
                        until == null ? null : London.endOf(until));
            }
            repository.remember(act, meeting, "paper added", "%s (%s)".formatted(title, paperClass), Map.of());
            act.happened(new PaperAdded(meeting.entryId(), id));
        });
    }

    /** Hands a paper in: whoever was asked to write it, or the meeting's own office. The form's fields: paper, address, plain. */
    public void handIn(String code, EntryForm form) {
        Entry meeting = entries.get(Meetings.CODE, code);
        Paper paper = of(meeting).stream()
                .filter(each -> each.paperId().toString().equals(form.get("paper")))
                .findFirst()
                .orElseThrow(() -> new NotFound("paper"));
        Map<String, String> wrong = new LinkedHashMap<>();
        String address = address(form, "text-address", wrong);
        String plain = address(form, "plain-address", wrong);
        if (address == null) {
            wrong.putIfAbsent("text-address", "Give the web address where the paper can be read");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        acts.act(Entries.begin("Hand a paper in", meeting.organisationId()), act -> {
            boolean writer = act.actor().organisationId().equals(paper.forOrg());
            if (!writer && Entries.refusal(registers.get(Meetings.CODE), meeting, act.actor()) != null) {
                throw new Refused(
                        "not-permitted",
                        "A paper is handed in by whoever was asked to write it, or the meeting's owner.");
            }
            UUID id = Ids.at(act.now());
            jdbc.sql("""
                    insert into programme.meeting_paper_text (org_id, paper_id, text_id, address, plain_address,
                                                              handed_in_at, handed_in_by, for_org)
                    values (:org, :paper, :id, :address, :plain, :now, :by, :for)
                    """)
                    .param("org", meeting.organisationId())
                    .param("paper", paper.paperId())
                    .param("id", id)
                    .param("address", address)
                    .param("plain", plain)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("for", act.actor().organisationId())
                    .update();
            tasks.doneElsewhere(
                    act.subject(), PAPER + ":" + paper.paperId(), act.actor().accountId());
            if (plain != null) {
                tasks.doneElsewhere(
                        act.subject(),
                        MemberNotes.PLAIN + ":" + paper.paperId(),
                        act.actor().accountId());
            }
            repository.remember(act, meeting, "paper handed in", paper.title(), Map.of());
            act.happened(new PaperHandedIn(meeting.entryId(), paper.paperId()));
        });
    }

    private static void considered(EntryForm form, Map<String, String> wrong) {
        if (!List.of("Yes", "No").contains(form.get("considered"))) {
            wrong.put("considered", "Say whether mental health was considered");
        }
        if (form.get("rationale").strip().length() < SHORTEST) {
            wrong.put("rationale", "Say how mental health was considered, or why not, in at least 10 characters");
        }
        Writing.limit(wrong, "rationale", "The reason", form.get("rationale"), Writing.SENTENCES);
    }

    private static @Nullable String address(EntryForm form, String field, Map<String, String> wrong) {
        String address = form.get(field).strip();
        if (!address.isEmpty() && !address.matches("https?://[^\\s]{4,1000}")) {
            wrong.put(field, "A web address begins with https:// and has no spaces");
        }
        return address.isEmpty() ? null : address;
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
