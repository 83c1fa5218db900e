package org.onedoor.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.job.InJob;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Where the data is: our own PostgreSQL in the data directory, or any other by its address. Requests run as
 * {@code onedoor_app}, jobs as {@code onedoor_worker}; only migrations run as the owner.
 */
@Configuration(proxyBeanMethods = false)
class Databases {
    /** How many statements are kept with their parameters found: more than there are, where the library keeps 256. */
    private static final int STATEMENTS = 2_048;

    /** PostgreSQL's code for insufficient_privilege. */
    private static final String MAY_NOT = "42501";

    /** What a login needs that came in and may not do its work. */
    private static final String RIGHTS = """
            OneDoor cannot use this database: %s
            It needs a login that owns the database and holds three roles. As an administrator, run:
              create role onedoor_app nologin; create role onedoor_worker nologin; create role onedoor_report nologin;
              grant onedoor_app, onedoor_worker, onedoor_report to YOUR_LOGIN;""";

    /** The address and the owner's credentials. */
    record Address(
            String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable EmbeddedPostgres embedded) implements AutoCloseable {
        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }

        DriverManagerDataSource owner() {
            Properties properties = new Properties();
            if (user != null && password != null) {
                properties.setProperty("user", user);
                properties.setProperty("password", password);
            }
            return new DriverManagerDataSource(url, properties);
        }
    }

    @Bean(destroyMethod = "close")
    Address address(
            @Value("${onedoor.db:}") String url, @Value("${onedoor.data:./data/onedoor}") String dataDirectory) {
        Address address;
        if (url.isBlank()) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(dataDirectory));
            address = new Address(postgres.url(), postgres.user(), postgres.password(), postgres);
        } else {
            address = new Address(url.startsWith("jdbc:") ? url : "jdbc:" + url, null, null, null);
        }
        ensureRoles(address);
        return address;
    }

    /** The three roles every grant speaks of. A login that may not make them is told what to run. */
    private static void ensureRoles(Address address) {
        try (Connection owner = DriverManager.getConnection(
                        address.url(), address.owner().getConnectionProperties());
                var statement = owner.createStatement()) {
            statement.execute("""
                    do $$
                    declare wanted text;
                    begin
                        foreach wanted in array array['onedoor_app', 'onedoor_worker', 'onedoor_report'] loop
                            if not exists (select 1 from pg_roles where rolname = wanted) then
                                execute format('create role %I nologin', wanted);
                            end if;
                            if not pg_has_role(current_user, wanted, 'set') then
                                execute format('grant %I to current_user', wanted);
                            end if;
                        end loop;
                    end $$
                    """);
        } catch (SQLException e) {
            String why = NoDatabase.words(address.url(), e);
            if (NoDatabase.isOutside(address.url(), e)) {
                throw new NoDatabase(why, e);
            }
            throw new NoDatabase(RIGHTS.formatted(why), e);
        }
    }

    @Bean
    FlywayMigrationInitializer flywayInitializer(Flyway flyway) {
        return new FlywayMigrationInitializer(flyway, Databases::migrate);
    }

    /** A login that may not make or change tables is told what it needs. */
    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException refused && MAY_NOT.equals(refused.getSQLState())) {
                throw new NoDatabase(RIGHTS.formatted(refused.getMessage()), e);
            }
            throw e;
        }
    }

    @Bean
    Flyway flyway(Address address) {
        return Flyway.configure()
                .dataSource(address.owner())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table("schema_history")
                .outOfOrder(true)
                .validateMigrationNaming(false)
                .load();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource appPool(Address address, FlywayMigrationInitializer migrated) {
        return pool("app", address, 16);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource workerPool(Address address, FlywayMigrationInitializer migrated) {
        return pool("worker", address, 8);
    }

    @Bean
    @Primary
    DataSource dataSource(HikariDataSource appPool, HikariDataSource workerPool) {
        AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return InJob.isTrue() ? "worker" : "app";
            }
        };
        routing.setTargetDataSources(Map.of("app", appPool, "worker", workerPool));
        routing.setDefaultTargetDataSource(appPool);
        return routing;
    }

    /** By this, Spring Boot leaves out its own. */
    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcTemplate template) {
        template.setCacheLimit(STATEMENTS);
        return new RecordClient(JdbcClient.create(template));
    }

    private static HikariDataSource pool(String role, Address address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(address.url());
        if (address.user() != null) {
            config.setUsername(address.user());
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(2);
        config.setConnectionInitSql("set role onedoor_" + role);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "onedoor-" + role);
        // One plan for each statement: with an array among its values PostgreSQL plans it anew each time, which takes
        // longer than running it. What to look for is built into the text where it decides the plan.
        config.addDataSourceProperty(
                "options", "-c statement_timeout=30s -c lock_timeout=5s -c plan_cache_mode=force_generic_plan");
        return new HikariDataSource(config);
    }
}
