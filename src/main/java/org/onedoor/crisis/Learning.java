package org.onedoor.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.LearningPublished;
import org.onedoor.crisis.CrisisEvents.LearningWithdrawn;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Ids;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What crisis teams and Samaritans learnt from ringing people back, written down and published to every partner. */
@Repository
public class Learning {
    /** The class of data. */
    public static final String DATA = "learning";

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Looks looks;
    private final Organisations organisations;
    private final DomainTime time;

    Learning(JdbcClient jdbc, Acts acts, Looks looks, Organisations organisations, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.looks = looks;
        this.organisations = organisations;
        this.time = time;
    }

    /** What a form says of one. @param change what is done otherwise from now on */
    public record Said(
            String title,
            String learnt,
            String change,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * One note.
     *
     * @param asked how many call-backs were asked of Samaritans in its time, as far as it may be shown
     * @param spoke at how many of them they spoke with the person
     * @param withdrawnWhy none while it stands
     */
    public record Note(
            UUID noteId,
            String number,
            String title,
            String learnt,
            String change,
            LocalDate from,
            LocalDate until,
            String asked,
            String spoke,
            String by,
            String organisation,
            Instant at,
            @Nullable String withdrawnWhy,
            boolean own) {}

    /** Every note that was published, by whichever partner, the newest first. */
    public List<Note> published() {
        return looks.look("Learning notes", Ask.function(Action.READ, DATA), _ -> {
            List<Row> rows = jdbc.sql("""
                    select org_id, note_id, number, title, learnt, change, period_from, period_to, asked, spoke, said_by,
                           published_at, withdrawn_why
                      from crisis.learning_note order by published_at desc, note_id desc limit 200
                    """).query(Learning::row).list();
            Map<UUID, String> names =
                    organisations.names(rows.stream().map(Row::org).distinct().toList());
            UUID mine = CurrentActor.get().organisationId();
            return rows.stream()
                    .map(row -> row.note(
                            names.getOrDefault(row.org(), "An organisation"),
                            row.org().equals(mine)))
                    .toList();
        });
    }

    /**
     * Publishes one. The numbers of its time are counted now and stay as they were.
     *
     * @return its number
     * @throws Invalid with a sentence for each field that is wrong
     */
    public String publish(Said said, @Nullable IdempotencyKey key) {
        Map<String, String> problems = problems(said);
        LocalDate from = said.from();
        LocalDate until = said.until();
        if (from == null || until == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID org = CurrentActor.get().organisationId();
        Begin begin = Begin.on(
                        "Publish a learning note", Ask.function(Action.WRITE, DATA), new Subject.Organisation(org))
                .once(key)
                .making();
        return acts.act(begin, String.class, act -> {
            UUID id = Ids.at(act.now());
            String number = Ids.reference().replace("OD-", "LN-");
            Counted counted = counted(from, until);
            jdbc.sql("""
                    insert into crisis.learning_note (org_id, note_id, number, title, learnt, change, period_from, period_to,
                        asked, spoke, team_id, said_by, published_at)
                    values (:org, :id, :number, :title, :learnt, :change, :from, :until, :asked, :spoke, :team::uuid, :by,
                        :now)
                    """)
                    .param("org", org)
                    .param("id", id)
                    .param("number", number)
                    .param("title", Writing.storable(said.title()).strip())
                    .param("learnt", Writing.storable(said.learnt()).strip())
                    .param("change", Writing.storable(said.change()).strip())
                    .param("from", from)
                    .param("until", until)
                    .param("asked", SmallNumbers.count(counted.asked()))
                    .param("spoke", SmallNumbers.count(counted.spoke()))
                    .param("team", act.actor().teamId())
                    .param("by", act.actor().name())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new LearningPublished(org, number));
            return number;
        });
    }

    /** A sentence for each field that is wrong. */
    public Map<String, String> problems(Said said) {
        Map<String, String> problems = new LinkedHashMap<>();
        needed(problems, "title", "The title", said.title(), Writing.LINE, "Give it a title, such as what it is about");
        needed(problems, "learnt", "What was learnt", said.learnt(), Writing.STORY, "Write what was learnt");
        needed(
                problems,
                "change",
                "What is done otherwise",
                said.change(),
                Writing.STORY,
                "Write what is done otherwise from now on, and by whom");
        LocalDate today = London.date(time.instant());
        LocalDate from = said.from();
        LocalDate until = said.until();
        if (from == null) {
            problems.putIfAbsent("from", "Enter the first day of the time it is about");
        }
        if (until == null || until.isAfter(today)) {
            problems.putIfAbsent("until", "Enter the last day of the time it is about, today or before");
        } else if (from != null && until.isBefore(from)) {
            problems.putIfAbsent("until", "The last day cannot be before the first");
        }
        return problems;
    }

    private static void needed(
            Map<String, String> problems, String name, String label, String text, int longest, String missing) {
        if (text.isBlank()) {
            problems.put(name, missing);
        }
        Writing.limit(problems, name, label, text, longest);
    }

    private record Counted(int asked, int spoke) {}

    /** Of all partners: how often Samaritans were asked in this time, and spoke with the person. */
    private Counted counted(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                select count(*) filter (where step = 'call-back-asked')::int as asked,
                       count(*) filter (where step = 'call-back-answered' and answer = 'spoke')::int as spoke
                  from crisis.call_back
                 where occurred_at >= :from and occurred_at < :until
                """)
                .param("from", from.atStartOfDay(London.ZONE).toOffsetDateTime())
                .param("until", until.plusDays(1).atStartOfDay(London.ZONE).toOffsetDateTime())
                .query(Counted.class)
                .single();
    }

    /** It no longer counts: it stays readable with why, for whoever worked by it. */
    public void withdraw(UUID note, String why, @Nullable IdempotencyKey key) {
        if (why.isBlank()) {
            throw new Invalid("why", "Say why it no longer counts");
        }
        Writing.limit("why", "Why it no longer counts", why, Writing.LINE);
        UUID org = CurrentActor.get().organisationId();
        Begin begin = Begin.on(
                        "Withdraw a learning note", Ask.function(Action.WRITE, DATA), new Subject.Organisation(org))
                .once(key);
        acts.act(begin, act -> {
            String number = jdbc.sql("""
                    update crisis.learning_note set withdrawn_at = coalesce(withdrawn_at, :now),
                           withdrawn_why = coalesce(withdrawn_why, :why)
                     where org_id = :org and note_id = :id returning number
                    """)
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .param("why", Writing.storable(why).strip())
                    .param("org", org)
                    .param("id", note)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("learning note"));
            act.happened(new LearningWithdrawn(org, number));
        });
    }

    private record Row(
            UUID org,
            UUID id,
            String number,
            String title,
            String learnt,
            String change,
            LocalDate from,
            LocalDate until,
            String asked,
            String spoke,
            String by,
            Instant at,
            @Nullable String why) {
        Note note(String organisation, boolean own) {
            return new Note(
                    id, number, title, learnt, change, from, until, asked, spoke, by, organisation, at, why, own);
        }
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("org_id", UUID.class),
                rs.getObject("note_id", UUID.class),
                rs.getString("number"),
                rs.getString("title"),
                rs.getString("learnt"),
                rs.getString("change"),
                rs.getObject("period_from", LocalDate.class),
                rs.getObject("period_to", LocalDate.class),
                rs.getString("asked"),
                rs.getString("spoke"),
                rs.getString("said_by"),
                Objects.requireNonNull(rs.getObject("published_at", OffsetDateTime.class))
                        .toInstant(),
                rs.getString("withdrawn_why"));
    }
}
