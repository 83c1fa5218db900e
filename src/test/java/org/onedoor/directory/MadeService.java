package org.onedoor.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.Cast;
import org.onedoor.access.Accounts.Account;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.Team;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Services that tests make for themselves, each with a team of its own, so that nothing shared is changed. */
@Component
public class MadeService {
    private final JdbcClient jdbc;
    private final Services services;
    private final Organisations organisations;
    private final Cast cast;

    MadeService(JdbcClient jdbc, Services services, Organisations organisations, Cast cast) {
        this.jdbc = jdbc;
        this.services = services;
        this.organisations = organisations;
        this.cast = cast;
    }

    /** For adults everywhere who feel low, open to anybody, under a new code. */
    public Service adults() {
        return make("low-mood-anxiety", 18, null, "{all}");
    }

    /** @param places as PostgreSQL writes an array */
    public Service make(String need, @Nullable Integer from, @Nullable Integer to, String places) {
        UUID organisation = Organisation.idOfSlug("thurrock-and-brentwood-mind");
        if (organisations.find(organisation).isEmpty()) {
            organisation = Organisation.idOfSlug("care-co-ordination-centre");
        }
        return make(organisation, null, need, from, to, places);
    }

    /** As {@link #adults()}, of another provider. @param ods its code */
    public Service adultsOf(String ods) {
        return make(organisations.byOds(ods).orElseThrow().id(), null, "low-mood-anxiety", 18, null, "{all}");
    }

    /** Another service that the same team runs. */
    public Service beside(Service service, String need) {
        return make(service.organisationId(), service.teamId(), need, 18, null, "{all}");
    }

    private Service make(
            UUID organisation,
            @Nullable UUID teamId,
            String need,
            @Nullable Integer from,
            @Nullable Integer to,
            String places) {
        String code = "made-" + UUID.randomUUID();
        if (teamId == null) {
            organisations.addTeam(new Team(organisation, Team.idOf(code), code, "Team " + code, "Z02", null, null));
        }
        jdbc.sql("""
                insert into directory.service (org_id, service_id, team_id, code, name, description, type_code, band, needs,
                    age_from, age_to, places, doors, formats, answers, hours, bank_holidays, requires, status, assured, source)
                values (:org, :id, :team, :code, :name, 'Made by a test.', 'wellbeing', 'prevention', array[:need], :from, :to,
                    :places::text[], '{any}', '{face-to-face}', '{soon:7,routine:14}', 'mon-fri 09:00-17:00', 'closed', '{}',
                    'active', false, 'made by a test')
                """)
                .param("org", organisation)
                .param("id", Service.idOf(code))
                .param("team", teamId == null ? Team.idOf(code) : teamId)
                .param("code", code)
                .param("name", "Made service " + code.substring(5, 13))
                .param("need", need)
                .param("from", from)
                .param("to", to)
                .param("places", places)
                .update();
        services.refresh();
        return services.byCode(code).orElseThrow();
    }

    /** Takes it away again from what is offered, so that no other test meets it. */
    public void close(Service service) {
        jdbc.sql(
                        "update directory.service set status = 'closed-to-referrals', needs = '{unsure}', phone = null, version = version + 1 where service_id = :id")
                .param("id", service.id())
                .update();
        services.refresh();
    }

    /** A member of the team that works it. */
    public Account vcse(Service service) {
        return cast.account("vcse", service.organisationId(), service.teamId());
    }
}
