package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Neighbourhoods;
import org.onedoor.Neighbourhoods.Practice;
import org.onedoor.OneDoorTest;
import org.onedoor.Shows;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a team shares with whoever owns it is of a place, and counted by network. */
@OneDoorTest
class SharedByPlaceTest {
    private static final String OWNER = "street-triage";
    private static final String SHARER = "offenders-complex-needs";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Neighbourhoods neighbourhoods;

    @Autowired
    DomainTime time;

    @Test
    @Shows("T03")
    void whatIsSharedIsOfThePlaceOfItsPeopleAndCountedByNetwork() {
        List<Practice> two = neighbourhoods.two(London.date(time.instant()));
        String here = shared(two.get(0));
        String there = shared(two.get(1));
        Visitor sharer = visit(cast.clinician(SHARER));

        assertThat(isOn(sharer, two.get(0), here)).isTrue();
        assertThat(isOn(sharer, two.get(0), there)).isFalse();
        assertThat(isOn(sharer, two.get(1), there)).isTrue();
        Page counted =
                sharer.open("/referrals/shared?group=network&" + two.get(0).place());
        String caption = "By primary care network";
        int before = count(counted, two.get(0));
        assertThat(before).isPositive();
        assertThat(Neighbourhoods.row(counted, caption, two.get(1).network().name()))
                .isEmpty();
        shared(two.get(0));
        assertThat(count(sharer.open("/referrals/shared?group=network"), two.get(0)))
                .isEqualTo(before + 1);
    }

    private static int count(Page page, Practice practice) {
        return Integer.parseInt(Neighbourhoods.row(
                        page, "By primary care network", practice.network().name())
                .replaceAll(".*\\D", ""));
    }

    /** A referral of somebody of this practice, which one service owns and another shares. */
    private String shared(Practice practice) {
        String reference = doing.referral(
                cast.gp().actor(),
                Neighbourhoods.living(Cast.familyName(new java.util.Random()), Neighbourhoods.SOUTHEND, practice));
        doing.accepted(reference, OWNER);
        Page shared = visit(cast.clinician(OWNER))
                .open("/referrals/" + reference + "/do/share")
                .form("/do/share")
                .with("service", Service.idOf(SHARER).toString())
                .send();
        assertThat(shared.status()).as(shared.text()).isEqualTo(200);
        return reference;
    }

    private static boolean isOn(Visitor visitor, Practice practice, String reference) {
        return visitor.pageWith("/referrals/shared?" + practice.place(), reference)
                .text()
                .contains(reference);
    }

    private Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
