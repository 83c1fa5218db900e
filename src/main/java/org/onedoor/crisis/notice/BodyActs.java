package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.Involved.Carers;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.SharedElsewhere;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.record.AlertKind;
import org.onedoor.record.Alerts;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Component;

/** What follows from a referral to a body outside health: who is asked, who is told, and the marker on the person. */
@Component
class BodyActs {
    static final String DATA = "body-referral";

    private static final String DECIDE = "body-decide";

    /** Those who may refer for domestic abuse, and so may know of what they and those they work with have referred. */
    private static final Set<String> MAY_KNOW = Set.of("clinician", "gp", "amhp", "police", "ambulance", "navigator");

    private final Acts acts;
    private final Involved involved;
    private final Services services;
    private final Organisations organisations;
    private final Alerts alerts;
    private final Tasks tasks;
    private final Notifications notifications;
    private final SharedElsewhere shared;
    private final WorkingDays days = WorkingDays.england();

    BodyActs(
            Acts acts,
            Involved involved,
            Services services,
            Organisations organisations,
            Alerts alerts,
            Tasks tasks,
            Notifications notifications,
            SharedElsewhere shared) {
        this.acts = acts;
        this.involved = involved;
        this.services = services;
        this.organisations = organisations;
        this.alerts = alerts;
        this.tasks = tasks;
        this.notifications = notifications;
        this.shared = shared;
    }

    /** Whom a word of the file names: a service's team, or an organisation. */
    Optional<Carers> recipient(String word) {
        if (word.startsWith("service:")) {
            return services.byCode(word.substring("service:".length()))
                    .map(service -> new Carers(service.organisationId(), service.teamId()));
        }
        UUID id = Organisation.idOfSlug(word);
        return organisations.find(id).map(found -> new Carers(found.id(), null));
    }

    /** How a recipient is called on the form. */
    String name(String word) {
        if (word.startsWith("service:")) {
            return services.byCode(word.substring("service:".length()))
                    .map(service -> service.name())
                    .orElse(word);
        }
        UUID id = Organisation.idOfSlug(word);
        return organisations.names(Set.of(id)).getOrDefault(id, word);
    }

    /**
     * The referral that services share already, for whoever was sent this one, and for whoever may open it. Called from inside
     * a look.
     *
     * @param told whether the reader is told whom this one is about
     */
    SharedElsewhere.@Nullable Met shared(BodyReferral referral, Actor actor, boolean told) {
        if (referral.personId() == null || !referral.kind().isDiversion()) {
            return null;
        }
        return shared.of(referral.personId(), actor)
                .filter(met -> told || met.party())
                .orElse(null);
    }

    boolean reaches(UUID personId) {
        return involved.reaches(personId);
    }

    /** Whom it was sent to, in words. */
    String name(BodyReferral referral) {
        if (referral.toTeam() != null) {
            return organisations.teamNames(Set.of(referral.toTeam())).getOrDefault(referral.toTeam(), "A team");
        }
        return organisations.names(Set.of(referral.toOrg())).getOrDefault(referral.toOrg(), "An organisation");
    }

    /** Whether a role may make such a referral and know of it: the two are one. */
    static boolean mayKnow(BodyKind kind, Actor actor) {
        return !kind.isRestricted() || actor.isSystem() || MAY_KNOW.contains(actor.role());
    }

    /** Who may read it: whoever sent it, whoever it was sent to, and of safeguarding those who look after the person. */
    Set<UUID> parties(BodyReferral referral, Actor actor) {
        Set<UUID> parties = new HashSet<>();
        if (!mayKnow(referral.kind(), actor)) {
            return parties;
        }
        parties.add(referral.fromTeam() == null ? referral.fromOrg() : referral.fromTeam());
        parties.add(referral.toTeam() == null ? referral.toOrg() : referral.toTeam());
        if (referral.kind().marker() != null && referral.personId() != null) {
            parties.addAll(involved.parties(referral.personId()));
        }
        return parties;
    }

    /** When a decision is due by the standard of the kind. */
    @Nullable
    Instant due(BodyKind kind, Instant sent) {
        if (kind.workingDays() == null) {
            return null;
        }
        LocalDate day = days.plus(London.date(sent), kind.workingDays());
        return London.endOf(day);
    }

    /** @param notice the rail notice it follows from: what that asked for is done */
    void sent(Act act, BodyReferral referral, @Nullable UUID notice) {
        if (notice != null && "safeguarding".equals(referral.kind().marker())) {
            tasks.doneOfKind(
                    new Subject.Incident(notice),
                    "rail-safeguarding",
                    act.actor().accountId());
        }
        tell(referral, to(referral), "body-referral");
        tasks.raise(
                act.subject(),
                DECIDE,
                DECIDE,
                referral.incidentId(),
                referral.number(),
                referral.toOrg(),
                referral.toTeam(),
                referral.dueAt());
        if (referral.personId() != null && referral.kind().isDiversion()) {
            String words = "%s referral %s".formatted(referral.kind().label(), referral.number());
            shared.join(act, DATA, referral.personId(), referral.toTeam(), words);
        }
        if (referral.personId() == null || referral.kind().marker() == null) {
            return;
        }
        AlertKind marker = AlertKind.ofCode(referral.kind().marker()).orElseThrow();
        Subject.Person person = new Subject.Person(referral.personId());
        Ask ask = Ask.item(Action.WRITE, DATA, person, Set.of(act.actor().organisationId()));
        acts.act(
                Begin.on("Mark a person after a safeguarding referral", ask, person),
                inner -> alerts.raisedBy(inner, marker, words(referral)));
        for (Carers each : carers(referral, referral.personId())) {
            if (!each.party().equals(from(referral).party())) {
                tell(referral, each, "body-marker");
            }
        }
    }

    /** Those who look after the person and may know of it. */
    private List<Carers> carers(BodyReferral referral, UUID person) {
        return referral.kind().isRestricted() ? involved.statutory(person) : involved.now(person);
    }

    private static String words(BodyReferral referral) {
        if (!referral.kind().isRestricted()) {
            return "%s, %s".formatted(referral.kind().label(), referral.number());
        }
        return "victim".equals(referral.answers().get("role"))
                ? "Victim. MARAC referral %s. Never tell whoever may harm them, and nobody who speaks for the person"
                        .formatted(referral.number())
                : "Perpetrator. MARAC referral %s. Never tell this person or anybody close to them that it was made: whoever they harm would be in more danger"
                        .formatted(referral.number());
    }

    void decided(Act act, BodyReferral referral) {
        tasks.doneElsewhere(act.subject(), DECIDE, act.actor().accountId());
        tell(referral, from(referral), "body-decided");
        if (referral.kind().marker() != null && referral.personId() != null) {
            carers(referral, referral.personId()).stream()
                    .filter(each -> !each.party().equals(from(referral).party()))
                    .forEach(each -> tell(referral, each, "body-decided"));
        }
    }

    void answered(BodyReferral referral) {
        tell(referral, from(referral), "body-answered");
    }

    private static Carers from(BodyReferral referral) {
        return new Carers(referral.fromOrg(), referral.fromTeam());
    }

    private static Carers to(BodyReferral referral) {
        return new Carers(referral.toOrg(), referral.toTeam());
    }

    private void tell(BodyReferral referral, Carers whom, String kind) {
        notifications.tell(
                whom.organisationId(),
                whom.teamId(),
                kind,
                referral.number(),
                referral.incidentId(),
                referral.incidentId(),
                Objects.requireNonNullElse(
                        referral.kind().isRestricted()
                                ? null
                                : referral.kind().label().toLowerCase(Locale.UK),
                        "sensitive"));
    }
}
