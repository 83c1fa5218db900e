package org.onedoor.access;

import java.util.UUID;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Looks;
import org.springframework.stereotype.Component;

/** Those who work in a team work in another from now on, because a service took over. It counts from their next request. */
@Component
public class MovingStaff {
    private final Accounts accounts;
    private final Looks looks;

    MovingStaff(Accounts accounts, Looks looks) {
        this.accounts = accounts;
        this.looks = looks;
    }

    /** @return how many moved */
    public int move(UUID fromTeam, UUID toOrganisation, UUID toTeam) {
        return looks.look("Accounts moved with their service", Ask.function(Action.WRITE, Joining.DATA), shown -> {
            int moved = 0;
            for (Accounts.Account each : accounts.ofTeam(fromTeam)) {
                shown.add(each.accountId());
                accounts.save(new Accounts.Account(
                        each.accountId(),
                        each.username(),
                        each.displayName(),
                        each.role(),
                        toOrganisation,
                        toTeam,
                        each.passwordHash(),
                        each.disabled()));
                moved++;
            }
            return moved;
        });
    }
}
