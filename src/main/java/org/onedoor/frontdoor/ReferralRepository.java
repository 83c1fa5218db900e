package org.onedoor.frontdoor;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.StaleEdit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Referrals as they stand, found without a word of what was said; the words are read apart, after the gate. */
@Repository
class ReferralRepository {
    private static final String COLUMNS = """
            r.person_id, r.referral_id, r.reference, r.version, r.state, r.door, r.priority, r.requested_priority,
            r.received_at, r.submitted_at, r.source_org, r.source_team, r.source_account, r.owner_org, r.owner_team,
            r.owner_account, r.requested_service, r.current_service, r.offered_org, r.offered_team, r.offer_expires_at,
            r.journey_id, r.parent_id, r.needs, r.consent, r.identity_review, r.duplicate_of, r.supersedes,
            r.outcome, r.told, r.sharing
            """;

    private static final String[] OPEN = Arrays.stream(WorkState.values())
            .filter(WorkState::isOpen)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    ReferralRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of the states that are open. */
    static String[] open() {
        return OPEN.clone();
    }

    Optional<Referral> byReference(String reference) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.reference f
                  join frontdoor.held_referral r on r.person_id = f.person_id and r.referral_id = f.referral_id
                 where f.reference = :reference
                """)
                .param("reference", reference)
                .query(ReferralRepository::row)
                .optional();
    }

    Optional<Referral> find(UUID personId, UUID referralId) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.held_referral r where r.person_id = :personId and r.referral_id = :referralId
                """)
                .param("personId", personId)
                .param("referralId", referralId)
                .query(ReferralRepository::row)
                .optional();
    }

    /** What was said of the person, for whom the gate has said yes in this transaction. */
    Referral.Words words(Referral r) {
        return jdbc.sql("""
                select reason, risk from frontdoor.referral where person_id = :personId and referral_id = :referralId
                """)
                .param("personId", r.personId())
                .param("referralId", r.referralId())
                .query(Referral.Words.class)
                .single();
    }

    /** Every referral of a person, newest first. */
    List<Referral> ofPerson(Collection<UUID> personIds) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.held_referral r
                 where r.person_id = any(:personIds)
                 order by r.received_at desc, r.referral_id
                 limit 200
                """)
                .param("personIds", personIds.toArray(UUID[]::new))
                .query(ReferralRepository::row)
                .list();
    }

    /** An open referral of somebody for one of these needs, the latest first. */
    Optional<UUID> openFor(Collection<UUID> personIds, Collection<String> needs) {
        return jdbc.sql("""
                select r.referral_id
                  from frontdoor.held_referral r
                 where r.person_id = any(:personIds) and r.needs && :needs::text[]
                   and r.state = any(:open)
                 order by r.received_at desc, r.referral_id
                 limit 1
                """)
                .param("personIds", personIds.toArray(UUID[]::new))
                .param("needs", needs.toArray(String[]::new))
                .param("open", OPEN)
                .query(UUID.class)
                .optional();
    }

    /** Those of these rows of a worklist, in its order. */
    List<Referral> all(List<Worklists.Row> rows) {
        return jdbc.sql("select " + COLUMNS + """
                  from unnest(:personIds::uuid[], :referralIds::uuid[]) with ordinality w(person_id, referral_id, place)
                  join frontdoor.held_referral r on r.person_id = w.person_id and r.referral_id = w.referral_id
                 order by w.place
                """)
                .param("personIds", rows.stream().map(Worklists.Row::personId).toArray(UUID[]::new))
                .param(
                        "referralIds",
                        rows.stream().map(Worklists.Row::referralId).toArray(UUID[]::new))
                .query(ReferralRepository::row)
                .list();
    }

    List<Referral> counted(List<ReferralFigures.Counted> keys) {
        return jdbc.sql("select " + COLUMNS + """
                  from unnest(:personIds::uuid[], :referralIds::uuid[]) w(person_id, referral_id)
                  join frontdoor.held_referral r on r.person_id = w.person_id and r.referral_id = w.referral_id
                 order by r.received_at desc, r.referral_id
                """)
                .param(
                        "personIds",
                        keys.stream().map(ReferralFigures.Counted::personId).toArray(UUID[]::new))
                .param(
                        "referralIds",
                        keys.stream().map(ReferralFigures.Counted::referralId).toArray(UUID[]::new))
                .query(ReferralRepository::row)
                .list();
    }

    /** Those received in a period that were not entered in error, the newest first. */
    List<Referral> received(Instant from, Instant until, @Nullable Referral after, int most) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.held_referral r
                 where r.received_at >= :from and r.received_at < :until and r.state <> 'ENTERED_IN_ERROR'
                   and (:at::timestamptz is null
                        or (r.received_at <= :at::timestamptz
                            and (r.received_at < :at::timestamptz or r.referral_id > :id::uuid)))
                 order by r.received_at desc, r.referral_id limit :most
                """)
                .param("at", after == null ? null : after.receivedAt().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.referralId())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(ReferralRepository::row)
                .list();
    }

    /** Those a service has and that are not ended, the oldest first. @param after the last of those had before */
    List<Referral> openWith(UUID serviceId, @Nullable Referral after, int most) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.held_referral r
                 where r.current_service = :serviceId and r.state = any(:open)
                   and (:at::timestamptz is null or (r.received_at, r.referral_id) > (:at::timestamptz, :id::uuid))
                 order by r.received_at, r.referral_id limit :most
                """)
                .param("serviceId", serviceId)
                .param("open", OPEN)
                .param("at", after == null ? null : after.receivedAt().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.referralId())
                .param("most", most)
                .query(ReferralRepository::row)
                .list();
    }

    int countOpenWith(UUID serviceId) {
        return jdbc.sql("""
                select count(*)::int from frontdoor.held_referral r where r.current_service = :serviceId and r.state = any(:open)
                """)
                .param("serviceId", serviceId)
                .param("open", OPEN)
                .query(Integer.class)
                .single();
    }

    List<Referral> ofJourney(UUID personId, UUID journeyId) {
        return jdbc.sql("select " + COLUMNS + """
                  from frontdoor.held_referral r
                 where r.person_id = :personId and r.journey_id = :journeyId
                 order by r.received_at, r.referral_id
                """)
                .param("personId", personId)
                .param("journeyId", journeyId)
                .query(ReferralRepository::row)
                .list();
    }

    void insert(Referral r, Referral.Words words) {
        bind(jdbc.sql("""
                with claimed as (
                    insert into frontdoor.reference (reference, person_id, referral_id)
                    values (:reference, :personId, :referralId))
                insert into frontdoor.referral (person_id, referral_id, reference, state, door, priority,
                    requested_priority, received_at, submitted_at, source_org, source_team, source_account, owner_org,
                    owner_team, owner_account, requested_service, current_service, offered_org, offered_team,
                    offer_expires_at, journey_id, parent_id, needs, reason, risk, consent, identity_review,
                    duplicate_of, supersedes, outcome, told)
                values (:personId, :referralId, :reference, :state, :door, :priority,
                    :requestedPriority, :receivedAt, :submittedAt, :sourceOrg, :sourceTeam, :sourceAccount, :ownerOrg,
                    :ownerTeam, :ownerAccount, :requestedService, :currentService, :offeredOrg, :offeredTeam,
                    :offerExpiresAt, :journeyId, :parentId, :needs, :reason, :risk, :consent, :identityReview,
                    :duplicateOf, :supersedes, :outcome, :told)
                """), r)
                .param("door", r.door().code())
                .param("requestedPriority", r.requestedPriority().code())
                .param("submittedAt", utc(r.submittedAt()))
                .param("sourceOrg", r.source().organisationId())
                .param("sourceTeam", r.source().teamId())
                .param("sourceAccount", r.source().accountId())
                .param("requestedService", r.requestedService())
                .param("journeyId", r.journeyId())
                .param("parentId", r.parentId())
                .param("reason", words.reason())
                .param("risk", words.risk())
                .param("duplicateOf", r.duplicateOf())
                .param("supersedes", r.supersedes())
                .update();
    }

    /** Stores the next state of a referral. @throws StaleEdit when it is not the next of the one stored */
    Referral update(Referral r) {
        int changed = bind(jdbc.sql("""
                update frontdoor.referral
                   set state = :state, priority = :priority, owner_org = :ownerOrg, owner_team = :ownerTeam,
                       owner_account = :ownerAccount, current_service = :currentService, offered_org = :offeredOrg,
                       offered_team = :offeredTeam, offer_expires_at = :offerExpiresAt, needs = :needs,
                       received_at = :receivedAt, consent = :consent, identity_review = :identityReview, outcome = :outcome, told = :told,
                       sharing = :sharing, version = version + 1
                 where person_id = :personId and referral_id = :referralId and version = :version
                   and reference = :reference
                """), r).param("version", r.version()).update();
        if (changed == 0) {
            throw new StaleEdit("referral");
        }
        return find(r.personId(), r.referralId()).orElseThrow();
    }

    private static StatementSpec bind(StatementSpec sql, Referral r) {
        Referral.OpenOffer offer = r.offer();
        return sql.param("personId", r.personId())
                .param("referralId", r.referralId())
                .param("reference", r.reference())
                .param("state", r.state().name())
                .param("priority", r.priority().code())
                .param("ownerOrg", r.owner().organisationId())
                .param("ownerTeam", r.owner().teamId())
                .param("ownerAccount", r.owner().accountId())
                .param("currentService", r.currentService())
                .param("offeredOrg", offer == null ? null : offer.organisationId())
                .param("offeredTeam", offer == null ? null : offer.teamId())
                .param("offerExpiresAt", offer == null ? null : utc(offer.expiresAt()))
                .param("receivedAt", utc(r.receivedAt()))
                .param("consent", r.consent())
                .param("needs", r.needs().toArray(String[]::new))
                .param("identityReview", r.identityReview())
                .param("outcome", r.outcome() == null ? null : r.outcome().code())
                .param("told", r.told().toArray(String[]::new))
                .param("sharing", r.sharing().stream().sorted().toArray(UUID[]::new));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        Array array = rs.getArray(column);
        return List.of((String[]) array.getArray());
    }

    private static Referral row(ResultSet rs, int number) throws SQLException {
        UUID offeredOrg = rs.getObject("offered_org", UUID.class);
        String outcome = rs.getString("outcome");
        return new Referral(
                rs.getObject("person_id", UUID.class),
                rs.getObject("referral_id", UUID.class),
                rs.getString("reference"),
                rs.getLong("version"),
                WorkState.valueOf(rs.getString("state")),
                Door.ofCode(rs.getString("door")),
                Priority.ofCode(rs.getString("priority")),
                Priority.ofCode(rs.getString("requested_priority")),
                instant(rs, "received_at"),
                instant(rs, "submitted_at"),
                new Referral.Source(
                        rs.getObject("source_org", UUID.class),
                        rs.getObject("source_team", UUID.class),
                        rs.getObject("source_account", UUID.class)),
                new Owner(
                        rs.getObject("owner_org", UUID.class),
                        rs.getObject("owner_team", UUID.class),
                        rs.getObject("owner_account", UUID.class)),
                rs.getObject("requested_service", UUID.class),
                rs.getObject("current_service", UUID.class),
                offeredOrg == null
                        ? null
                        : new Referral.OpenOffer(
                                offeredOrg, rs.getObject("offered_team", UUID.class), instant(rs, "offer_expires_at")),
                rs.getObject("journey_id", UUID.class),
                rs.getObject("parent_id", UUID.class),
                texts(rs, "needs"),
                rs.getString("consent"),
                rs.getBoolean("identity_review"),
                rs.getObject("duplicate_of", UUID.class),
                rs.getObject("supersedes", UUID.class),
                outcome == null ? null : Outcome.ofCode(outcome),
                texts(rs, "told"),
                Set.of((UUID[]) rs.getArray("sharing").getArray()));
    }

    /** Puts a question about null where the language has none. */
    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
