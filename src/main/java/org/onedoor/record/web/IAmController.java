package org.onedoor.record.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.IAmForm;
import org.onedoor.record.IAms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing "I Am" with the person, for those who look after them. They write it alone on their own page. */
@Controller
class IAmController {
    private final IAms iAms;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    IAmController(IAms iAms, Alerts alerts, People people, Looks looks, DomainTime time) {
        this.iAms = iAms;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/i-am")
    @Does(value = Action.WRITE, data = IAms.DATA)
    String ask(@PathVariable UUID personId, Model model) {
        return form(personId, null, Map.of(), model);
    }

    @PostMapping("/people/{personId}/i-am")
    @Does(value = Action.WRITE, data = IAms.DATA)
    String write(
            @PathVariable UUID personId,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        IAmForm typed = IAmForm.of(fields);
        try {
            iAms.write(personId, typed.base(), typed.words(), typed.shared());
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, typed, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "What they say of themselves is kept, and stands first on their record");
        return "redirect:/people/" + personId;
    }

    private String form(UUID personId, @Nullable IAmForm typed, Map<String, String> problems, Model model) {
        Ask ask = Ask.about(Action.WRITE, IAms.DATA, new Subject.Person(personId));
        IAmPage page = looks.look("Form for an I Am", ask, shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            var before = iAms.versions(ids);
            IAmForm form =
                    typed == null ? IAmForm.of(before.stream().findFirst().orElse(null)) : typed;
            return new IAmPage(
                    people.get(personId), form, before, alerts.of(ids, Set.of()), London.date(time.instant()));
        });
        model.addAttribute("title", "I Am");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "record/i-am";
    }
}
