package org.onedoor.directory.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.session.FamiliarSettings;
import org.onedoor.directory.session.Hub;
import org.onedoor.directory.session.Session;
import org.onedoor.directory.session.SessionTimes;
import org.onedoor.directory.session.Sessions;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hubs, their weekly sessions, and pop-ups, for those who run them. */
@Controller
@RequestMapping("/sessions")
@Does(value = Action.WRITE, data = "service-entry")
class SessionController {
    private static final String DATA = "service-entry";

    private final Sessions sessions;
    private final SessionTimes conversations;
    private final FamiliarSettings familiar;
    private final Organisations organisations;
    private final Looks looks;
    private final DomainTime time;

    SessionController(
            Sessions sessions,
            SessionTimes conversations,
            FamiliarSettings familiar,
            Organisations organisations,
            Looks looks,
            DomainTime time) {
        this.sessions = sessions;
        this.conversations = conversations;
        this.time = time;
        this.familiar = familiar;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = DATA)
    String all(Model model) {
        return all(Map.of(), Map.of(), model);
    }

    private String all(Map<String, String> typed, Map<String, String> problems, Model model) {
        SessionsPage page = look(() -> new SessionsPage(
                sessions.hubs(),
                sessions.all(),
                sessions.timetable(),
                sessions.reach(),
                sessions.months(),
                organisations.districts(),
                organisations.pcns(sessions.today()),
                typed,
                problems));
        return show("Hubs and pop-ups", "directory/session/all", page, problems, model);
    }

    @GetMapping("/familiar")
    @Does(value = Action.READ, data = DATA)
    String familiar(Model model) {
        SessionsPage.Familiar page = look(() -> new SessionsPage.Familiar(familiar.byVenue(), familiar.byPcn()));
        return show("Help in familiar settings", "directory/session/familiar", page, Map.of(), model);
    }

    @PostMapping("/hubs")
    String addHub(@RequestParam Map<String, String> typed, Model model) {
        try {
            return "redirect:/sessions/hubs/" + sessions.addHub(typed);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return all(typed, e.problems(), model);
        }
    }

    @PostMapping("/pop-ups")
    String planPopUp(@RequestParam Map<String, String> typed, Model model) {
        try {
            return "redirect:/sessions/" + sessions.planPopUp(typed);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return all(typed, e.problems(), model);
        }
    }

    @GetMapping("/hubs/{code:[a-z0-9-]{1,120}}")
    @Does(value = Action.READ, data = DATA)
    String hub(@PathVariable String code, Model model) {
        return hub(code, Map.of(), Map.of(), null, model);
    }

    private String hub(
            String code,
            Map<String, String> typed,
            Map<String, String> problems,
            @Nullable String refused,
            Model model) {
        SessionsPage.One page = look(() -> {
            Hub hub = sessions.hub(code);
            return new SessionsPage.One(
                    hub,
                    sessions.of(hub),
                    sessions.use(hub),
                    organisations.districts().getOrDefault(hub.district(), hub.district()),
                    typed,
                    problems,
                    refused);
        });
        return show(page.hub().name(), "directory/session/hub", page, problems, model);
    }

    @PostMapping("/hubs/{code:[a-z0-9-]{1,120}}")
    String planAt(@PathVariable String code, @RequestParam Map<String, String> typed, Model model) {
        try {
            return "redirect:/sessions/" + sessions.planAt(code, typed);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return hub(code, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return hub(code, typed, Map.of(), e.getMessage(), model);
        }
    }

    @GetMapping("/{id:[0-9a-f-]{36}}")
    @Does(value = Action.READ, data = DATA)
    String one(@PathVariable String id, Model model) {
        return one(id(id), Map.of(), Map.of(), null, model);
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/{step:publish|cancel|count|times}")
    String act(
            @PathVariable String id,
            @PathVariable String step,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes flash) {
        UUID session = id(id);
        String notice = "This is recorded";
        try {
            switch (step) {
                case "publish" -> sessions.publish(session);
                case "cancel" -> conversations.cancel(session);
                case "times" -> {
                    int times = conversations.offer(session, typed);
                    notice = times == 0
                            ? "No time was put up: all of them are there already, or over"
                            : times == 1 ? "One time was put up" : times + " times were put up";
                }
                default -> sessions.count(session, typed);
            }
            flash.addFlashAttribute("notice", notice);
            return "redirect:/sessions/" + id;
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return one(session, typed, e.problems(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return one(session, typed, Map.of(), e.getMessage(), model);
        }
    }

    private String one(
            UUID id, Map<String, String> typed, Map<String, String> problems, @Nullable String refused, Model model) {
        SessionsPage.Day page = look(() -> {
            Session session = sessions.get(id);
            return new SessionsPage.Day(
                    session,
                    sessions.held(id),
                    sessions.today(),
                    conversations.services(session),
                    conversations.of(session, time.instant()),
                    typed,
                    problems,
                    refused);
        });
        return show(page.session().title(), "directory/session/one", page, problems, model);
    }

    private <T> T look(Supplier<T> query) {
        return looks.look("Sessions", Ask.function(Action.READ, DATA), _ -> query.get());
    }

    private static String show(String title, String view, Object page, Map<String, String> problems, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return view;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("session");
        }
    }
}
