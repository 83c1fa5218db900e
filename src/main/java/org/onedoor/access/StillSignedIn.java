package org.onedoor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.function.BooleanSupplier;
import org.onedoor.platform.Actor;
import org.onedoor.platform.web.StillWelcome;
import org.springframework.stereotype.Component;

/** Whoever opened it is signed in still, with an account that goes on, in the same role for the same organisation. */
@Component
class StillSignedIn implements StillWelcome {
    private final Accounts accounts;
    private final SessionLife life;

    StillSignedIn(Accounts accounts, SessionLife life) {
        this.accounts = accounts;
        this.life = life;
    }

    /** @return fails where the session was signed out of or thrown away: it is none then */
    @Override
    public BooleanSupplier of(Actor actor, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return () -> session != null
                && life.begun(session)
                        .flatMap(begun -> accounts.inSession(actor.accountId(), begun))
                        .filter(account -> !account.disabled())
                        .filter(account -> account.role().equals(actor.role())
                                && account.organisationId().equals(actor.organisationId()))
                        .isPresent();
    }
}
