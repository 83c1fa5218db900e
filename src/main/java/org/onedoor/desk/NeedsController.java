package org.onedoor.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.onedoor.desk.NeedsPage.Typed;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeeds.Kind;
import org.onedoor.people.AccessNeeds.ToldBy;
import org.onedoor.people.AccessNeedsRegister;
import org.onedoor.people.People;
import org.onedoor.people.Way;
import org.onedoor.people.WaysToReach;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.record.Alerts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody needs so that they can be told things and be seen: asked once, for everyone. */
@Controller
class NeedsController {
    private static final String DEMOGRAPHICS = "demographics";
    private static final int YEARS = 3;

    private final People people;
    private final AccessNeedsRegister register;
    private final WaysToReach ways;
    private final Alerts alerts;
    private final Acts acts;
    private final Looks looks;
    private final DomainTime time;

    NeedsController(
            People people,
            AccessNeedsRegister register,
            WaysToReach ways,
            Alerts alerts,
            Acts acts,
            Looks looks,
            DomainTime time) {
        this.people = people;
        this.register = register;
        this.ways = ways;
        this.alerts = alerts;
        this.acts = acts;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/people/{personId}/needs")
    @Does(value = Action.WRITE, data = DEMOGRAPHICS)
    String ask(@PathVariable UUID personId, Model model) {
        return form(personId, UUID.randomUUID().toString(), null, Map.of(), null, model);
    }

    @PostMapping("/people/{personId}/needs")
    @Does(value = Action.WRITE, data = DEMOGRAPHICS)
    String record(
            @PathVariable UUID personId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(defaultValue = "") String preferred,
            @RequestParam(defaultValue = "") List<String> formats,
            @RequestParam(defaultValue = "") List<String> adjustments,
            @RequestParam(defaultValue = "") List<String> offline,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String toldBy,
            @RequestParam(defaultValue = "") String reviewOn,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Typed typed = new Typed(
                preferred,
                new TreeSet<>(formats),
                new TreeSet<>(adjustments),
                new TreeSet<>(offline),
                words,
                language,
                toldBy,
                reviewOn);
        try {
            acts.act(
                    Begin.on("record what they need", ask(personId), new Subject.Person(personId))
                            .once(new IdempotencyKey(
                                    CurrentActor.get().accountId().toString(),
                                    "needs:" + sent,
                                    DigestUtils.sha256Hex(typed.toString()))),
                    act -> {
                        if (!base.equals(stamp(personId))) {
                            throw new StaleEdit("needs");
                        }
                        record(act, personId, typed, formats, adjustments, offline);
                    });
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return form(personId, sent, typed, e.problems(), base, model);
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return form(personId, UUID.randomUUID().toString(), typed, Map.of(), null, model);
        }
        redirect.addFlashAttribute("notice", "What they need has been recorded");
        return "redirect:/people/" + personId;
    }

    /** @throws Invalid with everything that is wrong, of the needs and of who said so */
    private void record(
            Act act, UUID personId, Typed typed, List<String> formats, List<String> adjustments, List<String> offline) {
        Map<String, String> problems = new LinkedHashMap<>();
        AccessNeeds needs = null;
        try {
            needs = AccessNeeds.of(
                    typed.preferred(),
                    formats,
                    adjustments,
                    offline,
                    typed.words(),
                    typed.language(),
                    ways.of(personId).orElse(null));
        } catch (Invalid wrong) {
            problems.putAll(wrong.problems());
        }
        ToldBy toldBy = ToldBy.ofCode(typed.toldBy()).orElse(null);
        if (toldBy == null) {
            problems.put("toldBy", "Say who told you what they need");
        }
        LocalDate review = day(typed.reviewOn());
        if (review == null) {
            problems.put(
                    "reviewOn",
                    "Write the day on which to ask again, from tomorrow on and within %d years".formatted(YEARS));
        }
        if (needs == null || toldBy == null || review == null) {
            throw new Invalid(problems);
        }
        register.record(act, personId, needs, toldBy, review);
    }

    private @Nullable LocalDate day(String typed) {
        LocalDate today = London.date(time.instant());
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.isAfter(today) && !day.isAfter(today.plusYears(YEARS)) ? day : null;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private String form(
            UUID personId,
            String key,
            @Nullable Typed typed,
            Map<String, String> problems,
            @Nullable String base,
            Model model) {
        NeedsPage page = looks.look("Form for what they need", ask(personId), shown -> {
            List<UUID> ids = people.linked(personId);
            shown.addAll(ids);
            return new NeedsPage(
                    people.get(personId),
                    alerts.of(ids, Set.of()),
                    key,
                    ways.of(personId).orElse(Set.<Way>of()),
                    base == null ? stamp(personId) : base,
                    base == null && typed != null
                            ? register.of(personId)
                                    .map(AccessNeedsRegister.Said::needs)
                                    .orElse(AccessNeeds.NONE)
                            : null,
                    typed == null ? said(personId) : typed,
                    London.date(time.instant()));
        });
        model.addAttribute("title", "Record what they need");
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/person/needs";
    }

    /** When what is kept was said: a form that was opened on another is not saved over it. */
    private String stamp(UUID personId) {
        return register.of(personId)
                .map(said -> said.at().toInstant().toString())
                .orElse("");
    }

    private Typed said(UUID personId) {
        AccessNeeds needs =
                register.of(personId).map(AccessNeedsRegister.Said::needs).orElse(AccessNeeds.NONE);
        Way preferred = needs.preferred();
        return new Typed(
                preferred == null ? "" : preferred.code(),
                codes(needs.formats()),
                codes(needs.adjustments()),
                codes(needs.offline()),
                needs.words() == null ? "" : needs.words(),
                needs.language() == null ? "" : needs.language(),
                "",
                London.date(time.instant()).plusYears(1).toString());
    }

    private static Set<String> codes(Collection<? extends Kind> kinds) {
        return kinds.stream().map(Kind::code).collect(Collectors.toSet());
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, DEMOGRAPHICS, new Subject.Person(personId));
    }
}
