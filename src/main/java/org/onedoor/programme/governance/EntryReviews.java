package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/** What is done again and again: entries are reviewed, a review is called, a board is sent its update. */
@Service
public class EntryReviews {
    /** The register of boards that are kept informed. */
    public static final String SUBSCRIPTION = "subscription";

    private static final int SHORTEST = 10;
    private static final int USUAL_MONTHS = 6;

    private final Acts acts;
    private final Registers registers;
    private final Entries entries;
    private final Tasks tasks;

    EntryReviews(Acts acts, Registers registers, Entries entries, Tasks tasks) {
        this.acts = acts;
        this.registers = registers;
        this.entries = entries;
        this.tasks = tasks;
    }

    /** Looked at again: what was found, and the day of the next look. The form's fields: findings, next. */
    public void reviewed(Register register, String code, EntryForm form) {
        String findings = form.get("findings").strip();
        Map<String, String> wrong = new LinkedHashMap<>();
        if (findings.length() < SHORTEST) {
            wrong.put("findings", "Write what was found, in at least %d characters".formatted(SHORTEST));
        }
        Writing.limit(wrong, "findings", "What was found", findings, Writing.STORY);
        LocalDate next = null;
        try {
            next = PartnerAnswers.day(form, "next", "The next look");
            if (next != null && !next.isAfter(entries.today())) {
                wrong.put("next", "The next look must be later than today");
            }
        } catch (Invalid e) {
            wrong.putAll(e.problems());
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        LocalDate again = next != null
                ? next
                : register.reviewMonths() == 0 ? null : entries.today().plusMonths(register.reviewMonths());
        Entry found = entries.get(register.code(), code);
        acts.act(Entries.begin("Review an entry", found.organisationId()), act -> {
            Entries.refuse(Entries.refusal(register, found, act.actor()));
            entries.lookAgain(act, found, again, "reviewed", findings);
            tasks.doneElsewhere(
                    act.subject(),
                    ReviewReminders.key(ReviewReminders.REVIEW, found, found.reviewOn()),
                    act.actor().accountId());
        });
    }

    /** A board was sent its update. The form's fields: on, what. @throws Invalid when a word or the day is wrong */
    public void sent(String code, EntryForm form) {
        Entry found = entries.get(SUBSCRIPTION, code);
        Map<String, String> wrong = new LinkedHashMap<>();
        String what = form.get("what").strip();
        if (what.length() < 3) {
            wrong.put("what", "Say what was sent, such as the report of April 2024");
        }
        Writing.limit(wrong, "what", "What was sent", what, Writing.LINE);
        LocalDate on = null;
        try {
            on = PartnerAnswers.day(form, "sent", "The day it was sent");
            if (on == null || on.isAfter(entries.today())) {
                wrong.putIfAbsent("sent", "Give the day it was sent, not later than today");
            }
        } catch (Invalid e) {
            wrong.putAll(e.problems());
        }
        if (!wrong.isEmpty() || on == null) {
            throw new Invalid(wrong);
        }
        LocalDate day = on;
        acts.act(Entries.begin("Record that an update was sent", found.organisationId()), act -> {
            Register register = registers.get(SUBSCRIPTION);
            Entries.refuse(Entries.refusal(register, found, act.actor()));
            LocalDate next = day.plusMonths(Math.max(1, found.number("every", USUAL_MONTHS)));
            Map<String, List<String>> fields =
                    Map.of("last_sent", List.of(day.toString()), "due", List.of(next.toString()));
            entries.set(act, found, found.status(), fields, "update sent", what);
            tasks.doneElsewhere(
                    act.subject(),
                    ReviewReminders.key(ReviewReminders.DUE, found, found.day("due")),
                    act.actor().accountId());
        });
    }

    /** Something happened that calls for a look now: a group is to be reviewed because of this entry. */
    public void callReview(Register register, String code, String groupCode) {
        Entry cause = entries.get(register.code(), code);
        Entry group = entries.find(Groups.CODE, groupCode)
                .orElseThrow(() -> new Invalid("review-group", "Choose the group whose working is to be reviewed"));
        acts.act(Entries.begin("Call a review of a group", group.organisationId()), act -> {
            Entries.refuse(Entries.refusal(registers.get(Groups.CODE), group, act.actor()));
            entries.lookAgain(act, group, London.date(act.now()), "review called", "Because of: " + cause.title());
        });
        entries.link(register, code, Groups.CODE + "/" + groupCode);
    }
}
