package org.onedoor.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.AmbulanceTargetSet;
import org.onedoor.frontdoor.Centre;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.importing.ShippedTable;
import org.onedoor.platform.time.London;
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
    private final Centre centre;
    private final Organisations organisations;

    AmbulanceTargets(JdbcClient jdbc, Acts acts, Centre centre, Organisations organisations) {
        this.centre = centre;
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.acts = acts;
        for (CSVRecord row : ShippedTable.rows(FILE)) {
            CallType type = CallType.ofCode(row.get("type")).orElseThrow();
            first.put(
                    type,
                    new Target(
                            type,
                            Plausible.FIRST_DAY,
                            Integer.parseInt(row.get("minutes")),
                            Integer.parseInt(row.get("share")),
                            row.get("source"),
                            null,
                            null));
        }
    }

    /**
     * A target.
     *
     * @param share how many in a hundred are to be reached in time
     * @param setBy who set it and when; none where it stands in the file that comes with OneDoor
     */
    public record Target(
            CallType type,
            LocalDate from,
            int minutes,
            int share,
            String source,
            @Nullable UUID organisationId,
            @Nullable String setBy) {}

    /** What somebody sets. */
    public record Entry(
            @Nullable CallType type,
            @Nullable LocalDate from,
            @Nullable Integer minutes,
            @Nullable Integer share,
            String source) {}

    /** Every target that counts for the reader, the one of the latest day first; from inside a look. */
    List<Target> all() {
        UUID own = CurrentActor.get().organisationId();
        return jdbc
                .sql("""
                select org_id, call_type, from_day, minutes, share, source, set_by, set_at from crisis.response_target
                 where org_id = any(:orgs) order by from_day desc, set_at desc
                """)
                .param("orgs", new UUID[] {own, centre.owner().organisationId()})
                .query((rs, _) -> stored(rs))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Target> stored(ResultSet rs) throws SQLException {
        UUID organisation = rs.getObject("org_id", UUID.class);
        String name = organisations.names(List.of(organisation)).getOrDefault(organisation, "an organisation");
        String by = rs.getString("set_by");
        String on = London.day(
                London.date(rs.getObject("set_at", OffsetDateTime.class).toInstant()));
        LocalDate from = rs.getObject("from_day", LocalDate.class);
        int minutes = rs.getInt("minutes");
        int share = rs.getInt("share");
        String source = rs.getString("source");
        return CallType.ofCode(rs.getString("call_type"))
                .map(type -> new Target(
                        type,
                        from,
                        minutes,
                        share,
                        source,
                        organisation,
                        "%s%s, %s".formatted(by == null ? "" : by + ", ", name, on)));
    }

    /**
     * The target of a type that counts on a day: the organisation's own, or else the centre's, or else the file's. Whatever is
     * set counts from its day on, and changes nothing before it.
     *
     * @param set all that were set
     */
    Target on(CallType type, LocalDate day, List<Target> set) {
        UUID own = CurrentActor.get().organisationId();
        return set.stream()
                .filter(each -> each.type() == type && !each.from().isAfter(day))
                .max(Comparator.comparing((Target each) -> own.equals(each.organisationId()))
                        .thenComparing(Target::from))
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
                        Writing.storable(entry.source()).strip(),
                        null,
                        null),
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
                    insert into crisis.response_target (org_id, call_type, from_day, minutes, share, source, account_id, set_at, set_by)
                    values (:org, :type, :from, :minutes, :share, :source, :account, :now, :by)
                    on conflict (org_id, call_type, from_day) do update
                       set minutes = excluded.minutes, share = excluded.share, source = excluded.source,
                           account_id = excluded.account_id, set_at = excluded.set_at, set_by = excluded.set_by
                    """)
                    .param("org", org)
                    .param("type", target.type().code())
                    .param("from", target.from())
                    .param("minutes", target.minutes())
                    .param("share", target.share())
                    .param("source", target.source())
                    .param("account", act.actor().accountId())
                    .param("by", act.actor().name())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new AmbulanceTargetSet(
                    org, target.type().code(), target.from().toString(), target.minutes(), target.share()));
        });
    }
}
