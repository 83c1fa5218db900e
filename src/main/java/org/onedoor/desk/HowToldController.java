package org.onedoor.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.EmailNews;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How somebody who works here wants to hear of their team's work: in OneDoor, or by email too. */
@Controller
@RequestMapping("/notifications/how")
class HowToldController {
    private static final String HERE = "here";

    private final EmailNews news;
    private final Looks looks;
    private final DomainTime time;

    HowToldController(EmailNews news, Looks looks, DomainTime time) {
        this.news = news;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "task")
    String ask(Model model) {
        return page(null, null, Map.of(), model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "task")
    String choose(
            @RequestParam(defaultValue = "") String much,
            @RequestParam(defaultValue = "") String address,
            Model model,
            RedirectAttributes redirect) {
        try {
            looks.look("How to be told", Ask.function(Action.WRITE, "task"), _ -> {
                Actor actor = CurrentActor.get();
                if (much.equals(HERE)) {
                    news.unwish(actor.organisationId(), actor.accountId());
                } else {
                    news.wish(actor, address, much);
                }
                return true;
            });
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(much, address, e.problems(), model);
        }
        redirect.addFlashAttribute(
                "notice", much.equals(HERE) ? "You are told in OneDoor only" : "You are told by email as well");
        return "redirect:/notifications/how";
    }

    private String page(@Nullable String much, @Nullable String address, Map<String, String> problems, Model model) {
        HowToldPage page = looks.look("How to be told", Ask.function(Action.READ, "task"), _ -> {
            Actor actor = CurrentActor.get();
            EmailNews.Wish wish = news.of(actor).orElse(null);
            return new HowToldPage(
                    much != null ? much : wish == null ? HERE : wish.much().code(),
                    address != null ? address : wish == null ? "" : wish.address(),
                    news.log(actor),
                    time.instant());
        });
        model.addAttribute("title", "How you are told");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/how-told";
    }
}
