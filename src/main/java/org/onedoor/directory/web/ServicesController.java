package org.onedoor.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.ServiceChangeRights;
import org.onedoor.directory.Services;
import org.onedoor.directory.help.Searches;
import org.onedoor.directory.help.StaffFind;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The directory for staff. What is asked is sent in the body: an age and a postcode can point at somebody. */
@Controller
@RequestMapping("/services")
@Does(value = Action.READ, data = ServicesController.DATA)
class ServicesController {
    static final String DATA = "service";
    private static final int USE_DAYS = 90;

    private final StaffFind find;
    private final Searches searches;
    private final Services services;
    private final Looks looks;
    private final DomainTime time;

    ServicesController(StaffFind find, Searches searches, Services services, Looks looks, DomainTime time) {
        this.find = find;
        this.searches = searches;
        this.services = services;
        this.looks = looks;
        this.time = time;
    }

    /** The item of the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        NavigationItem servicesItem() {
            return new NavigationItem(48, "Services", "/services", DATA);
        }
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "1") String page, Model model) {
        return show(Map.of("page", page), Map.of(), model);
    }

    @PostMapping
    String find(@RequestParam Map<String, String> typed, Model model) {
        Map<String, String> problems = find.problems(typed);
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return show(typed, problems, model);
    }

    private String show(Map<String, String> typed, Map<String, String> problems, Model model) {
        ServicesPage page = looks.look(
                "Directory of services",
                Ask.function(Action.READ, DATA),
                _ -> new ServicesPage(
                        typed,
                        services.needs(),
                        problems.isEmpty() ? find.find(typed) : null,
                        ServiceChangeRights.approves(CurrentActor.get())));
        StaffFind.Found found = page.found();
        if (found != null && found.asked()) {
            searches.byStaff(
                    CurrentActor.get().role(),
                    page.questions(),
                    found.count(),
                    found.understood().stream().map(CodedNeed::code).toList(),
                    typed.getOrDefault("q", ""));
        }
        model.addAttribute("title", "Services");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/services";
    }

    /** How the directory is used, what was not found, and which entries nobody has confirmed. */
    @GetMapping("/use")
    String use(Model model) {
        LocalDate today = London.date(time.instant());
        LocalDate from = today.minusDays(USE_DAYS);
        UsePage page = looks.look(
                "How the directory is used",
                Ask.function(Action.READ, DATA),
                _ -> new UsePage(
                        from,
                        today,
                        searches.use(from, today),
                        searches.inVain(from, today),
                        searches.wanted(from, today),
                        services.needs(),
                        stale(today)));
        model.addAttribute("title", "How the directory is used");
        model.addAttribute("page", page);
        return "directory/use";
    }

    private List<UsePage.Stale> stale(LocalDate today) {
        return services.all().stream()
                .filter(service -> service.verification().on() == null
                        || service.verification().stale(today))
                .map(service ->
                        new UsePage.Stale(service, service.verification().words(today)))
                .toList();
    }
}
