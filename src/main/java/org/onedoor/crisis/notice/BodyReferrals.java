package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyEvents.BodyAnswered;
import org.onedoor.crisis.notice.BodyEvents.BodyDecided;
import org.onedoor.crisis.notice.BodyEvents.BodyReferralSent;
import org.onedoor.crisis.notice.BodyReferral.Decision;
import org.onedoor.crisis.notice.BodyReferral.Feedback;
import org.onedoor.crisis.notice.Involved.Carers;
import org.onedoor.crisis.notice.RailMatching.Verdict;
import org.onedoor.frontdoor.SharedElsewhere;
import org.onedoor.people.Details;
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
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Service;

/** Referrals to bodies outside health: sent with what the body must be told, decided, and what came of it told back. */
@Service
public class BodyReferrals {
    private static final String REFERRAL = "referral";

    /** A count of people below this is not shown. */
    private static final int FEW = 5;

    private final Acts acts;
    private final Looks looks;
    private final BodyReferralRepository referrals;
    private final RailNoticeRepository notices;
    private final RailMatching matching;
    private final BodyActs follows;
    private final People people;
    private final PlaceFilters places;
    private final DomainTime time;

    BodyReferrals(
            Acts acts,
            Looks looks,
            BodyReferralRepository referrals,
            RailNoticeRepository notices,
            RailMatching matching,
            BodyActs follows,
            People people,
            PlaceFilters places,
            DomainTime time) {
        this.acts = acts;
        this.looks = looks;
        this.referrals = referrals;
        this.notices = notices;
        this.matching = matching;
        this.follows = follows;
        this.people = people;
        this.places = places;
        this.time = time;
    }

    /** The empty form, and what is known of the person it is begun from. @throws Forbidden where the kind is not the reader's */
    public Optional<Person> form(BodyKind kind, @Nullable UUID person) {
        require(kind, CurrentActor.get());
        if (person == null) {
            return looks.look(
                    "Form for a referral to a body", Ask.function(Action.WRITE, BodyActs.DATA), _ -> Optional.empty());
        }
        return looks.look(
                "Form for a referral to a body",
                Ask.about(Action.READ, "demographics", new Subject.Person(person)),
                _ -> Optional.of(people.get(person)));
    }

    /** Whom a kind can be sent to, by the word of the file. */
    public Map<String, String> recipients(BodyKind kind) {
        Map<String, String> named = new LinkedHashMap<>();
        kind.to().stream()
                .filter(word -> follows.recipient(word).isPresent())
                .forEach(word -> named.put(word, follows.name(word)));
        return named;
    }

    private static void require(BodyKind kind, Actor actor) {
        boolean police = actor.role().equals("police");
        if (kind.isDiversion() && !police) {
            throw new Forbidden(
                    "Liaison and diversion referrals come from custody and the courts.", "The police make them.");
        }
        if (!BodyActs.mayKnow(kind, actor)) {
            throw new Forbidden(
                    "A MARAC referral is made by health, social care or the police.",
                    "Ask the team that looks after the person.");
        }
    }

    /**
     * Sends a referral. The same key sends it once.
     *
     * @param person the one it was begun from; none where only the form says who it is
     * @param notice the number of the rail notice it follows from
     * @throws Invalid with a sentence for each answer that is missing or cannot be
     */
    public String send(
            BodyKind kind,
            Details details,
            @Nullable UUID person,
            @Nullable String notice,
            @Nullable String to,
            UnaryOperator<@Nullable String> given,
            @Nullable IdempotencyKey key) {
        Actor actor = CurrentActor.get();
        require(kind, actor);
        LocalDate today = London.date(time.instant());
        Map<String, String> answers = BodyForm.checked(kind, details, to, given, today);
        Carers recipient =
                follows.recipient(String.valueOf(to)).orElseThrow(() -> new Invalid("to", "Choose whom it is sent to"));
        if (person != null && notice == null) { // who read the notice has been shown whom it is about
            form(kind, person);
        }
        boolean begun = person != null && BodyForm.isAbout(people.get(person), details, given.apply("about"));
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, BodyActs.DATA, subject, Set.of(actor.organisationId()));
        return acts.act(
                Begin.on("Refer to a body outside health", ask, subject)
                        .once(key)
                        .making(),
                String.class,
                act -> {
                    BodyReferral referral = new BodyReferral(
                            incident,
                            0,
                            notices.number("SG-", incident),
                            kind,
                            begun ? person : known(details),
                            details,
                            notice,
                            actor.organisationId(),
                            actor.teamId(),
                            recipient.organisationId(),
                            recipient.teamId(),
                            answers,
                            act.now(),
                            actor.name(),
                            follows.due(kind, act.now()),
                            null,
                            null);
                    referrals.insert(referral);
                    act.happened(new BodyReferralSent(incident, referral.number(), kind.code()));
                    follows.sent(
                            act,
                            referral,
                            notice == null ? null : notices.numbered(notice).orElse(null));
                    return referral.number();
                });
    }

    private @Nullable UUID known(Details details) {
        return matching.of(details, List.of()) instanceof Verdict.Sure(Person person, double _)
                ? person.personId()
                : null;
    }

    /** A referral, and whom it was sent to in words. */
    public record Line(BodyReferral referral, String to) {}

    /** One referral as its reader may see it. @param decides whether it was sent to the reader @param sent whether the reader sent it */
    public record Seen(
            BodyReferral referral,
            @Nullable Person person,
            String to,
            boolean reaches,
            boolean decides,
            boolean sent,
            SharedElsewhere.@Nullable Met shared) {}

    /** @throws NotFound when there is none, or it is out of reach: the two are answered alike */
    public Seen look(String number) {
        BodyReferral referral = numbered(number);
        if (referral == null) {
            return looks.absent("A referral to a body", Action.READ, BodyActs.DATA);
        }
        Actor actor = CurrentActor.get();
        return looks.look("A referral to a body", ask(Action.READ, referral, actor), shown -> {
            shown.add(referral.incidentId());
            UUID about = referral.personId();
            boolean reaches = about != null && follows.reaches(about);
            Person person = about == null || !isTold(referral, actor, reaches) ? null : people.get(about);
            if (about != null) {
                shown.add(about);
            }
            return new Seen(
                    referral,
                    person,
                    follows.name(referral),
                    reaches && person != null,
                    isTo(referral, actor),
                    isFrom(referral, actor),
                    follows.shared(referral, actor, person != null));
        });
    }

    /**
     * Whether the reader is told which of those we know it is about: whoever decides it, and whoever has to do with the person.
     * Who only sent it learns nothing by sending: not even whether somebody is known.
     */
    private static boolean isTold(BodyReferral referral, Actor actor, boolean reaches) {
        boolean named = List.of("clinician", "gp", "navigator", "amhp").contains(actor.role());
        boolean read = referral.notice() != null && actor.role().equals("navigator");
        return named && (reaches || read || isTo(referral, actor));
    }

    private static boolean isTo(BodyReferral referral, Actor actor) {
        return referral.toTeam() == null
                ? referral.toOrg().equals(actor.organisationId())
                : referral.toTeam().equals(actor.teamId());
    }

    private static boolean isFrom(BodyReferral referral, Actor actor) {
        return referral.fromTeam() == null
                ? referral.fromOrg().equals(actor.organisationId())
                : referral.fromTeam().equals(actor.teamId());
    }

    private @Nullable BodyReferral numbered(String number) {
        return notices.numbered(number.strip().toUpperCase(Locale.ROOT))
                .flatMap(referrals::find)
                .orElse(null);
    }

    private Ask ask(Action action, BodyReferral referral, Actor actor) {
        return Ask.item(action, BodyActs.DATA, referral.subject(), follows.parties(referral, actor));
    }

    /** Those of a place that the reader's own team or organisation sent or was sent, those that wait first. */
    public List<Line> mine(PlaceFilter place) {
        return looks.look("Referrals to bodies", Ask.function(Action.READ, BodyActs.DATA), shown -> {
            Actor actor = CurrentActor.get();
            List<BodyReferral> mine = places.those(
                    place,
                    referrals.of(actor.organisationId()).stream()
                            .filter(each -> isTo(each, actor) || isFrom(each, actor))
                            .filter(each -> !follows.parties(each, actor).isEmpty())
                            .toList(),
                    BodyReferral::personId,
                    each -> Stream.of(each.fromTeam(), each.toTeam()).filter(Objects::nonNull),
                    London.date(time.instant()));
            mine.forEach(each -> {
                shown.add(each.incidentId());
                if (each.personId() != null) {
                    shown.add(each.personId());
                }
            });
            return mine.stream().map(each -> new Line(each, follows.name(each))).toList();
        });
    }

    private void change(String what, String number, long version, BiConsumer<Act, BodyReferral> body) {
        BodyReferral found = numbered(number);
        if (found == null) {
            throw new NotFound(REFERRAL);
        }
        Actor actor = CurrentActor.get();
        if (!isTo(found, actor)
                && !isFrom(found, actor)
                && !follows.parties(found, actor).isEmpty()) {
            throw new Forbidden(
                    "What became of a referral is recorded by those who sent it or were sent it.", "Ask one of them.");
        }
        acts.act(Begin.on(what, ask(Action.WRITE, found, actor), found.subject()), act -> {
            BodyReferral before = referrals.find(found.incidentId()).orElseThrow();
            if (before.version() != version) {
                throw new StaleEdit(REFERRAL);
            }
            body.accept(act, before);
        });
    }

    /** What the body decided, recorded by it, or by whoever sent it as the body told them. */
    public void decide(String number, long version, String code, @Nullable String words) {
        change("Record the decision on a referral to a body", number, version, (act, before) -> {
            if (!before.kind().decisions().containsKey(code)) {
                throw new Invalid("decision", "Choose what was decided");
            }
            Writing.limit("words", "What they may know", words, Writing.SENTENCES);
            if (before.decision() != null) {
                throw new Refused("decided", "It is decided already.");
            }
            referrals.decided(
                    before, new Decision(code, words, act.now(), act.actor().name()));
            act.happened(new BodyDecided(before.incidentId(), code));
            follows.decided(act, before);
        });
    }

    /** What came of it, told to whoever referred. @throws Invalid when nothing is said */
    public void answer(String number, long version, String words) {
        if (words.isBlank()) {
            throw new Invalid("feedback", "Say what came of it");
        }
        Writing.limit("feedback", "What came of it", words, Writing.SENTENCES);
        change("Tell back what came of a referral to a body", number, version, (act, before) -> {
            if (before.decision() == null || before.feedback() != null) {
                throw new Refused(
                        "not-now",
                        before.decision() == null
                                ? "Record first what was decided."
                                : "What came of it is told already.");
            }
            referrals.answered(
                    before,
                    new Feedback(
                            Writing.storable(words).strip(),
                            act.now(),
                            act.actor().name()));
            act.happened(new BodyAnswered(before.incidentId()));
            follows.answered(before);
        });
    }

    /** One count of people in a time: a number, or a star where they are so few that they could be known by it. */
    public record Count(String words, String shown) {}

    /** How many people were referred in the twelve months before today. */
    public List<Count> figures(List<BodyKind> kinds) {
        return looks.look("Figures of referrals to bodies", Ask.function(Action.READ, "figures"), _ -> {
            Instant until = time.instant();
            Instant from = London.at(until).minusYears(1).toInstant();
            List<Count> counts = new java.util.ArrayList<>();
            for (BodyKind kind : kinds) {
                counts.add(new Count(kind.label(), few(referrals.people(kind.code(), null, "", from, until))));
                if (kind.isRestricted()) {
                    counts.add(new Count(
                            kind.label() + ": those who are harmed",
                            few(referrals.people(kind.code(), "role", "victim", from, until))));
                    counts.add(new Count(
                            kind.label() + ": those who harm",
                            few(referrals.people(kind.code(), "role", "perpetrator", from, until))));
                }
            }
            return counts;
        });
    }

    static String few(int count) {
        return count > 0 && count < FEW ? "*" : String.valueOf(count == 0 ? 0 : Math.round(count / 5.0) * 5);
    }
}
