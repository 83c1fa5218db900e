package org.onedoor.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility.Served;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;

/** What exists. Every node keeps the whole directory in memory and reads it again when its edition has changed. */
@org.springframework.stereotype.Service
public class Services {
    private final ServiceRepository repository;
    private final ServiceChangeRepository changes;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;
    private final SearchWords words = SearchWords.load();
    /** How long another node's change may go unseen here; this node's own is seen at once. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private volatile long lookedAt;
    private volatile Snapshot snapshot = Snapshot.NONE;
    private volatile @Nullable Switched switched;

    /** @param due changes that are agreed and not made yet */
    private record Snapshot(
            long edition,
            List<Service> all,
            Map<UUID, Service> byId,
            List<CodedNeed> needs,
            List<ServiceType> types,
            List<ServiceChange> due,
            Map<UUID, Instant> changed,
            Shelves shelves,
            ServiceWords words) {
        static final Snapshot NONE = of(-1, List.of(), List.of(), List.of(), List.of(), Map.of());

        static Snapshot of(
                long edition,
                List<Service> all,
                List<CodedNeed> needs,
                List<ServiceType> types,
                List<ServiceChange> due,
                Map<UUID, Instant> changed) {
            return new Snapshot(
                    edition,
                    all,
                    index(all),
                    needs,
                    types,
                    due,
                    changed,
                    Shelves.of(all),
                    ServiceWords.of(all, needs, types));
        }

        /** The same with each change made whose day has come: at midnight, and not when a job gets to it. */
        Snapshot on(LocalDate day) {
            Map<UUID, ServiceStatus> statuses = new HashMap<>();
            Map<UUID, Instant> dated = new HashMap<>(changed);
            due.stream()
                    .filter(change -> change.isDue(day) && isPossible(change))
                    .forEach(change -> {
                        statuses.put(change.newId(), new ServiceStatus.Active());
                        statuses.put(change.oldId(), new ServiceStatus.Ceased(change.newId()));
                        Instant midnight =
                                change.onDay().atStartOfDay(London.ZONE).toInstant();
                        Stream.of(change.oldId(), change.newId())
                                .forEach(id -> dated.merge(id, midnight, (a, b) -> a.isAfter(b) ? a : b));
                    });
            List<Service> then = all.stream()
                    .map(service ->
                            statuses.containsKey(service.id()) ? service.in(statuses.get(service.id())) : service)
                    .toList();
            return of(edition, then, needs, types, due, dated);
        }

        /** Nothing that was ended otherwise is opened again by a plan. */
        private boolean isPossible(ServiceChange change) {
            return Stream.of(change.oldId(), change.newId())
                    .map(byId::get)
                    .allMatch(service -> service != null && !(service.status() instanceof ServiceStatus.Ceased));
        }
    }

    private record Switched(Snapshot of, LocalDate day, Snapshot then) {}

    private static Map<UUID, Service> index(List<Service> all) {
        return all.stream().collect(Collectors.toMap(Service::id, Function.identity()));
    }

    /** A service opened, closed to referrals or ceased. */
    record ServiceStatusChanged(UUID scopeId, String status) implements EventData {}

    /** A provider confirmed its entry. */
    record ServiceVerified(UUID scopeId, LocalDate on) implements EventData {}

    Services(
            ServiceRepository repository,
            ServiceChangeRepository changes,
            Organisations organisations,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.changes = changes;
        this.time = time;
        this.organisations = organisations;
        this.acts = acts;
    }

    /** Looks at the directory again the next time it is asked: something was changed from here. */
    public void refresh() {
        snapshot = Snapshot.NONE;
    }

    /** When each was last changed here; those are not in it that are as their file brought them. */
    public Map<UUID, Instant> changed() {
        return current().changed();
    }

    /** Another figure whenever something in it was changed. */
    public long edition() {
        return current().edition();
    }

    public List<Service> all() {
        return current().all();
    }

    public Optional<Service> find(UUID id) {
        return Optional.ofNullable(current().byId().get(id));
    }

    /** @throws NotFound when there is none */
    public Service get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("service"));
    }

    /** As it is kept, without what a change that is due makes of it. */
    Service kept(UUID id) {
        return Optional.ofNullable(read().byId().get(id)).orElseThrow(() -> new NotFound("service"));
    }

    public Optional<Service> byCode(String code) {
        return find(Service.idOf(code));
    }

    public List<Service> ofTeam(UUID teamId) {
        return all().stream().filter(service -> service.teamId().equals(teamId)).toList();
    }

    /** The open services kept for people of whom this is recorded, such as {@code veteran}. */
    public List<Service> keptFor(String flag) {
        return all().stream()
                .filter(service -> service.status() instanceof ServiceStatus.Active
                        && service.eligibility().requires().contains(flag))
                .toList();
    }

    /** The Care Co-ordination Centre itself. */
    public Service centre() {
        return byCode(Service.CENTRE).orElseThrow(() -> new IllegalStateException("The directory is not loaded"));
    }

    /** The service that does this one's work now: itself unless it ceased, else the last in its line of successors. */
    public Service successor(Service service) {
        return Successors.last(service, current().byId()::get);
    }

    /** What people may need help with. */
    public List<CodedNeed> needs() {
        return current().needs();
    }

    public List<ServiceType> types() {
        return current().types();
    }

    /** What somebody's own words speak of: {@code I can't cope}, {@code D&A}. */
    public List<CodedNeed> spokenOf(String text) {
        Snapshot now = current();
        return words.spokenOf(text, now.needs());
    }

    /** Forgiving search by name, description, need and synonym: the best first, ceased services last. */
    public List<Service> search(String text) {
        return current().words().search(text);
    }

    /** The directory by what decides who may help. */
    Shelves shelves() {
        return current().shelves();
    }

    /** Those that are for one of these needs, open or not. */
    public List<Service> forNeeds(Collection<String> codes) {
        return shelves().forNeeds(codes);
    }

    /**
     * Opens a service, closes it to referrals, or ends it.
     *
     * @throws StaleEdit when somebody changed it since {@code version}
     */
    public void changeStatus(UUID id, long version, ServiceStatus next) {
        Service service = at(id, version);
        if (next instanceof ServiceStatus.Ceased(UUID successorId) && id.equals(successorId)) {
            throw new Invalid("successor", "A service cannot be its own successor. Choose another, or none.");
        }
        if (next instanceof ServiceStatus.Ceased(UUID successorId) && successorId != null && leadsTo(successorId, id)) {
            throw new Invalid(
                    "successor",
                    "This service does the work of the one you chose, which has ended. Choose another, or none.");
        }
        if (service.isCentre()) {
            throw new Invalid("status", "The Care Co-ordination Centre cannot be closed: it owns what nobody takes.");
        }
        acts.act(begin("change a service's status", service), act -> {
            repository.changeStatus(service, next, act.now());
            repository.newEdition();
            act.happened(new ServiceStatusChanged(id, next.code()));
        });
        refresh();
    }

    /** Whether whoever looks for the one is led to the other. */
    private boolean leadsTo(UUID from, UUID to) {
        return find(from).filter(each -> successor(each).id().equals(to)).isPresent();
    }

    /**
     * A provider confirms its entry.
     *
     * @throws StaleEdit when somebody changed it since {@code version}
     */
    public void verify(UUID id, long version, LocalDate on) {
        Service service = at(id, version);
        acts.act(begin("verify a service", service), act -> {
            repository.verify(service, on, act.now());
            repository.newEdition();
            act.happened(new ServiceVerified(id, on));
        });
        refresh();
    }

    /** What an approved change makes of the part by which a service is matched. */
    public record Edit(
            String description,
            List<String> needs,
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            String hours,
            @Nullable String phone,
            Eligibility.@Nullable OneSex oneSex,
            List<Served> registered,
            Specialist specialist) {
        public Edit {
            needs = List.copyOf(needs);
            registered = List.copyOf(registered);
            if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
                throw new IllegalArgumentException("The youngest age is above the oldest");
            }
        }
    }

    /** Inside a running act of its organisation, which decides whether it is allowed. The provider's word is its assurance. */
    public void edit(Service service, Edit edit, LocalDate on) {
        repository.edit(service, edit, on, time.instant());
        repository.newEdition();
    }

    private Service at(UUID id, long version) {
        Service service = get(id);
        if (service.version() != version) {
            throw new StaleEdit("service");
        }
        return service;
    }

    /** The directory's own work is asked for by function; the organisation's head row is made when first needed. */
    static Begin begin(String what, Service service) {
        return Begin.on(what, Ask.function(Action.WRITE, "service"), new Subject.Organisation(service.organisationId()))
                .making();
    }

    private Snapshot current() {
        Snapshot now = read();
        if (now.due().isEmpty()) {
            return now;
        }
        LocalDate today = London.date(time.instant());
        Switched last = switched;
        if (last == null || last.of() != now || !last.day().equals(today)) {
            last = new Switched(now, today, now.on(today));
            switched = last;
        }
        return last.then();
    }

    private Snapshot read() {
        Snapshot held = snapshot;
        long tick = System.nanoTime();
        if (held.edition() != -1 && tick - lookedAt < LOOK_AGAIN.toNanos()) {
            return held;
        }
        long edition = repository.edition();
        lookedAt = tick;
        if (held.edition() == edition) {
            return held;
        }
        // what is due before what it changes: one that is made meanwhile then counts twice, and never not at all
        List<ServiceChange> due =
                changes.all().stream().filter(ServiceChange::isAgreed).toList();
        List<Service> all = named(repository.all());
        Snapshot next = Snapshot.of(edition, all, repository.needs(), repository.types(), due, repository.changed());
        snapshot = next;
        return next;
    }

    /** Places by their names, so that a reason can say them. */
    private List<Service> named(List<Service> services) {
        Map<String, String> districts = organisations.districts();
        List<UUID> registered = services.stream()
                .map(Service::eligibility)
                .flatMap(eligible -> Stream.concat(eligible.places().stream(), eligible.registered().stream()))
                .filter(place -> place.kind() != Served.Kind.ALL && place.kind() != Served.Kind.DISTRICT)
                .map(place -> Organisation.idOfOds(place.code()))
                .distinct()
                .toList();
        Map<UUID, String> names = organisations.names(registered);
        UnaryOperator<Served> naming = place -> switch (place.kind()) {
            case ALL -> place;
            case DISTRICT -> place.named(districts.getOrDefault(place.code(), place.code()));
            case PRACTICE, PCN, SUB_ICB ->
                place.named(names.getOrDefault(Organisation.idOfOds(place.code()), place.code()));
        };
        return services.stream().map(service -> service.placed(naming)).toList();
    }
}
