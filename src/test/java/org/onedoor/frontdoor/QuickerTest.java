package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody was quicker: the page says who, when and what, keeps what was typed, and shows the way on. */
@OneDoorTest
class QuickerTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    DomainTime time;

    @Test
    void itSaysWhoWasQuickerAndSendingAgainDecidesOnTheNewest() {
        String reference = refer();
        Visitor slower = navigator();
        Page form = slower.open("/referrals/" + reference + "/do/decide-priority");
        decide(navigator().open("/referrals/" + reference + "/do/decide-priority"), "urgent", "His wife rang");

        Page conflict = decide(form, "soon", "Sooner than 28 days");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text())
                .contains("This was not saved", "Test navigator, Care Co-ordination Centre", "Everything you typed");
        assertThat(conflict.document().title()).startsWith("Not saved: ");
        assertThat(conflict.document().select("[role=alert]").text())
                .as("a screen reader reads at once that it was not saved")
                .contains("This was not saved");
        assertThat(conflict.document().select("[name=why]").val()).isEqualTo("Sooner than 28 days");
        assertThat(conflict.form("/do/decide-priority").send().text()).contains("Sooner than 28 days");
    }

    @Test
    void whereTheStepCanNoLongerBeTakenTheWordsAreShownAndWhatCanBeDoneInstead() {
        String reference = refer();
        Visitor slower = navigator();
        Page form = slower.open("/referrals/" + reference + "/do/request-information");
        Page ended = navigator()
                .open("/referrals/" + reference + "/do/withdraw")
                .form("/do/withdraw")
                .with("reason", "moved-away")
                .with("words", "Moved to Leeds")
                .with("told", "person")
                .send();
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);

        Page conflict = form.form("/do/request-information")
                .with("question", "Which school does she go to?")
                .send();
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.document().select("form[action$=/do/request-information]"))
                .isEmpty();
        assertThat(conflict.text())
                .contains(
                        "Test navigator, Care Co-ordination Centre", "What you typed", "Which school does she go to?");
        assertThat(conflict.document().select("a[href$=/do/add-note]")).isNotEmpty();
    }

    @Test
    void aNoteMeanwhileStandsInNobodysWay() {
        String reference = refer();
        Page form = navigator().open("/referrals/" + reference + "/do/decide-priority");
        navigator()
                .open("/referrals/" + reference + "/do/add-note")
                .form("/do/add-note")
                .with("words", "Rang back: no answer")
                .send();
        Page decided = decide(form, "soon", "Sooner than 28 days");
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text()).contains("Sooner than 28 days", "Rang back: no answer");
    }

    @Test
    void triageBegunOrDecidedOnItsOwnPageStaysThere() {
        String reference = refer();
        Page begun = navigator()
                .open("/referrals/" + reference + "/triage")
                .form("/do/start-triage")
                .send();
        assertThat(begun.path()).endsWith("/triage");
        assertThat(begun.text()).contains("Triage started", "In triage");
        Page decided = decide(begun, "soon", "Sooner than 28 days");
        assertThat(decided.path()).endsWith("/triage");
        assertThat(decided.text()).contains("Soon: Seen within 7 days (asked for: Routine)");
    }

    private static Page decide(Page page, String priority, String why) {
        return page.form("/do/decide-priority")
                .with("priority", priority)
                .with("why", why)
                .send();
    }

    private Visitor navigator() {
        return new Visitor(port).signIn(cast.navigator().username());
    }

    private String refer() {
        return CurrentActor.as(
                        cast.gp().actor(),
                        () -> intake.submit(
                                Cast.submission(
                                        Cast.somebody(new Random()),
                                        Door.GP,
                                        Priority.ROUTINE,
                                        time.instant(),
                                        "Low for months"),
                                null))
                .reference();
    }
}
