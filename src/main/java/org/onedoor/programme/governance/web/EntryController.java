package org.onedoor.programme.governance.web;

import java.util.Map;
import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.programme.PlanAction;
import org.onedoor.programme.PlanAdditions;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.EntryReviews;
import org.onedoor.programme.governance.Figures;
import org.onedoor.programme.governance.GroupSeats;
import org.onedoor.programme.governance.Involvement;
import org.onedoor.programme.governance.MemberNotes;
import org.onedoor.programme.governance.Members;
import org.onedoor.programme.governance.PartnerAnswers;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.governance.Registers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry, and the small things done on its own page: a note, a link, a seat, asking partners and answering. */
@Controller
@RequestMapping("/registers/{register}/{code}")
class EntryController {
    private final Registers registers;
    private final Entries entries;
    private final GroupSeats seats;
    private final EntryReviews reviews;
    private final PartnerAnswers answers;
    private final Figures figures;
    private final Involvement involvement;
    private final Members members;
    private final MemberNotes notes;
    private final PlanAdditions additions;
    private final EntryPages pages;

    EntryController(
            Registers registers,
            Entries entries,
            GroupSeats seats,
            EntryReviews reviews,
            PartnerAnswers answers,
            Figures figures,
            Involvement involvement,
            Members members,
            MemberNotes notes,
            PlanAdditions additions,
            EntryPages pages) {
        this.registers = registers;
        this.entries = entries;
        this.seats = seats;
        this.reviews = reviews;
        this.answers = answers;
        this.figures = figures;
        this.involvement = involvement;
        this.members = members;
        this.notes = notes;
        this.additions = additions;
        this.pages = pages;
    }

    @GetMapping
    @Does(value = Action.READ, data = "plan")
    String entry(@PathVariable String register, @PathVariable String code, Model model) {
        return pages.page(register, code, EntryForm.of(Map.of()), null, model);
    }

    @PostMapping(
            "/{step:note|link|unlink|seat|seat-end|ask|remind|answer|review|call-review|figure|to-action|sent|interest|member|expense}")
    @Does(value = Action.WRITE, data = "plan")
    String take(
            @PathVariable String register,
            @PathVariable String code,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        EntryForm form = EntryForm.of(fields);
        Register found = registers.get(register);
        return pages.attempt(register, code, form, model, redirect, () -> perform(found, code, step, form));
    }

    private String perform(Register register, String code, String step, EntryForm form) {
        switch (step) {
            case "note" -> entries.note(register, code, form.get("note"));
            case "link" -> entries.link(register, code, form.get("target"));
            case "unlink" -> entries.unlink(register, code, form.get("kind"), form.get("target"));
            case "seat" -> seats.take(code, form);
            case "seat-end" -> members.end(code, id(form.get("seat")));
            case "expense" -> notes.settle(code, form);
            case "member" -> {
                String password = members.give(code, form);
                return password == null
                        ? "They sit in this group too."
                        : "The account is made. User name: %s. First password, shown only now: %s"
                                .formatted(form.get("username").strip(), password);
            }
            case "answer" -> answers.answer(register, code, form);
            case "figure" -> figures.record(register, code, form);
            case "interest" -> involvement.settle(register, code, form);
            case "to-action" -> {
                return toAction(register, code, form);
            }
            case "sent" -> reviews.sent(code, form);
            case "review" -> reviews.reviewed(register, code, form);
            case "call-review" -> reviews.callReview(register, code, form.get("review-group"));
            case "ask" -> {
                return "Asked: " + answers.ask(register, code, form) + ".";
            }
            default -> {
                return "Reminded: " + answers.remind(register, code) + ".";
            }
        }
        return switch (step) {
            case "note" -> "Your note is on the page.";
            case "link" -> "Linked.";
            case "unlink" -> "The link is taken away.";
            case "seat" -> "The seat is filled from today.";
            case "answer" -> "Your answer is on the page.";
            case "figure" -> "The figure is recorded.";
            case "expense" -> "The member sees it.";
            case "interest" -> "It is recorded how far you have come with them.";
            case "sent" -> "Recorded. The next day is set.";
            case "review" -> "The review is recorded.";
            case "call-review" -> "The review is called. It is due today.";
            default -> "The seat ended today.";
        };
    }

    /** What an entry says becomes an action of a plan, and the two are linked. */
    private String toAction(Register register, String code, EntryForm form) {
        String[] where = form.get("where").split("/", 2);
        if (where.length != 2 || !where[1].matches("[0-9]{1,3}")) {
            throw new Invalid("where", "Choose the plan and the section it goes under");
        }
        PlanAction added = additions.add(
                where[0], Integer.parseInt(where[1]), form.get("words"), form.get("timescale"), form.get("led-by"));
        entries.link(register, code, where[0] + "/" + added.number());
        return "It is action %s of the plan now.".formatted(added.number());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid("seat", "Choose a seat");
        }
    }
}
