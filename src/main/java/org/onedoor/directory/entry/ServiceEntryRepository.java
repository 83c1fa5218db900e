package org.onedoor.directory.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ServiceEntryRepository {
    private static final TypeReference<List<EntryChange.Field>> FIELDS = new TypeReference<>() {};

    private static final String ENTRIES = """
            select org_id, service_id, email, address, web, online, shares_record, trusts, access, providers, therapies,
                   asked_on
              from directory.entry
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ServiceEntryRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<UUID, Entry> all() {
        return byService(jdbc.sql(ENTRIES));
    }

    /** Those of some services. */
    Map<UUID, Entry> of(Collection<Service> some) {
        return byService(jdbc.sql(ENTRIES + """
                   join unnest(:orgs::uuid[], :services::uuid[]) wanted (org_id, service_id) using (org_id, service_id)
                """)
                .param("orgs", some.stream().map(Service::organisationId).toArray(UUID[]::new))
                .param("services", some.stream().map(Service::id).toArray(UUID[]::new)));
    }

    private static Map<UUID, Entry> byService(JdbcClient.StatementSpec asked) {
        return asked
                .query((rs, _) -> new Entry(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("service_id", UUID.class),
                        rs.getString("email"),
                        rs.getString("address"),
                        rs.getString("web"),
                        rs.getString("online"),
                        rs.getObject("shares_record", Boolean.class),
                        rs.getObject("trusts", Boolean.class),
                        list(rs, "access"),
                        list(rs, "providers"),
                        list(rs, "therapies"),
                        rs.getObject("asked_on", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Entry::serviceId, Function.identity()));
    }

    private static List<String> list(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }

    void asked(Service service, LocalDate on) {
        jdbc.sql("""
                insert into directory.entry (org_id, service_id, asked_on) values (:org, :service, :on)
                on conflict (org_id, service_id) do update set asked_on = excluded.asked_on
                """)
                .param("org", service.organisationId())
                .param("service", service.id())
                .param("on", on)
                .update();
    }

    /** The entry's own fields as they are from now on. */
    void keep(Entry entry) {
        jdbc.sql("""
                insert into directory.entry (org_id, service_id, email, address, web, online, shares_record, trusts, access, providers,
                    therapies)
                values (:org, :service, :email, :address, :web, :online, :shares, :trusts, :access, :providers, :therapies)
                on conflict (org_id, service_id) do update
                   set email = excluded.email, address = excluded.address, web = excluded.web, online = excluded.online,
                       shares_record = excluded.shares_record, trusts = excluded.trusts, access = excluded.access,
                       providers = excluded.providers, therapies = excluded.therapies
                """)
                .param("org", entry.orgId())
                .param("service", entry.serviceId())
                .param("email", entry.email())
                .param("address", entry.address())
                .param("web", entry.web())
                .param("online", entry.online())
                .param("shares", entry.sharesRecord())
                .param("trusts", entry.trusts())
                .param("access", entry.access().toArray(String[]::new))
                .param("providers", entry.providers().toArray(String[]::new))
                .param("therapies", entry.therapies().toArray(String[]::new))
                .update();
    }

    void propose(Service service, EntryChange change) {
        jdbc.sql("""
                insert into directory.entry_change (org_id, change_id, service_id, at, account_id, role, fields, state)
                values (:org, :id, :service, :at, :account, :role, :fields::jsonb, 'proposed')
                """)
                .param("org", service.organisationId())
                .param("id", change.changeId())
                .param("service", service.id())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .param("account", change.accountId())
                .param("role", change.role())
                .param("fields", json.writeValueAsString(change.fields()))
                .update();
    }

    /** @return false when it was decided already */
    boolean decide(Service service, UUID change, String state, Instant at, String role, @Nullable String why) {
        return jdbc.sql("""
                update directory.entry_change set state = :state, decided_at = :at, decided_role = :role, why = :why
                 where org_id = :org and change_id = :id and state = 'proposed'
                """)
                        .param("state", state)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("role", role)
                        .param("why", why)
                        .param("org", service.organisationId())
                        .param("id", change)
                        .update()
                == 1;
    }

    /** Everything that was asked for of one service, the newest first. */
    List<EntryChange> changes(Service service) {
        return jdbc.sql("""
                select change_id, service_id, at, account_id, role, fields::text as fields, state, decided_at, decided_role, why
                  from directory.entry_change where org_id = :org and service_id = :service order by at desc, change_id limit 200
                """)
                .param("org", service.organisationId())
                .param("service", service.id())
                .query(this::row)
                .list();
    }

    Optional<EntryChange> change(UUID change) {
        return jdbc.sql("""
                select change_id, service_id, at, account_id, role, fields::text as fields, state, decided_at, decided_role, why
                  from directory.entry_change where change_id = :id
                """).param("id", change).query(this::row).optional();
    }

    private EntryChange row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime decided = rs.getObject("decided_at", OffsetDateTime.class);
        return new EntryChange(
                rs.getObject("change_id", UUID.class),
                rs.getObject("service_id", UUID.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getObject("account_id", UUID.class),
                rs.getString("role"),
                json.readValue(rs.getString("fields"), FIELDS),
                rs.getString("state"),
                decided == null ? null : decided.toInstant(),
                rs.getString("decided_role"),
                rs.getString("why"));
    }

    void fault(Service service, UUID id, Instant at, String role, String words) {
        jdbc.sql("""
                insert into directory.entry_fault (org_id, fault_id, service_id, at, role, words)
                values (:org, :id, :service, :at, :role, :words)
                """)
                .param("org", service.organisationId())
                .param("id", id)
                .param("service", service.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("role", role)
                .param("words", words)
                .update();
    }

    /** @return false when it was answered already */
    boolean answer(Service service, UUID fault, Instant at, String words) {
        return jdbc.sql("""
                update directory.entry_fault set answer = :words, answered_at = :at
                 where org_id = :org and service_id = :service and fault_id = :id and answered_at is null
                """)
                        .param("words", words)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("org", service.organisationId())
                        .param("service", service.id())
                        .param("id", fault)
                        .update()
                == 1;
    }

    List<ServiceEntries.Fault> faults(Service service) {
        return jdbc.sql("""
                select fault_id, at, role, words, answer from directory.entry_fault
                 where org_id = :org and service_id = :service order by at desc, fault_id limit 100
                """)
                .param("org", service.organisationId())
                .param("service", service.id())
                .query(ServiceEntries.Fault.class)
                .list();
    }
}
