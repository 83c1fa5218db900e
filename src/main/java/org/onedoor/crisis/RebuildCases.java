package org.onedoor.crisis;

import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Acts;
import org.onedoor.platform.Acts.Begin;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Projection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What each case has come to, and who is attached to it: from its facts. */
@Component
@Order(3)
class RebuildCases implements Projection {
    private final DetentionRepository cases;
    private final CaseActs caseActs;
    private final Acts acts;

    RebuildCases(DetentionRepository cases, CaseActs caseActs, Acts acts) {
        this.cases = cases;
        this.caseActs = caseActs;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "cases of section 135 and 136";
    }

    @Override
    public int rebuild() {
        return cases.all().stream().mapToInt(this::rebuild).sum();
    }

    private int rebuild(UUID incident) {
        Detention found = cases.find(incident).orElseThrow();
        Ask ask = Ask.about(Action.WRITE, CaseActs.DATA, found.subject());
        return acts.act(Begin.on("Rebuild a case", ask, found.subject()), Integer.class, _ -> {
            Detention before = cases.find(incident).orElseThrow();
            Detention after = caseActs.derived(before, CaseState.of(cases.facts(incident)));
            if (after.equals(before)) {
                return 0;
            }
            cases.update(after);
            return 1;
        });
    }
}
