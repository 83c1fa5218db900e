package org.onedoor;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** One real PostgreSQL for the whole test run, with a database that is new each time. */
public class TestPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String NAME = "test_" + ProcessHandle.current().pid();
    private static final String URL = start();

    /** The address of the run's database, as its owner. */
    public static String url() {
        return URL;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "onedoor.db=" + URL, "onedoor.mode=test");
    }

    private static String start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of("target/test-postgresql"));
        String owner = postgres.url() + "?user=" + postgres.user() + "&password=" + postgres.password();
        try (var connection = DriverManager.getConnection(postgres.url().replace("/onedoor", "/postgres")
                        + "?user=postgres&password=" + postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + NAME + " owner onedoor_owner");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database could not be made", e);
        }
        return owner.replace("/onedoor?", "/" + NAME + "?");
    }
}
