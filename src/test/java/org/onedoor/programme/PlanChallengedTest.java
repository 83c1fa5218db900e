package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody would try who does not believe the plan: settle their own dispute, answer through nobody, change it unseen. */
@OneDoorTest
class PlanChallengedTest {
    private static final String WHY = "Everybody on the group agrees";

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
    PlanReminders reminders;

    @Autowired
    Tasks tasks;

    @Autowired
    DomainTime time;

    private Published plan;
    private Visitor chair;

    @BeforeEach
    void imported() {
        plan = Published.imported(port, cast, imports, work);
        chair = plan.chairs();
    }

    @AfterEach
    void realTime() {
        time.set(Instant.now(), 1);
    }

    private Visitor of(UUID organisation) {
        return new Visitor(port)
                .signIn(cast.account("manager", organisation, null).username());
    }

    private String action(String number) {
        return "/plans/" + plan.code() + "/actions/" + number;
    }

    private Page does(Visitor who, String number, String step, String... fields) {
        var form = who.open(action(number) + "/do/" + step).form("/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        return form.send();
    }

    @Test
    void whoAnswersForAnActionDoesNotSettleWhatAnotherLeadDisputes() {
        does(chair, "4.13", "name-accountable", "organisation", PlanImportsTest.ESSEX_POLICE.toString(), "reason", WHY);
        Visitor police = of(PlanImportsTest.ESSEX_POLICE);
        does(police, "4.13", "attach-evidence", "title", "Protocol", "words", "It is signed by all");
        does(police, "4.13", "propose-closing", "reason", WHY);
        UUID trust = plans.action(plans.get(plan.code()), "4.13").leadOrganisations().stream()
                .filter(lead -> !lead.equals(PlanImportsTest.ESSEX_POLICE))
                .findFirst()
                .orElseThrow();
        does(of(trust), "4.13", "dispute", "reason", "Our staff have no access at night");

        Visitor colleague = of(PlanImportsTest.ESSEX_POLICE);
        for (Visitor one : List.of(police, colleague)) {
            for (String step : List.of("settle", "confirm-closing")) {
                assertThat(one.open(action("4.13") + "/do/" + step).document().select("form[action$=" + step + "]"))
                        .as(step)
                        .isEmpty();
            }
        }
        assertThat(police.open(action("4.13") + "/do/settle").text()).contains("is for the plan's chair");
        assertThat(does(chair, "4.13", "settle", "reason", WHY).text()).contains("Done: settle the dispute");
        assertThat(does(colleague, "4.13", "confirm-closing", "reason", WHY).text())
                .contains("Done: confirm that it is done");
    }

    @Test
    void noActionIsAnsweredForByAnOrganisationThatDoesNotExist() {
        Page refused = does(
                chair,
                "1.13",
                "name-accountable",
                "organisation",
                UUID.randomUUID().toString(),
                "reason",
                WHY);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choose an organisation", WHY);
        assertThat(plans.action(plans.get(plan.code()), "1.13").accountable()).isNull();
    }

    @Test
    void whatAllPartnersLeadAndWhatNobodyLeadsIsAskedOfSomebody() {
        String all = only("All concordat stakeholders", "Essex Police");
        String nobody = only("Railway firms", "Railway firms");
        reminders.run();
        assertThat(asked(PlanImportsTest.ESSEX_POLICE, all)).isOne();
        assertThat(asked(PlanImportsTest.ESSEX, nobody)).isOne();
        assertThat(of(PlanImportsTest.ESSEX_POLICE)
                        .open("/plans/" + all + "?lead=mine&everyone=1&silent=plan")
                        .text())
                .contains("1 action", "Do the first thing");
        assertThat(chair.open("/plans/" + nobody + "?lead=mine&everyone=1&silent=plan")
                        .text())
                .contains("2 actions", "Do the first thing");
    }

    @Test
    void aLeadThatStaysSilentHasOneReminderOfAPlanAndTheNewestReplacesTheOlder() {
        String all = only("All concordat stakeholders", "Essex Police");
        for (int month = 0; month < 4; month++) {
            time.set(Instant.now().plus(Duration.ofDays(31L * month)), 0);
            reminders.run();
            assertThat(asked(PlanImportsTest.ESSEX_POLICE, all))
                    .as("month " + month)
                    .isOne();
        }
        assertThat(tasks.open(PlanImportsTest.ESSEX_POLICE, null).stream()
                        .filter(task -> task.scopeId().equals(plans.get(all).planId())))
                .singleElement()
                .satisfies(task -> assertThat(
                                java.util.Objects.requireNonNull(task.dueAt()).toInstant())
                        .as("it is the newest")
                        .isAfter(time.instant()));
    }

    private long asked(UUID organisation, String code) {
        UUID planId = plans.get(code).planId();
        return tasks.open(organisation, null).stream()
                .filter(task -> task.scopeId().equals(planId))
                .count();
    }

    /** A plan of two actions by these leads; the second has not begun unless nobody known leads it. @return its word */
    private String only(String first, String second) {
        String code = "plan-" + UUID.randomUUID();
        String file =
                "No.,Action,Timescale,Led By,Outcomes,UPDATE,Links\n1.1,Do the first thing,Ongoing,%s,,,\n1.2,Do the second thing,%s,%s,,,\n"
                        .formatted(first, first.equals(second) ? "Ongoing" : "From April 2099", second);
        CurrentActor.run(plan.manager().actor(), () -> {
            imports.take(
                    new PlanFile("plan.csv", file.getBytes(StandardCharsets.UTF_8)),
                    PlanImportsTest.ESSEX,
                    PlanKind.ACTION_PLAN,
                    code);
            imports.confirm(code, 1);
        });
        return code;
    }

    @Test
    void whoAnswersForItAndAMilestoneReachedAreAmongWhatChanged() {
        LocalDate imported = plans.today();
        time.set(Instant.now().plus(Duration.ofDays(2)), 0);
        LocalDate today = plans.today();
        does(chair, "1.8", "name-accountable", "organisation", PlanImportsTest.ESSEX_POLICE.toString(), "reason", WHY);
        does(
                chair,
                "1.8",
                "reach-milestone",
                "milestone",
                "2015-03-31",
                "on-day",
                "1",
                "on-month",
                "4",
                "on-year",
                "2015",
                "words",
                "The page of the national site shows it");
        Page changed = chair.open("/plans/%s/changes?from=%s&to=%s".formatted(plan.code(), imported, today));
        assertThat(changed.text())
                .contains("1 action changed", "Answers for it", "Essex Police", "Milestones reached", "31 Mar 2015")
                .doesNotContain(PlanImportsTest.ESSEX_POLICE.toString());
    }

    @Test
    void anIntroductionThatWasRewrittenIsADifferenceToAcceptOrRefuse() {
        String newer = Concordat.text()
                .replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + plan.title() + "\n")
                .replace("RAG rated for each action", "coloured for each action");
        Page review = chair.open("/plans/new?of=" + plan.code())
                .form("/plans")
                .sendWith("file", "newer.txt", newer.getBytes(StandardCharsets.UTF_8));
        assertThat(review.text())
                .contains("1 difference", "Before the first action: introduction changed", "coloured for each action");
        assertThat(plans.get(plan.code()).introduction()).contains("RAG rated for each action");
        review.form("/answer")
                .with("which", "0")
                .with("answer", "accept")
                .send()
                .form("/confirm")
                .send();
        assertThat(plans.get(plan.code()).introduction())
                .contains("coloured for each action")
                .doesNotContain("RAG rated for each action");
    }

    @Test
    void aPlanWhoseFirstFileIsNotConfirmedIsKnownToNobodyElse() {
        Account manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        String title = "Closing the ward " + UUID.randomUUID().toString().substring(0, 8);
        Visitor business = new Visitor(port).signIn(manager.username());
        Page review = business.open("/plans/new")
                .form("/plans")
                .with("title", title)
                .sendWith(
                        "file",
                        "plan.csv",
                        "No.,Action,Timescale,Led By\n1.1,Close it,May 2030,Essex Police\n"
                                .getBytes(StandardCharsets.UTF_8));
        String address = review.path().replaceAll("/files/.*", "");
        assertThat(business.open("/plans").text()).contains(title);
        Visitor police = of(PlanImportsTest.ESSEX_POLICE);
        assertThat(police.open("/plans").text()).doesNotContain(title);
        for (String page :
                List.of("", "/then", "/changes", "/register", "/reports", "/publish", "/files/1", "/actions/1.1")) {
            assertThat(police.open(address + page).status()).as(page).isEqualTo(404);
        }
        review.form("/confirm").send();
        assertThat(police.open("/plans").text()).contains(title);
    }
}
