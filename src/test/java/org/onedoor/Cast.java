package org.onedoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.onedoor.access.Accounts;
import org.onedoor.access.Accounts.Account;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Door;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Submission;
import org.onedoor.organisation.Organisations;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;
import org.onedoor.people.NhsNumber;
import org.onedoor.platform.Actor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** The people of a test: staff with accounts, and synthetic people to care for. */
@Component
public class Cast {
    private static final String PASSWORD = new BCryptPasswordEncoder(4).encode("demo");
    private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

    private final Accounts accounts;
    private final Organisations organisations;
    private final Services services;
    private final Centre centre;

    Cast(Accounts accounts, Organisations organisations, Services services, Centre centre) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.services = services;
        this.centre = centre;
    }

    /** A GP of a Thurrock practice. */
    public Account gp() {
        return gp("F81088");
    }

    public Account gp(String practiceOds) {
        UUID practice = organisations.byOds(practiceOds).orElseThrow().id();
        return account("gp", practice, null);
    }

    /** The same account under a name that no other has. */
    public Account named(Account made, String displayName) {
        Account renamed = new Account(
                made.accountId(),
                made.username(),
                displayName,
                made.role(),
                made.organisationId(),
                made.teamId(),
                made.passwordHash(),
                false);
        accounts.save(renamed);
        return renamed;
    }

    public Account navigator() {
        return account(
                "navigator", centre.owner().organisationId(), centre.owner().teamId());
    }

    /** A clinician of the team that works a service. */
    public Account clinician(String serviceCode) {
        Service service = services.byCode(serviceCode).orElseThrow();
        return account("clinician", service.organisationId(), service.teamId());
    }

    public Account vcse(String serviceCode) {
        Service service = services.byCode(serviceCode).orElseThrow();
        return account("vcse", service.organisationId(), service.teamId());
    }

    public Account account(String role, UUID organisationId, @Nullable UUID teamId) {
        UUID id = UUID.randomUUID();
        Account account = new Account(
                id,
                role + "." + id.toString().substring(0, 8),
                "Test " + role,
                role,
                organisationId,
                teamId,
                PASSWORD,
                false);
        accounts.save(account);
        return account;
    }

    public Actor actor(Account account) {
        return account.actor();
    }

    /** A machine client with a known secret. */
    public Accounts.Client machine(String organisationOds, String secret, String... scopes) {
        return machine(organisations.byOds(organisationOds).orElseThrow().id(), secret, scopes);
    }

    public Accounts.Client machine(UUID organisation, String secret, String... scopes) {
        String id = "client-" + UUID.randomUUID();
        Accounts.Client client = new Accounts.Client(
                id,
                UUID.randomUUID(),
                "Test machine",
                organisation,
                new BCryptPasswordEncoder(4).encode(secret),
                scopes,
                false);
        accounts.save(client);
        return client;
    }

    /** Somebody nobody else has: a new valid 999 number, a birth date and a name. */
    public static Details somebody(RandomGenerator random) {
        return somebody(
                random, LocalDate.of(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28)));
    }

    /** The same, born on a day. */
    public static Details somebody(RandomGenerator random, LocalDate born) {
        return new Details(
                nhsNumber(random),
                familyName(random),
                "Robin",
                null,
                born,
                Gender.FEMALE,
                "1 Example Road",
                "RM17 6SL",
                "07700 900123",
                null,
                "F81088",
                null,
                false,
                false,
                null);
    }

    /** A referral as a form sends it: for feeling low, with consent, to whichever service the centre finds. */
    public static Submission submission(Details person, Door door, Priority priority, Instant at, String reason) {
        return new Submission(
                person, null, door, priority, at, null, List.of("low-mood-anxiety"), reason, null, "given", false);
    }

    /** Of letters by chance, so that whoever bears it is like nobody a test made before. */
    public static String familyName(RandomGenerator random) {
        return random.ints(9, 'a', 'z' + 1)
                .collect(() -> new StringBuilder("T"), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** One that no test of this run was given before: of thousands of people by chance alone, two would share one. */
    public static String nhsNumber(RandomGenerator random) {
        while (true) {
            String nine = "999%06d".formatted(random.nextInt(1_000_000));
            for (int check = 0; check < 10; check++) {
                if (NhsNumber.of(nine + check).isPresent() && GIVEN.add(nine)) {
                    return nine + check;
                }
            }
        }
    }
}
