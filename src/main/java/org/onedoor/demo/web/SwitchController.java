package org.onedoor.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.onedoor.demo.InDemo;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes over another window: signs in as another demo account, in the demo only. */
@Controller
@InDemo
class SwitchController {
    private final UserDetailsService accounts;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SwitchController(UserDetailsService accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/demo/sign-in-as")
    @Does(value = Action.WRITE, data = "open")
    String signInAs(
            @RequestParam String username,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        UserDetails user;
        try {
            user = accounts.loadUserByUsername(username);
        } catch (UsernameNotFoundException e) {
            return "redirect:/sign-in";
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        boolean ours = next.matches("/[A-Za-z0-9/-]*") && !next.startsWith("//");
        return "redirect:" + (ours ? next : "/");
    }
}
