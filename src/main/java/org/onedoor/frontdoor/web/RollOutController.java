package org.onedoor.frontdoor.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.HeldByServices;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.IAms;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How far "I Am" has come: of those whom each service looks after, how many have written one and share it. */
@Controller
class RollOutController {
    private final HeldByServices held;
    private final Services services;
    private final IAms iAms;
    private final Looks looks;
    private final DomainTime time;

    RollOutController(HeldByServices held, Services services, IAms iAms, Looks looks, DomainTime time) {
        this.held = held;
        this.services = services;
        this.iAms = iAms;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/figures/i-am")
    @Does(value = Action.READ, data = "figures")
    String show(Model model) {
        RollOutPage page = looks.look(
                "Roll-out of I Am",
                Ask.function(Action.READ, "figures"),
                _ -> new RollOutPage(rows(held.now()), London.full(time.instant())));
        model.addAttribute("title", "I Am: who has one, by service");
        model.addAttribute("page", page);
        return "frontdoor/roll-out";
    }

    private List<RollOutPage.Row> rows(Map<UUID, Set<UUID>> all) {
        return all.entrySet().stream()
                .map(each -> new RollOutPage.Row(
                        services.find(each.getKey()).map(Service::name).orElse("A service"),
                        each.getValue().size(),
                        iAms.sharing(each.getValue()).size()))
                .sorted(Comparator.comparing(RollOutPage.Row::service))
                .toList();
    }
}
