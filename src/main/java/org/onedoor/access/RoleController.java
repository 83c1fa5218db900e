package org.onedoor.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in with the provider: the page while it is away, and the choice of one among several roles. */
@Controller
class RoleController {
    private final SessionLife life;

    RoleController(SessionLife life) {
        this.life = life;
    }

    /** Reached only when nobody could be sent to the provider. */
    @GetMapping(StaffRequests.BEGIN + "/" + IdentityProvider.STAFF)
    @Does(value = Action.READ, data = "open")
    String away(HttpServletRequest request) {
        request.getSession().setAttribute(SignInProblem.HELD, SignInProblem.away());
        return "redirect:/sign-in?problem";
    }

    @GetMapping("/sign-in/role")
    @Does(value = Action.READ, data = "open")
    String choose(HttpServletRequest request, Model model) {
        return held(request).map(choice -> form(choice, Map.of(), model)).orElse("redirect:/sign-in?ended");
    }

    @PostMapping("/sign-in/role")
    @Does(value = Action.WRITE, data = "open")
    @Nullable
    String chosen(
            @RequestParam(defaultValue = "") String role,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        Optional<RoleChoice> held = held(request);
        if (held.isEmpty()) {
            return "redirect:/sign-in?ended";
        }
        Optional<StaffUser> user = held.get().user(role);
        if (user.isEmpty()) {
            return form(held.get(), Map.of("role", "Choose the role you work in now"), model);
        }
        request.getSession().removeAttribute(RoleChoice.HELD);
        OAuth2AuthenticationToken who = new OAuth2AuthenticationToken(user.get(), List.of(), IdentityProvider.STAFF);
        life.begin(who, request, response);
        new SavedRequestAwareAuthenticationSuccessHandler().onAuthenticationSuccess(request, response, who);
        return null;
    }

    private static Optional<RoleChoice> held(HttpServletRequest request) {
        return request.getSession().getAttribute(RoleChoice.HELD) instanceof RoleChoice choice && choice.isOpen()
                ? Optional.of(choice)
                : Optional.empty();
    }

    private static String form(RoleChoice choice, Map<String, String> problems, Model model) {
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Which role do you work in now?");
        model.addAttribute("errors", problems);
        model.addAttribute(
                "page",
                new RolePage(choice.offers().stream()
                        .map(offer ->
                                new RolePage.Role(offer.accountId().toString(), offer.roleName(), offer.organisation()))
                        .toList()));
        return "access/role";
    }
}
