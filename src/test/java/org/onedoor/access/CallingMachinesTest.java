package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Client;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A machine is looked up once for a while, and no longer than it may be: what this server changes counts at once. */
@OneDoorTest
class CallingMachinesTest {
    private static final String ID = "client-of-this-test";

    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong lookedUp = new AtomicLong();
    private final CallingMachines machines = new CallingMachines(ticks::get);
    private Client stored = client(false);

    @Autowired
    TransactionTemplate transaction;

    private static Client client(boolean disabled) {
        return new Client(ID, UUID.randomUUID(), "System", UUID.randomUUID(), "", new String[] {"read"}, disabled);
    }

    private Optional<Client> find() {
        return find(_ -> Optional.of(stored));
    }

    private Optional<Client> find(Function<String, Optional<Client>> how) {
        return machines.find(ID, id -> {
            lookedUp.incrementAndGet();
            return how.apply(id);
        });
    }

    private boolean isWelcome() {
        return !find().orElseThrow().disabled();
    }

    @Test
    void oneThatAsksAgainWithinASecondIsNotLookedUpAgain() {
        assertThat(isWelcome()).isTrue();
        ticks.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(isWelcome()).isTrue();
        assertThat(lookedUp).hasValue(1);
    }

    @Test
    void whatIsChangedBesideThisServerCountsWithinASecond() {
        assertThat(isWelcome()).isTrue();
        stored = client(true);
        ticks.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(isWelcome()).isFalse();
    }

    @Test
    void whatThisServerChangesCountsFromTheMomentItIsStored() {
        assertThat(isWelcome()).isTrue();
        transaction.executeWithoutResult(_ -> {
            machines.changed();
            assertThat(isWelcome()).as("it is not stored yet").isTrue();
            stored = client(true);
        });
        assertThat(isWelcome()).isFalse();
    }

    @Test
    void outsideATransactionAChangeCountsAtOnce() {
        assertThat(isWelcome()).isTrue();
        stored = client(true);
        machines.changed();
        assertThat(isWelcome()).isFalse();
    }

    @Test
    void whatWasReadWhileAChangeWasBeingStoredNeverCountsAfterIt() {
        Client before = stored;
        find(_ -> {
            stored = client(true);
            machines.changed();
            return Optional.of(before);
        });
        assertThat(isWelcome()).isFalse();
    }

    @Test
    void oneThatNobodyKnowsIsLookedUpAgainAfterASecond() {
        assertThat(find(_ -> Optional.empty())).isEmpty();
        ticks.addAndGet(CallingMachines.KEPT.toNanos());
        assertThat(isWelcome()).isTrue();
    }
}
