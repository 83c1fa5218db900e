package org.onedoor.frontdoor.web.doors;

import java.util.Map;
import java.util.UUID;
import org.onedoor.frontdoor.doors.PastedLetters;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Drafts;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A letter or an e-mail, pasted in, fills in the referral form; whoever pasted it checks every field and sends it. */
@Controller
@RequestMapping("/referrals/new/paste")
@Does(value = Action.WRITE, data = "referral")
class PasteController {
    private final PastedLetters letters;
    private final Drafts drafts;
    private final Looks looks;
    private final DomainTime time;

    PasteController(PastedLetters letters, Drafts drafts, Looks looks, DomainTime time) {
        this.letters = letters;
        this.drafts = drafts;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    String ask(Model model) {
        return looks.look(
                "Form for a pasted letter", Ask.function(Action.WRITE, "referral"), _ -> form("", Map.of(), model));
    }

    @PostMapping
    String read(@RequestParam(defaultValue = "") String letter, Model model) {
        UUID account = CurrentActor.get().accountId();
        return looks.look("Pasted letter", Ask.function(Action.WRITE, "referral"), _ -> {
            try {
                UUID draft = Ids.at(time.instant());
                drafts.keep(account, draft, "referral", letters.read(account, letter));
                return "redirect:/referrals/new/" + draft;
            } catch (Invalid e) {
                model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
                return form(letter, e.problems(), model);
            }
        });
    }

    private static String form(String letter, Map<String, String> problems, Model model) {
        model.addAttribute("title", "Paste a letter or an e-mail");
        model.addAttribute("errors", problems);
        model.addAttribute("letter", letter);
        model.addAttribute("problem", problems.get("letter"));
        return "frontdoor/doors/paste";
    }
}
