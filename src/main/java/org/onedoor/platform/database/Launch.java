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
            "shared_buffers=256MB",
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

    List<String> settings() {
        List<String> all = new ArrayList<>(ALWAYS);
        all.addAll(more);
        return all;
    }
}
