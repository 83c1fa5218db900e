package org.onedoor.frontdoor.coordination;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.Referral;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The huddles of each case, and who was invited. */
@Repository
class HuddleRepository {
    private final JdbcClient jdbc;
    private final Services services;

    HuddleRepository(JdbcClient jdbc, Services services) {
        this.jdbc = jdbc;
        this.services = services;
    }

    /** Somebody to be invited. @param service none for somebody who joins by telephone or in person */
    record Guest(HuddleRole role, @Nullable Service service) {}

    private record Row(
            UUID huddleId,
            UUID referralId,
            OffsetDateTime calledAt,
            @Nullable OffsetDateTime agreedAt) {}

    private record Invite(
            String role,
            @Nullable UUID serviceId,
            @Nullable UUID teamId,
            @Nullable UUID orgId,
            @Nullable OffsetDateTime joinedAt) {}

    /** The latest huddle of a case. */
    Optional<Huddle> latest(UUID personId, UUID journeyId) {
        return jdbc.sql("""
                select huddle_id, referral_id, called_at, agreed_at from frontdoor.huddle
                 where person_id = :personId and journey_id = :journeyId
                 order by called_at desc, huddle_id desc limit 1
                """)
                .param("personId", personId)
                .param("journeyId", journeyId)
                .query(Row.class)
                .optional()
                .map(row -> new Huddle(
                        row.huddleId(),
                        row.referralId(),
                        row.calledAt().toInstant(),
                        instant(row.agreedAt()),
                        invited(personId, row.huddleId())));
    }

    private List<Huddle.Invited> invited(UUID personId, UUID huddleId) {
        return jdbc.sql("""
                select role, service_id, team_id, org_id, joined_at from frontdoor.huddle_invite
                 where person_id = :personId and huddle_id = :huddleId
                 order by place
                """).param("personId", personId).param("huddleId", huddleId).query(Invite.class).list().stream()
                .map(one -> new Huddle.Invited(
                        Objects.requireNonNull(HuddleRole.ofCode(one.role())),
                        Optional.ofNullable(one.serviceId())
                                .flatMap(services::find)
                                .map(Service::name)
                                .orElse(null),
                        one.teamId(),
                        one.orgId(),
                        instant(one.joinedAt())))
                .toList();
    }

    void call(Referral referral, UUID huddleId, Instant at) {
        jdbc.sql("""
                insert into frontdoor.huddle (person_id, huddle_id, referral_id, journey_id, called_at)
                values (:personId, :huddleId, :referralId, :journeyId, :at)
                """)
                .param("personId", referral.personId())
                .param("huddleId", huddleId)
                .param("referralId", referral.referralId())
                .param("journeyId", referral.journeyId())
                .param("at", utc(at))
                .update();
    }

    void invite(UUID personId, UUID huddleId, int place, Guest guest) {
        Service service = guest.service();
        jdbc.sql("""
                insert into frontdoor.huddle_invite (person_id, huddle_id, place, role, service_id, team_id, org_id)
                values (:personId, :huddleId, :place, :role, :serviceId, :teamId, :orgId)
                """)
                .param("personId", personId)
                .param("huddleId", huddleId)
                .param("place", place)
                .param("role", guest.role().code())
                .param("serviceId", service == null ? null : service.id())
                .param("teamId", service == null ? null : service.teamId())
                .param("orgId", service == null ? null : service.organisationId())
                .update();
    }

    void joined(UUID personId, UUID huddleId, UUID teamId, Instant at) {
        jdbc.sql("""
                update frontdoor.huddle_invite set joined_at = :at
                 where person_id = :personId and huddle_id = :huddleId and team_id = :teamId and joined_at is null
                """)
                .param("at", utc(at))
                .param("personId", personId)
                .param("huddleId", huddleId)
                .param("teamId", teamId)
                .update();
    }

    void agreed(UUID personId, UUID huddleId, Instant at) {
        jdbc.sql("""
                update frontdoor.huddle set agreed_at = :at where person_id = :personId and huddle_id = :huddleId
                """)
                .param("at", utc(at))
                .param("personId", personId)
                .param("huddleId", huddleId)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
