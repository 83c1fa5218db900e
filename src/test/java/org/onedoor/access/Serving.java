package org.onedoor.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onedoor.Command;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * OneDoor as {@code serve} starts it, from a file of settings, with a provider and a database of its own: once for each
 * process that runs tests, and ended with it.
 */
final class Serving {
    static final String PASSWORD = "gravel lantern otter nine";

    private static final Serving ONE = start();

    final int port;
    final TestProvider provider;
    final JdbcClient jdbc;
    final String said;
    final Path settings;
    private final String link;
    private @Nullable Admin admin;

    /** The first administrator, as the printed link made them. */
    record Admin(String username, byte[] secret, List<String> recoveryCodes) {}

    private Serving(int port, TestProvider provider, JdbcClient jdbc, String said, Path settings) {
        this.settings = settings;
        this.port = port;
        this.provider = provider;
        this.jdbc = jdbc;
        this.said = said;
        this.link = said.lines()
                .filter(line -> line.contains("/join/"))
                .map(line -> line.substring(line.indexOf("/join/")).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link was printed: " + said));
    }

    static Serving one() {
        return ONE;
    }

    private static Serving start() {
        try {
            Path folder = Files.createTempDirectory("serving");
            TestProvider provider = TestProvider.start();
            String url = TestPostgres.alone("serve");
            int port = freePort();
            Path secret = secretFile(folder, TestProvider.SECRET);
            Path organisations = Files.writeString(
                    folder.resolve("organisations.csv"), "org_code,organisation\nCCC01,care-co-ordination-centre\n");
            Path settings = folder.resolve("onedoor.properties");
            Files.createFile(
                    settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(settings, """
                    address=http://127.0.0.1:%d
                    port=%d
                    issuer=%s
                    client-id=%s
                    client-secret-file=%s
                    provider-name=NHS Care Identity
                    security-contact=mailto:security@example.org
                    organisations=%s
                    proof=%s
                    db=%s
                    keys=%s
                    """.formatted(
                            port,
                            port,
                            provider.issuer(),
                            TestProvider.CLIENT,
                            secret,
                            organisations,
                            TestProvider.PROOF,
                            url,
                            folder));
            Command.Said said = Command.run("serve", "--settings", settings.toString());
            if (said.code() != Command.STAYS_UP) {
                throw new AssertionError(said.words());
            }
            return new Serving(
                    port, provider, JdbcClient.create(new DriverManagerDataSource(url)), said.words(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path secretFile(Path folder, String secret) throws IOException {
        Path file = folder.resolve("secret-" + UUID.randomUUID());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, secret + "\n");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    String link() {
        return link;
    }

    /** Nobody has tried too often, whatever other tests did. */
    void forgive() {
        jdbc.sql("delete from access.attempt").update();
    }

    /** Signs in with the provider, as whoever it has next. */
    Page viaProvider(Visitor visitor) {
        return visitor.open("/sign-in").follow("Sign in with NHS Care Identity");
    }

    /** Fills in the page behind a link, up to its code. */
    static Visitor.Form filled(Page page, String password) {
        return filled(page, password, code(secret(page), 0));
    }

    static Visitor.Form filled(Page page, String password, String code) {
        return page.form("/join/" + page.path().substring("/join/".length()))
                .with("password", password)
                .with("code", code);
    }

    static byte[] secret(Page page) {
        Element spoken = page.document().select("p:contains(No camera) strong").first();
        if (spoken == null) {
            throw new AssertionError("No secret on " + page.path() + ": " + page.text());
        }
        return new Base32().decode(spoken.text().replace(" ", ""));
    }

    static String code(byte[] secret, int stepsAhead) {
        return OneTimeCode.at(secret, OneTimeCode.step(Instant.now()) + stepsAhead);
    }

    static List<String> recoveryCodes(Page done) {
        return done.document().select("main code").eachText();
    }

    /** The first administrator; made by the printed link when first asked for. */
    synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            Page page = visitor().open(link);
            byte[] secret = secret(page);
            Page done = filled(page, PASSWORD)
                    .with("name", "Ade First")
                    .with("username", "ade.first")
                    .with("organisation", "R1L")
                    .send();
            if (!done.heading().equals("You can now sign in")) {
                throw new AssertionError(done.text());
            }
            known = new Admin("ade.first", secret, recoveryCodes(done));
            admin = known;
        }
        return known;
    }

    /** Signs in as the first administrator. Codes are made to count again, so that no test waits for the next one. */
    Visitor asAdmin() {
        Admin who = admin();
        Page home = signIn(visitor(), who.username(), PASSWORD, fresh(who.username(), who.secret()));
        if (home.path().startsWith("/sign-in")) {
            throw new AssertionError(home.text());
        }
        return home.visitor();
    }

    /** A code that was not used yet. */
    String fresh(String username, byte[] secret) {
        jdbc.sql("""
                update access.second_factor set last_step = 0
                 where account_id = (select account_id from access.account where username = :username)
                """).param("username", username).update();
        return code(secret, 0);
    }

    static Page signIn(Visitor visitor, String username, String password, String code) {
        return visitor.open("/sign-in")
                .form("/sign-in")
                .with("username", username)
                .with("password", password)
                .with("code", code)
                .send();
    }

    UUID accountId(String username) {
        return jdbc.sql("select account_id from access.account where username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }
}
