package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.work.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead without an account sends one update; a lead who says nothing is reminded. */
@OneDoorTest
class PlanLinksTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    Plans plans;

    @Autowired
    PlanReminders reminders;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private Plan plan;
    private Visitor chair;

    @BeforeEach
    void importPlan() {
        Account manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        plan = CurrentActor.as(manager.actor(), () -> {
            String code = "plan-" + UUID.randomUUID();
            imports.take(
                    new PlanFile("plan.txt", Concordat.bytes()), PlanImportsTest.ESSEX, PlanKind.ACTION_PLAN, code);
            return imports.confirm(code, 1);
        });
        chair = new Visitor(port).signIn(manager.username());
    }

    private String link() {
        Page made = chair.open("/plans/" + plan.code() + "/actions/4.13/do/send-link")
                .form("/send-link")
                .with("organisation", PlanImportsTest.ESSEX_POLICE.toString())
                .send();
        String address = made.document().select("#made").text();
        assertThat(address).startsWith("http://127.0.0.1:" + port + "/u/");
        return address.substring(address.indexOf("/u/"));
    }

    @Test
    void aNewLinkEndsTheOneTheSameOrganisationHeldAndAClosedActionTakesNone() {
        String first = link();
        String second = link();
        assertThat(stranger().open(first).status()).isEqualTo(410);
        assertThat(stranger().open(second).status()).isEqualTo(200);
        jdbc.sql("update programme.action set state = 'closed' where plan_id = :plan and number = '4.13'")
                .param("plan", plan.planId())
                .update();
        Page over = stranger().open(second);
        assertThat(over.status()).isEqualTo(410);
        assertThat(over.text()).contains("Action 4.13 is closed", "no update is needed");
        Page none = chair.open("/plans/" + plan.code() + "/actions/4.13/do/send-link");
        assertThat(none.text()).contains("It is closed. Open it again first.", "No link can be made.");
        assertThat(none.document().select("form[action$=send-link]")).isEmpty();
    }

    private Visitor stranger() {
        return new Visitor(port);
    }

    @Test
    void aLinkTakesOneUpdateWithoutAnAccountAndThenNothingMore() {
        String link = link();
        Page form = stranger().open(link);
        assertThat(form.text()).contains("To ensure that the street triage staff", "You answer for Essex Police");
        Page empty = form.form(link).with("words", "  ").send();
        assertThat(empty.status()).isEqualTo(422);
        Page thanks = empty.form(link)
                .with("words", "Forms went to all teams on Monday.")
                .send();
        assertThat(thanks.text()).contains("Your update is recorded");
        Page again = stranger().open(link);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("This link has been used");
        Page late = form.form(link).with("words", "A second one").send();
        assertThat(late.text())
                .contains("This link has been used", "A second one", "What you typed now was not added")
                .doesNotContain("what you sent is recorded");
        assertThat(chair.open("/plans/" + plan.code() + "/actions/4.13").text())
                .contains("Forms went to all teams on Monday.", "By signed link, Essex Police");
        assertThat(jdbc.sql(
                                "select count(*) from platform.audit where what = 'Update by signed link' and role = 'link'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void oneTapSaysThatItGoesOnAsPlanned() {
        String link = link();
        Page thanks = stranger().open(link).form(link).with("same", "1").send();
        assertThat(thanks.text()).contains("Your update is recorded");
        assertThat(plans.progress(plans.action(plan, "4.13")).getLast().words())
                .isEqualTo("No change: it goes on as planned.");
    }

    @Test
    void aLinkThatWasTakenBackAlteredOrIsTooOldOpensNothing() {
        String link = link();
        char other = link.charAt(12) == 'A' ? 'B' : 'A';
        assertThat(stranger()
                        .open(link.substring(0, 12) + other + link.substring(13))
                        .status())
                .isEqualTo(404);
        char last = link.charAt(link.length() - 3) == 'A' ? 'B' : 'A';
        assertThat(stranger()
                        .open(link.substring(0, link.length() - 3) + last + link.substring(link.length() - 2))
                        .status())
                .isEqualTo(404);
        assertThat(stranger().open("/u/short").status()).isEqualTo(404);
        chair.open("/plans/" + plan.code() + "/actions/4.13/do/send-link")
                .form("/take-back")
                .send();
        Page shut = stranger().open(link);
        assertThat(shut.status()).isEqualTo(410);
        assertThat(shut.text()).contains("taken back");
    }

    @Test
    void onlyTheChairMakesLinksAndOnlyForThoseWhoLeadTheAction() {
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        assertThat(police.open("/plans/" + plan.code() + "/actions/4.13/do/send-link")
                        .text())
                .contains("This cannot be done now");
        Page wrong = chair.open("/plans/" + plan.code() + "/actions/4.13/do/send-link")
                .form("/send-link")
                .with("organisation", UUID.randomUUID().toString())
                .send();
        assertThat(wrong.status()).isEqualTo(422);
    }

    @Test
    void eachLeadOfSilentActionsGetsOneTaskHoweverOftenItIsLookedFor() {
        reminders.run();
        reminders.run();
        assertThat(tasks.open(PlanImportsTest.ESSEX_POLICE, null).stream()
                        .filter(task -> task.scopeId().equals(plan.planId())))
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo("plan-silent"));
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        assertThat(police.open("/").text()).contains("nothing was heard of them");
    }
}
