package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks somebody who is signed in to prove again who they are, and goes on where they were. */
@Controller
class ProveController {
    private final SecondProof proof;
    private final SessionLife life;
    private final SignInWays ways;

    ProveController(SecondProof proof, SessionLife life, SignInWays ways) {
        this.proof = proof;
        this.life = life;
        this.ways = ways;
    }

    @GetMapping("/prove")
    @Does(value = Action.READ, data = "open")
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (life.isFresh(request.getSession(false))) {
            return goOn(request);
        }
        if (proof.kind() == SecondProof.Kind.PROVIDER) {
            new HttpSessionRequestCache().saveRequest(request, response); // the provider brings them back here
        }
        return form(Map.of(), model);
    }

    @PostMapping("/prove")
    @Does(value = Action.WRITE, data = "open")
    String prove(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            Model model) {
        return proof.proves(password, passkey)
                ? goOn(request)
                : form(
                        Map.of(
                                "password",
                                passkey.isEmpty()
                                        ? "This does not prove it. Wait for the next code of your app, and type its 6 digits"
                                        : "Your passkey does not prove it. Use one of your own account, with its PIN, your finger or your face"),
                        model);
    }

    private String form(Map<String, String> problems, Model model) {
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Prove that it is you");
        model.addAttribute("errors", problems);
        model.addAttribute("page", new ProvePage(proof.kind(), proof.isByPasskey(), ways.provider()));
        return "access/prove";
    }

    private static String goOn(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object then = session.getAttribute(ProofGuard.THEN);
        session.removeAttribute(ProofGuard.THEN);
        return "redirect:" + (then instanceof String address ? address : "/");
    }
}
