package org.onedoor.portal;

import org.onedoor.access.WhoCanSee;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.record.PlanMatrix;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** "Who can see what about me?", from the two tables that OneDoor decides by. */
@Controller
class WhoCanSeeController {
    private final WhoCanSee classes;
    private final PlanMatrix matrix;

    WhoCanSeeController(WhoCanSee classes, PlanMatrix matrix) {
        this.classes = classes;
        this.matrix = matrix;
    }

    @GetMapping("/who-can-see")
    @Does(value = Action.READ, data = "open")
    String page(Model model) {
        model.addAttribute("title", "Who can see what about me?");
        model.addAttribute("page", new WhoCanSeePage(matrix.rows(), classes.rows()));
        return "portal/who-can-see";
    }
}
