package org.onedoor.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
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

/** The administrator's pages of partners' machines: registering one, its secret or keys, ending it. */
@Controller
class MachinesController {
    private static final String SECRET = "secret";
    private static final String SIGNS = "keys";

    private final ClientKeeping keeping;
    private final ClientKeys keys;
    private final Organisations organisations;

    MachinesController(ClientKeeping keeping, ClientKeys keys, Organisations organisations) {
        this.keeping = keeping;
        this.keys = keys;
        this.organisations = organisations;
    }

    @GetMapping("/admin/machines")
    @Does(value = Action.READ, data = Joining.DATA)
    String machines(Model model) {
        List<ClientKeeping.Row> all = keeping.look("Machines", keeping::all);
        Map<UUID, String> names = organisations.names(
                all.stream().map(ClientKeeping.Row::organisationId).distinct().toList());
        model.addAttribute("title", "Partners' machines");
        model.addAttribute(
                "page",
                new MachinesPage(all.stream()
                        .map(row -> row(row, names.getOrDefault(row.organisationId(), "")))
                        .toList()));
        return "access/machines";
    }

    @GetMapping("/admin/machines/new")
    @Does(value = Action.READ, data = Joining.DATA)
    String register(Model model) {
        return form(new MachinesPage.Register("", "", List.of(), "", SECRET, ""), Map.of(), model);
    }

    @PostMapping("/admin/machines/new")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String registered(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") List<String> scopes,
            @RequestParam(defaultValue = "") String others,
            @RequestParam(defaultValue = SECRET) String how,
            @RequestParam(defaultValue = "") String jwks,
            Model model,
            RedirectAttributes next) {
        boolean signs = how.equals(SIGNS);
        try {
            ClientKeeping.Made made =
                    keeping.register(new ClientKeeping.Typed(name, organisation, scopes, others, signs, jwks));
            next.addFlashAttribute(SECRET, made.secret());
            next.addFlashAttribute("notice", "The machine is registered.");
            return "redirect:/admin/machines/" + made.clientId();
        } catch (Invalid wrong) {
            return form(
                    new MachinesPage.Register(name, organisation, scopes, others, signs ? SIGNS : SECRET, jwks),
                    wrong.problems(),
                    model);
        }
    }

    @GetMapping("/admin/machines/{clientId}")
    @Does(value = Action.READ, data = Joining.DATA)
    String one(@PathVariable String clientId, Model model) {
        return one(clientId, keys.of(clientId).orElse(""), Map.of(), model);
    }

    private String one(String clientId, String jwks, Map<String, String> problems, Model model) {
        @Nullable Object secret = model.getAttribute(SECRET);
        ClientKeeping.Row row = keeping.look("Machine", () -> keeping.get(clientId));
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", row.displayName());
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page",
                new MachinesPage.One(
                        row(
                                row,
                                organisations
                                        .names(List.of(row.organisationId()))
                                        .getOrDefault(row.organisationId(), "")),
                        row.signs(),
                        jwks,
                        secret == null ? null : secret.toString()));
        return "access/machine";
    }

    @PostMapping("/admin/machines/{clientId}/secret")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String secret(@PathVariable String clientId, RedirectAttributes next) {
        next.addFlashAttribute(SECRET, keeping.newSecret(clientId).secret());
        next.addFlashAttribute("notice", "The old secret no longer works.");
        return "redirect:/admin/machines/" + clientId;
    }

    @PostMapping("/admin/machines/{clientId}/keys")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String keys(
            @PathVariable String clientId,
            @RequestParam(defaultValue = "") String jwks,
            Model model,
            RedirectAttributes next) {
        try {
            keeping.newKeys(clientId, jwks);
        } catch (Invalid wrong) {
            return one(clientId, jwks, wrong.problems(), model);
        }
        next.addFlashAttribute("notice", "Only these keys count from now on.");
        return "redirect:/admin/machines/" + clientId;
    }

    @PostMapping("/admin/machines/{clientId}/end")
    @ProvesAgain
    @Does(value = Action.WRITE, data = Joining.DATA)
    String end(@PathVariable String clientId, RedirectAttributes next) {
        keeping.end(clientId);
        next.addFlashAttribute("notice", "The machine is ended. Its tokens are refused from now on.");
        return "redirect:/admin/machines/" + clientId;
    }

    private String form(MachinesPage.Register page, Map<String, String> problems, Model model) {
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Register a machine");
        model.addAttribute("errors", problems);
        model.addAttribute("page", keeping.look("Form to register a machine", () -> page));
        return "access/register-machine";
    }

    private static MachinesPage.Row row(ClientKeeping.Row row, String organisation) {
        return new MachinesPage.Row(
                row.clientId(),
                row.displayName(),
                organisation,
                String.join(", ", row.scopes()),
                row.disabled() ? "Ended" : row.signs() ? "Signs with its keys" : "Sends a secret",
                row.disabled());
    }

    @Configuration(proxyBeanMethods = false)
    static class InMenu {
        @Bean
        NavigationItem machinesItem() {
            return new NavigationItem(75, "Machines", "/admin/machines", Joining.DATA);
        }
    }
}
