package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.PlanWork.On;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public reads of each action everyone who leads it, and what its short words mean. */
@OneDoorTest
class PlanLeadsShownTest {
    private static final Map<String, List<String>> NO_PARTNER = Map.of(
            "1.3", List.of("CCGs"),
            "1.10", List.of("CCGs"),
            "2.8", List.of("CAMHS providers", "CAMHS CCG commissioners"),
            "3.14", List.of("Railway firms", "Health"),
            "5.10", List.of("IAPT providers"));

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

    private Published plan;
    private Visitor anybody;

    @BeforeEach
    void readIn() {
        plan = Published.imported(port, cast, imports, work);
        anybody = new Visitor(port);
    }

    private static String leads(Page page, String number) {
        return page.document()
                .select("article#a-" + number.replace(".", "\\.") + " dt:contains(Who leads it) + dd")
                .text();
    }

    @Test
    void everyLeadIsShownWhetherOrNotItIsAPartner() throws Exception {
        plan.publish("The plan as it was in October 2015.");
        Page page = plan.open();
        NO_PARTNER.forEach(
                (number, names) -> assertThat(leads(page, number)).as(number).contains(names));
        assertThat(leads(page, "3.14")).contains("British Transport Police");
        assertThat(leads(page, "1.3")).doesNotContain(" - 06T");
        for (PlanAction action : plans.actions(plans.get(plan.code()))) {
            if (!action.leadNames().isEmpty()) {
                assertThat(leads(page, action.key())).as(action.number()).isNotEqualTo("Nobody is named");
            }
        }
        String file = new String(anybody.fetch("/plan/" + plan.code() + "/actions.csv"), StandardCharsets.UTF_8);
        for (CSVRecord row : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(file.substring(1)))) {
            for (String name : NO_PARTNER.getOrDefault(row.get("Number"), List.of())) {
                assertThat(row.get("Led by today")).as(row.get("Number")).contains(name);
            }
        }
        Page filtered = anybody.open("/plan/" + plan.code() + "?led=Railway+firms");
        assertThat(filtered.document().select("article").eachAttr("id")).containsExactly("a-3.14");
    }

    @Test
    void aPersonWhoLeadsStaysHiddenUntilThatIsConfirmed() {
        String title = "Plan " + UUID.randomUUID().toString().substring(0, 8);
        String csv = "No.,Action,Timescale,Led by\n1.1,Open the first door,March 2020,Sarah Testerton; Railway firms\n";
        Visitor business = new Visitor(port).signIn(plan.manager().username());
        Page made = business.open("/plans/new")
                .form("/plans")
                .with("title", title)
                .sendWith("file", "doors.csv", csv.getBytes(StandardCharsets.UTF_8))
                .form("/confirm")
                .send();
        String code = made.path().substring("/plans/".length());
        business.open("/plans/" + code + "/publish")
                .form("/publish")
                .with("said", "A first version of this plan.")
                .send();
        assertThat(leads(anybody.open("/plan/" + code), "1.1"))
                .contains("[name not shown]", "Railway firms")
                .doesNotContain("Testerton");
    }

    @Test
    void shortWordsAreExplainedOnceInAListAndWhereTheyStand() {
        plan.publish("The plan as it was in October 2015.");
        Page page = plan.open();
        Elements words = page.document().select("section[aria-labelledby=words]");
        assertThat(words).hasSize(1);
        assertThat(words.select("dt").eachText())
                .contains("JSNA", "SDIP", "LTC", "CQUIN", "CAMHS", "IAPT", "CCG")
                .doesNotHaveDuplicates();
        assertThat(words.text()).contains("Joint Strategic Needs Assessment", "section 116");
        assertThat(page.document()
                        .select("article blockquote abbr[title^=Joint Strategic]")
                        .eachText())
                .isNotEmpty();
        PlanAction action = plans.action(plans.get(plan.code()), "2.8");
        assertThat(page.document().select("article#a-2\\.8 blockquote").eq(0).text())
                .isEqualTo(action.words().replaceAll("\\s+", " "));
    }

    @Test
    void wordsThatPlainlySayWhereItStandsAreNotCalledSilence() {
        PlanAction ceased = plans.actions(plans.get(plan.code())).stream()
                .filter(action -> action.suggested().kind() == SuggestedStatus.Kind.CEASED)
                .findFirst()
                .orElseThrow();
        plan.publish("The plan as it was in October 2015.");
        Page page = plan.open();
        String article = page.document()
                .select("article#a-" + ceased.key().replace(".", "\\."))
                .text();
        assertThat(article)
                .contains("Its last news says that it has stopped")
                .doesNotContain("have not yet said where this stands");
        assertThat(article.contains("Late"))
                .as("until a second person confirms that it has ceased it is late where its day has passed")
                .isEqualTo(ceased.overdue(plans.today()));
        assertThat(page.document().select("article#a-1\\.1").text())
                .contains("What they said last is below, in their words");
    }

    @Test
    void whatIsDisputedIsNeitherProposedNorConfirmedAsDone() {
        CurrentActor.run(plan.chair().actor(), () -> {
            On on = On.fact(plan.code(), "4.13");
            work.attach(on, "Log of use", "It shows each week", null, null);
            work.dispute(on, "Two forces say that it is not so");
        });
        String path = "/plans/" + plan.code() + "/actions/4.13";
        Page refused = plan.chairs().open(path + "/do/propose-closing");
        assertThat(refused.text())
                .contains("What is said of it is disputed, so it cannot be closed", "Settle the dispute");
        assertThat(refused.document().select("form[action$=propose-closing]")).isEmpty();
        assertThat(plan.chairs().open(path).hasLink("Propose to close it")).isFalse();

        CurrentActor.run(plan.chair().actor(), () -> {
            PlanAction now = plans.action(plans.get(plan.code()), "4.13");
            PlanAction settled = work.settle(new On(plan.code(), "4.13", now.version()), "Both agree about it now");
            PlanAction proposed =
                    work.proposeClosing(new On(plan.code(), "4.13", settled.version()), "It is done everywhere now");
            work.accountable(
                    new On(plan.code(), "4.13", proposed.version()),
                    PlanImportsTest.ESSEX_POLICE,
                    "They lead it and answer for it");
            work.dispute(On.fact(plan.code(), "4.13"), "It is not done in Harlow");
        });
        Visitor police = new Visitor(port)
                .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                        .username());
        Page confirm = police.open(path + "/do/confirm-closing");
        assertThat(confirm.text()).contains("What is said of it is disputed, so it cannot be closed");
        assertThat(confirm.document().select("form[action$=confirm-closing]")).isEmpty();
    }

    @Test
    void whoeverProposesIsToldWhereNobodyElseCouldConfirm() {
        String path = "/plans/" + plan.code() + "/actions/1.1";
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.attach(On.fact(plan.code(), "1.1"), "Log of use", "It shows each week", null, null));
        assertThat(plans.action(plans.get(plan.code()), "1.1").accountable()).isNull();
        Page form = plan.chairs().open(path + "/do/propose-closing");
        assertThat(form.text())
                .contains(
                        "Nobody else can confirm it yet",
                        "Name who answers for it",
                        "name a chair who is somebody else");
        Page proposed = form.form("/propose-closing")
                .with("reason", "It is done everywhere now")
                .send();
        assertThat(proposed.text()).contains("Done: propose to close it", "Nobody else can confirm it yet");
    }
}
