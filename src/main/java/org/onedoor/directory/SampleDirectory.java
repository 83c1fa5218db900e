package org.onedoor.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.WorkingDays;

/** Services like those of the directory, over a whole country, and needs to ask them about: for measuring with. */
public final class SampleDirectory {
    private static final long SEED = 20261127;

    /** One in twenty serves the county that is asked about; the others serve three hundred districts like its own. */
    private static final String SERVICES = """
            with shipped as (
                select s.*, row_number() over (order by code) - 1 as nth, count(*) over () as number
                  from directory.service s
                 where code <> 'care-co-ordination-centre' and code !~ '-bench-' and status <> 'ceased')
            insert into directory.service (org_id, service_id, team_id, code, name, description, type_code, band, needs,
                   age_from, age_to, places, doors, formats, answers, hours, bank_holidays, requires, phone, latitude,
                   longitude, status, assured_on, assured, source)
            select org_id, md5(code || i)::uuid, team_id, code || '-bench-' || i, name || ' ' || i, description, type_code,
                   band, needs, age_from, age_to,
                   case when i % 20 = 0 and (places <> '{all}' or i % 300 = 0) then places
                        else array['district:E99' || to_char(i % 300, 'FM000000')] end,
                   doors, formats, answers, hours, bank_holidays, requires, phone,
                   case when i % 20 = 0 then 51.5 + random() * 0.5 else 50.5 + random() * 4 end,
                   case when i % 20 = 0 then 0.1 + random() * 1.1 else random() * 4 - 3 end,
                   status, case when random() < 0.8 then current_date - (random() * 400)::int end, assured, 'bench'
              from generate_series(1, ?) i join shipped on i % number = nth
            """;

    private static final String ROOM = """
            insert into directory.capacity (org_id, service_id, at, capacity_id, places, stated_by, source)
            select org_id, service_id, now() - random() * interval '20 days', gen_random_uuid(), (random() * 5)::int,
                   'team manager', 'bench'
              from directory.service cross join generate_series(1, 2) where source = 'bench' and random() < 0.4
            """;

    private static final String SLOTS = """
            insert into directory.slot (org_id, slot_id, service_id, starts_at, ends_at, mode, state)
            select org_id, gen_random_uuid(), service_id, starts_at, starts_at + interval '30 minutes', 'video', 'free'
              from (select org_id, service_id,
                           date_trunc('hour', now()) + (random() * 40 * 24 * 60)::int * interval '1 minute' as starts_at
                      from directory.service cross join generate_series(1, 3)
                     where source = 'bench' and random() < 0.3) times
            """;

    private SampleDirectory() {}

    /** Adds so many services with what they said of their room, over the connection of the database's owner. */
    public static void add(Connection owner, int services) throws SQLException {
        try (var statement = owner.createStatement();
                var many = owner.prepareStatement(SERVICES)) {
            statement.execute("select setseed(0.27)");
            for (String table : List.of("slot", "capacity", "service")) {
                statement.execute("""
                        delete from directory.%s where service_id in
                               (select service_id from directory.service where source = 'bench')
                        """.formatted(table));
            }
            many.setInt(1, services);
            many.execute();
            statement.execute(ROOM);
            statement.execute(SLOTS);
            statement.execute("update directory.edition set edition = edition + 1 where name = 'services'");
            statement.execute("vacuum analyze directory.service, directory.capacity, directory.slot");
        }
    }

    /** Needs of people who live and are registered somewhere known, at one moment of a working day. */
    public static List<Need> needs(
            int count, List<String> codes, List<ResidentPlace> homes, List<RegisteredPlace> practices, Instant now) {
        Random random = new Random(SEED);
        Instant at = workingMorning(London.date(now));
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> asked = new HashSet<>();
            asked.add(codes.get(random.nextInt(codes.size())));
            asked.add(codes.get(random.nextInt(codes.size())));
            needs.add(Need.of(
                            asked,
                            Tier.values()[random.nextInt(Tier.values().length)],
                            at,
                            List.of(Door.GP, Door.CENTRE, Door.SELF).get(random.nextInt(3)))
                    .aged(5 + random.nextInt(85))
                    .resident(homes.get(random.nextInt(homes.size())))
                    .registered(practices.get(random.nextInt(practices.size())))
                    .within(random.nextBoolean() ? null : 10 + random.nextInt(30)));
        }
        return needs;
    }

    /** Ten o'clock on the first Wednesday that is followed by another working day. */
    private static Instant workingMorning(LocalDate from) {
        WorkingDays days = WorkingDays.england();
        LocalDate day = from.plusDays(1);
        while (day.getDayOfWeek() != DayOfWeek.WEDNESDAY
                || !days.isWorkingDay(day)
                || !days.isWorkingDay(day.plusDays(1))) {
            day = day.plusDays(1);
        }
        return day.atTime(LocalTime.of(10, 0)).atZone(London.ZONE).toInstant();
    }
}
