package org.onedoor.programme.governance.web;

import java.util.List;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.LeadLists;
import org.onedoor.programme.governance.Meetings;
import org.onedoor.programme.governance.Papers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The calendar of meetings, and what is done for one: its papers, its pack, who was there, what came of it. */
@Controller
class MeetingsController {
    private final Meetings meetings;
    private final Papers papers;
    private final LeadLists leads;
    private final EntryPages pages;
    private final Looks looks;

    MeetingsController(Meetings meetings, Papers papers, LeadLists leads, EntryPages pages, Looks looks) {
        this.meetings = meetings;
        this.papers = papers;
        this.leads = leads;
        this.pages = pages;
        this.looks = looks;
    }

    @GetMapping("/meetings")
    @Does(value = Action.READ, data = "plan")
    String calendar(Model model) {
        model.addAttribute("title", "Calendar of meetings");
        model.addAttribute("page", looks.look("Calendar of meetings", RegistersController.read(), _ -> {
            List<Entry> all = meetings.all();
            return new CalendarPage(all.stream()
                    .map(meeting -> new CalendarPage.Row(meeting, meetings.group(meeting)))
                    .toList());
        }));
        return "governance/calendar";
    }

    /** The pack by itself, to print: its papers, and the agenda as it was issued or as it would be now. */
    @GetMapping("/registers/meeting/{code}/pack")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String pack(@PathVariable String code, Model model) {
        PackPage page = looks.look("Pack of a meeting", Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            Entry meeting = meetings.get(code);
            return new PackPage(
                    meeting,
                    meetings.group(meeting),
                    papers.of(meeting),
                    meetings.issued(meeting).orElse(null),
                    meetings.draft(meeting));
        });
        model.addAttribute("title", "Pack: " + page.meeting().title());
        model.addAttribute("page", page);
        return "governance/pack";
    }

    @PostMapping("/registers/group/{code}/meetings")
    @Does(value = Action.WRITE, data = "plan")
    String plan(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        EntryForm form = EntryForm.of(fields);
        return pages.attempt(
                Groups.CODE, code, form, model, redirect, () -> "Meetings planned: " + meetings.plan(code, form) + ".");
    }

    @PostMapping("/registers/meeting/{code}/{step:paper|hand-in|issue|attendance|outcome|agree|tell-leads}")
    @Does(value = Action.WRITE, data = "plan")
    String take(
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        EntryForm form = EntryForm.of(fields);
        return pages.attempt(Meetings.CODE, code, form, model, redirect, () -> perform(code, step, form));
    }

    private String perform(String code, String step, EntryForm form) {
        switch (step) {
            case "paper" -> papers.add(code, form);
            case "hand-in" -> papers.handIn(code, form);
            case "issue" -> meetings.issue(code);
            case "attendance" -> meetings.attend(code, form);
            case "outcome" -> meetings.record(code, form);
            case "agree" -> meetings.agree(code);
            default -> {
                return "Organisations that have their list: " + leads.tellLeads(code) + ".";
            }
        }
        return switch (step) {
            case "hand-in" -> "The paper is handed in.";
            case "paper" -> "The paper is on the agenda.";
            case "issue" -> "The pack is issued as it stands now.";
            case "attendance" -> "Who was there is recorded.";
            case "outcome" -> "Recorded.";
            default -> "The minutes are agreed.";
        };
    }
}
