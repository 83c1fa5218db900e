package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever leads a team gives several referrals on its list to a colleague at once. */
@OneDoorTest
class NameWorkersTest {
    private static final String LIST = "/referrals?view=mine";
    private static final String REHAB = "community-rehab";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    private Visitor team;
    private Account colleague;
    private String one;
    private String other;

    @BeforeEach
    void twoReferralsOfATeam() {
        team = new Visitor(port).signIn(cast.clinician(REHAB).username());
        colleague = cast.clinician(REHAB);
        one = accepted(REHAB);
        other = accepted(REHAB);
    }

    private String accepted(String service) {
        String reference = doing.referral(cast.gp().actor());
        doing.accepted(reference, service);
        return reference;
    }

    @Test
    void theSameListSentTwiceSaysTheSameBothTimes() {
        Visitor.Form form = team.open(LIST)
                .form("/referrals/name-worker")
                .with("account", colleague.accountId().toString())
                .with("ref", one)
                .with("version-" + one, String.valueOf(doing.now(one).version()));
        assertThat(form.send().text()).contains("1 named, 0 not named");
        long version = doing.now(one).version();
        assertThat(form.send().text()).contains("1 named, 0 not named");
        assertThat(doing.now(one).version()).isEqualTo(version);
    }

    private Page sent(Page list, String account, String... references) {
        Visitor.Form form = list.form("/referrals/name-worker").with("account", account);
        for (String reference : references) {
            long version = doing.now(reference).version();
            form = form.with("ref", reference).with("version-" + reference, String.valueOf(version));
        }
        return form.send();
    }

    @Test
    void eachOfThoseTickedIsGivenToTheColleague() {
        Page done = sent(team.open(LIST), colleague.accountId().toString(), one, other);
        assertThat(done.text()).contains("2 named, 0 not named", one, other);
        assertThat(doing.now(one).owner().accountId()).isEqualTo(colleague.accountId());
        assertThat(doing.now(other).owner().accountId()).isEqualTo(colleague.accountId());
        assertThat(team.open("/referrals/" + one).text()).contains("worked by " + colleague.displayName());
    }

    @Test
    void whatSomebodyChangedMeanwhileIsNotDoneAndSaysSoAndTheOtherIs() {
        Visitor.Form form = team.open(LIST)
                .form("/referrals/name-worker")
                .with("account", colleague.accountId().toString())
                .with("ref", one)
                .with("version-" + one, String.valueOf(doing.now(one).version() - 1))
                .with("ref", other)
                .with("version-" + other, String.valueOf(doing.now(other).version()));
        assertThat(form.send().text())
                .contains("1 named, 1 not named", "Someone else changed this referral while you had it open");
        assertThat(doing.now(one).owner().accountId()).isNull();
        assertThat(doing.now(other).owner().accountId()).isEqualTo(colleague.accountId());
    }

    @Test
    void nothingTickedOrNobodyChosenIsSaidAndWhatWasTickedStaysTicked() {
        Page none = sent(team.open(LIST), "");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Select at least 1 person", "Choose who works them");
        Page ticked = sent(team.open(LIST + "&priority=routine"), "", one);
        assertThat(ticked.status()).isEqualTo(422);
        assertThat(ticked.document()
                        .select("input[name=ref][value=" + one + "]")
                        .hasAttr("checked"))
                .isTrue();
        assertThat(ticked.text()).contains("Choose who works them").doesNotContain("Select at least 1 person");
    }

    @Test
    void nobodyOfAnotherTeamCanBeNamedAndNoReferralOfAnotherTeamTouched() {
        Page done = sent(team.open(LIST), cast.gp().accountId().toString(), one);
        assertThat(done.text()).contains("0 named, 1 not named", "Choose somebody of the team that owns it");
        Visitor stranger =
                new Visitor(port).signIn(cast.clinician("open-dialogue").username());
        accepted("open-dialogue");
        Page kept = sent(stranger.open(LIST), colleague.accountId().toString(), one);
        assertThat(kept.text()).contains("0 named, 1 not named");
        assertThat(doing.now(one).owner().accountId()).isNull();
    }
}
