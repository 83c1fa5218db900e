package org.onedoor.frontdoor.perinatal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.frontdoor.PerinatalFigures;
import org.onedoor.frontdoor.ReferralFigures.Period;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.frontdoor.perinatal.Births;
import org.onedoor.frontdoor.perinatal.PerinatalRule;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Access to perinatal services as a share of births, by place; the births are entered here with their source. */
@Controller
@RequestMapping("/figures/perinatal")
class AccessController {
    private static final String DATA = "figures";

    private final PerinatalFigures figures;
    private final Births births;
    private final PerinatalRule rule;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Looks looks;
    private final Gate gate;

    AccessController(
            PerinatalFigures figures,
            Births births,
            PerinatalRule rule,
            Organisations organisations,
            Accounts accounts,
            Looks looks,
            Gate gate) {
        this.figures = figures;
        this.births = births;
        this.rule = rule;
        this.organisations = organisations;
        this.accounts = accounts;
        this.looks = looks;
        this.gate = gate;
    }

    @GetMapping
    @Does(value = Action.READ, data = DATA)
    String show(Model model) {
        return page(Typed.nothing(), model);
    }

    @PostMapping("/births")
    @Does(value = Action.WRITE, data = DATA)
    String enter(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        return change(typed, model, () -> {
            births.enter(entry(typed), once(typed, "births"));
            flash.addFlashAttribute("notice", "The births are entered.");
        });
    }

    @PostMapping("/births/remove")
    @Does(value = Action.WRITE, data = DATA)
    String remove(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        return change(Typed.nothing(), model, () -> {
            births.remove(typed.get("place"), day(typed, "first"), day(typed, "last"), once(typed, "remove"));
            flash.addFlashAttribute("notice", "The count of births is taken away.");
        });
    }

    @PostMapping("/months")
    @Does(value = Action.WRITE, data = DATA)
    String months(@RequestParam MultiValueMap<String, String> form, RedirectAttributes flash, Model model) {
        Typed typed = Typed.of(form);
        return change(typed, model, () -> {
            String months = typed.get("months").strip();
            rule.set(months.matches("[0-9]{1,2}") ? Integer.parseInt(months) : 0, once(typed, "months"));
            flash.addFlashAttribute("notice", "Set. It counts from now on, for everybody.");
        });
    }

    private static Births.Entry entry(Typed typed) {
        LocalDate from = typed.date("from", "The first day");
        LocalDate to = typed.date("to", "The last day");
        if (from == null) {
            typed.wrong("from", "Enter the first day");
        }
        if (to == null) {
            typed.wrong("to", "Enter the last day");
        }
        String births = typed.get("births").strip().replace(",", "");
        if (!births.matches("[0-9]{1,6}")) {
            typed.wrong("births", "Write how many were born as a whole number, such as 2140");
        }
        if (typed.orNull("source") == null) {
            typed.wrong("source", "Say where the number is from, such as the publication and its date");
        }
        if (typed.orNull("district") == null) {
            typed.wrong("district", "Choose the district");
        }
        if (typed.hasProblems() || from == null || to == null) {
            throw new Invalid(typed.problems());
        }
        return new Births.Entry(typed.get("district"), from, to, Integer.parseInt(births), typed.get("source"));
    }

    private static LocalDate day(Typed typed, String field) {
        try {
            return LocalDate.parse(typed.get(field));
        } catch (DateTimeException none) {
            throw new Invalid(field, "Open the page again: it has lost its place");
        }
    }

    private String change(Typed typed, Model model, Runnable act) {
        looks.look("Keep figures of births", Ask.function(Action.WRITE, DATA), _ -> true);
        try {
            act.run();
            return "redirect:/figures/perinatal";
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(typed, model);
        }
    }

    private String page(Typed typed, Model model) {
        boolean keeps = gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, DATA)) instanceof Decision.Allowed;
        Map<String, String> districts = organisations.districts();
        AccessPage page = looks.look("Access to perinatal services", Ask.function(Action.READ, DATA), _ -> {
            List<Births.Count> all = births.all();
            Map<UUID, String> names = accounts.names(
                    all.stream().map(Births.Count::accountId).distinct().toList());
            return new AccessPage(
                    rows(all, districts, names),
                    districts.entrySet().stream()
                            .map(entry -> new AccessPage.District(entry.getKey(), entry.getValue()))
                            .sorted(Comparator.comparing(AccessPage.District::name))
                            .toList(),
                    rule.babyMonths(),
                    keeps,
                    said(typed),
                    UUID.randomUUID().toString());
        });
        model.addAttribute("title", "Access to perinatal services");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "frontdoor/perinatal/access";
    }

    private List<AccessPage.Row> rows(List<Births.Count> all, Map<String, String> districts, Map<UUID, String> names) {
        Map<Period, Map<String, Integer>> seen = new LinkedHashMap<>();
        return all.stream()
                .map(count -> {
                    String district = districts.getOrDefault(count.district(), count.district());
                    Period days = new Period(count.fromDay(), count.toDay());
                    int people =
                            seen.computeIfAbsent(days, figures::seenByDistrict).getOrDefault(district, 0);
                    return new AccessPage.Row(
                            count.district(),
                            district,
                            count.fromDay(),
                            count.toDay(),
                            count.births(),
                            count.source(),
                            names.getOrDefault(count.accountId(), "Somebody"),
                            SmallNumbers.count(people),
                            SmallNumbers.percent(people, count.births()),
                            people == 0 ? "" : address(district, days));
                })
                .toList();
    }

    private static String address(String district, Period days) {
        return "/figures/rows?figure="
                + URLEncoder.encode(PerinatalFigures.code(district), StandardCharsets.UTF_8)
                + "&topic=perinatal&from=" + days.from() + "&to=" + days.to();
    }

    private static Map<String, String> said(Typed typed) {
        Map<String, String> said = new LinkedHashMap<>();
        typed.values().forEach((field, values) -> said.put(field, values.getFirst()));
        return said;
    }

    private static @Nullable IdempotencyKey once(Typed typed, String what) {
        String key = typed.orNull("key");
        return key == null
                ? null
                : new IdempotencyKey(CurrentActor.get().accountId().toString(), key + what, what + typed.fingerprint());
    }
}
