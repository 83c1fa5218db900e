package org.onedoor.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.directory.openreferral.ListingChangeRepository.Which;
import org.onedoor.directory.openreferral.PublisherEvents.ListingChangesDecided;
import org.onedoor.directory.openreferral.PublisherEvents.PublisherRegistered;
import org.onedoor.directory.openreferral.PublisherEvents.PublisherSet;
import org.onedoor.directory.openreferral.PublisherEvents.PublisherStopped;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.springframework.stereotype.Component;

/**
 * The other publishers whose feeds are read, each kept by the organisation that registered it: its managers say how it is read,
 * and approve or refuse each change it brings. Nothing is changed before.
 */
@Component
class Publishers {
    static final String DATA = "service";
    private static final int LONGEST_HOURS = 720;

    private final PublisherRepository repository;
    private final ListingChangeRepository changes;
    private final PublisherAddresses addresses;
    private final Organisations organisations;
    private final Acts acts;
    private final DomainTime time;

    Publishers(
            PublisherRepository repository,
            ListingChangeRepository changes,
            PublisherAddresses addresses,
            Organisations organisations,
            Acts acts,
            DomainTime time) {
        this.repository = repository;
        this.changes = changes;
        this.addresses = addresses;
        this.organisations = organisations;
        this.acts = acts;
        this.time = time;
    }

    static Begin begin(String what, Publisher publisher) {
        return begin(what, publisher.orgId());
    }

    private static Begin begin(String what, UUID organisation) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(organisation))
                .making();
    }

    /** @throws NotFound when there is none */
    Publisher get(UUID id) {
        return repository.find(id).orElseThrow(() -> new NotFound("publisher"));
    }

    /** Whether this actor decides on what it brings. */
    static boolean mayDecide(Actor actor, Publisher publisher) {
        return actor.organisationId().equals(publisher.orgId());
    }

    /**
     * Registered with its first reading due at once. Sent twice it is one.
     *
     * @param typed {@code endpoint}, {@code name}, {@code every} in hours, {@code team}
     * @throws Invalid naming each field that cannot be taken
     */
    Publisher register(Map<String, String> typed) {
        UUID organisation = CurrentActor.get().organisationId();
        Instant now = time.instant();
        String endpoint = typed.getOrDefault("endpoint", "").strip();
        Map<String, String> problems = new LinkedHashMap<>();
        if (addresses.find(endpoint).isEmpty()) {
            problems.put("endpoint", "Choose one of the feeds that the settings name");
        }
        Publisher read = read(organisation, endpoint, now, typed, problems);
        return acts.act(begin("Register another publisher's feed", organisation), Publisher.class, act -> {
            Publisher held = repository.at(organisation, endpoint).orElse(null);
            if (held != null && held.name().equals(read.name())) {
                return held;
            }
            if (held != null) {
                throw new Invalid("endpoint", "This feed is registered already, as \"%s\"".formatted(held.name()));
            }
            repository.add(read);
            act.happened(new PublisherRegistered(read.id(), endpoint, read.teamId()));
            return read;
        });
    }

    /** @param problems what is known to be wrong already; the rest is added */
    private Publisher read(
            UUID organisation, String endpoint, Instant now, Map<String, String> typed, Map<String, String> problems) {
        String name = typed.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > Writing.LINE) {
            problems.put("name", "Write who publishes it, in at most %d letters".formatted(Writing.LINE));
        }
        String every = typed.getOrDefault("every", "").strip();
        int hours = every.matches("[0-9]{1,3}") ? Integer.parseInt(every) : 0;
        if (hours < 1 || hours > LONGEST_HOURS) {
            problems.put("every", "Write how often it is read in hours, from 1 to %d".formatted(LONGEST_HOURS));
        }
        String team = typed.getOrDefault("team", "");
        UUID teamId = organisations.teamsOf(organisation).stream()
                .filter(each -> each.ended() == null && each.id().toString().equals(team))
                .map(Team::id)
                .findFirst()
                .orElse(null);
        if (teamId == null) {
            problems.put("team", "Choose the team that looks after it");
        }
        if (!problems.isEmpty() || teamId == null) {
            throw new Invalid(problems);
        }
        return new Publisher(
                organisation,
                idOf(organisation, endpoint),
                endpoint,
                name,
                hours,
                teamId,
                false,
                now,
                null,
                null,
                0,
                null,
                0);
    }

    private static UUID idOf(UUID organisation, String endpoint) {
        return UUID.nameUUIDFromBytes(("publisher:" + organisation + ":" + endpoint).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * How it is read from now on: the same fields as at first, without the feed.
     *
     * @param version of the publisher whose form it is
     * @throws Refused when somebody set it otherwise since
     */
    void set(UUID id, long version, Map<String, String> typed) {
        change(id, "Set how a publisher's feed is read", (publisher, now) -> {
            Publisher read = read(publisher.orgId(), publisher.endpoint(), now, typed, new LinkedHashMap<>());
            boolean same = read.name().equals(publisher.name())
                    && read.everyHours() == publisher.everyHours()
                    && read.teamId().equals(publisher.teamId());
            if (!same && publisher.version() != version) {
                throw new Refused(
                        "conflict",
                        "Something of this publisher was changed while you had it open. What you typed is below: send it again if it still holds.");
            }
            Instant next = publisher.readAt() == null || publisher.problem() != null
                    ? publisher.nextAt()
                    : publisher.readAt().plusSeconds(read.everyHours() * 3600L);
            return with(publisher, read.name(), read.everyHours(), read.teamId(), publisher.stopped(), next);
        });
    }

    /** Within a minute, and not when its time comes. */
    void readNow(UUID id) {
        change(
                id,
                "Read a publisher's feed now",
                (publisher, now) ->
                        with(publisher, publisher.name(), publisher.everyHours(), publisher.teamId(), false, now));
    }

    /** What is held of it stays; it is read no more. */
    void stop(UUID id) {
        change(
                id,
                "Stop reading a publisher's feed",
                (publisher, now) -> with(
                        publisher,
                        publisher.name(),
                        publisher.everyHours(),
                        publisher.teamId(),
                        true,
                        publisher.nextAt()));
    }

    private interface Change {
        Publisher of(Publisher publisher, Instant now);
    }

    private void change(UUID id, String what, Change change) {
        Publisher publisher = get(id);
        acts.act(begin(what, publisher), act -> {
            mustDecide(act, publisher);
            if (publisher.isFiles()) {
                throw new Refused("conflict", "Files are taken in by hand: there is no feed to read.");
            }
            Publisher held = repository.lock(publisher);
            Publisher next = change.of(held, act.now());
            List<String> fields = fields(held, next);
            if (!fields.isEmpty()) {
                repository.set(next);
                act.happened(new PublisherSet(id, fields));
                if (next.stopped() && !held.stopped()) {
                    act.happened(new PublisherStopped(id));
                }
            }
        });
    }

    private static List<String> fields(Publisher before, Publisher after) {
        List<String> fields = new ArrayList<>();
        if (!before.name().equals(after.name())) {
            fields.add("name");
        }
        if (before.everyHours() != after.everyHours()) {
            fields.add("every");
        }
        if (!before.teamId().equals(after.teamId())) {
            fields.add("team");
        }
        if (before.stopped() != after.stopped() || !before.nextAt().equals(after.nextAt())) {
            fields.add("state");
        }
        return fields;
    }

    private static Publisher with(
            Publisher p, String name, int everyHours, UUID teamId, boolean stopped, Instant nextAt) {
        return new Publisher(
                p.orgId(),
                p.id(),
                p.endpoint(),
                name,
                everyHours,
                teamId,
                stopped,
                nextAt,
                p.triedAt(),
                p.readAt(),
                p.failures(),
                p.problem(),
                p.version());
    }

    /**
     * One change is approved or refused. The same said twice is said once.
     *
     * @param sha256 of what whoever decides saw
     * @throws Refused when it was decided otherwise, or the feed says something else by now
     */
    void decide(UUID publisherId, UUID changeId, String sha256, boolean approve, String why) {
        Publisher publisher = get(publisherId);
        if (why.length() > Writing.LINE) {
            throw new Invalid("why", "Say why in at most %d letters".formatted(Writing.LINE));
        }
        acts.act(begin(approve ? "Approve a change of a feed" : "Refuse a change of a feed", publisher), act -> {
            mustDecide(act, publisher);
            Publisher now = repository.lock(publisher);
            ListingChange change = changes.find(now, changeId).orElseThrow(() -> new NotFound("change"));
            if (change.state().equals(approve ? "approved" : "refused")) {
                return;
            }
            if (!change.state().equals("open") || !change.sha256().equals(sha256)) {
                throw new Refused(
                        "conflict",
                        change.state().equals("overtaken")
                                ? "The feed says something else of %s by now. Look at what it says below."
                                        .formatted(change.name())
                                : "This was decided already: %s.".formatted(change.state()));
            }
            int taken = approve
                    ? changes.approve(now, Which.one(changeId), act)
                    : changes.refuse(now, Which.one(changeId), why.isBlank() ? null : why.strip(), act);
            if (taken == 0) {
                throw new Refused(
                        "conflict", "Another publisher's feed brought this service meanwhile. It is kept as it is.");
            }
            decided(act, now, approve, change.kind() == Kind.GONE, taken);
        });
    }

    /**
     * Those of a kind are approved or refused together: changed ones in a group that says the same parts otherwise, none of them
     * how people reach a service or for whom it is. New ones are approved by {@link NewServices}; each that is gone is taken away
     * by itself, and all may be kept.
     *
     * @param about the group of changed ones
     * @param version of what whoever decides saw
     * @throws Refused when it is not what waits now
     */
    int decideAll(UUID publisherId, Kind kind, String about, long version, boolean approve) {
        if (approve && kind != Kind.CHANGED) {
            throw new Refused(
                    "conflict",
                    kind == Kind.NEW
                            ? "New services are approved together only once the number of each has been looked at."
                            : "Each service that is no longer named is taken away by itself.");
        }
        Which which = kind == Kind.CHANGED ? Which.group(about) : Which.all(kind);
        Publisher publisher = get(publisherId);
        return acts.act(
                begin(approve ? "Approve changes of a feed" : "Refuse changes of a feed", publisher),
                Integer.class,
                act -> {
                    mustDecide(act, publisher);
                    Publisher now = repository.lock(publisher);
                    if (now.version() != version) {
                        throw new Refused(
                                "conflict",
                                "What waits is not what you saw: it was read again, or somebody decided. Look again, then decide.");
                    }
                    int taken = approve ? changes.approve(now, which, act) : changes.refuse(now, which, null, act);
                    if (taken > 0) {
                        decided(act, now, approve, false, taken);
                    }
                    return taken;
                });
    }

    void decided(Act act, Publisher publisher, boolean approve, boolean gone, int taken) {
        repository.changed(publisher);
        if (approve && gone) {
            repository.forgetPages(publisher.orgId()); // another feed may name what this one no longer does
        }
        int left = changes.counts(publisher).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        act.happened(new ListingChangesDecided(publisher.id(), approve ? "approved" : "refused", taken, left));
    }

    static void mustDecide(Act act, Publisher publisher) {
        if (!mayDecide(act.actor(), publisher)) {
            throw new Refused(
                    "not-permitted", "Only a manager of the organisation that registered this feed may do this.");
        }
    }
}
