package org.onedoor.directory;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * Who may plan that one service takes over from another, and whose agreement it needs: a manager of the provider that gives it
 * up, and one of the provider that takes over.
 */
@Component
public class ServiceChangeRights {
    private static final Set<String> APPROVE = Set.of("manager", "admin");
    /** The centre runs the directory; an integrated care board, by itself or its sub-area, commissions what is in it. */
    private static final Set<OrganisationKind> COMMISSION =
            Set.of(OrganisationKind.CENTRE, OrganisationKind.ICB, OrganisationKind.SUB_ICB);

    private final Services services;
    private final Organisations organisations;

    ServiceChangeRights(Services services, Organisations organisations) {
        this.services = services;
        this.organisations = organisations;
    }

    /** Whose agreement a change needs. */
    public enum Side {
        GIVES,
        TAKES
    }

    /** Whether somebody of this role approves changes of the directory at all. */
    public static boolean approves(Actor actor) {
        return APPROVE.contains(actor.role());
    }

    /** A manager of the provider, of the centre or of a commissioner plans who takes over. */
    public boolean mayPlan(Actor actor, Service old) {
        return approves(actor)
                && (actor.organisationId().equals(old.organisationId()) || isCommissioner(actor.organisationId()));
    }

    private boolean isCommissioner(UUID organisation) {
        return organisations
                .find(organisation)
                .filter(each -> COMMISSION.contains(each.kind()))
                .isPresent();
    }

    /** The sides for which this actor can agree, whether or not anybody has. */
    Set<Side> sides(Actor actor, ServiceChange change) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (approves(actor)) {
            if (actor.organisationId().equals(giver(change))) {
                sides.add(Side.GIVES);
            }
            if (actor.organisationId().equals(taker(change))) {
                sides.add(Side.TAKES);
            }
        }
        return sides;
    }

    public UUID giver(ServiceChange change) {
        return services.get(change.oldId()).organisationId();
    }

    public UUID taker(ServiceChange change) {
        return services.get(change.newId()).organisationId();
    }

    /** Whether this actor's agreement is what a change waits for. Whoever planned it does not agree it. */
    public boolean mayAgree(Actor actor, ServiceChange change) {
        return change.isProposed()
                && !change.proposedBy().equals(actor.accountId())
                && !missing(actor, change).isEmpty();
    }

    private Set<Side> missing(Actor actor, ServiceChange change) {
        Set<Side> sides = sides(actor, change);
        if (change.givesBy() != null) {
            sides.remove(Side.GIVES);
        }
        if (change.takesBy() != null) {
            sides.remove(Side.TAKES);
        }
        return sides;
    }

    public boolean mayWithdraw(Actor actor, ServiceChange change) {
        return change.isOpen()
                && (mayPlan(actor, services.get(change.oldId()))
                        || !sides(actor, change).isEmpty());
    }

    /** Who may plan, in words for everybody else. */
    public String whoPlans(Service old) {
        return "Only a manager of %s, of the Care Co-ordination Centre or of an integrated care board plans who takes over from this service."
                .formatted(organisation(old.organisationId()));
    }

    private String organisation(UUID id) {
        return Organisation.plain(organisations.names(List.of(id)).getOrDefault(id, "its provider"));
    }

    void mustPlan(Actor actor, Service old) {
        if (!mayPlan(actor, old)) {
            throw new Refused("not-permitted", whoPlans(old));
        }
    }

    /** @return the sides for which this actor agrees, and nobody has */
    Set<Side> mustAgree(Actor actor, ServiceChange change) {
        if (sides(actor, change).isEmpty()) {
            throw new Refused(
                    "not-permitted",
                    "A manager of %s, which gives the service up, and one of %s, which takes over, agree this."
                            .formatted(organisation(giver(change)), organisation(taker(change))));
        }
        if (change.proposedBy().equals(actor.accountId())) {
            throw new Refused("not-permitted", "Whoever planned it does not agree it. Ask another manager.");
        }
        Set<Side> missing = missing(actor, change);
        if (missing.isEmpty()) {
            throw new Refused("conflict", "Your organisation has agreed this already.");
        }
        return missing;
    }

    void mustWithdraw(Actor actor, ServiceChange change) {
        if (!mayPlan(actor, services.get(change.oldId()))
                && sides(actor, change).isEmpty()) {
            throw new Refused(
                    "not-permitted",
                    "Only a manager of one of the two providers, of the Care Co-ordination Centre or of an integrated care board takes this back.");
        }
    }
}
