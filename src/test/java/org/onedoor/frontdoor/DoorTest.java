package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The door a referral came by follows from who sends it. */
@OneDoorTest
class DoorTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @ParameterizedTest
    @ValueSource(strings = {"police", "ambulance", "self", "team", "message"})
    void aPracticeCannotSayThatItsReferralCameByAnotherDoor(String door) {
        Page refused = sent(cast.gp(), door);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Your account refers as: GP practice")
                .contains("recorded by the Care Co-ordination Centre");
        assertThat(refused.document().select("[name=reason]").text()).isEqualTo("Not sleeping");
    }

    @Test
    void aPaperFormIsEverybodysAndTheCentreRecordsEveryDoor() {
        assertThat(sent(cast.gp(), "paper", "2024-03-05T09:00").text()).contains("Paper form");
        Page undated = sent(cast.gp(), "paper", "");
        assertThat(undated.status()).isEqualTo(422);
        assertThat(undated.text()).contains("Say when the paper form was received: its clock starts then, not now");
        assertThat(sent(cast.gp(), "").text()).contains("GP practice");
        assertThat(sent(cast.navigator(), "police").text()).contains("Police");
    }

    @Test
    void somebodyBornAfterTheirPaperWasReceivedIsRefusedAtTheDateOfBirthAndWhatWasTypedIsKept() {
        Page later = sent(cast.gp(), "paper", "2024-03-05T09:00", "2024");
        assertThat(sent(cast.gp(), "paper", "2024-02-01T09:00", "2024").status())
                .as("born on the day itself")
                .isEqualTo(200);
        Page before = sent(cast.gp(), "paper", "2024-01-31T23:59", "2024");
        assertThat(later.status()).isEqualTo(200);
        assertThat(before.status()).isEqualTo(422);
        assertThat(before.document().select(".nhsuk-error-summary a").eachAttr("href"))
                .containsExactly("#birthDate");
        assertThat(before.text()).contains("on or before the day the referral was received, 31 Jan 2024. Check both");
        assertThat(before.document().select("[name=birthDate-year]").val()).isEqualTo("2024");
        assertThat(before.document().select("[name=receivedAt]").val()).isEqualTo("2024-01-31T23:59");
    }

    private Page sent(Account account, String door) {
        return sent(account, door, "");
    }

    private Page sent(Account account, String door, String received) {
        return sent(account, door, received, "1990");
    }

    private Page sent(Account account, String door, String received, String year) {
        Page opened = new Visitor(port).signIn(account.username()).open("/referrals/new");
        return opened.form(opened.document().select("form[data-draft]").attr("action"))
                .with("nhsNumber", Cast.nhsNumber(new Random()))
                .with("familyName", Cast.familyName(new Random()))
                .with("givenName", "Sam")
                .with("birthDate-day", "1")
                .with("birthDate-month", "2")
                .with("birthDate-year", year)
                .with("needs", "trauma")
                .with("reason", "Not sleeping")
                .with("consent", "given")
                .with("priority", "routine")
                .with("door", door)
                .with("receivedAt", received)
                .with("then", "check")
                .send();
    }
}
