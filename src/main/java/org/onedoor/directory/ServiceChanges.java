package org.onedoor.directory;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final ServiceChangeRepository repository;
    private final Services services;
    private final ServiceRepository stored;
    private final Acts acts;
    private final DomainTime time;

    ServiceChanges(
            ServiceChangeRepository repository,
            Services services,
            ServiceRepository stored,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.stored = stored;
        this.acts = acts;
        this.time = time;
    }

    record ServiceChangeProposed(UUID scopeId, UUID change, String on) implements EventData {}

    record ServiceChangeDecided(UUID scopeId, UUID change, String outcome) implements EventData {}

    /** From now on another service does the work of this one. @param scopeId the old one @param successor the new one */
    record ServiceTakenOver(UUID scopeId, UUID change, UUID successor, boolean staff) implements EventData {}

    public List<ServiceChange> all() {
        return repository.all();
    }

    /** What is planned or was made of a service, as the old one or the new one. */
    public List<ServiceChange> of(UUID service) {
        return all().stream()
                .filter(change ->
                        change.oldId().equals(service) || change.newId().equals(service))
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
                !typed.getOrDefault("staff", "").equals("no"),
                words,
                "proposed",
                CurrentActor.get().accountId());
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    public static boolean mayPlan(Actor actor) {
        return APPROVE.contains(actor.role());
    }

    public void propose(String code, Map<String, String> typed) {
        ServiceChange change = read(code, typed);
        acts.act(begin("Plan who takes over from a service", change.orgId()), act -> {
            mustPlan(act.actor());
            repository.propose(change, act.actor().role(), act.now());
            act.happened(new ServiceChangeProposed(
                    change.oldId(), change.changeId(), change.onDay().toString()));
        });
    }

    /** Somebody other than who planned it agrees, or anybody who may plan takes it back. */
    public void decide(UUID id, boolean agree) {
        ServiceChange change = find(id).orElseThrow(() -> new NotFound("change"));
        acts.act(begin(agree ? "Agree who takes over" : "Withdraw who takes over", change.orgId()), act -> {
            mustPlan(act.actor());
            if (agree && change.proposedBy().equals(act.actor().accountId())) {
                throw new Refused("not-permitted", "Whoever planned it does not agree it. Ask another manager.");
            }
            if (agree && !change.onDay().isAfter(London.date(act.now()))) {
                throw new Refused("conflict", "Its day has come already. Withdraw it, and plan it for a day to come.");
            }
            if (!change.isOpen() || (agree && !change.isProposed()) || !put(change, agree, act.actor())) {
                throw new Refused("conflict", "Somebody has decided this already.");
            }
            stored.newEdition();
            act.happened(new ServiceChangeDecided(change.oldId(), id, agree ? "agreed" : "withdrawn"));
        });
        services.refresh();
    }

    private boolean put(ServiceChange change, boolean agree, Actor actor) {
        return repository.put(change, agree ? "agreed" : "withdrawn", actor.role());
    }

    private static void mustPlan(Actor actor) {
        if (!mayPlan(actor)) {
            throw new Refused("not-permitted", "A manager plans who takes over from a service.");
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
