package org.onedoor.programme;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a plan in a real browser: accessible, and nothing runs over on a phone. */
@OneDoorTest
@Tag("browser")
class PlanBrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    PlanImports imports;

    @Autowired
    PlanWork work;

    private Account manager;
    private String path;

    @BeforeEach
    void importPlan() {
        manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        String code = "plan-" + UUID.randomUUID();
        CurrentActor.run(manager.actor(), () -> {
            imports.take(
                    new PlanFile("plan.txt", Concordat.bytes()), PlanImportsTest.ESSEX, PlanKind.ACTION_PLAN, code);
            imports.confirm(code, 1);
            work.chair(code, manager.accountId());
        });
        path = "/plans/" + code;
    }

    @Test
    void everyPageOfAPlanIsAccessible() {
        try (Browser browser = Browser.at(port).signIn(manager.username(), "demo")) {
            browser.open("/plans").accessible();
            browser.open(path).accessible();
            browser.open(path + "?rag=green").accessible();
            browser.open(path + "/actions/1.25").accessible();
            browser.open(path + "/actions/4.13/do/rate").accessible();
            browser.open(path + "/actions/4.13/do/reopen").accessible();
            browser.open(path + "/actions/4.13/do/send-link").accessible();
            browser.open(path + "/files/1").accessible();
            browser.open(path + "/then").accessible();
            browser.open(path + "/changes").accessible();
        }
    }

    @Test
    void nothingRunsOverOnAPhone() {
        try (Browser browser = Browser.narrow(port).signIn(manager.username(), "demo")) {
            browser.open(path).fits();
            browser.open(path + "/actions/2.6").fits();
            browser.open("/plans/new").fits();
        }
    }
}
