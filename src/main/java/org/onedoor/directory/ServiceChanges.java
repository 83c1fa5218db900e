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
import org.onedoor.directory.ServiceChangeRights.Side;
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

    private final ServiceChangeRepository repository;
    private final Services services;
    private final ServiceRepository stored;
    private final ServiceChangeRights rights;
    private final Acts acts;
    private final DomainTime time;

    ServiceChanges(
            ServiceChangeRepository repository,
            Services services,
            ServiceRepository stored,
            ServiceChangeRights rights,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.stored = stored;
        this.rights = rights;
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
        rights.mustPlan(CurrentActor.get(), old);
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
        Service successor = Objects.requireNonNull(next);
        return new ServiceChange(
                old.organisationId(),
                Ids.at(time.instant()),
                old.id(),
                successor.id(),
                Objects.requireNonNull(day),
                isOneTeam(old, successor)
                        || (typed.containsKey("staff")
                                ? typed.get("staff").equals("yes")
                                : otherServices(old, successor.id()).isEmpty()),
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

    /** Whether the same team goes on, and nobody who works in it is moved. */
    public static boolean isOneTeam(Service old, Service next) {
        return old.teamId().equals(next.teamId());
    }

    /**
     * What else the team of a service runs: those who work in it are not moved unless somebody says so.
     *
     * @param successor what takes over, which is nothing else; none while nobody has said it
     */
    public List<Service> otherServices(Service service, @Nullable UUID successor) {
        return services.ofTeam(service.teamId()).stream()
                .filter(each -> !each.id().equals(service.id()) && !each.id().equals(successor))
                .filter(each -> !(each.status() instanceof ServiceStatus.Ceased))
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

    public void propose(String code, Map<String, String> typed) {
        Service old = services.byCode(code).orElseThrow(() -> new NotFound("service"));
        ServiceChange asked = read(code, typed);
        acts.act(begin("Plan who takes over from a service", asked.orgId()), act -> {
            rights.mustPlan(act.actor(), old);
            // its own provider has agreed by planning it; with one provider on both sides a second person agrees
            boolean ownPlan = rights.sides(act.actor(), asked).equals(EnumSet.of(Side.GIVES));
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
            Set<Side> sides = rights.mustAgree(act.actor(), change);
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

    /** Whoever may plan or agree it takes it back, until it is made. */
    public void withdraw(UUID id) {
        acts.act(begin("Withdraw who takes over", get(id).orgId()), act -> {
            ServiceChange change = get(id);
            rights.mustWithdraw(act.actor(), change);
            if (!repository.withdraw(change, act.actor().role())) {
                throw new Refused("conflict", "Somebody has decided this already.");
            }
            stored.newEdition();
            act.happened(new ServiceChangeDecided(change.oldId(), id, "withdrawn"));
        });
        services.refresh();
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
        // as they are kept: the directory shows a later one as made already where both their days have passed
        Service next = services.kept(change.newId());
        if (next.status() instanceof ServiceStatus.Ceased
                || services.kept(change.oldId()).status() instanceof ServiceStatus.Ceased(UUID by)
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
