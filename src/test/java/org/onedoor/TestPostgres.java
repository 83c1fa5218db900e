package org.onedoor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** One real PostgreSQL for each process that runs tests, with a database that is new each time. */
public class TestPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String NAME = "test_" + ProcessHandle.current().pid();
    private static final EmbeddedPostgres POSTGRES =
            EmbeddedPostgres.start(Path.of("target/test-postgresql-" + System.getProperty("onedoor.fork", "1")));
    private static final String URL = start(POSTGRES);

    /** Where the run's audit is signed from, and where its heads go. */
    public static final Path AUDIT = Path.of("target/test-audit", NAME + "_" + System.currentTimeMillis());

    /** A feed that one test alone uses, and that must come every half hour. */
    public static final String LATE_FEED = "feed-of-a-test";

    /** Where other publishers' feeds are read, {@code feed-1} to {@code feed-20}, each below its name; a test says what they hold. */
    public static final HttpServer PUBLISHERS = machine();

    /** The address of the run's database, as its owner. */
    public static String url() {
        return URL;
    }

    /** What is stored, as it is: past the second gate, which a request goes through. */
    public static JdbcClient stored() {
        return JdbcClient.create(new DriverManagerDataSource(URL));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPds.settings()
                .forEach((name, value) ->
                        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, name + "=" + value));
        for (int i = 1; i <= 20; i++) {
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context,
                    "onedoor.open-referral.publishers.feed-%d=http://127.0.0.1:%d/feed-%d"
                            .formatted(i, PUBLISHERS.getAddress().getPort(), i));
        }
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context,
                "onedoor.open-referral.pause=5ms",
                "onedoor.counts-kept=0s",
                "onedoor.places-kept=0s",
                "onedoor.scanner=" + TestScanner.address(),
                "onedoor.db=" + URL,
                "onedoor.mode=test",
                "onedoor.feeds.every[999\\ calls]=36500d", // tests move the time: no feed of one is late for another
                "onedoor.feeds.every[" + LATE_FEED + "]=30m",
                "onedoor.audit.keys=" + AUDIT.resolve("keys"),
                "onedoor.audit.heads=" + AUDIT.resolve("heads"));
    }

    private static HttpServer machine() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String start(EmbeddedPostgres postgres) {
        String owner = postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password();
        create(postgres, NAME);
        return owner.replace("/onedoor?", "/" + NAME + "?");
    }

    /** The address of another new database on the same PostgreSQL, for tests that must be alone. */
    public static String alone(String suffix) {
        create(POSTGRES, NAME + "_" + suffix);
        return URL.replace("/" + NAME + "?", "/" + NAME + "_" + suffix + "?");
    }

    private static void create(EmbeddedPostgres postgres, String name) {
        try (var connection = DriverManager.getConnection(postgres.url().replace("/onedoor", "/postgres")
                        + "?user=postgres&password=" + postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner onedoor_owner");
            statement.execute(
                    "alter database " + name + " set synchronous_commit = off"); // what a test made is never kept
            statement.execute("alter database " + name + " set onedoor.loud = on"); // a read past the gate is heard
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be made", e);
        }
    }
}
