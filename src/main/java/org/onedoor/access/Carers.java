package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.AccessEvents.CarerAdded;
import org.onedoor.access.AccessEvents.CarerEnded;
import org.onedoor.access.AccessEvents.PermissionGiven;
import org.onedoor.access.AccessEvents.PermissionWithdrawn;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SignedLinks;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/**
 * Whom a person permits to know what. A permission is of one carer and one topic, counts from one moment to another, and is
 * gone the moment it is withdrawn. What was shown before stays on the list of who looked. A person is all the records that
 * are linked: what is taken back is taken back on each of them.
 */
@Service
public class Carers {
    /** The class of data. */
    public static final String DATA = "sharing";

    private static final String INVITATION = "carer-invitation";
    private static final Duration INVITED = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    private final CarerRepository repository;
    private final SignedLinks links;
    private final People people;
    private final ComingOfAge age;
    private final Acts acts;
    private final DomainTime time;

    Carers(CarerRepository repository, SignedLinks links, People people, ComingOfAge age, Acts acts, DomainTime time) {
        this.repository = repository;
        this.links = links;
        this.people = people;
        this.age = age;
        this.acts = acts;
        this.time = time;
    }

    /** Who the carer is. */
    public record Known(String name, String relation, boolean parentalResponsibility) {}

    /** That a carer was added. @param token the last part of the invitation's address; it is not shown again */
    public record Added(UUID carerId, String token) {}

    /** What is granted. @param from from when; none for at once */
    public record Granted(
            Set<Topic> topics,
            @Nullable Instant from,
            Instant until,
            Capacity capacity,
            @Nullable String note) {}

    /** The carers of a person with what each may be told; from inside a look. */
    public List<Carer> of(Collection<UUID> personIds) {
        return repository.of(personIds);
    }

    /** Whom the actor cares for. */
    public List<UUID> caredFor() {
        return repository.caredFor(CurrentActor.get().accountId());
    }

    /** What the actor is to this person, and may be told. */
    public Optional<Carer> asCarer(Collection<UUID> personIds) {
        return repository.ofAccount(personIds, CurrentActor.get().accountId());
    }

    /**
     * Adds a carer and makes the invitation that ties their account to it.
     *
     * @throws Invalid when the name or how they are related is missing or too long
     */
    public Added add(UUID personId, Known known) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (known.name().isBlank()) {
            problems.put("name", "Enter the carer's name");
        }
        Writing.limit(problems, "name", "The carer's name", known.name(), Writing.NAME);
        if (known.relation().isBlank()) {
            problems.put("relation", "Say how they are related, like brother, friend or neighbour");
        }
        Writing.limit(problems, "relation", "How they are related", known.relation(), Writing.NAME);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Known kept = new Known(
                Writing.storable(known.name()).strip(),
                Writing.storable(known.relation()).strip(),
                known.parentalResponsibility());
        boolean already = repository.of(people.linked(personId)).stream()
                .anyMatch(each -> each.name().equalsIgnoreCase(kept.name())
                        && each.relation().equalsIgnoreCase(kept.relation()));
        if (already) { // the form was sent twice, or the invitation was lost
            throw new Invalid(
                    "name",
                    "%s is a carer here already. If the invitation was lost, take them away and add them again"
                            .formatted(kept.name()));
        }
        return acts.act(begin("add a carer", personId), Added.class, act -> {
            UUID carerId = Ids.at(act.now());
            repository.add(personId, carerId, kept, act.actor().accountId(), act.now());
            act.happened(new CarerAdded());
            return new Added(
                    carerId,
                    links.make(act, INVITATION, carerId, "carer", act.actor().organisationId(), INVITED));
        });
    }

    /**
     * Ties the actor's account to the carer whom the invitation was made for.
     *
     * @return whom they care for
     * @throws NotFound when it is no invitation
     * @throws Refused when it was used, taken back or is too old
     */
    public UUID join(String token) {
        return switch (links.open(token, INVITATION)) {
            case SignedLinks.Opened.Unknown _ -> throw new NotFound("invitation");
            case SignedLinks.Opened.Shut(String why) -> throw new Refused("link-shut", why);
            case SignedLinks.Opened.Open(SignedLinks.Link link) -> {
                UUID personId = link.subjectId();
                acts.act(
                        Begin.on(
                                "accept an invitation as a carer",
                                Ask.function(Action.READ, "own-page"),
                                new Subject.Person(personId)),
                        act -> {
                            links.spend(link);
                            if (!repository.join(
                                    personId, link.scopeId(), act.actor().accountId(), act.now())) {
                                throw new Refused("link-shut", "This invitation is no longer open.");
                            }
                        });
                yield personId;
            }
        };
    }

    /**
     * Permits a carer to be told. What was permitted them of the same topic for the same time is replaced: what the person
     * said last counts. The same said again changes nothing.
     *
     * @throws Invalid when no topic is chosen, it ends before it begins, how it was decided is not said, or nobody of the
     *     person's age decides it so
     */
    public void permit(UUID personId, UUID carerId, Granted granted) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (granted.topics().isEmpty()) {
            problems.put("topic", "Choose at least one thing that they may be told");
        }
        Instant from = granted.from() == null ? time.instant() : granted.from();
        if (!granted.until().isAfter(from)) {
            problems.put("until", "The last day must be after the first, and not be over already");
        } else if (granted.until().isAfter(time.instant().plus(LONGEST))) {
            problems.put("until", "Choose a last day within the next five years: it can be given again then");
        }
        String note = granted.note();
        if (granted.capacity().needsNote() && (note == null || note.isBlank())) {
            problems.put("note", "Write who decided this, when, and how they came to it");
        }
        Writing.limit(problems, "note", "How it was decided", note, Writing.SENTENCES);
        checkAge(granted, from, personId, problems);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        Carer carer = get(personId, carerId);
        acts.act(begin("permit a carer to be told", carer.personId()), act -> {
            for (Topic topic : granted.topics().stream().sorted().toList()) {
                permit(act, carer, topic, granted);
            }
        });
    }

    private void checkAge(Granted granted, Instant from, UUID personId, Map<String, String> problems) {
        List<UUID> records = people.linked(personId);
        Instant ofAge = age.of(records); // from when the person may decide for themselves
        Instant surely = age.surely(records);
        boolean under = time.instant().isBefore(ofAge);
        boolean bySelf = CurrentActor.get().role().equals(PersonAccounts.PERSON);
        switch (granted.capacity()) {
            case HAS -> {
                if (under && !ofAge.equals(Instant.MAX) && !bySelf) {
                    problems.put(
                            "capacity",
                            "They are under 16. Choose that they understand what they decide (Gillick competent), or who decided for them");
                }
            }
            case GILLICK -> {
                if (!time.instant().isBefore(surely)) {
                    problems.put(
                            "capacity",
                            "They are 16 or older and decide as an adult does: choose that the person decided");
                }
            }
            case PARENTAL -> {
                if (!under || !from.isBefore(ofAge)) {
                    problems.put(
                            "capacity",
                            ofAge.equals(surely)
                                    ? "From their 16th birthday nobody with parental responsibility decides this for them: they do. Where they lack capacity for it, choose best interests"
                                    : "Their date of birth is not known and they may be 16 or older, so nobody with parental responsibility decides this for them. Find out the date of birth first. Where they lack capacity for it, choose best interests");
                } else if (granted.until().isAfter(ofAge)) {
                    problems.put(
                            "until",
                            (ofAge.equals(surely)
                                            ? "They are 16 on %s and decide for themselves from then on. Choose an earlier last day"
                                            : "They may be 16 from %s and decide for themselves then. Choose an earlier last day, or find out the date of birth first")
                                    .formatted(London.day(ofAge)));
                }
            }
            case LACKS -> {} // a matter of the person's capacity, at any age
        }
    }

    private void permit(Act act, Carer carer, Topic topic, Granted granted) {
        Instant since = granted.from() == null ? act.now() : granted.from();
        UUID by = act.actor().accountId();
        if (carer.permissions().stream().anyMatch(each -> each.topic() == topic && each.isAs(granted, act.now()))) {
            return;
        }
        for (Carer same : same(carer)) {
            repository.replace(same, topic, since, granted.until(), by, act.now());
        }
        UUID id = act.happened(new PermissionGiven(topic.code()));
        repository.permit(carer.personId(), id, carer.carerId(), granted, topic, by, act.now());
    }

    /**
     * Takes a permission back, at once: of its topic the carer is told nothing from now on, also where that was permitted twice
     * or from a later day.
     *
     * @throws StaleEdit when it had ended already
     */
    public void withdraw(UUID personId, UUID permissionId) {
        Carer carer = find(personId, each -> each.permission(permissionId).isPresent(), "permission");
        Carer.Permission permission = carer.permission(permissionId).orElseThrow(() -> new NotFound("permission"));
        Topic topic = permission.topic();
        everywhere(carer, "withdraw a permission", (act, each) -> {
            boolean withdrawn = repository.withdraw(each, topic, act.actor().accountId(), act.now());
            if (withdrawn) {
                act.happened(new PermissionWithdrawn(topic.code()));
            }
            return withdrawn;
        });
    }

    /**
     * Somebody is no carer any longer: nothing they were permitted counts from now on, and their invitation opens nothing.
     *
     * @throws StaleEdit when they were taken away already
     */
    public void end(UUID personId, UUID carerId) {
        everywhere(get(personId, carerId), "take a carer away", (act, each) -> {
            boolean ended =
                    repository.end(each.personId(), each.carerId(), act.actor().accountId(), act.now());
            if (ended) {
                act.happened(new CarerEnded());
            }
            return ended;
        });
    }

    /**
     * Does it to a carer, and on the other records of the person to whoever signs in with the same account: all or nothing.
     *
     * @param change whether there was anything to change
     * @throws StaleEdit when there was not for the carer themselves
     */
    private void everywhere(Carer carer, String what, BiPredicate<Act, Carer> change) {
        acts.act(begin(what, carer.personId()), act -> {
            if (!change.test(act, carer)) {
                throw new StaleEdit("carer");
            }
            for (Carer same : same(carer)) {
                if (!same.carerId().equals(carer.carerId())) {
                    acts.act(begin(what, same.personId()), each -> {
                        boolean _ = change.test(each, same);
                    });
                }
            }
        });
    }

    /** This carer, and on the other records of the person whoever signs in with the same account. */
    private List<Carer> same(Carer carer) {
        return repository.of(people.linked(carer.personId())).stream()
                .filter(each -> each.carerId().equals(carer.carerId())
                        || (carer.accountId() != null && carer.accountId().equals(each.accountId())))
                .toList();
    }

    private Carer get(UUID personId, UUID carerId) {
        return find(personId, each -> each.carerId().equals(carerId), "carer");
    }

    private Carer find(UUID personId, Predicate<Carer> which, String what) {
        return repository.of(people.linked(personId)).stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new NotFound(what));
    }

    private static Begin begin(String what, UUID personId) {
        Subject.Person person = new Subject.Person(personId);
        return Begin.on(what, Ask.about(Action.WRITE, DATA, person), person);
    }
}
