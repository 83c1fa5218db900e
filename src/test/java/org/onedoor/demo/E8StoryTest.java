package org.onedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.onedoor.demo.story.PlanDelivered;
import org.onedoor.demo.story.PlanDelivered.Run;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.ActionStatus;
import org.onedoor.programme.Plan;
import org.onedoor.programme.Plans;
import org.onedoor.programme.governance.Answer;
import org.onedoor.programme.governance.Entries;
import org.onedoor.programme.governance.PartnerAnswers;
import org.onedoor.programme.governance.Register;
import org.onedoor.programme.publishing.PublicShelf;
import org.onedoor.programme.report.Report;
import org.onedoor.programme.report.Reports;
import org.springframework.beans.factory.annotation.Autowired;

/** Story E8 gives exactly the facts its requirement states. */
class E8StoryTest extends StoryTest {
    @Autowired
    PlanDelivered story;

    @Autowired
    Plans plans;

    @Autowired
    Reports reports;

    @Autowired
    Entries entries;

    @Autowired
    PartnerAnswers answers;

    @Autowired
    PublicShelf shelf;

    @Test
    void thePlanIsReadInWorkedPublishedReportedOnAndTheRecommendationIsNotYetAgreedByAll() {
        Run run = story.begin();
        story.steps().forEach(step -> {
            time.set(step.at(), 0);
            story.next(run);
        });
        assertThat(run.done()).isEqualTo(8);
        Plan plan = plans.get(run.code());
        assertThat(plans.actions(plan)).hasSize(81);
        assertThat(plans.action(plan, "4.13").status()).isEqualTo(ActionStatus.COMPLETE);
        assertThat(plans.action(plan, "4.14").updates()).endsWith("Audited in October.");
        assertThat(plans.editions(plan)).hasSize(2);
        Report report = CurrentActor.as(Actor.SYSTEM, () -> reports.get(plan, Objects.requireNonNull(run.report())));
        assertThat(report.state()).isEqualTo(Report.State.FROZEN);
        assertThat(Objects.requireNonNull(report.document()).toString())
                .contains("Three hours were kept in nine of ten assessments");
        var asked = answers.of(entries.get("recommendation", Objects.requireNonNull(run.recommendation())));
        assertThat(asked).hasSize(8);
        assertThat(Answer.together(Register.Asks.ENDORSE, asked))
                .isEqualTo("Not yet agreed by all: 1 deferred, 7 endorsed");
        assertThat(shelf.find(run.code())).isInstanceOf(PublicShelf.Found.Open.class);
        story.leave(run);
        assertThat(shelf.find(run.code())).isInstanceOf(PublicShelf.Found.Withdrawn.class);
    }

    @Test
    void eachPlayingReadsThePlanInUnderANameOfItsOwn() {
        Run first = story.begin();
        story.next(first);
        Run second = story.begin();
        story.next(second);
        assertThat(second.code()).isNotEqualTo(first.code());
    }
}
