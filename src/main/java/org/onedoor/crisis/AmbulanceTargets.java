package org.onedoor.crisis;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.AmbulanceTargetSet;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.Plausible;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Within which time an ambulance is to come, by type of call: as the file says, until somebody sets another from a day on. */
@Repository
public class AmbulanceTargets {
    private static final String FILE = "/crisis/ambulance-targets.csv";
    private static final int LONGEST = 1_440;

    private final Map<CallType, Target> first = new LinkedHashMap<>();
    private final JdbcClient jdbc;
    private final Acts acts;

    AmbulanceTargets(JdbcClient jdbc, Acts acts) {
        this.jdbc = jdbc;
        this.acts = acts;
        for (CSVRecord row : rows()) {
            CallType type = CallType.ofCode(row.get("type")).orElseThrow();
            first.put(
                    type,
                    new Target(
                            type,
                            Plausible.FIRST_DAY,
                            Integer.parseInt(row.get("minutes")),
                            Integer.parseInt(row.get("share")),
                            row.get("source")));
        }
    }

    /** A target. @param share how many in a hundred are to be reached in time */
    public record Target(CallType type, LocalDate from, int minutes, int share, String source) {}

    /** What somebody sets. */
    public record Entry(
            @Nullable CallType type,
            @Nullable LocalDate from,
            @Nullable Integer minutes,
            @Nullable Integer share,
            String source) {}

    /** Every target, the one that counts last first for each type; from inside a look. */
    List<Target> all() {
        return jdbc.sql("""
                select call_type, from_day, minutes, share, source from crisis.response_target
                 order by from_day desc, set_at desc
                """)
                .query((rs, _) -> new Target(
                        CallType.ofCode(rs.getString("call_type")).orElseThrow(),
                        rs.getObject("from_day", LocalDate.class),
                        rs.getInt("minutes"),
                        rs.getInt("share"),
                        rs.getString("source")))
                .list();
    }

    /** The target of a type that counts on a day. @param set all that were set */
    Target on(CallType type, LocalDate day, List<Target> set) {
        return set.stream()
                .filter(each -> each.type() == type && !each.from().isAfter(day))
                .max(Comparator.comparing(Target::from))
                .orElseGet(() -> Objects.requireNonNull(first.get(type)));
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    public void set(Entry entry, @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        CallType type = entry.type();
        LocalDate from = entry.from();
        Integer minutes = entry.minutes();
        Integer share = entry.share();
        if (type == null) {
            problems.put("type", "Choose the type of call");
        }
        if (minutes == null || minutes < 1 || minutes > LONGEST) {
            problems.put("minutes", "Enter the minutes, from 1 to 1440");
        }
        if (share == null || share < 1 || share > 100) {
            problems.put("share", "Enter how many in a hundred, from 1 to 100");
        }
        if (from == null || from.isBefore(Plausible.FIRST_DAY)) {
            problems.put("from", "Enter the day from which it counts, like 1 4 2024");
        }
        if (entry.source().isBlank()) {
            problems.put("source", "Say where it stands, such as the local specification and its date");
        }
        Writing.limit(problems, "source", "Where it stands", entry.source(), Writing.LINE);
        if (type == null || from == null || minutes == null || share == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        store(
                new Target(
                        type,
                        from,
                        minutes,
                        share,
                        Writing.storable(entry.source()).strip()),
                key);
    }

    private void store(Target target, @Nullable IdempotencyKey key) {
        UUID org = CurrentActor.get().organisationId();
        Begin begin = Begin.on(
                        "Set a response time for ambulances",
                        Ask.function(Action.WRITE, "figures"),
                        new Subject.Organisation(org))
                .making()
                .once(key);
        acts.act(begin, act -> {
            jdbc.sql("""
                    insert into crisis.response_target (org_id, call_type, from_day, minutes, share, source, account_id, set_at)
                    values (:org, :type, :from, :minutes, :share, :source, :account, :now)
                    on conflict (org_id, call_type, from_day) do update
                       set minutes = excluded.minutes, share = excluded.share, source = excluded.source,
                           account_id = excluded.account_id, set_at = excluded.set_at
                    """)
                    .param("org", org)
                    .param("type", target.type().code())
                    .param("from", target.from())
                    .param("minutes", target.minutes())
                    .param("share", target.share())
                    .param("source", target.source())
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new AmbulanceTargetSet(
                    org, target.type().code(), target.from().toString(), target.minutes(), target.share()));
        });
    }

    private static List<CSVRecord> rows() {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(AmbulanceTargets.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setCommentMarker('#')
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
