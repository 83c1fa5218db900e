package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.EventData;
import org.onedoor.platform.Forbidden;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.springframework.stereotype.Service;

/** What a police force has told of somebody, looked up by named people of health and social care whom the force granted it. */
@Service
public class PoliceRecords {
    static final String DATA = "police-record";

    /** The force whose records are looked up. */
    public static final UUID FORCE = Organisation.idOfSlug("essex-police");

    private static final int LEAST = 20;

    private final Acts acts;
    private final Looks looks;
    private final PoliceGrantRepository grants;
    private final MissingReportRepository reports;
    private final Notifications notifications;
    private final DomainTime time;

    PoliceRecords(
            Acts acts,
            Looks looks,
            PoliceGrantRepository grants,
            MissingReportRepository reports,
            Notifications notifications,
            DomainTime time) {
        this.acts = acts;
        this.looks = looks;
        this.grants = grants;
        this.reports = reports;
        this.notifications = notifications;
        this.time = time;
    }

    /** A grant moved on. @param what asked, approved, trained, refused, ended or used */
    record PoliceGrantChanged(UUID scopeId, String what) implements EventData {}

    /** One use of a grant. */
    public record Use(String name, Instant at, String reason, int found) {}

    /** What the page shows: to the force every grant and use, to somebody else their own grant. */
    public record Shown(
            boolean force,
            List<PoliceGrant> grants,
            List<Use> uses,
            @Nullable PoliceGrant own,
            @Nullable String closed,
            LocalDate today) {
        public Shown {
            grants = List.copyOf(grants);
            uses = List.copyOf(uses);
        }
    }

    public Shown look() {
        return looks.look("Access to police records", Ask.function(Action.READ, DATA), _ -> {
            Actor actor = CurrentActor.get();
            LocalDate today = London.date(time.instant());
            if (actor.role().equals("police")) {
                boolean own = actor.organisationId().equals(FORCE);
                return new Shown(
                        true,
                        own ? grants.all(FORCE) : List.of(),
                        own ? grants.uses(FORCE) : List.of(),
                        null,
                        null,
                        today);
            }
            PoliceGrant own = grants.latest(FORCE, actor.accountId()).orElse(null);
            String closed = own == null ? "You have not asked for access." : own.closed(today);
            return new Shown(false, List.of(), List.of(), own, closed, today);
        });
    }

    private static Begin begin(String what) {
        return Begin.on(what, Ask.function(Action.WRITE, DATA), new Subject.Organisation(FORCE))
                .making();
    }

    /** Asks for access for the one who is signed in. @throws Invalid when no reason is given */
    public void ask(String reason) {
        requireReason("reason", reason, "Say what you need it for, in %d characters or more".formatted(LEAST));
        Actor actor = CurrentActor.get();
        if (actor.role().equals("police")) {
            throw new Forbidden(
                    "The force's own officers look in the force's own system.", "Health and social care ask here.");
        }
        acts.act(begin("Ask for access to police records"), act -> {
            LocalDate today = London.date(act.now());
            grants.latest(FORCE, actor.accountId())
                    .filter(each -> each.isLive(today))
                    .ifPresent(_ -> {
                        throw new Refused("asked", "You have asked already, and it stands as shown below.");
                    });
            UUID id = Ids.at(act.now());
            grants.insert(new PoliceGrant(
                    FORCE,
                    id,
                    0,
                    actor.accountId(),
                    actor.name(),
                    actor.organisationId(),
                    Writing.storable(reason).strip(),
                    act.now(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            act.happened(new PoliceGrantChanged(id, "asked"));
            notifications.tell(FORCE, null, "police-asked", id.toString(), FORCE, id, null);
        });
    }

    private static void requireReason(String field, String reason, String sentence) {
        if (reason.strip().length() < LEAST) {
            throw new Invalid(field, sentence);
        }
        Writing.limit(field, "The reason", reason, Writing.SENTENCES);
    }

    private void change(String what, UUID grantId, BiConsumer<Act, PoliceGrant> body) {
        Actor actor = CurrentActor.get();
        if (!actor.role().equals("police") || !actor.organisationId().equals(FORCE)) {
            throw new Forbidden("Access to police records is granted by the force.", "Ask Essex Police.");
        }
        acts.act(begin(what), act -> {
            PoliceGrant grant = grants.find(FORCE, grantId).orElseThrow(() -> new NotFound("grant"));
            if (!grant.isLive(London.date(act.now()))) {
                throw new Refused("over", "This request is over: " + grant.state(London.date(act.now())) + ".");
            }
            body.accept(act, grant);
        });
    }

    /** @throws Invalid when the last day is not within a year from today */
    public void approve(UUID grantId, @Nullable LocalDate until) {
        change("Approve access to police records", grantId, (act, grant) -> {
            LocalDate today = London.date(act.now());
            if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(1))) {
                throw new Invalid("until", "Give the last day of the access: today or later, and within a year");
            }
            grants.approved(grant, act.now(), act.actor().name(), until);
            act.happened(new PoliceGrantChanged(grantId, "approved"));
        });
    }

    /** @throws Invalid when the day is none, ahead, or longer ago than a year */
    public void trained(UUID grantId, @Nullable LocalDate on) {
        change("Record training for police records", grantId, (act, grant) -> {
            LocalDate today = London.date(act.now());
            if (on == null || on.isAfter(today) || on.isBefore(today.minusYears(1))) {
                throw new Invalid("on", "Give the day the training was done: within the last year, and not ahead");
            }
            grants.trained(grant, on, act.actor().name());
            act.happened(new PoliceGrantChanged(grantId, "trained"));
        });
    }

    public void refuse(UUID grantId) {
        change("Refuse access to police records", grantId, (act, grant) -> {
            grants.refused(grant, act.now());
            act.happened(new PoliceGrantChanged(grantId, "refused"));
        });
    }

    /** @throws Invalid when nobody says why */
    public void end(UUID grantId, String why) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say why it ends");
        }
        Writing.limit("why", "Why it ends", why, Writing.LINE);
        change("End access to police records", grantId, (act, grant) -> {
            grants.ended(grant, act.now(), Writing.storable(why).strip());
            act.happened(new PoliceGrantChanged(grantId, "ended"));
        });
    }

    /**
     * Looks somebody up. Each use is kept with its reason, also one that finds nothing.
     *
     * @throws Forbidden without an approved grant that has not ended and whose training is done
     * @throws Invalid when it is not said who it is about and why
     */
    public List<MissingReport> find(String familyName, @Nullable LocalDate born, String reason) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (familyName.isBlank()) {
            problems.put("familyName", "Enter the family name");
        }
        if (born == null) {
            problems.put("birthDate", "Enter the date of birth: a name alone is too many people");
        }
        if (reason.strip().length() < LEAST) {
            problems.put("reason", "Say why you look now, in %d characters or more".formatted(LEAST));
        }
        Writing.limit(problems, "reason", "The reason", reason, Writing.SENTENCES);
        Actor actor = CurrentActor.get();
        PoliceGrant grant = grants.latest(FORCE, actor.accountId()).orElse(null);
        String closed = grant == null ? "You have not asked for access." : grant.closed(London.date(time.instant()));
        if (grant == null || closed != null) {
            looks.look("Police records refused", Ask.function(Action.READ, DATA), _ -> true);
            throw new Forbidden(
                    "Police records are not open to you. " + closed, "Essex Police grant it, and record the training.");
        }
        if (born == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        List<MissingReport> found = looks.look("Police records of somebody", Ask.function(Action.READ, DATA), shown -> {
            List<MissingReport> all = reports.told(FORCE, familyName.strip(), born);
            all.forEach(each -> {
                shown.add(each.incidentId());
                if (each.personId() != null) {
                    shown.add(each.personId());
                }
            });
            return all;
        });
        acts.act(begin("Use access to police records"), act -> {
            grants.used(
                    grant,
                    Ids.at(act.now()),
                    act.now(),
                    Writing.storable(reason).strip(),
                    found.size());
            act.happened(new PoliceGrantChanged(grant.grantId(), "used"));
        });
        return found;
    }
}
