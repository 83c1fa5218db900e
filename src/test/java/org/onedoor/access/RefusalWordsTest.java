package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Intake;
import org.onedoor.frontdoor.Priority;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is refused is told what their account is, what it may not do, and where to go or who may. */
@OneDoorTest
class RefusalWordsTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Intake intake;

    @Autowired
    DomainTime time;

    @Test
    void aVoluntaryOrganisationIsLedToItsReferralsAndNeverNamedAmongThoseWhoMay() {
        Account voluntary = cast.vcse("positive-pathways");
        Intake.Received received = CurrentActor.as(
                voluntary.actor(),
                () -> intake.submit(
                        Cast.submission(
                                Cast.somebody(new Random()),
                                Door.VCSE,
                                Priority.ROUTINE,
                                time.instant(),
                                "Came to the café in tears"),
                        null));
        Visitor visitor = new Visitor(port).signIn(voluntary.username());
        Page refused = visitor.open("/people/" + received.personId());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("You are signed in as a voluntary or community organisation")
                .contains("Open it from a referral your team sent, was offered or has: they are under Referrals")
                .doesNotContain("These may");
        Page referral = visitor.open("/referrals/" + received.reference());
        assertThat(referral.status()).isEqualTo(200);
        assertThat(referral.document().select(".onedoor-identity a")).isEmpty();
    }

    @Test
    void whoMayIsSaidInWordsAndOnlyOfThoseWhoMay() {
        Visitor privacy = new Visitor(port)
                .signIn(cast.account("privacy", cast.navigator().organisationId(), null)
                        .username());
        Page refused = privacy.open("/people");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("You are signed in as a privacy officer", "These may: a navigator of the Care Co-ordination")
                .doesNotContain("a manager");
        assertThat(privacy.open("/").document().select("tr[id^=r-]")).isEmpty();
    }
}
