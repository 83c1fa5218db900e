package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onedoor.frontdoor.Doing.CONSULTANT;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Missing consent never stops a referral; it changes who reads the words. */
@OneDoorTest
class SharingTest {
    private static final String WORDS = "Feeling low since the winter";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @ParameterizedTest(name = "{0} {1}: shown {2}")
    @CsvSource({
        "given, routine, true",
        "lacks-capacity, routine, true",
        "refused, routine, false",
        "not-asked, routine, false",
        "refused, urgent, true"
    })
    void theTeamThatIsAskedReadsTheWordsOnlyWithConsentOrWhenItIsUrgent(String consent, String tier, boolean shown) {
        Account gp = cast.gp();
        String reference = doing.referral(
                gp.actor(), Cast.somebody(new Random()), consent, Priority.ofCode(tier), "low-mood-anxiety");
        doing.offered(reference, CONSULTANT);
        Page asked = page(cast.clinician(CONSULTANT), reference);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text().contains(WORDS)).isEqualTo(shown);
        assertThat(asked.text().contains("that owns it can read this")).isEqualTo(!shown);
        assertThat(page(gp, reference).text()).contains(WORDS);
        assertThat(page(cast.navigator(), reference).text()).contains(WORDS);
    }

    @Test
    void whenThePersonAgreesTheWordsAreShownAndWhoeverAcceptsReadsThemAnyway() {
        Account gp = cast.gp();
        String reference = doing.referral(
                gp.actor(), Cast.somebody(new Random()), "not-asked", Priority.ROUTINE, "low-mood-anxiety");
        doing.offered(reference, CONSULTANT);
        Account asked = cast.clinician(CONSULTANT);
        assertThat(page(asked, reference).text())
                .doesNotContain(WORDS)
                .contains("Not shown: the person has not been asked about sharing yet.");
        Page done = new Visitor(port)
                .signIn(gp.username())
                .open("/referrals/%s/do/record-consent".formatted(reference))
                .form("/do/record-consent")
                .with("consent", "given")
                .send();
        assertThat(done.text()).contains("Sharing: the person agreed");
        assertThat(page(asked, reference).text()).contains(WORDS);
    }

    @Test
    void aTeamThatHadItOnceReadsOnTheTimelineThatSomethingWasWrittenAndNotWhat() {
        Account gp = cast.gp();
        String reference = doing.referral(
                gp.actor(), Cast.somebody(new Random()), "refused", Priority.ROUTINE, "low-mood-anxiety");
        new Visitor(port)
                .signIn(gp.username())
                .open("/referrals/%s/do/add-note".formatted(reference))
                .form("/do/add-note")
                .with("words", "A private matter at home")
                .send();
        doing.offered(reference, CONSULTANT);
        Page asked = page(cast.clinician(CONSULTANT), reference);
        assertThat(asked.text())
                .doesNotContain("A private matter at home")
                .contains("What was written is not shown: the person has not agreed to sharing.");
        assertThat(page(gp, reference).text()).contains("A private matter at home");
    }

    private Page page(Account account, String reference) {
        return new Visitor(port).signIn(account.username()).open("/referrals/" + reference);
    }
}
