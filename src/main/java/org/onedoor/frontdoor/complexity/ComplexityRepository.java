package org.onedoor.frontdoor.complexity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.directory.Services;
import org.onedoor.frontdoor.ReadableReferrals;
import org.onedoor.frontdoor.WorkState;
import org.onedoor.frontdoor.Worklists;
import org.onedoor.frontdoor.complexity.ComplexityBand.Fit;
import org.onedoor.people.PlaceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The band of each person, and those whom a team serves above or below it. */
@Repository
class ComplexityRepository {
    /** Where a service has the person. */
    static final Set<WorkState> SERVED = EnumSet.of(
            WorkState.ACCEPTED,
            WorkState.BOOKED,
            WorkState.CONTACT_ATTEMPTED,
            WorkState.DID_NOT_ATTEND,
            WorkState.APPOINTMENT_CANCELLED,
            WorkState.IN_PROGRESS);

    private static final String MISMATCHED = """
              from frontdoor.worklist l
              join frontdoor.held_referral r on r.person_id = l.person_id and r.referral_id = l.referral_id
              join lateral (
                   select each.band, each.recorded_at
                     from frontdoor.complexity each
                     join frontdoor.held_referral o on o.person_id = each.person_id and o.referral_id = each.referral_id
                    where each.person_id = l.person_id
                      and (o.consent in ('given', 'lacks-capacity') or o.owner_team = :teamId::uuid
                           or o.source_team = :teamId::uuid or (o.source_team is null and o.source_org = :orgId))
                    order by each.recorded_at desc limit 1) c on true
              join unnest(:services::uuid[], :serviceLevels::int[]) s (service_id, level)
                on s.service_id = r.current_service
              join unnest(:bands::text[], :bandLevels::int[]) b (band, level) on b.band = c.band
             where l.org_id = :orgId and l.lane = 'owner' and l.open and l.state = any(:states)
               and (:teamId::uuid is null or l.team_id is null or l.team_id = :teamId::uuid)
            """;

    private final JdbcClient jdbc;
    private final Services services;
    private final ReadableReferrals readable;

    ComplexityRepository(JdbcClient jdbc, Services services, ReadableReferrals readable) {
        this.jdbc = jdbc;
        this.services = services;
        this.readable = readable;
    }

    /** Whose list, of which place. @param teamId none for those who run the organisation, who see all of its teams */
    record Whose(UUID organisationId, @Nullable UUID teamId, PlaceFilter place) {}

    void put(UUID personId, ComplexityBand band, Instant at, UUID referralId) {
        jdbc.sql("""
                insert into frontdoor.complexity (person_id, band, recorded_at, referral_id)
                values (:person, :band, :at, :referral)
                on conflict (person_id, referral_id) do update
                   set band = excluded.band, recorded_at = excluded.recorded_at
                """)
                .param("person", personId)
                .param("band", band.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("referral", referralId)
                .update();
    }

    /** The latest that the reader may know. Called from inside a look. */
    Optional<Complexities.Known> find(UUID personId) {
        return jdbc.sql("""
                select band, recorded_at from frontdoor.complexity
                 where person_id = :person and referral_id = any(:readable)
                 order by recorded_at desc limit 1
                """)
                .param("person", personId)
                .param("readable", readable.of(personId))
                .query((rs, _) -> new Complexities.Known(
                        Objects.requireNonNull(ComplexityBand.ofCode(rs.getString("band"))),
                        rs.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** One page of those served above or below their band: those who wait longest for a change of it first. */
    List<Worklists.Row> page(Whose whose, Fit fit, int page, int size) {
        return given(
                        """
                select l.person_id, l.referral_id, l.reference, l.state, l.priority, l.received_at, l.due_at,
                       l.changed_at
                """ + MISMATCHED + condition(fit) + where(whose)
                                + " order by c.recorded_at, l.referral_id limit :size offset :offset",
                        whose)
                .param("size", size)
                .param("offset", (page - 1L) * size)
                .query(Worklists.Row.class)
                .list();
    }

    /** Both lists are gone through once for their counts. */
    ComplexityList.Counts counts(Whose whose) {
        return given("""
                select count(*) filter (where s.level > b.level)::int as above,
                       count(*) filter (where s.level < b.level)::int as below
                """ + MISMATCHED + where(whose), whose)
                .query(ComplexityList.Counts.class)
                .single();
    }

    /** Whom each row is about; the first fifty thousand. */
    List<UUID> people(Whose whose, Fit fit) {
        return given("select l.person_id " + MISMATCHED + condition(fit) + where(whose) + " limit 50000", whose)
                .query(UUID.class)
                .list();
    }

    private static String where(Whose whose) {
        return whose.place().and("l.person_id", "l.team_id", "");
    }

    private static String condition(Fit fit) {
        return switch (fit) {
            case FITS -> " and s.level = b.level";
            case ABOVE -> " and s.level > b.level";
            case BELOW -> " and s.level < b.level";
        };
    }

    private StatementSpec given(String sql, Whose whose) {
        List<Service> banded = services.all().stream()
                .filter(service -> ComplexityBand.ofCode(service.band()) != null)
                .toList();
        return whose.place()
                .given(jdbc.sql(sql))
                .param("orgId", whose.organisationId())
                .param("teamId", whose.teamId())
                .param("services", banded.stream().map(Service::id).toArray(UUID[]::new))
                .param(
                        "serviceLevels",
                        banded.stream()
                                .map(service -> Objects.requireNonNull(ComplexityBand.ofCode(service.band()))
                                        .level())
                                .toArray(Integer[]::new))
                .param(
                        "bands",
                        Arrays.stream(ComplexityBand.values())
                                .map(ComplexityBand::code)
                                .toArray(String[]::new))
                .param(
                        "bandLevels",
                        Arrays.stream(ComplexityBand.values())
                                .map(ComplexityBand::level)
                                .toArray(Integer[]::new))
                .param("states", SERVED.stream().map(WorkState::name).toArray(String[]::new));
    }
}
