package org.onedoor.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.linkage.Kind;
import org.onedoor.people.linkage.Level;
import org.onedoor.people.linkage.Likeness;
import org.onedoor.people.linkage.Likeness.Asking;
import org.onedoor.people.linkage.Likeness.Verdict;
import org.onedoor.people.linkage.Weights;
import org.onedoor.platform.job.Pump;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds those in the index who may be somebody, and weighs each. */
@Repository
class LinkageIndex implements Pump {
    /** As many as can share one key and still be worth reading. */
    private static final int MOST_OF_A_KEY = 60;

    /** As many as are born on one day and read for a slip in the name; a day of more is one that stands for none. */
    private static final int MOST_OF_A_DAY = 400;

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofHours(1);
    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> NAMES = List.of("given_name", "family_name");

    private final JdbcClient jdbc;
    private final PersonRepository persons;
    private final InstantSource machine = InstantSource.system();
    private final Likeness likeness = new Likeness(
            LinkageKeys.SHAPE, Weights.read(LinkageKeys.SHAPE.fields()), (field, value) -> common().of(field, value));
    private volatile UUID reached = FIRST;
    private volatile Instant rest = Instant.MIN;
    private volatile Common common = new Common(Instant.MIN, 0, List.of(Map.of(), Map.of()));

    LinkageIndex(JdbcClient jdbc, PersonRepository persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    /**
     * How many people there are and how common their names, as the database's own statistics have it.
     *
     * @param names for first and family names, tidied, the share of people who have it
     */
    private record Common(Instant since, long people, List<Map<String, Double>> names) {
        @Nullable
        Double of(int field, String value) {
            return field < names.size() ? names.get(field).get(value) : null;
        }
    }

    private record Share(String value, double share) {}

    /**
     * Puts down by what people can be found; called in the transaction that stores them.
     *
     * @return how many keys were missing or are gone
     */
    int put(Collection<Person> people) {
        List<UUID> ids = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (Person person : people) {
            for (Long key : LinkageKeys.of(LinkageKeys.values(person))) {
                ids.add(person.personId());
                keys.add(key);
            }
        }
        return jdbc.sql("""
                with given as (
                    select * from unnest(:ids::uuid[], :keys::bigint[]) g(person_id, key)),
                gone as (
                    delete from people.linkage_key k
                     where k.person_id = any(:people)
                       and not exists (select 1 from given g where g.person_id = k.person_id and g.key = k.key)
                    returning 1),
                added as (
                    insert into people.linkage_key (person_id, key)
                    select person_id, key from given
                    on conflict do nothing
                    returning 1)
                select (select count(*) from gone) + (select count(*) from added)
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("keys", keys.toArray(Long[]::new))
                .param("people", people.stream().map(Person::personId).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** One who shares a key, and what of them is compared. */
    private record Met(UUID personId, List<@Nullable String> values) {}

    /** @param slip whether name and birth date are the same but for one slip, and nothing speaks against it */
    private record Weighed(UUID personId, Verdict verdict, boolean slip) {
        private static Weighed of(Asking asking, List<@Nullable String> asked, Met met) {
            Verdict verdict = asking.compare(met.values());
            boolean against = verdict.evidence().stream()
                    .filter(each -> each.level() == Level.OTHER)
                    .anyMatch(each -> each.field().equals(LinkageKeys.FIRST_NAME)
                            || each.field().equals(LinkageKeys.NHS_NUMBER));
            return new Weighed(met.personId(), verdict, !against && Slips.isOne(asked, met.values()));
        }
    }

    /**
     * Those who may be the person, the likeliest first.
     *
     * @param least how likely it must be, 0 to 1; whoever is one slip away is among them however likely
     */
    List<Candidate> find(List<@Nullable String> values, double least, int most) {
        Collection<Long> keys = LinkageKeys.of(values);
        if (keys.isEmpty()) {
            return List.of();
        }
        Asking asking = likeness.asking(values, common().people());
        Map<UUID, Weighed> weighed = new HashMap<>();
        met(keys).forEach(met -> weighed.put(met.personId(), Weighed.of(asking, values, met)));
        slips(values).stream()
                .filter(met -> !weighed.containsKey(met.personId()))
                .map(met -> Weighed.of(asking, values, met))
                .filter(Weighed::slip)
                .forEach(one -> weighed.put(one.personId(), one));
        List<Weighed> likely = weighed.values().stream()
                .filter(one -> one.slip() || one.verdict().probability() >= least)
                .sorted(Comparator.comparing((Weighed one) -> one.verdict().probability())
                        .reversed()
                        .thenComparing(Weighed::personId))
                .limit(most)
                .toList();
        if (likely.isEmpty()) {
            return List.of();
        }
        Map<UUID, Person> whole = persons
                .all(likely.stream().map(Weighed::personId).toList())
                .stream()
                .collect(Collectors.toMap(Person::personId, Function.identity()));
        return likely.stream()
                .filter(one -> whole.containsKey(one.personId()))
                .map(one -> new Candidate(
                        Objects.requireNonNull(whole.get(one.personId())),
                        one.verdict().probability(),
                        one.verdict().evidence(),
                        one.slip()))
                .toList();
    }

    /** Those born on the day whose family name is one slip away, and those of the name born on a day beside it. */
    private List<Met> slips(List<@Nullable String> values) {
        String family = values.get(LinkageKeys.FAMILY);
        LocalDate birth = Slips.date(values.get(LinkageKeys.BIRTH));
        if (family == null || birth == null) {
            return List.of();
        }
        return jdbc
                .sql("""
                (select person_id, given_name, family_name, birth_date, nhs_number, postcode, address_line, phone
                   from people.person where birth_date = :birth limit :ofDay)
                union all
                (select person_id, given_name, family_name, birth_date, nhs_number, postcode, address_line, phone
                   from people.person
                  where lower(family_name) = lower(:family) and birth_date = any(:beside::date[]) limit :ofName)
                """)
                .param("birth", birth)
                .param("ofDay", MOST_OF_A_DAY)
                .param("family", family)
                .param(
                        "beside",
                        Slips.datesBeside(birth).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param("ofName", MOST_OF_A_KEY)
                .query((rs, _) -> met(rs))
                .list()
                .stream()
                .filter(met -> Slips.isOne(values, met.values()))
                .toList();
    }

    /** Only what is compared: of the hundreds who share a key, few are worth reading whole. */
    private List<Met> met(Collection<Long> keys) {
        return jdbc.sql("""
                select p.person_id, p.given_name, p.family_name, p.birth_date, p.nhs_number, p.postcode,
                       p.address_line, p.phone
                  from (select distinct found.person_id
                          from unnest(:keys::bigint[]) wanted
                         cross join lateral (
                               select person_id from people.linkage_key where key = wanted limit :most) found) f
                  join people.person p on p.person_id = f.person_id
                """)
                .param("keys", keys.toArray(Long[]::new))
                .param("most", MOST_OF_A_KEY)
                .query((rs, _) -> met(rs))
                .list();
    }

    private static Met met(ResultSet rs) throws SQLException {
        return new Met(
                rs.getObject(1, UUID.class),
                Arrays.asList(
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getString(8)));
    }

    Candidate compare(List<@Nullable String> values, Person person) {
        Verdict verdict = likeness.compare(values, LinkageKeys.values(person), common().people());
        return new Candidate(person, verdict.probability(), verdict.evidence());
    }

    private Common common() {
        Common known = common;
        if (known.since().plus(FRESH).isBefore(machine.instant())) {
            known = new Common(
                    machine.instant(),
                    people(),
                    NAMES.stream().map(this::shares).toList());
            common = known;
        }
        return known;
    }

    private long people() {
        return Objects.requireNonNull(jdbc.sql("""
                select greatest(reltuples, 0)::bigint from pg_class where oid = 'people.person'::regclass
                """).query(Long.class).single());
    }

    private Map<String, Double> shares(String column) {
        Map<String, Double> shares = new HashMap<>();
        jdbc.sql("""
                select value, share
                  from pg_stats s
                 cross join lateral unnest(s.most_common_vals::text::text[], s.most_common_freqs) common(value, share)
                 where s.schemaname = 'people' and s.tablename = 'person' and s.attname = :column
                """)
                .param("column", column)
                .query(Share.class)
                .list()
                .forEach(each -> shares.merge(Kind.NAME.tidy(each.value()), each.share(), Double::sum));
        return shares;
    }

    @Override
    public String name() {
        return "find-people-by";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    int rebuild() {
        int wrong = 0;
        UUID last = FIRST;
        for (List<UUID> some = after(last); !some.isEmpty(); some = after(last)) {
            wrong += put(persons.all(some));
            last = some.getLast();
        }
        return wrong;
    }

    private List<UUID> after(UUID last) {
        return jdbc.sql("select person_id from people.person where person_id > :last order by person_id limit 1000")
                .param("last", last)
                .query(UUID.class)
                .list();
    }

    /**
     * Those who were stored before there was an index: a thousand at a time from the first to the last, and again an hour
     * later. Somebody of whom too little is known has no keys and is passed like the others.
     */
    @Override
    public void run() {
        if (machine.instant().isBefore(rest)) {
            return;
        }
        List<UUID> without =
                jdbc.sql("""
                select p.person_id
                  from people.person p
                 where p.person_id > :reached
                   and (p.family_name is not null or p.nhs_number is not null or p.birth_date is not null)
                   and not exists (select 1 from people.linkage_key k where k.person_id = p.person_id)
                 order by p.person_id
                 limit 1000
                """).param("reached", reached).query(UUID.class).list();
        if (without.isEmpty()) {
            reached = FIRST;
            rest = machine.instant().plus(REST);
            return;
        }
        put(persons.all(without));
        reached = without.getLast();
    }
}
