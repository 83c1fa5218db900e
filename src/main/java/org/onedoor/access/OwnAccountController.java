package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's own account: how it was used, its password, and its sessions. */
@Controller
class OwnAccountController {
    private final OwnAccount own;
    private final SecondFactors factors;
    private final Organisations organisations;
    private final SessionLife life;
    private final PasskeyKeeping passkeys;

    OwnAccountController(
            OwnAccount own,
            SecondFactors factors,
            Organisations organisations,
            SessionLife life,
            PasskeyKeeping passkeys) {
        this.own = own;
        this.factors = factors;
        this.organisations = organisations;
        this.life = life;
        this.passkeys = passkeys;
    }

    @GetMapping("/account")
    @Does(value = Action.READ, data = "open")
    String account(Model model) {
        return page(Map.of(), model);
    }

    /** What was typed is never shown again nor kept. */
    @PostMapping("/account/password")
    @Does(value = Action.WRITE, data = "open")
    String password(
            @RequestParam(defaultValue = "") String now,
            @RequestParam(defaultValue = "") String wanted,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        try {
            own.change(now, wanted);
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(e.problems(), model);
        }
        life.goOn(request); // whoever asks stays
        redirect.addFlashAttribute(
                "notice", "Your password is changed. Every other session of your account is over" + passkeysStay());
        return "redirect:/account";
    }

    /** A new password ends no passkey: whoever holds one is not asked for the password. */
    private String passkeysStay() {
        String names = passkeys.own().stream()
                .filter(each -> each.copiedAt() == null)
                .map(Passkey::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ". Your passkeys still sign you in: " + names + ". Remove any you do not know";
    }

    @PostMapping("/account/sessions/end")
    @Does(value = Action.WRITE, data = "open")
    String endSessions(HttpServletRequest request, RedirectAttributes redirect) {
        own.endSessions();
        life.goOn(request); // whoever asks stays
        redirect.addFlashAttribute("notice", "Every other session of your account is over");
        return "redirect:/account";
    }

    private String page(Map<String, String> problems, Model model) {
        Accounts.Account account = own.get();
        model.addAttribute("title", "Your account");
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page",
                new OwnAccountPage(
                        account.displayName(),
                        account.username(),
                        capital(Policy.words(account.role())),
                        organisations
                                .names(List.of(account.organisationId()))
                                .getOrDefault(account.organisationId(), "None"),
                        own.uses().stream()
                                .map(use -> new OwnAccountPage.Use(
                                        London.full(use.at().toInstant()), use.words()))
                                .toList(),
                        own.hasPassword(),
                        factors.has(account.accountId()),
                        own.hasPassword() && passkeys.isOffered(account.accountId()),
                        passkeys.own().stream().map(OwnAccountController::key).toList()));
        return "access/own-account";
    }

    private static OwnAccountPage.Key key(Passkey passkey) {
        return new OwnAccountPage.Key(
                passkey.passkeyId().toString(),
                passkey.name(),
                London.full(passkey.madeAt().toInstant()),
                passkey.usedAt() == null
                        ? "Never"
                        : London.full(passkey.usedAt().toInstant()),
                passkey.verifies(),
                passkey.copiedAt() != null);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
