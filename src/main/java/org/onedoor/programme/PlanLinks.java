package org.onedoor.programme;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks;
import org.onedoor.platform.SignedLinks.Link;
import org.onedoor.platform.SignedLinks.Opened;
import org.onedoor.programme.PlanWork.On;
import org.springframework.stereotype.Service;

/** Updates by whoever leads an action and has no account: a link for one action, one organisation and one update. */
@Service
public class PlanLinks {
    private static final String PURPOSE = "plan-update";
    private static final Duration LASTS = Duration.ofDays(28);

    private final Acts acts;
    private final Plans plans;
    private final PlanWork work;
    private final SignedLinks links;
    private final Organisations organisations;

    PlanLinks(Acts acts, Plans plans, PlanWork work, SignedLinks links, Organisations organisations) {
        this.acts = acts;
        this.plans = plans;
        this.work = work;
        this.links = links;
        this.organisations = organisations;
    }

    /** An open link, and what it is for. */
    public record Held(Link link, Plan plan, PlanAction action, String organisation) {}

    /** Makes a link and ends the one this organisation held. @return the last part of its address, shown only now */
    public String make(String code, String key, UUID forOrganisation) {
        Plan found = plans.get(code);
        return acts.act(PlanImports.begin(PlanStep.SEND_LINK.label(), found.organisationId()), String.class, act -> {
            Plan plan = plans.get(code);
            PlanAction action = plans.action(plan, key);
            refuse(plan, action, act.actor());
            if (organisations.find(forOrganisation).isEmpty()) {
                throw new Invalid("organisation", "Choose an organisation");
            }
            boolean leads = action.everyone() || action.leadOrganisations().contains(forOrganisation);
            if (!leads && !forOrganisation.equals(action.accountable())) {
                throw new Invalid("organisation", "Choose one of the organisations that lead the action");
            }
            for (Link earlier : links.of(plan.organisationId(), action.actionId())) {
                if (earlier.isOpen()
                        && earlier.purpose().equals(PURPOSE)
                        && earlier.forOrganisation().equals(forOrganisation)) {
                    links.revoke(earlier.linkId());
                    act.happened(new PlanEvents.LinkTakenBack(plan.planId(), action.actionId()));
                }
            }
            act.happened(new PlanEvents.LinkMade(plan.planId(), action.actionId(), forOrganisation));
            return links.make(act, PURPOSE, action.actionId(), code, forOrganisation, LASTS);
        });
    }

    public void revoke(String code, String key, UUID linkId) {
        Plan found = plans.get(code);
        acts.act(PlanImports.begin("Take a link back", found.organisationId()), act -> {
            Plan plan = plans.get(code);
            PlanAction action = plans.action(plan, key);
            refuse(plan, action, act.actor());
            if (links.of(plan.organisationId(), action.actionId()).stream()
                    .noneMatch(link -> link.linkId().equals(linkId))) {
                throw new Refused("not-permitted", "That link is not of this action.");
            }
            links.revoke(linkId);
            act.happened(new PlanEvents.LinkTakenBack(plan.planId(), action.actionId()));
        });
    }

    private static void refuse(Plan plan, PlanAction action, Actor actor) {
        String refusal = PlanPermitted.refusal(PlanStep.SEND_LINK, plan, action, actor);
        if (refusal != null) {
            throw new Refused("not-permitted", refusal);
        }
    }

    /** The newest first. */
    public List<Link> of(Plan plan, PlanAction action) {
        return links.of(plan.organisationId(), action.actionId());
    }

    /** What a token opens. */
    public Opened open(String token) {
        return links.open(token, PURPOSE);
    }

    /** The page behind an open link, as whoever holds it. */
    public Held held(Link link) {
        Plan plan = plans.get(link.target());
        return new Held(
                link,
                plan,
                plans.action(plan, link.scopeId().toString()),
                organisations.names(List.of(link.forOrganisation())).getOrDefault(link.forOrganisation(), ""));
    }

    /** Why the action takes no update any more, in words for whoever holds a link; null while it does. */
    public static @Nullable String over(Held held) {
        String named = held.action().named();
        return switch (held.action().state()) {
            case CLOSED -> "Action %s is closed: it is done, so no update is needed. Thank you.".formatted(named);
            case REMOVED -> "Action %s is no longer in the plan, so no update is needed. Thank you.".formatted(named);
            case OPEN, CLOSING -> null;
        };
    }

    /** Logs the update and spends the link, both or neither. */
    public void log(Link link, String words) {
        Held held = held(link);
        CurrentActor.run(
                actor(link, held.organisation()),
                () -> acts.act(
                        PlanImports.begin("Update by signed link", held.plan().organisationId()), _ -> {
                            links.spend(link);
                            work.logByLink(On.fact(link.target(), link.scopeId().toString()), words);
                        }));
    }

    /** Whoever holds the link acts for its organisation, in the role that may do this and nothing else. */
    public static Actor actor(Link link, String organisation) {
        return new Actor(link.linkId(), "Signed link for " + organisation, "link", link.forOrganisation(), null, null);
    }
}
