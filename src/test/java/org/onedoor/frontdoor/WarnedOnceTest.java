package org.onedoor.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.Notifications;
import org.onedoor.work.Notifications.Notification;
import org.springframework.beans.factory.annotation.Autowired;

/** However many clocks and thresholds pass, one referral has one warning to read. */
@OneDoorTest
class WarnedOnceTest {
    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    Notifications notifications;

    @Autowired
    List<Pump> pumps;

    @Autowired
    DomainTime time;

    @Test
    void aVeryUrgentReferralWarnsTheCentreOnceUntilSomebodyReadsIt() {
        String reference = doing.referral(
                cast.gp().actor(), Cast.somebody(new Random()), "given", Priority.VERY_URGENT, "low-mood-anxiety");
        Instant received = doing.now(reference).receivedAt();
        Account navigator = cast.navigator();
        for (int minutes : new int[] {16, 121, 181, 211}) {
            pass(received.plus(Duration.ofMinutes(minutes)));
        }
        List<Notification> warned = warnings(navigator, reference);
        assertThat(warned).hasSize(1);
        assertThat(warned.getFirst().detail()).contains("seen face to face within four hours");
        assertThat(warned.getFirst().at().toInstant()).isAfterOrEqualTo(received.plus(Duration.ofMinutes(211)));
        notifications.readAbout(
                navigator.actor(), reference, warned.getFirst().at().toInstant());
        assertThat(warnings(navigator, reference)).hasSize(1);
    }

    private List<Notification> warnings(Account account, String reference) {
        return notifications.about(account.actor(), reference).stream()
                .filter(one -> one.kind().equals("clock-warned"))
                .toList();
    }

    private void pass(Instant at) {
        DomainTime.at(at, () -> {
            pumps.stream().filter(pump -> pump.name().equals("clocks-due")).forEach(Pump::run);
            return true;
        });
    }
}
