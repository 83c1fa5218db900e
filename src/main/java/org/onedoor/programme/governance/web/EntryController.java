package org.onedoor.programme.governance.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryFilter;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.EntryHistory;
import org.onedoor.programme.governance.GroupSeats;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.governance.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry, and the small things done on its own page: a note, a link, a seat. */
@Controller
@RequestMapping("/registers/{register}/{code}")
class EntryController {

    private final Registers registers;
    private final Entries entries;
    private final Groups groups;
    private final GroupSeats seats;
    private final Wording wording;
    private final Accounts accounts;
    private final Looks looks;

    EntryController(
            Registers registers,
            Entries entries,
            Groups groups,
            GroupSeats seats,
            Wording wording,
            Accounts accounts,
            Looks looks) {
        this.registers = registers;
        this.entries = entries;
        this.groups = groups;
        this.seats = seats;
        this.wording = wording;
        this.accounts = accounts;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = "plan")
    String entry(@PathVariable String register, @PathVariable String code, Model model) {
        return page(register, code, EntryForm.of(Map.of()), null, model);
    }

    @PostMapping("/{step:note|link|unlink|seat|seat-end}")
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
        try {
            String done = perform(found, code, step, form);
            redirect.addFlashAttribute("notice", done);
            return "redirect:" + found.address() + "/" + code;
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(register, code, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(register, code, form, e.getMessage(), model);
        }
    }

    private String perform(Register register, String code, String step, EntryForm form) {
        switch (step) {
            case "note" -> entries.note(register, code, form.get("note"));
            case "link" -> entries.link(register, code, form.get("target"));
            case "unlink" -> entries.unlink(register, code, form.get("kind"), form.get("target"));
            case "seat" -> seats.take(code, form);
            case "seat-end" -> seats.end(code, id(form.get("seat")));
            default -> throw new IllegalArgumentException(step);
        }
        return switch (step) {
            case "note" -> "Your note is on the page.";
            case "link" -> "Linked.";
            case "unlink" -> "The link is taken away.";
            case "seat" -> "The seat is filled from today.";
            default -> "The seat ended today.";
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid("seat", "Choose a seat");
        }
    }

    private String page(String register, String code, EntryForm form, @Nullable String conflict, Model model) {
        EntryPage page = looks.look(
                "Entry of register " + register,
                RegistersController.read(),
                _ -> page(registers.get(register), entries.get(register, code), form));
        model.addAttribute("title", page.entry().title());
        Map<String, String> errors = new LinkedHashMap<>(form.problems());
        if (conflict != null) {
            errors.put("maincontent", conflict);
        }
        model.addAttribute("errors", errors);
        model.addAttribute("page", page);
        return "governance/entry";
    }

    private EntryPage page(Register register, Entry entry, EntryForm form) {
        Actor actor = CurrentActor.get();
        List<EntryHistory> history = entries.history(entry);
        EntryPage.Group group = register.code().equals(Groups.CODE)
                ? new EntryPage.Group(
                        seats.of(entry),
                        groups.escalation(entry),
                        groups.under(entry),
                        groups.overlaps(entry),
                        wording.partners())
                : null;
        Set<UUID> more = new HashSet<>();
        if (group != null) {
            group.seats().forEach(seat -> {
                if (seat.organisationId() != null) {
                    more.add(seat.organisationId());
                }
            });
            group.overlaps().forEach(overlap -> more.addAll(overlap.members()));
        }
        boolean wants = register.need() != null
                && register.isOpen(entry)
                && entries.list(register, EntryFilter.WANTING, 1, 5000).stream()
                        .anyMatch(each -> each.code().equals(entry.code()));
        return new EntryPage(
                register,
                entry,
                wording.of(register, List.of(entry), more, history),
                entries.links(entry),
                entries.linkedTo(entry),
                history,
                accounts.names(history.stream().map(EntryHistory::by).toList()),
                Entries.refusal(register, entry, actor),
                wants && register.need() != null ? register.need().label() : null,
                List.of("governance", "manager", "police", "ambulance", "vcse").contains(actor.role()),
                new EntryPage.Panels(group),
                form,
                entries.today());
    }
}
