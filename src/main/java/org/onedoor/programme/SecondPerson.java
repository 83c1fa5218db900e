package org.onedoor.programme;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.programme.PlanAction.State;
import org.springframework.stereotype.Service;

/** Whether there is anybody who could confirm the closing of an action that somebody proposes. */
@Service
public class SecondPerson {
    private static final String MISSING =
            "Nobody else can confirm it yet: a closing is confirmed by a second person, who is the plan's chair or of the organisation that answers for the action. Use '%s' on the action, or name a chair who is somebody else under 'Risks, decisions and places'.";

    private final Accounts accounts;
    private final Gate gate;

    SecondPerson(Accounts accounts, Gate gate) {
        this.accounts = accounts;
        this.gate = gate;
    }

    /** Why nobody but the one who proposes could confirm, and how to mend it; null where somebody could. */
    public @Nullable String missing(Plan plan, PlanAction action, UUID proposer) {
        PlanAction proposed = Changed.state(action, State.CLOSING, proposer, action.status(), action.rag());
        Stream<Account> chair = plan.chairAccount() == null
                ? Stream.empty()
                : accounts.find(plan.chairAccount()).filter(account -> !account.disabled()).stream();
        Stream<Account> answering = Optional.ofNullable(action.accountable()).stream()
                .flatMap(organisation -> accounts.ofOrganisation(organisation).stream());
        boolean anybody =
                Stream.concat(chair, answering).map(Account::actor).anyMatch(actor -> may(plan, proposed, actor));
        return anybody ? null : MISSING.formatted(PlanStep.NAME_ACCOUNTABLE.label());
    }

    private boolean may(Plan plan, PlanAction proposed, Actor actor) {
        return PlanPermitted.refusal(PlanStep.CONFIRM_CLOSING, plan, proposed, actor) == null
                && gate.decide(actor, Ask.function(Action.WRITE, "plan")) instanceof Decision.Allowed;
    }
}
