package org.onedoor.frontdoor.waiting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.time.DomainTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How long people have waited for a service, by how soon they were to be seen: from receipt to the first time anybody saw
 * them, of those first seen in the last 26 weeks. Nothing is forecast, and too few say nothing.
 */
@Repository
public class ExpectedWaits {
    /** With fewer, one unusual wait would be the answer; and one person's wait could be told from it. */
    public static final int ENOUGH = 10;

    static final Duration BACK = Duration.ofDays(182);

    private final JdbcClient jdbc;
    private final DomainTime time;

    ExpectedWaits(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * What the history says.
     *
     * @param people how many it rests on
     * @param low nine in ten waited longer, in days
     * @param median half waited this long or less
     * @param high nine in ten waited this long or less
     */
    public record Expected(int people, Instant since, double low, double median, double high) {
        public boolean isEnough() {
            return people >= ENOUGH;
        }

        /** In whole days, so that it claims no more than is known. */
        public String words() {
            if (!isEnough()) {
                return "Not enough history: %s first seen in the last 26 weeks, and at least %d are needed"
                        .formatted(people == 1 ? "1 person" : people + " people", ENOUGH);
            }
            long most = Math.round(high);
            return "Half waited %s or less, and 8 in 10 between %d and %d %s (%d people first seen in the last 26 weeks)"
                    .formatted(days(Math.round(median)), Math.round(low), most, most == 1 ? "day" : "days", people);
        }

        /** The same for the person who waits; none where too few are known. */
        public @Nullable String plain() {
            return isEnough()
                    ? "Half of the people waited %s or less. Most, 8 in 10, waited between %d and %s. Yours may be shorter or longer."
                            .formatted(days(Math.round(median)), Math.round(low), days(Math.round(high)))
                    : null;
        }

        private static String days(long days) {
            return days == 1 ? "1 day" : days + " days";
        }
    }

    public Expected of(UUID service, Priority priority) {
        Instant since = time.instant().minus(BACK);
        return jdbc.sql("""
                select count(*) as people,
                       coalesce((percentile_cont(0.1) within group (order by waited)), 0) as low,
                       coalesce((percentile_cont(0.5) within group (order by waited)), 0) as median,
                       coalesce((percentile_cont(0.9) within group (order by waited)), 0) as high
                  from (select extract(epoch from seen_at - received_at)::float8 / 86400 as waited
                          from frontdoor.wait
                         where service_id = :service and priority = :priority and seen_at >= :since
                           and seen_at <= :now and seen_at >= received_at) waits
                """)
                .param("service", service)
                .param("priority", priority.code())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .query((rs, _) -> new Expected(
                        rs.getInt("people"), since, rs.getDouble("low"), rs.getDouble("median"), rs.getDouble("high")))
                .single();
    }
}
