package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.crisis.RailNoticeDoor.Counted;
import org.onedoor.demo.story.WeeklyNotice;
import org.onedoor.demo.story.WeeklyNotice.Run;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Story E14 gives exactly the facts its requirement states, however often it is played. */
class E14StoryTest extends StoryTest {
    @Autowired
    WeeklyNotice story;

    @Autowired
    JdbcClient jdbc;

    @Test
    void eightAreMatchedTwoLookedAtTwoKeptAndTheSameAgainIsNothingNew() {
        Set<UUID> asked = new HashSet<>();
        for (int playing = 0; playing < 2; playing++) {
            Run run = story.begin();
            story.steps().forEach(step -> {
                time.set(step.at(), 0);
                story.next(run);
            });
            assertThat(run.done()).isEqualTo(4);
            assertThat(Objects.requireNonNull(run.counted())).isEqualTo(new Counted(12, 12, 8, 2, 2));
            assertThat(run.notice()).startsWith("RN-");
            assertThat(run.referral()).startsWith("SG-");
            assertThat(run.missed()).isTrue();
            assertThat(asked.add(asked())).as("asked anew for the week after").isTrue();
            story.leave(run);
            assertThat(left(run)).as("tasks of a story that was left").isZero();
        }
    }

    /** Tasks that its notices and the referral ask of anybody. */
    private int left(Run run) {
        return jdbc.sql("""
                        select count(*) from work.task
                         where state = 'open' and (item = :referral or subject_id in (
                             select incident_id from crisis.rail_notice
                              where file_id = (select file_id from crisis.rail_notice where number = :notice)))
                        """)
                .param("referral", run.referral())
                .param("notice", run.notice())
                .query(Integer.class)
                .single();
    }

    private UUID asked() {
        return jdbc.sql("select task_id from work.task where item = 'Week to 15 Mar 2024' and state = 'open'")
                .query(UUID.class)
                .single();
    }
}
