package org.onedoor.directory.entry;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/**
 * Keeps the directory true. A provider confirms its entry or says what is to change; whoever runs the directory, and
 * never the one who asked, approves; anybody says what is wrong.
 */
@Component
public class ServiceEntries {
    public static final String DATA = "service-entry";
    private static final List<String> RUN = List.of("navigator", "manager", "admin");
    private static final List<String> APPROVE = List.of("manager", "admin");

    private final ServiceEntryRepository repository;
    private final Services services;
    private final Therapies therapies;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    ServiceEntries(
            ServiceEntryRepository repository,
            Services services,
            Therapies therapies,
            Organisations organisations,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.services = services;
        this.therapies = therapies;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    /** What somebody said is wrong. @param answer none while nobody looked */
    public record Fault(
            UUID faultId,
            OffsetDateTime at,
            String role,
            String words,
            @Nullable String answer) {}

    public Entry of(Service service) {
        return repository
                .of(List.of(service))
                .getOrDefault(service.id(), Entry.empty(service.organisationId(), service.id()));
    }

    /** Those of some services; one that has none of its own is not in it. */
    public Map<UUID, Entry> of(Collection<Service> some) {
        return some.isEmpty() ? Map.of() : repository.of(some);
    }

    public Map<UUID, Entry> all() {
        return repository.all();
    }

    public List<EntryChange> changes(Service service) {
        return repository.changes(service);
    }

    public List<Fault> faults(Service service) {
        return repository.faults(service);
    }

    /** Whether this actor answers for the entry: the provider, or whoever runs the directory. */
    public static boolean answersFor(Actor actor, Service service) {
        return actor.isSystem()
                || RUN.contains(actor.role())
                || (actor.organisationId().equals(service.organisationId())
                        && !actor.role().equals("link"));
    }

    public static boolean mayApprove(Actor actor) {
        return APPROVE.contains(actor.role());
    }

    /** One tap: everything in it is still right. */
    public void confirm(String code, long version) {
        Service service = at(code, version);
        acts.act(begin("Confirm an entry of the directory", service), act -> {
            mustAnswer(act, service);
            confirm(act, service, false);
        });
    }

    /** Inside a running act of this service's organisation. */
    void confirm(Act act, Service service, boolean byLink) {
        services.verify(service.id(), service.version(), London.date(act.now()));
        act.happened(new EntryEvents.EntryConfirmed(service.id(), byLink));
    }

    /** What would change, for a preview. @throws Invalid naming each field that cannot be taken */
    public List<EntryChange.Field> preview(Service service, Map<String, String> typed) {
        EntryField.Known known = new EntryField.Known(
                services.needs().stream().map(CodedNeed::code).collect(Collectors.toSet()),
                therapies.all().stream().map(Therapy::code).collect(Collectors.toSet()),
                this::organisation,
                this::register);
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>();
        List<EntryChange.Field> changed = new ArrayList<>();
        Entry entry = of(service);
        for (EntryField field : EntryField.values()) {
            String before = field.value(service, entry);
            String after = field.kept(typed.getOrDefault(field.code(), before).strip(), known);
            said.put(field.code(), after);
            String problem = after.equals(before) ? null : field.problem(after, known);
            if (problem != null) {
                problems.put(field.code(), problem);
            } else if (!after.equals(before)) {
                changed.add(new EntryChange.Field(field.code(), before, after));
            }
        }
        new FieldsTogether(said).check(problems);
        if (service.isLine() && changed.stream().anyMatch(field -> field.code().equals("phone"))) {
            problems.put("phone", "The number of a crisis line comes from one sourced file and is not changed here");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        if (changed.isEmpty()) {
            throw new Invalid("description", "Nothing is changed. If all is right, confirm the entry instead");
        }
        return changed;
    }

    /** The code of an organisation, or its name where it has none. */
    private Optional<String> organisation(String text) {
        return organisations
                .byAlias(text)
                .or(() -> organisations.byOds(text))
                .map(found -> found.odsCode() == null ? found.name().replace(",", "") : found.odsCode());
    }

    /** A practice or network by its code, alone or as it is kept. */
    private Optional<String> register(String text) {
        String code = text.replaceFirst("^(practice|pcn):", "").toUpperCase(Locale.ROOT);
        return organisations.byOds(code).flatMap(found -> switch (found.kind()) {
            case PRACTICE -> Optional.of("practice:" + code);
            case PCN -> Optional.of("pcn:" + code);
            default -> Optional.empty();
        });
    }

    /** Everybody who provides a service, by name: whose entry it is first. */
    public List<String> providers(Service service) {
        return Stream.concat(
                        Stream.of(organisations
                                .names(List.of(service.organisationId()))
                                .getOrDefault(service.organisationId(), "")),
                        of(service).providers().stream()
                                .map(code -> organisations
                                        .byOds(code)
                                        .map(Organisation::name)
                                        .orElse(code)))
                .distinct()
                .toList();
    }

    /** {@code A, B and C}. */
    public static String together(List<String> providers) {
        int last = providers.size() - 1;
        return last < 1
                ? String.join("", providers)
                : String.join(", ", providers.subList(0, last)) + " and " + providers.get(last);
    }

    public void propose(String code, long version, Map<String, String> typed) {
        Service service = at(code, version);
        List<EntryChange.Field> changed = preview(service, typed);
        Actor actor = CurrentActor.get();
        EntryChange change = new EntryChange(
                Ids.at(time.instant()),
                service.id(),
                time.instant(),
                actor.accountId(),
                actor.role(),
                changed,
                "proposed",
                null,
                null,
                null);
        acts.act(begin("Propose a change of an entry", service), act -> {
            mustAnswer(act, service);
            repository.propose(service, change);
            act.happened(new EntryEvents.EntryChangeProposed(
                    service.id(),
                    change.changeId(),
                    changed.stream().map(EntryChange.Field::code).toList()));
        });
    }

    /** Makes the change, and the entry is confirmed by it. */
    public void approve(String code, UUID changeId) {
        Service service = get(code);
        EntryChange change = change(service, changeId);
        acts.act(begin("Approve a change of an entry", service), act -> {
            mustDecide(act, change);
            Entry entry = of(service);
            change.fields().forEach(field -> unchanged(field, service, entry));
            Map<String, String> values = new LinkedHashMap<>();
            for (EntryField field : EntryField.values()) {
                values.put(field.code(), field.value(service, entry));
            }
            change.fields().forEach(field -> values.put(field.code(), field.after()));
            decide(act, service, change, "approved", null);
            repository.keep(entry(service, values));
            services.edit(service, EntryFields.of(values), London.date(act.now()));
        });
        services.refresh();
    }

    private static void unchanged(EntryChange.Field field, Service service, Entry entry) {
        EntryField known = EntryField.of(field.code()).orElse(null);
        if (known != null && !known.value(service, entry).equals(field.before())) {
            throw new Refused(
                    "conflict",
                    "%s was changed by somebody since this was proposed. Refuse it, and ask for it to be proposed again."
                            .formatted(field.label()));
        }
    }

    private static Entry entry(Service service, Map<String, String> values) {
        return new Entry(
                service.organisationId(),
                service.id(),
                orNone(values, "email"),
                orNone(values, "address"),
                orNone(values, "web"),
                orNone(values, "online"),
                answer(values, "sharesRecord"),
                answer(values, "trusts"),
                EntryField.list(values.getOrDefault("access", "")),
                EntryField.list(values.getOrDefault("providers", "")),
                EntryField.list(values.getOrDefault("therapies", "")),
                null);
    }

    private static @Nullable String orNone(Map<String, String> values, String field) {
        String value = values.getOrDefault(field, "");
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Boolean answer(Map<String, String> values, String field) {
        String value = values.getOrDefault(field, "");
        return value.isEmpty() ? null : value.equals("yes");
    }

    public void refuse(String code, UUID changeId, String why) {
        Service service = get(code);
        EntryChange change = change(service, changeId);
        if (why.isBlank() || why.length() > Writing.LINE) {
            throw new Invalid(
                    "why", "Say why, in at most %d letters, so that the provider can mend it".formatted(Writing.LINE));
        }
        acts.act(begin("Refuse a change of an entry", service), act -> {
            mustDecide(act, change);
            decide(act, service, change, "refused", why.strip());
        });
    }

    private void decide(Act act, Service service, EntryChange change, String outcome, @Nullable String why) {
        if (!repository.decide(
                service, change.changeId(), outcome, act.now(), act.actor().role(), why)) {
            throw new Refused("conflict", "Somebody has decided this already.");
        }
        act.happened(new EntryEvents.EntryChangeDecided(service.id(), change.changeId(), outcome));
    }

    /** Anybody of the staff, or the public, says what is wrong. */
    public void fault(String code, String words) {
        Service service = get(code);
        if (words.isBlank() || words.length() > Writing.SENTENCES) {
            throw new Invalid("words", "Say what is wrong, in at most %d letters".formatted(Writing.SENTENCES));
        }
        acts.act(begin("Say what is wrong in an entry", service, Action.READ), act -> {
            UUID id = Ids.at(act.now());
            repository.fault(
                    service,
                    id,
                    act.now(),
                    act.actor().isSystem() ? "public" : act.actor().role(),
                    words.strip());
            act.happened(new EntryEvents.EntryFaultSaid(service.id(), id));
        });
    }

    public void answer(String code, UUID fault, String words) {
        Service service = get(code);
        if (words.isBlank() || words.length() > Writing.LINE) {
            throw new Invalid("answer", "Say what was done about it, in at most %d letters".formatted(Writing.LINE));
        }
        acts.act(begin("Answer what was said to be wrong", service), act -> {
            mustAnswer(act, service);
            if (!repository.answer(service, fault, act.now(), words.strip())) {
                throw new Refused("conflict", "Somebody has answered this already.");
            }
            act.happened(new EntryEvents.EntryFaultAnswered(service.id(), fault));
        });
    }

    private static void mustAnswer(Act act, Service service) {
        if (!answersFor(act.actor(), service)) {
            throw new Refused(
                    "not-permitted",
                    "Only the service itself, a navigator or a manager may do this. You can say what is wrong in the entry.");
        }
    }

    private static void mustDecide(Act act, EntryChange change) {
        if (!mayApprove(act.actor())) {
            throw new Refused("not-permitted", "A manager approves changes of the directory.");
        }
        if (change.accountId().equals(act.actor().accountId())) {
            throw new Refused("not-permitted", "Whoever proposed a change does not approve it. Ask another manager.");
        }
    }

    private EntryChange change(Service service, UUID changeId) {
        return repository
                .change(changeId)
                .filter(change -> change.serviceId().equals(service.id()))
                .orElseThrow(() -> new NotFound("change"));
    }

    private Service get(String code) {
        return services.byCode(code).orElseThrow(() -> new NotFound("service"));
    }

    private Service at(String code, long version) {
        Service service = get(code);
        if (service.version() != version) {
            throw new StaleEdit("service");
        }
        return service;
    }

    static Begin begin(String what, Service service) {
        return begin(what, service, Action.WRITE);
    }

    private static Begin begin(String what, Service service, Action action) {
        return Begin.on(what, Ask.function(action, DATA), new Subject.Organisation(service.organisationId()))
                .making();
    }
}
