package org.onedoor.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.demo.essex.Names;
import org.onedoor.demo.essex.Table;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.onedoor.platform.Actor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Who works in the demo. Visitors sign in with the accounts of {@code staff.csv}; everybody else there is an invented
 * colleague without a password, so that what a visitor did can be told from what was played.
 */
@Component
@Staged
public class Staff {
    public static final String PASSWORD = "demo";

    private final Accounts accounts;
    private final Organisations organisations;
    private final PasswordEncoder passwords;
    private final Names names = new Names();
    private final Map<String, Account> colleagues = new ConcurrentHashMap<>();

    Staff(Accounts accounts, Organisations organisations, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.passwords = passwords;
    }

    /** Makes or brings up to date every account a visitor can choose; all have the one password. */
    public void hire() {
        String hash = Objects.requireNonNull(passwords.encode(PASSWORD));
        for (CSVRecord row : Table.read("/demo/staff.csv")) {
            String username = row.get("username");
            accounts.save(new Account(
                    idOf(username),
                    username,
                    row.get("display_name"),
                    row.get("role"),
                    organisation(row.get("organisation")),
                    team(row.get("team")),
                    hash,
                    false));
        }
    }

    private UUID organisation(String code) {
        return organisations.byOds(code).map(Organisation::id).orElseGet(() -> Organisation.idOfSlug(code));
    }

    private static @Nullable UUID team(String code) {
        return code.isBlank() ? null : Team.idOf(code);
    }

    static UUID idOf(String username) {
        return UUID.nameUUIDFromBytes(("demo-account:" + username).getBytes(StandardCharsets.UTF_8));
    }

    /** One of those a visitor can sign in as. */
    public Account visitor(String username) {
        return accounts.byUsername(username)
                .orElseThrow(() -> new IllegalStateException("The demo has no account '%s'".formatted(username)));
    }

    /** An invented colleague in a team. */
    Actor inTeam(UUID teamId) {
        Team team = organisations.team(teamId).orElseThrow();
        return colleague("played." + team.code(), role(team.organisationId()), team.organisationId(), teamId)
                .actor();
    }

    /** An invented GP of a practice. */
    Optional<Actor> gp(String practiceOds) {
        return organisations
                .byOds(practiceOds)
                .map(practice -> colleague("played.gp." + practiceOds, "gp", practice.id(), null)
                        .actor());
    }

    Actor police() {
        return colleague("played.police", "police", Organisation.idOfSlug("essex-police"), null)
                .actor();
    }

    Actor ambulance() {
        return colleague("played.ambulance", "ambulance", Organisation.idOfOds("RYC"), null)
                .actor();
    }

    /** Whether this account is one a visitor signs in with. */
    boolean isVisitor(@Nullable UUID accountId) {
        return accountId != null
                && accounts.find(accountId)
                        .map(account -> account.passwordHash() != null)
                        .orElse(false);
    }

    private String role(UUID organisationId) {
        OrganisationKind kind = organisations.find(organisationId).orElseThrow().kind();
        return switch (kind) {
            case CENTRE -> "navigator";
            case VCSE, HOSPICE, FIRE -> "vcse";
            case SCHOOL -> "school";
            case CARE_HOME -> "care-home";
            case POLICE -> "police";
            case AMBULANCE -> "ambulance";
            case TRUST, PRACTICE, CLINIC, PCN, SUB_ICB, ICB, ALLIANCE, COUNCIL, NATIONAL -> "clinician";
        };
    }

    private Account colleague(String username, String role, UUID organisationId, @Nullable UUID teamId) {
        return colleagues.computeIfAbsent(username, _ -> {
            SplittableRandom random = new SplittableRandom(username.hashCode());
            Names.Name name = names.pick(random, "British", random.nextBoolean(), 1980);
            String title = role.equals("gp") ? "Dr " : "";
            Account account = new Account(
                    idOf(username),
                    username,
                    title + name.given() + " " + name.family(),
                    role,
                    organisationId,
                    teamId,
                    null,
                    false);
            accounts.save(account);
            return account;
        });
    }
}
