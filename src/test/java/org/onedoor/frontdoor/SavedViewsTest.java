package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list with its filters is kept under a name, for whoever named it, and its address is the same for everyone. */
@OneDoorTest
class SavedViewsTest {
    private static final String FILTERED = "/referrals?view=mine&state=AWAITING_TRIAGE&priority=urgent";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Test
    void aViewIsNamedFoundAgainAndTakenAway() {
        Visitor visitor = new Visitor(port).signIn(cast.navigator().username());
        Page kept = visitor.open(FILTERED)
                .form("/referrals/views")
                .with("name", "Urgent and new")
                .send();
        assertThat(kept.text()).contains("The view is saved", "This is your view Urgent and new");
        Page list = visitor.open("/referrals");
        assertThat(list.document().select("nav[aria-label=Your views] a").text())
                .matches("Urgent and new \\([0-9]+\\)");
        assertThat(list.document().select("nav[aria-label=Your views] a").attr("href"))
                .isEqualTo(FILTERED);
        assertThat(new Visitor(port)
                        .signIn(cast.navigator().username())
                        .open("/referrals")
                        .text())
                .doesNotContain("Urgent and new");

        Page gone = list.follow("Urgent and new").form("/remove").send();
        assertThat(gone.text()).contains("The view is taken away").doesNotContain("Urgent and new");
    }

    @Test
    void aNameThatIsMissingOrUsedIsRefusedAndKept() {
        Visitor visitor = new Visitor(port).signIn(cast.navigator().username());
        visitor.open(FILTERED).form("/referrals/views").with("name", "Mine").send();
        Page again = visitor.open("/referrals?view=mine&priority=soon")
                .form("/referrals/views")
                .with("name", "mine")
                .send();
        assertThat(again.text()).contains("You have a view of this name");
        assertThat(again.document().select("main [name=name]").val()).isEqualTo("mine");
        assertThat(again.form("/referrals/views").with("name", " ").send().text())
                .contains("Give the view a name of up to 40 characters");
    }
}
