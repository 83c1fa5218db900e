package org.onedoor.crisis.notice;

import static org.onedoor.crisis.notice.NoticeFileRepository.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.RailEvents.RailPlaceSaid;
import org.onedoor.frontdoor.SmallNumbers;
import org.onedoor.organisation.DistrictPlace;
import org.onedoor.organisation.Geography;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often somebody was of concern on the railway in an area, by station and by district. It names nobody, and a number that
 * could point at somebody is not shown.
 */
@Repository
public class RailSummary {
    static final String DATA = "rail-summary";

    private static final int LONGEST_MONTHS = 36;

    private final JdbcClient jdbc;
    private final Acts acts;
    private final Looks looks;
    private final Geography geography;
    private final DomainTime time;

    RailSummary(JdbcClient jdbc, Acts acts, Looks looks, Geography geography, DomainTime time) {
        this.jdbc = jdbc;
        this.acts = acts;
        this.looks = looks;
        this.geography = geography;
        this.time = time;
    }

    /** One station or other place. @param key by which its district is said @param district none while nobody has said it */
    public record Place(String key, String name, @Nullable String district, String count, List<String> months) {}

    /** One district, its places together. */
    public record District(String name, String count, List<String> months) {}

    /** @param first and @param last the first and the last day of the period @param total of the whole area */
    public record Area(
            LocalDate first,
            LocalDate last,
            List<YearMonth> months,
            String total,
            List<District> districts,
            List<Place> places,
            List<String> known) {}

    /** One cell as the database counts it. */
    private record Cell(String key, String name, YearMonth month, int number) {}

    /**
     * The period by the day on which it happened, each month of it by itself.
     *
     * @throws Invalid when the last day is before the first, or it is longer than three years
     */
    public Area of(@Nullable LocalDate first, @Nullable LocalDate last) {
        LocalDate until = last == null ? London.date(time.instant()) : last;
        LocalDate from = first == null ? until.minusMonths(11).withDayOfMonth(1) : first;
        if (until.isBefore(from)) {
            throw new Invalid("last", "The last day cannot be before the first");
        }
        if (until.isAfter(from.plusMonths(LONGEST_MONTHS))) {
            throw new Invalid("first", "Choose a period of three years at most");
        }
        return looks.look("The railway by place", Ask.function(Action.READ, DATA), _ -> area(from, until));
    }

    private Area area(LocalDate from, LocalDate until) {
        Instant begins = from.atStartOfDay(London.ZONE).toInstant();
        Instant ends = until.plusDays(1).atStartOfDay(London.ZONE).toInstant();
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(from);
                !month.isAfter(YearMonth.from(until));
                month = month.plusMonths(1)) {
            months.add(month);
        }
        Map<String, String> districts = said();
        Map<String, String> names = names();
        Map<String, List<Cell>> byPlace = new TreeMap<>();
        Map<String, List<Cell>> byDistrict = new TreeMap<>();
        List<Cell> all = cells(begins, ends);
        for (Cell cell : all) {
            byPlace.computeIfAbsent(cell.key(), _ -> new ArrayList<>()).add(cell);
            String code = districts.get(cell.key());
            String district = code == null ? "Not said yet" : names.getOrDefault(code, code);
            byDistrict.computeIfAbsent(district, _ -> new ArrayList<>()).add(cell);
        }
        List<Place> places = new ArrayList<>();
        byPlace.forEach((key, of) -> {
            String code = districts.get(key);
            places.add(new Place(
                    key,
                    of.getFirst().name(),
                    code == null ? null : names.getOrDefault(code, code),
                    count(of),
                    monthly(of, months)));
        });
        return new Area(
                from,
                until,
                List.copyOf(months),
                count(all),
                byDistrict.entrySet().stream()
                        .map(each ->
                                new District(each.getKey(), count(each.getValue()), monthly(each.getValue(), months)))
                        .toList(),
                places,
                List.copyOf(names.values()));
    }

    private static String count(List<Cell> of) {
        return SmallNumbers.count(of.stream().mapToInt(Cell::number).sum());
    }

    private static List<String> monthly(List<Cell> of, List<YearMonth> months) {
        return months.stream()
                .map(month -> count(
                        of.stream().filter(cell -> cell.month().equals(month)).toList()))
                .toList();
    }

    /** One for each place and month; a place is one however its letters are written. */
    private List<Cell> cells(Instant from, Instant until) {
        return jdbc.sql("""
                select lower(regexp_replace(trim(place), '\\s+', ' ', 'g')) as key, mode() within group (order by trim(place)) as name,
                       to_char(occurred_at at time zone 'Europe/London', 'YYYY-MM') as month, count(*)::int as number
                  from crisis.rail_notice
                 where occurred_at >= :from and occurred_at < :until
                 group by 1, 3 order by 1, 3
                """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((rs, _) -> new Cell(
                        rs.getString("key"),
                        rs.getString("name"),
                        YearMonth.parse(rs.getString("month")),
                        rs.getInt("number")))
                .list();
    }

    private Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        jdbc.sql("select place_key, district from crisis.rail_place").query(rs -> {
            said.put(rs.getString("place_key"), rs.getString("district"));
        });
        return said;
    }

    /** Districts by their code, in the order of their names. */
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        geography.districts(London.date(time.instant())).stream()
                .sorted(java.util.Comparator.comparing(DistrictPlace::name))
                .forEach(each -> names.put(each.code(), each.name()));
        return names;
    }

    /**
     * Says in which district a place is; said again, the later counts.
     *
     * @throws Invalid when no notice names the place, or there is no such district
     */
    public void say(String place, String district, @Nullable IdempotencyKey key) {
        String placeKey = place.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String code = names().entrySet().stream()
                .filter(each -> each.getValue().equals(district.strip()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new Invalid("district", "Choose a district"));
        boolean named =
                jdbc.sql("""
                select exists (select 1 from crisis.rail_notice
                                where lower(regexp_replace(trim(place), '\\s+', ' ', 'g')) = :key)
                """).param("key", placeKey).query(Boolean.class).single();
        if (!named) {
            throw new Invalid("place", "No notice is about a place of this name");
        }
        UUID org = CurrentActor.get().organisationId();
        Begin begin = Begin.on(
                        "Say in which district a place of the railway is",
                        Ask.function(Action.WRITE, DATA),
                        new Subject.Organisation(org))
                .making()
                .once(key);
        acts.act(begin, act -> {
            jdbc.sql("""
                    insert into crisis.rail_place (place_key, district, said_by, said_at) values (:key, :district, :by, :now)
                    on conflict (place_key) do update
                       set district = excluded.district, said_by = excluded.said_by, said_at = excluded.said_at
                    """)
                    .param("key", placeKey)
                    .param("district", code)
                    .param("by", act.actor().name())
                    .param("now", utc(act.now()))
                    .update();
            act.happened(new RailPlaceSaid(org, code));
        });
    }
}
