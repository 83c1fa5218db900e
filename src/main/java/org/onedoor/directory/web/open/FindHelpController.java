package org.onedoor.directory.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.directory.help.AskedForm;
import org.onedoor.directory.help.FindHelp;
import org.onedoor.directory.help.FindHelp.Found;
import org.onedoor.directory.help.Searches;
import org.onedoor.directory.resource.Library;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.SendLimit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Help for anybody: who answers now, and what there is. What is typed is sent in the body, so that it stands in no address
 * and no history; nothing is kept of who asked.
 */
@Controller
@Does(value = Action.READ, data = "open")
class FindHelpController {
    private final FindHelp help;
    private final AskedForm form;
    private final Searches searches;
    private final Services services;
    private final Library library;
    private final SendLimit counted = new SendLimit(Duration.ofMinutes(15), 200, 20_000);
    private final InstantSource machine = InstantSource.system();

    FindHelpController(FindHelp help, AskedForm form, Searches searches, Services services, Library library) {
        this.help = help;
        this.form = form;
        this.searches = searches;
        this.services = services;
        this.library = library;
    }

    @GetMapping("/help-now")
    String now(Model model) {
        model.addAttribute("title", "Help now");
        model.addAttribute("page", new HelpNowPage(help.lines(), library.safetyFirst()));
        return "directory/open/now";
    }

    /** The questions; with a need that was chosen, its answer at once. */
    @GetMapping("/find-help")
    String ask(@RequestParam(defaultValue = "") String need, HttpServletRequest request, Model model) {
        if (need.isBlank()) {
            return show(
                    new FindHelpPage(form.read("", "", "", ""), null, topics(), List.of(), List.of()), Map.of(), model);
        }
        AskedForm.Read read = form.read("", need, "", "");
        return answer(read, request, model);
    }

    @PostMapping("/find-help")
    @Does(value = Action.WRITE, data = "open")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String need,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String postcode,
            HttpServletRequest request,
            Model model) {
        return answer(form.read(q, need, age, postcode), request, model);
    }

    private String answer(AskedForm.Read read, HttpServletRequest request, Model model) {
        if (!read.problems().isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return show(new FindHelpPage(read, null, topics(), List.of(), List.of()), read.problems(), model);
        }
        Found found = help.find(read.asked());
        List<String> needs = found.understood().stream().map(CodedNeed::code).toList();
        if (counted.takes(request.getRemoteAddr(), machine.instant())) {
            searches.byPublic(
                    read.asked().questions(),
                    found.services().size(),
                    needs,
                    found.services().stream().map(Service::id).toList());
        }
        return show(
                new FindHelpPage(
                        read,
                        found,
                        topics(),
                        library.forPublic(needs, read.asked().age()),
                        help.lines(read.asked().age())),
                Map.of(),
                model);
    }

    private List<CodedNeed> topics() {
        return services.needs().stream()
                .filter(need -> !need.group().equals("help"))
                .toList();
    }

    private static String show(FindHelpPage page, Map<String, String> problems, Model model) {
        model.addAttribute("title", "Find help");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "directory/open/find";
    }
}
