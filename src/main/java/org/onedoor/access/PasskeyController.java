package org.onedoor.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Passkeys: signing in with one, and adding and removing one's own. A browser is asked for one by a question that a script
 * fetches, and its answer comes back in an ordinary form; without script nobody is shown that there are passkeys.
 */
@Controller
class PasskeyController {
    private final PasskeyCeremonies ceremonies;
    private final PasskeyKeeping keeping;
    private final PasskeySignIn signIn;
    private final PasskeySite site;
    private final SessionLife life;

    PasskeyController(
            PasskeyCeremonies ceremonies,
            PasskeyKeeping keeping,
            PasskeySignIn signIn,
            PasskeySite site,
            SessionLife life) {
        this.ceremonies = ceremonies;
        this.keeping = keeping;
        this.signIn = signIn;
        this.site = site;
        this.life = life;
    }

    static ResponseEntity<String> asked(String options) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(options);
    }

    /** The question for any passkey of this site. */
    @PostMapping("/sign-in/passkey/ask")
    @Does(value = Action.WRITE, data = "open")
    ResponseEntity<String> askToSignIn(HttpServletRequest request) {
        if (!site.isOffered()) {
            throw new NotFound("page");
        }
        return asked(ceremonies.askToSignIn(request.getSession()));
    }

    /** Never which part was wrong; but whoever holds a right passkey that did not check them is asked for the rest. */
    @PostMapping("/sign-in/passkey")
    @Does(value = Action.WRITE, data = "open")
    @Nullable
    String signIn(
            @RequestParam(defaultValue = "") String passkey,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        PasskeySignIn.Typed typed = new PasskeySignIn.Typed(username, password, request.getRemoteAddr());
        return switch (signIn.signIn(request.getSession(), passkey, typed)) {
            case PasskeySignIn.In in -> {
                life.begin(in.who(), request, response);
                new SavedRequestAwareAuthenticationSuccessHandler()
                        .onAuthenticationSuccess(request, response, in.who());
                yield null;
            }
            case PasskeySignIn.Half _ -> "redirect:/sign-in?half";
            case PasskeySignIn.Out _ -> "redirect:/sign-in?passkey";
        };
    }

    /** The question by which whoever is signed in proves again who they are. */
    @PostMapping("/prove/passkey/ask")
    @Does(value = Action.WRITE, data = "open")
    ResponseEntity<String> askForProof(HttpServletRequest request) {
        UUID account = CurrentActor.get().accountId();
        if (!keeping.isOffered(account)) {
            throw new NotFound("page");
        }
        return asked(ceremonies.askForProof(request.getSession(), account));
    }

    @GetMapping("/account/passkeys/new")
    @ProvesAgain
    @Does(value = Action.READ, data = "open")
    String form(Model model) {
        return form("", Map.of(), model);
    }

    /** The question for a new one. */
    @PostMapping("/account/passkeys/ask")
    @ProvesAgain(form = "/account/passkeys/new")
    @Does(value = Action.WRITE, data = "open")
    ResponseEntity<String> askToMake(HttpServletRequest request) {
        return asked(keeping.ask(request.getSession()));
    }

    @PostMapping("/account/passkeys/new")
    @ProvesAgain
    @Does(value = Action.WRITE, data = "open")
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        try {
            keeping.add(request.getSession(), passkey, name);
        } catch (Invalid wrong) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(name, wrong.problems(), model);
        }
        next.addFlashAttribute("notice", "The passkey is added. You can sign in with it from now on");
        return "redirect:/account";
    }

    @PostMapping("/account/passkeys/{id}/remove")
    @ProvesAgain
    @Does(value = Action.WRITE, data = "open")
    String remove(@PathVariable UUID id, HttpServletRequest request, RedirectAttributes next) {
        keeping.remove(id);
        life.goOn(request); // whoever asks stays
        next.addFlashAttribute(
                "notice",
                "The passkey is removed. Nobody can sign in with it any longer, and every other session of your account"
                        + " is over");
        return "redirect:/account";
    }

    private static String form(String name, Map<String, String> problems, Model model) {
        model.addAttribute("title", "Add a passkey");
        model.addAttribute("errors", problems);
        model.addAttribute("page", new OwnAccountPage.NewKey(name));
        return "access/passkey";
    }
}
