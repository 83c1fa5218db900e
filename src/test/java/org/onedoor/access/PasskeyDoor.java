package org.onedoor.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.onedoor.Cast;
import org.onedoor.OneDoor;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * OneDoor as {@code serve} runs it, at an address that browsers give passkeys to, with a database of its own and accounts
 * that tests make: once for each process that runs tests, and ended with it.
 */
final class PasskeyDoor {
    static final String PASSWORD = "demo"; // of the cast

    private static final PasskeyDoor ONE = start();

    final int port;
    private final ConfigurableApplicationContext context;

    private PasskeyDoor(int port, ConfigurableApplicationContext context) {
        this.port = port;
        this.context = context;
    }

    static PasskeyDoor one() {
        return ONE;
    }

    private static PasskeyDoor start() {
        try {
            int port = Serving.freePort();
            List<String> arguments = List.of(
                    "--onedoor.mode=serve",
                    "--onedoor.address=http://localhost:" + port,
                    "--onedoor.db=" + TestPostgres.alone("passkeys"),
                    "--onedoor.data=" + Files.createTempDirectory(Path.of("target"), "passkeys"),
                    "--server.port=" + port,
                    "--server.address=127.0.0.1",
                    "--spring.main.banner-mode=off");
            return new PasskeyDoor(port, new SpringApplication(OneDoor.class).run(arguments.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    String origin() {
        return "http://localhost:" + port;
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    TestAuthenticator authenticator() {
        return new TestAuthenticator(origin());
    }

    /** Nobody has tried too often, whatever other tests did. */
    void forgive() {
        jdbc().sql("delete from access.attempt").update();
    }

    /** Somebody with a code app, signed in. */
    record Known(Account account, byte[] secret, Visitor visitor) {}

    Known known(Account account) {
        byte[] secret = OneTimeCode.newSecret();
        bean(SecondFactors.class).give(account.accountId(), secret, 0);
        Page home = Serving.signIn(visitor(), account.username(), PASSWORD, Serving.code(secret, 0));
        if (home.path().startsWith("/sign-in")) {
            throw new AssertionError(home.text());
        }
        return new Known(account, secret, home.visitor());
    }

    Cast cast() {
        return bean(Cast.class);
    }

    /** What was asked by the address, as a browser's script fetches it. */
    static String asked(Page page, String form, String address) {
        return page.form(form).to(address).send().text();
    }

    /** Adds a passkey to the account of whoever is signed in. */
    static Page add(Visitor visitor, TestAuthenticator authenticator, String name) {
        Page form = visitor.open("/account/passkeys/new");
        String options = asked(form, "/account/passkeys/new", "/account/passkeys/ask");
        return form.form("/account/passkeys/new")
                .with("name", name)
                .with("passkey", authenticator.make(options))
                .send();
    }

    Page signIn(TestAuthenticator authenticator) {
        return signIn(authenticator, "", "");
    }

    Page signIn(TestAuthenticator authenticator, String username, String password) {
        Page page = visitor().open("/sign-in");
        return page.form("/sign-in")
                .to("/sign-in/passkey")
                .with("passkey", authenticator.answer(asked(page, "/sign-in", "/sign-in/passkey/ask")))
                .with("username", username)
                .with("password", password)
                .send();
    }

    /** Whoever is signed in proved long ago who they are. */
    void provenLongAgo() {
        TomcatWebServer server =
                (TomcatWebServer) Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        Context site = (Context) server.getTomcat().getHost().findChildren()[0];
        for (Session session : site.getManager().findSessions()) {
            if (session.getSession().getAttribute("onedoor.session.proven") != null) {
                session.getSession().setAttribute("onedoor.session.proven", Instant.EPOCH);
            }
        }
    }

    /** What the sign-in log has of an account, the newest first. */
    List<String> log(UUID accountId) {
        return new ArrayList<>(jdbc().sql(
                        "select method || ' ' || outcome from access.sign_in where account_id = :id order by at desc")
                .param("id", accountId)
                .query(String.class)
                .list());
    }

    List<String> audit(UUID accountId) {
        return jdbc().sql("select what from platform.audit where :id = any(subject_ids) order by at")
                .param("id", accountId)
                .query(String.class)
                .list();
    }
}
