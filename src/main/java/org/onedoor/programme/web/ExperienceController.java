package org.onedoor.programme.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.ServiceStatus;
import org.onedoor.directory.Services;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.web.SiteAddress;
import org.onedoor.platform.web.components.Select.Option;
import org.onedoor.programme.experience.Audience;
import org.onedoor.programme.experience.Experience;
import org.onedoor.programme.experience.ExperienceFigures;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How people, carers, staff and partners found it, and links by which more of them can say so. */
@Controller
@RequestMapping("/experience")
class ExperienceController {
    private static final List<OrganisationKind> RATED = List.of(
            OrganisationKind.TRUST,
            OrganisationKind.COUNCIL,
            OrganisationKind.VCSE,
            OrganisationKind.POLICE,
            OrganisationKind.AMBULANCE,
            OrganisationKind.HOSPICE,
            OrganisationKind.CENTRE);

    private final Experience experience;
    private final ExperienceFigures figures;
    private final Services services;
    private final Organisations organisations;
    private final SiteAddress site;
    private final Looks looks;

    ExperienceController(
            Experience experience,
            ExperienceFigures figures,
            Services services,
            Organisations organisations,
            SiteAddress site,
            Looks looks) {
        this.experience = experience;
        this.figures = figures;
        this.services = services;
        this.site = site;
        this.organisations = organisations;
        this.looks = looks;
    }

    @GetMapping
    @Does(value = Action.READ, data = "experience")
    String show(Model model) {
        return page(PlanForm.nothing(), List.of(), null, model);
    }

    @PostMapping
    @Does(value = Action.WRITE, data = "experience")
    String make(@RequestParam MultiValueMap<String, String> fields, Model model) {
        PlanForm form = PlanForm.of(fields);
        try {
            boolean partners = form.get("audience").equals(Audience.PARTNER.code());
            List<String> made =
                    experience.make(form.get("audience"), form.get(partners ? "partner" : "service"), form.get("many"));
            return page(PlanForm.nothing(), made, null, model);
        } catch (Invalid e) {
            e.problems().forEach(form.problems()::putIfAbsent);
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(form, List.of(), null, model);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return page(form, List.of(), e.getMessage(), model);
        }
    }

    private String page(PlanForm form, List<String> made, @Nullable String conflict, Model model) {
        model.addAttribute("title", "How people found our services");
        model.addAttribute("errors", form.problems());
        model.addAttribute("page", looks.look("Experience of services", Ask.function(Action.READ, "experience"), _ -> {
            Actor actor = CurrentActor.get();
            boolean asks = List.of("navigator", "clinician", "amhp", "vcse", "manager", "governance")
                    .contains(actor.role());
            boolean all = List.of("navigator", "governance").contains(actor.role());
            return new ExperiencePage(
                    figures.all(),
                    figures.period(),
                    made,
                    site.get(),
                    asks ? services(all, actor) : List.of(),
                    asks ? partners(all, actor) : List.of(),
                    actor.organisationId(),
                    form,
                    conflict);
        }));
        return "programme/experience";
    }

    private List<Option> services(boolean all, Actor actor) {
        return services.all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active && !service.isLine())
                .filter(service -> all || service.organisationId().equals(actor.organisationId()))
                .sorted(java.util.Comparator.comparing(Service::name))
                .map(service -> Option.of(service.code(), service.name()))
                .toList();
    }

    private List<Option> partners(boolean all, Actor actor) {
        List<Option> partners = new ArrayList<>();
        for (OrganisationKind kind : RATED) {
            organisations.ofKind(kind).stream()
                    .filter(each -> each.closed() == null && each.successorId() == null)
                    .filter(each -> all || each.id().equals(actor.organisationId()))
                    .forEach(each -> partners.add(Option.of(each.id().toString(), each.name())));
        }
        partners.sort(java.util.Comparator.comparing(Option::text));
        return partners;
    }
}
