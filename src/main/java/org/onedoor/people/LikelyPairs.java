package org.onedoor.people;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onedoor.people.Identification.Candidate;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Those who are likely one person, until somebody has looked. Nothing is linked by itself: whoever is new in the index, or
 * of whom something changed, is compared with the rest a little later.
 */
@Repository
public class LikelyPairs implements Pump {
    private static final double LIKELY = 0.5;
    private static final int MOST = 10;
    private static final int AT_ONCE = 200;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Two systems of one organisation do not give one number to two people. */
    private static final double SAME_LOCAL = 0.99;

    private static final String WAITING = """
            select p.person_id, p.other_id, p.probability::float8 as probability, p.reasons, p.found_at
              from people.likely_pair p
             where not exists (select 1 from people.link l
                                where l.until is null
                                  and ((l.person_id = p.person_id and l.other_id = p.other_id)
                                    or (l.person_id = p.other_id and l.other_id = p.person_id)))
               and not exists (select 1 from people.kept_apart k
                                where (k.person_id = p.person_id and k.other_id = p.other_id)
                                   or (k.person_id = p.other_id and k.other_id = p.person_id))
            """;

    private final JdbcClient jdbc;
    private final PersonRepository persons;
    private final LinkRepository links;
    private final LinkageIndex index;
    private final LocalIdentifiers local;
    private final DomainTime time;
    private final InstantSource machine = InstantSource.system();

    LikelyPairs(
            JdbcClient jdbc,
            PersonRepository persons,
            LinkRepository links,
            LinkageIndex index,
            LocalIdentifiers local,
            DomainTime time) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.links = links;
        this.index = index;
        this.local = local;
        this.time = time;
    }

    /**
     * Two to be looked at.
     *
     * @param probability how likely it is one person, 0 to 1
     * @param reasons each thing that was compared, with its weight in bits
     */
    public record Pair(UUID personId, UUID otherId, double probability, String reasons, OffsetDateTime foundAt) {}

    private record Likely(double probability, String reasons) {}

    /** All of them, those that wait longest first; without those about whom it was decided while they were compared. */
    public List<Pair> all(int most) {
        return jdbc.sql(WAITING + """
                 order by p.found_at, p.person_id, p.other_id
                 limit :most
                """).param("most", most).query(Pair.class).list();
    }

    /** Those with one of these people in them. */
    public List<Pair> of(Collection<UUID> personIds) {
        return jdbc.sql(WAITING + """
                   and (p.person_id = any(:ids) or p.other_id = any(:ids))
                 order by p.probability desc, p.person_id, p.other_id
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(Pair.class)
                .list();
    }

    /** Somebody has looked at these. */
    void settled(Set<UUID> some, Set<UUID> others) {
        jdbc.sql("""
                delete from people.likely_pair
                 where (person_id = any(:some) and other_id = any(:others))
                    or (person_id = any(:others) and other_id = any(:some))
                """)
                .param("some", some.toArray(UUID[]::new))
                .param("others", others.toArray(UUID[]::new))
                .update();
    }

    @Override
    public String name() {
        return "likely-pairs";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        var until = machine.instant().plus(LONGEST);
        List<UUID> some = waiting();
        while (!some.isEmpty()) {
            for (Person person : persons.all(some)) {
                compare(person);
                jdbc.sql("update people.person set compared = :version where person_id = :id")
                        .param("version", person.version())
                        .param("id", person.personId())
                        .update();
            }
            some = machine.instant().isBefore(until) ? waiting() : List.of();
        }
    }

    private List<UUID> waiting() {
        return jdbc.sql("""
                select person_id from people.person where compared <> version order by person_id limit :most
                """).param("most", AT_ONCE).query(UUID.class).list();
    }

    private void compare(Person person) {
        Map<UUID, Likely> likely = likely(person);
        UUID id = person.personId();
        List<UUID> lower = new ArrayList<>();
        List<UUID> higher = new ArrayList<>();
        List<BigDecimal> probabilities = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        likely.forEach((other, found) -> {
            boolean first = inOrder(id, other) < 0;
            lower.add(first ? id : other);
            higher.add(first ? other : id);
            probabilities.add(BigDecimal.valueOf(found.probability()).setScale(3, RoundingMode.HALF_UP));
            reasons.add(found.reasons());
        });
        jdbc.sql("""
                with given as (
                    select * from unnest(:lower::uuid[], :higher::uuid[], :probabilities::numeric[], :reasons::text[])
                        g(person_id, other_id, probability, reasons)),
                gone as (
                    delete from people.likely_pair p
                     where (p.person_id = :id or p.other_id = :id)
                       and not exists (select 1 from given g
                                        where g.person_id = p.person_id and g.other_id = p.other_id)
                    returning 1)
                insert into people.likely_pair (person_id, other_id, probability, reasons, found_at)
                select person_id, other_id, probability, reasons, :now from given
                on conflict (person_id, other_id) do update
                   set probability = excluded.probability, reasons = excluded.reasons
                """)
                .param("lower", lower.toArray(UUID[]::new))
                .param("higher", higher.toArray(UUID[]::new))
                .param("probabilities", probabilities.toArray(BigDecimal[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .param("id", id)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<UUID, Likely> likely(Person person) {
        Map<UUID, Likely> found = new LinkedHashMap<>();
        local.sharing(person.personId())
                .forEach(other -> found.put(other, new Likely(SAME_LOCAL, "the same number in the same system")));
        for (Candidate candidate : index.find(LinkageKeys.values(person), LIKELY, MOST)) {
            if (candidate.probability() < LIKELY) {
                continue; // a slip away from a name and a day that many share: for whoever asks, and no work of itself
            }
            found.merge(
                    candidate.person().personId(),
                    new Likely(candidate.probability(), candidate.reasons()),
                    (one, other) -> new Likely(
                            Math.max(one.probability(), other.probability()), one.reasons() + "; " + other.reasons()));
        }
        found.keySet().removeAll(links.linked(List.of(person.personId())).getOrDefault(person.personId(), Set.of()));
        if (!found.isEmpty()) {
            found.keySet().removeAll(links.keptApart(person.personId()).keySet());
        }
        return found;
    }

    /** As the database orders them: by their bytes. */
    private static int inOrder(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
