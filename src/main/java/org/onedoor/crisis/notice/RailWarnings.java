package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.instant;
import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailEvents.RailWarned;
import org.onedoor.crisis.notice.RailEvents.RailWarningAcknowledged;
import org.onedoor.crisis.notice.RailWarning.Acknowledgement;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
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
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Notifications;
import org.onedoor.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One press tells British Transport Police that somebody may harm themselves on the railway. What they were told, when, and
 * when they said that they have it stays; until they say so, whoever sent it has a task to ring them.
 */
@Repository
public class RailWarnings {
    static final String DATA = "rail-warning";

    private static final String UNHEARD = "rail-warning-unheard";
    private static final Duration HEARD_WITHIN = Duration.ofMinutes(15);

    /** So long one that nobody has acknowledged stands for the next; then the next is sent anew. */
    private static final Duration STANDS = Duration.ofHours(1);

    static final String SELECT = """
            select incident_id, version, number, person_id, named, born, gender, described, source, from_org, from_team,
                   sent_by, sent_at, more, acknowledged_at, acknowledged_by, by_telephone, answer
              from crisis.rail_warning
            """;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Looks looks;
    private final RailScreens screens;
    private final RailNoticeRepository notices;
    private final People people;
    private final Organisations organisations;
    private final Tasks tasks;
    private final Notifications notifications;
    private final DomainTime time;

    RailWarnings(
            JdbcClient jdbc,
            Acts acts,
            Looks looks,
            RailScreens screens,
            RailNoticeRepository notices,
            People people,
            Organisations organisations,
            Tasks tasks,
            Notifications notifications,
            DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.looks = looks;
        this.screens = screens;
        this.notices = notices;
        this.people = people;
        this.organisations = organisations;
        this.tasks = tasks;
        this.notifications = notifications;
        this.time = time;
    }

    /**
     * Sends it. The same key sends it once; where the same team told them of the same person within the hour and nobody has
     * acknowledged it yet, that one stands, with what was said now added to it.
     */
    public Sent send(RailScreens.Screen screen, @Nullable IdempotencyKey key) {
        Actor actor = CurrentActor.get();
        RailScreens.Source source = screens.source(screen);
        UUID incident = Ids.at(time.instant());
        Subject.Incident subject = new Subject.Incident(incident);
        Ask ask = Ask.item(Action.WRITE, DATA, subject, Set.of(actor.organisationId()));
        Begin begin = Begin.on("Warn the police of the railway", ask, subject)
                .once(key)
                .making();
        return acts.act(begin, Sent.class, act -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))") // two of a team who press at
                    // once send one
                    .param("what", "rail-warning " + source.person() + " " + party(actor))
                    .query((_, _) -> true)
                    .single();
            RailWarning stands = unheard(
                            source.person(), party(actor), act.now().minus(STANDS))
                    .orElse(null);
            if (stands == null) {
                return new Sent(insert(act, incident, source, actor), null);
            }
            addWhatIsNew(stands, source);
            return new Sent(stands.number(), stands.sentAt());
        });
    }

    /** @param before when it was sent, where one that nobody has acknowledged stands already */
    public record Sent(String number, @Nullable Instant before) {}

    private void addWhatIsNew(RailWarning stands, RailScreens.Source source) {
        if (!stands.isNews(source.described())) {
            return;
        }
        changed(jdbc.sql("""
                update crisis.rail_warning set version = version + 1, more = concat_ws(chr(10), more, :described)
                 where incident_id = :id and version = :version
                """)
                .param("described", source.described())
                .param("id", stands.incidentId())
                .param("version", stands.version())
                .update());
        tell(stands, RailFiles.RAIL_POLICE, null, "rail-warned-more");
    }

    private String insert(Act act, UUID incident, RailScreens.Source source, Actor actor) {
        Person person = people.get(source.person());
        RailWarning warning = new RailWarning(
                incident,
                0,
                notices.number("RW-", incident),
                person.personId(),
                person.headed(),
                person.birthDate(),
                person.gender().label(),
                source.described() == null || source.described().isBlank() ? null : source.described(),
                source.words(),
                actor.organisationId(),
                actor.teamId(),
                actor.name(),
                act.now(),
                null,
                null);
        jdbc.sql("""
                insert into crisis.rail_warning (incident_id, number, person_id, named, born, gender, described, source,
                    from_org, from_team, sent_by, sent_at)
                values (:id, :number, :person, :named, :born, :gender, :described, :source, :org, :team::uuid, :by, :at)
                """)
                .param("id", incident)
                .param("number", warning.number())
                .param("person", warning.personId())
                .param("named", warning.named())
                .param("born", warning.born())
                .param("gender", warning.gender())
                .param("described", warning.described())
                .param("source", warning.source())
                .param("org", warning.fromOrg())
                .param("team", warning.fromTeam())
                .param("by", warning.sentBy())
                .param("at", utc(warning.sentAt()))
                .update();
        act.happened(new RailWarned(incident, warning.number()));
        tell(warning, RailFiles.RAIL_POLICE, null, "rail-warned");
        tasks.raise(
                act.subject(),
                UNHEARD,
                UNHEARD,
                incident,
                warning.number(),
                warning.fromOrg(),
                warning.fromTeam(),
                act.now().plus(HEARD_WITHIN));
        return warning.number();
    }

    static UUID party(Actor actor) {
        return actor.teamId() == null ? actor.organisationId() : actor.teamId();
    }

    /** The one that the same team sent and nobody has acknowledged: another team's is out of its reach. */
    private Optional<RailWarning> unheard(UUID person, UUID party, Instant since) {
        return jdbc.sql(SELECT + """
                 where person_id = :person and coalesce(from_team, from_org) = :party and acknowledged_at is null
                   and sent_at >= :since
                 order by sent_at desc limit 1
                """)
                .param("person", person)
                .param("party", party)
                .param("since", utc(since))
                .query(RailWarnings::row)
                .optional();
    }

    /** What a reader sees of one. @param from who sent it @param police whether it was sent to the reader */
    public record Seen(RailWarning warning, String from, boolean police, Instant now) {}

    public Seen look(String number) {
        RailWarning found = numbered(number).orElse(null);
        if (found == null) {
            return looks.absent("A warning to the police of the railway", Action.READ, DATA);
        }
        return looks.look(
                "A warning to the police of the railway",
                Ask.item(Action.READ, DATA, found.subject(), found.parties()),
                shown -> {
                    shown.add(found.personId());
                    return seen(found);
                });
    }

    Seen seen(RailWarning warning) {
        String from = warning.fromTeam() == null
                ? organisations.names(Set.of(warning.fromOrg())).getOrDefault(warning.fromOrg(), "An organisation")
                : organisations.teamNames(Set.of(warning.fromTeam())).getOrDefault(warning.fromTeam(), "A team");
        return new Seen(warning, from, isRailPolice(CurrentActor.get()), time.instant());
    }

    static boolean isRailPolice(Actor actor) {
        return actor.organisationId().equals(RailFiles.RAIL_POLICE);
    }

    /** Says more after it was sent, such as where they were last seen: sending waits for no words. */
    public void add(String number, long version, String words, @Nullable IdempotencyKey key) {
        if (words.isBlank()) {
            throw new Invalid("more", "Write what they should know too, such as where the person was last seen");
        }
        Writing.limit("more", "What they should know too", words, Writing.SENTENCES);
        change(number, "Say more to the police of the railway", key, (act, before) -> {
            if (isRailPolice(act.actor())) {
                throw new Forbidden("Whoever sent it says more.", "Say that you have it, and what you do.");
            }
            String more = (before.more() == null ? "" : before.more() + "\n")
                    + Writing.storable(words).strip();
            changed(jdbc.sql("""
                    update crisis.rail_warning set version = version + 1, more = :more
                     where incident_id = :id and version = :version
                    """)
                    .param("more", more)
                    .param("id", before.incidentId())
                    .param("version", version)
                    .update());
            tell(before, RailFiles.RAIL_POLICE, null, "rail-warned-more");
        });
    }

    /**
     * They have it: they say so themselves, or the sender was told so on the telephone.
     *
     * @param who who said so on the telephone; nothing where they say so themselves
     */
    public void acknowledge(String number, String who, String answer, @Nullable IdempotencyKey key) {
        boolean police = isRailPolice(CurrentActor.get());
        Map<String, String> problems = new LinkedHashMap<>();
        if (!police && who.isBlank()) {
            problems.put("who", "Name who of British Transport Police said that they have it");
        }
        Writing.limit(problems, "who", "Who said so", who, Writing.LINE);
        Writing.limit(problems, "answer", "What they do", answer, Writing.SENTENCES);
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        change(number, "Acknowledge a warning of the railway", key, (act, before) -> {
            if (before.acknowledgement() != null) {
                throw new Refused(
                        "acknowledged",
                        "It was acknowledged already, by %s."
                                .formatted(before.acknowledgement().by()));
            }
            changed(jdbc.sql("""
                    update crisis.rail_warning
                       set version = version + 1, acknowledged_at = :at, acknowledged_by = :by, by_telephone = :telephone,
                           answer = :answer
                     where incident_id = :id and version = :version
                    """)
                    .param("at", utc(act.now()))
                    .param(
                            "by",
                            police ? act.actor().name() : Writing.storable(who).strip())
                    .param("telephone", !police)
                    .param(
                            "answer",
                            answer.isBlank() ? null : Writing.storable(answer).strip())
                    .param("id", before.incidentId())
                    .param("version", before.version())
                    .update());
            act.happened(new RailWarningAcknowledged(before.incidentId(), police ? "page" : "telephone"));
            tasks.doneElsewhere(act.subject(), UNHEARD, act.actor().accountId());
            tell(before, before.fromOrg(), before.fromTeam(), "rail-warning-heard");
        });
    }

    private interface Change {
        void apply(Act act, RailWarning before);
    }

    private void change(String number, String what, @Nullable IdempotencyKey key, Change change) {
        RailWarning found = numbered(number).orElse(null);
        if (found == null) {
            looks.absent("A warning to the police of the railway", Action.READ, DATA);
            return;
        }
        Ask ask = Ask.item(Action.WRITE, DATA, found.subject(), found.parties());
        acts.act(
                Begin.on(what, ask, found.subject()).once(key),
                act -> change.apply(act, numbered(number).orElseThrow()));
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new StaleEdit("warning");
        }
    }

    private void tell(RailWarning warning, UUID organisation, @Nullable UUID team, String kind) {
        notifications.tell(
                organisation, team, kind, warning.number(), warning.incidentId(), warning.incidentId(), null);
    }

    private Optional<RailWarning> numbered(String number) {
        return jdbc.sql(SELECT + " where number = :number")
                .param("number", number.strip().toUpperCase(Locale.ROOT))
                .query(RailWarnings::row)
                .optional();
    }

    static RailWarning row(ResultSet rs, int number) throws SQLException {
        Instant heard = instant(rs, "acknowledged_at");
        return new RailWarning(
                rs.getObject("incident_id", UUID.class),
                rs.getLong("version"),
                rs.getString("number"),
                rs.getObject("person_id", UUID.class),
                rs.getString("named"),
                rs.getObject("born", LocalDate.class),
                rs.getString("gender"),
                rs.getString("described"),
                rs.getString("source"),
                rs.getObject("from_org", UUID.class),
                rs.getObject("from_team", UUID.class),
                rs.getString("sent_by"),
                Objects.requireNonNull(instant(rs, "sent_at")),
                rs.getString("more"),
                heard == null
                        ? null
                        : new Acknowledgement(
                                heard,
                                rs.getString("acknowledged_by"),
                                rs.getBoolean("by_telephone"),
                                rs.getString("answer")));
    }
}
