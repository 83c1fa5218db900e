package org.onedoor.frontdoor.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onedoor.frontdoor.ReferralFigures;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.Spreadsheet;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the front door does, for those who run it; each figure opens the referrals it counts, as far as the reader may see them. */
@Controller
@RequestMapping("/figures")
@Does(value = Action.READ, data = FiguresController.DATA)
class FiguresController {
    static final String DATA = "figures";
    private static final int USUAL = 90;
    private static final int LONGEST = 400;

    private final ReferralFigures figures;
    private final CountedReferrals counted;
    private final PlaceFilters places;
    private final Looks looks;
    private final DomainTime time;

    FiguresController(
            ReferralFigures figures, CountedReferrals counted, PlaceFilters places, Looks looks, DomainTime time) {
        this.figures = figures;
        this.places = places;
        this.counted = counted;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "front-door") String topic,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        ReferralFigures.Topic about = topic(topic);
        Map<String, String> problems = new LinkedHashMap<>();
        ReferralFigures.Period period = period(from, to, problems);
        FiguresPage page =
                looks.look(about.label(), Ask.function(Action.READ, DATA), _ -> page(about, period, place, group));
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("errors", problems);
        model.addAttribute("title", about.label());
        model.addAttribute("page", page);
        return "frontdoor/figures";
    }

    /** The figures as they are shown: nobody is in them, and small numbers are not. */
    @GetMapping("/file")
    ResponseEntity<byte[]> file(
            @RequestParam(defaultValue = "front-door") String topic,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group) {
        ReferralFigures.Topic about = topic(topic);
        Map<String, String> problems = new LinkedHashMap<>();
        ReferralFigures.Period period = period(from, to, problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        byte[] file = looks.look(
                "File of " + about.label().toLowerCase(Locale.UK),
                Ask.function(Action.READ, DATA),
                _ -> Spreadsheet.of(FiguresFile.of(
                        page(about, period, place, group), CurrentActor.get().name(), time.instant())));
        return Spreadsheet.download("%s-%s-to-%s.csv".formatted(about.code(), period.from(), period.to()), file);
    }

    @GetMapping("/rows")
    String rows(
            @RequestParam(defaultValue = "front-door") String topic,
            @RequestParam String figure,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        ReferralFigures.Topic about = topic(topic);
        ReferralFigures.Period period = period(from, to, new LinkedHashMap<>());
        PlaceFilter of = places.of(place, figures.last(period));
        boolean byNetwork = PlaceFilters.isByNetwork(group);
        FiguresPage.RowsPage page = looks.look("Referrals behind a figure", Ask.function(Action.READ, DATA), shown -> {
            ReferralFigures.Line line =
                    figures.find(about, period, of, byNetwork, figure).orElseThrow(() -> new NotFound("figure"));
            CountedReferrals.Seen seen = counted.of(line.counted(), shown);
            return new FiguresPage.RowsPage(
                    new FiguresPage(
                            about,
                            period.from(),
                            period.to(),
                            List.of(),
                            places.pick("/figures", of, figures.last(period), null),
                            byNetwork),
                    line,
                    seen.referrals(),
                    seen.hidden());
        });
        model.addAttribute("title", "Behind the figure: " + page.line().label());
        model.addAttribute("page", page);
        return "frontdoor/figureRows";
    }

    private FiguresPage page(ReferralFigures.Topic about, ReferralFigures.Period period, String place, String group) {
        LocalDate last = figures.last(period);
        PlaceFilter of = places.of(place, last);
        boolean byNetwork = PlaceFilters.isByNetwork(group);
        return new FiguresPage(
                about,
                period.from(),
                period.to(),
                figures.of(about, period, of, byNetwork),
                places.pick("/figures", of, last, null),
                byNetwork);
    }

    private static ReferralFigures.Topic topic(String code) {
        return ReferralFigures.Topic.ofCode(code).orElseThrow(() -> new NotFound("figures"));
    }

    /** What was asked for; what is wrong with it is told, and the usual period shown. */
    private ReferralFigures.Period period(String from, String to, Map<String, String> problems) {
        LocalDate today = London.date(time.instant());
        LocalDate last = day(to, today, "to", problems);
        LocalDate first = day(from, last.minusDays(USUAL), "from", problems);
        if (first.isAfter(last)) {
            problems.put("from", "The first day must be on or before the last day");
        } else if (first.isBefore(last.minusDays(LONGEST))) {
            problems.put("from", "Choose a period of at most %d days".formatted(LONGEST));
        }
        return problems.isEmpty()
                ? new ReferralFigures.Period(first, last)
                : new ReferralFigures.Period(today.minusDays(USUAL), today);
    }

    /** A day as typed; what is wrong with it is told, and the other one taken. */
    static LocalDate day(String text, LocalDate otherwise, String field, Map<String, String> problems) {
        try {
            if (text.isBlank()) {
                return otherwise;
            }
            LocalDate day = text.matches("[0-9]{4}-.*") ? LocalDate.parse(text) : LocalDate.MAX;
            if (!day.isAfter(otherwise.plusYears(1)) && day.getYear() >= 2015) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // told below, with every other day that cannot be meant
        }
        problems.put(field, "Write the day as 2024-03-01, in 2015 or later");
        return otherwise;
    }
}
