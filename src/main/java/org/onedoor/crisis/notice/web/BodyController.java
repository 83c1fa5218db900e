package org.onedoor.crisis.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyKind;
import org.onedoor.crisis.notice.BodyKinds;
import org.onedoor.crisis.notice.BodyReferrals;
import org.onedoor.crisis.notice.RailNotices;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
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

/** Referrals to safeguarding, MARAC, the fire service, and liaison and diversion. */
@Controller
@RequestMapping("/notices/referrals")
class BodyController {
    private static final String SLOWER = "Somebody else changed this referral meanwhile. This is how it stands now.";

    private final BodyReferrals referrals;
    private final BodyKinds kinds;
    private final RailNotices notices;
    private final Gate gate;
    private final PlaceFilters places;
    private final DomainTime time;

    BodyController(
            BodyReferrals referrals,
            BodyKinds kinds,
            RailNotices notices,
            Gate gate,
            PlaceFilters places,
            DomainTime time) {
        this.referrals = referrals;
        this.kinds = kinds;
        this.notices = notices;
        this.gate = gate;
        this.places = places;
        this.time = time;
    }

    @GetMapping
    @Does(value = Action.READ, data = "body-referral")
    String list(
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String group,
            Model model) {
        PlaceFilter of = places.of(place);
        List<BodyReferrals.Line> lines = referrals.mine(of);
        boolean figures = gate.decide(CurrentActor.get(), Gate.Ask.function(Action.READ, "figures"))
                instanceof Gate.Decision.Allowed;
        model.addAttribute("title", "Safeguarding and other bodies");
        model.addAttribute(
                "page",
                new BodyListPage(
                        lines,
                        kinds.all(),
                        person,
                        CurrentActor.get().role().equals("police"),
                        figures,
                        places.pick("/notices/referrals", of, group, () -> people(lines)),
                        time.instant()));
        return "crisis/notice/bodies";
    }

    @GetMapping("/figures")
    @Does(value = Action.READ, data = "figures")
    String figures(Model model) {
        model.addAttribute("title", "Figures: safeguarding and other bodies");
        model.addAttribute("page", new BodyFiguresPage(referrals.figures(kinds.all())));
        return "crisis/notice/bodyFigures";
    }

    @GetMapping("/new/{kind}")
    @Does(value = Action.WRITE, data = "body-referral")
    String form(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable String notice,
            Model model) {
        return form(kind(kind), person, notice, TypedForm.nothing(), null, model);
    }

    private static List<@Nullable UUID> people(List<BodyReferrals.Line> lines) {
        List<@Nullable UUID> people = new ArrayList<>();
        lines.forEach(line -> people.add(line.referral().personId()));
        return people;
    }

    private BodyKind kind(String code) {
        return kinds.ofCode(code).orElseThrow(() -> new NotFound("kind of referral"));
    }

    /** @param sent why the form was not sent again; then it has another key */
    private String form(
            BodyKind kind,
            @Nullable UUID person,
            @Nullable String notice,
            TypedForm typed,
            @Nullable String sent,
            Model model) {
        RailNotices.Seen from = notice == null || notice.isBlank() ? null : notices.look(notice);
        Person begun = from == null ? referrals.form(kind, person).orElse(null) : from.person();
        if (from != null) {
            referrals.form(kind, null);
        }
        Details said = from == null ? null : from.notice().details();
        model.addAttribute("title", kind.label());
        model.addAttribute("errors", typed.problems());
        model.addAttribute(
                "page",
                new BodyFormPage(
                        kind,
                        referrals.recipients(kind),
                        begun,
                        said,
                        from == null ? null : from.notice().number(),
                        from == null ? null : from.notice().concern(),
                        typed,
                        sent,
                        NoticeDeeds.key(typed, sent)));
        return "crisis/notice/bodyForm";
    }

    @PostMapping("/new/{kind}")
    @Does(value = Action.WRITE, data = "body-referral")
    String send(@PathVariable String kind, @RequestParam MultiValueMap<String, String> given, Model model) {
        BodyKind what = kind(kind);
        TypedForm typed = TypedForm.of(given);
        String notice = typed.orNull("notice");
        RailNotices.Seen from = notice == null ? null : notices.look(notice);
        UUID person = RailController.uuid(typed.get("person"));
        try {
            Details details = details(typed);
            String number = referrals.send(
                    what,
                    details,
                    from == null
                            ? person
                            : from.person() == null ? null : from.person().personId(),
                    from == null ? null : from.notice().number(),
                    typed.orNull("to"),
                    typed::orNull,
                    key(typed));
            return "redirect:/notices/referrals/" + number;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(what, person, notice, typed, null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(what, person, notice, typed, SentBefore.words(e), model);
        }
    }

    private static @Nullable IdempotencyKey key(TypedForm typed) {
        if (typed.hasProblems()) {
            throw new Invalid(typed.problems());
        }
        return typed.get("key").isBlank()
                ? null
                : new IdempotencyKey(
                        CurrentActor.get().accountId().toString(), "body-" + typed.get("key"), typed.fingerprint());
    }

    private static Details details(TypedForm typed) {
        return new Details(
                typed.orNull("nhsNumber"),
                typed.orNull("familyName"),
                typed.orNull("givenName"),
                null,
                typed.date("birthDate", "Date of birth"),
                Gender.NOT_KNOWN,
                null,
                typed.orNull("postcode"),
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }

    @GetMapping("/{number:SG-[A-Z0-9-]+}")
    @Does(value = Action.READ, data = "body-referral")
    String one(@PathVariable String number, Model model) {
        return one(number, TypedForm.nothing(), null, model);
    }

    private String one(String number, TypedForm typed, @Nullable String conflict, Model model) {
        BodyReferrals.Seen seen = referrals.look(number);
        model.addAttribute("title", "Referral " + seen.referral().number());
        model.addAttribute("errors", typed.problems());
        model.addAttribute("page", new BodyReferralPage(seen, typed, conflict, time.instant()));
        return "crisis/notice/body";
    }

    @PostMapping("/{number:SG-[A-Z0-9-]+}/decision")
    @Does(value = Action.WRITE, data = "body-referral")
    String decide(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number,
                typed,
                model,
                () -> referrals.decide(
                        number, NoticeDeeds.version(typed), typed.get("decision"), typed.orNull("words")));
    }

    @PostMapping("/{number:SG-[A-Z0-9-]+}/feedback")
    @Does(value = Action.WRITE, data = "body-referral")
    String answer(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Model model) {
        TypedForm typed = TypedForm.of(form);
        return said(
                number,
                typed,
                model,
                () -> referrals.answer(number, NoticeDeeds.version(typed), typed.get("feedback")));
    }

    private String said(String number, TypedForm typed, Model model, Runnable deed) {
        return NoticeDeeds.said(
                "/notices/referrals/" + number,
                SLOWER,
                typed,
                model,
                deed,
                conflict -> one(number, typed, conflict, model));
    }
}
