package org.onedoor.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.people.linkage.Kind;
import org.onedoor.people.linkage.Likeness;
import org.onedoor.people.linkage.Weights;
import org.onedoor.platform.job.Pump;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds those in the index who may be somebody, and weighs each. */
@Repository
class LinkageIndex implements Pump {
    /** As many as can share one key and still be worth reading. */
    private static final int MOST_OF_A_KEY = 60;

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final List<String> NAMES = List.of("given_name", "family_name");

    private final JdbcClient jdbc;
    private final PersonRepository persons;
    private final InstantSource machine = InstantSource.system();
    private final Likeness likeness = new Likeness(
            LinkageKeys.SHAPE, Weights.read(LinkageKeys.SHAPE.fields()), (field, value) -> common().of(field, value));
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
     * Puts down by what a person can be found; called in the transaction that stores them.
     *
     * @return how many keys were missing or are gone
     */
    int put(Person person) {
        Collection<Long> keys = LinkageKeys.of(LinkageKeys.values(person));
        return jdbc.sql("""
                with gone as (
                    delete from people.linkage_key where person_id = :personId and key <> all(:keys) returning 1),
                added as (
                    insert into people.linkage_key (person_id, key)
                    select :personId, k from unnest(:keys::bigint[]) k
                    on conflict do nothing
                    returning 1)
                select (select count(*) from gone) + (select count(*) from added)
                """)
                .param("personId", person.personId())
                .param("keys", keys.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    /**
     * Those who may be the person, the likeliest first.
     *
     * @param least how likely it must be, 0 to 1
     */
    List<Candidate> find(List<@Nullable String> values, double least, int most) {
        Collection<Long> keys = LinkageKeys.of(values);
        if (keys.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = jdbc.sql("""
                select distinct found.person_id
                  from unnest(:keys::bigint[]) wanted
                 cross join lateral (
                       select person_id from people.linkage_key where key = wanted limit :most) found
                """)
                .param("keys", keys.toArray(Long[]::new))
                .param("most", MOST_OF_A_KEY)
                .query(UUID.class)
                .list();
        return persons.all(ids).stream()
                .map(person -> compare(values, person))
                .filter(candidate -> candidate.probability() >= least)
                .sorted(Comparator.comparing(Candidate::probability)
                        .reversed()
                        .thenComparing(candidate -> candidate.person().personId()))
                .limit(most)
                .toList();
    }

    Candidate compare(List<@Nullable String> values, Person person) {
        Likeness.Verdict verdict = likeness.compare(values, LinkageKeys.values(person), common().people());
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
        return jdbc.sql("select person_id from people.person order by person_id").query(UUID.class).list().stream()
                .mapToInt(id -> persons.find(id).map(this::put).orElse(0))
                .sum();
    }

    /** Those who were stored before there was an index. */
    @Override
    public void run() {
        List<UUID> without = jdbc.sql("""
                select p.person_id
                  from people.person p
                 where (p.family_name is not null or p.nhs_number is not null or p.birth_date is not null)
                   and not exists (select 1 from people.linkage_key k where k.person_id = p.person_id)
                 limit 1000
                """).query(UUID.class).list();
        persons.all(without).forEach(this::put);
    }
}
