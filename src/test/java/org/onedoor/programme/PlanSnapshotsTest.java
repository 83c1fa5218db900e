package org.onedoor.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Refused;
import org.onedoor.programme.PlanWork.On;
import org.springframework.beans.factory.annotation.Autowired;

/** A frozen plan stays as it was, whatever is done to the plan after. */
@OneDoorTest
class PlanSnapshotsTest {
    @Autowired
    PlanImports imports;

    @Autowired
    PlanSnapshots snapshots;

    @Autowired
    PlanWork work;

    @Autowired
    Plans plans;

    @Autowired
    Cast cast;

    @Test
    void whatIsFrozenDoesNotMoveWithThePlan() {
        Account manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        CurrentActor.run(manager.actor(), () -> {
            String code = "plan-" + UUID.randomUUID();
            imports.take(
                    new PlanFile("plan.txt", Concordat.bytes()), PlanImportsTest.ESSEX, PlanKind.ACTION_PLAN, code);
            Plan plan = imports.confirm(code, 1);
            PlanSnapshots.Snapshot frozen = snapshots.freeze(code, "October", "report");
            work.log(On.fact(code, "2.13"), "Protocol agreed with the hubs", LocalDate.of(2020, 3, 1));
            assertThat(snapshots.lines(plan, frozen.snapshotId()))
                    .hasSize(81)
                    .filteredOn(line -> line.number().equals("2.13"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.heardOn()).isNull());
            assertThat(plans.action(plan, "2.13").heardOn()).isEqualTo("2020-03-01");
            assertThat(snapshots.of(plan)).hasSize(1);
        });
    }

    @Test
    void onlyThePlansOwnerOrChairFreezesIt() {
        Account manager = cast.account("governance", PlanImportsTest.ESSEX, null);
        String code = "plan-" + UUID.randomUUID();
        CurrentActor.run(manager.actor(), () -> {
            imports.take(
                    new PlanFile("plan.txt", Concordat.bytes()), PlanImportsTest.ESSEX, PlanKind.ACTION_PLAN, code);
            imports.confirm(code, 1);
        });
        Account police = cast.account("police", PlanImportsTest.ESSEX_POLICE, null);
        assertThatThrownBy(() -> CurrentActor.as(police.actor(), () -> snapshots.freeze(code, "October", "report")))
                .isInstanceOf(Refused.class);
    }
}
