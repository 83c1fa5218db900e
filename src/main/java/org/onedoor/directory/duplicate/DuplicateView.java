package org.onedoor.directory.duplicate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Capacities;
import org.onedoor.directory.Capacity;
import org.onedoor.directory.OpenItems;
import org.onedoor.directory.Service;
import org.onedoor.directory.duplicate.DuplicatesPage.Fact;
import org.onedoor.directory.duplicate.DuplicatesPage.Line;
import org.onedoor.directory.duplicate.DuplicatesPage.Show;
import org.onedoor.directory.duplicate.DuplicatesPage.Side;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.platform.web.components.Link;
import org.onedoor.platform.web.components.Pagination;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is shown of entries that are, or may be, of one service. */
@Component
public class DuplicateView {
    private static final int PAGE = 25;

    private final AlikeRepository repository;
    private final SameServices same;
    private final AllSaid said;
    private final Capacities capacities;
    private final ObjectProvider<OpenItems> open;
    private final DomainTime time;

    DuplicateView(
            AlikeRepository repository,
            SameServices same,
            AllSaid said,
            Capacities capacities,
            ObjectProvider<OpenItems> open,
            DomainTime time) {
        this.repository = repository;
        this.same = same;
        this.said = said;
        this.capacities = capacities;
        this.open = open;
        this.time = time;
    }

    /** The tabs above everything that comes from other publishers, each with how many there are. */
    public List<Link> tabs() {
        return DuplicatesPage.tabs(
                repository.waiting(), repository.count(Decided.SAME), repository.count(Decided.DIFFERENT));
    }

    DuplicatesPage of(Show show, int number, @Nullable String refusal) {
        int all = show == Show.OPEN ? repository.waiting() : repository.count(show.code());
        int last = Math.max(1, (all + PAGE - 1) / PAGE);
        int page = Math.clamp(number, 1, last);
        int from = (page - 1) * PAGE;
        List<Two> pairs = show == Show.OPEN
                ? repository.open(from, PAGE).stream()
                        .map(AlikeRepository.Asked::two)
                        .toList()
                : repository.decided(show.code(), from, PAGE).stream()
                        .map(Decided::two)
                        .toList();
        Set<EntryKey> keys = new HashSet<>();
        pairs.forEach(two -> keys.addAll(List.of(two.first(), two.second())));
        Map<EntryKey, Said> known = said.of(keys);
        Leaders leaders = same.leaders();
        return new DuplicatesPage(
                show,
                tabs(),
                pairs.stream()
                        .filter(two -> known.containsKey(two.first()) && known.containsKey(two.second()))
                        .map(two -> line(two, known, leaders))
                        .toList(),
                Pagination.of(page, last, n -> "%s?show=%s&page=%d".formatted(DuplicatesPage.ADDRESS, show.code(), n)),
                repository.mark().isPresent(),
                refusal);
    }

    private Line line(Two two, Map<EntryKey, Said> known, Leaders leaders) {
        Said first = Objects.requireNonNull(known.get(two.first()));
        Said second = Objects.requireNonNull(known.get(two.second()));
        List<Decided> history = repository.history(two);
        Decided last = history.isEmpty() ? null : history.getFirst();
        boolean alone =
                repository.find(two).filter(AlikeRepository.Asked::alone).isPresent();
        return new Line(
                two,
                side(first, second, leaders),
                side(second, first, leaders),
                Likeness.of(Shape.of(first), Shape.of(second), alone).reasons(),
                last == null ? 0 : last.number(),
                last == null || last.firstLeads() == null ? null : name(last.leader(), known),
                last == null ? null : last.firstLeads(),
                last == null ? null : note(last, first, second, leaders),
                history.stream().map(each -> words(each, known)).toList());
    }

    private static String name(EntryKey key, Map<EntryKey, Said> known) {
        Said found = Objects.requireNonNull(known.get(key));
        return "%s (%s)".formatted(found.name(), found.source());
    }

    private static @Nullable String note(Decided last, Said first, Said second, Leaders leaders) {
        if (last.decision().equals(Decided.UNDONE)) {
            return null;
        }
        List<String> notes = new ArrayList<>();
        if (!SameServices.saysTheSame(last, first, second)) {
            notes.add(
                    last.decision().equals(Decided.SAME)
                            ? "One of the two says something else than when this was decided. Look whether they are still one service."
                            : "They were said to be two services on %s. One of them says something else since."
                                    .formatted(London.full(last.at())));
        }
        if (last.decision().equals(Decided.SAME)) {
            Said leader = last.leader().equals(first.key()) ? first : second;
            Said follower = leader == first ? second : first;
            if (!leader.live()) {
                notes.add("The one that leads is not offered any more%s."
                        .formatted(
                                follower.live() && !leaders.follows(follower.key())
                                        ? ", so the other is shown again by itself"
                                        : ""));
            }
        }
        return notes.isEmpty() ? null : String.join(" ", notes);
    }

    private static String words(Decided decided, Map<EntryKey, Said> known) {
        String what = switch (decided.decision()) {
            case Decided.SAME -> "One service, led by %s".formatted(name(decided.leader(), known));
            case Decided.DIFFERENT -> "Two services";
            default -> "Undone";
        };
        return "%s: %s by a %s%s"
                .formatted(
                        what,
                        London.full(decided.at()),
                        decided.role(),
                        decided.why() == null ? "" : ". " + decided.why());
    }

    private Side side(Said one, Said other, Leaders leaders) {
        Actor actor = CurrentActor.get();
        Service ours = said.ours(one.key()).orElse(null);
        return new Side(
                one,
                facts(one),
                one.live() && !leaders.follows(one.key()),
                ours == null ? "%s is read as before, and kept.".formatted(one.source()) : follows(ours, other),
                same.may(actor, one.key()),
                ours == null ? null : "/services/" + ours.code() + "?itself");
    }

    private String follows(Service ours, Said other) {
        int referrals = open.stream().mapToInt(each -> each.count(ours.id())).sum();
        Instant now = time.instant();
        Capacity room = capacities.of(List.of(ours)).getOrDefault(ours.id(), new Capacity.Unknown(null));
        return "%s; %s. All of it stays, with its links and its history: only a service with a team here takes referrals, so ours is found by the public and at triage whichever leads. In the open data %s stands for it, and its own id says so."
                .formatted(
                        referrals == 0
                                ? "No referral is open with ours"
                                : referrals == 1
                                        ? "1 referral is open with ours"
                                        : "%d referrals are open with ours".formatted(referrals),
                        room instanceof Capacity.Known ? "it says: " + room.words(now) : "it says nothing of its room",
                        other.source().equals("Our own directory") ? "the other" : other.source());
    }

    private static List<Fact> facts(Said one) {
        return Stream.of(
                        fact("Who says it", one.source()),
                        fact(
                                "Organisation",
                                one.organisation() == null ? "not said" : Organisation.plain(one.organisation())),
                        fact("Telephone", or(one.phones())),
                        fact("Postcode", or(one.postcodes())),
                        fact("Web address", or(one.webs())),
                        fact("Ages", Likeness.ages(one.ageFrom(), one.ageTo())),
                        one.live() ? Optional.<Fact>empty() : fact("State", "not offered any more"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> fact(String label, String value) {
        return Optional.of(new Fact(label, value));
    }

    private static String or(List<String> values) {
        return values.isEmpty() ? "not said" : String.join(", ", values);
    }
}
