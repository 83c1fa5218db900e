package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Ids;
import org.onedoor.platform.time.DomainTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an organisation is told reaches those of it who may read what it is about, and nobody else. */
@OneDoorTest
class WhoIsToldTest {
    private static final UUID OURS = Organisation.idOfOds("F81031");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Notifications notifications;

    @Autowired
    DomainTime time;

    @Test
    void newsOfAPersonDetainedIsForThoseWhoMayOpenTheCase() {
        String number = "PS-2345-6789";
        UUID about = Ids.at(time.instant());
        Account amhp = cast.account("amhp", OURS, null);
        Account governance = cast.account("governance", OURS, null);
        CurrentActor.run(
                Actor.SYSTEM, () -> notifications.tell(OURS, null, "assessment-asked", number, about, about, null));
        assertThat(told(amhp)).contains(number);
        assertThat(notifications.unread(amhp.actor())).isPositive();
        assertThat(told(governance)).doesNotContain(number);
        assertThat(notifications.unread(governance.actor())).isZero();
    }

    private String told(Account account) {
        return new Visitor(port)
                .signIn(account.username())
                .open("/notifications")
                .text();
    }
}
