package org.onedoor.crisis.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.MissingIntake;
import org.onedoor.crisis.notice.MissingReports;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports that somebody is missing. */
@Controller
@RequestMapping("/notices/missing")
class MissingController {
    private static final String SLOWER = "Somebody else changed this report meanwhile. This is how it stands now.";

    private static final List<String> FIELDS = List.of(
            "reference",
            "familyName",
            "givenName",
            "birthDate",
            "gender",
            "nhsNumber",
            "postcode",
            "description",
            "risk",
            "lastSeenAt",
            "lastSeenPlace",
            "circumstances");

    private final MissingReports reports;
    private final MissingIntake intake;
    private final Gate gate;
    private final PlaceFilters places;
    private final DomainTime time;

    MissingController(MissingReports reports, MissingIntake intake, Gate gate, PlaceFilters places, DomainTime time) {
        this.reports = reports;
        this.intake = intake;
        this.gate = gate;
        this.places = places;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "missing-report")
    String board(
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String group, Model model) {
        String role = CurrentActor.get().role();
        PlaceFilter of = places.of(place);
        List<MissingReports.Line> lines = reports.board(of);
        model.addAttribute("title", "Missing people");
        model.addAttribute(
                "page",
                new MissingBoardPage(
                        lines,
                        role.equals("police"),
                        !role.equals("vcse"),
                        records(),
                        places.pick("/notices/missing", of, group, () -> people(lines)),
                        time.instant()));
        return "crisis/notice/missing";
    }

    private static List<@Nullable UUID> people(List<MissingReports.Line> lines) {
        List<@Nullable UUID> people = new ArrayList<>();
        lines.forEach(
                line -> people.add(line.person() == null ? null : line.person().personId()));
        return people;
    }

    private boolean records() {
        return gate.decide(CurrentActor.get(), Gate.Ask.function(Action.READ, "police-record"))
                instanceof Gate.Decision.Allowed;
    }

    @GetMapping("/new")
    @Does(value = Action.WRITE, data = "missing-report")
    String form(Model model) {
        return form(TypedForm.nothing(), null, model);
    }

    private String form(TypedForm typed, @Nullable String sent, Model model) {
        intake.form();
        model.addAttribute("title", "Report somebody missing");
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new MissingFormPage(typed, sent, NoticeDeeds.key(typed, sent)));
        return "crisis/notice/missingForm";
    }

    @PostMapping("/new")
    @Does(value = Action.WRITE, data = "missing-report")
    String report(@RequestParam MultiValueMap<String, String> given, Model model) {
        TypedForm typed = TypedForm.of(given);
        try {
            MissingIntake.Form form = new MissingIntake.Form(
                    typed.get("reference"),
                    MissingIntake.risk(typed.get("risk")),
                    typed.instant("lastSeenAt", "When they were last seen"),
                    typed.get("lastSeenPlace"),
                    typed.get("circumstances"),
                    typed.orNull("description"),
                    details(typed));
            if (typed.hasProblems()) {
                intake.check(form);
                throw new Invalid(typed.problems());
            }
            Actor actor = CurrentActor.get();
            IdempotencyKey key = typed.get("key").isBlank()
                    ? null
                    : new IdempotencyKey(
                            actor.accountId().toString(), "missing-" + typed.get("key"), typed.fingerprint());
            return "redirect:/notices/missing/" + intake.report(form, key);
        } catch (Invalid e) {
            typed.wrong(e.problems());
            typed.inOrder(FIELDS);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(typed, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(typed, SentBefore.words(e), model);
        }
    }

    private static Details details(TypedForm typed) {
        String gender = typed.get("gender");
        return new Details(
                typed.orNull("nhsNumber"),
                typed.orNull("familyName"),
                typed.orNull("givenName"),
                null,
                typed.date("birthDate", "Date of birth"),
                gender.equals("1") || gender.equals("2") ? Gender.ofCode(gender) : Gender.NOT_KNOWN,
                null,
                typed.orNull("postcode"),
                null,
                null,
                null,
                null,
                false,
                typed.ticked("armedForces"),
                null);
    }

    @GetMapping("/{number:MP-[A-Z0-9-]+}")
    @Does(value = Action.READ, data = "missing-report")
    String one(@PathVariable String number, Model model) {
        return one(number, TypedForm.nothing(), null, model);
    }

    private String one(String number, TypedForm typed, @Nullable String conflict, Model model) {
        MissingReports.Seen seen = reports.look(number);
        model.addAttribute("title", "Missing person " + seen.report().number());
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page", new MissingReportPage(seen, CurrentActor.get().role(), typed, conflict, time.instant()));
        return "crisis/notice/missingReport";
    }

    @PostMapping("/{number:MP-[A-Z0-9-]+}/match")
    @Does(value = Action.WRITE, data = "missing-report")
    String match(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number,
                typed,
                model,
                () -> reports.match(number, NoticeDeeds.version(typed), RailController.uuid(typed.get("candidate"))));
    }

    @PostMapping("/{number:MP-[A-Z0-9-]+}/not-them")
    @Does(value = Action.WRITE, data = "missing-report")
    String notThem(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(number, typed, model, () -> reports.notThem(number, NoticeDeeds.version(typed)));
    }

    @PostMapping("/{number:MP-[A-Z0-9-]+}/found")
    @Does(value = Action.WRITE, data = "missing-report")
    String found(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(number, typed, model, () -> {
            var at = typed.instant("at", "When it ended");
            if (typed.hasProblems()) {
                throw new Invalid(typed.problems());
            }
            reports.found(
                    number,
                    NoticeDeeds.version(typed),
                    at,
                    MissingReports.how(typed.get("how")),
                    typed.orNull("where"),
                    typed.orNull("words"));
        });
    }

    @PostMapping("/{number:MP-[A-Z0-9-]+}/debrief")
    @Does(value = Action.WRITE, data = "missing-report")
    String debrief(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number, typed, model, () -> reports.debriefed(number, NoticeDeeds.version(typed), typed.get("told")));
    }

    private String said(String number, TypedForm typed, Model model, Runnable deed) {
        return NoticeDeeds.said(
                "/notices/missing/" + number,
                SLOWER,
                typed,
                model,
                deed,
                conflict -> one(number, typed, conflict, model));
    }
}
