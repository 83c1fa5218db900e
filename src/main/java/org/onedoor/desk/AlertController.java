package org.onedoor.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alert;
import org.onedoor.record.AlertKind;
import org.onedoor.record.Alerts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Raising and ending what anyone who deals with a person must know before they do. */
@Controller
class AlertController {
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    AlertController(Alerts alerts, People people, Looks looks, DomainTime time) {
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/alerts/new")
    @Does(value = Action.WRITE, data = "alert")
    String ask(@PathVariable UUID personId, Model model) {
        return raising(personId, "", "", Map.of(), model);
    }

    @PostMapping("/people/{personId}/alerts/new")
    @Does(value = Action.WRITE, data = "alert")
    String raise(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            Model model,
            RedirectAttributes redirect) {
        try {
            alerts.raise(personId, AlertKind.ofCode(kind).orElse(null), words);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return raising(personId, kind, words, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The alert stands, wherever this person is shown");
        return "redirect:/people/" + personId;
    }

    @GetMapping("/people/{personId}/alerts/{alertId}/end")
    @Does(value = Action.WRITE, data = "alert")
    String askToEnd(@PathVariable UUID personId, @PathVariable UUID alertId, Model model) {
        return ending(personId, alertId, "", Map.of(), model);
    }

    @PostMapping("/people/{personId}/alerts/{alertId}/end")
    @Does(value = Action.WRITE, data = "alert")
    String end(
            @PathVariable UUID personId,
            @PathVariable UUID alertId,
            @RequestParam(defaultValue = "") String why,
            Model model,
            RedirectAttributes redirect) {
        try {
            alerts.end(looks.look("Alert to end", ask(personId), _ -> alerts.get(personId, alertId)), why);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return ending(personId, alertId, why, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The alert has ended. It stays on the timeline");
        return "redirect:/people/" + personId;
    }

    private String raising(UUID personId, String kind, String words, Map<String, String> problems, Model model) {
        AlertPage page = looks.look(
                "Form for an alert",
                ask(personId),
                _ -> new AlertPage(
                        people.get(personId), standing(personId), null, kind, words, London.date(time.instant())));
        return show("Raise an alert", page, problems, model);
    }

    private String ending(UUID personId, UUID alertId, String why, Map<String, String> problems, Model model) {
        AlertPage page = looks.look("Form to end an alert", ask(personId), _ -> {
            Alert alert = alerts.get(personId, alertId);
            return new AlertPage(
                    people.get(personId),
                    standing(personId),
                    alert,
                    alert.kind().code(),
                    why,
                    London.date(time.instant()));
        });
        return show("End an alert", page, problems, model);
    }

    private List<Alert> standing(UUID personId) {
        return alerts.of(people.linked(personId), Set.of());
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, "alert", new Subject.Person(personId));
    }

    private static String show(String title, AlertPage page, Map<String, String> problems, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/person/alert";
    }
}
