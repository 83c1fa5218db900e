package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Times typed in the two hours of a year that are not like others. */
@OneDoorTest
class LocalTimesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Referrals referrals;

    @Test
    void aTimeThatNeverWasIsRefusedWithWhatToWriteAndKept() {
        Page page = received("2024-03-31T01:30", null);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("There was no 01:30 on 31 Mar 2024: the clocks went from 01:00 to 02:00")
                .contains("Write a time before or after that hour");
        assertThat(page.document().select("[name=receivedAt]").val()).isEqualTo("2024-03-31T01:30");
    }

    @Test
    void theHourBeforeAndTheHourAfterAreAsTheyAre() {
        assertThat(receivedAt("2024-03-31T00:59", null)).isEqualTo("2024-03-31T00:59:00Z");
        assertThat(receivedAt("2024-03-31T02:00", null)).isEqualTo("2024-03-31T01:00:00Z");
    }

    @Test
    void aTimeThatCameTwiceAsksWhichIsMeantAndTheAnswerIsStored() {
        Page asked = received("2024-10-27T01:30", null);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Choose BST or GMT: 01:30 came twice on 27 Oct 2024");
        assertThat(asked.document().select("[name=receivedAt-clock]")).hasSize(2);
        assertThat(receivedAt("2024-10-27T01:30", "bst")).isEqualTo("2024-10-27T00:30:00Z");
        assertThat(receivedAt("2024-10-27T01:30", "gmt")).isEqualTo("2024-10-27T01:30:00Z");
        assertThat(receivedAt("2024-10-27T02:00", null)).isEqualTo("2024-10-27T02:00:00Z");
    }

    @Test
    void theTwoAreToldApartWhereverATimeIsShown() {
        assertThat(London.full(Instant.parse("2024-10-27T00:30:00Z"))).isEqualTo("Sun 27 Oct 2024 at 01:30 BST");
        assertThat(London.full(Instant.parse("2024-10-27T01:30:00Z"))).isEqualTo("Sun 27 Oct 2024 at 01:30 GMT");
        assertThat(London.full(Instant.parse("2024-10-27T02:30:00Z"))).isEqualTo("Sun 27 Oct 2024 at 02:30");
        assertThat(London.instants(LocalDateTime.parse("2024-03-31T01:59:59"))).isEmpty();
    }

    private Instant receivedAt(String local, @Nullable String clock) {
        Page check = received(local, clock);
        assertThat(check.status()).as(check.text()).isEqualTo(200);
        Page made = check.form("/send").send();
        String reference = made.path().substring("/referrals/".length());
        return CurrentActor.as(Actor.SYSTEM, () -> referrals.look(reference, Referral::receivedAt));
    }

    private Page received(String local, @Nullable String clock) {
        Visitor gp = new Visitor(port).signIn(cast.gp().username());
        Page opened = gp.open("/referrals/new");
        Form form = opened.form(opened.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .with("familyName", Cast.familyName(new Random()))
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", "1990")
                .with("needs", "trauma")
                .with("reason", "Not sleeping")
                .with("consent", "given")
                .with("priority", "routine")
                .with("receivedAt", local)
                .with("then", "check");
        return (clock == null ? form : form.with("receivedAt-clock", clock)).send();
    }
}
