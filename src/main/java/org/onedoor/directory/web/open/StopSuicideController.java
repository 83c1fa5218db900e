package org.onedoor.directory.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.pledge.StopSuicide;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.SendLimit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Stop suicide, for everybody: who helps now, how many pledged, when to learn. Nothing is kept of who pledges. */
@Controller
@RequestMapping("/find-help/stop-suicide")
@Does(value = Action.READ, data = "open")
class StopSuicideController {
    private final StopSuicide stop;
    private final SendLimit sent = new SendLimit(Duration.ofHours(1), 5, 500);
    private final InstantSource machine = InstantSource.system();

    StopSuicideController(StopSuicide stop) {
        this.stop = stop;
    }

    @GetMapping
    String page(Model model) {
        return show(null, Map.of(), model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "open")
    String pledge(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String website,
            HttpServletRequest request,
            Model model) {
        if (!website.isBlank() || !sent.takes(request.getRemoteAddr(), machine.instant())) {
            model.addAttribute("status", HttpStatus.TOO_MANY_REQUESTS);
            return show(
                    null, Map.of("kind", "This was not counted: many pledged from here. Try again in an hour"), model);
        }
        try {
            stop.pledge(kind);
            return show("Thank you. Your pledge is counted, and nothing about you is kept.", Map.of(), model);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(null, e.problems(), model);
        }
    }

    private String show(@Nullable String said, Map<String, String> problems, Model model) {
        model.addAttribute("title", "Stop suicide");
        model.addAttribute("errors", problems);
        model.addAttribute("page", new StopSuicidePage(stop.pledges(), stop.training(), Map.of(), problems, said));
        return "directory/open/stop-suicide";
    }
}
