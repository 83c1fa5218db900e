package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.onedoor.programme.PlanWork.On;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever says alone that an action is done takes it out of nobody's sight: evidence and a second person do. */
@OneDoorTest
class SaidDoneTest {
    private static final String WHY = "Every team had the forms at its meeting";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    @Autowired
    Plans plans;

    @Autowired
    DomainTime time;

    private Published plan;
    private Visitor police;
    private String late;

    @BeforeEach
    void readIn() {
        LateAction action = LateAction.readIn(port, cast, imports, work);
        plan = action.plan();
        police = action.police();
        late = action.address();
    }

    @AfterEach
    void today() {
        time.set(Instant.now(), 1);
    }

    private PlanAction action(String number) {
        return plans.action(plans.get(plan.code()), number);
    }

    private Page say(String status) {
        return police.open(late + "/do/set-status")
                .form("/set-status")
                .with("status", status)
                .with("reason", WHY)
                .send();
    }

    private Page step(Visitor who, String step) {
        return who.open(late + "/do/" + step)
                .form("/" + step)
                .with("reason", "I have seen the forms and agree")
                .send();
    }

    private ComputedRag rule() {
        return Objects.requireNonNull(plans.computed(plans.get(plan.code()), List.of(action("4.13")))
                .get(action("4.13").actionId()));
    }

    private String published() {
        plan.publish("The plan for everyone to read.");
        return plan.open().document().select("article#a-4\\.13").text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "in-place"})
    void whatOnePersonSaysIsDoneStaysLateAndInViewUntilEvidenceAndASecondPersonCloseIt(String status) {
        Page said = say(status);
        String today = London.day(plans.today());
        assertThat(said.text())
                .contains("Said to be " + status.replace('-', ' ') + " by Essex Police on " + today)
                .contains("It waits for a second person", "and late", "Past its due day");
        assertThat(action("4.13").overdue(plans.today())).isTrue();
        assertThat(rule().rag()).isEqualTo(Rag.RED);
        assertThat(rule().because()).contains("days past its due day", "waits for a second person");
        for (String list : List.of("?due=overdue&q=street+triage+staff", "?due=said")) {
            assertThat(plan.chairs().open("/plans/" + plan.code() + list).text())
                    .as(list)
                    .contains("To ensure that the street triage staff", "by Essex Police on " + today)
                    .contains("Waits for a second person");
        }
        assertThat(published())
                .contains("Late", "Nobody has confirmed that it is done")
                .contains("Essex Police said on " + today + " that it is "
                        + (status.equals("complete") ? "done." : "in place."))
                .contains("It waits for a second person to check");
        assertThat(new String(new Visitor(port).fetch("/plan/" + plan.code() + "/actions.csv"), StandardCharsets.UTF_8))
                .contains("Essex Police said on " + today);

        assertThat(step(police, "propose-closing").status())
                .as("without evidence it is not closed")
                .isEqualTo(409);
        police.open(late + "/do/attach-evidence")
                .form("/attach-evidence")
                .with("title", "The forms")
                .with("words", "A list of all that were handed out")
                .send();
        assertThat(action("4.13").overdue(plans.today()))
                .as("evidence alone closes nothing")
                .isTrue();
        step(police, "propose-closing");
        assertThat(action("4.13").overdue(plans.today())).isTrue();
        assertThat(police.open(late).text()).contains("Proposed for closing by Essex Police", "and late");
        assertThat(published()).contains("Late", "Essex Police said on " + today + " that it is done.");

        step(plan.chairs(), "refuse-closing");
        assertThat(police.open(late).text())
                .as("what was refused is said no more; the status still is")
                .contains("Said to be " + status.replace('-', ' ') + " by Essex Police")
                .doesNotContain("Proposed for closing by");
        step(police, "propose-closing");
        step(plan.chairs(), "confirm-closing");
        assertThat(action("4.13").overdue(plans.today())).isFalse();
        assertThat(rule().rag()).isEqualTo(Rag.BLUE);
        assertThat(plan.chairs().open("/plans/" + plan.code() + "?due=said").text())
                .doesNotContain("To ensure that the street triage staff");
        assertThat(published())
                .contains("It is done, and someone has checked.")
                .doesNotContain("It was due by", "waits for a second person");
    }

    @Test
    void anActionWithoutADayThatIsSaidToBeDoneFallsSilentLikeAnyOther() {
        CurrentActor.run(plan.chair().actor(), () -> {
            work.log(On.fact(plan.code(), "5.2"), "Every team has it.", plans.today());
            work.status(On.fact(plan.code(), "5.2"), ActionStatus.IN_PLACE, WHY);
        });
        assertThat(action("5.2").dueOn()).isNull();
        assertThat(action("5.2").silent(plans.today(), 62)).isFalse();
        time.set(time.instant().plus(Duration.ofDays(100)), 0);
        assertThat(action("5.2").silent(plans.today(), 62)).isTrue();
        assertThat(plans.page(
                        plans.get(plan.code()),
                        new PlanFilter(null, null, false, null, 62, false, null, "5.2", plans.today()),
                        1,
                        50))
                .extracting(PlanAction::number)
                .contains("5.2");
    }

    @Test
    void milestonesThatWereAllReachedDoNotEndALateActionEither() {
        CurrentActor.run(plan.chair().actor(), () -> {
            for (var day : action("1.8").milestones()) {
                work.reached(On.fact(plan.code(), "1.8"), day, day, "Published on the website that day");
            }
        });
        assertThat(action("1.8").overdue(plans.today())).isTrue();
        assertThat(plan.chairs().open("/plans/" + plan.code() + "/actions/1.8").text())
                .contains("All its milestones are said to be reached", "waits for a second person");
        plan.publish("The plan for everyone to read.");
        assertThat(plan.open().document().select("article#a-1\\.8").text())
                .contains("Late", "All its steps are said to be done. It waits for a second person to check.");
    }
}
