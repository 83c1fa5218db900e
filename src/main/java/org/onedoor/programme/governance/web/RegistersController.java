package org.onedoor.programme.governance.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.ProvesAgain;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.programme.governance.Answer;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryFilter;
import org.onedoor.programme.governance.PartnerAnswers;
import org.onedoor.programme.governance.PlanRisks;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.governance.RegisterFigures;
import org.onedoor.programme.governance.Registers;
import org.onedoor.programme.governance.web.RegisterPage.Wanted;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The registers, and each as a list whose filters are in its address, on the page and as a file. */
@Controller
@Does(value = Action.READ, data = "plan")
class RegistersController {
    private static final int SIZE = 50;
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_ROWS = 20_000;

    private final Registers registers;
    private final Entries entries;
    private final PartnerAnswers answers;
    private final RegisterFigures figures;
    private final PlanRisks risks;
    private final Wording wording;
    private final Looks looks;

    RegistersController(
            Registers registers,
            Entries entries,
            PartnerAnswers answers,
            RegisterFigures figures,
            PlanRisks risks,
            Wording wording,
            Looks looks) {
        this.registers = registers;
        this.entries = entries;
        this.answers = answers;
        this.figures = figures;
        this.risks = risks;
        this.wording = wording;
        this.looks = looks;
    }

    static Ask read() {
        return Ask.function(Action.READ, "plan");
    }

    @GetMapping("/registers")
    String registers(Model model) {
        model.addAttribute("title", "Groups and registers");
        model.addAttribute("page", looks.look("Registers", read(), _ -> {
            Map<String, List<RegistersPage.Row>> parts = new LinkedHashMap<>();
            for (Register register : registers.all()) {
                parts.computeIfAbsent(register.part(), _ -> new ArrayList<>())
                        .add(new RegistersPage.Row(
                                register,
                                entries.count(register, EntryFilter.OPEN),
                                entries.count(register, EntryFilter.DUE),
                                register.need() == null ? 0 : entries.count(register, EntryFilter.WANTING)));
            }
            return new RegistersPage(parts);
        }));
        return "governance/registers";
    }

    @GetMapping("/registers/{register}")
    String register(
            @PathVariable String register,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String wanting,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Register found = registers.get(register);
        Wanted wanted = new Wanted(blank(status), blank(owner), due != null, wanting != null, blank(q));
        int number = page.matches("[0-9]{1,5}") ? Math.clamp(Integer.parseInt(page), 1, MOST_PAGES) : 1;
        model.addAttribute("title", found.title());
        model.addAttribute("page", looks.look("Register " + register, read(), _ -> {
            Actor actor = CurrentActor.get();
            EntryFilter filter = filter(wanted, actor);
            List<Entry> rows = entries.list(found, filter, number, SIZE);
            int count = entries.count(found, filter);
            return new RegisterPage(
                    found,
                    rows,
                    wording.of(found, rows, List.of(), List.of()),
                    wanted,
                    count,
                    number,
                    Math.max(1, (count + SIZE - 1) / SIZE),
                    wording.partners(),
                    Entries.refusal(found, actor),
                    figures.of(found),
                    found.asks() == null ? Map.of() : together(found, rows),
                    found.code().equals("risk") ? risks.waiting(actor) : null,
                    entries.today());
        }));
        return "governance/register";
    }

    /** The list as a file for spreadsheets: every field, and no value that a spreadsheet would run. */
    @GetMapping("/registers/{register}/export")
    @ProvesAgain
    ResponseEntity<byte[]> export(
            @PathVariable String register,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String wanting,
            @RequestParam(required = false) @Nullable String q) {
        Register found = registers.get(register);
        Wanted wanted = new Wanted(blank(status), blank(owner), due != null, wanting != null, blank(q));
        String file = looks.look("Register " + register + " as a file", read(), _ -> {
            List<Entry> rows = entries.list(found, filter(wanted, CurrentActor.get()), 1, MOST_ROWS);
            return EntryFile.of(found, rows, wording.of(found, rows, List.of(), List.of()));
        });
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(register + ".csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    private Map<UUID, String> together(Register register, List<Entry> rows) {
        Map<UUID, List<Answer>> all = answers.of(rows);
        return rows.stream()
                .collect(Collectors.toMap(
                        Entry::entryId,
                        entry -> Answer.together(
                                Objects.requireNonNull(register.asks()),
                                all.getOrDefault(entry.entryId(), List.of()))));
    }

    /** The risks and mitigations of the actor's own plans come into the registers. */
    @PostMapping("/registers/risk/from-plans")
    @Does(value = Action.WRITE, data = "plan")
    String bringIn(RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", "Brought into the registers: " + risks.bringIn() + ".");
        return "redirect:/registers/risk";
    }

    private static EntryFilter filter(Wanted wanted, Actor actor) {
        return new EntryFilter(
                wanted.status(),
                "mine".equals(wanted.owner()) ? actor.organisationId() : uuid(wanted.owner()),
                wanted.due(),
                wanted.wanting(),
                wanted.q());
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
