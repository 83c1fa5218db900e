package org.onedoor.frontdoor;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.onedoor.TestPostgres;
import org.onedoor.frontdoor.Flow.Measure;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.People;
import org.onedoor.people.Person;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.stereotype.Component;

/** The whole flow as somebody would count it who looks at one row after another: what the counts are compared with. */
@Component
class FlowByRows {
    private final DomainTime time;
    private final Centre centre;
    private final People people;
    private final Organisations organisations;

    FlowByRows(DomainTime time, Centre centre, People people, Organisations organisations) {
        this.time = time;
        this.centre = centre;
        this.people = people;
        this.organisations = organisations;
    }

    private record Row(UUID personId, UUID referralId, UUID teamId, OffsetDateTime at, boolean late) {
        Counted counted() {
            return new Counted(personId, referralId);
        }

        boolean since(Instant from) {
            return !at.toInstant().isBefore(from);
        }
    }

    private List<Row> rows(String sql, Instant now) {
        return TestPostgres.stored()
                .sql(sql)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("from", now.minus(Duration.ofDays(28)).atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .list();
    }

    /** What there is, one row after another: each with the person's own place, looked up by itself. */
    Map<String, Map<Measure, List<Counted>>> now() {
        Instant now = time.instant();
        Instant weekAgo = now.minus(Duration.ofDays(7));
        Instant twoWeeksAgo = now.minus(Duration.ofDays(14));
        String front = "team-" + centre.service().teamId();
        Map<String, Map<Measure, List<Counted>>> lines = new HashMap<>();
        for (Row row : rows("""
                select w.person_id, w.referral_id, w.team_id, w.received_at as at, w.due_at < :now as late
                  from frontdoor.worklist w
                  join frontdoor.referral r on r.person_id = w.person_id and r.referral_id = w.referral_id
                 where w.lane = 'owner' and w.org_id = r.owner_org
                   and r.state not in ('IN_PROGRESS', 'OUTCOME_RECORDED', 'CLOSED', 'CANCELLED', 'ENTERED_IN_ERROR')
                """, now)) {
            List<String> theirs = lines(row, "team-" + row.teamId());
            add(lines, theirs, Measure.WAITS, row);
            if (row.late()) {
                add(lines, theirs, Measure.LATE, row);
            }
        }
        for (Row row : rows("""
                select person_id, referral_id, null::uuid as team_id, received_at as at, false as late
                  from frontdoor.referral
                 where received_at >= :from and received_at <= :now and state <> 'ENTERED_IN_ERROR'
                """, now)) {
            came(lines, lines(row, front), row, weekAgo, twoWeeksAgo);
        }
        for (Row row : rows("""
                select person_id, referral_id, team_id, answered_at as at, false as late
                  from frontdoor.offer where answer = 'accepted' and answered_at >= :from and answered_at <= :now
                """, now)) {
            movedOn(lines, List.of(front), row, weekAgo);
            if (!front.equals("team-" + row.teamId())) {
                came(lines, List.of("team-" + row.teamId()), row, weekAgo, twoWeeksAgo);
            }
        }
        for (Row row : rows("""
                select distinct on (c.person_id, c.scope_id) c.person_id, c.scope_id as referral_id, c.team_id, c.at,
                       false as late
                  from record.contact c
                 where c.attended and not exists (select 1 from record.contact k where k.corrects = c.contact_id)
                 order by c.person_id, c.scope_id, c.at, c.contact_id
                """, now)) {
            if (row.since(now.minus(Duration.ofDays(28)))
                    && !row.at().toInstant().isAfter(now)) {
                String team = "team-" + row.teamId();
                movedOn(lines, team.equals(front) ? lines(row) : lines(row, team), row, weekAgo);
            }
        }
        return lines;
    }

    private List<String> lines(Row row, String... teams) {
        Person person = people.get(row.personId());
        String district = person.placePostcode() == null
                ? "District not known"
                : organisations
                        .residentPlace(person.placePostcode())
                        .map(place -> place.district())
                        .orElse("District not known");
        String network = person.practiceOds() == null
                ? "Network not known"
                : organisations
                        .registeredPlace(person.practiceOds(), London.date(time.instant()))
                        .map(place ->
                                place.pcn() == null ? "No network" : place.pcn().name())
                        .orElse("Network not known");
        return Stream.concat(Stream.of(teams), Stream.of("whole", "district-" + district, "network-" + network))
                .toList();
    }

    private static void came(
            Map<String, Map<Measure, List<Counted>>> lines,
            List<String> theirs,
            Row row,
            Instant weekAgo,
            Instant twoWeeksAgo) {
        if (row.since(weekAgo)) {
            add(lines, theirs, Measure.CAME, row);
        } else if (row.since(twoWeeksAgo)) {
            add(lines, theirs, Measure.CAME_BEFORE, row);
        }
    }

    private static void movedOn(
            Map<String, Map<Measure, List<Counted>>> lines, List<String> theirs, Row row, Instant weekAgo) {
        add(lines, theirs, Measure.MOVED_ON_LATELY, row);
        if (row.since(weekAgo)) {
            add(lines, theirs, Measure.MOVED_ON, row);
        }
    }

    private static void add(
            Map<String, Map<Measure, List<Counted>>> lines, List<String> theirs, Measure measure, Row row) {
        for (String line : theirs) {
            lines.computeIfAbsent(line, _ -> new EnumMap<>(Measure.class))
                    .computeIfAbsent(measure, _ -> new ArrayList<>())
                    .add(row.counted());
        }
    }
}
