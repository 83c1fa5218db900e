package org.onedoor.desk;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.CareUnits;
import org.onedoor.organisation.CareUnits.CareUnit;
import org.onedoor.organisation.CareUnits.Said;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of care units: which districts and teams each is made of, from when until when. */
@Controller
@RequestMapping("/care-units")
class CareUnitsController {
    private static final String ORGANISATION = "organisation";

    private final CareUnits units;
    private final Organisations organisations;
    private final Acts acts;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    CareUnitsController(
            CareUnits units, Organisations organisations, Acts acts, Gate gate, Looks looks, DomainTime time) {
        this.units = units;
        this.organisations = organisations;
        this.acts = acts;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = ORGANISATION)
    String all(Model model) {
        CareUnitsPage page = looks.look(
                "Care units",
                Ask.function(Action.READ, ORGANISATION),
                _ -> new CareUnitsPage(
                        units.all(today()),
                        organisations.districts(),
                        gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, ORGANISATION))
                                instanceof Decision.Allowed,
                        today()));
        model.addAttribute("title", "Care units");
        model.addAttribute("page", page);
        return "desk/care-units";
    }

    @GetMapping("/new")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String ask(Model model) {
        Said nothing = new Said("", Set.of(), Set.of(), today().toString(), null);
        return form(null, nothing, UUID.randomUUID().toString(), Map.of(), model);
    }

    @PostMapping("/new")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String begin(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> districts,
            @RequestParam(defaultValue = "") List<String> teams,
            @RequestParam(defaultValue = "") List<String> physical,
            @RequestParam(defaultValue = "") List<String> others,
            @RequestParam(defaultValue = "") String from,
            Model model,
            RedirectAttributes redirect) {
        Said said = new Said(name, new HashSet<>(districts), together(teams, physical, others), from, null);
        String code = CareUnits.codeOf(name);
        return save(
                "Begin a care unit",
                code,
                said,
                key,
                act -> units.begin(act, said),
                problems -> form(null, said, key, problems, model),
                model,
                redirect);
    }

    @GetMapping("/{code:[a-z0-9-]{1,120}}")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String one(@PathVariable String code, Model model) {
        CareUnit unit = looks.look("A care unit", Ask.function(Action.WRITE, ORGANISATION), _ -> latest(code));
        return form(unit, said(unit), UUID.randomUUID().toString(), Map.of(), model);
    }

    @PostMapping("/{code:[a-z0-9-]{1,120}}")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String change(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> districts,
            @RequestParam(defaultValue = "") List<String> teams,
            @RequestParam(defaultValue = "") List<String> physical,
            @RequestParam(defaultValue = "") List<String> others,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String version,
            Model model,
            RedirectAttributes redirect) {
        Said said = new Said(name, new HashSet<>(districts), together(teams, physical, others), from, number(version));
        CareUnit unit = latest(code);
        return save(
                "Change a care unit",
                code,
                said,
                key,
                _ -> units.change(unit, said),
                problems -> form(unit, said, key, problems, model),
                model,
                redirect);
    }

    @PostMapping("/{code:[a-z0-9-]{1,120}}/end")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String end(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String version,
            Model model,
            RedirectAttributes redirect) {
        CareUnit unit = latest(code);
        Said said = said(unit);
        return save(
                "End a care unit",
                code,
                new Said(said.name(), said.districts(), said.teams(), until, number(version)),
                key,
                _ -> units.end(unit, until, number(version)),
                problems -> form(unit, said, key, problems, model),
                model,
                redirect);
    }

    private String save(
            String what,
            String code,
            Said said,
            String key,
            Consumer<Act> body,
            Function<Map<String, String>, String> again,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        try {
            acts.act(
                    Begin.on(
                                    what,
                                    Ask.function(Action.WRITE, ORGANISATION),
                                    new Subject.Organisation(CareUnits.idOf(code)))
                            .making()
                            .once(new IdempotencyKey(
                                    CurrentActor.get().accountId().toString(),
                                    "care-unit:" + sent,
                                    DigestUtils.sha256Hex(what + said))),
                    body);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return again.apply(e.problems());
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            Map<String, String> problems = new LinkedHashMap<>();
            problems.put(
                    "name",
                    "Somebody changed this care unit while you had it open. Open it again and make your change on what stands there now");
            return again.apply(problems);
        }
        redirect.addFlashAttribute("notice", "The care unit is saved. Lists and figures can be shown for it");
        return "redirect:/care-units";
    }

    /** As it is made up after its latest change, which may be to come. */
    private CareUnit latest(String code) {
        CareUnit now = units.get(code, today());
        return now.changed().isAfter(today()) ? units.get(code, now.changed()) : now;
    }

    private Said said(CareUnit unit) {
        LocalDate from = unit.changed().isAfter(today()) ? unit.changed() : today();
        return new Said(
                unit.name(),
                unit.districts(),
                unit.teams().stream().map(Team::code).collect(Collectors.toSet()),
                from.toString(),
                unit.version());
    }

    private String form(@Nullable CareUnit unit, Said said, String key, Map<String, String> problems, Model model) {
        model.addAttribute("title", unit == null ? "New care unit" : "Change the care unit " + unit.name());
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page",
                looks.look(
                        "Form of a care unit",
                        Ask.function(Action.WRITE, ORGANISATION),
                        _ -> new CareUnitPage(unit, said, key, organisations.districts(), units.teams(today()))));
        return "desk/care-unit";
    }

    private static Set<String> together(List<String> teams, List<String> physical, List<String> others) {
        return Stream.of(teams, physical, others).flatMap(List::stream).collect(Collectors.toSet());
    }

    private LocalDate today() {
        return London.date(time.instant());
    }

    private static @Nullable Long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
    }
}
