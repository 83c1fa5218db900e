package org.onedoor.directory.web.open;

import java.util.List;
import java.util.Map;
import org.onedoor.directory.Services;
import org.onedoor.directory.help.AskedForm;
import org.onedoor.directory.help.FindHelp;
import org.onedoor.directory.resource.Library;
import org.onedoor.directory.resource.Resource;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people can do themselves, and how they get in where they live: for everybody. */
@Controller
@RequestMapping("/find-help/self-help")
@Does(value = Action.READ, data = "open")
class SelfHelpController {
    private static final String ANYTHING = "self-management";

    private final Library library;
    private final AskedForm form;
    private final FindHelp help;
    private final Services services;

    SelfHelpController(Library library, AskedForm form, FindHelp help, Services services) {
        this.library = library;
        this.form = form;
        this.help = help;
        this.services = services;
    }

    @GetMapping
    String all(Model model) {
        return show(
                new SelfHelpPage(form.read("", ANYTHING, "", ""), library.open(), null, List.of()), Map.of(), model);
    }

    /** For somebody of an age, in a place: what they can do, and which services they can go to themselves. */
    @PostMapping
    @Does(value = Action.WRITE, data = "open")
    String by(
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String postcode,
            Model model) {
        AskedForm.Read read = form.read("", ANYTHING, age, postcode);
        if (!read.problems().isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(new SelfHelpPage(read, library.open(), null, List.of()), read.problems(), model);
        }
        List<Resource> fitting = library.open().stream()
                .filter(each -> each.isFor(read.asked().age()))
                .toList();
        return show(
                new SelfHelpPage(
                        read,
                        fitting,
                        help.find(read.asked()),
                        help.lines(read.asked().age())),
                Map.of(),
                model);
    }

    @GetMapping("/{code:[a-z0-9-]{1,120}}")
    String one(@PathVariable String code, Model model) {
        Resource resource = library.open(code);
        model.addAttribute("title", resource.title());
        model.addAttribute(
                "page",
                new SelfHelpPage.One(
                        resource,
                        library.said(resource),
                        services.needs().stream()
                                .filter(need -> resource.needs().contains(need.code()))
                                .toList()));
        return "directory/open/self-help-one";
    }

    private static String show(SelfHelpPage page, Map<String, String> problems, Model model) {
        model.addAttribute("title", "What you can do yourself");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/open/self-help";
    }
}
