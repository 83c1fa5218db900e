package org.onedoor.programme.governance.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.programme.PlanPermitted;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Answer;
import org.onedoor.programme.governance.Closing;
import org.onedoor.programme.governance.Duties;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.EntryFilter;
import org.onedoor.programme.governance.EntryForm;
import org.onedoor.programme.governance.EntryHistory;
import org.onedoor.programme.governance.Figure;
import org.onedoor.programme.governance.Figures;
import org.onedoor.programme.governance.GroupSeats;
import org.onedoor.programme.governance.Groups;
import org.onedoor.programme.governance.LeadLists;
import org.onedoor.programme.governance.Meetings;
import org.onedoor.programme.governance.Papers;
import org.onedoor.programme.governance.PartnerAnswers;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.governance.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one entry, and what comes of a small form on it: the page again, with what was wrong or what was done. */
@Component
class EntryPages {
    private static final int MOST = 5000;
    private static final int MOST_PLANS = 50;
    /** What can call for a review of a group's working. */
    private static final List<String> CALLS_REVIEWS = List.of("inquiry", "horizon", "issue", "finding");
    /** What can become a tracked action of a plan. */
    private static final List<String> BECOMES_ACTIONS =
            List.of("inquiry", "practice", "finding", "recommendation", "issue", "engagement");

    private final Registers registers;
    private final Entries entries;
    private final Groups groups;
    private final GroupSeats seats;
    private final PartnerAnswers answers;
    private final Closing closing;
    private final Meetings meetings;
    private final LeadLists leads;
    private final Papers papers;
    private final Figures figures;
    private final Plans plans;
    private final Wording wording;
    private final EntryPanels panels;
    private final Accounts accounts;
    private final Looks looks;

    EntryPages(
            Registers registers,
            Entries entries,
            Groups groups,
            GroupSeats seats,
            PartnerAnswers answers,
            Closing closing,
            Meetings meetings,
            LeadLists leads,
            Papers papers,
            Figures figures,
            Plans plans,
            Wording wording,
            EntryPanels panels,
            Accounts accounts,
            Looks looks) {
        this.registers = registers;
        this.entries = entries;
        this.groups = groups;
        this.seats = seats;
        this.answers = answers;
        this.closing = closing;
        this.meetings = meetings;
        this.leads = leads;
        this.papers = papers;
        this.figures = figures;
        this.plans = plans;
        this.wording = wording;
        this.panels = panels;
        this.accounts = accounts;
        this.looks = looks;
    }

    /** Does it; what was typed stays when it cannot be done. */
    String attempt(
            String register,
            String code,
            EntryForm form,
            Model model,
            RedirectAttributes redirect,
            Supplier<String> work) {
        try {
            redirect.addFlashAttribute("notice", work.get());
            return "redirect:/registers/" + register + "/" + code;
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(register, code, form, null, model);
        } catch (Refused | StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(register, code, form, e.getMessage(), model);
        }
    }

    String page(String register, String code, EntryForm form, @Nullable String conflict, Model model) {
        EntryPage page = looks.look(
                "Entry of register " + register,
                RegistersController.read(),
                _ -> page(registers.get(register), entries.get(register, code), form));
        model.addAttribute("title", page.entry().title());
        Map<String, String> errors = new LinkedHashMap<>(form.problems());
        if (conflict != null) {
            errors.put("maincontent", conflict);
        }
        model.addAttribute("errors", errors);
        model.addAttribute("page", page);
        return "governance/entry";
    }

    private EntryPage page(Register register, Entry entry, EntryForm form) {
        Actor actor = CurrentActor.get();
        List<EntryHistory> history = entries.history(entry);
        EntryPage.Group group = register.code().equals(Groups.CODE)
                ? new EntryPage.Group(
                        seats.of(entry),
                        groups.escalation(entry),
                        groups.under(entry),
                        groups.overlaps(entry),
                        meetings.of(entry),
                        wording.partners())
                : null;
        EntryMore hanging = panels.of(register, entry, actor);
        Set<UUID> more = new HashSet<>(hanging.named());
        if (group != null) {
            group.seats().forEach(seat -> {
                if (seat.organisationId() != null) {
                    more.add(seat.organisationId());
                }
            });
            group.overlaps().forEach(overlap -> more.addAll(overlap.members()));
        }
        EntryPage.Asked asked = register.asks() == null ? null : asked(register, entry, actor);
        if (asked != null) {
            asked.answers().forEach(answer -> more.add(answer.organisationId()));
        }
        EntryPage.Meeting meeting = register.code().equals(Meetings.CODE) ? meeting(entry) : null;
        if (meeting != null) {
            meeting.seats().stream()
                    .map(org.onedoor.programme.governance.GroupSeat::organisationId)
                    .filter(Objects::nonNull)
                    .forEach(more::add);
            meeting.papers().forEach(paper -> {
                more.add(paper.fromOrg());
                if (paper.forOrg() != null) {
                    more.add(paper.forOrg());
                }
            });
            meeting.outcomes().stream()
                    .map(Meetings.Outcome::forOrg)
                    .filter(Objects::nonNull)
                    .forEach(more::add);
            meeting.unheard().forEach(lead -> more.add(lead.lead()));
        }
        boolean wants = register.need() != null
                && register.isOpen(entry)
                && entries.list(register, EntryFilter.WANTING, 1, MOST).stream()
                        .anyMatch(each -> each.code().equals(entry.code()));
        return new EntryPage(
                register,
                entry,
                wording.of(register, List.of(entry), more, history),
                entries.links(entry),
                entries.linkedTo(entry),
                history,
                accounts.names(history.stream().map(EntryHistory::by).toList()),
                Entries.refusal(register, entry, actor),
                wants && register.need() != null ? register.need().label() : null,
                List.of("governance", "manager", "police", "ambulance", "vcse").contains(actor.role()),
                panels(register, entry, actor, group, asked, meeting, hanging),
                form,
                entries.today());
    }

    private EntryPage.Panels panels(
            Register register,
            Entry entry,
            Actor actor,
            EntryPage.@Nullable Group group,
            EntryPage.@Nullable Asked asked,
            EntryPage.@Nullable Meeting meeting,
            EntryMore hanging) {
        boolean may = Entries.refusal(register, entry, actor) == null;
        boolean calls = may && CALLS_REVIEWS.contains(register.code());
        return new EntryPage.Panels(
                group,
                asked,
                meeting,
                register.figures() == null ? null : kept(register, entry),
                calls ? wording.groups() : List.of(),
                BECOMES_ACTIONS.contains(register.code()) ? plans(actor) : List.of(),
                wording.named(List.of(actor.organisationId())).stream()
                        .flatMap(name -> Duties.of(entry, name).stream())
                        .toList(),
                hanging);
    }

    private EntryPage.Kept kept(Register register, Entry entry) {
        Map<String, List<Figure>> byPlace = figures.byPlace(entry);
        boolean share = register.figures() == Register.Figures.SHARE;
        String unit = share ? "per cent" : entry.first("unit");
        Boolean higher = share || entry.first("better").equals("Higher")
                ? Boolean.TRUE
                : entry.first("better").equals("Lower") ? Boolean.FALSE : null;
        return new EntryPage.Kept(
                share,
                unit,
                byPlace,
                byPlace.entrySet().stream()
                        .flatMap(place -> Chart.of(place.getKey(), unit, place.getValue(), higher).stream())
                        .toList());
    }

    private List<EntryPage.PlanOption> plans(Actor actor) {
        return plans.all().stream()
                .filter(plan -> plan.edition() > 0 && PlanPermitted.mayRun(plan, actor))
                .limit(MOST_PLANS)
                .map(plan -> new EntryPage.PlanOption(plan.code(), plan.title(), plans.sections(plan)))
                .toList();
    }

    private EntryPage.Asked asked(Register register, Entry entry, Actor actor) {
        List<Answer> all = answers.of(entry);
        return new EntryPage.Asked(
                all,
                Answer.together(Objects.requireNonNull(register.asks()), all),
                Answer.states(Objects.requireNonNull(register.asks())),
                all.stream()
                        .filter(answer -> PartnerAnswers.mayAnswer(answer, actor))
                        .toList(),
                wording.partners(),
                wording.named(answers.members(entry)),
                register.isOpen(entry) ? closing.open(register, entry) : List.of());
    }

    private EntryPage.Meeting meeting(Entry entry) {
        return new EntryPage.Meeting(
                meetings.group(entry),
                meetings.plan(entry).orElse(null),
                meetings.draft(entry),
                meetings.issued(entry).orElse(null),
                papers.of(entry),
                meetings.seats(entry),
                meetings.present(entry),
                meetings.missing(entry),
                meetings.outcomes(entry),
                meetings.open(entry),
                leads.since(entry),
                leads.unheard(entry),
                wording.partners(),
                CurrentActor.get().organisationId());
    }
}
