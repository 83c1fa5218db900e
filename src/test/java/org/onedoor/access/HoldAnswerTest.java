package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.TestPostgres;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.Referral;
import org.onedoor.people.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page is made while the audit rows of its looks are stored; none of it leaves before they are. */
@OneDoorTest
class HoldAnswerTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    People people;

    private Visitor navigator;
    private String page;
    private String family;

    @BeforeEach
    void somebodyReferred() {
        Referral referral = doing.now(doing.referral(cast.gp().actor()));
        navigator = new Visitor(port).signIn(cast.navigator().username());
        page = "/referrals/" + referral.reference();
        family = Objects.requireNonNull(people.get(referral.personId()).familyName());
        assertThat(navigator.open(page).text()).contains(family);
    }

    private static int waitingForTheAudit(Statement sql) throws SQLException {
        try (var rows = sql.executeQuery(
                "select count(*) from pg_locks where relation = 'platform.audit'::regclass and not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void nothingLeavesWhileARowIsBeingStored() throws SQLException {
        try (Connection other = DriverManager.getConnection(TestPostgres.url());
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("lock table platform.audit in exclusive mode");
            CompletableFuture<Page> asked = CompletableFuture.supplyAsync(() -> navigator.open(page));
            await().until(() -> waitingForTheAudit(sql) > 0);
            assertThat(new Visitor(port).open("/help-now").status())
                    .as("long enough for a page")
                    .isEqualTo(200);
            assertThat(asked).isNotDone();
            other.commit();
            assertThat(asked.join().text()).contains(family);
        }
    }

    @Test
    void nothingLeavesWhenARowCannotBeStored() throws SQLException {
        try (Connection other = DriverManager.getConnection(TestPostgres.url());
                Statement sql = other.createStatement()) {
            sql.execute("alter table platform.audit add constraint full_up check (false) not valid");
            try {
                Page refused = navigator.open(page);
                assertThat(refused.status()).isEqualTo(500);
                assertThat(refused.text()).doesNotContain(family);
            } finally {
                sql.execute("alter table platform.audit drop constraint full_up");
            }
        }
        assertThat(navigator.open(page).status()).isEqualTo(200);
    }
}
