package org.onedoor.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.PlanFile;
import org.onedoor.programme.PlanImports;
import org.onedoor.programme.PlanKind;
import org.onedoor.programme.PlanPublisher;
import org.onedoor.programme.PlanWork;
import org.onedoor.programme.Plans;
import org.springframework.stereotype.Component;

/** The real crisis care plan of 2015, read in once by the demo's business manager from the file OneDoor comes with. */
@Component
@InDemo
class ConcordatPlan {
    private static final String FILE = "north-essex-crisis-care-concordat-2015-10.txt";
    private static final String CODE = "north-essex-crisis-care-concordat-action-plan";

    private final Plans plans;
    private final PlanImports imports;
    private final PlanWork work;
    private final PlanPublisher publisher;
    private final Staff staff;

    ConcordatPlan(Plans plans, PlanImports imports, PlanWork work, PlanPublisher publisher, Staff staff) {
        this.plans = plans;
        this.imports = imports;
        this.work = work;
        this.publisher = publisher;
        this.staff = staff;
    }

    void readIn() {
        if (plans.find(CODE).isPresent()) {
            return;
        }
        Account manager = staff.visitor("business.manager");
        CurrentActor.run(manager.actor(), () -> {
            imports.take(new PlanFile(FILE, file()), manager.organisationId(), PlanKind.ACTION_PLAN, CODE);
            imports.confirm(CODE, 1);
            work.chair(CODE, staff.visitor("plan.chair").accountId());
        });
        CurrentActor.run(
                staff.visitor("plan.chair").actor(),
                () -> publisher.publish(CODE, "This is the plan as its partners had it in October 2015."));
    }

    private static byte[] file() {
        try (InputStream in =
                Objects.requireNonNull(ConcordatPlan.class.getResourceAsStream("/reference/programme/" + FILE))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
