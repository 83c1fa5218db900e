package org.onedoor.crisis.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailEvents.RailNoticeUnmatched;
import org.onedoor.crisis.notice.RailMatching.Verdict;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.NhsNumber;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.people.PlaceFilter;
import org.onedoor.people.PlaceFilters;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Looking at rail notices, and saying whom one is about. Every look names the notice and everybody shown. */
@Service
public class RailNotices {
    /** How long a team sees what was told of those it looks after. */
    private static final Duration SHOWN = Duration.ofDays(90);

    private static final int MOST = 200;
    private static final String NOTICE = "rail notice";

    private final Acts acts;
    private final Looks looks;
    private final Gate gate;
    private final RailNoticeRepository notices;
    private final RailChanges changes;
    private final RailMatching matching;
    private final RailActs follows;
    private final Involved involved;
    private final People people;
    private final PlaceFilters places;
    private final DomainTime time;

    RailNotices(
            Acts acts,
            Looks looks,
            Gate gate,
            RailNoticeRepository notices,
            RailChanges changes,
            RailMatching matching,
            RailActs follows,
            Involved involved,
            People people,
            PlaceFilters places,
            DomainTime time) {
        this.acts = acts;
        this.looks = looks;
        this.gate = gate;
        this.notices = notices;
        this.changes = changes;
        this.matching = matching;
        this.follows = follows;
        this.involved = involved;
        this.people = people;
        this.places = places;
        this.time = time;
    }

    /** A notice with the one it is about; none for whoever may not know. */
    public record Line(RailNotice notice, @Nullable Person person) {}

    /**
     * What a reader sees.
     *
     * @param review those a person must look at
     * @param unmatched those about nobody we know, kept until somebody appears
     * @param matched those about somebody who is known
     */
    public record Board(List<Line> review, List<Line> unmatched, List<Line> matched, int unmatchedCount) {
        public Board {
            review = List.copyOf(review);
            unmatched = List.copyOf(unmatched);
            matched = List.copyOf(matched);
        }
    }

    /**
     * The centre sees all; a team and a practice those about whom they look after; the police none: they know what they sent. Of a
     * place are those alone that are about somebody known.
     */
    public Board board(PlaceFilter place) {
        return looks.look("Rail notices", Ask.function(Action.READ, RailActs.DATA), shown -> {
            Actor actor = CurrentActor.get();
            if (actor.role().equals("police")) {
                return new Board(List.of(), List.of(), List.of(), 0);
            }
            boolean centre = actor.role().equals("navigator");
            Instant since = time.instant().minus(SHOWN);
            List<RailNotice> known = notices.matchedSince(since, centre ? MOST : 10 * MOST);
            if (!centre) {
                Set<UUID> mine = involved.reached(
                        known.stream().map(RailNotice::personId).collect(Collectors.toSet()));
                known = known.stream()
                        .filter(each -> mine.contains(each.personId()))
                        .filter(each -> isOpen(each, actor))
                        .limit(MOST)
                        .toList();
            }
            known = places.those(place, known, RailNotice::personId, London.date(time.instant()));
            boolean all = centre && !place.isSet();
            List<RailNotice> review = all ? notices.in(RailNotice.State.REVIEW, MOST) : List.of();
            List<RailNotice> unmatched = all ? notices.in(RailNotice.State.UNMATCHED, MOST) : List.of();
            return new Board(
                    lines(review, shown),
                    lines(unmatched, shown),
                    lines(known, shown),
                    all ? notices.count(RailNotice.State.UNMATCHED) : 0);
        });
    }

    /** Whether the reader may open it: what is on a board can be opened, and what can be opened is on it. */
    private boolean isOpen(RailNotice notice, Actor actor) {
        return gate.decide(actor, ask(Action.READ, notice, actor)) instanceof Decision.Allowed;
    }

    private List<Line> lines(List<RailNotice> found, Looks.Shown shown) {
        List<UUID> ids = found.stream()
                .map(RailNotice::personId)
                .filter(java.util.Objects::nonNull)
                .toList();
        Map<UUID, Person> known = people.all(ids);
        found.forEach(each -> shown.add(each.incidentId()));
        shown.addAll(known.keySet());
        return found.stream()
                .map(each -> new Line(each, each.personId() == null ? null : known.get(each.personId())))
                .toList();
    }

    /** What became of the rows of one file, for those who receive it. From inside no other look. */
    public List<Line> ofFile(UUID fileId) {
        return looks.look(
                "Notices of a file",
                Ask.function(Action.READ, RailActs.DATA),
                shown -> CurrentActor.get().role().equals("navigator")
                        ? lines(notices.ofFile(fileId), shown)
                        : List.<Line>of());
    }

    /**
     * One notice as its reader may see it.
     *
     * @param person whom it is about; none where nobody knows, and for the police, who are not told whom we know
     * @param earlier what it said before its row was sent again, the newest first
     * @param candidates whom it may be about, for a navigator, the likeliest first
     * @param missing the open reports that they are missing
     * @param reaches whether the reader may open the person's record
     */
    public record Seen(
            RailNotice notice,
            List<RailEarlier> earlier,
            @Nullable Person person,
            List<Candidate> candidates,
            List<MissingReport> missing,
            boolean reaches,
            boolean decides,
            boolean police) {
        public Seen {
            earlier = List.copyOf(earlier);
            candidates = List.copyOf(candidates);
            missing = List.copyOf(missing);
        }
    }

    /** @throws NotFound when there is none, or it is out of reach: the two are answered alike */
    public Seen look(String number) {
        RailNotice notice = numbered(number);
        if (notice == null) {
            return looks.absent("A rail notice", Action.READ, RailActs.DATA);
        }
        Actor actor = CurrentActor.get();
        return looks.look("A rail notice", ask(Action.READ, notice, actor), shown -> {
            shown.add(notice.incidentId());
            boolean police = actor.role().equals("police");
            boolean decides = actor.role().equals("navigator");
            Person person = police || notice.personId() == null ? null : people.get(notice.personId());
            List<Candidate> near = new ArrayList<>();
            if (decides && notice.state() != RailNotice.State.MATCHED) {
                near.addAll(matching.candidates(notice.details(), notice.notThem()));
            }
            if (person != null) {
                shown.add(person.personId());
            }
            near.forEach(each -> shown.add(each.person().personId()));
            return new Seen(
                    notice,
                    changes.of(notice),
                    person,
                    near,
                    police ? List.of() : follows.missing(notice),
                    reaches(person),
                    decides,
                    police);
        });
    }

    private boolean reaches(@Nullable Person person) {
        return person != null && involved.opens(person.personId());
    }

    private @Nullable RailNotice numbered(String number) {
        return notices.numbered(number.strip().toUpperCase(Locale.ROOT))
                .flatMap(notices::find)
                .orElse(null);
    }

    /** About a person it is asked of the person, so that nobody reads of themselves as staff and an objection is heard. */
    private Ask ask(Action action, RailNotice notice, Actor actor) {
        UUID person = actor.role().equals("police") ? null : notice.personId();
        Subject subject = person == null ? notice.subject() : new Subject.Person(person);
        return Ask.item(action, RailActs.DATA, subject, follows.parties(notice));
    }

    private void change(String what, String number, long version, java.util.function.BiConsumer<Act, RailNotice> body) {
        RailNotice found = numbered(number);
        if (found == null) {
            throw new NotFound(NOTICE);
        }
        Actor actor = CurrentActor.get();
        if (!actor.role().equals("navigator")) {
            throw new Forbidden("Whom a rail notice is about is said by a navigator.", "Ask the centre to look at it.");
        }
        acts.act(Begin.on(what, ask(Action.WRITE, found, actor), found.subject()), act -> {
            RailNotice before = notices.find(found.incidentId()).orElseThrow();
            if (before.version() != version) {
                throw new org.onedoor.platform.StaleEdit("notice");
            }
            body.accept(act, before);
        });
    }

    /**
     * It is about this person.
     *
     * @param chosen one of those shown; none where an NHS number says who it is
     * @throws Invalid when nobody was chosen, or no one has that number
     * @throws NotFound when somebody was chosen who was not shown
     */
    public void match(String number, long version, @Nullable UUID chosen, @Nullable String nhsNumber) {
        UUID person = chosen == null ? byNumber(nhsNumber) : chosen;
        change("Match a rail notice to a person", number, version, (act, before) -> {
            if (before.state() == RailNotice.State.MATCHED) {
                throw new Refused("matched", "It is matched already. Say first that it is not about them.");
            }
            Double sure = chosen == null
                    ? null
                    : matching.require(person, matching.candidates(before.details(), before.notThem()))
                            .probability();
            RailNotice after = follows.update(
                    before.matched(person, sure, act.now(), act.actor().name()));
            follows.matched(act, after, "by-hand");
        });
    }

    private UUID byNumber(@Nullable String nhsNumber) {
        if (nhsNumber == null || nhsNumber.isBlank()) {
            throw new Invalid(
                    "candidate", "Choose who it is, or enter an NHS number below, or say that it is none of them");
        }
        String digits = nhsNumber.replaceAll("[\\s-]", "");
        String problem = NhsNumber.problem(digits);
        if (problem != null) {
            throw new Invalid("nhsNumber", problem);
        }
        return people.byNhsNumber(new NhsNumber(digits))
                .map(Person::personId)
                .orElseThrow(
                        () -> new Invalid("nhsNumber", "Nobody here has this NHS number. Check it against the notice"));
    }

    /** It is none of those shown: it waits until somebody appears who it may be. */
    public void nobody(String number, long version, List<UUID> shownAs) {
        change("Say that a rail notice is about nobody shown", number, version, (act, before) -> {
            if (before.state() == RailNotice.State.MATCHED) {
                throw new Refused("matched", "It is matched already. Say first that it is not about them.");
            }
            List<UUID> not = new ArrayList<>(before.notThem());
            shownAs.stream().filter(each -> !not.contains(each)).forEach(not::add);
            follows.update(before.waiting(RailNotice.State.UNMATCHED, not));
            follows.looked(act);
            act.happened(new RailNoticeUnmatched(before.incidentId(), "unmatched"));
        });
    }

    /** It was not about them. @throws Invalid when nobody says why */
    public void mistaken(String number, long version, String why) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say how it was found out");
        }
        Writing.limit("why", "How it was found out", why, Writing.SENTENCES);
        change("Say that a rail notice is not about a person", number, version, (act, before) -> {
            if (before.personId() == null) {
                throw new Refused("unmatched", "It is matched to nobody.");
            }
            List<UUID> not = new ArrayList<>(before.notThem());
            not.add(before.personId());
            RailNotice.State next = matching.of(before.details(), not) instanceof Verdict.Nobody
                    ? RailNotice.State.UNMATCHED
                    : RailNotice.State.REVIEW;
            RailNotice after = follows.update(before.waiting(next, not));
            follows.unmatched(act, before, after);
            act.happened(new RailNoticeUnmatched(before.incidentId(), next.code()));
        });
    }
}
