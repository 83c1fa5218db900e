package org.onedoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Answers;
import org.onedoor.frontdoor.DeclineReason;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.frontdoor.Triage;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Projection;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OneDoorTest
class RebuildTest {
    @Autowired
    ObjectProvider<Projection> projections;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    Triage triage;

    @Autowired
    Answers answers;

    @Autowired
    Services services;

    @Autowired
    DomainTime time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void makingAgainChangesNothingAndPutsRightWhatWasDamaged() {
        UUID person = declinedOnce();
        rebuild();
        List<Map<String, Object>> worklist = worklist(person);
        List<Map<String, Object>> clocks = clocks(person);
        List<Map<String, Object>> keys = keys(person);
        assertThat(worklist).isNotEmpty();
        assertThat(clocks).isNotEmpty();
        assertThat(keys).isNotEmpty();
        assertThat(rebuild()).isZero();

        damage("delete from frontdoor.worklist where person_id = :person and lane = 'owner'", person);
        damage("update frontdoor.worklist set priority = 'soon' where person_id = :person", person);
        damage(
                "update frontdoor.worklist set district = 'E00000000', practice = null where person_id = :person",
                person);
        damage("update clock.clock set due_at = due_at + interval '1 day' where subject_id = :person", person);
        damage("delete from people.linkage_key where person_id = :person", person);
        assertThat(rebuild()).isPositive();

        assertThat(worklist(person)).isEqualTo(worklist);
        assertThat(clocks(person)).isEqualTo(clocks);
        assertThat(keys(person)).isEqualTo(keys);
        assertThat(rebuild()).isZero();
    }

    private int rebuild() {
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> projections.orderedStream().toList().stream()
                        .mapToInt(Projection::rebuild)
                        .sum());
    }

    private void damage(String sql, UUID person) {
        assertThat(TestPostgres.stored().sql(sql).param("person", person).update())
                .isPositive();
    }

    private List<Map<String, Object>> worklist(UUID person) {
        return TestPostgres.stored().sql("""
                select org_id, lane, team_id, state, priority, rank, open, received_at, due_at, district, practice
                  from frontdoor.worklist where person_id = :person order by org_id, lane
                """).param("person", person).query().listOfRows();
    }

    private List<Map<String, Object>> clocks(UUID person) {
        return jdbc.sql("""
                select clock_id, standard_id, state, started_at, due_at, stopped_at, next_threshold_at
                  from clock.clock where subject_id = :person order by clock_id
                """).param("person", person).query().listOfRows();
    }

    private List<Map<String, Object>> keys(UUID person) {
        return jdbc.sql("select key from people.linkage_key where person_id = :person order by key")
                .param("person", person)
                .query()
                .listOfRows();
    }

    private UUID declinedOnce() {
        Submission submission = Cast.submission(
                Cast.somebody(new Random()), Door.GP, Priority.ROUTINE, time.instant(), "Low for months");
        Intake.Received received = CurrentActor.as(cast.gp().actor(), () -> intake.submit(submission, null));
        UUID service = services.byCode("pcn-mh-tilbury-chadwell").orElseThrow().id();
        CurrentActor.run(
                cast.navigator().actor(),
                () -> triage.offer(
                        received.reference(),
                        triage.start(received.reference(), 0, null).version(),
                        service,
                        null,
                        null));
        CurrentActor.run(
                cast.clinician("pcn-mh-tilbury-chadwell").actor(),
                () -> answers.decline(received.reference(), 2, DeclineReason.ofCode("22"), null, null));
        return received.personId();
    }
}
