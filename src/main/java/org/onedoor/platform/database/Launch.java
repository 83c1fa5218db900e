package org.onedoor.platform.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How PostgreSQL is started.
 *
 * @param more settings beside the usual ones, each {@code name=value}
 * @param environment what its own commands, such as that of the archive, find in their environment
 * @param limit how long it may take until somebody can sign in
 */
public record Launch(List<String> more, Map<String, String> environment, Duration limit) {
    /** As the product is served. */
    public static final Launch USUAL = new Launch(List.of(), Map.of(), Duration.ofSeconds(60));

    private static final List<String> ALWAYS = List.of(
            "listen_addresses=127.0.0.1",
            "max_connections=160",
            "fsync=on",
            "synchronous_commit=on",
            "wal_compression=on",
            "max_wal_size=2GB",
            "timezone=UTC",
            "random_page_cost=1.1",
            "idle_in_transaction_session_timeout=60s",
            "jit=off",
            "password_encryption=scram-sha-256",
            "log_min_messages=warning");

    private static final long MEGABYTE = 1 << 20;

    /** @param memory of the machine, or of what of it this process may use, in bytes */
    List<String> settings(long memory) {
        List<String> all = new ArrayList<>(ALWAYS);
        all.add("shared_buffers=" + buffers(memory) + "MB");
        all.addAll(more);
        return all;
    }

    /**
     * A sixteenth of the memory, from 256 MB to 2 GB. With less than what is written to in a few minutes, whoever stores
     * something waits while pages of others are written away: at 10,000,000 referrals twelve pages for each new one.
     */
    private static long buffers(long memory) {
        return Math.clamp(memory / 16 / MEGABYTE, 256, 2_048);
    }
}
