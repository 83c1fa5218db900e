package org.onedoor.directory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * A service that takes over from another on a day. It is planned, agreed by somebody else, and from midnight in London the
 * directory leads to the new one; what was open and who worked it then follow.
 */
@Component
public class ServiceChanges implements Pump {
    public static final String DATA = "service-entry";
    private static final Set<String> APPROVE = Set.of("manager", "admin");
    /** The centre runs the directory; an integrated care board, by itself or its sub-area, commissions what is in it. */
    private static final Set<OrganisationKind> COMMISSION =
            Set.of(OrganisationKind.CENTRE, OrganisationKind.ICB, OrganisationKind.SUB_ICB);

    private final ServiceChangeRepository repository;
    private final Services services;
    private final ServiceRepository stored;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    ServiceChanges(
            ServiceChangeRepository repository,
            Services services,
            ServiceRepository stored,
            Organisations organisations,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.stored = stored;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    record ServiceChangeProposed(UUID scopeId, UUID change, String on) implements EventData {}

    /** @param side gives, takes or both */
    record ServiceChangeAgreed(UUID scopeId, UUID change, String side) implements EventData {}

    record ServiceChangeDecided(UUID scopeId, UUID change, String outcome) implements EventData {}

    /** From now on another service does the work of this one. @param scopeId the old one @param successor the new one */
    record ServiceTakenOver(UUID scopeId, UUID change, UUID successor, boolean staff) implements EventData {}

    public List<ServiceChange> all() {
        return repository.all();
    }

    /** What is planned or was made of a service, as the old one or the new one. */
    public List<ServiceChange> of(UUID service) {
        return all().stream().filter(change -> change.names(service)).toList();
    }

    /** Those made whose old service is still ended by it, so that whatever is open with it belongs to the new one. */
    public List<ServiceChange> made() {
        return all().stream()
                .filter(change -> change.isDone()
                        && services.find(change.oldId())
                                .filter(old -> old.status() instanceof ServiceStatus.Ceased(UUID next)
                                        && change.newId().equals(next))
                                .isPresent())
                .toList();
    }

    public Optional<ServiceChange> find(UUID change) {
        return all().stream().filter(each -> each.changeId().equals(change)).findFirst();
    }

    /** What would change, for a preview. @throws Invalid naming each field that cannot be taken */
    public ServiceChange read(String code, Map<String, String> typed) {
        Service old = services.byCode(code).orElseThrow(() -> new NotFound("service"));
        Map<String, String> problems = new LinkedHashMap<>();
        if (old.isCentre() || old.isLine()) {
            problems.put("successor", "Nobody takes over from this service here");
        }
        Service next =
                services.byCode(typed.getOrDefault("successor", "").strip()).orElse(null);
        if (next == null
                || next.id().equals(old.id())
                || next.isLine()
                || next.isCentre()
                || next.status() instanceof ServiceStatus.Ceased) {
            problems.putIfAbsent("successor", "Choose the service that does its work from that day");
        }
        if (old.status() instanceof ServiceStatus.Ceased) {
            problems.putIfAbsent("successor", "This service has ended already");
        }
        if (of(old.id()).stream()
                .anyMatch(change -> change.isOpen() && change.oldId().equals(old.id()))) {
            problems.putIfAbsent("successor", "A change of this service is planned already. Withdraw that first");
        }
        LocalDate today = London.date(time.instant());
        LocalDate day = day(typed.getOrDefault("onDay", "").strip());
        if (day == null || !day.isAfter(today) || day.isAfter(today.plusYears(3))) {
            problems.put("onDay", "Write a day to come as 2027-03-02, within three years");
        }
        if (problems.isEmpty()) {
            String inTheWay = inTheWay(old.id(), Objects.requireNonNull(next).id(), Objects.requireNonNull(day), null);
            if (inTheWay != null) {
                problems.put("successor", inTheWay);
            }
        }
        String words = typed.getOrDefault("words", "").strip();
        if (words.isEmpty() || words.length() > Writing.LINE) {
            problems.put("words", "Say why, in at most %d letters".formatted(Writing.LINE));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new ServiceChange(
                old.organisationId(),
                Ids.at(time.instant()),
                old.id(),
                Objects.requireNonNull(next).id(),
                Objects.requireNonNull(day),
                typed.containsKey("staff")
                        ? typed.get("staff").equals("yes")
                        : otherServices(old).isEmpty(),
                words,
                "proposed",
                CurrentActor.get().accountId(),
                null,
                null);
    }

    /** Whom the change would leave without, in words; none where nobody. */
    public List<String> differences(ServiceChange change) {
        return new ServiceDifferences(services.get(change.oldId()), services.get(change.newId()))
                .words(services.needs(), services.types());
    }

    /** What else the team of a service runs: those who work in it are not moved unless somebody says so. */
    public List<Service> otherServices(Service service) {
        return services.ofTeam(service.teamId()).stream()
                .filter(each -> !each.id().equals(service.id()) && !(each.status() instanceof ServiceStatus.Ceased))
                .toList();
    }

    /** Why it cannot come to be, in words: one of the two has ended, or will have by then. @param except itself */
    private @Nullable String inTheWay(UUID old, UUID next, LocalDate day, @Nullable UUID except) {
        for (UUID each : List.of(old, next)) {
            if (services.get(each).status() instanceof ServiceStatus.Ceased) {
                return "%s has ended already".formatted(services.get(each).name());
            }
        }
        List<ServiceChange> others = all().stream()
                .filter(change -> change.isOpen() && !change.changeId().equals(except))
                .toList();
        for (ServiceChange change : others) {
            if (change.oldId().equals(next) && !change.onDay().isAfter(day)) {
                return "%s itself ends on %s: %s takes over from it. Choose that one, or an earlier day"
                        .formatted(
                                services.get(next).name(),
                                London.day(change.onDay()),
                                services.get(change.newId()).name());
            }
            if (change.newId().equals(old) && !change.onDay().isBefore(day)) {
                return "%s would end before it takes over from %s on %s. Choose a later day"
                        .formatted(
                                services.get(old).name(),
                                services.get(change.oldId()).name(),
                                London.day(change.onDay()));
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** Whose agreement a change needs. */
    public enum Side {
        GIVES,
        TAKES
    }

    /** A manager of the provider, of the centre or of a commissioner plans who takes over. */
    public boolean mayPlan(Actor actor, Service old) {
        return APPROVE.contains(actor.role())
                && (actor.organisationId().equals(old.organisationId()) || isCommissioner(actor.organisationId()));
    }

    private boolean isCommissioner(UUID organisation) {
        return organisations
                .find(organisation)
                .filter(each -> COMMISSION.contains(each.kind()))
                .isPresent();
    }

    /** The sides for which this actor can agree, whether or not anybody has. */
    private Set<Side> sides(Actor actor, ServiceChange change) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (APPROVE.contains(actor.role())) {
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

    public void propose(String code, Map<String, String> typed) {
        Service old = services.byCode(code).orElseThrow(() -> new NotFound("service"));
        mustPlan(CurrentActor.get(), old);
        ServiceChange asked = read(code, typed);
        acts.act(begin("Plan who takes over from a service", asked.orgId()), act -> {
            mustPlan(act.actor(), old);
            // its own provider has agreed by planning it; with one provider on both sides a second person agrees
            boolean ownPlan = sides(act.actor(), asked).contains(Side.GIVES)
                    && !giver(asked).equals(taker(asked));
            repository.propose(
                    asked, ownPlan ? act.actor().accountId() : null, act.actor().role(), act.now());
            act.happened(new ServiceChangeProposed(
                    asked.oldId(), asked.changeId(), asked.onDay().toString()));
        });
    }

    /** A manager of the provider that gives, and one of the provider that takes, agree: with the last it counts. */
    public void agree(UUID id) {
        acts.act(begin("Agree who takes over", get(id).orgId()), act -> {
            ServiceChange change = get(id);
            Set<Side> sides = mustAgree(act.actor(), change);
            if (!change.onDay().isAfter(London.date(act.now()))) {
                throw new Refused("conflict", "Its day has come already. Withdraw it, and plan it for a day to come.");
            }
            String inTheWay = inTheWay(change.oldId(), change.newId(), change.onDay(), id);
            if (inTheWay != null) {
                throw new Refused("conflict", inTheWay + ". Withdraw this, and plan it anew.");
            }
            if (!change.isProposed()
                    || !repository.agree(
                            change,
                            sides.contains(Side.GIVES),
                            sides.contains(Side.TAKES),
                            act.actor().accountId(),
                            act.actor().role())) {
                throw new Refused("conflict", "Somebody has decided this already.");
            }
            stored.newEdition();
            act.happened(new ServiceChangeAgreed(
                    change.oldId(), id, sides.size() > 1 ? "both" : sides.contains(Side.GIVES) ? "gives" : "takes"));
            if (get(id).isAgreed()) {
                act.happened(new ServiceChangeDecided(change.oldId(), id, "agreed"));
            }
        });
        services.refresh();
    }

    private ServiceChange get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("change"));
    }

    private Set<Side> mustAgree(Actor actor, ServiceChange change) {
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

    /** Whoever may plan or agree it takes it back, until it is made. */
    public void withdraw(UUID id) {
        acts.act(begin("Withdraw who takes over", get(id).orgId()), act -> {
            ServiceChange change = get(id);
            if (!mayPlan(act.actor(), services.get(change.oldId()))
                    && sides(act.actor(), change).isEmpty()) {
                throw new Refused(
                        "not-permitted",
                        "Only a manager of one of the two providers, of the Care Co-ordination Centre or of an integrated care board takes this back.");
            }
            if (!repository.withdraw(change, act.actor().role())) {
                throw new Refused("conflict", "Somebody has decided this already.");
            }
            stored.newEdition();
            act.happened(new ServiceChangeDecided(change.oldId(), id, "withdrawn"));
        });
        services.refresh();
    }

    private void mustPlan(Actor actor, Service old) {
        if (!mayPlan(actor, old)) {
            throw new Refused("not-permitted", whoPlans(old));
        }
    }

    @Override
    public String name() {
        return "directory-service-changes";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    /** Makes what is due: the new one opens, the old one ends, and everybody who listens moves what was open. */
    @Override
    public void run() {
        LocalDate today = London.date(time.instant());
        CurrentActor.run(
                Actor.SYSTEM,
                () -> all().stream().filter(change -> change.isDue(today)).forEach(this::make));
    }

    private void make(ServiceChange change) {
        Service next = services.get(change.newId());
        if (next.status() instanceof ServiceStatus.Ceased
                || services.get(change.oldId()).status() instanceof ServiceStatus.Ceased(UUID by)
                        && !change.newId().equals(by)) {
            // one of the two was ended otherwise since: nothing is reopened by it
            acts.act(begin("Withdraw who takes over", change.orgId()), act -> {
                if (repository.withdraw(change, act.actor().role())) {
                    stored.newEdition();
                    act.happened(new ServiceChangeDecided(change.oldId(), change.changeId(), "withdrawn"));
                }
            });
            services.refresh();
            return;
        }
        services.changeStatus(next.id(), next.version(), new ServiceStatus.Active());
        Service old = services.get(change.oldId());
        acts.act(begin("Let another service take over", change.orgId()), act -> {
            if (repository.done(change, act.now())) {
                services.changeStatus(old.id(), old.version(), new ServiceStatus.Ceased(change.newId()));
                act.happened(new ServiceTakenOver(change.oldId(), change.changeId(), change.newId(), change.staff()));
            }
        });
        services.refresh();
    }

    private static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(organisation))
                .making();
    }
}
