package org.onedoor.directory.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ResourceRepository {
    private static final String SELECT = """
            select r.*, coalesce(v.reviews, 0) as reviews, v.rating
              from directory.resource r
              left join (select org_id, resource_id, count(*) as reviews, avg(rating)::float8 as rating
                           from directory.resource_review group by org_id, resource_id) v
                using (org_id, resource_id)
            """;

    private final JdbcClient jdbc;

    ResourceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Resource> all() {
        return jdbc.sql(SELECT + "order by r.title, r.resource_id")
                .query((rs, _) -> row(rs))
                .list();
    }

    Optional<Resource> find(String code) {
        return jdbc.sql(SELECT + "where r.code = :code")
                .param("code", code)
                .query((rs, _) -> row(rs))
                .optional();
    }

    void add(Resource r) {
        jdbc.sql("""
                insert into directory.resource (org_id, resource_id, code, kind, title, words, needs, audience, age_from,
                    age_to, evidence, evidence_note, owner, link, review_by, safety_reviewed_on, source)
                values (:org, :id, :code, :kind, :title, :words, :needs, :audience, :from, :to, :evidence, :note, :owner,
                    :link, :reviewBy, :safety, :source)
                """)
                .param("org", r.orgId())
                .param("id", r.resourceId())
                .param("code", r.code())
                .param("kind", r.kind().code())
                .param("title", r.title())
                .param("words", r.words())
                .param("needs", r.needs().toArray(String[]::new))
                .param("audience", r.audience())
                .param("from", r.ageFrom())
                .param("to", r.ageTo())
                .param("evidence", r.evidence().code())
                .param("note", r.evidenceNote())
                .param("owner", r.owner())
                .param("link", r.link())
                .param("reviewBy", r.reviewBy())
                .param("safety", r.safetyReviewedOn())
                .param("source", r.source())
                .update();
    }

    void review(Resource r, UUID account, Instant at, int rating, String words) {
        jdbc.sql("""
                insert into directory.resource_review (org_id, resource_id, account_id, at, rating, words)
                values (:org, :id, :account, :at, :rating, :words)
                """)
                .param("org", r.orgId())
                .param("id", r.resourceId())
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("rating", rating)
                .param("words", words)
                .update();
    }

    boolean hasReviewed(Resource r, UUID account) {
        return jdbc.sql("""
                select count(*) > 0 from directory.resource_review
                 where org_id = :org and resource_id = :id and account_id = :account
                """)
                .param("org", r.orgId())
                .param("id", r.resourceId())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** What was said of it, the newest first, without who said it. */
    List<Library.Said> said(Resource r) {
        return jdbc.sql("""
                select rating, words from directory.resource_review where org_id = :org and resource_id = :id
                 order by at desc, account_id
                """)
                .param("org", r.orgId())
                .param("id", r.resourceId())
                .query(Library.Said.class)
                .list();
    }

    void keep(Resource r, String state, @Nullable LocalDate reviewBy, @Nullable LocalDate safety) {
        stale(jdbc.sql("""
                update directory.resource
                   set state = :state, review_by = :reviewBy, safety_reviewed_on = :safety, version = version + 1
                 where org_id = :org and resource_id = :id and version = :version
                """)
                .param("state", state)
                .param("reviewBy", reviewBy)
                .param("safety", safety)
                .param("org", r.orgId())
                .param("id", r.resourceId())
                .param("version", r.version())
                .update());
    }

    void checked(Resource r, LocalDate on, boolean works) {
        stale(jdbc.sql("""
                update directory.resource set link_checked_on = :on, link_works = :works, version = version + 1
                 where org_id = :org and resource_id = :id and version = :version
                """)
                .param("on", on)
                .param("works", works)
                .param("org", r.orgId())
                .param("id", r.resourceId())
                .param("version", r.version())
                .update());
    }

    private static void stale(int changed) {
        if (changed == 0) {
            throw new StaleEdit("resource");
        }
    }

    private static Resource row(ResultSet rs) throws SQLException {
        return new Resource(
                rs.getObject("org_id", UUID.class),
                rs.getObject("resource_id", UUID.class),
                rs.getString("code"),
                Resource.Kind.of(rs.getString("kind")),
                rs.getString("title"),
                rs.getString("words"),
                Arrays.asList((String[]) rs.getArray("needs").getArray()),
                rs.getString("audience"),
                rs.getObject("age_from", Integer.class),
                rs.getObject("age_to", Integer.class),
                Resource.Evidence.of(rs.getString("evidence")),
                rs.getString("evidence_note"),
                rs.getString("owner"),
                rs.getString("link"),
                rs.getObject("review_by", LocalDate.class),
                rs.getObject("safety_reviewed_on", LocalDate.class),
                rs.getString("source"),
                rs.getString("state"),
                rs.getObject("link_checked_on", LocalDate.class),
                rs.getObject("link_works", Boolean.class),
                rs.getInt("reviews"),
                rs.getObject("rating", Double.class),
                rs.getLong("version"));
    }
}
