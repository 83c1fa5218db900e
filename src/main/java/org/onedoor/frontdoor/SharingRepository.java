package org.onedoor.frontdoor;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Service;
import org.onedoor.frontdoor.SharedReferrals.Sharer;
import org.onedoor.people.PlaceFilter;
import org.onedoor.platform.Act;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Which services share a referral beside its owner, from when and until when. */
@Repository
class SharingRepository {
    private final JdbcClient jdbc;

    SharingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A referral on the list of those that a team shares. */
    record Line(UUID personId, UUID referralId) {}

    void begin(Act act, Referral referral, Service service) {
        jdbc.sql("""
                insert into frontdoor.shared_service (person_id, referral_id, service_id, org_id, team_id, since, account_id)
                values (:personId, :referralId, :service, :org, :team, :now, :account)
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("service", service.id())
                .param("org", service.organisationId())
                .param("team", service.teamId())
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("account", act.actor().accountId())
                .update();
    }

    /** @return the services whose sharing has ended by it */
    List<UUID> end(Act act, Referral referral, @Nullable UUID serviceId, UUID teamId) {
        return jdbc.sql("""
                update frontdoor.shared_service set until = :now, ended_by = :account
                 where person_id = :personId and referral_id = :referralId and team_id = :team and until is null
                   and (:service::uuid is null or service_id = :service::uuid)
                returning service_id
                """)
                .param("now", act.now().atOffset(ZoneOffset.UTC))
                .param("account", act.actor().accountId())
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .param("team", teamId)
                .param("service", serviceId)
                .query(UUID.class)
                .list();
    }

    /** Whoever owns it does not share it as well. */
    Referral withoutOwner(Act act, Referral referral) {
        UUID owner = referral.owner().teamId();
        if (!referral.sharing().contains(owner)) {
            return referral;
        }
        end(act, referral, null, owner);
        Set<UUID> rest = new HashSet<>(referral.sharing());
        rest.remove(owner);
        return referral.sharedBy(rest);
    }

    /** Those that share it now, in the order in which they began. */
    List<Sharer> of(Referral referral) {
        return jdbc.sql("""
                select service_id, org_id as organisation_id, team_id, since, account_id from frontdoor.shared_service
                 where person_id = :personId and referral_id = :referralId and until is null
                 order by since, service_id
                """)
                .param("personId", referral.personId())
                .param("referralId", referral.referralId())
                .query(Sharer.class)
                .list();
    }

    Set<UUID> teams(Referral referral) {
        return of(referral).stream().map(Sharer::teamId).collect(Collectors.toSet());
    }

    /** The open referrals of a place that a team shares, those shared last first. */
    List<Line> shared(UUID organisationId, UUID teamId, PlaceFilter place, int page, int size) {
        return open("select s.person_id, s.referral_id", """
                 group by s.person_id, s.referral_id
                 order by max(s.since) desc, s.referral_id limit :limit offset :offset
                """, organisationId, teamId, place)
                .param("limit", size)
                .param("offset", (page - 1L) * size)
                .query(Line.class)
                .list();
    }

    int count(UUID organisationId, UUID teamId, PlaceFilter place) {
        return open("select count(distinct s.referral_id)::int", "", organisationId, teamId, place)
                .query(Integer.class)
                .single();
    }

    /** Whom they are about, one for each. */
    List<UUID> people(UUID organisationId, UUID teamId, PlaceFilter place) {
        return open("select s.person_id", " group by s.person_id, s.referral_id", organisationId, teamId, place)
                .query(UUID.class)
                .list();
    }

    private StatementSpec open(String select, String rest, UUID organisationId, UUID teamId, PlaceFilter place) {
        return place.given(jdbc.sql(select + OPEN + place.and("s.person_id", "s.team_id", "") + rest))
                .param("org", organisationId)
                .param("team", teamId)
                .param("states", ReferralRepository.open());
    }

    private static final String OPEN = """
             from frontdoor.shared_service s
             join frontdoor.held_referral r on r.person_id = s.person_id and r.referral_id = s.referral_id
            where s.org_id = :org and s.team_id = :team and s.until is null and r.state = any(:states)
            """;
}
