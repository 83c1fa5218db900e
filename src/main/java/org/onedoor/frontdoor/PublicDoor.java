package org.onedoor.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.platform.Actor;
import org.springframework.stereotype.Component;

/**
 * Who acts when somebody without an account sends a form or follows a referral: the centre's public form. Nobody can sign
 * in as it, and who refers is the centre, which answers to the person.
 */
@Component
public class PublicDoor {
    private static final UUID ID = UUID.nameUUIDFromBytes("account:public-form".getBytes(StandardCharsets.UTF_8));
    private static final String NAME = "Public form, without an account";

    private final Accounts accounts;
    private final Centre centre;
    private volatile boolean known;

    PublicDoor(Accounts accounts, Centre centre) {
        this.accounts = accounts;
        this.centre = centre;
    }

    public Actor actor() {
        Owner owner = centre.owner();
        if (!known) {
            accounts.save(
                    new Account(ID, "public-form", NAME, "system", owner.organisationId(), owner.teamId(), null, true));
            known = true;
        }
        return new Actor(ID, NAME, Actor.SYSTEM.role(), owner.organisationId(), owner.teamId(), null);
    }
}
