package org.onedoor.exchange;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.OneDoor;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.access.Accounts;
import org.onedoor.directory.Service;
import org.onedoor.exchange.partner.PostPartners;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Referral;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.time.DomainTime;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A whole OneDoor of its own: its own database, its own port, reached over HTTP alone. */
final class Door {
    static final String SECRET = "a secret of two machines";

    final int port;
    final ConfigurableApplicationContext context;

    private Door(int port, ConfigurableApplicationContext context) {
        this.port = port;
        this.context = context;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param settings beside those every door has */
    static Door open(String name, int port, Map<String, String> settings) {
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "--onedoor.mode=test",
                    "--onedoor.db=" + TestPostgres.alone(name),
                    "--onedoor.data=" + Files.createTempDirectory(Path.of("target"), name),
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--spring.main.banner-mode=off"));
            settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
            return new Door(port, new SpringApplication(OneDoor.class).run(arguments.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How another door is set up as a partner. @param services ours to theirs */
    static Map<String, String> partner(
            String id, String name, int port, String client, String theirClient, Map<String, String> services) {
        String at = "onedoor.partners." + id + ".";
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                at + "name",
                name,
                at + "address",
                "http://localhost:" + port + "/fhir/R4",
                at + "token-address",
                "http://localhost:" + port + "/oauth2/token",
                at + "client-id",
                client,
                at + "secret",
                SECRET,
                at + "their-client",
                theirClient,
                at + "ods-code",
                "RYC"));
        services.forEach((ours, theirs) -> settings.put(at + "services." + ours, theirs));
        return settings;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Doing doing() {
        return bean(Doing.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    DomainTime time() {
        return bean(DomainTime.class);
    }

    /** A machine that may sign in here, for an organisation. */
    void lets(String clientId, String ods) {
        bean(Accounts.class)
                .save(new Accounts.Client(
                        clientId,
                        UUID.randomUUID(),
                        "The machine of " + ods,
                        bean(Organisations.class).byOds(ods).orElseThrow().id(),
                        new BCryptPasswordEncoder(4).encode(SECRET),
                        new String[] {"bars", "read"},
                        false));
    }

    Actor navigator() {
        return bean(Cast.class).navigator().actor();
    }

    Actor clinician(String service) {
        return bean(Cast.class).clinician(service).actor();
    }

    Referral now(String reference) {
        return doing().now(reference);
    }

    Visitor.Page visit(String path) {
        return visitor().open(path);
    }

    Visitor visitor() {
        return new Visitor(port).signIn(bean(Cast.class).navigator().username());
    }

    String page(String reference) {
        return visit("/referrals/" + reference).text();
    }

    void as(Actor actor, Runnable work) {
        CurrentActor.run(actor, work);
    }

    List<String> tasks(String reference) {
        return jdbc().sql("select kind from work.task where item = :reference and state = 'open' order by kind")
                .param("reference", reference)
                .query(String.class)
                .list();
    }

    /** Waits until no job is left to do. */
    void settled() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        jdbc().sql("select count(*) from platform.scheduled_tasks where task_name = 'deliver-event'")
                                        .query(Integer.class)
                                        .single()
                                == 0);
    }

    /** One round of the messages that are due. */
    void post() {
        settled();
        InJob.run(() -> bean(PostPartners.class).run());
    }

    boolean hasPost() {
        settled();
        return jdbc().sql("select count(*) from exchange.outbound where state = 'queued' and tries = 0")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    static UUID service(String code) {
        return Service.idOf(code);
    }
}
