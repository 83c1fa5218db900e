package org.onedoor.directory.duplicate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.duplicate.DuplicateEvents.EntriesAreOneService;
import org.onedoor.directory.duplicate.DuplicateEvents.EntriesAreTwoServices;
import org.onedoor.directory.duplicate.DuplicateEvents.EntriesUndecided;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Component;

/**
 * Two entries of the directory that are of one service. Somebody decides that they are, and which of the two leads; the other is
 * kept, and read again like any other, but stands back. Whatever is decided can be undone.
 */
@Component
public class SameServices {
    static final String DATA = "service";

    private final AlikeRepository repository;
    private final AllSaid said;
    private final Organisations organisations;
    private final Acts acts;

    SameServices(AlikeRepository repository, AllSaid said, Organisations organisations, Acts acts) {
        this.repository = repository;
        this.said = said;
        this.organisations = organisations;
        this.acts = acts;
    }

    /** How many pairs wait for somebody to decide. */
    public int waiting() {
        return repository.waiting();
    }

    /** Of those that are one, how many say something else since that was decided: to be looked at again. */
    public int changedSince() {
        List<Decided> same = repository.same();
        Set<EntryKey> keys = new HashSet<>();
        same.forEach(each -> keys.addAll(List.of(each.two().first(), each.two().second())));
        Map<EntryKey, Said> now = said.of(keys);
        return (int) same.stream()
                .filter(each -> {
                    Said first = now.get(each.two().first());
                    Said second = now.get(each.two().second());
                    return first != null && second != null && !saysTheSame(each, first, second);
                })
                .count();
    }

    /** Who stands for whom now. */
    public Leaders leaders() {
        return leaders(repository.same());
    }

    private Leaders leaders(Collection<Decided> same) {
        if (same.isEmpty()) {
            return Leaders.NONE;
        }
        Set<EntryKey> keys = new HashSet<>();
        same.forEach(each -> keys.addAll(List.of(each.two().first(), each.two().second())));
        Map<EntryKey, Said> known = said.of(keys);
        return Leaders.of(
                same.stream()
                        .map(each -> new Leaders.Same(each.follower(), each.leader()))
                        .toList(),
                key -> known.containsKey(key)
                        && Objects.requireNonNull(known.get(key)).live(),
                key -> known.containsKey(key)
                        && Objects.requireNonNull(known.get(key)).isOurs());
    }

    /** What other sources say of one of our services is one with it: each in a sentence. */
    public List<String> oneWith(Service service) {
        EntryKey ours = new EntryKey(service.organisationId(), service.id());
        List<Decided> same = repository.same().stream()
                .filter(each ->
                        each.two().first().equals(ours) || each.two().second().equals(ours))
                .toList();
        if (same.isEmpty()) {
            return List.of();
        }
        Leaders leaders = leaders();
        EntryKey leader = leaders.of(ours).orElse(ours);
        return same.stream()
                .map(each -> each.two().first().equals(ours)
                        ? each.two().second()
                        : each.two().first())
                .map(other -> said.of(List.of(other)).get(other))
                .filter(Objects::nonNull)
                .map(other -> "%s says it as “%s”%s"
                        .formatted(
                                other.source(),
                                other.name(),
                                !other.live()
                                        ? ", which is not offered any more"
                                        : other.key().equals(leader)
                                                ? ", and stands for it in the open data"
                                                : leader.equals(ours)
                                                        ? ", for which ours stands in the open data"
                                                        : ""))
                .toList();
    }

    /** What somebody asks for. @param firstLeads which of the two stands for both, where they are one */
    enum Choice {
        FIRST_LEADS(Decided.SAME),
        SECOND_LEADS(Decided.SAME),
        DIFFERENT(Decided.DIFFERENT),
        UNDONE(Decided.UNDONE);

        private final String decision;

        Choice(String decision) {
            this.decision = decision;
        }

        @Nullable
        Boolean firstLeads() {
            return this == FIRST_LEADS ? Boolean.TRUE : this == SECOND_LEADS ? Boolean.FALSE : null;
        }
    }

    /** What whoever decides saw. @param number of the last decision; 0 where there was none */
    record Seen(int number, String firstSha, String secondSha) {}

    /**
     * Decides. The same said twice is said once.
     *
     * @throws Refused when somebody decided otherwise since, one of the two says something else by now, it is not theirs to
     *     decide, or one would stand for itself in the end
     */
    void decide(Two two, Choice choice, Seen seen, String why) {
        if (why.length() > Writing.LINE) {
            throw new Invalid("why", "Say why in at most %d letters".formatted(Writing.LINE));
        }
        Begin begin = Begin.on(
                        "Decide whether two entries are one service",
                        Ask.function(Action.WRITE, DATA),
                        new Subject.Organisation(two.first().orgId()))
                .making();
        acts.act(begin, act -> {
            Map<EntryKey, Said> now = said.of(List.of(two.first(), two.second()));
            Said first = there(now, two.first());
            Said second = there(now, two.second());
            Decided last = repository.last(two).orElse(null);
            String stands = last == null ? Decided.UNDONE : last.decision();
            if (stands.equals(choice.decision)
                    && Objects.equals(last == null ? null : last.firstLeads(), choice.firstLeads())
                    && (last == null || saysTheSame(last, first, second))) {
                return;
            }
            if ((last == null ? 0 : last.number()) != seen.number()) {
                throw new Refused("conflict", "Somebody decided this while you had it open. See how it stands below.");
            }
            if (choice != Choice.UNDONE
                    && !(first.sha256().equals(seen.firstSha())
                            && second.sha256().equals(seen.secondSha()))) {
                throw new Refused("conflict", "One of the two says something else by now. Look again, then decide.");
            }
            may(act.actor(), two, choice);
            if (choice.firstLeads() != null) {
                sound(two, choice, first, second);
            }
            keep(act, two, choice, last, first, second, why);
        });
    }

    private static Said there(Map<EntryKey, Said> now, EntryKey key) {
        Said said = now.get(key);
        if (said == null) {
            throw new NotFound("entry");
        }
        return said;
    }

    static boolean saysTheSame(Decided decided, Said first, Said second) {
        return decided.firstSha().equals(first.sha256()) && decided.secondSha().equals(second.sha256());
    }

    private void keep(Act act, Two two, Choice choice, @Nullable Decided last, Said first, Said second, String why) {
        repository.keep(
                new Decided(
                        two,
                        last == null ? 1 : last.number() + 1,
                        choice.decision,
                        choice.firstLeads(),
                        why.isBlank() ? null : why.strip(),
                        first.sha256(),
                        second.sha256(),
                        act.now(),
                        act.actor().role()),
                act);
        act.happened(
                switch (choice) {
                    case FIRST_LEADS ->
                        new EntriesAreOneService(
                                two.first().id(), two.second().id(), two.first().id());
                    case SECOND_LEADS ->
                        new EntriesAreOneService(
                                two.first().id(),
                                two.second().id(),
                                two.second().id());
                    case DIFFERENT ->
                        new EntriesAreTwoServices(two.first().id(), two.second().id());
                    case UNDONE ->
                        new EntriesUndecided(two.first().id(), two.second().id());
                });
    }

    /** Nothing stands for two, and nothing stands for itself by way of another. */
    private void sound(Two two, Choice choice, Said first, Said second) {
        Said follower = choice == Choice.FIRST_LEADS ? second : first;
        Said leader = choice == Choice.FIRST_LEADS ? first : second;
        if (!leader.live()) {
            throw new Refused(
                    "conflict", "%s is not offered any more, so it cannot stand for another.".formatted(leader.name()));
        }
        List<Decided> others = repository.same().stream()
                .filter(each -> !each.two().equals(two))
                .toList();
        for (Decided other : others) {
            if (other.follower().equals(follower.key())) {
                throw new Refused(
                        "conflict",
                        "“%s” follows another entry already, “%s”. Undo that first, or compare that one with “%s”."
                                .formatted(follower.name(), name(other.leader()), leader.name()));
            }
        }
        Set<EntryKey> ahead = new HashSet<>();
        EntryKey at = leader.key();
        while (at != null && ahead.add(at)) {
            EntryKey from = at;
            at = others.stream()
                    .filter(each -> each.follower().equals(from))
                    .map(Decided::leader)
                    .findFirst()
                    .orElse(null);
        }
        if (ahead.contains(follower.key())) {
            throw new Refused(
                    "conflict",
                    "“%s” follows “%s” already, by way of others. Undo one of those first."
                            .formatted(leader.name(), follower.name()));
        }
    }

    private String name(EntryKey key) {
        Said found = said.of(List.of(key)).get(key);
        return found == null ? "one that is gone" : found.name();
    }

    /**
     * Whoever keeps an entry decides that it follows; whoever keeps one of the two decides that they are two, or as nobody
     * had. A manager of the centre, which runs the directory, decides each.
     */
    boolean may(Actor actor, EntryKey follower) {
        return actor.organisationId().equals(follower.orgId())
                || organisations
                        .find(actor.organisationId())
                        .filter(own -> own.kind() == OrganisationKind.CENTRE)
                        .isPresent();
    }

    private void may(Actor actor, Two two, Choice choice) {
        boolean may = choice.firstLeads() == null
                ? Stream.of(two.first(), two.second()).anyMatch(each -> may(actor, each))
                : may(actor, choice == Choice.FIRST_LEADS ? two.second() : two.first());
        if (!may) {
            throw new Refused(
                    "not-permitted",
                    "Only a manager of the organisation that keeps the entry that would follow, or of the Care Co-ordination Centre, decides this.");
        }
    }
}
