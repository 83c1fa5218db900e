package org.onedoor.crisis.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisFigures;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A month of places of safety in figures. */
@Controller
class CaseFiguresController {
    private final CrisisFigures figures;
    private final PlaceFilters places;
    private final DomainTime time;

    CaseFiguresController(CrisisFigures figures, PlaceFilters places, DomainTime time) {
        this.figures = figures;
        this.places = places;
        this.time = time;
    }

    @GetMapping("/crisis/figures")
    @Does(value = Action.READ, data = "figures")
    String month(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(defaultValue = "") String place,
            Model model) {
        YearMonth wanted = month == null || month.isBlank() ? YearMonth.from(London.date(time.instant())) : read(month);
        model.addAttribute("title", "Places of safety in figures");
        LocalDate on = CrisisFigures.lastDay(wanted, London.date(time.instant()));
        PlaceFilter of = places.of(place, on);
        model.addAttribute("page", figures.month(wanted, of));
        model.addAttribute("places", places.pick("/crisis/figures", of, on, null));
        return "crisis/figures";
    }

    static YearMonth read(String text) {
        try {
            YearMonth month = YearMonth.parse(text.strip());
            if (Plausible.at(month.atDay(1).atStartOfDay(London.ZONE).toInstant())) {
                return month;
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new Invalid("month", "Write the month like 2024-03, from 2015 on");
    }
}
