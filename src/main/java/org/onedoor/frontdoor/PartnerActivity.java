package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What goes between the front door and one organisation. Counts only: nobody is named. */
@Repository
public class PartnerActivity {
    private final JdbcClient jdbc;

    PartnerActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What happened since a moment, and what is open now.
     *
     * @param sent referrals it made
     * @param asked times its services were asked to take one
     * @param expired of those, how many it let pass without an answer
     * @param open referrals that are with it now
     * @param last when the last of all this was; none where there was nothing
     */
    public record Activity(
            int sent,
            int asked,
            int accepted,
            int declined,
            int expired,
            int open,
            @Nullable OffsetDateTime last) {
        public boolean isNone() {
            return sent + asked + open == 0;
        }
    }

    public Activity of(UUID organisationId, Instant since) {
        return jdbc.sql("""
                select (select count(*) from frontdoor.held_referral r
                         where r.source_org = :org and r.received_at >= :since)::int as sent,
                       count(*) filter (where o.made_at >= :since)::int as asked,
                       count(*) filter (where o.answer = 'accepted' and o.answered_at >= :since)::int as accepted,
                       count(*) filter (where o.answer = 'declined' and o.answered_at >= :since)::int as declined,
                       count(*) filter (where o.answer = 'expired' and o.answered_at >= :since)::int as expired,
                       (select count(*) from frontdoor.counted_row w
                         where w.org_id = :org and w.lane = 'owner' and w.open)::int as open,
                       (select max(w.changed_at) from frontdoor.counted_row w where w.org_id = :org) as last
                  from frontdoor.offer o
                 where o.org_id = :org
                """)
                .param("org", organisationId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Activity.class)
                .single();
    }
}
