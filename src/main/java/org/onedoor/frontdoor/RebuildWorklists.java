package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Projection;
import org.onedoor.platform.Subject;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has to see each referral, and by when: from the referral and its clocks, which come first. */
@Component
@Order(2)
class RebuildWorklists implements Projection {
    private final ReferralActs acts;
    private final ReferralRepository referrals;
    private final WorklistRows worklists;
    private final Acts begin;
    private final JdbcClient jdbc;

    RebuildWorklists(
            ReferralActs acts, ReferralRepository referrals, WorklistRows worklists, Acts begin, JdbcClient jdbc) {
        this.acts = acts;
        this.referrals = referrals;
        this.worklists = worklists;
        this.begin = begin;
        this.jdbc = jdbc;
    }

    private record Key(UUID personId, UUID referralId) {}

    @Override
    public String name() {
        return "worklists";
    }

    @Override
    public int rebuild() {
        List<Key> all = jdbc.sql(
                        "select person_id, referral_id from frontdoor.held_referral order by person_id, referral_id")
                .query(Key.class)
                .list();
        return all.stream().mapToInt(this::rebuild).sum();
    }

    private int rebuild(Key key) {
        Subject.Person subject = new Subject.Person(key.personId());
        return begin.act(
                Begin.on("Rebuild worklists", Ask.about(Action.WRITE, "referral", subject), subject),
                Integer.class,
                _ -> {
                    List<WorklistRows.Shown> before = worklists.shown(key.personId(), key.referralId());
                    worklists.clear(key.personId(), key.referralId());
                    acts.show(referrals.find(key.personId(), key.referralId()).orElseThrow());
                    List<WorklistRows.Shown> after = worklists.shown(key.personId(), key.referralId());
                    return Math.toIntExact(
                            after.stream().filter(row -> !before.contains(row)).count()
                                    + before.stream()
                                            .filter(row -> after.stream().noneMatch(row::isAbout))
                                            .count());
                });
    }
}
