package org.onedoor.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Clock;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.onedoor.Browser;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.Visitor.Page;
import org.onedoor.directory.Services;
import org.onedoor.platform.job.InJob;
import org.onedoor.platform.job.Pump;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.postgresql.util.PSQLState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo a picture is taken in: emptied before each test, its time standing still, its staff acting over pages. */
@Component
@Lazy
class World {
    private final ApplicationContext context;
    private final Environment environment;
    private final JdbcClient jdbc;
    private final DomainTime time;
    private final List<Pump> pumps;
    private final Services services;

    World(
            ApplicationContext context,
            Environment environment,
            JdbcClient jdbc,
            DomainTime time,
            List<Pump> pumps,
            Services services) {
        this.context = context;
        this.environment = environment;
        this.jdbc = jdbc;
        this.time = time;
        this.pumps = pumps;
        this.services = services;
    }

    /** Takes away everything anybody did, and nothing that is known of places, services and staff. */
    void empty(String london) {
        context.getAutowireCapableBeanFactory().destroyBean(context.getBean("simulator")); // nobody but the test acts
        settled();
        List<String> tables = jdbc.sql("""
                select c.oid::regclass::text
                  from pg_class c
                 where c.relkind = 'r' and c.relnamespace::regnamespace::text in
                       ('frontdoor', 'people', 'work', 'record', 'clock', 'platform', 'access')
                   and (obj_description(c.oid) ~ '^.(person|subject|claim)'
                        or c.oid::regclass::text in ('frontdoor.worklist', 'work.notification',
                           'work.notification_read', 'platform.draft', 'platform.audit', 'platform.dead_letter'))
                """).query(String.class).list();
        // A pump may be at work meanwhile and hold one of the tables while it waits for another.
        await().atMost(Duration.ofSeconds(20)).until(() -> emptied(tables));
        at(london);
    }

    /** Whether the tables are empty; not when whoever read or wrote them at the same time had to be let go first. */
    private static boolean emptied(List<String> tables) {
        try (var connection = DriverManager.getConnection(PictureDatabase.url());
                var statement = connection.createStatement()) {
            statement.execute("set search_path to public");
            statement.execute("truncate " + String.join(", ", tables));
            statement.execute("create table if not exists slot_at_first as table directory.slot");
            statement.execute("truncate directory.slot");
            statement.execute("insert into directory.slot table slot_at_first");
            return true;
        } catch (SQLException e) {
            if (PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("The demo could not be emptied", e);
        }
    }

    /** Goes to a time in London, like {@code 2024-03-01T09:05}, once all that must follow what was done has been. */
    void at(String london) {
        settled();
        time.set(LocalDateTime.parse(london).atZone(London.ZONE).toInstant(), 0);
        // What the programme falls due by is in no picture of the front door, and is hundreds of acts in an emptied
        // demo.
        InJob.run(() -> pumps.stream()
                .filter(pump -> !pump.name().equals("governance-reminders"))
                .forEach(Pump::run));
        settled();
    }

    /** Waits until no job is left to do. */
    void settled() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> jdbc.sql("select count(*) from platform.scheduled_tasks where task_name = 'deliver-event'")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** Somebody of the demo's staff, without script. */
    Visitor visitor(String username) {
        return new Visitor(port()).signIn(username);
    }

    /** Somebody of the demo's staff at a desk. */
    Browser desk(String username) {
        return stopped(Browser.at(port())).signIn(username, "demo");
    }

    /** Somebody of the demo's staff with a window of 320 pixels. */
    Browser narrow(String username) {
        return stopped(Browser.narrow(port())).signIn(username, "demo");
    }

    /** Somebody of the demo's staff at a desk whose browser has no script. */
    Browser noScript(String username) {
        return Browser.noScript(port()).signIn(username, "demo");
    }

    /** Somebody of the demo's staff at a desk, with a clock the test moves on. */
    Browser ticking(String username) {
        Browser browser = Browser.at(port());
        browser.page()
                .clock()
                .install(new Clock.InstallOptions().setTime(time.instant().toString()));
        return browser.signIn(username, "demo");
    }

    /** Nobody in particular, at a desk. */
    Browser anyone() {
        return stopped(Browser.at(port()));
    }

    /** Nobody in particular, with a window of 320 pixels. */
    Browser anyoneNarrow() {
        return stopped(Browser.narrow(port()));
    }

    /** Keeps a picture of the page as it stands, and fails when it is not accessible or wider than its window. */
    static Browser look(Browser browser, String screen, String state) {
        return browser.picture(screen, state).accessible().fits();
    }

    private Browser stopped(Browser browser) {
        browser.page().clock().setFixedTime(time.instant().toString());
        return browser;
    }

    String service(String code) {
        return services.byCode(code).orElseThrow().id().toString();
    }

    /** Fills in the referral form as {@code who} is known and sends it; answers its reference. */
    String refer(Visitor visitor, Need need) {
        Page check = need.fill(form(visitor), this).with("then", "check").send();
        Page sent = check.form("/send").send();
        assertThat(sent.path()).as(sent.text()).matches("/referrals/OD-.*");
        return sent.path().replace("/referrals/", "");
    }

    static Form form(Visitor visitor) {
        Page page = visitor.open("/referrals/new");
        return page.form(page.document().select("form[data-draft]").attr("action"));
    }

    /** Takes a step; {@code fields} are names and values in turn. */
    Page step(Visitor visitor, String reference, String step, String... fields) {
        Form form = visitor.open("/referrals/" + reference + "/do/" + step).form("/do/" + step);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        Page done = form.send();
        assertThat(done.status())
                .as("%s of %s: %s"
                        .formatted(
                                step, reference, done.document().select("main").text()))
                .isEqualTo(200);
        return done;
    }

    /** The words in the main part of a page. */
    static String words(Browser browser) {
        return browser.page()
                .locator("main")
                .textContent()
                .lines()
                .collect(Collectors.joining(" "))
                .replaceAll(" +", " ");
    }
}
