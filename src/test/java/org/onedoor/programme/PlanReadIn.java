package org.onedoor.programme;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody of the programme office reads in the plan of 2015 under a title of its own. */
@OneDoorTest
abstract class PlanReadIn {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    Account manager;
    Visitor business;
    String title;

    @BeforeEach
    void signIn() {
        manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        business = new Visitor(port).signIn(manager.username());
        title = "Crisis Plan " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A text of the plan as a file, under its title here. */
    byte[] file(String text) {
        return text.replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The page of the plan once it is confirmed. */
    Page imported() {
        Page review = business.open("/plans/new").form("/plans").sendWith("file", "plan.txt", file(Concordat.text()));
        return review.form("/confirm").send();
    }
}
