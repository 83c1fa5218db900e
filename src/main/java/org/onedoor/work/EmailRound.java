package org.onedoor.work;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.people.Way;
import org.onedoor.platform.job.Alone;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.work.EmailNews.Waiting;
import org.onedoor.work.post.Gateway;
import org.onedoor.work.post.Gateways;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends the news of a team by email to those of it who want it, everything that is new in one. It says what happened to
 * which reference and nothing of anybody; who wants to know more signs in.
 */
@Component
public class EmailRound implements Pump {
    static final int TRIES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(EmailRound.class);
    private static final int AT_ONCE = 50;

    /** What belongs to the case is a service, a day or a clock. With other kinds it may be somebody's own words. */
    private static final Set<String> PLAIN = Set.of(
            "referral-accepted",
            "referral-rerouted",
            "referral-declined",
            "service-asked",
            "person-seen",
            "appointment-booked",
            "clock-warned",
            "clock-breached");

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final String CLOSING =
            "You get this because you asked to be told by email. Change that in OneDoor, under Notifications.";

    private final EmailNews news;
    private final Accounts accounts;
    private final Gateways gateways;
    private final DomainTime time;
    private final String address;

    EmailRound(
            EmailNews news,
            Accounts accounts,
            Gateways gateways,
            DomainTime time,
            @Value("${onedoor.address:}") String address) {
        this.news = news;
        this.accounts = accounts;
        this.gateways = gateways;
        this.time = time;
        this.address = address;
    }

    @Override
    public String name() {
        return "email-round";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        news.wishers()
                .forEach(
                        (account, organisation) -> Alone.done("send news by email", () -> send(organisation, account)));
    }

    private void send(UUID organisationId, UUID accountId) {
        Optional<Account> account = accounts.find(accountId)
                .filter(found -> !found.disabled() && found.organisationId().equals(organisationId));
        if (account.isEmpty()) { // they work elsewhere now, or not at all: nothing leaves any longer
            news.unwish(organisationId, accountId);
            return;
        }
        news.gather(account.get().actor());
        List<Waiting> due = news.due(organisationId, accountId, AT_ONCE);
        if (due.isEmpty()) {
            return;
        }
        Optional<Gateway> gateway = gateways.of(Way.EMAIL);
        if (gateway.isEmpty()) {
            news.failed(due, "No way to send emails is set up here.", true);
            return;
        }
        int tries = due.stream().mapToInt(Waiting::tries).max().orElse(0);
        Instant next = time.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries, TRIES)));
        if (news.trying(due, next)) {
            carry(gateway.get(), account.get(), due, tries);
        }
    }

    private void carry(Gateway gateway, Account account, List<Waiting> due, int tries) {
        try {
            gateway.send(new Gateway.Piece(
                    due.getFirst().notificationId(),
                    due.getFirst().address(),
                    account.displayName(),
                    words(due),
                    CLOSING,
                    time.instant(),
                    false));
            news.sent(due);
        } catch (Gateway.Undeliverable refused) {
            news.failed(due, String.valueOf(refused.getMessage()), true);
        } catch (IOException failed) {
            LOG.warn("News could not leave by email: {}: {}", failed.getClass().getSimpleName(), failed.getMessage());
            news.failed(due, "It could not be sent yet and is tried again.", tries + 1 >= TRIES);
        }
    }

    private String words(List<Waiting> due) {
        String lines = due.stream()
                .map(each -> each.item() + ": "
                        + News.words(each.kind(), PLAIN.contains(each.kind()) ? each.detail() : null))
                .collect(Collectors.joining("\n"));
        return "There is news in OneDoor:\n\n" + lines
                + (address.isBlank() ? "" : "\n\nRead more at " + address + "/notifications");
    }
}
