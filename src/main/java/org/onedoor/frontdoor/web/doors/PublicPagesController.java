package org.onedoor.frontdoor.web.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.PublicFollowing;
import org.onedoor.frontdoor.PublicFollowing.Stand;
import org.onedoor.frontdoor.doors.PublicForm;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SendLimit;
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Around the public form: where it begins, coming back to it, its end, and following what was sent. */
@Controller
@RequestMapping("/refer")
@Does(value = Action.READ, data = "open")
class PublicPagesController {
    private static final String NOT_FOUND =
            "We cannot find this. Check the reference, and the date of birth or the code: both must be right";
    private static final String NO_CODE =
            "We cannot find a form with this code. Check each letter. After 7 days we delete what was typed";

    private final PublicForm forms;
    private final PublicFollowing following;
    private final SendLimit looks = new SendLimit(Duration.ofMinutes(15), 20, 500);
    private final SendLimit tries = new SendLimit(Duration.ofMinutes(15), 10, 500);
    private final InstantSource machine = InstantSource.system();

    PublicPagesController(PublicForm forms, PublicFollowing following) {
        this.forms = forms;
        this.following = following;
    }

    @GetMapping
    String start(
            @RequestParam(required = false) @Nullable String over,
            @RequestParam(required = false) @Nullable String stopped,
            Model model) {
        String said = over != null
                ? "What was typed is no longer here. If you have a code, you can come back with it. Or start again."
                : stopped != null ? "What you typed is deleted. Nothing was sent." : null;
        return start(model, said, null);
    }

    static String start(Model model, @Nullable String said, @Nullable String refused) {
        if (refused != null) {
            model.addAttribute("status", HttpStatus.TOO_MANY_REQUESTS);
        }
        model.addAttribute("title", "Ask for help");
        model.addAttribute("said", said);
        model.addAttribute("refused", refused);
        return "frontdoor/open/start";
    }

    /** The code by which the form can be opened again, for whoever has it open now. */
    @GetMapping("/kept")
    String kept(HttpServletRequest request, Model model) {
        String code = FormCookie.of(request).orElse(null);
        if (code == null) {
            return "redirect:/refer?over";
        }
        Optional<Map<String, java.util.List<String>>> fields = forms.read(code);
        if (fields.isEmpty() || PublicForm.sent(fields.get()).isPresent()) {
            return fields.isEmpty() ? "redirect:/refer?over" : "redirect:/refer/done";
        }
        model.addAttribute("title", "What you wrote is kept");
        model.addAttribute("code", PublicForm.spaced(code));
        model.addAttribute("until", London.day(forms.keep(code, fields.get())));
        model.addAttribute("unsafe", PublicReferral.mayBeUnsafe(new Typed(fields.get())));
        return "frontdoor/open/kept";
    }

    @GetMapping("/back")
    String back(Model model) {
        return back(Typed.nothing(), null, model);
    }

    @PostMapping("/back")
    @Does(value = Action.WRITE, data = "open")
    String back(
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Typed typed = Typed.of(form);
        try {
            Optional<String> code = forms.back(typed.get("code"), request.getRemoteAddr());
            if (code.isPresent()) {
                FormCookie.set(request, response, code.get());
                return "redirect:/refer/check";
            }
            typed.wrong("code", NO_CODE);
            return back(typed, null, model);
        } catch (Refused tooMany) {
            return back(typed, tooMany.getMessage(), model);
        }
    }

    private static String back(Typed typed, @Nullable String refused, Model model) {
        status(typed, refused, model);
        model.addAttribute("title", "Come back to your form");
        model.addAttribute("typed", typed);
        model.addAttribute("refused", refused);
        return "frontdoor/open/back";
    }

    @GetMapping("/done")
    String done(HttpServletRequest request, Model model) {
        String code = FormCookie.of(request).orElse("");
        Map<String, java.util.List<String>> fields = forms.read(code).orElse(Map.of());
        Optional<String> reference = PublicForm.sent(fields);
        if (reference.isEmpty()) {
            return "redirect:/refer?over";
        }
        model.addAttribute("follow", forms.follow(code, fields));
        model.addAttribute("title", "We have your message");
        model.addAttribute("reference", reference.get());
        return "frontdoor/open/done";
    }

    @GetMapping("/follow")
    String follow(Model model) {
        return follow(new FollowPage(Typed.nothing(), null, null), model);
    }

    @PostMapping("/follow")
    String follow(@RequestParam MultiValueMap<String, String> form, HttpServletRequest request, Model model) {
        Typed typed = Typed.of(form);
        String reference = reference(typed.get("reference"));
        LocalDate born = typed.date("birthDate", "Date of birth");
        String code = typed.orNull("code");
        if (reference.isEmpty()) {
            typed.wrong("reference", "Enter the reference, like OD-7K3M-92QF");
        }
        if (born == null && code == null) {
            typed.wrong("birthDate", "Enter the date of birth, like 27 3 1985, or the code that you were given");
        }
        if (typed.hasProblems()) {
            typed.inOrder(java.util.List.of("reference", "birthDate"));
            return follow(new FollowPage(typed, null, null), model);
        }
        boolean within =
                looks.takes(request.getRemoteAddr(), machine.instant()) && tries.takes(reference, machine.instant());
        if (!within) {
            return follow(new FollowPage(typed, null, "You have tried many times. Try again in 15 minutes."), model);
        }
        Optional<Stand> stand = born == null
                ? following.of(reference, java.util.Objects.requireNonNull(code))
                : following.of(reference, born);
        if (stand.isEmpty()) {
            typed.wrong("reference", NOT_FOUND);
        }
        return follow(new FollowPage(typed, stand.orElse(null), null), model);
    }

    /** As it is kept, however it was written down: in small letters, with spaces, or without its dashes. */
    private static String reference(String typed) {
        String packed = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return packed.matches("OD[0-9A-Z]{8}")
                ? "OD-%s-%s".formatted(packed.substring(2, 6), packed.substring(6))
                : typed.strip().toUpperCase(Locale.ROOT);
    }

    private static String follow(FollowPage page, Model model) {
        status(page.typed(), page.refused(), model);
        model.addAttribute("title", page.stand() == null ? "Follow what you sent" : "Where it stands");
        model.addAttribute("page", page);
        return "frontdoor/open/follow";
    }

    private static void status(Typed typed, @Nullable String refused, Model model) {
        if (refused != null) {
            model.addAttribute("status", HttpStatus.TOO_MANY_REQUESTS);
        } else if (typed.hasProblems()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("errors", typed.problems());
    }
}
