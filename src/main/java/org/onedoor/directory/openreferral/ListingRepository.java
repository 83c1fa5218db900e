package org.onedoor.directory.openreferral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.duplicate.EntryKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ListingRepository {
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    /** The filters, as far as another publisher's document says what they ask for. An age that is no number is no limit. */
    private static final String PASSES = """
             where gone_at is null
               and (:search = '' or strpos(lower(concat_ws(' ', document ->> 'name', document ->> 'description')), :search) > 0)
               and (:since::timestamptz is null or imported_at > :since)
               and (:least::int is null or case when jsonb_typeof(document -> 'minimum_age') = 'number'
                                                then (document ->> 'minimum_age')::numeric <= :least else true end)
               and (:most::int is null or case when jsonb_typeof(document -> 'maximum_age') = 'number'
                                               then (document ->> 'maximum_age')::numeric >= :most else true end)
            """;

    private static final String AMONG =
            " and (org_id, listing_id) in (select * from unnest(:orgs::uuid[], :ids::uuid[]))";
    private static final String NOT_HIDDEN =
            " and (org_id, listing_id) not in (select * from unnest(:orgs::uuid[], :ids::uuid[]))";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ListingRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A service of another publisher, as it was sent. */
    record Listing(UUID orgId, UUID listingId, String name, Map<String, Object> document, String sha256) {}

    /** How many pass, without those another entry stands for. */
    int count(Filters filters, Set<EntryKey> hidden) {
        return filters.isOfOurs()
                ? 0
                : where("select count(*) from directory.listing", filters, NOT_HIDDEN, hidden)
                        .query(Integer.class)
                        .single();
    }

    /** Some of them, by name. */
    List<Listing> page(Filters filters, Set<EntryKey> hidden, long from, int many) {
        return filters.isOfOurs()
                ? List.of()
                : where("""
                        select org_id, listing_id, name, document::text as document, sha256 from directory.listing
                        """, filters, NOT_HIDDEN + " order by name, listing_id limit :many offset :from", hidden)
                        .param("many", many)
                        .param("from", from)
                        .query(this::row)
                        .list();
    }

    /** Which of some pass. */
    Set<EntryKey> passing(Filters filters, Set<EntryKey> some) {
        return filters.isOfOurs()
                ? Set.of()
                : Set.copyOf(where("select org_id, listing_id from directory.listing", filters, AMONG, some)
                        .query((rs, _) -> new EntryKey(
                                rs.getObject("org_id", UUID.class), rs.getObject("listing_id", UUID.class)))
                        .list());
    }

    private JdbcClient.StatementSpec where(String select, Filters filters, String tail, Set<EntryKey> keys) {
        return jdbc.sql(select + PASSES + tail)
                .param("search", filters.search().toLowerCase(Locale.UK))
                .param(
                        "since",
                        filters.modifiedAfter() == null
                                ? null
                                : filters.modifiedAfter().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("least", filters.minimumAge(), Types.INTEGER)
                .param("most", filters.maximumAge(), Types.INTEGER)
                .param("orgs", keys.stream().map(EntryKey::orgId).toArray(UUID[]::new))
                .param("ids", keys.stream().map(EntryKey::id).toArray(UUID[]::new));
    }

    /** What each organisation holds under an id, the newest first. */
    List<Listing> findAll(UUID id) {
        return jdbc.sql("""
                select org_id, listing_id, name, document::text as document, sha256 from directory.listing
                 where listing_id = :id and gone_at is null order by imported_at desc, org_id limit 100
                """).param("id", id).query(this::row).list();
    }

    /** What is held, for comparing. @param publisherId none where it came in a file */
    record Held(String sha256, @Nullable UUID publisherId) {}

    /** Everything an organisation holds, by id. */
    Map<UUID, Held> held(UUID organisation) {
        Map<UUID, Held> all = new HashMap<>();
        jdbc.sql(
                        "select listing_id, sha256, publisher_id from directory.listing where org_id = :org and gone_at is null")
                .param("org", organisation)
                .query(rs -> {
                    all.put(
                            rs.getObject("listing_id", UUID.class),
                            new Held(rs.getString("sha256"), rs.getObject("publisher_id", UUID.class)));
                });
        return all;
    }

    Optional<Listing> find(UUID organisation, UUID id) {
        return jdbc.sql("""
                select org_id, listing_id, name, document::text as document, sha256 from directory.listing
                 where org_id = :org and listing_id = :id and gone_at is null
                """)
                .param("org", organisation)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** What is held of some, by id. */
    Map<UUID, Map<String, Object>> documents(UUID organisation, List<UUID> ids) {
        Map<UUID, Map<String, Object>> all = new HashMap<>();
        jdbc.sql("""
                select listing_id, document::text as document from directory.listing
                 where org_id = :org and listing_id = any(:ids) and gone_at is null
                """)
                .param("org", organisation)
                .param("ids", ids.toArray(UUID[]::new))
                .query(rs -> {
                    all.put(rs.getObject("listing_id", UUID.class), json.readValue(rs.getString("document"), DOCUMENT));
                });
        return all;
    }

    /** What other organisations call theirs. */
    List<String> namesElsewhere(UUID organisation) {
        return jdbc.sql("select name from directory.listing where org_id <> :org and gone_at is null")
                .param("org", organisation)
                .query(String.class)
                .list();
    }

    /** Those that came in a file are the publisher's from now on: its feed says the same of them. */
    void adopt(Publisher publisher, List<UUID> ids) {
        jdbc.sql("""
                update directory.listing set publisher_id = :publisher
                 where org_id = :org and listing_id = any(:ids) and publisher_id is null
                """)
                .param("org", publisher.orgId())
                .param("publisher", publisher.id())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    int count(Publisher publisher) {
        return jdbc.sql("""
                select count(*) from directory.listing
                 where org_id = :org and publisher_id is not distinct from :publisher::uuid and gone_at is null
                """)
                .param("org", publisher.orgId())
                .param("publisher", publisher.isFiles() ? null : publisher.id())
                .query(Integer.class)
                .single();
    }

    private Listing row(ResultSet rs, int number) throws SQLException {
        return new Listing(
                rs.getObject("org_id", UUID.class),
                rs.getObject("listing_id", UUID.class),
                rs.getString("name"),
                json.readValue(rs.getString("document"), DOCUMENT),
                rs.getString("sha256"));
    }
}
