package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

/** What somebody writes of an action after its file came in names nobody before the public, and neither does an old version. */
@OneDoorTest
class PublishedNamesTest {
    private static final String NAMES_SOMEBODY =
            "The board met. Emily Testerton writes to Cllr Larkfield; emily.testerton@example.com, 07700 900123.";

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

    @BeforeEach
    void publishable() {
        plan = Published.imported(port, cast, imports, work);
    }

    private void says(String words) {
        CurrentActor.run(plan.chair().actor(), () -> work.log(On.fact(plan.code(), "1.6"), words, plans.today()));
    }

    private String everything() {
        Visitor anybody = new Visitor(port);
        return plan.open().text()
                + new String(anybody.fetch("/plan/" + plan.code() + "/actions.csv"), StandardCharsets.UTF_8)
                + new String(anybody.fetch("/plan/" + plan.code() + "/feed"), StandardCharsets.UTF_8);
    }

    @Test
    void aNameInAnUpdateThatWasWrittenSinceStaysHiddenUntilItIsConfirmed() {
        says(NAMES_SOMEBODY);
        Page asked = plan.chairs().open("/plans/" + plan.code() + "/publish");
        assertThat(asked.document().select("input[name=shown]").eachAttr("value"))
                .contains("Emily Testerton", "Larkfield", "emily.testerton@example.com", "07700 900123");
        assertThat(plan.chairs()
                        .open("/plans/" + plan.code() + "/publish/preview")
                        .text())
                .doesNotContain("Testerton", "Larkfield");
        plan.publish("The plan for everyone to read.");
        assertThat(everything())
                .contains("The board met. [name not shown] writes to Cllr [name not shown]; [not shown], [not shown].")
                .doesNotContain("Testerton", "testerton", "Larkfield", "900123");
    }

    @Test
    void aNameThatIsHiddenLaterIsInNoEarlierVersionEither() {
        says("Copper went round every ward");
        plan.publish("The plan for everyone to read.");
        assertThat(plan.open().text()).as("a word that no list has as a name").contains("Copper went round");
        plan.chairs()
                .open("/plans/" + plan.code() + "/publish")
                .form("/publish")
                .with("said", "A name is hidden now.")
                .with("alsoHidden", "Copper")
                .send();
        assertThat(everything()).doesNotContain("Copper");
        Visitor anybody = new Visitor(port);
        assertThat(anybody.open("/plan/" + plan.code() + "/versions/1").status())
                .isEqualTo(404);
        assertThat(plan.chairs().open("/plans/" + plan.code() + "/publish").text())
                .contains("Taken down: It shows a name that is hidden now.");
        plan.publish("Nothing else is new.");
        assertThat(anybody.open("/plan/" + plan.code() + "/versions/2").status())
                .isEqualTo(200);
    }

    @Test
    void aNameThatIsAnOrdinaryWordAndBeginsASentenceIsAskedOfWhoeverPublishesAndNeverShownSilently() {
        says("Grace will lead the work from March. Young people will be asked.");
        Page asked = plan.chairs().open("/plans/" + plan.code() + "/publish");
        assertThat(asked.document().select("#why-BEGINS + div").text())
                .contains("Show \"Grace\"", "In action 1.6", "Grace will lead the work");
        assertThat(asked.document().select("input[name=shown]").eachAttr("value"))
                .doesNotContain("Young");
        plan.publish("The plan for everyone to read.");
        assertThat(everything())
                .contains("[name not shown] will lead the work from March. Young people will be asked.")
                .doesNotContain("Grace");
    }

    @Test
    void aPlanThatWasTakenDownComesBackWithoutItsEarlierVersions() {
        plan.publish("The plan for everyone to read.");
        plan.publish("The same, once more.");
        plan.chairs()
                .open("/plans/" + plan.code() + "/publish")
                .form("/withdraw")
                .with("reason", "Something in it should not be public")
                .send();
        plan.publish("It is right now.");
        for (int version : new int[] {1, 2}) {
            assertThat(new Visitor(port)
                            .open("/plan/" + plan.code() + "/versions/" + version)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(plan.open().text()).contains("Version 3");
    }

    @Test
    void aNameNoListKnowsIsHiddenUntilWhoeverPublishesTicksItAndHidesAgainWhenTheTickGoes() {
        says("Okonkwo wrote to ZBXQ FALLOWFIELD and Mrs Oyelaran; siobhan and PK were told by 李明.");
        Page asked = plan.chairs().open("/plans/" + plan.code() + "/publish");
        assertThat(asked.document().select("input[name=shown]").eachAttr("value"))
                .contains("Okonkwo", "ZBXQ FALLOWFIELD", "Oyelaran", "siobhan", "PK", "李明")
                .doesNotContain("Essex", "NELFT", "West Essex CCG");
        assertThat(asked.document().select("#why-UNKNOWN + div").text()).contains("Show \"Okonkwo\" In action 1.6");
        assertThat(asked.document().select("#why-INITIALS + div").text()).contains("Show \"PK\" In action 1.6");
        assertThat(asked.document().select("#why-SCRIPT + div").text()).contains("李明");
        plan.publish("The plan for everyone to read.");
        assertThat(everything())
                .contains("[name not shown] wrote to [name not shown] and Mrs [name not shown]; [name not shown] and"
                        + " [name not shown] were told by [name not shown].")
                .doesNotContain("Okonkwo", "FALLOWFIELD", "Oyelaran", "siobhan", "李明");

        plan.chairs()
                .open("/plans/" + plan.code() + "/publish")
                .form("/publish")
                .with("said", "She agreed to be named.")
                .with("shown", "Okonkwo")
                .send();
        assertThat(everything()).contains("Okonkwo wrote to [name not shown]");
        assertThat(plan.chairs()
                        .open("/plans/" + plan.code() + "/publish")
                        .document()
                        .select("input[name=shown][checked]")
                        .eachAttr("value"))
                .containsExactly("Okonkwo");

        plan.chairs()
                .open("/plans/" + plan.code() + "/publish")
                .form("/publish")
                .without("shown")
                .with("said", "She no longer agrees.")
                .send();
        assertThat(everything()).doesNotContain("Okonkwo");
        assertThat(new Visitor(port)
                        .open("/plan/" + plan.code() + "/versions/2")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void thePublicPlanOf2015StaysReadable() {
        plan.publish("The plan as it was in October 2015.");
        String page = plan.open().text();
        int hidden = page.split(java.util.regex.Pattern.quote("[name not shown]"), -1).length - 1;
        assertThat(hidden).isBetween(5, 60);
        assertThat(page).contains("Essex Police", "Essex County Council", "Samaritans", "West Essex");
    }
}
