package org.onedoor.crisis.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseReads;
import org.onedoor.crisis.FactKind;
import org.onedoor.crisis.Requests;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.onedoor.workforce.Profession;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the person goes, and who is asked to assess. */
@Controller
@RequestMapping("/crisis/{id}")
class RequestController {
    private final Requests requests;
    private final CaseReads reads;

    RequestController(Requests requests, CaseReads reads) {
        this.requests = requests;
        this.reads = reads;
    }

    @GetMapping("/destination")
    @Does(value = Action.WRITE, data = "detention")
    String destination(@PathVariable UUID id, @RequestParam(required = false) @Nullable String body, Model model) {
        return destinations(id, body != null && body.equals("yes"), null, model);
    }

    @PostMapping("/destination")
    @Does(value = Action.WRITE, data = "detention")
    String claim(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        boolean physical = typed.get("body").equals("yes");
        UUID place = uuid(typed.get("place"));
        try {
            if (place == null) {
                throw new Refused("no-place", "Choose a place from the list.");
            }
            requests.promise(id, place, FactController.key(id, "place", typed));
            return "redirect:/crisis/" + id;
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return destinations(id, physical, SentBefore.words(e), model);
        }
    }

    private String destinations(UUID id, boolean physical, @Nullable String conflict, Model model) {
        DestinationPage page = reads.look(
                id,
                seen -> new DestinationPage(
                        seen,
                        seen.ownOnly() ? List.of() : requests.offers(seen, physical),
                        physical,
                        UUID.randomUUID().toString(),
                        conflict));
        model.addAttribute("title", "Where to take them");
        model.addAttribute("page", page);
        return "crisis/destination";
    }

    @GetMapping("/find/{profession}")
    @Does(value = Action.WRITE, data = "detention")
    String find(@PathVariable UUID id, @PathVariable String profession, Model model) {
        return finding(id, Profession.ofCode(profession), TypedForm.nothing(), null, model);
    }

    @PostMapping("/find/{profession}")
    @Does(value = Action.WRITE, data = "detention")
    String ask(
            @PathVariable UUID id,
            @PathVariable String profession,
            @RequestParam MultiValueMap<String, String> form,
            Model model) {
        Profession wanted = Profession.ofCode(profession);
        TypedForm typed = TypedForm.of(form);
        try {
            requests.ask(id, wanted, uuid(typed.get("professional")), FactController.key(id, "ask", typed));
            return "redirect:/crisis/" + id;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return finding(id, wanted, typed, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return finding(id, wanted, typed, SentBefore.words(e), model);
        }
    }

    private String finding(UUID id, Profession profession, TypedForm typed, @Nullable String conflict, Model model) {
        if (!FactKind.TRIED.mayRecord(CurrentActor.get().role())) {
            throw new Forbidden("This is not yours to ask.", "The team that has the person, or an AMHP, asks.");
        }
        FindPage page = reads.look(
                id,
                seen -> new FindPage(
                        seen,
                        profession,
                        requests.candidates(seen.detention(), seen.state(), profession),
                        typed,
                        UUID.randomUUID().toString(),
                        conflict));
        model.addAttribute(
                "title", profession == Profession.AMHP ? "Ask an AMHP to come" : "Ask a section 12 doctor to come");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", page);
        return "crisis/find";
    }

    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
