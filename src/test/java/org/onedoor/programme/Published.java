package org.onedoor.programme;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;

/** The plan of 2015 under a title of its own, read in by its owner and chaired, for whoever tests what comes after. */
record Published(int port, Account manager, Account chair, String code, String title) {

    static Published imported(int port, Cast cast, PlanImports imports, PlanWork work) {
        Account manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        Account chair = cast.account("governance", PlanImportsTest.ESSEX, null);
        String word = UUID.randomUUID().toString().substring(0, 8);
        String title = "Crisis Plan " + word;
        String code = "crisis-plan-" + word;
        byte[] file = Concordat.text()
                .replace("\tNorth Essex Crisis Care Concordat Action Plan\n", "\t" + title + "\n")
                .getBytes(StandardCharsets.UTF_8);
        CurrentActor.run(manager.actor(), () -> {
            imports.take(new PlanFile("plan.txt", file), PlanImportsTest.ESSEX, PlanKind.ACTION_PLAN, code);
            imports.confirm(code, 1);
            work.chair(code, chair.accountId());
        });
        return new Published(port, manager, chair, code, title);
    }

    Visitor chairs() {
        return new Visitor(port).signIn(chair.username());
    }

    /** Publishes over HTTP as the chair. */
    Page publish(String said) {
        return chairs().open("/plans/" + code + "/publish")
                .form("/publish")
                .with("said", said)
                .send();
    }

    Page open() {
        return new Visitor(port).open("/plan/" + code);
    }
}
