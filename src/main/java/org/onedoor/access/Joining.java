package org.onedoor.access;

import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SealingKey;
import org.onedoor.platform.Writing;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Setting a password and a code app or a passkey by a link, once: for somebody invited, or for the first administrator. */
@Service
class Joining {
    static final String DATA = "credential";

    private static final String FIRST = "The first passkey";

    private final Invitations invitations;
    private final Accounts accounts;
    private final AccountEnds ends;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final PasskeySite site;
    private final Organisations organisations;
    private final PasswordEncoder passwords;
    private final SignInLog log;
    private final Looks looks;
    private final InstantSource machine = InstantSource.system();

    Joining(
            Invitations invitations,
            Accounts accounts,
            AccountEnds ends,
            SecondFactors factors,
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            PasskeySite site,
            Organisations organisations,
            PasswordEncoder passwords,
            SignInLog log,
            Looks looks) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.ends = ends;
        this.factors = factors;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.site = site;
        this.organisations = organisations;
        this.passwords = passwords;
        this.log = log;
        this.looks = looks;
    }

    /** A passkey that is made next, when all else is right. */
    static final String LATER = "later";

    /** What was typed. @param passkey what a passkey answered, in place of a code */
    record Typed(String name, String username, String organisation, String password, String code, String passkey) {
        static final Typed NOTHING = new Typed("", "", "", "", "", "");

        @Override
        public String toString() {
            return "Typed"; // no password in a log
        }
    }

    /**
     * Somebody to whom a link was given.
     *
     * @param account theirs; none for the first administrator
     */
    record Invited(Accounts.@Nullable Account account, byte[] secret) {}

    /** @throws Refused when the link was used, is too old, or never was one */
    Invited invited(SealingKey link) {
        Invitations.Open open = invitations.find(link).orElseThrow(Joining::over);
        if (open.accountId() == null) {
            return new Invited(null, open.secret());
        }
        Accounts.Account account = accounts.find(open.accountId()).orElseThrow(Joining::over);
        if (ends.isEnded(account.accountId())) {
            throw over();
        }
        return new Invited(account, open.secret());
    }

    private static Refused over() {
        return new Refused(
                "link-over",
                "This link has been used, or is too old. Each works once. Ask your OneDoor"
                        + " administrator for a new one; a new first link is printed when OneDoor starts.");
    }

    /** Whether a passkey may be made in place of a code app. */
    boolean offersPasskeys() {
        return site.isOffered();
    }

    /**
     * Asks for a passkey, once all else is right: a browser makes none in vain.
     *
     * @return what browsers read
     * @throws Invalid for each field, when something is wrong
     */
    String ask(SealingKey link, Typed typed, HttpSession session) {
        if (!offersPasskeys()) {
            throw new Invalid("code", "There are no passkeys here");
        }
        Accounts.Account account = checked(invited(link), typed, session);
        return ceremonies.askToMake(session, account.accountId(), account.username(), account.displayName(), true);
    }

    /**
     * Sets it all, or nothing.
     *
     * @return the recovery codes, which are never shown again
     * @throws Invalid for each field, when something is wrong
     */
    List<String> join(SealingKey link, Typed typed, HttpSession session) {
        Invited invited = invited(link);
        Accounts.Account account = checked(invited, typed, session);
        String hash = Objects.requireNonNull(passwords.encode(typed.password()));
        return CurrentActor.as(
                Actor.SYSTEM,
                () -> looks.look("Account set up by its link", Ask.function(Action.WRITE, DATA), shown -> {
                    shown.add(account.accountId());
                    if (!invitations.use(link)) {
                        throw over();
                    }
                    accounts.save(new Accounts.Account(
                            account.accountId(),
                            account.username(),
                            account.displayName(),
                            account.role(),
                            account.organisationId(),
                            account.teamId(),
                            hash,
                            false));
                    ends.endSessions(account.accountId(), machine.instant());
                    log.write(account.accountId(), "link", "set-up");
                    passkeys.removeAll(account.accountId());
                    return typed.passkey().isEmpty()
                            ? factors.give(
                                    account.accountId(),
                                    invited.secret(),
                                    step(invited, typed).orElseThrow())
                            : withPasskey(account.accountId(), typed.passkey(), session);
                }));
    }

    /** What there was before is over, the code app too. */
    private List<String> withPasskey(UUID accountId, String answer, HttpSession session) {
        factors.withoutApp(accountId);
        if (ceremonies.make(session, answer, FIRST).filter(accountId::equals).isEmpty()) {
            throw new Invalid("code", "No passkey was made. Try again, or use a code app");
        }
        return factors.recoveryCodes(accountId);
    }

    private OptionalLong step(Invited invited, Typed typed) {
        return OneTimeCode.stepOf(invited.secret(), typed.code().replaceAll("\\s", ""), machine.instant());
    }

    /** @throws Invalid for each field, when something is wrong */
    private Accounts.Account checked(Invited invited, Typed typed, HttpSession session) {
        Map<String, String> problems = new LinkedHashMap<>();
        Accounts.Account account = invited.account() == null ? first(typed, session, problems) : invited.account();
        String username =
                invited.account() == null ? typed.username() : invited.account().username();
        String name =
                invited.account() == null ? typed.name() : invited.account().displayName();
        PasswordRules.problem(typed.password(), List.of(username, name))
                .ifPresent(problem -> problems.put("password", problem));
        if (typed.passkey().isEmpty() && step(invited, typed).isEmpty()) {
            problems.put(
                    "code", "This is not the code your app shows now. Wait for the next one and type its 6 digits");
        }
        if (account == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return account;
    }

    private Accounts.@Nullable Account first(Typed typed, HttpSession session, Map<String, String> problems) {
        String name = Writing.storable(typed.name()).strip();
        if (name.isEmpty()) {
            problems.put("name", "Give your name, as colleagues know you");
        }
        Writing.limit(problems, "name", "Name", name, Writing.NAME);
        UserNames.problem(typed.username(), accounts).ifPresent(problem -> problems.put("username", problem));
        Organisation organisation = organisations
                .byOds(typed.organisation().strip().toUpperCase(Locale.ROOT))
                .orElse(null);
        if (organisation == null) {
            problems.put(
                    "organisation", "Give the ODS code of the organisation you administer OneDoor for, such as R1L");
        }
        return organisation == null
                ? null
                : new Accounts.Account(
                        ceremonies.making(session).orElseGet(UUID::randomUUID), // the one a passkey was made for
                        typed.username().strip(),
                        name,
                        "admin",
                        organisation.id(),
                        null,
                        null,
                        false);
    }
}
