package org.onedoor.exchange.partner.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.exchange.partner.PartnerTimes;
import org.onedoor.exchange.partner.Time;
import org.onedoor.frontdoor.Permitted;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Unavailable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The times of a partner whose machine has the referral, and a message that is to be sent again. */
@Controller
@RequestMapping("/referrals/{reference:OD-[0-9A-Z]{4}-[0-9A-Z]{4}}")
class TimesController {
    private final PartnerTimes times;
    private final Referrals referrals;
    private final People people;

    TimesController(PartnerTimes times, Referrals referrals, People people) {
        this.times = times;
        this.referrals = referrals;
        this.people = people;
    }

    @GetMapping("/partner-times")
    @Does(value = Action.WRITE, data = "referral")
    String ask(@PathVariable String reference, Model model) {
        return page(reference, null, Map.of(), model);
    }

    /** What was chosen is read from the partner again: its time and way of meeting are the partner's, not the form's. */
    @PostMapping("/partner-times")
    @Does(value = Action.WRITE, data = "referral")
    String book(@PathVariable String reference, @RequestParam(defaultValue = "") String time, Model model) {
        try {
            times.ask(reference, chosen(reference, time));
            return "redirect:/referrals/" + reference + "#partners";
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(reference, time, e.problems(), model);
        } catch (Unavailable e) {
            model.addAttribute("status", HttpStatus.SERVICE_UNAVAILABLE);
            return page(reference, time, Map.of(), model);
        }
    }

    private @Nullable Time chosen(String reference, String slot) {
        if (slot.isEmpty()) {
            return null;
        }
        PartnerTimes.Open open = referrals.look(reference, times::open);
        return times.free(open.referral()).stream()
                .filter(free -> slot.equals(free.slot()))
                .findFirst()
                .orElseThrow(() ->
                        new Invalid("time", "This time has been taken meanwhile. Choose another of those shown now"));
    }

    @PostMapping("/partner-times/cancel")
    @Does(value = Action.WRITE, data = "referral")
    String cancel(@PathVariable String reference) {
        times.cancel(reference);
        return "redirect:/referrals/" + reference + "#partners";
    }

    @PostMapping("/partner-messages/{messageId}/again")
    @Does(value = Action.WRITE, data = "referral")
    String again(@PathVariable String reference, @PathVariable UUID messageId) {
        times.sendAgain(reference, messageId);
        return "redirect:/referrals/" + reference + "#partners";
    }

    private record Shown(PartnerTimes.Open open, Person person, boolean review) {}

    private String page(String reference, @Nullable String chosen, Map<String, String> errors, Model model) {
        Shown shown = referrals.look(
                reference,
                referral -> new Shown(
                        times.open(referral),
                        people.get(referral.personId()),
                        referral.identityReview() && Permitted.knowsDoubts(referral, CurrentActor.get())));
        List<Time> free = List.of();
        String unknown = null;
        try {
            free = times.free(shown.open().referral());
        } catch (Unavailable e) {
            unknown = e.getMessage();
        }
        model.addAttribute("title", "Appointments at " + shown.open().partner());
        model.addAttribute("errors", errors);
        model.addAttribute("page", new TimesPage(shown.open(), shown.person(), shown.review(), free, unknown, chosen));
        return "exchange/times";
    }
}
