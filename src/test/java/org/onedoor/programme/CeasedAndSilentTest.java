package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Nobody alone takes a late action out of sight, and what nobody ever spoke of does not stay grey. */
@OneDoorTest
class CeasedAndSilentTest {
    private static final String WHY = "The service was taken over by another and its work with it";

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

    private Page cease() {
        return police.open(late + "/do/set-status")
                .form("/set-status")
                .with("status", "ceased")
                .with("reason", WHY)
                .send();
    }

    @Test
    void anActionCeasesWhenASecondPersonConfirmsItAndStaysLateUntilThen() {
        assertThat(action("4.13").overdue(plans.today())).isTrue();
        assertThat(police.open(late + "/do/set-status")
                        .form("/set-status")
                        .with("status", "ceased")
                        .send()
                        .status())
                .as("it needs a reason")
                .isEqualTo(422);
        Page proposed = cease();
        assertThat(proposed.text())
                .contains("Proposed: that it has ceased", "A second person confirms it", "and late")
                .doesNotContain("Confirm that it is done");
        assertThat(action("4.13").overdue(plans.today())).isTrue();
        assertThat(action("4.13").status()).isNull();
        plan.publish("The plan for everyone to read.");
        assertThat(plan.open().document().select("article#a-4\\.13").text()).contains("Late");

        assertThat(police.open(late + "/do/confirm-closing").text())
                .as("whoever proposed it does not confirm it")
                .contains("a second person");
        Page confirmed = plan.chairs()
                .open(late + "/do/confirm-closing")
                .form("/confirm-closing")
                .with("reason", "The board heard of it and agrees")
                .send();
        assertThat(confirmed.text()).contains("Ceased", "Confirmed that it has ceased");
        assertThat(action("4.13").status()).isEqualTo(ActionStatus.CEASED);
        assertThat(action("4.13").overdue(plans.today())).isFalse();
        plan.publish("One action has ceased.");
        assertThat(plan.open().document().select("article#a-4\\.13").text())
                .contains("Stopped")
                .doesNotContain("It was due by");
    }

    @Test
    void whoeverIsNotSoldOnItSaysThatItHasNotCeasedAndItGoesOnLate() {
        cease();
        Page form = plan.chairs().open(late + "/do/refuse-closing");
        assertThat(form.title()).contains("It has not ceased");
        form.form("/refuse-closing")
                .with("reason", "The work is still to be done")
                .send();
        assertThat(action("4.13").state()).isEqualTo(PlanAction.State.OPEN);
        assertThat(action("4.13").overdue(plans.today())).isTrue();
    }

    @Test
    void wordsThatSayItHasCeasedDoNotTakeItsLatenessFromThePublic() {
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.log(On.fact(plan.code(), "4.13"), "This work has now ceased.", plans.today()));
        plan.publish("The plan for everyone to read.");
        assertThat(plan.open().document().select("article#a-4\\.13").text())
                .contains("Late", "Its last news says that it has stopped");
    }

    @Test
    void whatAnUpdateWrittenHereSuggestsIsShownWithItsWordsAndWhereTheyStand() {
        PlanAction before = action("4.13");
        CurrentActor.run(plan.chair().actor(), () -> {
            work.log(On.fact(plan.code(), "4.13"), "The board met. It is behind schedule.", plans.today());
        });
        PlanAction behind = action("4.13");
        assertThat(behind.suggested().kind()).isEqualTo(SuggestedStatus.Kind.BEHIND);
        assertThat(behind.status()).as("nothing is set by itself").isEqualTo(before.status());
        assertThat(plan.chairs().open(late).text())
                .contains("suggest: behind. “It is behind schedule.” It stands in the update of "
                        + London.day(plans.today()) + ".");
        CurrentActor.run(plan.chair().actor(), () -> {
            work.log(On.fact(plan.code(), "4.13"), "Forms were printed.", plans.today());
        });
        assertThat(action("4.13").suggested())
                .as("words that say neither leave what was said before")
                .isEqualTo(behind.suggested());
        CurrentActor.run(plan.chair().actor(), () -> {
            work.log(
                    On.fact(plan.code(), "4.13"),
                    "This work had ceased in those days.",
                    plans.today().minusYears(1));
        });
        assertThat(action("4.13").suggested())
                .as("an old update that is only written down now says nothing of today")
                .isEqualTo(behind.suggested());
        CurrentActor.run(plan.chair().actor(), () -> {
            work.log(On.fact(plan.code(), "4.13"), "Completed.", plans.today());
        });
        assertThat(action("4.13").suggested().kind()).isEqualTo(SuggestedStatus.Kind.COMPLETE);
        PlanAction imported = action("3.15");
        assertThat(imported.suggested().kind()).isEqualTo(SuggestedStatus.Kind.CEASED);
        assertThat(plan.chairs().open("/plans/" + plan.code() + "/actions/3.15").text())
                .contains("It stands in the plan's file.");
    }

    @Test
    void anActionNobodyEverSpokeOfIsAmberAndThenRedAndNeverGreyForEver() {
        PlanAction silent = plans.actions(plans.get(plan.code())).stream()
                .filter(action -> action.heardOn() == null
                        && action.dueOn() == null
                        && action.status() == null
                        && action.milestones().isEmpty()
                        && (action.startsOn() == null || action.startsOn().isBefore(plans.today())))
                .findFirst()
                .orElseThrow();
        LocalDate known = silent.knownSince();
        assertThat(known).isEqualTo(plans.today());
        assertThat(rule(silent).rag()).isEqualTo(Rag.GREY);
        time.set(time.instant().plus(Duration.ofDays(100)), 0);
        assertThat(rule(silent))
                .satisfies(rule -> assertThat(rule.rag()).isEqualTo(Rag.AMBER))
                .satisfies(rule -> assertThat(rule.because()).startsWith("Nothing was ever heard of it, 100 days"));
        time.set(time.instant().plus(Duration.ofDays(100)), 0);
        assertThat(rule(silent).rag()).isEqualTo(Rag.RED);
    }

    private ComputedRag rule(PlanAction action) {
        return Objects.requireNonNull(
                plans.computed(plans.get(plan.code()), List.of(action)).get(action.actionId()));
    }
}
