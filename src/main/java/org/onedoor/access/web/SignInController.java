package org.onedoor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.SignInWays;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in. In the demo, and only there, it lists the accounts to choose from. */
@Controller
class SignInController {
    private final Accounts accounts;
    private final Organisations organisations;
    private final SignInWays ways;
    private final boolean demo;
    private final boolean code;

    SignInController(
            Accounts accounts, Organisations organisations, SignInWays ways, @Value("${onedoor.mode}") String mode) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.ways = ways;
        this.demo = mode.equals("demo");
        this.code = mode.equals("serve");
    }

    @GetMapping("/sign-in")
    @Does(value = Action.READ, data = "open")
    String signIn(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String left,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String kept,
            @RequestParam(required = false) @Nullable String passkey,
            @RequestParam(required = false) @Nullable String half,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("title", "Sign in");
        model.addAttribute(
                "page",
                new SignInPage(
                        error != null,
                        left != null,
                        left != null && !left.isEmpty() && ways.leaving().isPresent(),
                        ended != null,
                        kept != null,
                        ways.problem(request.getSession(false)),
                        ways.provider(),
                        code,
                        passkey(passkey, half),
                        choices()));
        return "access/sign-in";
    }

    private SignInPage.Passkey passkey(@Nullable String failed, @Nullable String half) {
        if (!ways.passkeys()) {
            return SignInPage.Passkey.NONE;
        }
        return half != null
                ? SignInPage.Passkey.HALF
                : failed != null ? SignInPage.Passkey.FAILED : SignInPage.Passkey.OFFERED;
    }

    /** On to the provider, to sign out there as well: whoever sits down next would otherwise come in as somebody else. */
    @GetMapping("/sign-in/leave")
    @Does(value = Action.READ, data = "open")
    String leave() {
        return "redirect:" + ways.leaving().map(URI::toString).orElse("/sign-in?left");
    }

    /** Back from the provider. */
    @GetMapping("/sign-in/left")
    @Does(value = Action.READ, data = "open")
    String left() {
        return "redirect:/sign-in?left";
    }

    private List<SignInPage.Choice> choices() {
        if (!demo) {
            return List.of();
        }
        List<Accounts.Account> all = accounts.all();
        Map<UUID, String> names = organisations.names(
                all.stream().map(Accounts.Account::organisationId).toList());
        Map<UUID, String> teams = organisations.teamNames(all.stream()
                .map(Accounts.Account::teamId)
                .filter(Objects::nonNull)
                .toList());
        return all.stream()
                .filter(account -> account.passwordHash() != null)
                .map(account -> new SignInPage.Choice(
                        account.username(),
                        account.displayName(),
                        account.role(),
                        names.getOrDefault(account.organisationId(), ""),
                        account.teamId() == null ? null : teams.get(account.teamId())))
                .toList();
    }
}
