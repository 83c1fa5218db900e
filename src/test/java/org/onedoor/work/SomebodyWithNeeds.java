package org.onedoor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Form;
import org.onedoor.access.Accounts.Account;
import org.onedoor.frontdoor.Doing;
import org.onedoor.people.AccessNeedsRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A practice refers somebody, who is asked what they need and which ways to reach them are safe. */
@OneDoorTest
abstract class SomebodyWithNeeds {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Doing doing;

    @Autowired
    AccessNeedsRegister register;

    Account gp;
    Account navigator;
    String reference;
    UUID personId;

    @BeforeEach
    void somebodyReferred() {
        gp = cast.gp();
        navigator = cast.navigator();
        referred();
    }

    /** Somebody else is referred, of whom everything that follows is. */
    final void referred() {
        reference = doing.referral(gp.actor());
        personId = doing.person(reference);
    }

    /** The form of what they need, in which who says so is chosen. */
    Form form(Account account) {
        return visit(account)
                .open("/people/" + personId)
                .follow("Record what they need")
                .form("/needs")
                .with("toldBy", "person");
    }

    /** Says which ways are safe. */
    void safe(String... codes) {
        Form form = visit(gp)
                .open("/referrals/%s/do/record-safe-ways".formatted(reference))
                .form("/do/record-safe-ways");
        for (String code : codes) {
            form = form.with("safeBy", code);
        }
        assertThat(form.send().text()).contains("Which ways are safe has been recorded");
    }

    Visitor visit(Account account) {
        return new Visitor(port).signIn(account.username());
    }
}
