package org.onedoor.crisis.web;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactFigures;
import org.onedoor.crisis.EdStays;
import org.onedoor.crisis.HighIntensity;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A month of crisis contacts in figures, and those who are in crisis often. */
@Controller
class ContactFiguresController {
    private final ContactFigures figures;
    private final HighIntensity often;
    private final EdStays stays;
    private final DomainTime time;

    ContactFiguresController(ContactFigures figures, HighIntensity often, EdStays stays, DomainTime time) {
        this.figures = figures;
        this.often = often;
        this.stays = stays;
        this.time = time;
    }

    @GetMapping("/crisis/contacts/figures")
    @Does(value = Action.READ, data = "figures")
    String month(@RequestParam(required = false) @Nullable String month, Model model) {
        YearMonth wanted = month == null || month.isBlank()
                ? YearMonth.from(London.date(time.instant()))
                : CaseFiguresController.read(month);
        model.addAttribute("title", "Crisis contacts in figures");
        model.addAttribute("page", figures.month(wanted));
        return "crisis/contact-figures";
    }

    @GetMapping("/crisis/contacts/in-ae")
    @Does(value = Action.READ, data = "crisis-contact")
    String inDepartment(Model model) {
        model.addAttribute("title", "In A&E now");
        model.addAttribute("page", stays.now());
        model.addAttribute("now", time.instant());
        return "crisis/in-ae";
    }

    @GetMapping("/crisis/contacts/often")
    @Does(value = Action.READ, data = "high-intensity")
    String often(Model model) {
        model.addAttribute("title", "People in crisis often");
        model.addAttribute("page", often.list());
        model.addAttribute("now", time.instant());
        return "crisis/often";
    }
}
