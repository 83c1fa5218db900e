package org.onedoor.programme.web;

import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Refused;
import org.onedoor.programme.FreshSuggestions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for what the words of the updates suggest by today's rules, of one action or of all. Sent twice it finds nothing new. */
@Controller
class SuggestionsController {
    private final FreshSuggestions suggestions;

    SuggestionsController(FreshSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** @param action the key of one action; none for all of the plan */
    @PostMapping("/plans/{code}/suggestions")
    @Does(value = Action.WRITE, data = "plan")
    String read(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String action,
            RedirectAttributes redirect) {
        try {
            int changed = suggestions.read(code, action);
            redirect.addFlashAttribute(
                    "notice",
                    changed == 0
                            ? "The words were read again. They suggest what they did before."
                            : action != null
                                    ? "The words were read again, and suggest something else now."
                                    : changed == 1
                                            ? "The words were read again. 1 action has another suggestion now."
                                            : "The words were read again. %d actions have another suggestion now."
                                                    .formatted(changed));
        } catch (Refused e) {
            redirect.addFlashAttribute("notice", e.getMessage());
        }
        return action == null ? "redirect:/plans/" + code : "redirect:/plans/%s/actions/%s".formatted(code, action);
    }
}
