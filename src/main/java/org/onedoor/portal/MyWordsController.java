package org.onedoor.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.PersonAccounts;
import org.onedoor.access.Topic;
import org.onedoor.people.People;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Audience;
import org.onedoor.record.CrisisPlan;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.EscalationPlans;
import org.onedoor.record.IAm;
import org.onedoor.record.IAmForm;
import org.onedoor.record.IAms;
import org.onedoor.record.PlanMatrix;
import org.onedoor.record.PlanView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The crisis plan and "I Am", as the person and a permitted carer read them; and the person's writing of their own. */
@Controller
class MyWordsController {
    private final CrisisPlans plans;
    private final EscalationPlans escalations;
    private final PlanMatrix matrix;
    private final IAms iAms;
    private final PersonAccounts accounts;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    MyWordsController(
            CrisisPlans plans,
            EscalationPlans escalations,
            PlanMatrix matrix,
            IAms iAms,
            PersonAccounts accounts,
            People people,
            Looks looks,
            DomainTime time) {
        this.plans = plans;
        this.escalations = escalations;
        this.matrix = matrix;
        this.iAms = iAms;
        this.accounts = accounts;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/me/crisis-plan")
    @Does(value = Action.READ, data = CrisisPlans.DATA)
    String myPlan(Model model) {
        return plan(MeController.own(accounts), "/me", Audience.WHOLE, model);
    }

    @GetMapping("/me/for/{personId}/crisis-plan")
    @Does(value = Action.READ, data = CrisisPlans.DATA)
    String theirPlan(@PathVariable UUID personId, Model model) {
        return plan(personId, "/me/for/" + personId, Audience.CARER, model);
    }

    private String plan(UUID personId, String base, Audience audience, Model model) {
        boolean self = audience == Audience.WHOLE;
        MyPlanPage page = looks.look("Crisis plan", Cares.ask(Topic.CRISIS_PLAN, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            CrisisPlan plan = plans.published(ids).orElse(null);
            return new MyPlanPage(
                    base,
                    self,
                    plan == null
                            ? null
                            : matrix.view(
                                    new PlanView.Of(
                                            people.get(personId),
                                            plan,
                                            self ? iAms.latest(ids).orElse(null) : null,
                                            London.date(time.instant())),
                                    audience,
                                    false));
        });
        model.addAttribute("title", self ? "My crisis plan" : "Crisis plan");
        model.addAttribute("page", page);
        return "portal/plan";
    }

    @GetMapping("/me/escalation")
    @Does(value = Action.READ, data = EscalationPlans.DATA)
    String myEscalation(Model model) {
        return escalation(MeController.own(accounts), "/me", model);
    }

    @GetMapping("/me/for/{personId}/escalation")
    @Does(value = Action.READ, data = EscalationPlans.DATA)
    String theirEscalation(@PathVariable UUID personId, Model model) {
        return escalation(personId, "/me/for/" + personId, model);
    }

    private String escalation(UUID personId, String base, Model model) {
        model.addAttribute(
                "plan",
                looks.look("Escalation plan", Cares.ask(Topic.CRISIS_PLAN, personId), shown -> {
                            List<UUID> ids = people.linked(personId);
                            shown.addAll(ids);
                            return escalations.latest(ids);
                        })
                        .orElse(null));
        model.addAttribute("title", "When it starts to escalate");
        model.addAttribute("base", base);
        model.addAttribute("now", London.at(time.instant()).toLocalTime());
        return "portal/escalation";
    }

    @GetMapping("/me/i-am")
    @Does(value = Action.WRITE, data = IAms.DATA)
    String myIAm(Model model) {
        return write(MeController.own(accounts), null, Map.of(), model);
    }

    @PostMapping("/me/i-am")
    @Does(value = Action.WRITE, data = IAms.DATA)
    String writeMine(@RequestParam MultiValueMap<String, String> fields, Model model, RedirectAttributes redirect) {
        UUID personId = MeController.own(accounts);
        IAmForm typed = IAmForm.of(fields);
        try {
            IAm kept = iAms.write(personId, typed.base(), typed.words(), typed.shared());
            redirect.addFlashAttribute("notice", "Version %d of your I Am is kept".formatted(kept.version()));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return write(personId, typed, e.problems(), model);
        }
        return "redirect:/me/i-am";
    }

    private String write(UUID personId, @Nullable IAmForm typed, Map<String, String> problems, Model model) {
        Ask ask = Ask.about(Action.WRITE, IAms.DATA, new Subject.Person(personId));
        MyIAmPage page = looks.look("My I Am", ask, shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            IAm latest = iAms.latest(ids).orElse(null);
            return new MyIAmPage("/me", latest, typed == null ? IAmForm.of(latest) : typed);
        });
        return show("My I Am", page, problems, model);
    }

    @GetMapping("/me/for/{personId}/i-am")
    @Does(value = Action.READ, data = IAms.DATA)
    String theirIAm(@PathVariable UUID personId, Model model) {
        MyIAmPage page = looks.look("I Am", Cares.ask(Topic.I_AM, personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return new MyIAmPage(
                    "/me/for/" + personId, iAms.latest(ids).orElseThrow(() -> new NotFound(IAms.DATA)), null);
        });
        return show("I Am", page, Map.of(), model);
    }

    private static String show(String title, MyIAmPage page, Map<String, String> problems, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "portal/i-am";
    }
}
