package org.onedoor.programme.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.programme.Plan;
import org.onedoor.programme.PlanReach;
import org.onedoor.programme.Plans;
import org.onedoor.programme.SentOnce;
import org.onedoor.programme.report.Report;
import org.onedoor.programme.report.ReportFormat;
import org.onedoor.programme.report.ReportKind;
import org.onedoor.programme.report.ReportRhythm;
import org.onedoor.programme.report.Reports;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports on a plan: begun, written, frozen, signed by a second person, and fetched. What was typed is never lost. */
@Controller
@RequestMapping("/plans/{code}/reports")
class ReportsController {
    private static final String PART = "part.";

    private final Reports reports;
    private final SentOnce once;
    private final ReportRhythm rhythm;
    private final Plans plans;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Looks looks;

    ReportsController(
            Reports reports,
            SentOnce once,
            ReportRhythm rhythm,
            Plans plans,
            Organisations organisations,
            Accounts accounts,
            Looks looks) {
        this.reports = reports;
        this.once = once;
        this.rhythm = rhythm;
        this.plans = plans;
        this.organisations = organisations;
        this.accounts = accounts;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String list(@PathVariable String code, Model model) {
        return list(code, PlanForm.nothing(), null, model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String begin(@PathVariable String code, @RequestParam MultiValueMap<String, String> fields, Model model) {
        PlanForm form = PlanForm.of(fields);
        try {
            ReportKind kind = Arrays.stream(ReportKind.values())
                    .filter(each -> each.code().equals(form.get("kind")))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("kind", "Choose what the report is for"));
            UUID partner = uuid(form.get("partner"));
            LocalDate from = from(form);
            String id = once.act(
                    "Begin a report",
                    code,
                    form.once(code + " begin"),
                    () -> reports.begin(code, kind, partner, from).toString());
            return "redirect:/plans/%s/reports/%s".formatted(code, id);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return list(code, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return list(code, form, form.refused(e), model);
        }
    }

    /** All partners at once: every one's report is begun, how often they hear, which places one answers for. */
    @PostMapping("/{what:all|rhythm|places}")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String partners(
            @PathVariable String code,
            @PathVariable String what,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(fields);
        try {
            String done =
                    once.act("Partners' reports: " + what, code, form.once(code + " " + what), () -> switch (what) {
                        case "all" -> "Reports begun: " + reports.beginAll(code) + ".";
                        case "rhythm" -> {
                            rhythm.set(code, form.get("months"));
                            yield "Partners hear every %s months."
                                    .formatted(form.get("months").strip());
                        }
                        default -> {
                            rhythm.places(
                                    code,
                                    form.get("partner-of"),
                                    java.util.Objects.requireNonNullElse(fields.get("places"), List.of()));
                            yield "The places are saved.";
                        }
                    });
            redirect.addFlashAttribute("notice", done);
            return "redirect:/plans/%s/reports".formatted(code);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return list(code, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return list(code, form, form.refused(e), model);
        }
    }

    private static @Nullable LocalDate from(PlanForm form) {
        boolean none = Stream.of("from-day", "from-month", "from-year")
                .allMatch(field -> form.get(field).isBlank());
        return none ? null : form.day("from");
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid("partner", "Choose a partner");
        }
    }

    private String list(String code, PlanForm form, @Nullable String conflict, Model model) {
        model.addAttribute("title", "Reports");
        model.addAttribute("errors", form.problems());
        model.addAttribute(
                "page", looks.look("Reports on plan " + code, Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
                    Plan plan = plans.get(code);
                    List<Report> all = reports.of(plan);
                    Set<UUID> known = new HashSet<>(plans.leads(plan).keySet());
                    all.stream().map(Report::partner).filter(Objects::nonNull).forEach(known::add);
                    Map<UUID, String> names = organisations.names(known);
                    return new ReportsPage(
                            plan,
                            all,
                            plans.leads(plan).keySet().stream()
                                    .map(id -> new StepFormPage.Choice(id, names.getOrDefault(id, "Unknown")))
                                    .sorted(Comparator.comparing(StepFormPage.Choice::name))
                                    .toList(),
                            names,
                            rhythm.months(plan),
                            rhythm.turns(plan),
                            rhythm.choices(plan),
                            plans.today(),
                            form,
                            conflict,
                            Reports.mayWrite(plan, CurrentActor.get()));
                }));
        return "programme/report/reports";
    }

    @GetMapping("/{id}")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    String one(@PathVariable String code, @PathVariable UUID id, Model model) {
        return page(code, id, PlanForm.nothing(), null, model);
    }

    /** {@code step} is write, freeze, sign, give-back or again. */
    @PostMapping("/{id}/{step}")
    @Does(value = Action.WRITE, data = PlanReach.WHOLE)
    String step(
            @PathVariable String code,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        PlanForm form = PlanForm.of(fields);
        try {
            String next = once.act(
                    "Report: " + step,
                    code,
                    form.once("%s %s %s".formatted(code, id, step)),
                    () -> take(step, code, id, form).toString());
            String done = switch (step) {
                case "write" -> "Saved.";
                case "freeze" -> "The report is frozen. Its files are being built.";
                case "sign" -> "The report is signed.";
                case "give-back" -> "The report is given back.";
                default -> "This is the new version.";
            };
            redirect.addFlashAttribute("notice", done);
            return "redirect:/plans/%s/reports/%s".formatted(code, next);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(code, id, form, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(code, id, form, form.refused(e), model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(code, id, form, e.getMessage(), model);
        }
    }

    /** @return the report to go on with */
    private UUID take(String step, String code, UUID id, PlanForm form) {
        switch (step) {
            case "write" -> reports.write(code, id, form.version(), words(form));
            case "freeze" -> reports.freeze(code, id, form.version());
            case "sign" -> reports.sign(code, id, form.version(), form.get("words"));
            case "give-back" -> reports.giveBack(code, id, form.version(), form.get("words"));
            case "again" -> {
                return reports.again(code, id);
            }
            default -> throw new NotFound("step");
        }
        return id;
    }

    private static Map<String, String> words(PlanForm form) {
        Map<String, String> words = new LinkedHashMap<>();
        form.values().keySet().stream()
                .filter(field -> field.startsWith(PART))
                .forEach(field -> words.put(field.substring(PART.length()), form.get(field)));
        return words;
    }

    private String page(String code, UUID id, PlanForm form, @Nullable String conflict, Model model) {
        ReportPage page = looks.look("Report on plan " + code, Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            Plan plan = plans.get(code);
            Report report = reports.get(plan, id);
            return new ReportPage(
                    plan,
                    report,
                    reports.document(plan, report),
                    reports.ready(report),
                    report.kind() == ReportKind.HIGHLIGHT ? Reports.rated() : List.of(),
                    accounts.names(Stream.of(report.madeBy(), report.frozenBy(), report.decidedBy())
                            .filter(Objects::nonNull)
                            .toList()),
                    form,
                    conflict,
                    Reports.mayWrite(plan, CurrentActor.get()),
                    Reports.maySign(plan, report, CurrentActor.get()));
        });
        model.addAttribute("title", page.document().title());
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", page);
        return "programme/report/report";
    }

    @GetMapping("/{id}/files/{format:html|pdf|docx|xlsx}")
    @Does(value = Action.READ, data = PlanReach.WHOLE)
    ResponseEntity<byte[]> file(@PathVariable String code, @PathVariable UUID id, @PathVariable String format) {
        ReportFormat wanted = ReportFormat.of(format);
        return looks.look("File of a report on plan " + code, Ask.function(Action.READ, PlanReach.WHOLE), _ -> {
            Plan plan = plans.get(code);
            Report report = reports.get(plan, id);
            String partner = report.partner() == null
                    ? ""
                    : organisations.names(List.of(report.partner())).getOrDefault(report.partner(), "");
            return PlanFilesController.saved(
                    Reports.fileName(plan, report, partner, wanted),
                    MediaType.parseMediaType(wanted.media()),
                    reports.file(report, wanted));
        });
    }
}
