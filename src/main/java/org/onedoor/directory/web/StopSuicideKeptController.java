package org.onedoor.directory.web;

import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.SentOnce;
import org.onedoor.directory.entry.ServiceEntries;
import org.onedoor.directory.pledge.StopSuicide;
import org.onedoor.directory.web.open.StopSuicidePage;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.SentBefore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The training days of the public page of suicide prevention, for those who keep them. */
@Controller
@RequestMapping("/services/stop-suicide")
@Does(value = Action.WRITE, data = ServiceEntries.DATA)
class StopSuicideKeptController {
    private final StopSuicide stop;
    private final Looks looks;

    StopSuicideKeptController(StopSuicide stop, Looks looks) {
        this.stop = stop;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = ServiceEntries.DATA)
    String page(Model model) {
        return show(Map.of(), Map.of(), model);
    }

    @PostMapping
    String list(@RequestParam Map<String, String> typed, Model model, RedirectAttributes flash) {
        try {
            stop.list(typed);
            flash.addFlashAttribute("notice", "It is listed, and public");
            return "redirect:/services/stop-suicide";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(typed, e.problems(), model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(SentOnce.anew(e, typed), Map.of("title", SentBefore.words(e)), model);
        }
    }

    @PostMapping("/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/withdraw")
    String withdraw(@PathVariable UUID id, Model model, RedirectAttributes flash) {
        try {
            stop.withdraw(id);
            flash.addFlashAttribute("notice", "It is withdrawn");
            return "redirect:/services/stop-suicide";
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return show(Map.of(), Map.of("title", e.getMessage()), model);
        }
    }

    private String show(Map<String, String> typed, Map<String, String> problems, Model model) {
        StopSuicidePage page = looks.look(
                "Stop suicide",
                Ask.function(Action.READ, ServiceEntries.DATA),
                _ -> new StopSuicidePage(stop.pledges(), stop.training(), typed, problems, null));
        model.addAttribute("title", "Stop suicide: training days");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/stop-suicide";
    }
}
