package org.onedoor.crisis.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailScreens.Screen;
import org.onedoor.crisis.notice.RailWarningList;
import org.onedoor.crisis.notice.RailWarnings;
import org.onedoor.crisis.notice.RailWarnings.Sent;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.TypedForm;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Warnings to British Transport Police: sent with one press from where the risk is seen, and acknowledged. */
@Controller
@RequestMapping("/notices/railway")
class RailWarningController {
    private static final String SLOWER = "Somebody changed this meanwhile. This is how it stands now.";

    private final RailWarnings warnings;
    private final RailWarningList list;
    private final PlaceFilters places;

    RailWarningController(RailWarnings warnings, RailWarningList list, PlaceFilters places) {
        this.warnings = warnings;
        this.list = list;
        this.places = places;
    }

    @GetMapping
    @Does(value = Action.READ, data = "rail-warning")
    String list(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        PlaceFilter of = places.of(place);
        List<RailWarnings.Seen> mine = list.mine(of);
        model.addAttribute("title", "Warnings to British Transport Police");
        model.addAttribute("page", mine);
        model.addAttribute("places", places.pick("/notices/railway", of, group, () -> people(mine)));
        return "crisis/notice/warnings";
    }

    /** Whom each is about; for the police of the railway a warning is of no place. */
    private static List<@Nullable UUID> people(List<RailWarnings.Seen> mine) {
        List<@Nullable UUID> people = new ArrayList<>();
        mine.forEach(seen -> people.add(seen.police() ? null : seen.warning().personId()));
        return people;
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "rail-warning")
    String send(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect) {
        TypedForm typed = TypedForm.of(form);
        Sent sent;
        try {
            sent = warnings.send(screen(typed), key("warn", typed));
        } catch (Refused e) {
            if (!e.isSentBefore()) {
                throw e;
            }
            redirect.addFlashAttribute(
                    "notice",
                    "That form was sent before, about somebody else. The warning of then is in the list below, and nothing was sent now: open the page of whom you mean and warn again. In danger at this moment: ring 999.");
            return "redirect:/notices/railway";
        }
        redirect.addFlashAttribute(
                "notice",
                sent.before() == null
                        ? "Sent to British Transport Police. In danger at this moment: ring 999."
                        : "Your team sent it at %s already and nobody has acknowledged it: ring them. In danger at this moment: ring 999."
                                .formatted(London.time(sent.before())));
        return "redirect:/notices/railway/" + sent.number();
    }

    private static Screen screen(TypedForm typed) {
        UUID contact = RailController.uuid(typed.get("contact"));
        UUID held = RailController.uuid(typed.get("case"));
        UUID person = RailController.uuid(typed.get("person"));
        if (contact != null) {
            return new Screen.OfContact(contact);
        }
        if (held != null) {
            return new Screen.OfCase(held);
        }
        if (person != null) {
            return new Screen.OfPerson(person);
        }
        throw new NotFound("person");
    }

    private static @Nullable IdempotencyKey key(String what, TypedForm typed) {
        String key = typed.get("key");
        return key.isBlank()
                ? null
                : new IdempotencyKey(
                        CurrentActor.get().accountId().toString(), "railway " + what + key, typed.fingerprint());
    }

    @GetMapping("/{number:RW-[A-Z0-9-]+}")
    @Does(value = Action.READ, data = "rail-warning")
    String one(@PathVariable String number, Model model) {
        return one(number, TypedForm.nothing(), null, model);
    }

    private String one(String number, TypedForm typed, @Nullable String conflict, Model model) {
        model.addAttribute("title", "Warning " + number);
        model.addAttribute("errors", typed.problems());
        model.addAttribute("seen", warnings.look(number));
        model.addAttribute("typed", typed);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("conflict", conflict);
        return "crisis/notice/warning";
    }

    @PostMapping("/{number:RW-[A-Z0-9-]+}/more")
    @Does(value = Action.WRITE, data = "rail-warning")
    String more(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number,
                typed,
                model,
                () -> warnings.add(number, NoticeDeeds.version(typed), typed.get("more"), key("more", typed)));
    }

    @PostMapping("/{number:RW-[A-Z0-9-]+}/acknowledge")
    @Does(value = Action.WRITE, data = "rail-warning")
    String acknowledge(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number,
                typed,
                model,
                () -> warnings.acknowledge(number, typed.get("who"), typed.get("answer"), key("heard", typed)));
    }

    private String said(String number, TypedForm typed, Model model, Runnable deed) {
        return NoticeDeeds.said(
                "/notices/railway/" + number,
                SLOWER,
                typed,
                model,
                deed,
                conflict -> one(number, typed, conflict, model));
    }
}
