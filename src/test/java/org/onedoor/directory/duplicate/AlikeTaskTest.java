package org.onedoor.directory.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever runs the directory is asked to look while entries wait to be told apart, and again when a decided one changes. */
@OneDoorTest
class AlikeTaskTest extends DuplicateDesk {
    @Autowired
    Services services;

    @Autowired
    JdbcClient jdbc;

    private void look() {
        CurrentActor.run(Actor.SYSTEM, finder::run);
    }

    /** Decides everything that other tests left, so that what waits is this test's alone. */
    private void nothingWaits() {
        look();
        for (Page page = centre.open(ALIKE);
                !page.document().select("#pairs form").isEmpty();
                page = centre.open(ALIKE)) {
            String action = page.document().select("#pairs form").attr("action");
            page.form(action).with("choice", "different").send();
        }
        for (int number = 1; ; number++) { // one that says something else since is said again to be one
            Page page = centre.open(DuplicatesPage.Show.SAME.address() + "&page=" + number);
            List<String> forms = page.document().select("#pairs form").eachAttr("action");
            for (String action : forms.stream().distinct().toList()) {
                page.form(action).with("choice", "undone").send();
            }
            if (forms.isEmpty()) {
                break;
            }
            number = 0;
            for (Page again = centre.open(ALIKE);
                    !again.document().select("#pairs form").isEmpty();
                    again = centre.open(ALIKE)) {
                again.form(again.document().select("#pairs form").attr("action"))
                        .with("choice", "different")
                        .send();
            }
        }
        look();
        asked(0);
    }

    private void asked(int number) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "select count(*) from work.task where kind = 'entries-alike' and state = 'open'")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(number));
    }

    @Test
    void aTaskIsThereFromTheFirstPairUntilTheLastIsDecidedAndAgainWhenADecidedOneSaysSomethingElse() {
        nothingWaits();
        List<Map<String, Object>> two = oneServiceSaidTwice();
        look();
        look();
        asked(1);
        Visitor owner = new Visitor(port)
                .signIn(cast.account("manager", CENTRE, services.centre().teamId())
                        .username());
        Page tasks = owner.pageWith("/tasks", "Entries of the directory may be of one service");
        assertThat(tasks.text()).contains("Entries of the directory may be of one service");
        assertThat(tasks.follow("The entries").path()).contains(ALIKE);

        form(centre, "open", word)
                .with("choice", leads("open", word, two.getFirst()))
                .send();
        look();
        asked(0);

        takeIn(mind, but(two.getLast(), "name", "Lantern circles and walks, " + word));
        look();
        asked(1);
        form(centre, "same", word).with("choice", "undone").send();
        look();
        form(centre, "open", word).with("choice", "different").send();
        look();
        asked(0);
    }
}
