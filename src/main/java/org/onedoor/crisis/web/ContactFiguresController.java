package org.onedoor.crisis.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.ContactFigures;
import org.onedoor.crisis.CrisisFigures;
import org.onedoor.crisis.EdStays;
import org.onedoor.crisis.HighIntensity;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
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
    private final PlaceFilters places;
    private final DomainTime time;

    ContactFiguresController(
            ContactFigures figures, HighIntensity often, EdStays stays, PlaceFilters places, DomainTime time) {
        this.figures = figures;
        this.often = often;
        this.stays = stays;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/crisis/contacts/figures")
    @Does(value = Action.READ, data = "figures")
    String month(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        YearMonth wanted = month == null || month.isBlank()
                ? YearMonth.from(London.date(time.instant()))
                : CaseFiguresController.read(month);
        model.addAttribute("title", "Crisis contacts in figures");
        LocalDate on = CrisisFigures.lastDay(wanted, London.date(time.instant()));
        PlaceFilter of = places.of(place, on);
        model.addAttribute("page", figures.month(wanted, of, on, PlaceFilters.isByNetwork(group)));
        model.addAttribute("places", places.pick("/crisis/contacts/figures?month=" + wanted, of, on, null));
        return "crisis/contact-figures";
    }

    @GetMapping("/crisis/contacts/in-ae")
    @Does(value = Action.READ, data = "crisis-contact")
    String inDepartment(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        PlaceFilter of = places.of(place);
        List<EdStays.There> there = stays.now(of);
        model.addAttribute("title", "In A&E now");
        model.addAttribute("page", there);
        model.addAttribute(
                "places",
                places.pick(
                        "/crisis/contacts/in-ae",
                        of,
                        group,
                        () -> there.stream()
                                .map(each -> each.contact().personId())
                                .toList()));
        model.addAttribute("now", time.instant());
        return "crisis/in-ae";
    }

    @GetMapping("/crisis/contacts/often")
    @Does(value = Action.READ, data = "high-intensity")
    String often(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        PlaceFilter of = places.of(place);
        HighIntensity.Listed listed = often.list(of);
        model.addAttribute("title", "People in crisis often");
        model.addAttribute("page", listed);
        model.addAttribute(
                "places",
                places.pick(
                        "/crisis/contacts/often",
                        of,
                        group,
                        () -> listed.people().stream()
                                .map(each -> each.person().personId())
                                .toList()));
        model.addAttribute("now", time.instant());
        return "crisis/often";
    }
}
