package org.onedoor.crisis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CrisisEvents.BedDaysEntered;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Subject;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many bed-days a month had, as an analyst of an organisation enters it: OneDoor counts no beds, and makes none up. */
@Repository
public class BedDays {
    private static final int MOST = 1_000_000;
    private static final int MOST_RECORDS = 100_000;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final DomainTime time;

    BedDays(JdbcClient jdbc, Acts acts, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.time = time;
    }

    /** One count. @param wardRecords what was used on wards, as the ward's own system has it; none where nobody entered it */
    public record Count(int bedDays, @Nullable Integer wardRecords, String source) {}

    /** What the actor's own organisation had in a month; from inside a look. */
    Optional<Count> of(YearMonth month) {
        return jdbc.sql(
                        "select bed_days, ward_records, source from crisis.bed_days where org_id = :org and month = :month")
                .param("org", CurrentActor.get().organisationId())
                .param("month", month.atDay(1))
                .query(Count.class)
                .optional();
    }

    /**
     * Entered again, the new count takes the place of the old.
     *
     * @throws Invalid with a sentence for each field that is wrong
     */
    public void enter(
            YearMonth month,
            @Nullable Integer days,
            @Nullable Integer wardRecords,
            String source,
            @Nullable IdempotencyKey key) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (days == null || days < 1 || days > MOST) {
            problems.put("bedDays", "Write how many bed-days the month had, from 1 to 1,000,000");
        }
        if (wardRecords != null && (wardRecords < 0 || wardRecords > MOST_RECORDS)) {
            problems.put("wardRecords", "Write how many there were on wards, from 0 to 100,000, or leave it empty");
        }
        if (month.atDay(1).isAfter(London.date(time.instant()))) {
            problems.put("bedDays", "This month has not begun: nobody has been in a bed in it");
        }
        if (source.isBlank()) {
            problems.put("source", "Say where the number is from, such as the bed state of the month");
        }
        Writing.limit(problems, "source", "The source", source, Writing.LINE);
        if (days == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID org = CurrentActor.get().organisationId();
        LocalDate first = month.atDay(1);
        Begin begin = Begin.on("Enter bed-days", Ask.function(Action.WRITE, "figures"), new Subject.Organisation(org))
                .making()
                .once(key);
        acts.act(begin, act -> {
            jdbc.sql("""
                    insert into crisis.bed_days (org_id, month, bed_days, ward_records, source, account_id, entered_at)
                    values (:org, :month, :days, :ward::int, :source, :account, :now)
                    on conflict (org_id, month) do update
                       set bed_days = excluded.bed_days, ward_records = excluded.ward_records, source = excluded.source, account_id = excluded.account_id,
                           entered_at = excluded.entered_at
                    """)
                    .param("org", org)
                    .param("month", first)
                    .param("days", days)
                    .param("ward", wardRecords)
                    .param("source", Writing.storable(source).strip())
                    .param("account", act.actor().accountId())
                    .param("now", act.now().atOffset(ZoneOffset.UTC))
                    .update();
            act.happened(new BedDaysEntered(org, month.toString(), days));
        });
    }
}
