package org.onedoor.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.onedoor.access.Accounts.Client;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The machines that ask just now, as they are kept: one that asks a thousand times a second is looked up once in it. What is
 * changed by this server counts from the next request on, what is changed beside it (another server, the database) within a
 * second.
 */
@Component
class CallingMachines {
    static final Duration KEPT = Duration.ofSeconds(1);

    private static final int MOST = 1_000;

    private final LongSupplier ticks;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    /** @param changes how many there had been before it was read: one read while another is being kept never counts */
    private record Read(Optional<Client> client, long at, long changes) {}

    @Autowired
    CallingMachines() {
        this(System::nanoTime);
    }

    /** @param ticks of the machine, in nanoseconds */
    CallingMachines(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /**
     * The client of a token, whether it is disabled or not; none when there is none.
     *
     * @param stored looks it up
     */
    Optional<Client> find(String clientId, Function<String, Optional<Client>> stored) {
        long now = ticks.getAsLong();
        long before = changes.get();
        Read last = known.get(clientId);
        if (last != null && last.changes() == before && now - last.at() < KEPT.toNanos()) {
            return last.client();
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        Optional<Client> client = stored.apply(clientId);
        known.put(clientId, new Read(client, now, before));
        return client;
    }

    /** Somebody changes a machine: as soon as that is stored, each is looked up anew. */
    void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            changes.incrementAndGet();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
            }
        });
    }
}
