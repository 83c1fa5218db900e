package org.onedoor.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrganisationRepository {
    private static final String SELECT = """
            select o.organisation_id as id, o.kind, o.ods_code, o.name, o.postcode, o.opened, o.closed, s.successor_id
              from organisation.organisation o
              left join organisation.successor s on s.organisation_id = o.organisation_id
            """;
    private static final String TEAM = """
            select org_id as organisation_id, team_id as id, code, name, type_code, service_area, ended
              from organisation.team
            """;

    private final JdbcClient jdbc;

    OrganisationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            UUID id,
            String kind,
            @Nullable String odsCode,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            @Nullable UUID successorId) {
        Organisation toOrganisation() {
            return new Organisation(
                    id, OrganisationKind.of(kind), odsCode, name, postcode, opened, closed, successorId);
        }
    }

    private record Name(UUID id, String name) {}

    Optional<Organisation> find(UUID id) {
        return jdbc.sql(SELECT + " where o.organisation_id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::toOrganisation);
    }

    Optional<Organisation> byOds(String odsCode) {
        return jdbc.sql(SELECT + " where o.ods_code = :odsCode")
                .param("odsCode", odsCode)
                .query(Row.class)
                .optional()
                .map(Row::toOrganisation);
    }

    Optional<Organisation> byAlias(String aliasKey) {
        return jdbc.sql(SELECT + """
                 where o.organisation_id =
                       (select a.organisation_id from organisation.alias a where a.alias_key = :aliasKey)
                """)
                .param("aliasKey", aliasKey)
                .query(Row.class)
                .optional()
                .map(Row::toOrganisation);
    }

    List<String> publicNames() {
        return jdbc.sql("""
                with chosen as (select organisation_id, name from organisation.organisation
                                 where kind not in ('practice', 'clinic', 'care-home'))
                select name from chosen
                union
                select a.alias from organisation.alias a join chosen c on c.organisation_id = a.organisation_id
                 order by 1
                """).query(String.class).list();
    }

    List<Organisation> ofKind(OrganisationKind kind) {
        return jdbc
                .sql(SELECT + " where o.kind = :kind order by o.name, o.organisation_id limit 2000")
                .param("kind", kind.code())
                .query(Row.class)
                .list()
                .stream()
                .map(Row::toOrganisation)
                .toList();
    }

    List<Partner> partners() {
        return jdbc.sql("""
                select p.organisation_id, p.known_as, p.part, p.role, p.age_remit, p.systems from organisation.partner p
                 order by p.part, p.role, p.known_as limit 500
                """)
                .query((rs, _) -> new Partner(
                        find(rs.getObject("organisation_id", UUID.class)).orElseThrow(),
                        rs.getString("known_as"),
                        rs.getString("part").equals("core"),
                        Partner.Role.ofCode(rs.getString("role")),
                        rs.getString("age_remit"),
                        Stream.of(rs.getString("systems").split("\\|"))
                                .flatMap(code -> byOds(code).stream())
                                .toList()))
                .list();
    }

    List<Organisation> named(String beginning) {
        return jdbc.sql(SELECT + """
                 where starts_with(lower(o.name), lower(:beginning)) order by o.name, o.organisation_id limit 1000
                """).param("beginning", beginning).query(Row.class).list().stream()
                .map(Row::toOrganisation)
                .toList();
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return toMap(jdbc.sql("""
                select organisation_id as id, name from organisation.organisation where organisation_id = any(:ids)
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Name.class)
                .list());
    }

    Map<UUID, String> teamNames(Collection<UUID> ids) {
        return toMap(jdbc.sql("select team_id as id, name from organisation.team where team_id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Name.class)
                .list());
    }

    Optional<Organisations.WorkplaceNames> workplace(UUID organisationId, @Nullable UUID teamId) {
        return jdbc.sql("""
                select o.name as organisation, t.name as team
                  from organisation.organisation o
                  left join organisation.team t on t.team_id = :teamId::uuid
                 where o.organisation_id = :organisationId
                """)
                .param("organisationId", organisationId)
                .param("teamId", teamId)
                .query(Organisations.WorkplaceNames.class)
                .optional();
    }

    private static Map<UUID, String> toMap(List<Name> names) {
        Map<UUID, String> answer = new HashMap<>();
        names.forEach(name -> answer.put(name.id(), name.name()));
        return answer;
    }

    Optional<Team> team(UUID teamId) {
        return jdbc.sql(TEAM + " where team_id = :teamId")
                .param("teamId", teamId)
                .query(Team.class)
                .optional();
    }

    List<Team> teamsOf(UUID organisationId) {
        return jdbc.sql(TEAM + " where org_id = :organisationId order by name, team_id limit 500")
                .param("organisationId", organisationId)
                .query(Team.class)
                .list();
    }

    void save(Team team) {
        jdbc.sql("""
                insert into organisation.team (org_id, team_id, code, name, type_code, service_area, ended)
                values (:organisationId, :id, :code, :name, :typeCode, :serviceArea, :ended)
                on conflict (org_id, team_id) do update
                   set name = excluded.name, type_code = excluded.type_code,
                       service_area = excluded.service_area, ended = excluded.ended
                """).paramSource(team).update();
    }

    /** Each step takes the membership in force on the day, the newest if two overlap. */
    RegisteredPlace registeredPlace(Organisation practice, LocalDate on) {
        Organisation pcn = above(practice, OrganisationKind.PCN, on);
        Organisation subIcb = pcn == null ? null : above(pcn, OrganisationKind.SUB_ICB, on);
        if (subIcb == null) {
            subIcb = above(practice, OrganisationKind.SUB_ICB, on);
        }
        return new RegisteredPlace(
                practice,
                pcn,
                subIcb,
                subIcb == null ? null : above(subIcb, OrganisationKind.ALLIANCE, on),
                subIcb == null ? null : above(subIcb, OrganisationKind.ICB, on));
    }

    @Nullable
    Organisation above(Organisation member, OrganisationKind kind, LocalDate on) {
        return jdbc.sql(SELECT + """
                  join organisation.membership m on m.of_id = o.organisation_id
                 where m.member_id = :memberId and o.kind = :kind
                   and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
                 order by m.valid_from desc, o.organisation_id
                 limit 1
                """)
                .param("memberId", member.id())
                .param("kind", kind.code())
                .param("on", on)
                .query(Row.class)
                .optional()
                .map(Row::toOrganisation)
                .orElse(null);
    }

    /** @param practices the codes of some; every practice when there are none */
    Map<String, Optional<String>> networks(@Nullable Collection<String> practices, LocalDate on) {
        Map<String, Optional<String>> found = new HashMap<>();
        jdbc.sql("""
                select p.ods_code, network.name
                  from organisation.organisation p
                  left join lateral (
                       select o.name from organisation.membership m
                         join organisation.organisation o on o.organisation_id = m.of_id
                        where m.member_id = p.organisation_id and o.kind = :pcn
                          and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
                        order by m.valid_from desc, o.organisation_id
                        limit 1) network on true
                 where p.kind = :practice and p.ods_code is not null %s
                """.formatted(practices == null ? "" : "and p.ods_code = any(:practices)"))
                .param("pcn", OrganisationKind.PCN.code())
                .param("practice", OrganisationKind.PRACTICE.code())
                .param("on", on)
                .param("practices", practices == null ? new String[0] : practices.toArray(String[]::new))
                .query(rs -> {
                    found.put(rs.getString("ods_code"), Optional.ofNullable(rs.getString("name")));
                });
        return found;
    }

    /** Every practice with the network it was in on a day. */
    Map<String, Optional<Organisations.Pcn>> networkOfEach(LocalDate on) {
        Map<String, Optional<Organisations.Pcn>> found = new HashMap<>();
        jdbc.sql("""
                select distinct on (p.ods_code) p.ods_code as practice, o.ods_code, o.name
                  from organisation.organisation p
                  left join (organisation.membership m
                       join organisation.organisation o on o.organisation_id = m.of_id and o.kind = :pcn)
                    on m.member_id = p.organisation_id
                       and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
                 where p.kind = :practice and p.ods_code is not null
                 order by p.ods_code, m.valid_from desc nulls last, o.organisation_id
                """)
                .param("pcn", OrganisationKind.PCN.code())
                .param("practice", OrganisationKind.PRACTICE.code())
                .param("on", on)
                .query(rs -> {
                    String code = rs.getString("ods_code");
                    found.put(
                            rs.getString("practice"),
                            code == null
                                    ? Optional.empty()
                                    : Optional.of(new Organisations.Pcn(code, rs.getString("name"), null)));
                });
        return found;
    }

    /** Every PCN open on a day with the sub-ICB it lies in. */
    List<Organisations.Pcn> pcns(LocalDate on) {
        return jdbc.sql("""
                select p.ods_code as code, p.name, min(s.ods_code) as sub_icb
                  from organisation.organisation p
                  left join organisation.membership m on m.member_id = p.organisation_id and m.valid_from <= :on
                        and (m.valid_to is null or m.valid_to >= :on)
                  left join organisation.organisation s on s.organisation_id = m.of_id and s.kind = 'sub-icb'
                 where p.kind = 'pcn' and p.ods_code is not null and (p.opened is null or p.opened <= :on)
                   and (p.closed is null or p.closed > :on)
                 group by p.ods_code, p.name
                 order by p.name, p.ods_code
                """).param("on", on).query(Organisations.Pcn.class).list();
    }
}
