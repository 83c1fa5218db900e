package org.onedoor.record.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.onedoor.record.HeldItem;
import org.onedoor.record.HeldItems;
import org.onedoor.record.Observations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a carer told the team, for the team to read. */
@Controller
class ObservationController {
    private final HeldItems items;
    private final Observations observations;
    private final Alerts alerts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    ObservationController(
            Observations observations, Alerts alerts, People people, Looks looks, DomainTime time, HeldItems items) {
        this.items = items;
        this.observations = observations;
        this.alerts = alerts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/observations/{reference}")
    @Does(value = Action.READ, data = "contact")
    String observation(@PathVariable String reference, Model model) {
        HeldItem found = found(reference);
        ObservationPage page = looks.look("What a carer told", found.ask(Action.READ), shown -> {
            List<UUID> ids = people.linked(found.personId());
            shown.addAll(ids);
            return new ObservationPage(
                    people.get(found.personId()),
                    observations.get(found),
                    alerts.of(ids, Set.of()),
                    London.date(time.instant()));
        });
        model.addAttribute("title", "A carer's words");
        model.addAttribute("page", page);
        return "record/observation";
    }

    @PostMapping("/observations/{reference}/read")
    @Does(value = Action.READ, data = "contact")
    String read(@PathVariable String reference, RedirectAttributes redirect) {
        observations.read(found(reference));
        redirect.addFlashAttribute("notice", "The carer sees that your team has read it");
        return "redirect:/observations/" + reference;
    }

    private HeldItem found(String reference) {
        return items.find(reference).orElseGet(() -> looks.absent("What a carer told", Action.READ, "contact"));
    }
}
