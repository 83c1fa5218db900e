package org.onedoor.crisis.web;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.PoliceData;
import org.onedoor.platform.Action;
import org.onedoor.platform.Does;
import org.onedoor.platform.Invalid;
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

/** Police data by place and ethnic group, of months that the address names. */
@Controller
@RequestMapping("/crisis/police-data")
class PoliceDataController {
    private static final int LONGEST = 36;

    private final PoliceData data;
    private final DomainTime time;

    PoliceDataController(PoliceData data, DomainTime time) {
        this.data = data;
        this.time = time;
    }

    /** What was asked for, or the last month that is over. */
    private record Period(YearMonth first, YearMonth last, String from, String to, Map<String, String> problems) {}

    @GetMapping
    @Does(value = Action.READ, data = "police-data")
    String show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        Period period = period(from, to);
        if (!period.problems().isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("title", "Police data by place and ethnic group");
        model.addAttribute("errors", period.problems());
        model.addAttribute("problems", period.problems());
        model.addAttribute("from", period.from());
        model.addAttribute("to", period.to());
        model.addAttribute("page", data.of(period.first(), period.last()));
        return "crisis/policeData";
    }

    @GetMapping("/file")
    @Does(value = Action.READ, data = "police-data")
    ResponseEntity<byte[]> file(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Period period = period(from, to);
        if (!period.problems().isEmpty()) {
            throw new Invalid(period.problems());
        }
        return Spreadsheet.download(
                "police-data-%s-to-%s.csv".formatted(period.first(), period.last()),
                Spreadsheet.of(PoliceData.rows(data.of(period.first(), period.last()))));
    }

    private Period period(@Nullable String from, @Nullable String to) {
        YearMonth usual = YearMonth.from(London.date(time.instant())).minusMonths(1);
        Map<String, String> problems = new LinkedHashMap<>();
        YearMonth last = month("to", to, from == null || from.isBlank() ? usual : null, problems);
        YearMonth first = month("from", from, last == null ? usual : last, problems);
        if (last == null) {
            last = first == null ? usual : first;
        }
        if (first == null) {
            first = last;
        }
        if (problems.isEmpty() && first.isAfter(last)) {
            problems.put("from", "The first month must be the last one or before it");
        } else if (problems.isEmpty() && first.isBefore(last.minusMonths(LONGEST - 1))) {
            problems.put("from", "Choose a period of at most %d months".formatted(LONGEST));
        }
        return problems.isEmpty()
                ? new Period(first, last, first.toString(), last.toString(), problems)
                : new Period(usual, usual, from == null ? "" : from, to == null ? "" : to, problems);
    }

    private static @Nullable YearMonth month(
            String name, @Nullable String text, @Nullable YearMonth otherwise, Map<String, String> problems) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return CaseFiguresController.read(text);
        } catch (Invalid wrong) {
            problems.put(name, wrong.problems().getOrDefault("month", "Write the month like 2024-03"));
            return null;
        }
    }
}
