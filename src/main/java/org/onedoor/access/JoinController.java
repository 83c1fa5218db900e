package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.SealingKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind a link: a password, a code app, and the codes for when the phone is lost. */
@Controller
class JoinController {
    private final Joining joining;

    JoinController(Joining joining) {
        this.joining = joining;
    }

    @GetMapping("/join/{link}")
    @Does(value = Action.READ, data = "open")
    String form(@PathVariable String link, Model model) {
        return form(link, Joining.Typed.NOTHING, Map.of(), model);
    }

    @PostMapping("/join/{link}")
    @Does(value = Action.WRITE, data = "open")
    String join(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            Model model) {
        Joining.Typed typed = new Joining.Typed(name, username, organisation, password, code, passkey);
        SealingKey key = new SealingKey(link);
        Accounts.Account account = joining.invited(key).account();
        try {
            JoinPage.Done done = new JoinPage.Done(
                    account == null ? username.strip() : account.username(),
                    joining.join(key, typed, request.getSession()));
            model.addAttribute("title", "You can now sign in");
            model.addAttribute("page", done);
            return "access/joined";
        } catch (Invalid wrong) {
            return form(link, typed, wrong.problems(), model);
        }
    }

    /** What a browser needs to make a passkey; where something of the form is wrong, the form says so. */
    @PostMapping("/join/{link}/passkey")
    @Does(value = Action.WRITE, data = "open")
    ResponseEntity<String> ask(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        Joining.Typed typed = new Joining.Typed(name, username, organisation, password, "", Joining.LATER);
        try {
            return PasskeyController.asked(joining.ask(new SealingKey(link), typed, request.getSession()));
        } catch (Invalid wrong) {
            return ResponseEntity.unprocessableContent().build();
        }
    }

    /** The password is never sent back. */
    private String form(String link, Joining.Typed typed, Map<String, String> problems, Model model) {
        Joining.Invited invited = joining.invited(new SealingKey(link));
        Accounts.Account account = invited.account();
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", account == null ? "Set up the first administrator" : "Set up your account");
        model.addAttribute("errors", problems);
        String username = account == null ? typed.username() : account.username();
        model.addAttribute(
                "page",
                new JoinPage(
                        link,
                        account == null,
                        account == null ? typed.name() : account.displayName(),
                        username,
                        typed.organisation(),
                        JoinPage.drawn(
                                OneTimeCode.address(username.isBlank() ? "administrator" : username, invited.secret())),
                        OneTimeCode.spoken(invited.secret()),
                        joining.offersPasskeys()));
        return "access/join";
    }
}
