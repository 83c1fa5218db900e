package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onedoor.clock.ClockState;
import org.onedoor.clock.ClockView;
import org.onedoor.clock.Clocks;
import org.onedoor.demo.story.NightOverTheClocks;
import org.onedoor.demo.story.NightOverTheClocks.Run;
import org.onedoor.demo.story.Step;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Story E2 gives exactly the times its requirement states, however often it is played and wherever it is left. */
class E2StoryTest extends StoryTest {
    @Autowired
    NightOverTheClocks story;

    @Autowired
    Clocks clocks;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyClockIsToTheMinuteThoughAnHourOfTheNightDoesNotExist() {
        for (int playing = 0; playing < 2; playing++) {
            Run run = story.begin();
            play(run, story.steps().size());
            UUID incident = Objects.requireNonNull(run.incident());
            Map<String, ClockView> all = clocks.ofScope(incident, incident).stream()
                    .collect(Collectors.toMap(ClockView::standardId, Function.identity()));
            assertThat(all.keySet()).contains("S136_AMB_8", "S136_AMB_30", "S136_ASSESS_3H", "S136_DETAIN_24H");
            assertThat(all.values())
                    .filteredOn(clock -> clock.standardId().startsWith("S136_"))
                    .allMatch(clock -> clock.state() instanceof ClockState.Met);
            assertThat(due(all, "S136_AMB_8")).isEqualTo("2024-03-30T23:52:00Z");
            assertThat(due(all, "S136_AMB_30")).isEqualTo("2024-03-31T00:11:00Z");
            assertThat(due(all, "S136_ASSESS_3H")).isEqualTo("2024-03-31T03:20:00Z");
            assertThat(due(all, "S136_DETAIN_24H")).isEqualTo("2024-04-01T00:20:00Z");
            story.leave(run);
            assertThat(left(run)).as("what is open when it was left").isEmpty();
        }
    }

    @Test
    void whereverItIsLeftNobodyIsHeldAndNobodyIsMissing() {
        for (int steps : new int[] {0, 1, 4, 7}) {
            Run run = story.begin();
            play(run, steps);
            story.leave(run);
            assertThat(left(run)).as("left after %d steps", steps).isEmpty();
        }
    }

    private void play(Run run, int many) {
        for (Step<Run> step : story.steps().subList(0, many)) {
            time.set(step.at(), 0);
            story.next(run);
        }
        assertThat(run.done()).isEqualTo(many);
    }

    private static String due(Map<String, ClockView> all, String standard) {
        return String.valueOf(Objects.requireNonNull(all.get(standard)).due());
    }

    private UUID[] incidents(Run run) {
        return jdbc.sql("""
                        select incident_id from crisis.detention where person_id = :person
                        union all select incident_id from crisis.missing_report where person_id = :person
                        """)
                .param("person", run.personId())
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    /** Cases, reports, referrals and tasks about the person that are open. */
    private List<String> left(Run run) {
        return jdbc.sql("""
                        select number from crisis.detention where person_id = :person and closed_at is null
                        union all
                        select number from crisis.missing_report where person_id = :person and found_at is null
                        union all
                        select reference from frontdoor.held_referral
                         where person_id = :person and state not in ('CLOSED', 'CANCELLED')
                        union all
                        select kind || ' ' || item from work.task
                         where state = 'open' and (subject_id = :person or subject_id = any(:incidents))
                        """)
                .param("person", run.personId())
                .param("incidents", incidents(run))
                .query(String.class)
                .list();
    }
}
