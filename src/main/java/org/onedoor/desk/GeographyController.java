package org.onedoor.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Geography;
import org.onedoor.organisation.Whereabouts;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who answers for a place: any postcode, small area, practice or district, and the county as a whole. */
@Controller
class GeographyController {
    private final Geography geography;
    private final Looks looks;
    private final DomainTime time;

    GeographyController(Geography geography, Looks looks, DomainTime time) {
        this.geography = geography;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/places")
    @Does(value = Action.READ, data = "organisation")
    String places(@RequestParam(defaultValue = "") String q, Model model) {
        LocalDate today = London.date(time.instant());
        GeographyPage page = looks.look("Places", Ask.function(Action.READ, "organisation"), _ -> {
            @Nullable Whereabouts answer = q.isBlank() ? null : geography.find(q, today);
            return new GeographyPage(q.strip(), answer, geography.districts(today), today);
        });
        if (page.answer() instanceof Whereabouts.Unknown) {
            model.addAttribute("status", HttpStatus.NOT_FOUND);
        }
        model.addAttribute("title", "Places");
        model.addAttribute("page", page);
        return "desk/geography";
    }
}
