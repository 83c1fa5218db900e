package org.onedoor.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.onedoor.access.Carer;
import org.onedoor.access.Carers;
import org.onedoor.people.People;
import org.onedoor.platform.Act;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;
import org.onedoor.platform.time.WorkingDays.BeyondCalendar;
import org.onedoor.record.RecordEvents.CarerObserved;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What carers tell the team. They may always tell, whatever they may be told: it is on the person's record as a carer's, the
 * team must read it by the end of the next working day, and the carer sees that it did.
 */
@Service
public class Observations {
    /** The class of data. */
    public static final String DATA = "observation";

    private static final String TASK = "carer-observed";
    private static final String SELECT = """
            select person_id, observation_id, reference, account_id, carer, words, written_at, org_id, team_id, read_at
              from record.observation
            """;

    private final JdbcClient jdbc;
    private final Carers carers;
    private final LookingAfter lookingAfter;
    private final People people;
    private final Notes notes;
    private final Tasks tasks;
    private final Notifications notifications;
    private final Acts acts;
    private final WorkingDays calendar = WorkingDays.england();

    Observations(
            JdbcClient jdbc,
            Carers carers,
            LookingAfter lookingAfter,
            People people,
            Notes notes,
            Tasks tasks,
            Notifications notifications,
            Acts acts) {
        this.jdbc = jdbc;
        this.carers = carers;
        this.lookingAfter = lookingAfter;
        this.people = people;
        this.notes = notes;
        this.tasks = tasks;
        this.notifications = notifications;
        this.acts = acts;
    }

    /**
     * Takes down what the actor, a carer, tells the team.
     *
     * @return its reference
     * @throws Invalid when nothing is written, or more than can be read
     */
    public String tell(UUID personId, String words, IdempotencyKey key) {
        if (words.isBlank()) {
            throw new Invalid("words", "Write what you have seen or want the team to know");
        }
        Writing.limit("words", "What you write", words, Writing.STORY);
        Subject.Person person = new Subject.Person(personId);
        return acts.act(
                Begin.on("tell the team as a carer", Ask.about(Action.WRITE, DATA, person), person)
                        .once(key),
                String.class,
                act -> {
                    List<UUID> ids = people.linked(personId);
                    Carer carer = carers.asCarer(ids).orElseThrow(() -> new NotFound("person"));
                    Observation.Owner owner = lookingAfter.team(act, ids);
                    String reference = "OB" + Ids.reference().substring(2);
                    UUID id = act.happened(new CarerObserved());
                    String kept = Writing.storable(words).strip();
                    insert(act, id, reference, carer, kept, owner);
                    notes.write(act, id, null, "From %s, %s: %s".formatted(carer.name(), carer.relation(), kept));
                    tasks.raise(
                            act.subject(),
                            TASK,
                            TASK + ":" + id,
                            id,
                            reference,
                            owner.organisationId(),
                            owner.teamId(),
                            due(act.now()));
                    notifications.tell(owner.organisationId(), owner.teamId(), TASK, reference, personId, id, null);
                    return reference;
                });
    }

    private void insert(Act act, UUID id, String reference, Carer carer, String words, Observation.Owner owner) {
        jdbc.sql("""
                insert into record.observation (person_id, observation_id, reference, account_id, carer, words, written_at,
                                                org_id, team_id)
                values (:person, :id, :reference, :account, :carer, :words, :at, :org, :team::uuid)
                """)
                .param("person", act.subject().id())
                .param("id", id)
                .param("reference", reference)
                .param("account", act.actor().accountId())
                .param("carer", carer.name() + ", " + carer.relation())
                .param("words", words)
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("org", owner.organisationId())
                .param("team", owner.teamId())
                .update();
    }

    private Instant due(Instant now) {
        LocalDate today = London.date(now);
        try {
            return London.endOf(calendar.plus(today, 1));
        } catch (BeyondCalendar notKnown) {
            return London.endOf(today.plusDays(1)); // sooner than any calendar would say
        }
    }

    /** What this carer told about a person, the newest first; from inside a look. */
    public List<Observation> own(Collection<UUID> personIds) {
        return jdbc.sql(SELECT + " where person_id = any(:ids) and account_id = :account order by written_at desc")
                .param("ids", personIds.toArray(UUID[]::new))
                .param("account", CurrentActor.get().accountId())
                .query(Observations::observation)
                .list();
    }

    /** From inside a look. */
    public Observation get(HeldItem item) {
        return jdbc.sql(SELECT + " where person_id = :person and observation_id = :id")
                .param("person", item.personId())
                .param("id", item.itemId())
                .query(Observations::observation)
                .optional()
                .orElseThrow(() -> new NotFound("observation"));
    }

    /** The team has read it; the carer sees that. Said twice, it is once. */
    public void read(HeldItem item) {
        acts.act(
                Begin.on(
                        "say that a carer's words were read",
                        item.ask(Action.READ),
                        new Subject.Person(item.personId())),
                act -> {
                    jdbc.sql("""
                            update record.observation set read_at = :at, read_by = :by
                             where person_id = :person and observation_id = :id and read_at is null
                            """)
                            .param("at", act.now().atOffset(ZoneOffset.UTC))
                            .param("by", act.actor().accountId())
                            .param("person", item.personId())
                            .param("id", item.itemId())
                            .update();
                    tasks.doneFor(item.personId(), item.itemId(), act.actor().accountId());
                });
    }

    private static Observation observation(ResultSet rs, int row) throws SQLException {
        OffsetDateTime read = rs.getObject("read_at", OffsetDateTime.class);
        return new Observation(
                rs.getObject("person_id", UUID.class),
                rs.getObject("observation_id", UUID.class),
                rs.getString("reference"),
                rs.getObject("account_id", UUID.class),
                rs.getString("carer"),
                rs.getString("words"),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                new Observation.Owner(rs.getObject("org_id", UUID.class), rs.getObject("team_id", UUID.class)),
                read == null ? null : read.toInstant());
    }
}
