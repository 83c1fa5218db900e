package org.onedoor.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ladder, worked backwards from the end of the authority: each rung a task, once, and the end an alarm to everybody. */
@OneDoorTest
class EscalationTest {
    private static final Instant ARRIVED = Instant.parse("2024-09-06T20:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Night night;

    @Autowired
    ObjectProvider<Pump> pumps;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveTheTimeBack() {
        time.set(Instant.now(), 1);
    }

    @Test
    void eachRungIsATaskOfTheTeamThatHasThePersonAndTheEndIsToldToEverybody() {
        time.set(ARRIVED, 0);
        Visitor officer = new Visitor(port).signIn(night.officer().username());
        Visitor suite = new Visitor(port).signIn(night.suite().username());
        UUID id =
                Night.id(night.beginning(officer, "s136", "Man, about 30", "30").send());
        night.record(officer, id, "arrived", "placeType", "health-based");
        after(Duration.ofHours(3).plusSeconds(1));
        assertThat(tasks(id)).contains("escalate-coordinator").doesNotContain("escalate-on-call-manager");
        night.record(suite, id, "escalated", "rung", "coordinator", "who", "Sister Ash");
        assertThat(tasks(id)).doesNotContain("escalate-coordinator");
        after(Duration.ofHours(12));
        assertThat(tasks(id)).contains("escalate-on-call-manager").doesNotContain("escalate-director");
        after(Duration.ofHours(18));
        assertThat(tasks(id))
                .contains("escalate-director")
                .doesNotContain("escalate-executive-legal", "escalate-on-call-manager");
        after(Duration.ofHours(22));
        after(Duration.ofHours(23));
        assertThat(tasks(id)).containsOnlyOnce("escalate-executive-legal").doesNotContain("authority-expired");
        after(Duration.ofHours(24));
        assertThat(tasks(id)).doesNotContain("authority-expired"); // a limit is inclusive
        after(Duration.ofHours(24).plusSeconds(1));
        assertThat(tasks(id)).containsOnlyOnce("authority-expired");
        assertThat(jdbc.sql(
                                "select distinct org_id from work.notification where scope_id = :id and kind = 'authority-expired'")
                        .param("id", id)
                        .query(UUID.class)
                        .list())
                .contains(night.police(), Night.TRUST);
        assertThat(tasks(id)).noneMatch(kind -> kind.startsWith("escalate-"));
        night.record(suite, id, "ended", "outcome", "expired");
        assertThat(tasks(id)).containsExactly("crisis-plan-offer");
    }

    private void after(Duration passed) {
        time.set(ARRIVED.plus(passed), 0);
        pumps.stream().filter(pump -> pump.name().equals("clocks-due")).forEach(Pump::run);
    }

    private List<String> tasks(UUID id) {
        return jdbc.sql("select kind from work.task where scope_id = :id and state = 'open'")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
