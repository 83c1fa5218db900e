package org.onedoor.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.AuditSearch;
import org.onedoor.platform.AuditSearch.Looked;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks through what was looked at, every hour, by five rules: the same surname, one's own record, a colleague's, a watched
 * one, and unusually many. A list of many people is nobody's curiosity: only what names one or two is held against names.
 */
@Component
public class LookWatch implements Pump {
    private static final Duration BACK = Duration.ofHours(26);
    private static final int CLOSE = 2;
    private static final int DAYS = 28;
    private static final int FEWEST_DAYS = 5;
    private static final int FEWEST_PEOPLE = 20;
    private static final double DEVIATIONS = 3;

    private final AuditSearch audit;
    private final LookFindings findings;
    private final Accounts accounts;
    private final People people;
    private final JdbcClient jdbc;
    private final DomainTime time;

    LookWatch(
            AuditSearch audit,
            LookFindings findings,
            Accounts accounts,
            People people,
            JdbcClient jdbc,
            DomainTime time) {
        this.audit = audit;
        this.findings = findings;
        this.accounts = accounts;
        this.people = people;
        this.jdbc = jdbc;
        this.time = time;
    }

    private record Usual(int days, double mean, double deviation) {}

    @Override
    public String name() {
        return "watch-looks";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    /** Goes over the last day again each time: a finding is kept once, and a late row is not passed over. */
    @Override
    public void run() {
        Instant now = time.instant();
        names(audit.looked(now.minus(BACK), now.plusSeconds(1), CLOSE).stream()
                .filter(look -> !look.dataClass().equals(WhoLooked.DATA)) // officers at their own work
                .toList());
        LocalDate yesterday = London.date(now).minusDays(1);
        for (LocalDate day = yesterday.minusDays(1); !day.isAfter(yesterday); day = day.plusDays(1)) {
            volumes(day);
        }
    }

    private void names(List<Looked> looks) {
        Set<UUID> ids = looks.stream().flatMap(look -> look.subjects().stream()).collect(Collectors.toSet());
        Map<UUID, Person> known = people.all(ids);
        Map<UUID, Set<String>> colleagues = new HashMap<>();
        Map<LocalDate, Map<UUID, List<LookFindings.Watched>>> watched = new HashMap<>();
        for (Looked look : looks) {
            LocalDate day = London.date(look.at());
            Set<String> staff = colleagues.computeIfAbsent(look.organisationId(), this::staff);
            Map<UUID, List<LookFindings.Watched>> that =
                    watched.computeIfAbsent(day, each -> findings.watched(ids, each));
            for (UUID id : look.subjects()) {
                LookRule rule = rule(look, known.get(id), staff);
                if (rule != null) {
                    findings.add(rule, look.organisationId(), look.accountId(), id, day, 0, 0);
                }
                for (LookFindings.Watched each : that.getOrDefault(id, List.of())) {
                    if (each.organisationId().equals(look.organisationId())) {
                        findings.add(LookRule.WATCHED, look.organisationId(), look.accountId(), id, day, 0, 0);
                    }
                }
            }
        }
    }

    private static @Nullable LookRule rule(Looked look, @Nullable Person person, Set<String> staff) {
        if (person == null || person.familyName() == null) {
            return null;
        }
        String account = plain(look.name());
        String whole = plain(person.spoken());
        String family = plain(person.familyName());
        if (account.equals(whole)) {
            return LookRule.OWN_RECORD;
        }
        if (account.endsWith(" " + family)) {
            return LookRule.SURNAME;
        }
        return staff.contains(whole) ? LookRule.COLLEAGUE : null;
    }

    private Set<String> staff(UUID organisationId) {
        return new HashSet<>(accounts.displayNames(organisationId).stream()
                .map(LookWatch::plain)
                .toList());
    }

    /** Without the title that staff put before their names. */
    private static String plain(String name) {
        return name.strip()
                .toLowerCase(Locale.UK)
                .replaceFirst("^(dr|mr|mrs|ms|miss|mx|prof|professor|sgt|insp)\\.? ", "");
    }

    private void volumes(LocalDate day) {
        Instant from = day.atStartOfDay(London.ZONE).toInstant();
        for (AuditSearch.Volume volume : audit.volumes(from, London.endOf(day))) {
            Usual usual = jdbc.sql("""
                    select count(*) as days, coalesce(avg(people), 0) as mean, coalesce(stddev_samp(people), 0) as deviation
                      from access.look_volume
                     where account_id = :id and day < :day and day >= :first
                    """)
                    .param("id", volume.accountId())
                    .param("day", day)
                    .param("first", day.minusDays(DAYS))
                    .query(Usual.class)
                    .single();
            boolean many = usual.days() >= FEWEST_DAYS
                    && volume.people() >= FEWEST_PEOPLE
                    && volume.people() > usual.mean() + DEVIATIONS * usual.deviation();
            if (many) {
                findings.add(
                        LookRule.VOLUME, volume.organisationId(), volume.accountId(), null, day, volume.people(), (int)
                                Math.round(usual.mean()));
            }
            jdbc.sql("""
                    insert into access.look_volume (account_id, day, people) values (:id, :day, :people)
                    on conflict (account_id, day) do update set people = excluded.people
                    """)
                    .param("id", volume.accountId())
                    .param("day", day)
                    .param("people", volume.people())
                    .update();
        }
    }
}
