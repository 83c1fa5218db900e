package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Refused;
import org.onedoor.platform.time.London;
import org.onedoor.programme.PlanWork.On;
import org.onedoor.programme.SuggestedStatus.Kind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A suggestion that was read by earlier rules is read again when somebody asks, and nothing that a person set changes. */
@OneDoorTest
class SuggestAgainTest {
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
    FreshSuggestions suggestions;

    @Autowired
    JdbcClient jdbc;

    private Published plan;
    private Visitor chair;

    @BeforeEach
    void readIn() {
        plan = Published.imported(port, cast, imports, work);
        chair = plan.chairs();
    }

    private PlanAction action(String number) {
        return plans.action(plans.get(plan.code()), number);
    }

    /** As it was read by rules that knew no word yet. */
    private void readByEarlierRules(String... numbers) {
        jdbc.sql("""
                update programme.action
                   set suggested = 'IN_PROGRESS', suggested_because = 'By rules of before', suggested_where = null
                 where plan_id = :plan and number = any(:numbers)
                """)
                .param("plan", plans.get(plan.code()).planId())
                .param("numbers", numbers)
                .update();
    }

    private static Page again(Page page) {
        return page.form("/suggestions").send();
    }

    @Test
    void ofOneActionItIsReadAgainAndOnlyTheSuggestionChanges() {
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.status(On.fact(plan.code(), "3.15"), ActionStatus.IN_PROGRESS, "It goes on in part"));
        PlanAction before = action("3.15");
        assertThat(before.suggested().kind()).isEqualTo(Kind.CEASED);
        readByEarlierRules("3.15", "2.1");
        Page after = again(chair.open("/plans/" + plan.code() + "/actions/3.15"));
        assertThat(after.text()).contains("suggest something else now", "suggest: ceased.");
        assertThat(action("3.15").suggested()).isEqualTo(before.suggested());
        assertThat(action("3.15").status()).isEqualTo(ActionStatus.IN_PROGRESS);
        assertThat(action("2.1").suggested().kind()).as("nobody asked of it").isEqualTo(Kind.IN_PROGRESS);
        assertThat(again(after).text()).contains("They suggest what they did before");
    }

    @Test
    void ofAWholePlanEachComesOutAsItsFileAndWhatWasWrittenSinceReadToday() {
        CurrentActor.run(plan.chair().actor(), () -> {
            work.log(On.fact(plan.code(), "1.1"), "It is behind schedule.", plans.today());
            work.log(
                    On.fact(plan.code(), "1.1"),
                    "The work has ceased.",
                    plans.today().minusYears(1));
            work.log(On.fact(plan.code(), "1.4"), "Completed.", plans.today());
        });
        var asRead = plans.actions(plans.get(plan.code())).stream()
                .map(PlanAction::suggested)
                .toList();
        assertThat(action("1.1").suggested().kind()).isEqualTo(Kind.BEHIND);
        readByEarlierRules("1.1", "1.4", "2.1", "3.15");
        Page after = again(chair.open("/plans/" + plan.code()));
        assertThat(after.text()).contains("4 actions have another suggestion now");
        assertThat(plans.actions(plans.get(plan.code())))
                .extracting(PlanAction::suggested)
                .isEqualTo(asRead);
        assertThat(chair.open("/plans/" + plan.code() + "/actions/1.1").text())
                .contains("It stands in the update of " + London.day(plans.today()));
    }

    @Test
    void whoDoesNotJudgeItIsNotOfferedItAndIsRefused() {
        Account account = cast.account("police", PlanImportsTest.ESSEX_POLICE, null);
        Page page = new Visitor(port).signIn(account.username()).open("/plans/" + plan.code() + "/actions/4.13");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("form[action$=/suggestions]")).isEmpty();
        for (String key : Arrays.asList("4.13", null)) {
            assertThatThrownBy(() -> CurrentActor.run(account.actor(), () -> suggestions.read(plan.code(), key)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("the plan's chair or its owner");
        }
    }
}
