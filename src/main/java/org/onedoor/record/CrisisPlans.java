package org.onedoor.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.NeedBasis;
import org.onedoor.access.StatedNeeds;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.London;
import org.onedoor.record.RecordEvents.CrisisPlanPublished;
import org.onedoor.record.RecordEvents.CrisisPlanRead;
import org.onedoor.record.RecordEvents.CrisisPlanWritten;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.stereotype.Service;

/** The shared store of crisis plans: written with the person, agreed, published, and read by those it names. */
@Service
public class CrisisPlans {
    /** The class of data. */
    public static final String DATA = "crisis-plan";

    private static final String TO_READ = "crisis-plan-read";
    private static final int DAYS_TO_READ = 7;

    private final CrisisPlanRepository repository;
    private final Organisations organisations;
    private final Accounts accounts;
    private final StatedNeeds needs;
    private final People people;
    private final Tasks tasks;
    private final Notifications notifications;
    private final Acts acts;
    private final Gate gate;

    CrisisPlans(
            CrisisPlanRepository repository,
            Organisations organisations,
            Accounts accounts,
            StatedNeeds needs,
            People people,
            Tasks tasks,
            Notifications notifications,
            Acts acts,
            Gate gate) {
        this.repository = repository;
        this.organisations = organisations;
        this.accounts = accounts;
        this.needs = needs;
        this.people = people;
        this.tasks = tasks;
        this.notifications = notifications;
        this.acts = acts;
        this.gate = gate;
    }

    /** A team that has the plan, and who of it read this version when; none while nobody has. */
    public record Reader(String team, @Nullable String by, java.time.@Nullable Instant at, boolean own) {}

    /** What the gate is asked about the actor's reading somebody's plan: by their relationship, else by what they said. */
    public Ask ask(UUID personId) {
        Actor actor = CurrentActor.get();
        Subject.Person person = new Subject.Person(personId);
        Ask plan = Ask.about(Action.READ, DATA, person);
        if (gate.decide(actor, plan) instanceof Decision.Allowed) {
            return plan;
        }
        Ask card = Ask.about(Action.READ, StatedNeeds.DATA, person);
        return switch (gate.decide(actor, card)) {
            case Decision.Allowed _ -> card;
            case Decision.Denied _ when needs.held(personId).isPresent() -> card;
            case Decision.Denied _, Decision.OutOfReach _ -> mayState(actor) ? card : plan;
        };
    }

    private boolean mayState(Actor actor) {
        return switch (actor.role()) {
            case "police", "ambulance", "nhs-111" -> true;
            default -> false;
        };
    }

    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), writing(personId)) instanceof Decision.Allowed;
    }

    /** The newest published version; from inside a look. */
    public Optional<CrisisPlan> published(Collection<UUID> personIds) {
        return repository.published(personIds);
    }

    /** Every version, the newest first, drafts too; from inside a look. */
    public List<CrisisPlan> versions(Collection<UUID> personIds) {
        return repository.versions(personIds);
    }

    /** When a plan of each of these people was published, for figures: nothing of what it says. */
    public Map<UUID, List<Instant>> publishedAt(Collection<UUID> personIds) {
        return repository.publishedAt(personIds);
    }

    /** The organisation that keeps somebody's plan, where there is one: no word of it, so that the gate can be asked. */
    public Optional<UUID> keeper(UUID personId) {
        return repository.keeper(people.linked(personId));
    }

    public Optional<UUID> personOf(String reference) {
        return repository.personOf(reference);
    }

    /**
     * Keeps what was written as the next version.
     *
     * @param base the version it was written on; 0 where there was none
     * @param publish whether it counts from now on; until then the last published one does
     * @throws Invalid when something is missing or too long
     * @throws StaleEdit when another version was kept meanwhile
     */
    public CrisisPlan save(
            UUID personId, int base, PlanContent content, @Nullable LocalDate reviewOn, boolean publish) {
        return acts.act(
                Begin.on(
                        publish ? "publish a crisis plan" : "write a crisis plan",
                        writing(personId),
                        new Subject.Person(personId)),
                CrisisPlan.class,
                act -> {
                    PlanRules.check(content, reviewOn, London.date(act.now()), publish);
                    List<CrisisPlan> before = versions(people.linked(personId));
                    int latest = before.isEmpty() ? 0 : before.getFirst().version();
                    if (latest != base) {
                        throw new StaleEdit("crisis plan");
                    }
                    CrisisPlan plan = new CrisisPlan(
                            personId,
                            latest + 1,
                            before.isEmpty()
                                    ? "CP" + Ids.reference().substring(2)
                                    : before.getFirst().reference(),
                            publish,
                            content,
                            reviewOn,
                            act.now(),
                            act.actor().accountId(),
                            act.actor().organisationId());
                    repository.add(plan);
                    act.happened(
                            publish ? new CrisisPlanPublished(plan.version()) : new CrisisPlanWritten(plan.version()));
                    if (publish) {
                        tell(act, plan);
                    }
                    return plan;
                });
    }

    private void tell(Act act, CrisisPlan plan) {
        UUID scope = scope(plan);
        for (PlanContent.Team team : plan.content().shared()) {
            if (team.teamId().equals(act.actor().teamId())) {
                repository.read(
                        plan.personId(),
                        plan.version(),
                        team.organisationId(),
                        team.teamId(),
                        act.actor().accountId(),
                        act.now()); // whoever publishes it has read it
                continue;
            }
            notifications.tell(
                    team.organisationId(),
                    team.teamId(),
                    "crisis-plan-published",
                    plan.reference(),
                    plan.personId(),
                    scope,
                    null);
            tasks.raise(
                    act.subject(),
                    TO_READ,
                    "%s:%d:%s".formatted(TO_READ, plan.version(), team.teamId()),
                    scope,
                    plan.reference(),
                    team.organisationId(),
                    team.teamId(),
                    London.endOf(London.date(act.now()).plusDays(DAYS_TO_READ)));
        }
    }

    private static UUID scope(CrisisPlan plan) {
        return UUID.nameUUIDFromBytes(plan.reference().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * The actor's team has read the version that counts.
     *
     * @throws NotFound when the plan does not name the team
     */
    public void read(UUID personId) {
        Subject.Person person = new Subject.Person(personId);
        acts.act(Begin.on("say that a crisis plan was read", ask(personId), person), act -> {
            CrisisPlan plan = published(people.linked(personId)).orElseThrow(() -> new NotFound(DATA));
            PlanContent.Team team = plan.content().shared().stream()
                    .filter(each -> each.teamId().equals(act.actor().teamId()))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(DATA));
            repository.read(
                    plan.personId(),
                    plan.version(),
                    team.organisationId(),
                    team.teamId(),
                    act.actor().accountId(),
                    act.now());
            for (int version = 1; version <= plan.version(); version++) { // an older one need not be read any longer
                tasks.doneElsewhere(
                        new Subject.Person(plan.personId()),
                        "%s:%d:%s".formatted(TO_READ, version, team.teamId()),
                        act.actor().accountId());
            }
            act.happened(new CrisisPlanRead(plan.version()));
        });
    }

    /** The teams that have it, and which of them read this version; from inside a look. */
    public List<Reader> readers(CrisisPlan plan) {
        Map<UUID, CrisisPlanRepository.Read> reads = new java.util.HashMap<>();
        repository.reads(List.of(plan.personId()), plan.version()).forEach(read -> reads.put(read.teamId(), read));
        Map<UUID, String> teams = organisations.teamNames(
                plan.content().shared().stream().map(PlanContent.Team::teamId).toList());
        Map<UUID, String> names = accounts.names(reads.values().stream()
                .map(CrisisPlanRepository.Read::accountId)
                .toList());
        UUID own = CurrentActor.get().teamId();
        return plan.content().shared().stream()
                .map(team -> {
                    CrisisPlanRepository.Read read = reads.get(team.teamId());
                    return new Reader(
                            teams.getOrDefault(team.teamId(), "A team"),
                            read == null ? null : names.getOrDefault(read.accountId(), "somebody"),
                            read == null ? null : read.readAt().toInstant(),
                            team.teamId().equals(own));
                })
                .toList();
    }

    /**
     * Says why the actor must see the plan in an incident, which opens it to them for an hour.
     *
     * @throws NotFound when nobody keeps a plan of theirs
     * @throws Invalid when the basis or the reason is missing
     */
    public void state(UUID personId, @Nullable NeedBasis basis, String reason) {
        Set<UUID> keeper = keeper(personId).map(Set::of).orElse(Set.of());
        Subject.Person person = new Subject.Person(personId);
        acts.act(
                Begin.on(
                        "say why a crisis plan must be seen",
                        Ask.item(Action.WRITE, StatedNeeds.DATA, person, keeper),
                        person),
                act -> needs.say(act, keeper.iterator().next(), basis, reason));
    }

    private static Ask writing(UUID personId) {
        return Ask.about(Action.WRITE, DATA, new Subject.Person(personId));
    }
}
