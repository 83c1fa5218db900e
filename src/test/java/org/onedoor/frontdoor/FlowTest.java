package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole flow at this moment: an act moves its numbers, and each number opens its rows. */
@OneDoorTest
class FlowTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Services services;

    @Autowired
    Flow flow;

    private Visitor navigator;
    private String team = "";

    @BeforeEach
    void signIn() {
        navigator = new Visitor(port).signIn(cast.navigator().username());
        team = "team-" + services.byCode(Doing.VETERANS).map(Service::teamId).orElseThrow();
    }

    private int count(String line, String what) {
        Page rows = navigator.open("/figures/flow/rows?of=" + line + "&what=" + what);
        return rows.status() == 404
                ? 0
                : rows.document().select("main tbody tr").size();
    }

    private boolean holds(String line, String what, String reference) {
        return navigator
                .open("/figures/flow/rows?of=" + line + "&what=" + what)
                .document()
                .select("main a[href='/referrals/" + reference + "']")
                .hasText();
    }

    @Test
    void whatIsAcceptedComesInAndWaitsWithTheTeamUntilItIsSeen() {
        String centre = "team-" + services.centre().teamId();
        String reference = doing.referral(cast.gp().actor());
        assertThat(holds(centre, "came", reference)).isTrue();
        assertThat(holds(centre, "waits", reference)).isTrue();
        int before = count(team, "waits");

        doing.accepted(reference, Doing.VETERANS);
        assertThat(holds(centre, "waits", reference)).isFalse();
        assertThat(holds(centre, "moved-on", reference)).isTrue();
        assertThat(holds(team, "came", reference)).isTrue();
        assertThat(holds(team, "waits", reference)).isTrue();
        assertThat(count(team, "waits")).isEqualTo(before + 1);
        assertThat(holds("whole", "waits", reference)).isTrue();
        assertThat(holds("district-Thurrock", "waits", reference)).isTrue();

        Visitor worker = new Visitor(port).signIn(cast.clinician(Doing.VETERANS).username());
        worker.open("/referrals/" + reference + "/do/record-contact")
                .form("/do/record-contact")
                .with("attended", "yes")
                .with("mode", "face-to-face")
                .with("purpose", "treatment")
                .send();
        assertThat(holds(team, "waits", reference)).isFalse();
        assertThat(holds(team, "moved-on", reference)).isTrue();
        assertThat(holds("whole", "moved-on", reference)).isTrue();
    }

    @Test
    void theBoardSaysInOneSentenceWhereItIsHeldUp() {
        for (int i = 0; i < 5; i++) {
            doing.accepted(doing.referral(cast.gp().actor()), Doing.VETERANS);
        }
        Page board = navigator.open("/figures/flow");
        Flow.Line slowest = java.util.Objects.requireNonNull(flow.now().bottleneck());
        assertThat(board.document().select("#bottleneck").text())
                .startsWith(
                        "Held up at " + slowest.label() + ": " + slowest.count(Flow.Measure.WAITS) + " people wait");
        Page rows = board.follow("Open who waits there");
        assertThat(rows.document().select("h1").text()).contains(slowest.label());
        assertThat(board.document().select("#f-" + team).text()).contains("Veterans Support Services");
        assertThat(board.document().select("main a[href^='/figures/flow/rows']"))
                .hasSizeGreaterThan(6);
    }

    @Test
    void itIsForThoseWhoRunTheFrontDoorAndNonsenseIsNotFound() {
        assertThat(new Visitor(port)
                        .signIn(cast.gp().username())
                        .open("/figures/flow")
                        .status())
                .isEqualTo(403);
        assertThat(navigator.open("/figures/flow/rows?of=whole&what=nothing").status())
                .isEqualTo(404);
        assertThat(navigator
                        .open("/figures/flow/rows?of=team-nobody&what=waits")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void weeksOfWorkFollowFromThePaceOfTheLastFour() {
        assertThat(line(9, 4).weeksToClear()).isEqualTo(9);
        assertThat(line(9, 5).weeksToClear()).isEqualTo(8);
        assertThat(line(9, 0).weeksToClear()).isNull();
        assertThat(line(0, 0).weeksToClear()).isZero();
    }

    private static Flow.Line line(int waits, int lately) {
        return new Flow.Line(
                "team-x",
                "X",
                null,
                java.util.Map.of(
                        Flow.Measure.WAITS, waits,
                        Flow.Measure.MOVED_ON_LATELY, lately),
                null);
    }
}
