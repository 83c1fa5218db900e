package org.onedoor.programme.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Options, targets, pilots and programmes: what was weighed, and how far each is. */
@OneDoorTest
class ProgrammeRowsTest {
    /** A council few other tests are of, so that its list of tasks stays short. */
    private static final UUID HOST = org.onedoor.organisation.Organisation.idOfSlug("southend-city-council");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private Visitor host;
    private String word;

    @BeforeEach
    void signIn() {
        host = visitor("governance", HOST);
        word = Typed.word();
    }

    private Visitor visitor(String role, UUID organisation) {
        return new Visitor(port).signIn(cast.account(role, organisation, null).username());
    }

    private Page changed(Page entry, String... fields) {
        Visitor.Form form = host.open(entry.path() + "/change").form("/change");
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page after = form.send();
        assertThat(after.status()).isEqualTo(200);
        return after;
    }

    private String list(String register, String more) {
        return host.open("/registers/" + register + "?q=" + word + more).text();
    }

    @Test
    @Shows({"S03", "S02", "C2.09"})
    void optionsAreScoredTargetsGoFromStrategyToStrategyAndAPilotIsWeighed() {
        Page wrong = Typed.entry(
                host,
                "appraisal",
                "How to work together " + word,
                "words",
                "How do partners carry the strategy out?",
                "criteria",
                "Experience, cost",
                "scores",
                "One team: 4, 3\nTwo teams: nine");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("'Two teams: nine' is not an option with its scores");
        Page made = wrong.form("/new")
                .with("scores", "Two teams: 2, 2\nOne team: 4, 3")
                .send();
        assertThat(made.document().select("main table tbody tr").eachText())
                .first()
                .asString()
                .contains("One team", "4", "3", "7");
        assertThat(made.text()).contains("without a decision");
        assertThat(changed(made, "decision", "One team, because people tell their story once")
                        .text())
                .contains("One team, because people tell their story once");

        Page target = Typed.entry(
                host,
                "target",
                "No police cells " + word,
                "strategy",
                "2017 to 2021",
                "words",
                "No-one in crisis held in a police cell");
        assertThat(list("target", "&wanting=1")).contains("No police cells " + word);
        Page carried = changed(
                target,
                "status",
                "Replaced",
                "into",
                "2023 to 2028",
                "becomes",
                "No-one held in custody for want of a place of safety",
                "reason",
                "The law ended cells for children; adults remain");
        assertThat(carried.text())
                .contains("was Not settled, is now Replaced", "The law ended cells for children")
                .doesNotContain("Something is missing");

        Page pilot = Typed.entry(
                host,
                "model",
                "Digital pilot " + word,
                "words",
                "An online peer community",
                "place",
                "North East Essex",
                "status",
                "Pilot",
                "invited",
                "900",
                "registered",
                "410",
                "active",
                "160",
                "cost",
                "12000");
        assertThat(pilot.text()).contains("900", "410", "160", "Cost for each person who uses it", "£75.00");
        assertThat(changed(
                                pilot,
                                "evaluation",
                                "Six in ten felt better",
                                "extension",
                                "Extend for a year: cheaper than a group")
                        .text())
                .contains("Extend for a year", "Six in ten felt better");
    }

    @Test
    @Shows({"C3.14b", "CH.03", "W3.12", "W4.13", "WA.13"})
    void whatWasGivenOutWhoHasNoCapacityWhatOthersLeadAndHowFarAProgrammeIs() {
        Page planned = Typed.entry(host, "distribution", "Posters " + word, "site", "Colchester station");
        assertThat(planned.text()).contains("planned and not yet put up");
        Page done = changed(
                planned, "held-day", "3", "held-month", "11", "held-year", "2025", "many", "12", "status", "Done");
        assertThat(done.text()).contains("Colchester station", "3 Nov 2025", "12");
        assertThat(list("distribution", "")).contains("Colchester station", "3 Nov 2025", "12");

        Typed.entry(
                host,
                "role",
                "Social prescribing " + word,
                "role",
                "Project manager",
                "position",
                "Programme office",
                "concern",
                "Yes, short term");
        assertThat(host.open("/registers/role").text())
                .contains("Social prescribing %s, project manager (Yes, short term)".formatted(word));
        Typed.entry(host, "role", "Another " + word, "role", "Clinical lead", "position", "Consultant");
        assertThat(list("role", "&wanting=1"))
                .contains("Social prescribing " + word)
                .doesNotContain("Another " + word);

        String plan = Typed.plan(host, "Led " + word);
        Page initiative = Typed.entry(
                host,
                "initiative",
                "Suicide prevention " + word,
                "organisation",
                GroupsTest.THURROCK.toString(),
                "words",
                "Talks in barbers' shops",
                "reach",
                "640");
        assertThat(initiative.text()).contains("linked to no action of a plan");
        assertThat(initiative.form("/link").with("target", plan + "/1.1").send().text())
                .doesNotContain("Something is missing");
        assertThat(host.open("/plans/" + plan + "/actions/1.1").text()).contains("Suicide prevention " + word);
        assertThat(list("initiative", "")).contains("640");

        Page offer = Typed.entry(
                host,
                "support",
                "Help with a bid " + word,
                "kind",
                "Coaching",
                "words",
                "Two mornings on writing a bid");
        assertThat(changed(
                                offer,
                                "status",
                                "Taken up",
                                "taken_by",
                                "A carers' group",
                                "hours",
                                "6",
                                "changed",
                                "The bid was won")
                        .text())
                .contains("A carers' group", "The bid was won", "was Offered, is now Taken up");

        for (String place : List.of("Mid and South Essex", "Suffolk and North East Essex")) {
            Typed.entry(host, "rollout", "Suicide reduction %s, %s".formatted(word, place), "place", place);
        }
        Page there = host.open("/registers/rollout?q=" + word).follow("Suffolk and North East Essex");
        assertThat(changed(there, "status", "Rolled out").text()).contains("was Not begun, is now Rolled out");
        assertThat(list("rollout", "&status=Rolled+out")).contains("1 entry", "Suffolk and North East Essex");
    }
}
