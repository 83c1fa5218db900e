package org.onedoor.desk;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.BreakGlass;
import org.onedoor.access.Glass;
import org.onedoor.access.Ground;
import org.onedoor.access.Objections;
import org.onedoor.access.ProvesAgain;
import org.onedoor.access.Reach;
import org.onedoor.access.SecondProof;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Opening the emergency extract of somebody with whom one has no relationship, or who objects to the organisation's seeing
 * something: one form, and what it opens.
 */
@Controller
class EmergencyController {
    private static final List<String> FIELDS =
            List.of("nhsNumber", "familyName", "givenName", "birthDate", "postcode", "ground", "reason");

    private final BreakGlass glass;
    private final SecondProof proof;
    private final EmergencyExtract extract;
    private final Reach reach;
    private final Objections objections;
    private final People people;
    private final Looks looks;
    private final DomainTime time;

    EmergencyController(
            BreakGlass glass,
            SecondProof proof,
            EmergencyExtract extract,
            Reach reach,
            Objections objections,
            People people,
            Looks looks,
            DomainTime time) {
        this.glass = glass;
        this.proof = proof;
        this.extract = extract;
        this.reach = reach;
        this.objections = objections;
        this.people = people;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/emergency")
    @Does(value = Action.READ, data = "emergency")
    String ask(Model model) {
        return form(page(SearchPage.Asked.NOTHING, "", "", UUID.randomUUID().toString()), Map.of(), model);
    }

    /** The same form with what was searched for, so that nothing is typed twice. It is a POST: no number is in an address. */
    @PostMapping("/emergency/begin")
    @Does(value = Action.READ, data = "emergency")
    String begin(@RequestParam Map<String, String> fields, Model model) {
        return form(page(asked(fields), "", "", UUID.randomUUID().toString()), Map.of(), model);
    }

    /** For whoever proves it with the identity provider: they come back to the form as they filled it in. */
    @PostMapping("/emergency/prove")
    @ProvesAgain(form = "/emergency")
    @Does(value = Action.READ, data = "emergency")
    String proven(
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return form(page(asked(fields), ground, reason, UUID.randomUUID().toString()), Map.of(), model);
    }

    private EmergencyPage page(SearchPage.Asked asked, String ground, String reason, String key) {
        return new EmergencyPage(asked, ground, reason, key, proof.kind(), proof.isByPasskey(), proof.isFresh());
    }

    @PostMapping("/emergency")
    @Does(value = Action.WRITE, data = "emergency")
    String open(
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            @RequestParam(required = false) @Nullable String key,
            Model model) {
        String sent = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        SearchPage.Asked asked = asked(fields);
        EmergencyPage page = page(asked, ground, reason, sent);
        Map<String, String> problems = new LinkedHashMap<>();
        PersonSearch search = search(asked, problems);
        try {
            search.checked(London.date(time.instant()));
        } catch (Invalid e) {
            e.problems().forEach(problems::putIfAbsent);
        }
        Ground chosen = Ground.ofCode(ground).orElse(null);
        BreakGlass.check(chosen, reason, problems);
        if (!problems.isEmpty()) {
            return form(page, problems, model);
        }
        List<Person> found = looks.look(
                "Search in an emergency", Ask.function(Action.READ, BreakGlass.DATA), _ -> people.search(search));
        if (found.size() != 1) {
            problems.put(
                    "familyName",
                    found.isEmpty()
                            ? "Nobody is known by these details. Check them with somebody who knows the person, or add another"
                            : "More than one person has these details. Add the NHS number, the date of birth or the postcode");
            return form(page, problems, model);
        }
        UUID personId = found.getFirst().personId();
        Actor actor = CurrentActor.get();
        if (!reach.of(actor, List.of(personId)).isEmpty() && !objections.stands(personId, actor.organisationId())) {
            return "redirect:/people/" + personId; // no glass is in the way
        }
        BreakGlass.Broken broken = glass.open(
                personId,
                chosen,
                reason,
                proof.proves(password, passkey),
                new IdempotencyKey(
                        actor.accountId().toString(),
                        "glass:" + sent,
                        DigestUtils.sha256Hex(personId + ground + reason)));
        return "redirect:/people/" + broken.personId() + "/emergency";
    }

    /** What is open to whoever broke the glass, while it is. */
    @GetMapping("/people/{personId}/emergency")
    @Does(value = Action.READ, data = "emergency")
    String extract(@PathVariable UUID personId, Model model) {
        Ask ask = Ask.about(Action.READ, BreakGlass.DATA, new Subject.Person(personId));
        EmergencyPage.Extract page = looks.look("Emergency summary", ask, shown -> {
            Glass held = glass.held(personId).orElseThrow(() -> new NotFound(BreakGlass.DATA));
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return extract.of(personId, ids, held);
        });
        model.addAttribute("title", "Emergency summary of " + page.person().spoken());
        model.addAttribute("page", page);
        return "desk/person/extract";
    }

    private static SearchPage.Asked asked(Map<String, String> fields) {
        return new SearchPage.Asked(
                fields.getOrDefault("nhsNumber", ""),
                fields.getOrDefault("familyName", ""),
                fields.getOrDefault("givenName", ""),
                fields.getOrDefault("birthDate-day", ""),
                fields.getOrDefault("birthDate-month", ""),
                fields.getOrDefault("birthDate-year", ""),
                fields.getOrDefault("postcode", ""));
    }

    private static PersonSearch search(SearchPage.Asked asked, Map<String, String> problems) {
        LocalDate birth = null;
        if (!(asked.day() + asked.month() + asked.year()).isBlank()) {
            birth = SpokenDate.of(asked.day(), asked.month(), asked.year());
            if (birth == null) {
                problems.put("birthDate", "Date of birth must be a real date, like 27 3 1985");
            }
        }
        return new PersonSearch(asked.nhsNumber(), asked.familyName(), asked.givenName(), birth, asked.postcode());
    }

    private String form(EmergencyPage page, Map<String, String> problems, Model model) {
        Map<String, String> inOrder = new LinkedHashMap<>();
        FIELDS.stream().filter(problems::containsKey).forEach(field -> inOrder.put(field, problems.get(field)));
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "See somebody's emergency summary");
        model.addAttribute("errors", inOrder);
        model.addAttribute(
                "page", looks.look("Form for an emergency", Ask.function(Action.READ, BreakGlass.DATA), _ -> page));
        return "desk/emergency";
    }
}
