package org.onedoor.directory.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.help.Searches;
import org.onedoor.directory.help.Surgeries;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.SendLimit;
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

/** One service for everybody, as a page and as a poster. A link to one that ended leads to what does its work now. */
@Controller
@RequestMapping("/find-help/{code:[a-z0-9-]{1,120}}")
@Does(value = Action.READ, data = "open")
class PublicServiceController {
    private final Services services;
    private final ServiceEntries entries;
    private final Searches searches;
    private final Surgeries surgeries;
    private final DomainTime time;
    private final SendLimit counted = new SendLimit(Duration.ofMinutes(15), 200, 20_000);
    private final SendLimit sent = new SendLimit(Duration.ofHours(1), 5, 200);
    private final InstantSource machine = InstantSource.system();

    PublicServiceController(
            Services services, ServiceEntries entries, Searches searches, Surgeries surgeries, DomainTime time) {
        this.services = services;
        this.entries = entries;
        this.searches = searches;
        this.surgeries = surgeries;
        this.time = time;
    }

    @GetMapping
    String page(@PathVariable String code, HttpServletRequest request, Model model) {
        Service service = get(code);
        Service next = services.successor(service);
        if (!next.equals(service)) {
            return "redirect:/find-help/" + next.code();
        }
        if (service.status() instanceof ServiceStatus.Ceased) {
            model.addAttribute("status", HttpStatus.GONE);
        }
        if (counted.takes(request.getRemoteAddr(), machine.instant())) {
            searches.opened(service.id());
        }
        return show("directory/open/service", service, "", null, null, model);
    }

    /** Anybody says what is wrong. Nothing is kept of who. */
    @PostMapping("/wrong")
    @Does(value = Action.WRITE, data = "open")
    String wrong(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String website,
            HttpServletRequest request,
            Model model) {
        Service service = get(code);
        if (!website.isBlank() || !sent.takes(request.getRemoteAddr(), machine.instant())) {
            model.addAttribute("status", HttpStatus.TOO_MANY_REQUESTS);
            return show(
                    "directory/open/service",
                    service,
                    words,
                    "This was not sent: many were sent from here. Try again in an hour",
                    null,
                    model);
        }
        try {
            CurrentActor.run(Actor.SYSTEM, () -> entries.fault(code, words));
            return show("directory/open/service", service, "", null, "Thank you. A person looks at it.", model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show("directory/open/service", service, words, e.getMessage(), null, model);
        }
    }

    /** The same facts on one sheet to put on a wall. */
    @GetMapping("/poster")
    String poster(@PathVariable String code, Model model) {
        Service service = get(code);
        Service next = services.successor(service);
        return next.equals(service)
                ? show("directory/open/poster", service, "", null, null, model)
                : "redirect:/find-help/%s/poster".formatted(next.code());
    }

    private Service get(String code) {
        return services.byCode(code).orElseThrow(() -> new NotFound("service"));
    }

    private String show(
            String view, Service service, String typed, @Nullable String problem, @Nullable String said, Model model) {
        model.addAttribute("errors", problem == null ? Map.of() : Map.of("words", problem));
        model.addAttribute("title", service.name());
        model.addAttribute(
                "page",
                new PublicServicePage(
                        service,
                        entries.of(service),
                        entries.providers(service),
                        services.needs().stream()
                                .filter(need -> service.needs().contains(need.code()))
                                .map(CodedNeed::label)
                                .toList(),
                        surgeries.of(service.eligibility()),
                        London.date(time.instant()),
                        typed,
                        problem,
                        said));
        return view;
    }
}
