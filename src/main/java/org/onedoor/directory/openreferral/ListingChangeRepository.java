package org.onedoor.directory.openreferral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.openreferral.ListingChange.Kind;
import org.onedoor.platform.Act;
import org.onedoor.platform.Ids;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ListingChangeRepository {
    private static final String CHANGE = """
            select change_id, listing_id, kind, name, sha256, reaches, state, found_at, decided_at, decided_role, why
              from directory.listing_change where org_id = :org and publisher_id = :publisher
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ListingChangeRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * What is found otherwise than it is held.
     *
     * @param document as JSON; none where the service is gone
     * @param about the parts said otherwise, by which changes are grouped; none where it is new or gone
     */
    record Found(
            UUID listingId,
            Kind kind,
            String name,
            @Nullable String document,
            String sha256,
            boolean reaches,
            @Nullable String about) {}

    /** What a change says: two that say the same are one. */
    record Says(Kind kind, String sha256) {}

    /** Those that wait, by the service. */
    Map<UUID, Says> open(Publisher publisher) {
        return says(publisher, """
                select listing_id, kind, sha256 from directory.listing_change
                 where org_id = :org and publisher_id = :publisher and state = 'open'
                """);
    }

    /** Those of which the last word was no, by the service: they are not asked again. */
    Map<UUID, Says> refused(Publisher publisher) {
        return says(publisher, """
                select listing_id, kind, sha256 from (
                    select distinct on (listing_id) listing_id, kind, sha256, state from directory.listing_change
                     where org_id = :org and publisher_id = :publisher and state in ('approved', 'refused')
                     order by listing_id, decided_at desc, change_id desc) last
                 where state = 'refused'
                """);
    }

    private Map<UUID, Says> says(Publisher publisher, String sql) {
        Map<UUID, Says> all = new HashMap<>();
        of(publisher, sql).query(rs -> {
            all.put(
                    rs.getObject("listing_id", UUID.class),
                    new Says(Kind.of(rs.getString("kind")), rs.getString("sha256")));
        });
        return all;
    }

    void propose(Publisher publisher, List<Found> found, Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        batches.batchUpdate("""
                insert into directory.listing_change (org_id, publisher_id, change_id, listing_id, kind, name, document,
                       sha256, reaches, about, state, found_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'open', ?)
                """, found, found.size(), (statement, each) -> {
            statement.setObject(1, publisher.orgId());
            statement.setObject(2, publisher.id());
            statement.setObject(3, Ids.at(at));
            statement.setObject(4, each.listingId());
            statement.setString(5, each.kind().code());
            statement.setString(6, each.name());
            statement.setString(7, each.document());
            statement.setString(8, each.sha256());
            statement.setBoolean(9, each.reaches());
            statement.setString(10, each.about());
            statement.setObject(11, now);
        });
    }

    /** The feed says something else of these by now, or nothing. */
    void overtaken(Publisher publisher, List<UUID> listings, Instant at) {
        of(publisher, """
                update directory.listing_change set state = 'overtaken', decided_at = :at
                 where org_id = :org and publisher_id = :publisher and state = 'open' and listing_id = any(:ids)
                """)
                .param("ids", listings.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many wait of each kind. */
    Map<Kind, Integer> counts(Publisher publisher) {
        Map<Kind, Integer> counts = new HashMap<>();
        of(publisher, """
                select kind, count(*) as n from directory.listing_change
                 where org_id = :org and publisher_id = :publisher and state = 'open' group by kind
                """).query(rs -> {
            counts.put(Kind.of(rs.getString("kind")), rs.getInt("n"));
        });
        return counts;
    }

    /** How many wait of one kind that are not decided on with others. */
    int reaching(Publisher publisher, Kind kind) {
        return of(publisher, """
                select count(*) from directory.listing_change
                 where org_id = :org and publisher_id = :publisher and state = 'open' and kind = :kind and reaches
                """)
                .param("kind", kind.code())
                .query(Integer.class)
                .single();
    }

    /** How many changed ones wait that are decided on together, by the parts said otherwise; the most first. */
    Map<String, Integer> groups(Publisher publisher) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        of(publisher, """
                select about, count(*) as n from directory.listing_change
                 where org_id = :org and publisher_id = :publisher and state = 'open' and kind = 'changed'
                   and not reaches and about is not null
                 group by about order by n desc, about
                """).query(rs -> {
            groups.put(rs.getString("about"), rs.getInt("n"));
        });
        return groups;
    }

    /** Some of a group, mixed: an order that says nothing of what they say. */
    List<ListingChange> group(Publisher publisher, String about, int from, int most) {
        return of(publisher, CHANGE + """
                   and state = 'open' and kind = 'changed' and not reaches and about = :about
                 order by sha256, change_id offset :from limit :most
                """)
                .param("about", about)
                .param("from", from)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Those that wait, those that change how people reach a service first. */
    List<ListingChange> open(Publisher publisher, Kind kind, int from, int most) {
        return of(publisher, CHANGE + """
                   and state = 'open' and kind = :kind
                 order by reaches desc, name, change_id offset :from limit :most
                """)
                .param("kind", kind.code())
                .param("from", from)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Those decided on, the newest first. */
    List<ListingChange> decided(Publisher publisher, int most) {
        return of(publisher, CHANGE + """
                   and state in ('approved', 'refused') order by decided_at desc, change_id limit :most
                """).param("most", most).query(this::row).list();
    }

    Optional<ListingChange> find(Publisher publisher, UUID changeId) {
        return of(publisher, CHANGE + " and change_id = :change")
                .param("change", changeId)
                .query(this::row)
                .optional();
    }

    /** What it says, as JSON; none where the service is gone. */
    Optional<String> document(Publisher publisher, UUID changeId) {
        return of(publisher, """
                select document::text from directory.listing_change
                 where org_id = :org and publisher_id = :publisher and change_id = :change and document is not null
                """).param("change", changeId).query(String.class).optional();
    }

    /** One that is decided on with others, and what it says. */
    record New(UUID changeId, String name, String sha256, String document) {}

    /** New ones that are approved together, in the order of the list. @param from how many come before them */
    List<New> together(Publisher publisher, int from, int most) {
        return of(publisher, """
                select change_id, name, sha256, document::text as document from directory.listing_change
                 where org_id = :org and publisher_id = :publisher and state = 'open' and kind = 'new' and not reaches
                 order by name, change_id offset :from limit :most
                """)
                .param("from", from)
                .param("most", most)
                .query(New.class)
                .list();
    }

    /** Which are decided on together. */
    record Which(String sql, Object value) {
        static Which one(UUID changeId) {
            return these(List.of(changeId));
        }

        static Which these(List<UUID> changeIds) {
            return new Which(" and change.change_id = any(:which)", changeIds.toArray(UUID[]::new));
        }

        /** All new ones without a number that must be looked at, or all that are gone. */
        static Which all(Kind kind) {
            return new Which(
                    kind == Kind.GONE
                            ? " and change.kind = :which"
                            : " and change.kind = :which and not change.reaches",
                    kind.code());
        }

        /** All changed ones of a group: none changes how people reach a service, or for whom it is. */
        static Which group(String about) {
            return new Which(" and change.kind = 'changed' and not change.reaches and change.about = :which", about);
        }
    }

    /** What another publisher of the same organisation brought is not taken over. */
    private static final String FREE = """
             and not exists (select 1 from directory.listing other
                              where other.org_id = change.org_id and other.listing_id = change.listing_id
                                and other.publisher_id <> change.publisher_id
                                and other.gone_at is null)
            """;

    /** @return how many of those that wait are taken */
    int approve(Publisher publisher, Which which, Act act) {
        String open = """
                 where change.org_id = :org and change.publisher_id = :publisher and change.state = 'open'
                """ + which.sql() + FREE;
        of(publisher, """
                insert into directory.listing (org_id, listing_id, name, document, sha256, imported_at, publisher_id)
                select change.org_id, change.listing_id, change.name, change.document, change.sha256, :at, :from::uuid
                  from directory.listing_change change
                """ + open + """
                   and change.kind <> 'gone'
                on conflict (org_id, listing_id) do update
                   set name = excluded.name, document = excluded.document, sha256 = excluded.sha256,
                       imported_at = excluded.imported_at, publisher_id = excluded.publisher_id, gone_at = null
                """)
                .param("which", which.value())
                .param(
                        "from",
                        publisher.isFiles() ? null : publisher.id()) // what came in a file is whoever's feed names it
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .update();
        of(publisher, """
                update directory.listing listing set gone_at = :at from directory.listing_change change
                """ + open + """
                   and change.kind = 'gone' and listing.org_id = change.org_id
                   and listing.listing_id = change.listing_id and listing.publisher_id = change.publisher_id
                """)
                .param("which", which.value())
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .update();
        return decide(publisher, which, open, "approved", null, act);
    }

    int refuse(Publisher publisher, Which which, @Nullable String why, Act act) {
        return decide(publisher, which, """
                 where change.org_id = :org and change.publisher_id = :publisher and change.state = 'open'
                """ + which.sql(), "refused", why, act);
    }

    private int decide(Publisher publisher, Which which, String open, String state, @Nullable String why, Act act) {
        return of(publisher, """
                update directory.listing_change change
                   set state = :state, decided_at = :at, decided_by = :by, decided_role = :role, why = :why
                """ + open)
                .param("which", which.value())
                .param("state", state)
                .param("at", act.now().atOffset(ZoneOffset.UTC))
                .param("by", act.actor().accountId())
                .param("role", act.actor().role())
                .param("why", why)
                .update();
    }

    private StatementSpec of(Publisher publisher, String sql) {
        return jdbc.sql(sql).param("org", publisher.orgId()).param("publisher", publisher.id());
    }

    private ListingChange row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime decided = rs.getObject("decided_at", OffsetDateTime.class);
        return new ListingChange(
                rs.getObject("change_id", UUID.class),
                rs.getObject("listing_id", UUID.class),
                Kind.of(rs.getString("kind")),
                rs.getString("name"),
                rs.getString("sha256"),
                rs.getBoolean("reaches"),
                rs.getString("state"),
                rs.getObject("found_at", OffsetDateTime.class).toInstant(),
                decided == null ? null : decided.toInstant(),
                rs.getString("decided_role"),
                rs.getString("why"));
    }
}
