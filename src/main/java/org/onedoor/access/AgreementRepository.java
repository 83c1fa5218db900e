package org.onedoor.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements, as they are kept. */
@Repository
class AgreementRepository {
    private static final String SELECT = """
            select a.org_id, a.agreement_id, a.reference, a.title, a.purpose, a.data_classes, a.basis, a.begins_at, a.until,
                   a.review_on, a.dpia, a.ended_at, a.ended_why,
                   array(select p.party_id from access.agreement_party p
                          where p.org_id = a.org_id and p.agreement_id = a.agreement_id) as parties
              from access.agreement a
            """;

    private final JdbcClient jdbc;

    AgreementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Agreement agreement, UUID by, Instant at) {
        Agreement.Terms terms = agreement.terms();
        jdbc.sql("""
                insert into access.agreement (org_id, agreement_id, reference, title, purpose, data_classes, basis, begins_at,
                                              until, review_on, dpia, made_at, made_by)
                values (:org, :id, :reference, :title, :purpose, :classes, :basis, :from, :until, :review, :dpia, :at, :by)
                """)
                .param("org", agreement.controllerId())
                .param("id", agreement.agreementId())
                .param("reference", agreement.reference())
                .param("title", terms.title())
                .param("purpose", terms.purpose())
                .param(
                        "classes",
                        terms.classes().stream().map(Shareable::code).sorted().toArray(String[]::new))
                .param("basis", terms.basis().code())
                .param("from", terms.from().atOffset(ZoneOffset.UTC))
                .param("until", terms.until().atOffset(ZoneOffset.UTC))
                .param("review", terms.reviewOn())
                .param("dpia", terms.dpia())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        for (UUID party : agreement.parties()) {
            jdbc.sql("""
                    insert into access.agreement_party (org_id, agreement_id, party_id) values (:org, :id, :party)
                    """)
                    .param("org", agreement.controllerId())
                    .param("id", agreement.agreementId())
                    .param("party", party)
                    .update();
        }
    }

    boolean end(Agreement agreement, Instant at, UUID by, String why) {
        return jdbc.sql("""
                update access.agreement set ended_at = :at, ended_by = :by, ended_why = :why
                 where org_id = :org and agreement_id = :id and ended_at is null and until > :at
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("why", why)
                        .param("org", agreement.controllerId())
                        .param("id", agreement.agreementId())
                        .update()
                == 1;
    }

    List<Agreement> all() {
        return jdbc.sql(SELECT + " order by a.begins_at desc limit 500")
                .query(AgreementRepository::agreement)
                .list();
    }

    Optional<Agreement> byReference(String reference) {
        return jdbc.sql(SELECT + " where a.reference = :reference limit 1")
                .param("reference", reference)
                .query(AgreementRepository::agreement)
                .optional();
    }

    /** Those an organisation sees something by, whether they count now or not. */
    List<Agreement> ofParty(UUID partyId) {
        return jdbc.sql(SELECT + """
                 where (a.org_id, a.agreement_id) in
                       (select org_id, agreement_id from access.agreement_party where party_id = :party)
                """)
                .param("party", partyId)
                .query(AgreementRepository::agreement)
                .list();
    }

    /** Those by which an organisation shares what it keeps. */
    List<Agreement> ofController(UUID controllerId) {
        return jdbc.sql(SELECT + " where a.org_id = :org")
                .param("org", controllerId)
                .query(AgreementRepository::agreement)
                .list();
    }

    private static Agreement agreement(ResultSet rs, int row) throws SQLException {
        Instant ended = instant(rs, "ended_at");
        String[] classes = (String[]) rs.getArray("data_classes").getArray();
        UUID[] parties = (UUID[]) rs.getArray("parties").getArray();
        return new Agreement(
                rs.getObject("org_id", UUID.class),
                rs.getObject("agreement_id", UUID.class),
                rs.getString("reference"),
                new Agreement.Terms(
                        rs.getString("title"),
                        rs.getString("purpose"),
                        Arrays.stream(classes)
                                .flatMap(code -> Shareable.ofCode(code).stream())
                                .collect(Collectors.toSet()),
                        LawfulBasis.ofCode(rs.getString("basis")).orElseThrow(),
                        rs.getObject("begins_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("until", OffsetDateTime.class).toInstant(),
                        rs.getObject("review_on", LocalDate.class),
                        rs.getString("dpia")),
                Set.of(parties),
                ended == null ? null : new Agreement.Ended(ended, String.valueOf(rs.getString("ended_why"))));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
