package org.onedoor.desk;

import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who the partners are, what each does, and for whom. */
@Controller
class PartnersController {
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    PartnersController(Organisations organisations, Looks looks, DomainTime time) {
        this.organisations = organisations;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/partners")
    @Does(value = Action.READ, data = "organisation")
    String partners(Model model) {
        PartnersPage page = looks.look(
                "Partners",
                Ask.function(Action.READ, "organisation"),
                _ -> new PartnersPage(
                        organisations.partners(),
                        organisations.ofKind(OrganisationKind.VCSE).stream()
                                .filter(each -> each.openOn(London.date(time.instant())))
                                .toList()));
        model.addAttribute("title", "Partners");
        model.addAttribute("page", page);
        return "desk/partners";
    }
}
