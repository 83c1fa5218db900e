package org.onedoor.record.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.access.NeedBasis;
import org.onedoor.access.StatedNeeds;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.CrisisPlans;
import org.onedoor.record.PlanMatrix;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finding a crisis plan in an incident, for the police, the ambulance service, NHS 111 and A&E: who it is, on what basis and
 * why, and one button. It is a POST: no name and no number is ever in an address.
 */
@Controller
class PlanSearchController {
    private static final List<String> FIELDS =
            List.of("nhsNumber", "familyName", "givenName", "birthDate", "postcode", "basis", "reason");
    private static final Ask FORM = Ask.function(Action.READ, StatedNeeds.DATA);

    private final CrisisPlans plans;
    private final PlanMatrix matrix;
    private final People people;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    PlanSearchController(CrisisPlans plans, PlanMatrix matrix, People people, Gate gate, Looks looks, DomainTime time) {
        this.plans = plans;
        this.matrix = matrix;
        this.people = people;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/crisis-plan")
    @Does(value = Action.READ, data = StatedNeeds.DATA)
    String ask(Model model) {
        return form(Map.of(), Map.of(), model);
    }

    @PostMapping("/crisis-plan")
    @Does(value = Action.WRITE, data = StatedNeeds.DATA)
    String open(@RequestParam Map<String, String> typed, Model model) {
        Map<String, String> problems = new LinkedHashMap<>();
        PersonSearch search = WhoTyped.search(typed, problems, London.date(time.instant()));
        NeedBasis basis = NeedBasis.ofCode(typed.getOrDefault("basis", "")).orElse(null);
        String reason = typed.getOrDefault("reason", "");
        StatedNeeds.check(basis, reason, problems);
        if (!problems.isEmpty()) {
            return form(typed, problems, model);
        }
        List<Person> found = looks.look("Search for a crisis plan", FORM, _ -> people.search(search));
        if (found.size() > 1) {
            problems.put(
                    "familyName",
                    "More than one person has these details. Add the NHS number, the date of birth or the postcode");
            return form(typed, problems, model);
        }
        UUID personId = found.isEmpty() ? null : found.getFirst().personId();
        Subject.Person person = personId == null ? Subject.NOBODY : new Subject.Person(personId);
        if (personId != null
                && gate.decide(CurrentActor.get(), Ask.about(Action.READ, CrisisPlans.DATA, person))
                        instanceof Decision.Allowed) {
            return "redirect:/people/" + personId + "/crisis-plan"; // they look after this person: nothing need be said
        }
        boolean kept = personId != null
                && looks.look("Whether a crisis plan is kept", FORM, shown -> {
                    shown.add(personId);
                    return plans.keeper(personId).isPresent();
                });
        if (personId == null || !kept) {
            problems.put(
                    "familyName",
                    "No crisis plan is known by these details. Check them with somebody who knows the person, or ring the mental health crisis line: NHS 111, option 2");
            return form(typed, problems, model);
        }
        plans.state(personId, basis, reason);
        return "redirect:/people/" + personId + "/crisis-plan";
    }

    private String form(Map<String, String> typed, Map<String, String> problems, Model model) {
        Map<String, String> inOrder = new LinkedHashMap<>();
        FIELDS.stream().filter(problems::containsKey).forEach(field -> inOrder.put(field, problems.get(field)));
        if (!inOrder.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        PlanSearchPage page = looks.look(
                "Form to find a crisis plan",
                FORM,
                _ -> new PlanSearchPage(
                        typed,
                        NeedBasis.of(CurrentActor.get().role()),
                        matrix.audience(CurrentActor.get()).label()));
        model.addAttribute("title", "Find a crisis plan");
        model.addAttribute("errors", inOrder);
        model.addAttribute("page", page);
        return "record/plan-search";
    }
}
