package org.onedoor.access;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Looks;
import org.onedoor.platform.NotFound;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** What an administrator does with partners' machines. A change counts from their next request on. */
@Service
class ClientKeeping {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Accounts accounts;
    private final CallingMachines calling;
    private final ClientKeys keys;
    private final Organisations organisations;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final Looks looks;
    private final InstantSource machine = InstantSource.system();

    ClientKeeping(
            Accounts accounts,
            CallingMachines calling,
            ClientKeys keys,
            Organisations organisations,
            PasswordEncoder passwords,
            JdbcClient jdbc,
            Looks looks) {
        this.accounts = accounts;
        this.calling = calling;
        this.keys = keys;
        this.organisations = organisations;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /** One machine. */
    record Row(
            String clientId,
            UUID accountId,
            String displayName,
            UUID organisationId,
            String[] scopes,
            boolean disabled,
            boolean signs) {}

    /** What was typed to register one. @param signs whether it signs with keys, or sends a secret */
    record Typed(String name, String organisation, List<String> scopes, String others, boolean signs, String jwks) {}

    /** What is told once. @param secret none where it signs */
    record Made(String clientId, @Nullable String secret) {}

    <T> T look(String what, Supplier<T> query) {
        return looks.look(what, Ask.function(Action.READ, Joining.DATA), _ -> query.get());
    }

    private <T> T change(String what, UUID accountId, Supplier<T> change) {
        return looks.look(what, Ask.function(Action.WRITE, Joining.DATA), shown -> {
            shown.add(accountId);
            calling.changed();
            return change.get();
        });
    }

    List<Row> all() {
        return jdbc.sql("""
                select client_id, account_id, display_name, organisation_id, scopes, disabled, jwks is not null as signs
                  from access.client order by disabled, display_name, client_id limit 500
                """)
                .query((rs, _) -> new Row(
                        rs.getString("client_id"),
                        rs.getObject("account_id", UUID.class),
                        rs.getString("display_name"),
                        rs.getObject("organisation_id", UUID.class),
                        (String[]) rs.getArray("scopes").getArray(),
                        rs.getBoolean("disabled"),
                        rs.getBoolean("signs")))
                .list();
    }

    /** @throws NotFound when there is none */
    Row get(String clientId) {
        return all().stream()
                .filter(row -> row.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new NotFound("account"));
    }

    /** @throws Invalid for each field, when something is wrong */
    Made register(Typed typed) {
        Map<String, String> problems = new LinkedHashMap<>();
        String name = Writing.storable(typed.name()).strip();
        if (name.isEmpty()) {
            problems.put("name", "Say which system it is, and whose");
        }
        Writing.limit(problems, "name", "Name", name, Writing.NAME);
        String whose = typed.organisation().strip();
        Organisation organisation = organisations
                .byOds(whose.toUpperCase(Locale.ROOT))
                .or(() -> organisations.byAlias(whose)) // police forces have no code
                .orElse(null);
        if (organisation == null) {
            problems.put("organisation", "No organisation has this ODS code or name");
        }
        String[] scopes = scopes(typed, problems);
        String checked = typed.signs() ? checked(typed.jwks(), problems) : null;
        if (organisation == null || !problems.isEmpty()) {
            throw new Invalid(problems);
        }
        String clientId = "client-" + UUID.randomUUID().toString().substring(0, 13);
        String secret = secret();
        UUID account = UUID.randomUUID();
        return change("Machine registered", account, () -> {
            accounts.save(new Accounts.Client(clientId, account, name, organisation.id(), hash(secret), scopes, false));
            jdbc.sql("update access.client set made_at = :now where client_id = :id")
                    .param("id", clientId)
                    .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (checked != null) {
                keys.keep(clientId, checked);
            }
            return new Made(clientId, checked == null ? secret : null);
        });
    }

    private static String[] scopes(Typed typed, Map<String, String> problems) {
        String[] scopes = Stream.concat(
                        typed.scopes().stream(),
                        Arrays.stream(typed.others().strip().split("\\s+", -1)))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toArray(String[]::new);
        if (scopes.length == 0) {
            problems.put("scopes", "Choose what it may do, or name a scope below");
        }
        Arrays.stream(scopes)
                .filter(scope -> !Scopes.isScope(scope))
                .findFirst()
                .ifPresent(
                        wrong -> problems.put(
                                "others",
                                "Each scope is like system/ServiceRequest.rs: a resource, a dot, and letters of c r u d s in this order"));
        return scopes;
    }

    private static @Nullable String checked(String jwks, Map<String, String> problems) {
        try {
            return ClientKeys.checked(jwks);
        } catch (Invalid wrong) {
            problems.putAll(wrong.problems());
            return null;
        }
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private String hash(String secret) {
        return Objects.requireNonNull(passwords.encode(secret));
    }

    /** A new secret in place of the old one, at once. @throws Refused for a machine that signs, or was ended */
    Made newSecret(String clientId) {
        Row row = open(clientId);
        if (row.signs()) {
            throw new Refused(
                    "signs", "This machine signs with its own keys and has no secret. Give its new keys instead.");
        }
        String secret = secret();
        return change("Secret of a machine renewed", row.accountId(), () -> {
            jdbc.sql("update access.client set secret_hash = :hash where client_id = :id")
                    .param("id", clientId)
                    .param("hash", hash(secret))
                    .update();
            return new Made(clientId, secret);
        });
    }

    /** Its keys from now on. @throws Invalid when they are none */
    void newKeys(String clientId, String jwks) {
        Row row = open(clientId);
        String checked = ClientKeys.checked(jwks);
        change("Keys of a machine renewed", row.accountId(), () -> {
            keys.keep(clientId, checked);
            return "";
        });
    }

    /** For good. Its tokens are refused from its next request on. */
    void end(String clientId) {
        Row row = open(clientId);
        change("Machine ended", row.accountId(), () -> {
            jdbc.sql("update access.client set disabled = true, ended_at = :now where client_id = :id")
                    .param("id", clientId)
                    .param("now", machine.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return "";
        });
    }

    private Row open(String clientId) {
        Row row = get(clientId);
        if (row.disabled()) {
            throw new Refused("machine-ended", "This machine has been ended. Register it anew if it is to come back.");
        }
        return row;
    }
}
