package org.onedoor.programme.governance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.programme.governance.Closing;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryForm;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adding and changing an entry. What was typed is never lost, even when somebody was quicker. */
@Controller
@Does(value = Action.WRITE, data = "plan")
class EntryFormController {
    private final Registers registers;
    private final Entries entries;
    private final Closing closing;
    private final Groups groups;
    private final Wording wording;
    private final Looks looks;

    EntryFormController(
            Registers registers, Entries entries, Closing closing, Groups groups, Wording wording, Looks looks) {
        this.registers = registers;
        this.entries = entries;
        this.closing = closing;
        this.groups = groups;
        this.wording = wording;
        this.looks = looks;
    }

    /** Fields may be given in the address, such as the group of a new meeting. */
    @GetMapping("/registers/{register}/new")
    String ask(@PathVariable String register, @RequestParam MultiValueMap<String, String> given, Model model) {
        return form(registers.get(register), null, EntryForm.of(given), null, List.of(), model);
    }

    @PostMapping("/registers/{register}/new")
    String add(
            @PathVariable String register,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Register found = registers.get(register);
        EntryForm form = EntryForm.of(fields);
        List<Groups.Overlap> similar = similar(found, form);
        if (!similar.isEmpty() && form.get("seen").isEmpty()) {
            return form(found, null, form, null, similar, model);
        }
        try {
            Entry made = entries.add(found, form);
            redirect.addFlashAttribute("notice", "Added: " + made.title() + ".");
            return "redirect:" + made.address();
        } catch (Invalid e) {
            return wrong(found, null, form, e, similar, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(found, null, form, e.getMessage(), similar, model);
        }
    }

    /** Before another group is made, those that do something alike are shown first. */
    private List<Groups.Overlap> similar(Register register, EntryForm form) {
        return register.code().equals(Groups.CODE)
                ? looks.look(
                        "Groups alike",
                        Ask.function(Action.WRITE, "plan"),
                        _ -> groups.similar(
                                form.get("title"), List.of(form.get("scope").split(",", -1))))
                : List.of();
    }

    @GetMapping("/registers/{register}/{code}/change")
    String askChange(@PathVariable String register, @PathVariable String code, Model model) {
        Register found = registers.get(register);
        Entry entry = entry(register, code);
        return form(found, entry, EntryForm.of(found, entry), null, List.of(), model);
    }

    @PostMapping("/registers/{register}/{code}/change")
    String change(
            @PathVariable String register,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Register found = registers.get(register);
        EntryForm form = EntryForm.of(fields);
        try {
            Entry after = closing.change(found, code, form);
            redirect.addFlashAttribute("notice", "Saved.");
            return "redirect:" + after.address();
        } catch (Invalid e) {
            return wrong(found, entry(register, code), form, e, List.of(), model);
        } catch (StaleEdit | Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(found, entry(register, code), form, e.getMessage(), List.of(), model);
        }
    }

    private Entry entry(String register, String code) {
        return looks.look(
                "Entry of register " + register, Ask.function(Action.WRITE, "plan"), _ -> entries.get(register, code));
    }

    private String wrong(
            Register register,
            @Nullable Entry entry,
            EntryForm form,
            Invalid invalid,
            List<Groups.Overlap> similar,
            Model model) {
        invalid.problems().forEach(form.problems()::putIfAbsent);
        model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        return form(register, entry, form, null, similar, model);
    }

    private String form(
            Register register,
            @Nullable Entry entry,
            EntryForm form,
            @Nullable String conflict,
            List<Groups.Overlap> similar,
            Model model) {
        EntryFormPage page = looks.look(
                "Form of register " + register.code(),
                Ask.function(Action.WRITE, "plan"),
                _ -> new EntryFormPage(
                        register,
                        entry,
                        form,
                        entry == null
                                ? Entries.refusal(register, CurrentActor.get())
                                : Entries.refusal(register, entry, CurrentActor.get()),
                        conflict,
                        wording.options(register),
                        similar));
        model.addAttribute("title", entry == null ? "New " + register.one() : "Change: " + entry.title());
        model.addAttribute("errors", new java.util.LinkedHashMap<>(form.problems()));
        model.addAttribute("page", page);
        return "governance/form";
    }
}
