package org.onedoor.access;

import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.springframework.stereotype.Service;

/** What somebody does with the passkeys of their own account. Each leaves its row in the audit and in the sign-in log. */
@Service
class PasskeyKeeping {
    private static final String FIELD = "passkey";

    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final PasskeySite site;
    private final Accounts accounts;
    private final IdentityRepository identities;
    private final SecondFactors factors;
    private final SignInLog log;
    private final AccountEnds ends;
    private final Looks looks;
    private final InstantSource machine = InstantSource.system();

    PasskeyKeeping(
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            PasskeySite site,
            Accounts accounts,
            IdentityRepository identities,
            SecondFactors factors,
            SignInLog log,
            AccountEnds ends,
            Looks looks) {
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.site = site;
        this.accounts = accounts;
        this.identities = identities;
        this.factors = factors;
        this.log = log;
        this.ends = ends;
        this.looks = looks;
    }

    /** Whether the account may have passkeys: not where the sign-in service says who somebody is. */
    boolean isOffered(UUID accountId) {
        return site.isOffered() && !identities.isClaimed(accountId);
    }

    List<Passkey> own() {
        return passkeys.of(CurrentActor.get().accountId());
    }

    /** Asks for a new one. @throws Refused when the account may have none, or has so many */
    String ask(HttpSession session) {
        UUID id = CurrentActor.get().accountId();
        refuseWhereNone(id);
        Accounts.Account account = accounts.find(id).orElseThrow();
        return ceremonies.askToMake(session, id, account.username(), account.displayName(), !factors.has(id));
    }

    private void refuseWhereNone(UUID id) {
        if (!isOffered(id)) {
            throw new Refused(
                    "no-passkeys",
                    "There are no passkeys for this account: the sign-in service says who it is, or this OneDoor has"
                            + " no address of its own that browsers give passkeys to.");
        }
        if (passkeys.of(id).size() >= Passkeys.MOST) {
            throw new Refused(
                    "many-passkeys",
                    "Your account has %d passkeys, and can have no more. Remove one you no longer use first."
                            .formatted(Passkeys.MOST));
        }
    }

    /**
     * Stores the one that was asked for. The same sent twice is one.
     *
     * @throws Invalid when it has no name, or is none that can be taken
     */
    void add(HttpSession session, String answer, String typedName) {
        UUID id = CurrentActor.get().accountId();
        String name = Writing.storable(typedName).strip();
        if (name.isEmpty()) {
            throw new Invalid("name", "Give it a name, such as the device it is on");
        }
        if (name.length() > Writing.NAME) {
            throw new Invalid("name", "A name is %d characters at most".formatted(Writing.NAME));
        }
        if (ceremonies.isMade(id, answer)) {
            return;
        }
        refuseWhereNone(id);
        act("Passkey added", id, () -> {
            if (ceremonies.make(session, answer, name).filter(id::equals).isEmpty()) {
                throw new Invalid(FIELD, "No passkey was made. Choose Make the passkey, and do what your browser asks");
            }
            log.write(id, "passkey", "made");
            return true;
        });
    }

    /**
     * Removes one, and ends every session of the account, for it may have begun one elsewhere. Removed twice is removed.
     *
     * @throws Refused when nothing would be left to sign in with
     */
    void remove(UUID passkeyId) {
        UUID id = CurrentActor.get().accountId();
        if (passkeys.of(id).stream().noneMatch(each -> each.passkeyId().equals(passkeyId))) {
            return;
        }
        act("Passkey removed", id, () -> {
            refuseTheLast(id, passkeyId, passkeys.locked(id));
            if (passkeys.remove(id, passkeyId)) {
                log.write(id, "passkey", "removed");
                ends.endSessions(id, machine.instant());
            }
            return true;
        });
    }

    /** @param all as they are while nobody else changes them: two removed at once leave one */
    private void refuseTheLast(UUID id, UUID passkeyId, List<Passkey> all) {
        boolean others = all.stream()
                .anyMatch(each -> !each.passkeyId().equals(passkeyId) && each.verifies() && each.copiedAt() == null);
        if (!others && !factors.has(id)) {
            throw new Refused(
                    "last-passkey",
                    "This is all you sign in with. Add another passkey first, or ask your administrator for a link to"
                            + " set up a code app.");
        }
    }

    /** Whether this is a passkey of the account that checked who held it, for what was asked last. */
    boolean proves(HttpSession session, UUID accountId, String answer) {
        return switch (ceremonies.read(session, PasskeyCeremonies.Purpose.PROOF, answer)) {
            case PasskeyCeremonies.Proven proven ->
                proven.verified() && proven.accountId().equals(accountId);
            case PasskeyCeremonies.Copied(UUID whose) -> {
                copied(whose);
                yield false;
            }
            case PasskeyCeremonies.Refused _ -> false;
        };
    }

    /** There may be two of one: whoever looks after the account reads so, and nobody stays in by either. */
    void copied(UUID accountId) {
        act("Passkey refused: there may be a copy of it", accountId, () -> {
            log.write(accountId, "passkey", "copied");
            ends.endSessions(accountId, machine.instant());
            return true;
        });
    }

    private void act(String what, UUID accountId, Supplier<Boolean> change) {
        CurrentActor.as(
                Actor.SYSTEM,
                () -> looks.look(what, Ask.function(Action.WRITE, Joining.DATA), shown -> {
                    shown.add(accountId);
                    return change.get();
                }));
    }
}
