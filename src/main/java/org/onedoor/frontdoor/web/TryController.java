package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.ProposedChanges;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceChangeRights;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Trying;
import org.onedoor.frontdoor.Trying.Way;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Try it before you switch it: a change of a service, or the other way of listing, on referrals that came. For whoever approves
 * changes of the directory. Who may see figures of people sees a line of each referral that their own organisation sent, has
 * or is asked for, or otherwise may see; it names nobody. No other referral is in what they count: whoever moves an age limit
 * year by year and looks at a count would learn the age of one person. How a large change (the other way of listing, a closed
 * service) would have been for all others is said of the last whole quarter, as small numbers are said.
 */
@Controller
@RequestMapping("/services/try")
@Does(value = Action.WRITE, data = TryController.DATA)
class TryController {
    static final String DATA = "service-entry";
    private static final int USUAL_DAYS = 90;
    private static final int LONGEST_DAYS = 400;
    private static final int USUAL = 100;
    private static final int OLDEST = 120;

    private final Trying trying;
    private final ProposedChanges proposals;
    private final Services services;
    private final Needs needs;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    TryController(
            Trying trying,
            ProposedChanges proposals,
            Services services,
            Needs needs,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.trying = trying;
        this.proposals = proposals;
        this.services = services;
        this.needs = needs;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    /** What is tried, and how it is said. @param large whether it has no steps that could be moved one by one */
    private record Asked(Way way, List<String> words, boolean large) {}

    @GetMapping
    String show(@RequestParam Map<String, String> typed, Model model) {
        if (!ServiceChangeRights.approves(CurrentActor.get())) {
            throw new Forbidden(
                    "Trying a change is for whoever approves changes of the directory.",
                    "Ask a manager or an administrator.");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate today = London.date(time.instant());
        LocalDate to = FiguresController.day(typed.getOrDefault("to", ""), today, "to", problems);
        LocalDate from =
                FiguresController.day(typed.getOrDefault("from", ""), to.minusDays(USUAL_DAYS), "from", problems);
        if (from.isAfter(to) || from.isBefore(to.minusDays(LONGEST_DAYS))) {
            problems.putIfAbsent("from", "Choose a first day at most %d days before the last".formatted(LONGEST_DAYS));
        }
        int most = most(typed, problems);
        Asked asked = typed.containsKey("go") || typed.containsKey("change") ? asked(typed, problems) : null;
        TryPage page = looks.look(
                "Services tried on referrals that came",
                Ask.function(Action.WRITE, DATA),
                shown -> page(typed, problems, from, to, most, asked, shown));
        if (!problems.isEmpty()) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        model.addAttribute("errors", problems);
        model.addAttribute("title", "Try it before you switch it");
        model.addAttribute("page", page);
        return "frontdoor/try";
    }

    private TryPage page(
            Map<String, String> typed,
            Map<String, String> problems,
            LocalDate from,
            LocalDate to,
            int most,
            @Nullable Asked asked,
            Looks.Shown shown) {
        boolean whole = gate.decide(CurrentActor.get(), Ask.function(Action.READ, FiguresController.DATA))
                instanceof Decision.Allowed;
        Asked way = problems.isEmpty() ? asked : null;
        Trying.Trial trial = way == null ? null : trying.run(way.way(), from, to, most, each -> whole && isOurs(each));
        Trying.Trial others = way == null || !way.large()
                ? null
                : trying.runOnLastQuarter(
                        way.way(), London.date(time.instant()), TryPage.MOST, each -> !whole || !isOurs(each));
        List<TryPage.Row> rows = new ArrayList<>();
        if (trial != null) {
            trial.differences().forEach(difference -> {
                shown.add(difference.referral().personId());
                rows.add(row(difference));
            });
        }
        return new TryPage(
                typed,
                problems,
                services.all().stream()
                        .filter(service -> !service.isCentre()
                                && !service.isLine()
                                && !(service.status() instanceof ServiceStatus.Ceased))
                        .toList(),
                from,
                to,
                most,
                asked == null ? List.of() : asked.words(),
                trial,
                rows,
                whole,
                others == null ? null : TryPage.Others.of(others, Trying.quarterBefore(London.date(time.instant()))));
    }

    /** Whether it is a work item of the actor's organisation, whichever of its teams has it, or one they may open anyway. */
    private boolean isOurs(Referral referral) {
        Set<UUID> organisations = new HashSet<>(referral.parties());
        organisations.add(referral.source().organisationId());
        organisations.add(referral.owner().organisationId());
        if (referral.offer() != null) {
            organisations.add(referral.offer().organisationId());
        }
        return mayRead(referral, organisations);
    }

    private boolean mayRead(Referral referral, Set<UUID> parties) {
        return gate.decide(
                        CurrentActor.get(),
                        Ask.item(Action.READ, "referral", new Subject.Person(referral.personId()), parties))
                instanceof Decision.Allowed;
    }

    private TryPage.Row row(Trying.Difference difference) {
        Referral referral = difference.referral();
        return new TryPage.Row(
                referral.receivedAt(),
                mayRead(referral, referral.parties()) ? referral.reference() : null,
                String.join(", ", referral.needs().stream().map(needs::label).toList()),
                referral.priority().label(),
                difference.isOfTheFirst(),
                difference.before().name(),
                difference.after().name(),
                difference.differences());
    }

    /** A proposal that waits, a service with other ages or closed, or the other way of listing. */
    private @Nullable Asked asked(Map<String, String> typed, Map<String, String> problems) {
        String change = typed.getOrDefault("change", "");
        if (!change.isEmpty()) {
            ProposedChanges.Proposed proposed = (change.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                            ? proposals.find(UUID.fromString(change))
                            : java.util.Optional.<ProposedChanges.Proposed>empty())
                    .orElseThrow(() -> new NotFound("proposal that waits"));
            List<String> words = new ArrayList<>(
                    List.of("What is proposed for " + proposed.service().name()));
            words.addAll(proposed.words());
            return new Asked(new Way.Changed(proposed.service().edited(proposed.edit())), words, false);
        }
        String code = typed.getOrDefault("service", "");
        if (code.isEmpty()) {
            return new Asked(
                    new Way.ByDos(),
                    List.of("The rules of the NHS Directory of Services (nhs-dos-1.5) for every service"),
                    true);
        }
        Service service = services.byCode(code).orElse(null);
        if (service == null || service.isCentre()) {
            problems.put("service", "Choose a service from the list");
            return null;
        }
        if (typed.containsKey("closed")) {
            return new Asked(
                    new Way.Changed(service.closed()),
                    List.of("%s takes no referrals".formatted(service.name())),
                    true);
        }
        Integer youngest = age(typed, "ageFrom", service.eligibility().ageFrom(), problems);
        Integer oldest = age(typed, "ageTo", service.eligibility().ageTo(), problems);
        if (youngest != null && oldest != null && youngest > oldest) {
            problems.put("ageFrom", "The youngest age must not be above the oldest");
            return null;
        }
        return new Asked(
                new Way.Changed(service.edited(new Services.Edit(
                        service.description(),
                        List.copyOf(service.needs()),
                        youngest,
                        oldest,
                        service.hours().text(),
                        service.phone(),
                        service.eligibility().oneSex(),
                        service.eligibility().registered(),
                        service.eligibility().specialist()))),
                List.of("%s is for %s, and not %s"
                        .formatted(
                                service.name(),
                                said(youngest, oldest),
                                said(
                                        service.eligibility().ageFrom(),
                                        service.eligibility().ageTo()))),
                false);
    }

    private static String said(@Nullable Integer from, @Nullable Integer to) {
        return from == null
                ? to == null ? "any age" : "ages up to " + to
                : to == null ? "ages from " + from : "ages %d to %d".formatted(from, to);
    }

    private static @Nullable Integer age(
            Map<String, String> typed, String field, @Nullable Integer now, Map<String, String> problems) {
        String text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return now;
        }
        if (text.equals("none")) {
            return null;
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= OLDEST) {
            return Integer.valueOf(text);
        }
        problems.put(field, "Write an age from 0 to %d, none, or leave it empty for what it is now".formatted(OLDEST));
        return now;
    }

    private static int most(Map<String, String> typed, Map<String, String> problems) {
        String text = typed.getOrDefault("most", "").strip();
        if (text.isEmpty()) {
            return USUAL;
        }
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > TryPage.MOST) {
            problems.put("most", "Write how many referrals at most, from 1 to %d".formatted(TryPage.MOST));
            return USUAL;
        }
        return number;
    }
}
