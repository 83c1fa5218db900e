package org.onedoor.access;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages of accounts: who may sign in, inviting, new links, ending. */
@Controller
class AccountsController {
    private static final String LINK = "link";

    private final AccountKeeping keeping;
    private final AccountList list;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Organisations organisations;

    AccountsController(
            AccountKeeping keeping,
            AccountList list,
            SecondFactors factors,
            Passkeys passkeys,
            Organisations organisations) {
        this.keeping = keeping;
        this.list = list;
        this.factors = factors;
        this.passkeys = passkeys;
        this.organisations = organisations;
    }

    @GetMapping("/admin/accounts")
    @Does(value = Action.READ, data = Joining.DATA)
    String accounts(@RequestParam(defaultValue = "") String q, Model model) {
        String asked = q.strip();
        List<AccountList.Row> found = keeping.look("Accounts", () -> list.named(asked));
        model.addAttribute("title", "Accounts");
        model.addAttribute("page", new AccountsPage(asked, rows(found), found.size() == AccountList.MOST));
        return "access/accounts";
    }

    @GetMapping("/admin/accounts/new")
    @Does(value = Action.READ, data = Joining.DATA)
    String invite(Model model) {
        return form(new AccountsPage.Invite("", "", "", "", roles()), Map.of(), model);
    }

    @PostMapping("/admin/accounts/new")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String invited(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String organisation,
            Model model,
            RedirectAttributes next) {
        UUID id;
        try {
            id = keeping.invite(name, username, role, organisation);
        } catch (Invalid wrong) {
            return form(new AccountsPage.Invite(name, username, role, organisation, roles()), wrong.problems(), model);
        }
        next.addFlashAttribute(LINK, keeping.link(id));
        next.addFlashAttribute("notice", "The account is made. Give them the link below.");
        return "redirect:/admin/accounts/" + id;
    }

    @GetMapping("/admin/accounts/{id}")
    @Does(value = Action.READ, data = Joining.DATA)
    String one(@PathVariable UUID id, Model model) {
        @Nullable Object link = model.getAttribute(LINK);
        AccountList.Row row = keeping.look("Account", () -> keeping.get(id));
        model.addAttribute("title", row.displayName());
        model.addAttribute(
                "page",
                new AccountsPage.One(
                        rows(List.of(row)).getFirst(),
                        row.claimed(),
                        row.endedAt() != null,
                        id.equals(CurrentActor.get().accountId()),
                        teams(row),
                        Objects.toString(row.teamId(), ""),
                        factors.recoveryCodesLeft(id),
                        passkeys.of(id).stream().map(AccountsController::spoken).toList(),
                        link == null ? null : link.toString()));
        return "access/account";
    }

    @PostMapping("/admin/accounts/{id}/link")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String link(@PathVariable UUID id, RedirectAttributes next) {
        next.addFlashAttribute(LINK, keeping.link(id));
        next.addFlashAttribute("notice", "A new link is made. Links made before no longer work.");
        return "redirect:/admin/accounts/" + id;
    }

    @PostMapping("/admin/accounts/{id}/sessions")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String sessions(@PathVariable UUID id, RedirectAttributes next) {
        keeping.endSessions(id);
        next.addFlashAttribute("notice", "Wherever they were signed in, they are not any longer.");
        return "redirect:/admin/accounts/" + id;
    }

    @PostMapping("/admin/accounts/{id}/passkeys/end")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String passkeys(@PathVariable UUID id, RedirectAttributes next) {
        keeping.endPasskeys(id);
        next.addFlashAttribute("notice", "None of their passkeys counts any longer, and they are signed out.");
        return "redirect:/admin/accounts/" + id;
    }

    @PostMapping("/admin/accounts/{id}/end")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String end(@PathVariable UUID id, RedirectAttributes next) {
        keeping.end(id);
        next.addFlashAttribute("notice", "The account is ended, and so are its sessions.");
        return "redirect:/admin/accounts/" + id;
    }

    @PostMapping("/admin/accounts/{id}/team")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String team(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID team, RedirectAttributes next) {
        keeping.place(id, team);
        next.addFlashAttribute("notice", "The team is changed. It counts from their next page on.");
        return "redirect:/admin/accounts/" + id;
    }

    private String form(AccountsPage.Invite page, Map<String, String> problems, Model model) {
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Invite somebody");
        model.addAttribute("errors", problems);
        model.addAttribute("page", keeping.look("Form to invite somebody", () -> page));
        return "access/invite";
    }

    private static List<AccountsPage.Choice> roles() {
        return AccountKeeping.ROLES.stream()
                .map(role -> new AccountsPage.Choice(role, capital(Policy.words(role))))
                .toList();
    }

    private static String capital(String words) {
        String bare = words.replaceFirst("^(a|an|the) ", "");
        return Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
    }

    private List<AccountsPage.Choice> teams(AccountList.Row row) {
        List<AccountsPage.Choice> choices = new ArrayList<>(List.of(new AccountsPage.Choice("", "No team")));
        organisations
                .teamsOf(row.organisationId())
                .forEach(team -> choices.add(new AccountsPage.Choice(team.id().toString(), team.name())));
        return choices;
    }

    private List<AccountsPage.Row> rows(List<AccountList.Row> found) {
        Map<UUID, String> names = organisations.names(
                found.stream().map(AccountList.Row::organisationId).distinct().toList());
        Map<UUID, String> teams = organisations.teamNames(found.stream()
                .map(AccountList.Row::teamId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.stream()
                .map(row -> new AccountsPage.Row(
                        row.accountId().toString(),
                        row.displayName(),
                        row.claimed() ? "" : row.username(),
                        capital(Policy.words(row.role())),
                        names.getOrDefault(row.organisationId(), ""),
                        Optional.ofNullable(row.teamId()).map(teams::get).orElse(""),
                        row.state(),
                        spoken(row.lastIn())))
                .toList();
    }

    private static String spoken(Passkey passkey) {
        return "%s, last used: %s%s"
                .formatted(
                        passkey.name(),
                        passkey.usedAt() == null ? "never" : spoken(passkey.usedAt()),
                        passkey.copiedAt() == null ? "" : ". It is refused: there may be a copy of it");
    }

    private static String spoken(@Nullable OffsetDateTime at) {
        return at == null ? "Never" : London.full(at.toInstant());
    }

    @Configuration(proxyBeanMethods = false)
    static class InMenu {
        @Bean
        NavigationItem accountsItem() {
            return new NavigationItem(70, "Accounts", "/admin/accounts", Joining.DATA);
        }
    }
}
