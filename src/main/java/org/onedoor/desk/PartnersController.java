package org.onedoor.desk;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.onedoor.access.Agreements;
import org.onedoor.frontdoor.PartnerActivity;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.PartnerContacts;
import org.onedoor.organisation.PartnerContacts.Said;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who the partners are, what each does, what was agreed with each, whom to speak to there, and what goes between us. */
@Controller
class PartnersController {
    private static final String ORGANISATION = "organisation";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Organisations organisations;
    private final PartnerContacts contacts;
    private final PartnerActivity activity;
    private final Agreements agreements;
    private final Acts acts;
    private final Gate gate;
    private final Looks looks;
    private final DomainTime time;

    PartnersController(
            Organisations organisations,
            PartnerContacts contacts,
            PartnerActivity activity,
            Agreements agreements,
            Acts acts,
            Gate gate,
            Looks looks,
            DomainTime time) {
        this.organisations = organisations;
        this.contacts = contacts;
        this.activity = activity;
        this.agreements = agreements;
        this.acts = acts;
        this.gate = gate;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/partners")
    @Does(value = Action.READ, data = ORGANISATION)
    String partners(Model model) {
        PartnersPage page = looks.look(
                "Partners",
                Ask.function(Action.READ, ORGANISATION),
                _ -> new PartnersPage(
                        organisations.partners(),
                        organisations.ofKind(OrganisationKind.VCSE).stream()
                                .filter(each -> each.openOn(London.date(time.instant())))
                                .toList()));
        model.addAttribute("title", "Partners");
        model.addAttribute("page", page);
        return "desk/partners";
    }

    @GetMapping("/partners/{organisationId}")
    @Does(value = Action.READ, data = ORGANISATION)
    String partner(@PathVariable UUID organisationId, Model model) {
        return page(organisationId, UUID.randomUUID().toString(), new Said("", "", "", ""), Map.of(), model);
    }

    @PostMapping("/partners/{organisationId}/contacts")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String add(
            @PathVariable UUID organisationId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            Model model,
            RedirectAttributes redirect) {
        String sent = key.isBlank() ? UUID.randomUUID().toString() : key;
        Said said = new Said(name, part, email, phone);
        try {
            act("Add a contact at a partner", organisationId, sent, said.toString(), act -> contacts.add(act, said));
        } catch (Invalid e) {
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return page(organisationId, sent, said, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "The contact has been added");
        return "redirect:/partners/" + organisationId;
    }

    @PostMapping("/partners/{organisationId}/contacts/{contactId}/end")
    @Does(value = Action.WRITE, data = ORGANISATION)
    String end(@PathVariable UUID organisationId, @PathVariable UUID contactId, RedirectAttributes redirect) {
        act(
                "End a contact at a partner",
                organisationId,
                "end:" + contactId,
                contactId.toString(),
                act -> contacts.end(act, contactId));
        redirect.addFlashAttribute("notice", "The contact has been taken away");
        return "redirect:/partners/" + organisationId;
    }

    private void act(String what, UUID organisationId, String key, String said, Consumer<Act> body) {
        organisation(organisationId);
        acts.act(
                Begin.on(what, Ask.function(Action.WRITE, ORGANISATION), new Subject.Organisation(organisationId))
                        .making()
                        .once(new IdempotencyKey(
                                CurrentActor.get().accountId().toString(),
                                "partner:" + key,
                                DigestUtils.sha256Hex(said))),
                body);
    }

    private Organisation organisation(UUID organisationId) {
        return organisations.find(organisationId).orElseThrow(() -> new NotFound(ORGANISATION));
    }

    private String page(UUID organisationId, String key, Said typed, Map<String, String> problems, Model model) {
        PartnerPage page = looks.look("A partner", Ask.function(Action.READ, ORGANISATION), _ -> {
            Organisation organisation = organisation(organisationId);
            boolean seesAgreements = gate.decide(CurrentActor.get(), Ask.function(Action.READ, Agreements.DATA))
                    instanceof Decision.Allowed;
            return new PartnerPage(
                    organisation,
                    organisations.partners().stream()
                            .filter(each -> each.organisation().id().equals(organisationId))
                            .findFirst()
                            .orElse(null),
                    seesAgreements
                            ? agreements.all().stream()
                                    .filter(each -> each.controllerId().equals(organisationId)
                                            || each.parties().contains(organisationId))
                                    .toList()
                            : java.util.List.of(),
                    contacts.of(organisationId),
                    activity.of(organisationId, time.instant().minus(A_YEAR)),
                    gate.decide(CurrentActor.get(), Ask.function(Action.WRITE, ORGANISATION))
                            instanceof Decision.Allowed,
                    key,
                    typed,
                    time.instant());
        });
        model.addAttribute("title", page.organisation().name());
        model.addAttribute("errors", problems);
        model.addAttribute("page", page);
        return "desk/partner";
    }
}
