package org.onedoor.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Real users are never served from data in which the demo's accounts are: everybody knows their password. */
@Component
@ConditionalOnProperty(name = "onedoor.mode", havingValue = "serve")
class SafeToServe implements SmartInitializingSingleton {
    private final JdbcClient jdbc;

    SafeToServe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(UUID accountId, String username) {
        boolean isDemo() {
            byte[] name = ("demo-account:" + username).getBytes(StandardCharsets.UTF_8);
            return accountId.equals(UUID.nameUUIDFromBytes(name));
        }
    }

    /** @throws UnsafeToServe before anybody is answered */
    @Override
    public void afterSingletonsInstantiated() {
        List<Known> accounts = jdbc.sql("select account_id, username from access.account")
                .query(Known.class)
                .list();
        if (accounts.stream().anyMatch(Known::isDemo)) {
            throw new UnsafeToServe("""
                    This data holds accounts of the demo, whose password everybody knows, and invented people.
                    Name another folder with data=, or an empty database with db=.""");
        }
    }
}
