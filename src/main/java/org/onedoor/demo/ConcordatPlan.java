package org.onedoor.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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

    private static final List<String> PAPERS = List.of(
            "southend-essex-thurrock-strategy-2017-21",
            "set-implementation-group-functions",
            "nhs-long-term-plan-commitments-west-essex",
            "west-essex-measures-of-success",
            "essex-levelling-up-commitments-2021-25",
            "thurrock-pcn-monthly-referrals");

    private final Plans plans;
    private final PlanImports imports;
    private final PlanWork work;
    private final PlanPublisher publisher;
    private final ProgrammeSamples samples;
    private final ProgrammeDelivery delivery;
    private final Staff staff;

    ConcordatPlan(
            Plans plans,
            PlanImports imports,
            PlanWork work,
            PlanPublisher publisher,
            ProgrammeSamples samples,
            ProgrammeDelivery delivery,
            Staff staff) {
        this.plans = plans;
        this.imports = imports;
        this.work = work;
        this.publisher = publisher;
        this.samples = samples;
        this.delivery = delivery;
        this.staff = staff;
    }

    void readIn() {
        papers();
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
        delivery.make(samples.make(CODE));
    }

    /** The other papers of the county, each under the word of its file. */
    private void papers() {
        Account manager = staff.visitor("business.manager");
        CurrentActor.run(manager.actor(), () -> {
            for (String name : PAPERS) {
                if (plans.find(name).isEmpty()) {
                    imports.take(
                            new PlanFile(name + ".txt", file(name + ".txt")), manager.organisationId(), null, name);
                    imports.confirm(name, 1);
                }
            }
        });
    }

    private static byte[] file() {
        return file(FILE);
    }

    private static byte[] file(String name) {
        try (InputStream in =
                Objects.requireNonNull(ConcordatPlan.class.getResourceAsStream("/reference/programme/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
