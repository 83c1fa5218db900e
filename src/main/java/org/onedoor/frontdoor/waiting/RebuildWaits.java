package org.onedoor.frontdoor.waiting;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.EventLog;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Projection;
import org.onedoor.platform.Subject;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each wait, from the events of its referral. */
@Component
@Order(3)
class RebuildWaits implements Projection {
    private final WaitRepository waits;
    private final EventLog log;
    private final Acts acts;
    private final JdbcClient jdbc;

    RebuildWaits(WaitRepository waits, EventLog log, Acts acts, JdbcClient jdbc) {
        this.waits = waits;
        this.log = log;
        this.acts = acts;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "waits";
    }

    @Override
    public int rebuild() {
        return jdbc
                .sql("select person_id, referral_id from frontdoor.held_referral order by person_id, referral_id")
                .query(WaitRepository.Key.class)
                .list()
                .stream()
                .mapToInt(key -> rebuild(key.personId(), key.referralId()))
                .sum();
    }

    private int rebuild(UUID person, UUID referral) {
        Subject.Person subject = new Subject.Person(person);
        return acts.act(
                Begin.on("Rebuild waits", Ask.about(Action.WRITE, "referral", subject), subject), Integer.class, _ -> {
                    Optional<Wait> before = waits.find(person, referral);
                    Optional<Wait> after = Wait.of(person, referral, log.ofScope(person, referral));
                    if (after.isEmpty() || after.equals(before)) {
                        return 0;
                    }
                    waits.put(after.get());
                    return 1;
                });
    }
}
