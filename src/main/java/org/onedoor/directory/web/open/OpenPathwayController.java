package org.onedoor.directory.web.open;

import java.util.Comparator;
import org.onedoor.directory.pathway.Pathway;
import org.onedoor.directory.pathway.Pathways;
import org.onedoor.directory.pathway.StageContacts;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pathways that all their partners have agreed, with whom to ring at each step: for families as for anybody. */
@Controller
@RequestMapping("/find-help/pathways")
@Does(value = Action.READ, data = "open")
class OpenPathwayController {
    private final Pathways pathways;
    private final StageContacts contacts;

    OpenPathwayController(Pathways pathways, StageContacts contacts) {
        this.pathways = pathways;
        this.contacts = contacts;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("title", "How help goes on");
        model.addAttribute(
                "page",
                new OpenPathwayPage.All(pathways.current().stream()
                        .filter(Pathway::isAgreed)
                        .sorted(Comparator.comparing(Pathway::title))
                        .toList()));
        return "directory/open/pathways";
    }

    @GetMapping("/{code:[a-z0-9-]{1,320}}")
    String one(@PathVariable String code, Model model) {
        Pathway pathway = pathways.current().stream()
                .filter(each -> each.code().equals(code) && each.isAgreed())
                .findFirst()
                .orElseThrow(() -> new NotFound("pathway"));
        model.addAttribute("title", pathway.title());
        model.addAttribute("page", new OpenPathwayPage(pathway, contacts.of(pathway)));
        return "directory/open/pathway";
    }
}
