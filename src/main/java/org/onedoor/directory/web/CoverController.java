package org.onedoor.directory.web;

import java.util.Map;
import java.util.TreeMap;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.help.AgeCover;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory seen whole: whom nobody serves, and how services join up. */
@Controller
@RequestMapping("/services")
@Does(value = Action.READ, data = "service")
class CoverController {
    private final AgeCover cover;
    private final Services services;
    private final ServiceEntries entries;
    private final Organisations organisations;
    private final Looks looks;

    CoverController(
            AgeCover cover, Services services, ServiceEntries entries, Organisations organisations, Looks looks) {
        this.cover = cover;
        this.services = services;
        this.entries = entries;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping("/gaps")
    String gaps(@RequestParam(defaultValue = "") String district, Model model) {
        Map<String, String> byName = new TreeMap<>();
        organisations.districts().forEach((code, name) -> byName.put(name, code));
        String chosen = organisations.districts().containsKey(district)
                ? district
                : byName.values().iterator().next();
        CoverPage page = looks.look(
                "Ages nobody serves",
                Ask.function(Action.READ, "service"),
                _ -> new CoverPage(byName, chosen, cover.of(chosen)));
        model.addAttribute("title", "Gaps and moves by age");
        model.addAttribute("page", page);
        return "directory/gaps";
    }

    @GetMapping("/integration")
    String integration(Model model) {
        var page = looks.look(
                "How services join up",
                Ask.function(Action.READ, "service"),
                _ -> IntegrationPage.of(services.all(), entries.all()));
        model.addAttribute("title", "How services join up");
        model.addAttribute("page", page);
        return "directory/integration";
    }
}
