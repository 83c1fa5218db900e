package org.onedoor.frontdoor.web.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.doors.PublicForm;
import org.onedoor.frontdoor.web.Typed;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The public form: one question to a page, kept as it goes, without an account and without a script. */
@Controller
@RequestMapping("/refer")
@Does(value = Action.WRITE, data = "open")
class PublicFormController {
    private static final String OVER = "redirect:/refer?over";

    private final PublicForm forms;
    private final PublicReferral referral;
    private final DomainTime time;

    PublicFormController(PublicForm forms, PublicReferral referral, DomainTime time) {
        this.forms = forms;
        this.referral = referral;
        this.time = time;
    }

    @PostMapping
    String begin(HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            FormCookie.set(request, response, forms.begin(request.getRemoteAddr()));
            return "redirect:/refer/" + Question.SAFE.slug();
        } catch (Refused tooMany) {
            return PublicPagesController.start(model, null, tooMany.getMessage());
        }
    }

    @GetMapping("/{slug:safe|who|about-you|name|birth|age|contact|place|why|needs|support|agree}")
    String ask(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String change,
            HttpServletRequest request,
            Model model) {
        Open open = open(request).orElse(null);
        if (open == null) {
            return OVER;
        }
        return open.sent() ? "redirect:/refer/done" : page(question(slug), open.typed(), change != null, null, model);
    }

    /** @param website a box no person sees; a program that fills in every box fills it in too */
    @PostMapping("/{slug:safe|who|about-you|name|birth|age|contact|place|why|needs|support|agree}")
    String answer(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "next") String then,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(defaultValue = "") String website,
            HttpServletRequest request,
            Model model) {
        Open open = open(request).orElse(null);
        if (open == null || open.sent()) {
            return open == null ? OVER : "redirect:/refer/done";
        }
        Question question = question(slug);
        Typed typed = open.with(question, form);
        if (!website.isBlank()) {
            typed.wrong("website", "Leave this box empty");
            return page(question, typed, change != null, null, model);
        }
        try {
            forms.keep(open.code(), typed.values());
        } catch (Invalid tooMuch) {
            return page(question, typed, change != null, tooMuch.getMessage(), model);
        }
        if (then.equals("later")) {
            return "redirect:/refer/kept";
        }
        referral.check(question, typed, time.instant());
        if (typed.hasProblems()) {
            return page(question, typed, change != null, null, model);
        }
        return onFrom(question, typed, change != null);
    }

    private String onFrom(Question question, Typed typed, boolean changing) {
        boolean unsafe = typed.get("safe").equals("no");
        boolean wrote = PublicReferral.danger(question.alone(typed)).isPresent();
        if ((question == Question.SAFE && unsafe) || (wrote && !unsafe)) {
            return "redirect:/refer/help?after=" + question.slug() + (changing ? "&change" : "");
        }
        Question next = changing ? unanswered(typed) : question.next(typed);
        return "redirect:/refer/" + (next == null ? "check" : next.slug());
    }

    /**
     * For those who said they are not safe, or wrote of danger: people who answer now. Going on is always possible.
     *
     * @param after the question whose answer led here
     */
    @GetMapping("/help")
    String help(
            @RequestParam(defaultValue = "safe") String after,
            @RequestParam(required = false) @Nullable String change,
            HttpServletRequest request,
            Model model) {
        Open open = open(request).filter(form -> !form.sent()).orElse(null);
        Question answered = Question.of(after).orElse(Question.SAFE);
        Typed typed = open == null ? Typed.nothing() : open.typed();
        Question next = open == null ? Question.SAFE : change == null ? answered.next(typed) : unanswered(typed);
        model.addAttribute("title", "Please talk to someone now");
        model.addAttribute(
                "page",
                new HelpPage(
                        PublicReferral.danger(answered.alone(typed)).orElse(null),
                        "/refer/" + answered.slug(),
                        "/refer/" + (next == null ? "check" : next.slug())));
        return "frontdoor/open/help";
    }

    @GetMapping("/check")
    String check(HttpServletRequest request, Model model) {
        Open open = open(request).orElse(null);
        if (open == null) {
            return OVER;
        }
        Question missing = open.sent() ? null : unanswered(open.typed());
        if (open.sent() || missing != null) {
            return missing == null ? "redirect:/refer/done" : "redirect:/refer/" + missing.slug();
        }
        return checkPage(open.typed(), null, model);
    }

    private String checkPage(Typed typed, @Nullable String refused, Model model) {
        model.addAttribute("title", "Check what you wrote");
        model.addAttribute("page", new PublicCheckPage(CheckAnswers.of(typed), refused));
        return "frontdoor/open/check";
    }

    @PostMapping("/send")
    String send(HttpServletRequest request, Model model) {
        Open open = open(request).orElse(null);
        if (open == null || open.sent()) {
            return open == null ? OVER : "redirect:/refer/done";
        }
        Typed typed = open.typed();
        Question missing = unanswered(typed);
        if (missing != null) {
            return "redirect:/refer/" + missing.slug();
        }
        Instant now = time.instant();
        try {
            forms.send(
                    open.code(),
                    referral.submission(typed, now),
                    referral.entry(typed, now),
                    PublicReferral.safe(typed),
                    request.getRemoteAddr());
            return "redirect:/refer/done";
        } catch (Refused tooMany) {
            model.addAttribute("status", HttpStatus.TOO_MANY_REQUESTS);
            return checkPage(typed, tooMany.getMessage(), model);
        }
    }

    /** Forgets everything that was typed, on the spot. */
    @PostMapping("/stop")
    String stop(HttpServletRequest request, HttpServletResponse response) {
        FormCookie.of(request).ifPresent(forms::forget);
        FormCookie.clear(request, response);
        return "redirect:/refer?stopped";
    }

    /** The first question that still needs an answer; none when the form can be sent. */
    private @Nullable Question unanswered(Typed typed) {
        for (Question question : Question.values()) {
            Typed again = new Typed(typed.values());
            if (question.asked(typed)) {
                referral.check(question, again, time.instant());
            }
            if (again.hasProblems()) {
                return question;
            }
        }
        return null;
    }

    private String page(Question question, Typed typed, boolean changing, @Nullable String refused, Model model) {
        boolean another = Question.forAnother(typed);
        if (typed.hasProblems()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        typed.inOrder(question.fields());
        Question before = question.before(typed);
        String back = changing ? "/refer/check" : before == null ? "/refer" : "/refer/" + before.slug();
        model.addAttribute("title", question.title(another));
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new AskPage(question, typed, another, back, changing, refused));
        return "frontdoor/open/question";
    }

    private static Question question(String slug) {
        return Question.of(slug).orElseThrow(() -> new NotFound("page"));
    }

    private Optional<Open> open(HttpServletRequest request) {
        return FormCookie.of(request).flatMap(code -> forms.read(code).map(fields -> new Open(code, fields)));
    }

    /** The form this browser has open. */
    private record Open(String code, Map<String, List<String>> fields) {
        Typed typed() {
            return new Typed(fields);
        }

        boolean sent() {
            return PublicForm.sent(fields).isPresent();
        }

        /** What was typed before, with what this page says in place of what it said earlier. */
        Typed with(Question question, MultiValueMap<String, String> form) {
            Map<String, List<String>> all = new LinkedHashMap<>(fields);
            question.fields().forEach(field -> {
                all.remove(field);
                List<String> said = form.get(field);
                if (said != null) {
                    all.put(field, List.copyOf(said));
                }
            });
            return new Typed(all);
        }
    }
}
