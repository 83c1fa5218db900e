package org.onedoor.directory.web.open;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.Service;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.entry.ServiceLinks;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What room a service has, and that its entry is right, by whoever holds its link: no account, one tap. */
@Controller
@RequestMapping("/u/service/{token:[A-Za-z0-9_-]{1,100}}")
@Does(value = Action.WRITE, data = "open")
class RoomByLinkController {
    private final ServiceLinks links;
    private final Capacities capacities;
    private final Looks looks;
    private final DomainTime time;

    RoomByLinkController(ServiceLinks links, Capacities capacities, Looks looks, DomainTime time) {
        this.links = links;
        this.capacities = capacities;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    String ask(@PathVariable String token, Model model) {
        return show(token, Map.of(), Map.of(), null, model);
    }

    @PostMapping("/confirm")
    String confirm(@PathVariable String token, Model model) {
        return perform(token, Map.of(), links::confirm, "Thank you. The entry is confirmed.", model);
    }

    @PostMapping("/room")
    String say(@PathVariable String token, @RequestParam Map<String, String> typed, Model model) {
        return perform(
                token,
                typed,
                link -> links.say(link, typed.getOrDefault("places", ""), typed.getOrDefault("waiting", "")),
                "Thank you. Everybody who refers sees it now.",
                model);
    }

    private String perform(String token, Map<String, String> typed, Consumer<Link> act, String thanks, Model model) {
        if (!(links.open(token) instanceof Opened.Open(Link link))) {
            return show(token, typed, Map.of(), null, model);
        }
        try {
            act.accept(link);
            return show(token, Map.of(), Map.of(), thanks, model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(token, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return shut(String.valueOf(e.getMessage()), model);
        }
    }

    private String show(
            String token,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String thanks,
            Model model) {
        return switch (links.open(token)) {
            case Opened.Open(Link link) -> {
                Service service = links.service(link);
                RoomByLinkPage page = CurrentActor.as(
                        ServiceLinks.actor(link, service),
                        () -> looks.look(
                                "Signed link of a service opened",
                                Ask.function(Action.READ, ServiceEntries.DATA),
                                _ -> new RoomByLinkPage(
                                        token, service, room(service), typed, problems, thanks, time.instant(), null)));
                model.addAttribute("title", service.name());
                model.addAttribute("errors", problems);
                model.addAttribute("page", page);
                yield "directory/open/room";
            }
            case Opened.Shut(String why) -> {
                model.addAttribute("status", HttpStatus.GONE);
                yield shut(why, model);
            }
            case Opened.Unknown _ -> {
                model.addAttribute("status", HttpStatus.NOT_FOUND);
                yield shut("This is not a link of OneDoor, or part of its address is missing.", model);
            }
        };
    }

    private String room(Service service) {
        return capacities
                .of(java.util.List.of(service))
                .getOrDefault(service.id(), new Capacity.Unknown(null))
                .words(time.instant());
    }

    private String shut(String why, Model model) {
        model.addAttribute("title", "This link does not open anything");
        model.addAttribute("page", RoomByLinkPage.shut(why, time.instant()));
        return "directory/open/room";
    }
}
