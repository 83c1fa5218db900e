package org.onedoor.directory.openreferral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.duplicate.EntryKey;
import org.onedoor.directory.duplicate.Said;
import org.onedoor.directory.duplicate.SaidElsewhere;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What other publishers say of their services, as far as services are told apart by it: read from the documents as they lie. */
@Repository
class ListingSaid implements SaidElsewhere {
    private static final Set<String> OFFERED = Set.of("active", "temporarily closed");

    /** Wherever the profile, or an older edition, puts them. */
    private static final String SAID = """
            select listing.org_id, listing.listing_id, listing.publisher_id, publisher.name as publisher, listing.name,
                   listing.gone_at is null as there, document ->> 'status' as status,
                   document -> 'organization' ->> 'name' as organisation,
                   jsonb_path_query_array(document, 'strict $.**.postal_code ? (@.type() == "string")')::text as postcodes,
                   jsonb_path_query_array(document, 'strict $.**.number ? (@.type() == "string")')::text as phones,
                   document ->> 'url' as web,
                   document ->> 'minimum_age' as age_from, document ->> 'maximum_age' as age_to
              from directory.listing listing
                   left join directory.publisher publisher using (org_id, publisher_id)
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final JsonMapper json;

    ListingSaid(JdbcClient jdbc, Organisations organisations, JsonMapper json) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.json = json;
    }

    @Override
    public List<Said> all() {
        return read(jdbc.sql(SAID + " where listing.gone_at is null"));
    }

    @Override
    public Map<EntryKey, Said> of(Collection<EntryKey> keys) {
        Map<EntryKey, Said> all = new HashMap<>();
        if (!keys.isEmpty()) {
            read(jdbc.sql(SAID + " where listing.org_id = any(:orgs) and listing.listing_id = any(:ids)")
                            .param(
                                    "orgs",
                                    keys.stream()
                                            .map(EntryKey::orgId)
                                            .distinct()
                                            .toArray(UUID[]::new))
                            .param(
                                    "ids",
                                    keys.stream().map(EntryKey::id).distinct().toArray(UUID[]::new)))
                    .stream()
                    .filter(said -> keys.contains(said.key()))
                    .forEach(said -> all.put(said.key(), said));
        }
        return all;
    }

    @Override
    public long mark() {
        return jdbc.sql("""
                select hashtextextended(concat_ws(' ', count(*), count(gone_at), max(imported_at), max(gone_at),
                       (select max(version) from directory.publisher)), 0)
                  from directory.listing
                """).query(Long.class).single();
    }

    private List<Said> read(JdbcClient.StatementSpec spec) {
        Map<UUID, String> names = new HashMap<>();
        return spec.query((rs, _) -> row(rs, names)).list();
    }

    private Said row(ResultSet rs, Map<UUID, String> names) throws SQLException {
        UUID organisation = rs.getObject("org_id", UUID.class);
        UUID publisher = rs.getObject("publisher_id", UUID.class);
        return new Said(
                new EntryKey(organisation, rs.getObject("listing_id", UUID.class)),
                publisher == null ? organisation : publisher,
                publisher == null
                        ? "A file that %s took in".formatted(names.computeIfAbsent(organisation, this::name))
                        : rs.getString("publisher"),
                rs.getString("name"),
                rs.getString("organisation"),
                texts(rs, "postcodes"),
                texts(rs, "phones"),
                rs.getString("web") == null ? List.of() : List.of(rs.getString("web")),
                age(rs.getString("age_from")),
                age(rs.getString("age_to")),
                rs.getBoolean("there") && OFFERED.contains(String.valueOf(rs.getString("status"))));
    }

    private String name(UUID organisation) {
        return Organisation.plain(organisations.names(List.of(organisation)).getOrDefault(organisation, "a partner"));
    }

    private List<String> texts(ResultSet rs, String column) throws SQLException {
        return Arrays.stream(json.readValue(rs.getString(column), String[].class))
                .distinct()
                .toList();
    }

    /** Whole years: what is written otherwise tells nobody apart. */
    private static @Nullable Integer age(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,3}(\\.0+)?") ? Integer.valueOf(text.split("\\.", 2)[0]) : null;
    }
}
