package org.onedoor.access;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** What an administrator does with accounts. Each leaves its row in the audit, and counts from the next request on. */
@Service
class AccountKeeping {
    /** Roles an account of this installation may have; what machines and links are is given elsewhere. */
    static final List<String> ROLES = List.of(
            "admin",
            "navigator",
            "clinician",
            "gp",
            "police",
            "ambulance",
            "amhp",
            "vcse",
            "manager",
            "privacy",
            "governance",
            "school",
            "care-home",
            "nhs-111",
            "lived-experience");

    private final Accounts accounts;
    private final AccountList list;
    private final AccountEnds ends;
    private final Invitations invitations;
    private final Passkeys passkeys;
    private final SignInLog log;
    private final Organisations organisations;
    private final Looks looks;
    private final String address;
    private final InstantSource machine = InstantSource.system();

    AccountKeeping(
            Accounts accounts,
            AccountList list,
            AccountEnds ends,
            Invitations invitations,
            Passkeys passkeys,
            SignInLog log,
            Organisations organisations,
            Looks looks,
            @Value("${onedoor.address:}") String address) {
        this.accounts = accounts;
        this.list = list;
        this.ends = ends;
        this.invitations = invitations;
        this.passkeys = passkeys;
        this.log = log;
        this.organisations = organisations;
        this.looks = looks;
        this.address = address;
    }

    /** A look at what only an administrator sees; nothing of it is changed. */
    <T> T look(String what, Supplier<T> query) {
        return looks.look(what, Ask.function(Action.READ, Joining.DATA), _ -> query.get());
    }

    private <T> T change(String what, UUID accountId, Supplier<T> change) {
        return looks.look(what, Ask.function(Action.WRITE, Joining.DATA), shown -> {
            shown.add(accountId);
            return change.get();
        });
    }

    /** @throws NotFound when there is none */
    AccountList.Row get(UUID accountId) {
        return list.find(accountId).orElseThrow(() -> new NotFound("account"));
    }

    /**
     * Makes an account that nobody can use until its link is.
     *
     * @throws Invalid for each field, when something is wrong
     */
    UUID invite(String name, String username, String role, String organisationCode) {
        Map<String, String> problems = new LinkedHashMap<>();
        String shown = Writing.storable(name).strip();
        if (shown.isEmpty()) {
            problems.put("name", "Give the name by which colleagues know them");
        }
        Writing.limit(problems, "name", "Name", shown, Writing.NAME);
        UserNames.problem(username, accounts).ifPresent(problem -> problems.put("username", problem));
        if (!ROLES.contains(role)) {
            problems.put("role", "Choose what they work as");
        }
        Organisation organisation = organisation(organisationCode);
        if (organisation == null) {
            problems.put(
                    "organisation",
                    "No organisation has this code or name. Give its ODS code, such as R1L, or its whole name");
        }
        if (organisation == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        UUID id = UUID.randomUUID();
        return change("Account made", id, () -> {
            accounts.save(new Accounts.Account(
                    id, username.strip(), shown, role, organisation.id(), onlyTeam(organisation), null, false));
            return id;
        });
    }

    private @Nullable Organisation organisation(String typed) {
        String asked = typed.strip();
        return organisations
                .byOds(asked.toUpperCase(Locale.ROOT))
                .or(() -> organisations.named(asked).stream()
                        .filter(found -> found.name().equalsIgnoreCase(asked))
                        .findFirst())
                .orElse(null);
    }

    private @Nullable UUID onlyTeam(Organisation organisation) {
        List<Team> teams = organisations.teamsOf(organisation.id());
        return teams.size() == 1 ? teams.getFirst().id() : null;
    }

    /** A new link to set password and code app; what they were goes when it is used. @throws Refused for an ended account */
    String link(UUID accountId) {
        AccountList.Row row = get(accountId);
        if (row.claimed() || row.endedAt() != null) {
            throw new Refused(
                    "no-link",
                    "This account does not sign in with a password: it has been ended, or the sign-in"
                            + " service says who it is.");
        }
        return change(
                "Link made to set up an account",
                accountId,
                () -> address + "/join/"
                        + invitations
                                .make(accountId, CurrentActor.get().accountId(), Invitations.LASTS)
                                .secret());
    }

    /** @throws Refused when it is the administrator's own: somebody else does that, so that one is left */
    void end(UUID accountId) {
        get(accountId);
        if (accountId.equals(CurrentActor.get().accountId())) {
            throw new Refused("own-account", "You cannot end your own account. Ask another administrator.");
        }
        change("Account ended", accountId, () -> {
            ends.end(accountId, CurrentActor.get().accountId(), machine.instant());
            invitations.withdraw(accountId);
            return "";
        });
    }

    /**
     * Whoever holds a passkey of the account is out, and it counts no longer. Codes and password stay as they are.
     *
     * @throws Refused when it is the administrator's own: it may be all they sign in with, and their own page keeps that
     */
    void endPasskeys(UUID accountId) {
        get(accountId);
        if (accountId.equals(CurrentActor.get().accountId())) {
            throw new Refused(
                    "own-passkeys",
                    "You cannot end all your own passkeys here, because they may be all you sign in with. Remove them"
                            + " one by one under your own account, or ask another administrator.");
        }
        change("Passkeys ended", accountId, () -> {
            if (passkeys.removeAll(accountId) > 0) {
                ends.endSessions(accountId, machine.instant());
                log.write(accountId, "passkey", "ended");
            }
            return "";
        });
    }

    void endSessions(UUID accountId) {
        get(accountId);
        change("Sessions ended", accountId, () -> {
            ends.endSessions(accountId, machine.instant());
            return "";
        });
    }

    /** @throws Invalid when it is no team of the account's organisation */
    void place(UUID accountId, @Nullable UUID teamId) {
        AccountList.Row row = get(accountId);
        if (teamId != null
                && organisations.teamsOf(row.organisationId()).stream()
                        .noneMatch(team -> team.id().equals(teamId))) {
            throw new Invalid("team", "Choose a team of their organisation");
        }
        Accounts.Account now = accounts.find(accountId).orElseThrow(() -> new NotFound("account"));
        change("Account placed in a team", accountId, () -> {
            accounts.save(new Accounts.Account(
                    now.accountId(),
                    now.username(),
                    now.displayName(),
                    now.role(),
                    now.organisationId(),
                    teamId,
                    now.passwordHash(),
                    now.disabled()));
            return Objects.toString(teamId);
        });
    }
}
