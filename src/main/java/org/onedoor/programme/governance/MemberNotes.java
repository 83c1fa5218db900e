package org.onedoor.programme.governance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.programme.governance.GovernanceEvents.MemberSaid;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What members with lived experience say of a meeting: whether they come, what it cost them, which paper they cannot read. */
@Service
public class MemberNotes {
    /** The kind of the task of whoever is to write a paper in plain language. */
    public static final String PLAIN = "programme-plain";

    private static final int MONTHS_AFTER = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_PENCE = 100_000;
    private static final String NOTE = """
            select note_id, seat_id, account_id, kind, coming, words, pence, state, answer, said_at, version
              from programme.member_note
            """;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final Members members;
    private final Meetings meetings;
    private final Papers papers;
    private final Tasks tasks;

    MemberNotes(
            JdbcClient jdbc,
            Acts acts,
            Registers registers,
            Entries entries,
            Members members,
            Meetings meetings,
            Papers papers,
            Tasks tasks) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.members = members;
        this.meetings = meetings;
        this.papers = papers;
        this.tasks = tasks;
    }

    /** What all members said of a meeting, the newest first. */
    public List<MemberNote> of(Entry meeting) {
        return jdbc.sql(NOTE
                        + " where org_id = :org and entry_id = :meeting order by said_at desc, note_id desc limit 500")
                .param("org", meeting.organisationId())
                .param("meeting", meeting.entryId())
                .query(MemberNote.class)
                .list();
    }

    /** A meeting as a member sees it. */
    public record Seen(Entry meeting, List<Papers.Paper> papers, List<MemberNote> mine) {
        /** What they said last of coming; none while they said nothing. */
        public @Nullable MemberNote coming() {
            return mine.stream().filter(note -> !note.isExpense()).findFirst().orElse(null);
        }

        public List<MemberNote> expenses() {
            return mine.stream().filter(MemberNote::isExpense).toList();
        }
    }

    /** The meetings of a group from three months ago on, the next ones first, then those that were. */
    public List<Seen> meetings(Entry group, UUID account) {
        LocalDate today = entries.today();
        return meetings.of(group).stream()
                .filter(meeting -> !meeting.status().equals("Cancelled"))
                .filter(meeting -> meeting.day("held") != null
                        && !java.util.Objects.requireNonNull(meeting.day("held"))
                                .isBefore(today.minusMonths(MONTHS_AFTER)))
                .sorted(Comparator.comparing((Entry meeting) -> java.util.Objects.requireNonNull(meeting.day("held"))
                                .isBefore(today))
                        .thenComparing(meeting -> meeting.first("held")))
                .limit(12)
                .map(meeting -> new Seen(
                        meeting,
                        papers.of(meeting),
                        of(meeting).stream()
                                .filter(note -> note.accountId().equals(account))
                                .toList()))
                .toList();
    }

    /** Whether they come. The form's fields: coming, needs. */
    public void comes(String code, EntryForm form) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!List.of("yes", "part", "no", "unsure").contains(form.get("coming"))) {
            wrong.put("coming", "Say whether you can come");
        }
        Writing.limit(wrong, "needs", "What would help", form.get("needs"), Writing.SENTENCES);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        say(code, "availability", form.get("coming"), form.get("needs").strip(), null);
    }

    /** What coming cost them. The form's fields: spent, amount. */
    public void spent(String code, EntryForm form) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (form.get("spent").strip().length() < 3) {
            wrong.put("spent", "Say what the money was for, such as the bus");
        }
        Writing.limit(wrong, "spent", "What the money was for", form.get("spent"), Writing.SENTENCES);
        String typed = form.get("amount").strip().replace("£", "").replace(",", "");
        int pence = typed.matches("[0-9]{1,4}(\\.[0-9]{2})?")
                ? new BigDecimal(typed).multiply(HUNDRED).intValueExact()
                : 0;
        if (pence < 1 || pence > MOST_PENCE) {
            wrong.put("amount", "Write an amount in pounds up to £1,000, such as 12.40");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        say(code, "expense", null, form.get("spent").strip(), pence);
    }

    private void say(String code, String kind, @Nullable String coming, String words, @Nullable Integer pence) {
        Entry meeting = meetings.get(code);
        GroupSeat seat =
                members.seat(meetings.group(meeting), CurrentActor.get().accountId());
        acts.act(begin("Say something of a meeting", meeting), act -> {
            UUID id = Ids.at(act.now());
            jdbc.sql("""
                    insert into programme.member_note (org_id, note_id, entry_id, seat_id, account_id, kind, coming, words,
                                                       pence, state, said_at)
                    values (:org, :id, :meeting, :seat, :account, :kind, :coming, :words, :pence, 'said', :now)
                    """)
                    .param("org", meeting.organisationId())
                    .param("id", id)
                    .param("meeting", meeting.entryId())
                    .param("seat", seat.seatId())
                    .param("account", act.actor().accountId())
                    .param("kind", kind)
                    .param("coming", coming)
                    .param("words", Writing.storable(words))
                    .param("pence", pence)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new MemberSaid(meeting.entryId(), id, kind));
        });
    }

    /** Asks for a paper in plain language; whoever wrote it has the task. The form's field: paper. */
    public void askPlain(String code, EntryForm form) {
        Entry meeting = meetings.get(code);
        members.seat(meetings.group(meeting), CurrentActor.get().accountId());
        Papers.Paper paper = papers.of(meeting).stream()
                .filter(each -> each.paperId().toString().equals(form.get("paper")))
                .findFirst()
                .orElseThrow(() -> new NotFound("paper"));
        acts.act(begin("Ask for a paper in plain language", meeting), act -> {
            tasks.raise(
                    act.subject(),
                    PLAIN,
                    PLAIN + ":" + paper.paperId(),
                    meeting.entryId(),
                    Meetings.CODE + "/" + meeting.code(),
                    paper.forOrg() == null ? meeting.organisationId() : paper.forOrg(),
                    null,
                    null);
            act.happened(new MemberSaid(meeting.entryId(), paper.paperId(), "plain"));
        });
    }

    private static Begin begin(String what, Entry meeting) {
        return Begin.on(
                        what,
                        Ask.function(Action.WRITE, "membership"),
                        new Subject.Organisation(meeting.organisationId()))
                .making();
    }

    /** Pays an expense, or says why not. The form's fields: note (its id and version), paid, note-answer. */
    public void settle(String code, EntryForm form) {
        Entry meeting = meetings.get(code);
        MemberNote note = of(meeting).stream()
                .filter(MemberNote::isExpense)
                .filter(each -> form.get("expense").startsWith(each.noteId() + "/"))
                .findFirst()
                .orElseThrow(() -> new NotFound("expense"));
        Map<String, String> wrong = new LinkedHashMap<>();
        String state = form.get("paid");
        if (!List.of("paid", "not-paid").contains(state)) {
            wrong.put("paid", "Say whether it is paid");
        }
        if (state.equals("not-paid") && form.get("expense-answer").strip().length() < 10) {
            wrong.put("expense-answer", "Say why not, in at least 10 characters. The member reads it");
        }
        Writing.limit(wrong, "expense-answer", "The answer", form.get("expense-answer"), Writing.SENTENCES);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        acts.act(Entries.begin("Settle an expense", meeting.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get(Meetings.CODE), meeting, act.actor()));
            String answer = form.get("expense-answer").strip();
            int changed = jdbc.sql("""
                    update programme.member_note
                       set state = :state, answer = :answer, decided_at = :now, decided_by = :by, version = version + 1
                     where org_id = :org and note_id = :id and version = :version
                    """)
                    .param("state", state)
                    .param("answer", answer.isEmpty() ? null : Writing.storable(answer))
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("org", meeting.organisationId())
                    .param("id", note.noteId())
                    .param("version", note.version())
                    .update();
            if (changed == 0 || !form.get("expense").equals(note.noteId() + "/" + note.version())) {
                throw new StaleEdit("expense");
            }
            act.happened(new MemberSaid(meeting.entryId(), note.noteId(), state));
        });
    }

    /** The members of a meeting's group, for whoever keeps it. */
    public List<Members.Member> members(Entry meeting) {
        return members.of(meetings.group(meeting));
    }
}
