package org.onedoor.directory.web.open;

import org.onedoor.directory.session.Sessions;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where anybody can drop in: published sessions of hubs and pop-ups. */
@Controller
@Does(value = Action.READ, data = "open")
class TimetableController {
    private final Sessions sessions;

    TimetableController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/find-help/sessions")
    String timetable(Model model) {
        model.addAttribute("title", "Where you can drop in");
        model.addAttribute("page", new TimetablePage(sessions.timetable()));
        return "directory/open/sessions";
    }
}
