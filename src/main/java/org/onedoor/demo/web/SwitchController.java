package org.onedoor.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.onedoor.access.Accounts;
import org.onedoor.access.SessionLife;
import org.onedoor.demo.InDemo;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes over another window: signs in as another demo account, in the demo only. */
@Controller
@InDemo
class SwitchController {
    private final Accounts accounts;
    private final SessionLife sessions;

    SwitchController(Accounts accounts, SessionLife sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @PostMapping("/demo/sign-in-as")
    @Does(value = Action.WRITE, data = "open")
    String signInAs(
            @RequestParam String username,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Accounts.Account> chosen =
                accounts.byUsername(username).filter(account -> !account.disabled() && account.passwordHash() != null);
        if (chosen.isEmpty()) {
            return "redirect:/sign-in";
        }
        sessions.beginAs(chosen.get().accountId(), request, response);
        boolean ours = next.matches("/[A-Za-z0-9/-]*") && !next.startsWith("//");
        return "redirect:" + (ours ? next : "/");
    }
}
