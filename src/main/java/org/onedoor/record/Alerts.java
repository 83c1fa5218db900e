package org.onedoor.record;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.BreakGlass;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.AccessNeeds;
import org.onedoor.people.AccessNeedsRegister;
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
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.record.RecordEvents.AlertEnded;
import org.onedoor.record.RecordEvents.AlertRaised;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The alerts about a person: raised and ended by those who look after them, never overwritten. */
@Service
public class Alerts {
    private static final String ALERT = "alert";

    /** The class of data of an alert that few may know of. */
    private static final String RESTRICTED = "restricted-alert";

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Gate gate;
    private final Notes notes;
    private final People people;
    private final Accounts accounts;
    private final Organisations organisations;
    private final AccessNeedsRegister register;

    Alerts(
            JdbcClient jdbc,
            Acts acts,
            Gate gate,
            Notes notes,
            People people,
            Accounts accounts,
            Organisations organisations,
            AccessNeedsRegister register) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.gate = gate;
        this.notes = notes;
        this.people = people;
        this.accounts = accounts;
        this.organisations = organisations;
        this.register = register;
    }

    /**
     * Those that stand, in the order they matter; none for whoever may not see alerts. Called from inside a look.
     *
     * @param personIds every id the person has
     * @param parties the organisations and teams of the work item through which they are looked at
     */
    public List<Alert> of(Collection<UUID> personIds, Set<UUID> parties) {
        Actor actor = CurrentActor.get();
        boolean seen = personIds.stream()
                .map(id -> gate.decide(actor, Ask.item(Action.READ, ALERT, new Subject.Person(id), parties)))
                .anyMatch(Decision.Allowed.class::isInstance);
        return seen ? forReader(personIds) : List.of();
    }

    /** Without the restricted ones for whoever may not know that they are there. */
    private List<Alert> forReader(Collection<UUID> personIds) {
        List<Alert> all = new ArrayList<>(standing(personIds));
        all.addAll(needs(personIds));
        Actor actor = CurrentActor.get();
        return all.stream()
                .filter(alert -> !alert.kind().isRestricted()
                        || gate.decide(actor, Ask.about(Action.READ, RESTRICTED, new Subject.Person(alert.personId())))
                                instanceof Decision.Allowed)
                .toList();
    }

    /** What each has said they need to be told things and be seen, so that it stands in the head of every page about them. */
    private List<Alert> needs(Collection<UUID> personIds) {
        List<Alert> found = new ArrayList<>();
        register.of(personIds)
                .forEach((person, said) -> said.needs()
                        .briefly()
                        .forEach(words -> found.add(new Alert(
                                person,
                                UUID.nameUUIDFromBytes((person + words).getBytes(StandardCharsets.UTF_8)),
                                AlertKind.ACCESS_NEEDS,
                                words,
                                said.at().toInstant(),
                                "What they need",
                                said.toldBy() == null
                                        ? "recorded"
                                        : "told by "
                                                + AccessNeeds.said(List.of(said.toldBy()))
                                                        .toLowerCase(Locale.ROOT)))));
        return found;
    }

    /** Those that stand, for whoever broke the glass for one of these ids. Called from inside a look. */
    public List<Alert> inEmergency(Collection<UUID> personIds) {
        Actor actor = CurrentActor.get();
        boolean seen = personIds.stream()
                .map(id -> gate.decide(actor, Ask.about(Action.READ, BreakGlass.DATA, new Subject.Person(id))))
                .anyMatch(Decision.Allowed.class::isInstance);
        return seen ? forReader(personIds) : List.of();
    }

    /** Whether the actor may raise and end alerts of this person. */
    public boolean writes(UUID personId) {
        return gate.decide(CurrentActor.get(), ask(personId)) instanceof Decision.Allowed;
    }

    /**
     * Raises an alert.
     *
     * @throws Invalid when the kind is not on the list, its words are missing or too long, or the same one stands already
     */
    public void raise(UUID personId, @Nullable AlertKind kind, @Nullable String words) {
        if (kind == null || !kind.isByHand()) {
            throw new Invalid("kind", "Choose what the alert is about");
        }
        String kept = words == null || words.isBlank()
                ? null
                : Writing.storable(words).strip();
        if (kept == null && kind.needsWords()) {
            throw new Invalid("words", "Say what it is: the alert alone helps nobody");
        }
        Writing.limit("words", "What to know", kept, Writing.SENTENCES);
        acts.act(Begin.on("raise an alert", ask(personId, kind), new Subject.Person(personId)), act -> {
            if (standing(people.linked(personId)).stream()
                    .anyMatch(alert -> alert.kind() == kind && same(alert.words(), kept))) {
                throw new Invalid("kind", "This alert stands already. End it first if it has changed");
            }
            insert(act, personId, kind, kept);
            UUID event = act.happened(new AlertRaised(kind.code()));
            if (!kind.isRestricted()) { // those words stand with the alert alone, for the few who see it
                notes.write(act, event, null, kept);
            }
        });
    }

    /**
     * Ends an alert, which stays in the record with the reason.
     *
     * @throws NotFound when it does not stand any longer
     * @throws Invalid when no reason is given
     */
    public void end(Alert alert, @Nullable String why) {
        if (why == null || why.isBlank()) {
            throw new Invalid("why", "Say why it no longer applies");
        }
        Writing.limit("why", "Why it no longer applies", why, Writing.SENTENCES);
        if (!alert.kind().isByHand()) {
            throw new Invalid("why", "It ends with what it stands for: record there how that ended");
        }
        acts.act(
                Begin.on("end an alert", ask(alert.personId(), alert.kind()), new Subject.Person(alert.personId())),
                act -> {
                    int ended = jdbc.sql("""
                    update record.alert set ended_at = :at, ended_by = :by, ended_why = :why
                     where person_id = :personId and alert_id = :alertId and ended_at is null
                    """)
                            .param("at", act.now().atOffset(ZoneOffset.UTC))
                            .param("by", act.actor().accountId())
                            .param("why", Writing.storable(why).strip())
                            .param("personId", alert.personId())
                            .param("alertId", alert.alertId())
                            .update();
                    if (ended == 0) {
                        throw new NotFound(ALERT);
                    }
                    UUID event = act.happened(new AlertEnded(alert.kind().code()));
                    if (!alert.kind().isRestricted()) {
                        notes.write(act, event, null, why);
                    }
                });
    }

    /**
     * What another part of OneDoor knows of the person the act is about raises an alert. Where one with the same words stands,
     * nothing changes; one with other words stands beside it, for each ends with what it stands for.
     */
    public void raisedBy(Act act, AlertKind kind, String words) {
        UUID personId = act.subject().id();
        if (standing(people.linked(personId)).stream()
                .noneMatch(alert -> alert.kind() == kind && same(alert.words(), words))) {
            insert(act, personId, kind, words);
            act.happened(new AlertRaised(kind.code()));
        }
    }

    /**
     * What raised it is so no longer, inside an act about the person.
     *
     * @param of the number of what it stood for, as its words say it: others of the kind stay
     */
    public void endedBy(Act act, AlertKind kind, String of, String why) {
        for (UUID personId : people.linked(act.subject().id())) {
            int ended = jdbc.sql("""
                    update record.alert set ended_at = :at, ended_by = :by, ended_why = :why
                     where person_id = :personId and kind = :kind and ended_at is null and strpos(words, :of) > 0
                    """)
                    .param("of", of)
                    .param("at", act.now().atOffset(ZoneOffset.UTC))
                    .param("by", act.actor().accountId())
                    .param("why", why)
                    .param("personId", personId)
                    .param("kind", kind.code())
                    .update();
            if (ended > 0) {
                act.happened(new AlertEnded(kind.code()));
            }
        }
    }

    /** One that stands; from inside a look. @throws NotFound when it does not, or is about somebody else */
    public Alert get(UUID personId, UUID alertId) {
        return forReader(people.linked(personId)).stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .findFirst()
                .orElseThrow(() -> new NotFound(ALERT));
    }

    private static Ask ask(UUID personId) {
        return Ask.about(Action.WRITE, ALERT, new Subject.Person(personId));
    }

    private static Ask ask(UUID personId, AlertKind kind) {
        return Ask.about(Action.WRITE, kind.isRestricted() ? RESTRICTED : ALERT, new Subject.Person(personId));
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equalsIgnoreCase(Objects.requireNonNullElse(b, ""));
    }

    private void insert(Act act, UUID personId, AlertKind kind, @Nullable String words) {
        jdbc.sql("""
                insert into record.alert (person_id, alert_id, kind, words, raised_at, raised_by, raised_for)
                values (:personId, :alertId, :kind, :words, :at, :by, :org)
                """)
                .param("personId", personId)
                .param("alertId", Ids.at(act.now()))
                .param("kind", kind.code())
                .param("words", words)
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("org", act.actor().organisationId())
                .update();
    }

    private List<Alert> standing(Collection<UUID> personIds) {
        record Stored(
                UUID personId,
                UUID alertId,
                AlertKind kind,
                @Nullable String words,
                OffsetDateTime at,
                UUID by,
                UUID org) {
            static Stored of(ResultSet rs, int row) throws SQLException {
                return new Stored(
                        rs.getObject("person_id", UUID.class),
                        rs.getObject("alert_id", UUID.class),
                        AlertKind.ofCode(rs.getString("kind")).orElseThrow(),
                        rs.getString("words"),
                        rs.getObject("raised_at", OffsetDateTime.class),
                        rs.getObject("raised_by", UUID.class),
                        rs.getObject("raised_for", UUID.class));
            }
        }
        List<Stored> stored = jdbc.sql("""
                select person_id, alert_id, kind, words, raised_at, raised_by, raised_for
                  from record.alert where person_id = any(:ids) and ended_at is null
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Stored::of)
                .list();
        if (stored.isEmpty()) {
            return List.of();
        }
        var names = accounts.names(stored.stream().map(Stored::by).toList());
        var places = organisations.names(stored.stream().map(Stored::org).toList());
        return stored.stream()
                .sorted(java.util.Comparator.comparing(Stored::kind).thenComparing(Stored::at))
                .map(s -> new Alert(
                        s.personId(),
                        s.alertId(),
                        s.kind(),
                        s.words(),
                        s.at().toInstant(),
                        names.getOrDefault(s.by(), "OneDoor"),
                        places.getOrDefault(s.org(), "an organisation")))
                .toList();
    }
}
