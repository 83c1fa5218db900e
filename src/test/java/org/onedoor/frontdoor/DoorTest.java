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

    private Page sent(Account account, String door) {
        return sent(account, door, "");
    }

    private Page sent(Account account, String door, String received) {
        Page opened = new Visitor(port).signIn(account.username()).open("/referrals/new");
        return opened.form(opened.document().select("form[data-draft]").attr("action"))
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
                .with("door", door)
                .with("receivedAt", received)
                .with("then", "check")
                .send();
    }
}
