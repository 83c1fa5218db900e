package org.onedoor.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of people and machines. Rights are read for each request, so a change counts at once. */
@Repository
public class Accounts {
    private static final String COLUMNS = """
            account_id, username, display_name, role, organisation_id, team_id, password_hash, disabled
            """;

    private final JdbcClient jdbc;
    private final CallingMachines calling;

    Accounts(JdbcClient jdbc, CallingMachines calling) {
        this.jdbc = jdbc;
        this.calling = calling;
    }

    /** One account. */
    public record Account(
            UUID accountId,
            String username,
            String displayName,
            String role,
            UUID organisationId,
            @Nullable UUID teamId,
            @Nullable String passwordHash,
            boolean disabled) {

        public Actor actor() {
            return new Actor(accountId, displayName, role, organisationId, worksIn(), null);
        }

        /** The team: that of the Privacy Officers for whoever is one, as they are no other. */
        private @Nullable UUID worksIn() {
            return role.equals(PrivacyOffice.ROLE) ? PrivacyOffice.of(organisationId) : teamId;
        }
    }

    /** One machine client. */
    public record Client(
            String clientId,
            UUID accountId,
            String displayName,
            UUID organisationId,
            String secretHash,
            String[] scopes,
            boolean disabled) {

        public Actor actor() {
            return new Actor(accountId, displayName, "machine", organisationId, null, clientId);
        }
    }

    public Optional<Account> find(UUID accountId) {
        return jdbc.sql("select " + COLUMNS + " from access.account where account_id = :id")
                .param("id", accountId)
                .query(Account.class)
                .optional();
    }

    /** The account of a session that began then; none where the session has been ended since. */
    Optional<Account> inSession(UUID accountId, Instant begun) {
        return jdbc.sql("select " + COLUMNS + """
                 from access.account where account_id = :id and (sessions_from is null or sessions_from < :begun)
                """)
                .param("id", accountId)
                .param("begun", begun.atOffset(ZoneOffset.UTC))
                .query(Account.class)
                .optional();
    }

    public Optional<Account> byUsername(String username) {
        return jdbc.sql("select " + COLUMNS + " from access.account where username = :username")
                .param("username", username)
                .query(Account.class)
                .optional();
    }

    public List<Account> all() {
        return jdbc.sql("select " + COLUMNS
                        + " from access.account where not disabled order by role, display_name limit 500")
                .query(Account.class)
                .list();
    }

    /** Those who can sign in for a team, for choosing one to work something. */
    public List<Account> ofTeam(UUID teamId) {
        return jdbc.sql("select " + COLUMNS
                        + " from access.account where team_id = :id and not disabled order by display_name")
                .param("id", teamId)
                .query(Account.class)
                .list();
    }

    /** Which of these organisations have an account in this role that can sign in. */
    Set<UUID> organisationsWith(String role, Collection<UUID> organisationIds) {
        return Set.copyOf(jdbc.sql("""
                select distinct organisation_id from access.account
                 where role = :role and organisation_id = any(:ids) and not disabled
                """)
                .param("role", role)
                .param("ids", organisationIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** The accounts of an organisation whose name has these letters in it, those that are disabled too. */
    public List<UUID> named(UUID organisationId, String part) {
        return jdbc.sql("""
                select account_id from access.account
                 where organisation_id = :id and strpos(lower(display_name), lower(:part)) > 0
                 limit 200
                """)
                .param("id", organisationId)
                .param("part", part)
                .query(UUID.class)
                .list();
    }

    /** The names of everyone who can sign in for an organisation. */
    List<String> displayNames(UUID organisationId) {
        return jdbc.sql("select display_name from access.account where organisation_id = :id and not disabled")
                .param("id", organisationId)
                .query(String.class)
                .list();
    }

    /** Those who can sign in for an organisation. */
    public List<Account> ofOrganisation(UUID organisationId) {
        return jdbc.sql("select " + COLUMNS
                        + " from access.account where organisation_id = :id and not disabled order by display_name")
                .param("id", organisationId)
                .query(Account.class)
                .list();
    }

    public Map<UUID, String> names(Collection<UUID> accountIds) {
        return jdbc
                .sql("""
                select account_id, display_name from access.account where account_id = any(:ids)
                union all
                select account_id, display_name from access.client where account_id = any(:ids)
                """)
                .param("ids", accountIds.toArray(UUID[]::new))
                .query((rs, _) -> Map.entry(rs.getObject(1, UUID.class), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a));
    }

    public void save(Account account) {
        jdbc.sql("""
                insert into access.account (account_id, username, display_name, role, organisation_id, team_id,
                                            password_hash, disabled)
                values (:accountId, :username, :displayName, :role, :organisationId, :teamId, :passwordHash, :disabled)
                on conflict (account_id) do update
                   set display_name = excluded.display_name, role = excluded.role,
                       organisation_id = excluded.organisation_id, team_id = excluded.team_id,
                       password_hash = excluded.password_hash, disabled = excluded.disabled
                """).paramSource(account).update();
    }

    /** A new password, and nothing else of the account: an administrator may be changing the rest. */
    void password(UUID accountId, String hash) {
        jdbc.sql("update access.account set password_hash = :hash where account_id = :id")
                .param("hash", hash)
                .param("id", accountId)
                .update();
    }

    public Optional<Client> client(String clientId) {
        return jdbc.sql("""
                select client_id, account_id, display_name, organisation_id, secret_hash, scopes, disabled
                  from access.client where client_id = :clientId
                """)
                .param("clientId", clientId)
                .query((rs, _) -> new Client(
                        rs.getString("client_id"),
                        rs.getObject("account_id", UUID.class),
                        rs.getString("display_name"),
                        rs.getObject("organisation_id", UUID.class),
                        rs.getString("secret_hash"),
                        (String[]) rs.getArray("scopes").getArray(),
                        rs.getBoolean("disabled")))
                .optional();
    }

    public void save(Client client) {
        calling.changed();
        jdbc.sql("""
                insert into access.client (client_id, account_id, display_name, organisation_id, secret_hash, scopes, disabled)
                values (:clientId, :accountId, :displayName, :organisationId, :secretHash, :scopes, :disabled)
                on conflict (client_id) do update
                   set display_name = excluded.display_name, organisation_id = excluded.organisation_id,
                       secret_hash = excluded.secret_hash, scopes = excluded.scopes, disabled = excluded.disabled
                """)
                .param("clientId", client.clientId())
                .param("accountId", client.accountId())
                .param("displayName", client.displayName())
                .param("organisationId", client.organisationId())
                .param("secretHash", client.secretHash())
                .param("scopes", client.scopes())
                .param("disabled", client.disabled())
                .update();
    }
}
