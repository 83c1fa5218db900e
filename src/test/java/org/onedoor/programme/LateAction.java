package org.onedoor.programme;

import org.onedoor.Cast;
import org.onedoor.Visitor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.programme.PlanWork.On;

/** An action of the real plan that is long past its day, and the police, who answer for it alone. @param address of its page */
record LateAction(Published plan, Visitor police, String address) {
    static final String NUMBER = "4.13";

    static LateAction readIn(int port, Cast cast, PlanImports imports, PlanWork work) {
        Published plan = Published.imported(port, cast, imports, work);
        CurrentActor.run(
                plan.chair().actor(),
                () -> work.accountable(
                        On.fact(plan.code(), NUMBER), PlanImportsTest.ESSEX_POLICE, "The police lead it alone"));
        return new LateAction(
                plan,
                new Visitor(port)
                        .signIn(cast.account("police", PlanImportsTest.ESSEX_POLICE, null)
                                .username()),
                "/plans/" + plan.code() + "/actions/" + NUMBER);
    }
}
